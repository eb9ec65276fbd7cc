/* What a desk sees of the day: everybody who is still in the house. */
#ifndef STORE_DESK_H
#define STORE_DESK_H

#include <stdbool.h>
#include <stdint.h>

#include "core/date.h"
#include "core/fault.h"
#include "core/lang.h"
#include "core/rules.h"
#include "core/ticket.h"
#include "store/store.h"

enum { DESK_ROWS = 320, DESK_TOPIC = 64, DESK_COMMENT = 256, DESK_CLAIM = 96 };

/* One visit; personal are the comment and the claim. */
struct desk_row {
	int64_t visit;
	char number[TICKET_NUMBER];
	enum visit_state state;
	int64_t taken_at;       /* Unix times */
	enum lang lang;
	int request_count;      /* 0: a question */
	char about[DESK_TOPIC]; /* service of the first request; a question's topic */
	char desk[STORE_ACTOR]; /* see the schema: who called it, or for whom it waits */
	int64_t called_at;
	int recalls;
	int64_t stopped_s, stopped_at; /* of a called one: see struct waiting_call */
	int64_t hold_until;     /* of a held one; 0: by hand only */
	char hold_why[STORE_ACTOR];
	char back_to[STORE_ACTOR]; /* desk it returns to when another is done with it; "" */
	char comment[DESK_COMMENT]; /* of who sent it to `desk`, the newest; cut; "" for none */
	char claim[DESK_CLAIM]; /* "403001 category orphan": the answer by which it is to be called
	                         * first; "" for none */
	struct date day;        /* whose number it is: perhaps an earlier one */
	bool clock_doubt;
	bool unprinted;         /* its paper failed or was taken back */
};

/* Visits that wait, are called, served or held, in order of taking; at most max.
 * Those of now->date, and before them what was left over from earlier days: begun or
 * put off then, or sent back to the queue today. */
enum fault store_desk_rows(struct store *store, const struct moment *now,
                           struct desk_row *rows, int max, int *count);

/* Questions that were answered that day: visits without a request, finished. */
enum fault store_consulted(struct store *store, struct date day, int *count);

#endif
