#include "store/desks.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "store/journal.h"
#include "store/query.h"

static void read_state(struct query *q, struct desk_state *state)
{
	query_text(q, state->desk, sizeof(state->desk));
	state->back_at = query_int(q);
	state->help_at = query_int(q);
}

static void find_state(struct store *store, const char *desk, struct desk_state *state)
{
	struct query q = query_of(store, STMT_DESK_STATE);

	memset(state, 0, sizeof(*state));
	query_bind_text(&q, ":desk", desk);
	if (query_row(&q)) {
		read_state(&q, state);
		query_end(&q);
	}
	text_copy(state->desk, sizeof(state->desk), desk);
}

static void change_state(struct store *store, const struct desk_state *state,
                         const struct event *event)
{
	struct query q = query_of(store, STMT_CHANGE_DESK_STATE);

	query_bind_text(&q, ":desk", state->desk);
	query_bind_int(&q, ":back_at", state->back_at);
	query_bind_int(&q, ":help_at", state->help_at);
	query_run(&q);
	journal_add(store, event);
}

enum fault store_desk_states(struct store *store, const struct moment *now,
                             struct desk_state *states, int max, int *count)
{
	struct query q = query_of(store, STMT_DESK_STATES);

	*count = 0;
	if (db_begin_read(store, "list the desks")) {
		query_bind_int(&q, ":since", now->unix_s - DESK_FORGET_S);
		query_bind_int(&q, ":max", max);
		while (query_row(&q))
			read_state(&q, &states[(*count)++]);
	}
	enum fault fault = db_end(store);
	if (fault)
		*count = 0;
	return fault;
}

/* Notes when the last open desk is left, and when the first one opens. */
static void note_shut(struct store *store, const struct moment *now)
{
	struct query open = query_of(store, STMT_OPEN_DESKS);
	struct query q;

	query_bind_int(&open, ":since", moment_midnight(now));
	query_bind_int(&open, ":paused", now->unix_s - DESK_FORGET_S);
	q = query_of(store, query_number(&open) ? STMT_END_SHUT : STMT_BEGIN_SHUT);
	query_bind_int(&q, ":at", now->unix_s);
	query_run(&q);
}

static void pause_until(struct store *store, const char *desk, int64_t back_at,
                        const struct actor *actor, const struct moment *now)
{
	struct desk_state state;
	struct actor at_desk = { actor->account, desk };
	char when[CLOCK_TEXT];

	find_state(store, desk, &state);
	if (state.back_at == back_at)
		return;
	state.back_at = back_at;
	clock_format(back_at, now->utc_offset_s, when);
	change_state(store, &state, &(struct event){
		.actor = &at_desk, .at = now, .what = back_at ? "desk-pause" : "desk-open",
		.why = back_at ? when : NULL,
	});
	note_shut(store, now);
}

enum fault store_desk_pause(struct store *store, int64_t back_at, const struct actor *actor,
                            const struct moment *now)
{
	assert(*actor->desk && back_at >= 0);
	if (db_begin_write(store, "pause a desk"))
		pause_until(store, actor->desk, back_at, actor, now);
	return db_end(store);
}

void desks_open(struct store *store, const char *desk, const struct actor *actor,
                const struct moment *now)
{
	struct query q = query_of(store, STMT_END_SHUT);

	pause_until(store, desk, 0, actor, now);
	/* Whoever calls is there, at whatever screen. */
	query_bind_int(&q, ":at", now->unix_s);
	query_run(&q);
}

static bool sits(struct store *store, const struct actor *actor, const struct moment *now)
{
	struct query q = query_of(store, STMT_SITS);

	query_bind_text(&q, ":desk", actor->desk);
	query_bind_text(&q, ":account", actor->account);
	query_bind_int(&q, ":since", moment_midnight(now));
	return query_number(&q) != 0;
}

static void seat(struct store *store, bool there, const struct actor *actor,
                 const struct moment *now)
{
	struct query q = query_of(store, there ? STMT_SIT_DOWN : STMT_STAND_UP);

	query_bind_text(&q, ":desk", actor->desk);
	query_bind_text(&q, ":account", actor->account);
	if (there)
		query_bind_int(&q, ":at", now->unix_s);
	query_run(&q);
	journal_add(store, &(struct event){
		.actor = actor, .at = now, .what = there ? "desk-staffed" : "desk-left",
	});
	note_shut(store, now);
}

enum fault store_desk_staffed(struct store *store, bool there, const struct actor *actor,
                              const struct moment *now)
{
	assert(*actor->desk);
	if (db_begin_write(store, there ? "sit down at a desk" : "leave a desk")
	    && sits(store, actor, now) != there)
		seat(store, there, actor, now);
	return db_end(store);
}

enum fault store_desk_people(struct store *store, const struct moment *now,
                             struct desk_person *people, int max, int *count)
{
	struct query q = query_of(store, STMT_SITTING);

	*count = 0;
	if (db_begin_read(store, "list who sits where")) {
		query_bind_int(&q, ":since", moment_midnight(now));
		query_bind_int(&q, ":max", max);
		while (query_row(&q)) {
			struct desk_person *person = &people[(*count)++];
			query_text(&q, person->desk, sizeof(person->desk));
			query_text(&q, person->account, sizeof(person->account));
		}
	}
	enum fault fault = db_end(store);
	if (fault)
		*count = 0;
	return fault;
}

static void read_desk(struct query *q, struct waiting *waiting)
{
	struct waiting_desk *desk = &waiting->desk[waiting->desk_count++];

	desk->back_at = query_int(q);
	desk->paused = desk->back_at != 0;
	desk->busy_since = query_int(q);
	waiting->served = (int)query_int(q);
	waiting->median_s = query_int(q);
}

enum fault store_pace(struct store *store, const struct moment *now, struct waiting *waiting)
{
	struct query q = query_of(store, STMT_PACE);

	memset(waiting, 0, sizeof(*waiting));
	if (db_begin_read(store, "reckon the pace")) {
		query_bind_day(&q, ":day", now->date);
		query_bind_int(&q, ":since", moment_midnight(now));
		query_bind_int(&q, ":paused", now->unix_s - DESK_FORGET_S);
		query_bind_int(&q, ":max", WAITING_DESKS);
		while (query_row(&q))
			read_desk(&q, waiting);
	}
	enum fault fault = db_end(store);
	if (fault)
		memset(waiting, 0, sizeof(*waiting));
	return fault;
}

enum fault store_desk_help(struct store *store, const char *desk, bool wanted,
                           const struct actor *actor, const struct moment *now)
{
	struct desk_state state;

	assert(*desk && strlen(desk) < STORE_ACTOR);
	if (db_begin_write(store, "ask for help")) {
		find_state(store, desk, &state);
		if ((state.help_at != 0) != wanted) {
			state.help_at = wanted ? now->unix_s : 0;
			change_state(store, &state, &(struct event){
				.actor = actor, .at = now, .why = desk,
				.what = wanted ? "desk-help" : "desk-answer",
			});
		}
	}
	return db_end(store);
}
