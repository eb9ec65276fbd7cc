#include "store/register.h"

#include <stdio.h>
#include <string.h>

#include "store/file_read.h"
#include "store/journal.h"
#include "store/query.h"

static void read_results(struct store *store, struct register_row *row)
{
	struct query q = query_of(store, STMT_RESULTS);

	query_bind_int(&q, ":request", row->request);
	query_bind_int(&q, ":max", REGISTER_RESULTS);
	while (query_row(&q)) {
		struct result_given *result = &row->result[row->result_count++];

		file_read_result(&q, result);
		if (row->blocked)
			explicit_bzero(result->recipient, sizeof(result->recipient));
	}
}

static void read_row(struct query *q, struct register_row *row)
{
	memset(row, 0, sizeof(*row));
	row->request = query_int(q);
	query_registration(q, row->registration);
	row->day = query_day(q);
	row->taken_at = query_moment(q);
	query_text(q, row->service, sizeof(row->service));
	row->state = query_request_state(q);
	row->state_at = query_int(q);
	row->blocked = query_int(q) != 0;
	row->deleted = query_int(q) != 0;
	query_text(q, row->name, sizeof(row->name));
	query_text(q, row->child, sizeof(row->child));
	row->papers = (int)query_int(q);
	row->papers_listed = (int)query_int(q);
	row->due = file_read_due(q);
	query_text(q, row->ground, sizeof(row->ground));
}

enum fault store_register(struct store *store, const struct register_period *period,
                          int64_t after, struct register_row *rows, int max, int *count)
{
	struct query q = query_of(store, STMT_REGISTER);
	enum fault fault;

	*count = 0;
	if (db_begin_read(store, "read the register")) {
		query_bind_day(&q, ":first", period->first);
		query_bind_day(&q, ":last", period->last);
		query_bind_text(&q, ":service", period->service);
		query_bind_int(&q, ":after", after);
		query_bind_int(&q, ":max", max);
		while (query_row(&q))
			read_row(&q, &rows[(*count)++]);
		for (int i = 0; i < *count; i++)
			read_results(store, &rows[i]);
	}
	fault = db_end(store);
	if (fault) {
		explicit_bzero(rows, (size_t)max * sizeof(*rows));
		*count = 0;
	}
	return fault;
}

enum fault store_register_given(struct store *store, const struct register_period *period,
                                const struct actor *actor, const struct moment *now,
                                struct register_mark *mark)
{
	char first[DATE_TEXT], last[DATE_TEXT], which[STORE_ACTOR];
	enum fault fault;

	date_format_iso(period->first, first);
	date_format_iso(period->last, last);
	snprintf(which, sizeof(which), "%s/%s%s%s", first, last, *period->service ? " " : "",
	         period->service);
	memset(mark, 0, sizeof(*mark));
	if (db_begin_write(store, "note that the register is given")) {
		journal_add(store, &(struct event){
			.actor = actor, .at = now, .what = "register", .why = which,
		});
		mark->event = journal_head(store, mark->head);
	}
	fault = db_end(store);
	if (fault)
		memset(mark, 0, sizeof(*mark));
	return fault;
}
