#include "store/unseen.h"

#include <string.h>

#include "store/query.h"

static void read_row(struct query *q, struct work_row *row)
{
	memset(row, 0, sizeof(*row));
	row->state = REQUEST_SUBMITTED;
	row->request = query_int(q);
	query_registration(q, row->registration);
	query_text(q, row->service, sizeof(row->service));
	row->day = query_day(q);
	row->place = query_visit_state(q);
	row->numbered = query_int(q) != 0;
}

enum fault store_unseen(struct store *store, struct date day, struct work_row *rows, int max,
                        int *count)
{
	struct query q = query_of(store, STMT_UNSEEN);

	*count = 0;
	if (db_begin_read(store, "list what nobody has looked at")) {
		query_bind_day(&q, ":day", day);
		query_bind_int(&q, ":max", max);
		while (query_row(&q))
			read_row(&q, &rows[(*count)++]);
	}
	enum fault fault = db_end(store);
	if (fault)
		*count = 0;
	return fault;
}
