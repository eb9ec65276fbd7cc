#include "store/queue.h"

#include <assert.h>
#include <string.h>

#include "store/query.h"

static void read_row(struct query *q, struct queue_row *row)
{
	memset(row, 0, sizeof(*row));
	row->visit = query_int(q);
	query_ticket_number(q, row->number);
	row->state = query_visit_state(q);
	row->taken_at = query_moment(q);
	row->lang = query_lang(q);
	row->request_count = (int)query_int(q);
	query_text(q, row->service, sizeof(row->service));
	row->has_print = !query_is_null(q);
	if (row->has_print)
		row->print = query_print_state(q);
}

enum fault store_queue(struct store *store, struct date day, int from,
                       struct queue_row *rows, int max, int *count)
{
	struct query q = query_of(store, STMT_QUEUE);
	enum fault fault;

	assert(from >= 0 && max >= 0);
	*count = 0;
	if (db_begin_read(store, "list the queue")) {
		query_bind_day(&q, ":day", day);
		query_bind_int(&q, ":max", max);
		query_bind_int(&q, ":from", from);
		while (query_row(&q))
			read_row(&q, &rows[(*count)++]);
	}
	fault = db_end(store);
	if (fault)
		*count = 0;
	return fault;
}

enum fault store_counts(struct store *store, struct date day, struct queue_counts *counts)
{
	struct query q = query_of(store, STMT_COUNTS);
	int by_state[VISIT_STATES] = { 0 };

	if (db_begin_read(store, "count the queue")) {
		query_bind_day(&q, ":day", day);
		while (query_row(&q)) {
			enum visit_state state = query_visit_state(&q);

			by_state[state] = (int)query_int(&q);
		}
	}
	*counts = (struct queue_counts){
		.waiting = by_state[VISIT_WAITING],
		.called = by_state[VISIT_CALLED],
		.serving = by_state[VISIT_SERVING],
		.held = by_state[VISIT_HELD],
		.done = by_state[VISIT_DONE],
	};
	return db_end(store);
}

static void read_called(struct query *q, struct called_row *row)
{
	query_ticket_number(q, row->number);
	query_text(q, row->desk, sizeof(row->desk));
	row->called_at = query_int(q);
	row->recalls = (int)query_int(q);
	row->stopped_s = query_int(q);
	row->stopped_at = query_int(q);
}

enum fault store_called(struct store *store, struct date day, struct called_row *rows, int max,
                        int *count)
{
	struct query q = query_of(store, STMT_CALLED);
	enum fault fault;

	assert(max >= 0);
	*count = 0;
	if (db_begin_read(store, "list who is called")) {
		query_bind_day(&q, ":day", day);
		query_bind_int(&q, ":max", max);
		while (query_row(&q))
			read_called(&q, &rows[(*count)++]);
	}
	fault = db_end(store);
	if (fault)
		*count = 0;
	return fault;
}

enum fault store_find_visit(struct store *store, struct date day, const char *number,
                            bool *found, int64_t *visit)
{
	struct query q = query_of(store, STMT_FIND_VISIT);
	char prefix[TICKET_PREFIX];
	int bare;

	*found = false;
	*visit = 0;
	if (!ticket_parse_number(number, prefix, &bare))
		return FAULT_NONE;
	if (db_begin_read(store, "find a visit")) {
		query_bind_day(&q, ":day", day);
		query_bind_text(&q, ":prefix", prefix);
		query_bind_int(&q, ":number", bare);
		*visit = query_number(&q);
		*found = *visit != 0;
	}
	return db_end(store);
}

static void read_visit(struct query *q, struct ticket *ticket)
{
	query_ticket_number(q, ticket->number);
	query_text(q, ticket->code, sizeof(ticket->code));
	ticket->day = query_day(q);
	ticket->taken_at = query_moment(q);
	ticket->lang = query_lang(q);
}

static void read_ticket_requests(struct store *store, struct ticket *ticket)
{
	struct query q = query_of(store, STMT_VISIT_REQUESTS);

	query_bind_int(&q, ":visit", ticket->visit);
	query_bind_int(&q, ":max", ORDER_REQUESTS_MAX);
	while (query_row(&q)) {
		struct ticket_request *request = &ticket->request[ticket->request_count++];

		request->id = query_int(&q);
		query_registration(&q, request->registration);
		query_text(&q, request->service, sizeof(request->service));
		request->state = query_request_state(&q);
	}
}

static void read_ticket_rest(struct store *store, struct ticket *ticket)
{
	struct query ahead = query_of(store, STMT_AHEAD);
	struct query job = query_of(store, STMT_VISIT_PRINT_JOB);

	if (*ticket->number) {
		query_bind_day(&ahead, ":day", ticket->day);
		query_bind_text(&ahead, ":state", visit_state_name(VISIT_WAITING));
		query_bind_int(&ahead, ":visit", ticket->visit);
		query_bind_int(&ahead, ":priority", store->priority_first);
		ticket->ahead = (int)query_number(&ahead);
	}
	query_bind_int(&job, ":visit", ticket->visit);
	ticket->print_job = query_number(&job);
	read_ticket_requests(store, ticket);
}

enum fault store_ticket(struct store *store, int64_t visit, bool *found, struct ticket *ticket)
{
	struct query q = query_of(store, STMT_VISIT);
	enum fault fault;

	*found = false;
	memset(ticket, 0, sizeof(*ticket));
	if (db_begin_read(store, "read a ticket")) {
		query_bind_int(&q, ":visit", visit);
		if (query_row(&q)) {
			*found = true;
			ticket->visit = visit;
			read_visit(&q, ticket);
			query_end(&q);
		}
		if (*found && store->fault == FAULT_NONE)
			read_ticket_rest(store, ticket);
	}
	fault = db_end(store);
	if (fault) {
		*found = false;
		memset(ticket, 0, sizeof(*ticket));
	}
	return fault;
}
