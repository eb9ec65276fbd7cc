/* Reading the journal: who did what, when and why. */
#ifndef STORE_EVENTS_H
#define STORE_EVENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/buf.h"
#include "core/date.h"
#include "core/fault.h"
#include "core/ticket.h"
#include "store/store.h"

enum { EVENT_WORD = 32 };

/* One event; nothing personal in it. */
struct event_row {
	int64_t id;
	struct moment at;
	char account[STORE_ACTOR], desk[STORE_ACTOR];
	char what[EVENT_WORD], was[EVENT_WORD], becomes[EVENT_WORD];
	char why[STORE_ACTOR];
	char service[16];                       /* of its request; "": of none */
	char number[TICKET_NUMBER];             /* of its visit; "": of none */
	char registration[TICKET_REGISTRATION]; /* of its request; "": of none */
};

/* Which of them: from <= time < to (Unix times); "" is anybody, anywhere, anything.
 * serial 0: of any request; else of that one and its visit. */
struct event_filter {
	int64_t from, to;
	const char *account, *desk, *what;
	int year, serial;
};

/* Upwards from the event after `after` (0: the first), or, newest_first, downwards
 * from the one before it (INT64_MAX: the last); at most max. details, if not NULL,
 * takes the personal text of each row, NUL-terminated one after another, "" where
 * there is none; the caller wipes it. */
enum fault store_events(struct store *store, const struct event_filter *filter,
                        bool newest_first, int64_t after, struct event_row *rows, int max,
                        int *count, struct buf *details);

/* The newest event whose hash begins with those signs (hex, small letters); 0: none. */
enum fault store_event_of_hash(struct store *store, const char *signs, int64_t *event);

#endif
