/* The register of a period, as an inspector reads it. */
#ifndef STORE_REGISTER_H
#define STORE_REGISTER_H

#include <stdbool.h>
#include <stdint.h>

#include "core/answers.h"
#include "core/date.h"
#include "core/fault.h"
#include "core/rules.h"
#include "core/ticket.h"
#include "store/outcome.h"
#include "store/store.h"

enum { REGISTER_RESULTS = 4 };

struct register_row {
	int64_t request;
	char registration[TICKET_REGISTRATION];
	struct date day;          /* of the visit */
	struct moment taken_at;
	char service[16];
	enum request_state state;
	int64_t state_at;         /* Unix time */
	bool blocked;             /* nobody may see the person's data now */
	bool deleted;             /* they are gone */
	/* Personal; "": not given, deleted, or blocked. */
	char name[ANSWER_VALUE];  /* the applicant's, else the first that was given */
	char child[ANSWER_VALUE];
	int papers, papers_listed; /* that the person has, of so many asked for */
	struct due due;           /* of one that was accepted; day.year 0: none */
	char ground[ANSWER_NAME]; /* of a refusal; "" */
	struct result_given result[REGISTER_RESULTS]; /* recipients are personal */
	int result_count;
};

/* Which requests: handed in from `first` to `last`, both included, for that service
 * ("" for all). */
struct register_period {
	struct date first, last;
	const char *service;
};

/* In order of number, from the one after request `after` on; at most max. The caller
 * wipes the rows. */
enum fault store_register(struct store *store, const struct register_period *period,
                          int64_t after, struct register_row *rows, int max, int *count);

/* An event, and the journal's head with it. */
struct register_mark {
	int64_t event;
	char head[STORE_DIGEST];
};

/* Writes into the journal that the names of a period were put on paper or into a
 * file, by whom (Law on personal data, Art. 22), and gives that event for the paper. */
enum fault store_register_given(struct store *store, const struct register_period *period,
                                const struct actor *actor, const struct moment *now,
                                struct register_mark *mark);

#endif
