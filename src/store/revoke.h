/* The last step in a request taken back: what was decided, ticked or written down
 * by a slip. The journal keeps the step and says that it was taken back; the
 * register stands as it stood before. */
#ifndef STORE_REVOKE_H
#define STORE_REVOKE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/answers.h"
#include "core/date.h"
#include "core/fault.h"
#include "store/outcome.h"
#include "store/store.h"

enum { REVOKE_S = 60 }; /* so long after it a step can be taken back */

enum revoke_result {
	REVOKE_DONE,
	REVOKE_NOTHING,  /* the last step is not one of those, or there is none */
	REVOKE_LATE,
	REVOKE_TOUCHED,  /* the last step is somebody else's */
	REVOKE_FINISHED, /* the visit was finished because of it: that is first */
};

/* What was taken back; of REVOKE_DONE. */
struct revoked {
	enum revoke_result result;
	char what[32];            /* the verb, as the journal has it */
	/* Papers that the person may have in hand and must give back. */
	bool printed;             /* the receipt, or the refusal on paper */
	char paper[ANSWER_NAME];  /* the result that was issued; "": none */
	char number[OUTCOME_WORD];
};

/* Takes back the newest step in the request if it is the actor's own and no older
 * than REVOKE_S. What is refused writes nothing. */
enum fault store_revoke(struct store *store, int64_t request, const struct actor *actor,
                        const struct moment *now, struct revoked *revoked);

/* A paper about the request was printed for the person: "receipt", "refusal" or
 * "export". It changes nothing, but stands in the journal. */
enum fault store_handed_out(struct store *store, int64_t request, const char *what,
                            const struct actor *actor, const struct moment *now);

#endif
