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
	pause_until(store, desk, 0, actor, now);
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
