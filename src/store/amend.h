/* What staff put right in a request: answers, ticked papers, notes, consent. Each
 * is one transaction with its event; old and new values stand in its detail, which
 * can be forgotten. Done is false, and nothing written, when there is no such
 * request, when its data are blocked or deleted, or when nothing would change. */
#ifndef STORE_AMEND_H
#define STORE_AMEND_H

#include <stdbool.h>
#include <stdint.h>

#include "core/answers.h"
#include "core/date.h"
#include "core/fault.h"
#include "store/store.h"
#include "store/take.h"

/* Who amends which request, when. */
struct amend {
	int64_t request;
	struct actor actor;
	const struct moment *now;
	bool claims; /* of store_correct: the answer says that the law puts the visit first */
};

/* One answer; position is that of the field in the form. The value must be what
 * check_answer gave; "" for a state other than ANSWER_GIVEN. */
enum fault store_correct(struct store *store, const struct amend *amend, int position,
                         const struct answer *answer, bool *done);

/* A paper of the check-list is there, or is not. */
enum fault store_tick(struct store *store, const struct amend *amend, int position,
                      const char *paper, bool with_me, bool *done);

/* Words of staff to staff; not "", shorter than ANSWER_VALUE. */
enum fault store_note(struct store *store, const struct amend *amend, const char *text,
                      bool *done);

/* Consent that was not yet given or was taken back; or, where it was given without a
 * name, the name alone of who gave it. */
enum fault store_consent(struct store *store, const struct amend *amend,
                         const struct consent *consent, bool *done);

#endif
