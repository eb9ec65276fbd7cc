/* How long people wait: an estimate by what a desk needs for one visitor, and the
 * clock of a call. Seconds and Unix times throughout. */
#ifndef CORE_WAITING_H
#define CORE_WAITING_H

#include <stdbool.h>
#include <stdint.h>

enum {
	WAITING_DESKS = 16,
	/* Fewer visits say nothing of a day's pace. */
	WAITING_FEW = 5,
	/* Whoever has been at a desk longer than usual will still be there for a while. */
	WAITING_LEAST_S = 60,
};

/* Somebody sits there. */
struct waiting_desk {
	bool paused;
	int64_t back_at;    /* of a paused one */
	int64_t busy_since; /* when its visitor was called; 0: it has none */
};

/* The day so far. */
struct waiting {
	int served;        /* visits called and finished today */
	int64_t median_s;  /* from call to finish; meaningful with served > 0 */
	int desk_count;
	struct waiting_desk desk[WAITING_DESKS];
};

enum { WAITING_SHUT = -1 };

/* Until somebody with `ahead` others before him is called: each desk takes the next
 * one when it is free, a paused one when it is back. usual_s stands for the median
 * while too few were served. WAITING_SHUT when no desk is open: nobody can tell. */
int64_t waiting_estimate_s(const struct waiting *waiting, int ahead, int usual_s, int64_t now);

/* The same for people: whole minutes, rounded up to five; 0 for less than one. */
int waiting_minutes(int64_t estimate_s);

/* A call: when it was made last, how long no desk was open since then, and since when
 * none is (0: one is). */
struct waiting_call {
	int64_t called_at, stopped_s, stopped_at;
};

/* How long the visitor could have come: the clock stands while no desk is open. Not
 * below 0. */
int64_t waiting_called_s(const struct waiting_call *call, int64_t now);

#endif
