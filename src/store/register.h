/* The register of a period, as an inspector reads it. */
#ifndef STORE_REGISTER_H
#define STORE_REGISTER_H

#include <stdint.h>

#include "core/answers.h"
#include "core/date.h"
#include "core/fault.h"
#include "core/rules.h"
#include "core/ticket.h"
#include "store/store.h"

struct register_row {
	int64_t request;
	char registration[TICKET_REGISTRATION];
	struct date day;         /* of the visit */
	struct moment taken_at;
	char service[16];
	enum request_state state;
	int64_t state_at;        /* Unix time */
	char name[ANSWER_VALUE]; /* personal: the first that was given; "": none */
};

/* Requests handed in from `first` to `last`, both included, in order of number,
 * from the one after request `after` on; at most max. The caller wipes the rows. */
enum fault store_register(struct store *store, struct date first, struct date last,
                          int64_t after, struct register_row *rows, int max, int *count);

#endif
