#include "store/register.h"

#include <string.h>

#include "store/query.h"

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
	query_text(q, row->name, sizeof(row->name));
}

enum fault store_register(struct store *store, struct date first, struct date last,
                          int64_t after, struct register_row *rows, int max, int *count)
{
	struct query q = query_of(store, STMT_REGISTER);
	enum fault fault;

	*count = 0;
	if (db_begin_read(store, "read the register")) {
		query_bind_day(&q, ":first", first);
		query_bind_day(&q, ":last", last);
		query_bind_int(&q, ":after", after);
		query_bind_int(&q, ":max", max);
		while (query_row(&q))
			read_row(&q, &rows[(*count)++]);
	}
	fault = db_end(store);
	if (fault) {
		explicit_bzero(rows, (size_t)max * sizeof(*rows));
		*count = 0;
	}
	return fault;
}
