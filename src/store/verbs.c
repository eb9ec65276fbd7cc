#include "store/verbs.h"

#include <assert.h>
#include <string.h>

#include "core/text.h"
#include "store/carry.h"
#include "store/journal.h"
#include "store/query.h"

/* What a verb may change of a visit. */
struct place {
	enum visit_state state;
	char desk[STORE_ACTOR];
	int64_t called_at, recalls, hold_until;
	char hold_why[STORE_ACTOR];
};

/* The change under way. */
struct doing {
	struct store *store;
	const struct change *change;
	const struct moment *now;
};

static void called(struct place *place, const struct doing *doing)
{
	text_copy(place->desk, sizeof(place->desk), doing->change->desk);
	place->called_at = doing->now->unix_s;
	place->recalls = 0;
}

static void recalled(struct place *place, const struct doing *doing)
{
	place->called_at = doing->now->unix_s;
	place->recalls++;
}

static void held(struct place *place, const struct doing *doing)
{
	*place->desk = '\0';
	place->hold_until = doing->change->until;
	text_copy(place->hold_why, sizeof(place->hold_why), doing->change->why);
}

static void resumed(struct place *place, const struct doing *doing)
{
	(void)doing;
	place->hold_until = 0;
	*place->hold_why = '\0';
}

static void transferred(struct place *place, const struct doing *doing)
{
	text_copy(place->desk, sizeof(place->desk), doing->change->desk);
}

static void requeued(struct place *place, const struct doing *doing)
{
	(void)doing;
	*place->desk = '\0';
}

/* What a verb does beside the change of state. */
static void (*const deeds[VISIT_VERBS])(struct place *, const struct doing *) = {
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

static bool read_place(struct store *store, int64_t visit, struct place *place)
{
	struct query q = query_of(store, STMT_PLACE);

	query_bind_int(&q, ":visit", visit);
	if (!query_row(&q))
		return false;
	place->state = query_visit_state(&q);
	query_text(&q, place->desk, sizeof(place->desk));
	place->called_at = query_int(&q);
	place->recalls = query_int(&q);
	place->hold_until = query_int(&q);
	query_text(&q, place->hold_why, sizeof(place->hold_why));
	query_end(&q);
	return store->fault == FAULT_NONE;
}

static void write_place(const struct doing *doing, int64_t visit, const struct place *place)
{
	struct query q = query_of(doing->store, STMT_CHANGE_PLACE);

	query_bind_int(&q, ":visit", visit);
	query_bind_text(&q, ":state", visit_state_name(place->state));
	query_bind_int(&q, ":at", doing->now->unix_s);
	query_bind_text(&q, ":desk", place->desk);
	query_bind_int(&q, ":called_at", place->called_at);
	query_bind_int(&q, ":recalls", place->recalls);
	query_bind_int(&q, ":hold_until", place->hold_until);
	query_bind_text(&q, ":hold_why", place->hold_why);
	query_run(&q);
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
		.why = change->why,
	});
}

static struct change_outcome carry_out(const struct doing *doing, int64_t visit,
                                       enum visit_verb verb)
{
	struct change_outcome outcome = { .result = CHANGE_NO_VISIT, .visit = visit };
	struct place place;

	assert((verb != VERB_CALL && verb != VERB_TRANSFER) || *doing->change->desk);
	if (!read_place(doing->store, visit, &place))
		return outcome;
	outcome.was = outcome.is = place.state;
	outcome.result = CHANGE_FORBIDDEN;
	if (!rules_visit(place.state, verb, &place.state))
		return outcome;
	outcome.is = place.state;
	outcome.result = CHANGE_DONE;
	if (deeds[verb])
		deeds[verb](&place, doing);
	write_place(doing, visit, &place);
	tell(doing, visit, verb, &outcome);
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

static int64_t find_next(struct store *store, struct date day, const char *desk)
{
	struct query q = query_of(store, STMT_NEXT_VISIT);

	query_bind_day(&q, ":day", day);
	query_bind_text(&q, ":desk", desk);
	return query_number(&q);
}

enum fault store_call_next(struct store *store, struct date day, const struct change *change,
                           const struct moment *now, struct change_outcome *outcome)
{
	const struct doing doing = { store, change, now };
	int64_t visit;

	check_change(change);
	*outcome = (struct change_outcome){ .result = CHANGE_NOBODY };
	if (db_begin_write(store, "call the next")) {
		resume_due(&doing, day);
		visit = find_next(store, day, change->desk);
		if (visit)
			*outcome = carry_out(&doing, visit, VERB_CALL);
	}
	return db_end(store);
}
