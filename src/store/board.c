#include "store/board.h"

#include <assert.h>

#include "store/query.h"

enum fault store_serving(struct store *store, struct date day, struct serving_row *rows, int max,
                         int *count)
{
	struct query q = query_of(store, STMT_SERVING);
	assert(max >= 0);
	*count = 0;
	if (db_begin_read(store, "list who is served")) {
		query_bind_day(&q, ":day", day);
		query_bind_int(&q, ":max", max);
		while (query_row(&q)) {
			struct serving_row *row = &rows[(*count)++];
			query_ticket_number(&q, row->number);
			query_text(&q, row->desk, sizeof row->desk);
		}
	}
	enum fault fault = db_end(store);
	if (fault)
		*count = 0;
	return fault;
}
