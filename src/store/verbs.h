/* What is done with a visit: calling, serving, putting off. core/rules.h alone
 * decides what may be done; what is done is one transaction with its event. */
#ifndef STORE_VERBS_H
#define STORE_VERBS_H

#include <stdint.h>

#include "core/date.h"
#include "core/fault.h"
#include "core/rules.h"
#include "store/store.h"

/* What a verb may change of a visit. */
struct visit_place {
	enum visit_state state;
	int64_t state_at;
	char desk[STORE_ACTOR];
	int64_t called_at, recalls, hold_until;
	char hold_why[STORE_ACTOR];
	char back_to[STORE_ACTOR];
};

struct change {
	const char *desk; /* of a call: who calls; of a transfer: who alone is to call; else "" */
	const char *why;  /* reason code, "" for none; nothing personal */
	int64_t until;    /* of a hold: when it returns by itself, Unix time; 0: by hand only */
	struct actor actor;
	const char *comment; /* of a transfer, for the receiver; of a call: the claim; NULL for
	                      * none; may be personal */
	const char *back_to; /* of a transfer: the desk it returns to afterwards; NULL for none */
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
	bool by_claim; /* store_call_next has called it before older ones, or might have */
	struct visit_place before, after; /* of CHANGE_DONE: what an undo needs */
};

/* Does the verb. What the rules forbid is an outcome, not a fault, and writes
 * nothing. Texts must be shorter than STORE_ACTOR (asserted); a call and a
 * transfer need a desk. A visit that waits keeps its place by the time of its
 * taking, also after it was held or sent back. What was transferred with back_to
 * and is finished at another desk waits for that desk again (VERB_REQUEUE, why
 * "back"). A call opens a paused desk. */
enum fault store_visit(struct store *store, int64_t visit, enum visit_verb verb,
                       const struct change *change, const struct moment *now,
                       struct change_outcome *outcome);

/* The order of calling, until it is set anew: whoever took a ticket first; with
 * priority_first those before all others who have claimed by an answer that the law
 * puts them first (request_order.claim, amend.claims). */
void store_call_order(struct store *store, bool priority_first);

/* Calls to change->desk whoever is next of those who wait on that day for this desk
 * or for any; before them whoever was left over from an earlier day and has been sent
 * back to the queue today. Held ones whose time has come return before that (an event of their
 * own, why "time"). Two who call at once get two visits. The event says by which rule
 * it was: why "oldest-first", or "priority-first" with the answer as its detail,
 * unless change->why says something else. */
enum fault store_call_next(struct store *store, struct date day, const struct change *change,
                           const struct moment *now, struct change_outcome *outcome);

/* A visit that is only a question: called and started as far as it has not been,
 * and finished (why "consultation"), in one transaction. CHANGE_FORBIDDEN also when
 * it carries a request: that needs an outcome. */
enum fault store_consult(struct store *store, int64_t visit, const struct change *change,
                         const struct moment *now, struct change_outcome *outcome);

enum { UNDO_S = 60 };

enum undo_result {
	UNDO_DONE,
	UNDO_LATE,    /* UNDO_S have passed */
	UNDO_TOUCHED, /* somebody has done something with the visit since */
};

/* Takes back what gave this outcome: the visit's former place is restored, the
 * journal gets an event "undo". Nothing is deleted. age_s: seconds since it was
 * done, by a clock that does not jump. */
enum fault store_visit_undo(struct store *store, const struct change_outcome *done,
                            int64_t age_s, const struct actor *actor,
                            const struct moment *now, enum undo_result *result);

#endif
