#include "store/search.h"

#include <assert.h>
#include <string.h>

#include "core/text.h"
#include "store/query.h"
#include "store/search_fill.h"
#include "store/wipe.h"

enum { TEXT = 512, DIGITS_LEAST = 3 };

/* SQLite's own memory is wiped when it is given back (wipe.c). */
static void fold(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *text = (const char *)sqlite3_value_text(values[0]);
	size_t size = text ? strlen(text) + 1 : 1;
	char *folded = sqlite3_malloc64(size);

	assert(count == 1);
	(void)count;
	if (!folded) {
		sqlite3_result_error_nomem(context);
		return;
	}
	text_fold(text ? text : "", folded, size);
	sqlite3_result_text(context, folded, -1, sqlite3_free);
}

/* LIKE would read the Cyrillic letters one by one, three times as long, and take
 * some signs for its own. */
static void holds(sqlite3_context *context, int count, sqlite3_value **values)
{
	const void *text = sqlite3_value_text(values[0]), *part = sqlite3_value_text(values[1]);

	assert(count == 2);
	(void)count;
	sqlite3_result_int(context, text && part &&
	                   memmem(text, (size_t)sqlite3_value_bytes(values[0]), part,
	                          (size_t)sqlite3_value_bytes(values[1])) != NULL);
}

static void add_function(struct store *store, const char *name, int arguments,
                         void (*function)(sqlite3_context *, int, sqlite3_value **))
{
	int code = sqlite3_create_function_v2(store->db, name, arguments,
	                                      SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
	                                      NULL, function, NULL, NULL, NULL);

	assert(code == SQLITE_OK);
	(void)code;
}

void search_register(struct store *store)
{
	add_function(store, "fold", 1, fold);
	add_function(store, "holds", 2, holds);
}

void search_fill(struct store *store, int64_t request)
{
	struct query q = query_of(store, STMT_FILL_SEARCH);

	query_bind_int(&q, ":request", request);
	query_run(&q);
	wipe_stack();
}

bool search_knows(const char *field)
{
	return strstr(field, "name") || strstr(field, "iin") || strstr(field, "phone");
}

/* A phone as people write it, "8 (701) 123-45", without what is between its digits.
 * "" for all else; also for a few digits, which would be found in every number. */
static void make_digits(const char *text, char out[static TEXT])
{
	size_t n = 0;

	*out = '\0';
	if (text[strspn(text, "0123456789+-() ")] != '\0')
		return;
	for (; *text; text++)
		if (*text >= '0' && *text <= '9')
			out[n++] = *text;
	out[n < DIGITS_LEAST ? 0 : n] = '\0';
}

static void read_row(struct query *q, struct search_row *row)
{
	memset(row, 0, sizeof(*row));
	row->request = query_int(q);
	row->visit = query_int(q);
	query_registration(q, row->registration);
	query_ticket_number(q, row->number);
	row->day = query_day(q);
	query_text(q, row->service, sizeof(row->service));
	row->state = query_request_state(q);
	query_text(q, row->name, sizeof(row->name));
}

static void find(struct store *store, const char *text, struct search_row *rows, int max,
                 int *count)
{
	struct query q = query_of(store, STMT_SEARCH);
	char folded[TEXT], digits[TEXT];

	text_fold(text, folded, sizeof(folded));
	make_digits(folded, digits);
	query_bind_text(&q, ":text", folded);
	query_bind_text(&q, ":digits", strcmp(digits, folded) == 0 ? "" : digits);
	query_bind_int(&q, ":max", max);
	while (*count < max && query_row(&q))
		read_row(&q, &rows[(*count)++]);
	query_end(&q);
	explicit_bzero(folded, sizeof(folded));
	explicit_bzero(digits, sizeof(digits));
}

enum fault store_search(struct store *store, const char *text, struct search_row *rows,
                        int max, int *count)
{
	enum fault fault;

	assert(max >= 0 && max <= SEARCH_ROWS);
	*count = 0;
	if (db_begin_read(store, "search"))
		find(store, text, rows, max, count);
	fault = db_end(store);
	if (fault) {
		explicit_bzero(rows, (size_t)max * sizeof(*rows));
		*count = 0;
	}
	return fault;
}
