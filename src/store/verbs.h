/* What is done with a visit: calling, serving, putting off. core/rules.h alone
 * decides what may be done; what is done is one transaction with its event. */
#ifndef STORE_VERBS_H
#define STORE_VERBS_H

#include <stdint.h>

#include "core/date.h"
#include "core/fault.h"
#include "core/rules.h"
#include "store/store.h"

struct change {
	const char *desk; /* of a call: who calls; of a transfer: who alone is to call; else "" */
	const char *why;  /* reason code, "" for none; nothing personal */
	int64_t until;    /* of a hold: when it returns by itself, Unix time; 0: by hand only */
	struct actor actor;
};

enum change_result {
	CHANGE_DONE,
	CHANGE_FORBIDDEN, /* the rules forbid the verb in the state `was` */
	CHANGE_NO_VISIT,
	CHANGE_NOBODY,    /* nobody waits whom this desk could call */
	CHANGE_UNDECIDED, /* a finish: one of its requests has no outcome yet */
};

struct change_outcome {
	enum change_result result;
	int64_t visit;            /* 0: CHANGE_NOBODY */
	enum visit_state was, is; /* of CHANGE_DONE, _FORBIDDEN and _UNDECIDED */
};

/* Does the verb. What the rules forbid is an outcome, not a fault, and writes
 * nothing. Texts must be shorter than STORE_ACTOR (asserted); a call and a
 * transfer need a desk. A visit that waits keeps its place by the time of its
 * taking, also after it was held or sent back. */
enum fault store_visit(struct store *store, int64_t visit, enum visit_verb verb,
                       const struct change *change, const struct moment *now,
                       struct change_outcome *outcome);

/* Calls to change->desk whoever took a ticket first of those who wait on that day
 * for this desk or for any. Held ones whose time has come return before that (an
 * event of their own, why "time"). Two who call at once get two visits. */
enum fault store_call_next(struct store *store, struct date day, const struct change *change,
                           const struct moment *now, struct change_outcome *outcome);

#endif
