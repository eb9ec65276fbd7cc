#include "store/verbs.h"

#include <assert.h>
#include <string.h>

#include "core/text.h"
#include "store/desks.h"
#include "store/carry.h"
#include "store/desk.h"
#include "store/journal.h"
#include "store/place.h"
#include "store/query.h"

/* The change under way. */
struct doing {
	struct store *store;
	const struct change *change;
	const struct moment *now;
};

static void called(struct visit_place *place, const struct doing *doing)
{
	text_copy(place->desk, sizeof(place->desk), doing->change->desk);
	place->called_at = doing->now->unix_s;
	place->recalls = 0;
}

static void recalled(struct visit_place *place, const struct doing *doing)
{
	place->called_at = doing->now->unix_s;
	place->recalls++;
}

static void held(struct visit_place *place, const struct doing *doing)
{
	*place->desk = '\0';
	place->hold_until = doing->change->until;
	text_copy(place->hold_why, sizeof(place->hold_why), doing->change->why);
}

static void resumed(struct visit_place *place, const struct doing *doing)
{
	(void)doing;
	place->hold_until = 0;
	*place->hold_why = '\0';
}

/* It waits now, so that a hold is over. */
static void transferred(struct visit_place *place, const struct doing *doing)
{
	resumed(place, doing);
	text_copy(place->desk, sizeof(place->desk), doing->change->desk);
	text_copy(place->back_to, sizeof(place->back_to),
	          doing->change->back_to ? doing->change->back_to : "");
}

static void requeued(struct visit_place *place, const struct doing *doing)
{
	(void)doing;
	*place->desk = '\0';
}

/* What a verb does beside the change of state. */
static void (*const deeds[VISIT_VERBS])(struct visit_place *, const struct doing *) = {
	[VERB_CALL] = called,
	[VERB_RECALL] = recalled,
	[VERB_HOLD] = held,
	[VERB_RESUME] = resumed,
	[VERB_TRANSFER] = transferred,
	[VERB_REQUEUE] = requeued,
};

static void check_change(const struct change *change)
{
	assert(strlen(change->desk) < STORE_ACTOR && strlen(change->why) < STORE_ACTOR);
	assert(change->until >= 0);
	assert(*change->actor.account && strlen(change->actor.account) < STORE_ACTOR);
	assert(strlen(change->actor.desk) < STORE_ACTOR);
}

/* The desk in the journal is the one a visit was called or sent to, else where
 * it was done. */
static void tell(const struct doing *doing, int64_t visit, enum visit_verb verb,
                 const struct change_outcome *outcome)
{
	const struct change *change = doing->change;
	struct actor actor = change->actor;

	if (*change->desk)
		actor.desk = change->desk;
	journal_add(doing->store, &(struct event){
		.actor = &actor, .at = doing->now, .visit = visit, .what = visit_verb_name(verb),
		.was = visit_state_name(outcome->was), .becomes = visit_state_name(outcome->is),
		.why = change->why, .detail = change->comment,
	});
}

/* Another desk has finished with what was lent to it: it waits for its own again. */
static bool goes_back(const struct visit_place *place, enum visit_verb verb)
{
	return verb == VERB_FINISH && *place->back_to && strcmp(place->back_to, place->desk) != 0;
}

static struct change_outcome send_back(const struct doing *doing, int64_t visit,
                                       struct visit_place *place)
{
	struct change_outcome outcome = {
		.visit = visit, .result = CHANGE_FORBIDDEN, .was = place->state, .is = place->state,
		.before = *place,
	};
	struct change change = { .desk = place->back_to, .why = "back",
	                         .actor = doing->change->actor };
	const struct doing returning = { doing->store, &change, doing->now };

	if (!rules_visit(place->state, VERB_FINISH, &place->state))
		return outcome;
	rules_visit(outcome.was, VERB_REQUEUE, &place->state);
	text_copy(place->desk, sizeof(place->desk), place->back_to);
	tell(&returning, visit, VERB_REQUEUE, &(struct change_outcome){
		.was = outcome.was, .is = place->state });
	*place->back_to = '\0';
	place->state_at = doing->now->unix_s;
	outcome.result = CHANGE_DONE;
	outcome.is = place->state;
	outcome.after = *place;
	place_write(doing->store, visit, place);
	return outcome;
}

/* Every request of a visit ends accepted, not accepted or withdrawn before it does. */
static bool is_undecided(struct store *store, int64_t visit, enum visit_verb verb)
{
	struct query q = query_of(store, STMT_UNDECIDED);

	if (verb != VERB_FINISH)
		return false;
	query_bind_int(&q, ":visit", visit);
	return query_number(&q) > 0;
}

static struct change_outcome carry_out(const struct doing *doing, int64_t visit,
                                       enum visit_verb verb)
{
	struct change_outcome outcome = { .result = CHANGE_NO_VISIT, .visit = visit };
	struct visit_place place;

	assert((verb != VERB_CALL && verb != VERB_TRANSFER) || *doing->change->desk);
	if (!place_read(doing->store, visit, &place))
		return outcome;
	if (goes_back(&place, verb))
		return send_back(doing, visit, &place);
	outcome.before = place;
	outcome.was = outcome.is = place.state;
	outcome.result = CHANGE_FORBIDDEN;
	if (!rules_visit(place.state, verb, &place.state))
		return outcome;
	outcome.result = CHANGE_UNDECIDED;
	if (is_undecided(doing->store, visit, verb))
		return outcome;
	outcome.is = place.state;
	outcome.result = CHANGE_DONE;
	if (deeds[verb])
		deeds[verb](&place, doing);
	place.state_at = doing->now->unix_s;
	outcome.after = place;
	place_write(doing->store, visit, &place);
	tell(doing, visit, verb, &outcome);
	if (verb == VERB_CALL || verb == VERB_RECALL)
		desks_open(doing->store, place.desk, &doing->change->actor, doing->now);
	return outcome;
}

