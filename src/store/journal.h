/* The hash-chained journal. Private to this room. */
#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "core/date.h"
#include "store/db.h"
#include "store/upkeep.h"

struct event {
	const struct actor *actor;
	const struct moment *at;
	int64_t visit, request, print_job; /* 0: not about one */
	const char *what;                  /* the verb */
	const char *was, *becomes;         /* state before and after; NULL: none */
	const char *why;                   /* reason code; NULL: none */
	const char *detail;                /* what may be personal; NULL: none */
};

/* Appends the event within the transaction under way. */
void journal_add(struct store *store, const struct event *event);

/* The newest event and its hash, within the transaction under way. */
int64_t journal_head(struct store *store, char hash[static STORE_DIGEST]);

/* Walks the whole chain; see struct verify. Runs transactions of its own, so
 * that it never keeps others from resetting the log for long. */
enum fault journal_walk(struct store *store, struct verify *verify);

#endif
