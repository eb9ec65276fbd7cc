/* What a desk tells the others: that it is paused, and that it wants help. */
#ifndef STORE_DESKS_H
#define STORE_DESKS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/date.h"
#include "core/fault.h"
#include "core/waiting.h"
#include "store/store.h"

enum {
	DESKS_MAX = 16,
	DESK_PEOPLE = 2 * DESKS_MAX,
	/* A pause or a cry for help that nobody has ended is forgotten so long after. */
	DESK_FORGET_S = 4 * 3600,
};

struct desk_state {
	char desk[STORE_ACTOR];
	int64_t back_at; /* Unix time; 0: open */
	int64_t help_at; /* since when it wants help; 0: it does not */
};

/* Desks that are paused or want help, by name. */
enum fault store_desk_states(struct store *store, const struct moment *now,
                             struct desk_state *states, int max, int *count);

/* Pauses the actor's desk until then, or opens it (0). An event "desk-pause" (why:
 * the time it is back) or "desk-open"; none when nothing changes. A call opens it
 * as well. */
enum fault store_desk_pause(struct store *store, int64_t back_at, const struct actor *actor,
                            const struct moment *now);

/* The desk wants help, or somebody answers: "desk-help", "desk-answer". */
enum fault store_desk_help(struct store *store, const char *desk, bool wanted,
                           const struct actor *actor, const struct moment *now);

/* Somebody has sat down at the actor's desk, or has left it: "desk-staffed",
 * "desk-left". Whoever has not left counts until midnight. While nobody sits at a
 * desk that is not paused, the clocks of calls stand. */
enum fault store_desk_staffed(struct store *store, bool there, const struct actor *actor,
                              const struct moment *now);

/* Who sits where, by desk and name. */
struct desk_person {
	char desk[STORE_ACTOR], account[STORE_ACTOR];
};
enum fault store_desk_people(struct store *store, const struct moment *now,
                             struct desk_person *people, int max, int *count);

/* The day's pace and the desks where somebody sits or is served, for an estimate. */
enum fault store_pace(struct store *store, const struct moment *now, struct waiting *waiting);

/* Opens the desk if it is paused, within the transaction under way. For this room. */
void desks_open(struct store *store, const char *desk, const struct actor *actor,
                const struct moment *now);

#endif
