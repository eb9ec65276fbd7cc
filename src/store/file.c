#include "store/file.h"

#include <string.h>

#include "core/text.h"
#include "store/file_read.h"
#include "store/query.h"

static struct query of_request(struct store *store, enum statement which, int64_t request)
{
	struct query q = query_of(store, which);

	query_bind_int(&q, ":request", request);
	return q;
}

struct due file_read_due(struct query *query)
{
	struct due due = { 0 };

	if (!query_is_null(query))
		due.day = query_day(query);
	else
		query_int(query);
	due.at = query_int(query);
	if (due.day.year == 9999)
		due.day = (struct date){ 0 };
	return due;
}

void file_read_result(struct query *query, struct result_given *result)
{
	query_text(query, result->name, sizeof(result->name));
	query_text(query, result->series, sizeof(result->series));
	query_text(query, result->number, sizeof(result->number));
	result->day = query_day(query);
	query_text(query, result->recipient, sizeof(result->recipient));
	result->is_signed = query_int(query) != 0;
}

static void read_term(struct store *store, struct request_file *file)
{
	struct query q = of_request(store, STMT_TERM, file->view.id);

	if (!query_row(&q))
		return;
	file->due = file_read_due(&q);
	query_end(&q);
}

static void read_refusal(struct store *store, struct request_file *file)
{
	struct query q = of_request(store, STMT_REFUSAL, file->view.id);

	if (!query_row(&q))
		return;
	query_text(&q, file->ground, sizeof(file->ground));
	query_text(&q, file->remedy, sizeof(file->remedy));
	query_text(&q, file->missing, sizeof(file->missing));
	query_end(&q);
}

static void read_results(struct store *store, struct request_file *file)
{
	struct query q = of_request(store, STMT_RESULTS, file->view.id);

	query_bind_int(&q, ":max", FILE_RESULTS);
	while (query_row(&q))
		file_read_result(&q, &file->result[file->result_count++]);
}

static void read_notice(struct store *store, struct request_file *file)
{
	struct query q = of_request(store, STMT_NOTICE, file->view.id);

	if (!query_row(&q))
		return;
	query_int(&q);
	file->told = query_int(&q) != 0;
	file->to_tell = !file->told;
	query_end(&q);
}

static void read_links(struct store *store, struct request_file *file)
{
	struct query first = of_request(store, STMT_FIRST, file->view.id);
	struct query again = of_request(store, STMT_AGAIN, file->view.id);

	if (query_row(&first)) {
		query_registration(&first, file->first);
		query_end(&first);
	}
	if (query_row(&again)) {
		query_registration(&again, file->again);
		query_end(&again);
	}
}

static enum data_right query_right(struct query *q)
{
	const char *kind = query_peek(q);
	int right = 0;

	while (right < RIGHTS - 1 && strcmp(kind, data_right_name((enum data_right)right)) != 0)
		right++;
	return (enum data_right)right;
}

static void read_rights(struct store *store, struct request_file *file)
{
	struct query q = of_request(store, STMT_RIGHTS, file->view.id);

	while (query_row(&q)) {
		enum data_right right = query_right(&q);

		file->right[right] = true;
		file->right_due[right] = query_day(&q);
	}
}

/* One row more than there is room for tells that there are older ones. */
static void read_history(struct store *store, int64_t before, struct request_file *file)
{
	struct query q = of_request(store, STMT_HISTORY, file->view.id);

	query_bind_int(&q, ":visit", file->view.visit);
	query_bind_int(&q, ":before", before);
	query_bind_int(&q, ":max", FILE_HISTORY + 1);
	while (query_row(&q)) {
		struct history_row *row = &file->history[file->history_count];

		if (file->history_count == FILE_HISTORY) {
			file->older = true;
			query_end(&q);
			break;
		}
		file->history_count++;
		row->event = query_int(&q);
		row->at = query_moment(&q);
		query_text(&q, row->account, sizeof(row->account));
		query_text(&q, row->desk, sizeof(row->desk));
		query_text(&q, row->what, sizeof(row->what));
		query_text(&q, row->was, sizeof(row->was));
		query_text(&q, row->becomes, sizeof(row->becomes));
		query_text(&q, row->why, sizeof(row->why));
		text_copy(row->detail, sizeof(row->detail), query_peek(&q));
	}
}

enum fault store_older(struct store *store, struct request_file *file, int64_t before)
{
	explicit_bzero(file->history, sizeof(file->history));
	file->history_count = 0;
	file->older = false;
	if (db_begin_read(store, "read older history"))
		read_history(store, before, file);
	return db_end(store);
}

enum fault store_file(struct store *store, const char *registration, bool *found,
                      struct request_file *file)
{
	memset(file, 0, sizeof(*file));
	*found = false;
	if (db_begin_read(store, "read all of a request")
	    && request_read(store, registration, &file->view)) {
		read_term(store, file);
		read_refusal(store, file);
		read_results(store, file);
		read_notice(store, file);
		read_links(store, file);
		read_rights(store, file);
		read_history(store, INT64_MAX, file);
		*found = true;
	}
	enum fault fault = db_end(store);
	if (fault) {
		*found = false;
		explicit_bzero(file, sizeof(*file));
	}
	return fault;
}

static void read_work(struct query *q, struct work_row *row)
{
	memset(row, 0, sizeof(*row));
	row->state = REQUEST_ACCEPTED;
	row->request = query_int(q);
	query_registration(q, row->registration);
	query_text(q, row->service, sizeof(row->service));
}

enum fault store_worklist(struct store *store, struct work_row *rows, int max, int *count)
{
	struct query q = query_of(store, STMT_WORKLIST);

	*count = 0;
	if (db_begin_read(store, "list what is due")) {
		query_bind_int(&q, ":max", max);
		while (query_row(&q)) {
			struct work_row *row = &rows[(*count)++];

			read_work(&q, row);
			row->due = file_read_due(&q);
			row->ready = query_int(&q) != 0;
		}
	}
	enum fault fault = db_end(store);
	if (fault)
		*count = 0;
	return fault;
}

enum fault store_to_tell(struct store *store, struct work_row *rows, int max, int *count)
{
	struct query q = query_of(store, STMT_TO_TELL);

	*count = 0;
	if (db_begin_read(store, "list who is to be told")) {
		query_bind_int(&q, ":max", max);
		while (query_row(&q)) {
			struct work_row *row = &rows[(*count)++];

			read_work(&q, row);
			row->state = query_request_state(&q);
			row->ready = row->state == REQUEST_ACCEPTED;
			query_text(&q, row->phone, sizeof(row->phone));
		}
	}
	enum fault fault = db_end(store);
	if (fault)
		*count = 0;
	return fault;
}

enum fault store_rights_due(struct store *store, struct work_row *rows, int max, int *count)
{
	struct query q = query_of(store, STMT_RIGHTS_DUE);

	*count = 0;
	if (db_begin_read(store, "list whose data are to be seen to")) {
		query_bind_int(&q, ":max", max);
		while (query_row(&q)) {
			struct work_row *row = &rows[(*count)++];

			read_work(&q, row);
			row->right = query_right(&q);
			row->due.day = query_day(&q);
		}
	}
	enum fault fault = db_end(store);
	if (fault)
		*count = 0;
	return fault;
}
