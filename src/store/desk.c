#include "store/desk.h"

#include <string.h>

#include "core/text.h"
#include "store/query.h"

static bool read_unprinted(struct query *q)
{
	if (query_is_null(q)) {
		query_int(q);
		return false;
	}
	enum print_state state = query_print_state(q);
	return state == PRINT_FAILED || state == PRINT_CANCELLED;
}

static void read_row(struct query *q, struct desk_row *row)
{
	memset(row, 0, sizeof *row);
	row->visit = query_int(q);
	query_ticket_number(q, row->number);
	row->state = query_visit_state(q);
	row->taken_at = query_int(q);
	row->lang = query_lang(q);
	row->request_count = (int)query_int(q);
	query_text(q, row->about, sizeof row->about);
	query_text(q, row->desk, sizeof row->desk);
	row->called_at = query_int(q);
	row->recalls = (int)query_int(q);
	row->hold_until = query_int(q);
	query_text(q, row->hold_why, sizeof row->hold_why);
	row->clock_doubt = query_int(q) != 0;
	query_text(q, row->back_to, sizeof row->back_to);
	text_copy(row->comment, sizeof row->comment, query_peek(q));
	row->unprinted = read_unprinted(q);
	query_text(q, row->claim, sizeof row->claim);
	row->day = query_day(q);
	row->stopped_s = query_int(q);
	row->stopped_at = query_int(q);
}

static void read_rows(struct query *q, const struct moment *now, struct desk_row *rows, int max,
                      int *count)
{
	query_bind_day(q, ":day", now->date);
	query_bind_int(q, ":max", max - *count);
	while (query_row(q))
		read_row(q, &rows[(*count)++]);
}

enum fault store_desk_rows(struct store *store, const struct moment *now,
                           struct desk_row *rows, int max, int *count)
{
	struct query staying = query_of(store, STMT_STAYING);
	struct query today = query_of(store, STMT_OPEN_VISITS);
	*count = 0;
	if (db_begin_read(store, "list who is in the house")) {
		query_bind_int(&staying, ":since", moment_midnight(now));
		read_rows(&staying, now, rows, max, count);
		read_rows(&today, now, rows, max, count);
	}
	enum fault fault = db_end(store);
	if (fault)
		*count = 0;
	return fault;
}

enum fault store_consulted(struct store *store, struct date day, int *count)
{
	struct query q = query_of(store, STMT_CONSULTED);
	*count = 0;
	if (db_begin_read(store, "count the consultations")) {
		query_bind_day(&q, ":day", day);
		*count = (int)query_number(&q);
	}
	return db_end(store);
}