struct change_outcome verbs_carry_out(struct store *store, int64_t visit, enum visit_verb verb,
                                      const struct change *change, const struct moment *now)
{
	const struct doing doing = { store, change, now };

	check_change(change);
	return carry_out(&doing, visit, verb);
}

enum fault store_visit(struct store *store, int64_t visit, enum visit_verb verb,
                       const struct change *change, const struct moment *now,
                       struct change_outcome *outcome)
{
	const struct doing doing = { store, change, now };

	check_change(change);
	*outcome = (struct change_outcome){ .result = CHANGE_NO_VISIT };
	if (db_begin_write(store, visit_verb_name(verb)))
		*outcome = carry_out(&doing, visit, verb);
	return db_end(store);
}

static void resume_due(const struct doing *doing, struct date day)
{
	const struct change due = { .desk = "", .why = "time", .actor = doing->change->actor };
	const struct doing resuming = { doing->store, &due, doing->now };
	int64_t visit;

	do {
		struct query q = query_of(doing->store, STMT_DUE);

		query_bind_day(&q, ":day", day);
		query_bind_int(&q, ":at", doing->now->unix_s);
		visit = query_number(&q);
	} while (visit && carry_out(&resuming, visit, VERB_RESUME).result == CHANGE_DONE);
}

/* Who is next, and by which rule. */
struct next {
	int64_t visit; /* 0: nobody */
	bool by_claim;
	char claim[DESK_CLAIM];
};

void store_call_order(struct store *store, bool priority_first)
{
	store->priority_first = priority_first;
}

static void read_claim(struct store *store, struct next *next)
{
	struct query q = query_of(store, STMT_CLAIM);

	query_bind_int(&q, ":visit", next->visit);
	if (query_row(&q)) {
		query_text(&q, next->claim, sizeof(next->claim));
		query_end(&q);
	}
}

static struct next find_next(struct store *store, struct date day, const struct moment *now,
                             const char *desk)
{
	struct query q = query_of(store, STMT_NEXT_VISIT);
	struct next next = { 0 };

	query_bind_day(&q, ":day", day);
	query_bind_text(&q, ":desk", desk);
	query_bind_int(&q, ":since", moment_midnight(now));
	query_bind_int(&q, ":priority", store->priority_first);
	if (query_row(&q)) {
		int64_t left_over = query_int(&q), claimant = query_int(&q);
		int64_t oldest = query_int(&q);

		next.by_claim = !left_over && claimant;
		next.visit = left_over ? left_over : claimant ? claimant : oldest;
		query_end(&q);
	}
	if (next.by_claim)
		read_claim(store, &next);
	return next;
}

static struct change_outcome call_found(const struct doing *doing, const struct next *next)
{
	struct change change = *doing->change;
	const struct doing calling = { doing->store, &change, doing->now };
	struct change_outcome outcome;

	if (!*change.why)
		change.why = next->by_claim ? "priority-first" : "oldest-first";
	change.comment = next->by_claim ? next->claim : NULL;
	outcome = carry_out(&calling, next->visit, VERB_CALL);
	outcome.by_claim = next->by_claim;
	return outcome;
}

enum fault store_call_next(struct store *store, struct date day, const struct change *change,
                           const struct moment *now, struct change_outcome *outcome)
{
	const struct doing doing = { store, change, now };
	struct next next;

	check_change(change);
	*outcome = (struct change_outcome){ .result = CHANGE_NOBODY };
	if (db_begin_write(store, "call the next")) {
		resume_due(&doing, day);
		next = find_next(store, day, now, change->desk);
		if (next.visit)
			*outcome = call_found(&doing, &next);
		explicit_bzero(&next, sizeof(next));
	}
	return db_end(store);
}

static bool is_question(struct store *store, int64_t visit)
{
	struct query q = query_of(store, STMT_VISIT_REQUESTS);

	query_bind_int(&q, ":visit", visit);
	query_bind_int(&q, ":max", 1);
	return query_number(&q) == 0;
}

/* The verbs still to come from that state on. */
static struct change_outcome consult(const struct doing *doing, int64_t visit)
{
	static const enum visit_verb verbs[] = { VERB_CALL, VERB_START, VERB_FINISH };
	struct change_outcome last = { .result = CHANGE_NO_VISIT };
	bool begun = false;

	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		struct change_outcome outcome = carry_out(doing, visit, verbs[i]);
		if (outcome.result != CHANGE_DONE && (begun || i == 2))
			return outcome;
		if (outcome.result != CHANGE_DONE)
			continue;
		outcome.was = begun ? last.was : outcome.was;
		outcome.before = begun ? last.before : outcome.before;
		begun = true;
		last = outcome;
	}
	return last;
}

enum fault store_consult(struct store *store, int64_t visit, const struct change *change,
                         const struct moment *now, struct change_outcome *outcome)
{
	const struct doing doing = { store, change, now };
	struct visit_place place;

	check_change(change);
	*outcome = (struct change_outcome){ .result = CHANGE_NO_VISIT };
	if (db_begin_write(store, "consult")) {
		if (is_question(store, visit))
			*outcome = consult(&doing, visit);
		else if (place_read(store, visit, &place))
			*outcome = (struct change_outcome){ .result = CHANGE_FORBIDDEN, .visit = visit,
			                                    .was = place.state, .is = place.state };
	}
	return db_end(store);
}
