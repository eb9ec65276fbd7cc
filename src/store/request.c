#include "store/queue.h"

#include <assert.h>
#include <string.h>

#include "store/query.h"

static void read_request(struct query *q, struct request_view *view)
{
	view->id = query_int(q);
	view->visit = query_int(q);
	query_text(q, view->service, sizeof(view->service));
	query_ticket_number(q, view->number);
	view->day = query_day(q);
	view->taken_at = query_moment(q);
	view->lang = query_lang(q);
	view->state = query_request_state(q);
	view->consented = !query_is_null(q);
	query_text(q, view->consent_by, sizeof(view->consent_by));
}

static void read_answers(struct store *store, struct request_view *view)
{
	struct query q = query_of(store, STMT_ANSWERS);

	query_bind_int(&q, ":request", view->id);
	query_bind_int(&q, ":max", ANSWERS_MAX);
	while (query_row(&q)) {
		struct answer *answer = &view->answers.item[view->answers.count++];

		query_text(&q, answer->name, sizeof(answer->name));
		answer->state = query_answer_state(&q);
		query_text(&q, answer->value, sizeof(answer->value));
	}
}

static void read_papers(struct store *store, struct request_view *view)
{
	struct query q = query_of(store, STMT_PAPERS);

	query_bind_int(&q, ":request", view->id);
	query_bind_int(&q, ":max", PAPERS_MAX);
	while (query_row(&q)) {
		int i = view->paper_count++;

		query_text(&q, view->paper[i].name, sizeof(view->paper[i].name));
		view->paper[i].with_me = query_int(&q) != 0;
	}
}

bool request_read(struct store *store, const char *registration, struct request_view *view)
{
	struct query q = query_of(store, STMT_REQUEST);
	int year, serial;

	if (!ticket_parse_registration(registration, &year, &serial))
		return false;
	query_bind_int(&q, ":year", year);
	query_bind_int(&q, ":serial", serial);
	if (!query_row(&q))
		return false;
	read_request(&q, view);
	query_end(&q);
	ticket_format_registration(year, serial, view->registration);
	read_answers(store, view);
	read_papers(store, view);
	return true;
}

enum fault store_request(struct store *store, const char *registration, bool *found,
                         struct request_view *view)
{
	enum fault fault;

	memset(view, 0, sizeof(*view));
	*found = db_begin_read(store, "read a request") && request_read(store, registration, view);
	fault = db_end(store);
	if (fault) {
		*found = false;
		explicit_bzero(view, sizeof(*view));
	}
	return fault;
}

enum fault store_missing_papers(struct store *store, int64_t request, bool all,
                                char names[][ANSWER_NAME], int max, int *count)
{
	struct query q = query_of(store, STMT_MISSING_PAPERS);
	enum fault fault;

	assert(max >= 0);
	*count = 0;
	if (db_begin_read(store, "list missing papers")) {
		query_bind_int(&q, ":request", request);
		query_bind_int(&q, ":all", all);
		query_bind_int(&q, ":max", max);
		while (query_row(&q))
			query_text(&q, names[(*count)++], ANSWER_NAME);
	}
	fault = db_end(store);
	if (fault)
		*count = 0;
	return fault;
}
