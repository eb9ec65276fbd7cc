/* Finding requests by any part of what people remember of them: registration
 * number, ticket number, day, a name, an IIN, a phone. Letters are folded, so
 * that ә finds а and the other way round. */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include <stdbool.h>
#include <stdint.h>

#include "core/answers.h"
#include "core/date.h"
#include "core/fault.h"
#include "core/rules.h"
#include "core/ticket.h"
#include "store/store.h"

enum { SEARCH_ROWS = 50 };

/* One found request; personal. */
struct search_row {
	int64_t request, visit;
	char registration[TICKET_REGISTRATION];
	char number[TICKET_NUMBER]; /* "": taken after hours */
	struct date day;
	char service[16];
	enum request_state state;
	char name[ANSWER_VALUE];    /* the first that was given; "": none */
};

/* Answers of these fields are found: the field's name has "name", "iin" or "phone"
 * in it. */
bool search_knows(const char *field);

/* The newest first, at most max; the caller wipes the rows, on a fault they are
 * wiped already. Digits are also looked for without the spaces and signs that
 * people put between those of a phone. "" finds the newest requests. */
enum fault store_search(struct store *store, const char *text, struct search_row *rows,
                        int max, int *count);

#endif
