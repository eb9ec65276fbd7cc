#include "store/query.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

struct query query_of(struct store *store, enum statement which)
{
	return (struct query){ .store = store, .which = which };
}

static bool prepare(struct query *query)
{
	if (!query->stmt)
		query->stmt = db_statement(query->store, query->which);
	return query->stmt != NULL;
}

static int parameter(const struct query *query, const char *name)
{
	int index = sqlite3_bind_parameter_index(query->stmt, name);

	assert(index > 0);
	return index;
}

static void bind_text(struct query *query, const char *name, const char *value,
                      sqlite3_destructor_type keep)
{
	int code;

	assert(value);
	if (!prepare(query))
		return;
	code = sqlite3_bind_text(query->stmt, parameter(query, name), value, -1, keep);
	assert(code == SQLITE_OK);
	(void)code;
}

void query_bind_int(struct query *query, const char *name, int64_t value)
{
	int code;

	if (!prepare(query))
		return;
	code = sqlite3_bind_int64(query->stmt, parameter(query, name), value);
	assert(code == SQLITE_OK);
	(void)code;
}

void query_bind_text(struct query *query, const char *name, const char *value)
{
	bind_text(query, name, value, SQLITE_STATIC);
}

void query_bind_blob(struct query *query, const char *name, const void *bytes, size_t size)
{
	int code;

	assert(size <= INT_MAX);
	if (!prepare(query))
		return;
	code = sqlite3_bind_blob(query->stmt, parameter(query, name), bytes, (int)size,
	                         SQLITE_STATIC);
	assert(code == SQLITE_OK);
	(void)code;
}

void query_bind_day(struct query *query, const char *name, struct date day)
{
	char text[DATE_TEXT];

	date_format_iso(day, text);
	bind_text(query, name, text, SQLITE_TRANSIENT);
}

void query_bind_moment(struct query *query, const struct moment *moment)
{
	query_bind_int(query, ":at", moment->unix_s);
	query_bind_int(query, ":utc_offset", moment->utc_offset_s);
}

bool query_row(struct query *query)
{
	int code;

	query->column = 0;
	if (query->store->fault || !prepare(query)) {
		query_end(query);
		return false;
	}
	code = sqlite3_step(query->stmt);
	if (code == SQLITE_ROW)
		return true;
	if (code != SQLITE_DONE)
		db_fail(query->store, code);
	query_end(query);
	return false;
}

void query_run(struct query *query)
{
	bool row = query_row(query);

	assert(!row);
	(void)row;
}

int64_t query_insert(struct query *query)
{
	query_run(query);
	return query->store->fault ? 0 : sqlite3_last_insert_rowid(query->store->db);
}

int64_t query_number(struct query *query)
{
	int64_t number;

	if (!query_row(query))
		return 0;
	number = query_int(query);
	query_end(query);
	return number;
}

/* The bindings go too: they point into the caller's memory. */
void query_end(struct query *query)
{
	if (!query->stmt)
		return;
	sqlite3_reset(query->stmt);
	sqlite3_clear_bindings(query->stmt);
}

int64_t query_int(struct query *query)
{
	return sqlite3_column_int64(query->stmt, query->column++);
}

bool query_is_null(const struct query *query)
{
	return sqlite3_column_type(query->stmt, query->column) == SQLITE_NULL;
}

const char *query_peek(struct query *query)
{
	const unsigned char *text = sqlite3_column_text(query->stmt, query->column++);

	return text ? (const char *)text : "";
}

void query_text(struct query *query, char *out, size_t size)
{
	const char *text = query_peek(query);
	size_t len = strlen(text);

	if (len < size) {
		memcpy(out, text, len + 1);
		return;
	}
	*out = '\0';
	db_refuse(query->store, FAULT_DAMAGED, "column %d of [%.60s] is too long",
	          query->column - 1, sqlite3_sql(query->stmt));
}

const void *query_blob(struct query *query, size_t *size)
{
	const void *bytes = sqlite3_column_blob(query->stmt, query->column);

	*size = (size_t)sqlite3_column_bytes(query->stmt, query->column++);
	return bytes;
}

static void unknown(struct query *query, const char *what)
{
	db_refuse(query->store, FAULT_DAMAGED, "column %d of [%.60s] is no %s",
	          query->column - 1, sqlite3_sql(query->stmt), what);
}

struct date query_day(struct query *query)
{
	struct date day = { 0 };

	if (!date_parse(query_peek(query), &day))
		unknown(query, "date");
	return day;
}

struct moment query_moment(struct query *query)
{
	const int64_t longest = (int64_t)date_to_days((struct date){ 9999, 12, 31 }) * 86400;
	struct moment moment = { .unix_s = query_int(query) };
	int64_t local, days;
	int second;

	moment.utc_offset_s = (int)query_int(query);
	local = moment.unix_s + moment.utc_offset_s;
	if (local < 0 || local > longest) {
		unknown(query, "time");
		local = 0;
	}
	days = local / 86400;
	second = (int)(local % 86400);
	moment.date = date_from_days((int32_t)days);
	moment.hour = second / 3600;
	moment.minute = second / 60 % 60;
	moment.second = second % 60;
	return moment;
}

enum lang query_lang(struct query *query)
{
	enum lang lang = LANG_KK;

	if (!lang_parse(query_peek(query), &lang))
		unknown(query, "language");
	return lang;
}

enum visit_state query_visit_state(struct query *query)
{
	const char *name = query_peek(query);

	for (int i = 0; i < VISIT_STATES; i++)
		if (strcmp(name, visit_state_name((enum visit_state)i)) == 0)
			return (enum visit_state)i;
	unknown(query, "state of a visit");
	return VISIT_LEFT;
}

enum request_state query_request_state(struct query *query)
{
	const char *name = query_peek(query);

	for (int i = 0; i < REQUEST_STATES; i++)
		if (strcmp(name, request_state_name((enum request_state)i)) == 0)
			return (enum request_state)i;
	unknown(query, "state of a request");
	return REQUEST_WITHDRAWN;
}

enum print_state query_print_state(struct query *query)
{
	const char *name = query_peek(query);

	for (int i = 0; i < PRINT_STATES; i++)
		if (strcmp(name, print_state_name((enum print_state)i)) == 0)
			return (enum print_state)i;
	unknown(query, "state of a print job");
	return PRINT_CANCELLED;
}

enum answer_state query_answer_state(struct query *query)
{
	static const enum answer_state kept[] = { ANSWER_GIVEN, ANSWER_SKIPPED, ANSWER_AT_DESK };
	const char *name = query_peek(query);

	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		if (strcmp(name, answer_state_name(kept[i])) == 0)
			return kept[i];
	unknown(query, "state of an answer");
	return ANSWER_SKIPPED;
}

void query_ticket_number(struct query *query, char out[static TICKET_NUMBER])
{
	char prefix[TICKET_PREFIX];
	bool none = query_is_null(query);
	int64_t number;

	query_text(query, prefix, sizeof(prefix));
	number = query_int(query);
	if (none)
		*out = '\0';
	else if (number < 1 || number > 999999)
		db_refuse(query->store, FAULT_DAMAGED, "a ticket number is out of range");
	else
		ticket_format_number(prefix, (int)number, out);
}

void query_registration(struct query *query, char out[static TICKET_REGISTRATION])
{
	int64_t year = query_int(query), serial = query_int(query);

	if (year < 1 || year > 9999 || serial < 1 || serial > 999999)
		db_refuse(query->store, FAULT_DAMAGED, "a registration number is out of range");
	else
		ticket_format_registration((int)year, (int)serial, out);
}
