/* Forgetting what the school has no more reason to keep (Law on personal data, Art.
 * 12(2), 18): requests whose result is old enough, and those whose consent was taken
 * back and whose last day has come. Numbers, states and the journal stay. */
#ifndef STORE_PURGE_H
#define STORE_PURGE_H

#include "core/date.h"
#include "core/fault.h"
#include "store/store.h"

struct purge_limits {
	int64_t before;    /* Unix time: what ended earlier is old enough */
	struct date today;
};

struct purge_counts {
	int ended;      /* requests */
	int taken_back; /* others, of which consent was taken back */
	int comments;   /* of the journal, about visits without a request */
	int undecided;  /* as old and without an end: left alone, a person must decide */
};

/* What there is to forget. */
enum fault store_purge_count(struct store *store, const struct purge_limits *limits,
                             struct purge_counts *counts);

/* Forgets it, some at a time so that nobody waits long, each with its event "purge";
 * *done is what was forgotten, also before a fault. Ends with store_clean. */
enum fault store_purge(struct store *store, const struct purge_limits *limits,
                       const struct actor *actor, const struct moment *now, int *done);

#endif
