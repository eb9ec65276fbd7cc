/* One run of a statement, prepared when it is first bound or stepped: bind by name, step, read the columns in
 * order. Private to this room.
 *
 *	struct query q = query_of(store, STMT_VISIT);
 *	query_bind_int(&q, ":visit", visit);
 *	if (query_row(&q)) { ... query_int(&q) ... query_end(&q); }
 *
 * Bound texts must stay until the query ends; it ends by itself at its last row
 * or fault. After a fault nothing is run and there are no rows. */
#ifndef STORE_QUERY_H
#define STORE_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/answers.h"
#include "core/date.h"
#include "core/lang.h"
#include "core/rules.h"
#include "core/ticket.h"
#include "store/db.h"

struct query {
	struct store *store;
	enum statement which;
	sqlite3_stmt *stmt; /* NULL until bound or stepped, or when it cannot be prepared */
	int column;         /* next to be read */
};

struct query query_of(struct store *store, enum statement which);

void query_bind_int(struct query *query, const char *name, int64_t value);
void query_bind_text(struct query *query, const char *name, const char *value);
void query_bind_blob(struct query *query, const char *name, const void *bytes, size_t size);
void query_bind_day(struct query *query, const char *name, struct date day);
/* :at and :utc_offset */
void query_bind_moment(struct query *query, const struct moment *moment);

/* Steps to the next row; false when there is none (left) or on a fault. */
bool query_row(struct query *query);
/* Runs a statement that gives no rows. */
void query_run(struct query *query);
/* Runs an INSERT and gives the id of its row; 0 on a fault. (RETURNING would do
 * the same through a table of its own and a plan for child rows that cannot be.) */
int64_t query_insert(struct query *query);
/* Runs a statement for the one number it gives; 0 on a fault, a NULL or no row. */
int64_t query_number(struct query *query);
/* Ends early. */
void query_end(struct query *query);

/* Columns. A text too long for its buffer, an unknown name or a date that is
 * none is FAULT_DAMAGED. NULL reads as 0 and "". */
int64_t query_int(struct query *query);
bool query_is_null(const struct query *query);
void query_text(struct query *query, char *out, size_t size);
/* Valid until the next step. */
const char *query_peek(struct query *query);
const void *query_blob(struct query *query, size_t *size);
/* Two columns; NULLs (no place in a queue) read as "". */
void query_ticket_number(struct query *query, char out[static TICKET_NUMBER]);
void query_registration(struct query *query, char out[static TICKET_REGISTRATION]); /* two */
struct date query_day(struct query *query);
struct moment query_moment(struct query *query); /* two columns */
enum lang query_lang(struct query *query);
enum visit_state query_visit_state(struct query *query);
enum request_state query_request_state(struct query *query);
enum print_state query_print_state(struct query *query);
enum answer_state query_answer_state(struct query *query);

#endif
