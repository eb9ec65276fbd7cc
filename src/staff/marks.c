#include "staff/marks.h"

#include <string.h>

#include "core/text.h"

enum { NOT_FOUND = -1 };

static struct marks_row work_row(const struct staff *staff, int i)
{
	struct marks_row mark = { .kind = 0 };
	work_mark(staff, i, &mark);
	return mark;
}

static int request_count(const struct staff *staff)
{
	struct request_rows rows;
	request_rows_make(staff, &rows);
	return staff->request.there ? rows.count : 0;
}

/* The history grows; all else has its index for good. */
static struct marks_row request_row(const struct staff *staff, int i)
{
	struct request_rows rows;
	request_rows_make(staff, &rows);
	const struct request_row *row = &rows.row[i];
	return (struct marks_row){
		.kind = (int)row->kind,
		.id = row->kind == ROW_HISTORY ? staff->request.file.history[row->index].event
		                               : row->index,
	};
}

static int account_count(const struct staff *staff)
{
	return staff->account_count;
}

static struct marks_row account_row(const struct staff *staff, int i)
{
	return (struct marks_row){ .id = staff->accounts[i].id };
}

static const struct marks_list {
	int (*count)(const struct staff *staff);
	struct marks_row (*row)(const struct staff *staff, int i);
} work = { work_count, work_row }, request = { request_count, request_row },
  accounts = { account_count, account_row };

/* The list that is marked on the page in use, and where; NULL: none that shifts. */
static const struct marks_list *list_of(struct staff *staff, int **at)
{
	switch (staff->page < STAFF_ASK ? staff->page : staff->under) {
	case STAFF_WORK:
		*at = &staff->field;
		return &work;
	case STAFF_REQUEST: case STAFF_REQUEST_ASK:
		*at = &staff->request.cursor;
		return &request;
	case STAFF_PEOPLE:
		*at = &staff->people.row;
		return &accounts;
	case STAFF_LOGIN:
		*at = &staff->cursor;
		return staff->field == 0 ? &accounts : NULL;
	default:
		return NULL;
	}
}

void marks_note(struct staff *staff)
{
	struct staff_marks *marks = &staff->marks;
	int *at;
	if (marks->kept)
		return;
	const struct marks_list *list = list_of(staff, &at);
	int person = staff->journal.person - 1;
	marks->any = list && !staff->unmarked && *at >= 0 && *at < list->count(staff);
	if (marks->any)
		marks->row = list->row(staff, *at);
	marks->person = person >= 0 && person < staff->account_count ? staff->accounts[person].id : 0;
}

void marks_keep(struct staff *staff)
{
	marks_note(staff);
	staff->marks.kept = true;
}

static int find(const struct staff *staff, const struct marks_list *list,
                const struct marks_row *wanted)
{
	int count = list->count(staff);
	for (int i = 0; i < count; i++) {
		struct marks_row row = list->row(staff, i);
		if (row.kind == wanted->kind && row.id == wanted->id
		    && strcmp(row.registration, wanted->registration) == 0)
			return i;
	}
	return NOT_FOUND;
}

/* The journal narrowed to a person whose account has gone shows everybody's. */
static void find_person(struct staff *staff)
{
	struct marks_row wanted = { .id = staff->marks.person };
	if (wanted.id)
		staff->journal.person = find(staff, &accounts, &wanted) + 1;
}

void marks_find(struct staff *staff)
{
	struct staff_marks *marks = &staff->marks;
	int *at;
	const struct marks_list *list = list_of(staff, &at);
	marks->kept = false;
	find_person(staff);
	if (!list || !marks->any)
		return;
	int now = find(staff, list, &marks->row);
	staff->unmarked = now == NOT_FOUND;
	if (!staff->unmarked)
		*at = now;
	else
		staff_say(staff, STYLE_WARNING, "%s",
		          _("The marked row has gone: somebody has dealt with it. Choose with ↑↓."));
}

int marks_step(struct staff *staff, int by)
{
	if (staff->unmarked && by > 0)
		by--;
	staff->unmarked = false;
	return by;
}
