#include "store/events.h"

#include <string.h>

#include "store/query.h"

static void read_about(struct query *q, struct event_row *row)
{
	query_ticket_number(q, row->number);
	if (!query_is_null(q))
		query_registration(q, row->registration);
}

static void read_row(struct query *q, struct event_row *row, struct buf *details)
{
	memset(row, 0, sizeof(*row));
	row->id = query_int(q);
	row->at = query_moment(q);
	query_text(q, row->account, sizeof(row->account));
	query_text(q, row->desk, sizeof(row->desk));
	query_text(q, row->what, sizeof(row->what));
	query_text(q, row->was, sizeof(row->was));
	query_text(q, row->becomes, sizeof(row->becomes));
	query_text(q, row->why, sizeof(row->why));
	const char *detail = query_peek(q);
	if (details)
		buf_add(details, detail, strlen(detail) + 1);
	query_text(q, row->service, sizeof(row->service));
	read_about(q, row);
}

enum fault store_events(struct store *store, const struct event_filter *filter,
                        bool newest_first, int64_t after, struct event_row *rows, int max,
                        int *count, struct buf *details)
{
	static const enum statement lists[2][2] = {
		{ STMT_EVENTS_UP, STMT_EVENTS_DOWN },
		{ STMT_REQUEST_EVENTS_UP, STMT_REQUEST_EVENTS_DOWN },
	};
	struct query q = query_of(store, lists[filter->serial > 0][newest_first]);

	*count = 0;
	if (db_begin_read(store, "read the journal")) {
		query_bind_int(&q, ":from", filter->from);
		query_bind_int(&q, ":to", filter->to);
		query_bind_text(&q, ":account", filter->account);
		query_bind_text(&q, ":desk", filter->desk);
		query_bind_text(&q, ":what", filter->what);
		if (filter->serial > 0) {
			query_bind_int(&q, ":year", filter->year);
			query_bind_int(&q, ":serial", filter->serial);
		}
		query_bind_int(&q, ":after", after);
		query_bind_int(&q, ":max", max);
		while (query_row(&q))
			read_row(&q, &rows[(*count)++], details);
	}
	enum fault fault = db_end(store);
	if (fault)
		*count = 0;
	return fault;
}

enum fault store_event_of_hash(struct store *store, const char *signs, int64_t *event)
{
	struct query q = query_of(store, STMT_EVENT_OF_HASH);

	*event = 0;
	if (db_begin_read(store, "look for a head")) {
		query_bind_text(&q, ":signs", signs);
		*event = query_number(&q);
	}
	return db_end(store);
}
