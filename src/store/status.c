#include "store/status.h"

#include <assert.h>

#include "store/query.h"

/* NULL, and the year 9999, stand for none. */
static void read_due(struct query *q, struct date *due)
{
	*due = (struct date){ 0 };
	if (query_is_null(q)) {
		query_int(q);
		return;
	}
	*due = query_day(q);
	if (due->year == 9999)
		*due = (struct date){ 0 };
}

static enum fault read_rows(struct store *store, struct query *q, struct status_row *rows,
                            int max, int *count)
{
	query_bind_int(q, ":max", max);
	while (query_row(q)) {
		struct status_row *row = &rows[(*count)++];
		query_registration(q, row->registration);
		query_text(q, row->service, sizeof row->service);
		row->state = query_request_state(q);
		row->since = query_int(q);
		read_due(q, &row->due);
		query_text(q, row->ground, sizeof row->ground);
		query_text(q, row->missing, sizeof row->missing);
		query_text(q, row->remedy, sizeof row->remedy);
		row->ready = query_int(q) > 0 && row->state == REQUEST_ACCEPTED;
	}
	enum fault fault = db_end(store);
	if (fault)
		*count = 0;
	return fault;
}

enum fault store_status(struct store *store, const char *registration, const char *code,
                        struct status_row *row, int *count)
{
	struct query q = query_of(store, STMT_STATUS);
	int year, serial;
	*count = 0;
	if (!ticket_parse_registration(registration, &year, &serial))
		return FAULT_NONE;
	if (!db_begin_read(store, "tell what became of a request"))
		return db_end(store);
	query_bind_int(&q, ":year", year);
	query_bind_int(&q, ":serial", serial);
	query_bind_text(&q, ":code", code);
	return read_rows(store, &q, row, 1, count);
}

enum fault store_ticket_status(struct store *store, struct date day, const char *number,
                               const char *code, struct status_row *rows, int max, int *count)
{
	struct query q = query_of(store, STMT_TICKET_STATUS);
	char prefix[TICKET_PREFIX];
	int bare;
	assert(max >= 0);
	*count = 0;
	if (!ticket_parse_number(number, prefix, &bare))
		return FAULT_NONE;
	if (!db_begin_read(store, "tell what became of a ticket"))
		return db_end(store);
	query_bind_day(&q, ":day", day);
	query_bind_text(&q, ":prefix", prefix);
	query_bind_int(&q, ":number", bare);
	query_bind_text(&q, ":code", code);
	return read_rows(store, &q, rows, max, count);
}
