/* The daily close: whoever still waits is let go, and the journal's head is kept
 * and printed. What is held or being served stays as it is, because its requests
 * need an outcome; requests go on whatever becomes of their visit. */
#ifndef STORE_CLOSING_H
#define STORE_CLOSING_H

#include <stdbool.h>
#include <stdint.h>

#include "core/date.h"
#include "core/fault.h"
#include "core/rules.h"
#include "core/ticket.h"
#include "store/store.h"

enum { CLOSING_ROWS = 320 };

/* A number that was not served to the end. */
struct closing_row {
	char number[TICKET_NUMBER];
	enum visit_state state; /* left, held or serving */
};

struct closing {
	struct date day;
	struct moment at;
	int64_t event;           /* the close's own; 0: no day was ever closed */
	char head[STORE_DIGEST]; /* its hash: the journal's head then */
	/* Of that day, when it was closed. Numbers only: what was taken after hours
	 * stands in no queue. */
	int taken, done, no_show, cancelled, unserved, staying;
	struct closing_row row[CLOSING_ROWS]; /* as they are now, in order of taking */
	int row_count;
};

enum close_result {
	CLOSE_DONE,
	CLOSE_BEFORE, /* it is closed already and nobody waits: nothing was written */
	CLOSE_EMPTY,  /* nobody came that day: there is nothing to close */
};

/* Closes the day in one transaction: VERB_CLOSE_DAY for each who waits or is
 * called, then one event "day-closed" with `why` ("" by hand, "time" by itself).
 * Somebody who came after it can be let go by closing once more. *closing is the
 * close just made, or with CLOSE_BEFORE the day's last. */
enum fault store_close_day(struct store *store, struct date day, const char *why,
                           const struct actor *actor, const struct moment *now,
                           enum close_result *result, struct closing *closing);

/* True when there is something to close on that day. */
enum fault store_is_unclosed(struct store *store, struct date day, bool *unclosed);

/* The newest day before that one with a visit; all zero: there is none. */
enum fault store_day_before(struct store *store, struct date day, struct date *before);

/* The last close of all; event 0: there was none. */
enum fault store_last_closing(struct store *store, struct closing *closing);

#endif
