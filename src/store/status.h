/* What somebody who holds the ticket may learn of a request without being known:
 * service, state, since when and until when, and what the staff have told the person
 * to do. No answer, no name is read. Number and code are asked for together, so that a wrong code and a number that does not exist are
 * one and the same answer. Reading writes nothing. */
#ifndef STORE_STATUS_H
#define STORE_STATUS_H

#include <stdbool.h>

#include "core/answers.h"
#include "core/date.h"
#include "core/fault.h"
#include "core/rules.h"
#include "core/ticket.h"
#include "store/outcome.h"
#include "store/store.h"

struct status_row {
	char registration[TICKET_REGISTRATION];
	char service[16];
	enum request_state state;
	int64_t since;     /* Unix time */
	struct date due;   /* of an accepted one; all zero: none */
	char ground[32];   /* of a refusal of either kind, by the form file; "" */
	char missing[OUTCOME_MISSING]; /* papers that were not handed in: names, blanks between */
	/* What staff wrote to the person who was refused; "": nothing, or the data are
	 * blocked or deleted. It was written for that person: wipe it. */
	char remedy[ANSWER_VALUE];
	bool ready;        /* of an accepted one: the result lies there */
};

/* The request of that registration number; *count 0 when there is none or the code
 * is not that of its ticket, else 1. */
enum fault store_status(struct store *store, const char *registration, const char *code,
                        struct status_row *row, int *count);

/* The requests of that day's ticket, at most max; *count 0 likewise. */
enum fault store_ticket_status(struct store *store, struct date day, const char *number,
                               const char *code, struct status_row *rows, int max, int *count);

#endif
