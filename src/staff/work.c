/* What is to be done: whom to tell, what nobody has looked at, then accepted requests by
 * when they are due. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "core/phone.h"
#include "staff/frame.h"
#include "staff/held.h"
#include "staff/marks.h"
#include "staff/trouble.h"

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("open") },
	{ SYM_TEXT, 'D', STAFF_ACTION_NONE, N_("told") },
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("back") },
	{ SYM_UP, 0, STAFF_ACTION_UP, NULL },
	{ SYM_DOWN, 0, STAFF_ACTION_DOWN, NULL },
	{ SYM_PAGE_UP, 0, STAFF_ACTION_PAGE_UP, NULL },
	{ SYM_PAGE_DOWN, 0, STAFF_ACTION_PAGE_DOWN, NULL },
	STAFF_INSIDE_KEYS,
	{ 0 },
};

enum { PAGE_ROWS = 10, NUMBER_COLS = 14, RIGHT_COLS = 44, WIDE_COLS = 64 };

/* The lists, one below the other. */
enum work_list { LIST_TELL, LIST_UNSEEN, LIST_RIGHTS, LIST_DUE, LISTS };

static int size_of(const struct staff *staff, enum work_list list)
{
	const int sizes[LISTS] = {
		[LIST_TELL] = staff->request.tell_count, [LIST_UNSEEN] = staff->request.unseen_count,
		[LIST_RIGHTS] = staff->request.right_count, [LIST_DUE] = staff->request.due_count,
	};
	return sizes[list];
}

int work_count(const struct staff *staff)
{
	int rows = 0;
	for (int list = 0; list < LISTS; list++)
		rows += size_of(staff, (enum work_list)list);
	return rows;
}

/* Row i of them all, and the list it is of; NULL behind the last. */
static const struct work_row *row_at(const struct staff *staff, int i, enum work_list *of)
{
	const struct work_row *const rows[LISTS] = {
		[LIST_TELL] = staff->request.tell, [LIST_UNSEEN] = staff->request.unseen,
		[LIST_RIGHTS] = staff->request.rights,
		[LIST_DUE] = staff->request.due,
	};
	for (int list = 0; i >= 0 && list < LISTS; list++) {
		*of = (enum work_list)list;
		if (i < size_of(staff, *of))
			return &rows[list][i];
		i -= size_of(staff, *of);
	}
	return NULL;
}

bool work_mark(const struct staff *staff, int i, struct marks_row *mark)
{
	enum work_list list;
	const struct work_row *row = row_at(staff, i, &list);
	if (!row)
		return false;
	*mark = (struct marks_row){ .kind = (int)list };
	text_copy(mark->registration, sizeof mark->registration, row->registration);
	return true;
}

/* NULL: nothing is marked. */
static const struct work_row *marked_row(const struct staff *staff, enum work_list *of)
{
	return staff->unmarked ? NULL : row_at(staff, staff->field, of);
}

static void enter(struct staff *staff)
{
	staff->field = 0;
}

static void move(struct staff *staff, int by)
{
	int at = staff->field + by, last = work_count(staff) - 1;
	staff->field = at < 0 || last < 0 ? 0 : at > last ? last : at;
}

static int open_marked(struct staff *staff)
{
	enum work_list list;
	const struct work_row *row = marked_row(staff, &list);
	return row ? request_open(staff, row->registration) : STAFF_NOTHING;
}

/* The tick of the list of those to be told. */
static int tell_marked(struct staff *staff)
{
	enum work_list list;
	const struct work_row *row = marked_row(staff, &list);
	if (!row || list != LIST_TELL) {
		staff_say(staff, STYLE_WARNING, "%s", _("There is nothing to be told."));
		return STAFF_NOTHING;
	}
	staff->request.act = (struct request_act){ .deed = DEED_TOLD };
	text_copy(staff->request.registration, sizeof staff->request.registration,
	          row->registration);
	return STAFF_FILE_DO;
}

static int leave(struct staff *staff)
{
	request_wipe(staff);
	staff_go(staff, STAFF_DESK);
	return STAFF_LOOK;
}

static bool key(struct staff *staff, const struct event *event, int *effect)
{
	if (staff_letter(event) != 'd')
		return false;
	*effect = held_again(staff) ? STAFF_NOTHING : tell_marked(staff);
	return true;
}

static int act(struct staff *staff, int action)
{
	switch (action) {
	case STAFF_ACTION_PICK: return open_marked(staff);
	case STAFF_ACTION_BACK: return leave(staff);
	case STAFF_ACTION_UP: move(staff, marks_step(staff, -1)); break;
	case STAFF_ACTION_DOWN: move(staff, marks_step(staff, 1)); break;
	case STAFF_ACTION_PAGE_UP: move(staff, marks_step(staff, -PAGE_ROWS)); break;
	case STAFF_ACTION_PAGE_DOWN: move(staff, marks_step(staff, PAGE_ROWS)); break;
	}
	return STAFF_NOTHING;
}

static int pick(struct staff *staff, int i)
{
	staff->unmarked = false;
	move(staff, i - staff->field);
	return STAFF_NOTHING;
}

static int other(struct staff *staff, const struct event *event)
{
	if (event->kind == EVENT_DONE)
		move(staff, 0);
	if (event->effect != STAFF_FILE_DO || event->kind == EVENT_TICK)
		return STAFF_NOTHING;
	if (event->kind == EVENT_FAILED)
		trouble_say(staff, event);
	else
		request_tell(staff);
	*staff->request.registration = '\0';
	return STAFF_LOOK;
}

/* "blocked: due 24.11.2026, 1 working day left" */
static void right_due_words(const struct staff *staff, const struct work_row *row, bool *overdue,
                            char *out, size_t size)
{
	static const char *const words[RIGHTS] = {
		[RIGHT_TAKEN_BACK] = N_("no consent"), [RIGHT_BLOCKED] = N_("blocked"),
		[RIGHT_DELETED] = N_("deleted"),
	};
	char due[96];
	request_due_words(staff, &row->due, overdue, due, sizeof due);
	snprintf(out, size, "%s: %s", _(words[row->right]), due);
}

static void phone_words(const struct work_row *row, char *out, size_t size)
{
	char phone[PHONE_TEXT];
	phone_format(row->phone, phone);
	snprintf(out, size, "%s: %s", row->ready ? _("ready") : _("refused"),
	         *row->phone ? phone : _("no phone"));
	explicit_bzero(phone, sizeof phone);
}

/* When it was handed in, and why nobody is called for it. */
static void place_words(const struct work_row *row, char *out, size_t size)
{
	static const char *const words[VISIT_STATES] = {
		[VISIT_WAITING] = N_("%s, still in that day's queue"),
		[VISIT_CALLED] = N_("%s, still in that day's queue"),
		[VISIT_SERVING] = N_("%s, still being served"),
		[VISIT_HELD] = N_("%s, put off"),
		[VISIT_DONE] = N_("%s, the visit is over"),
		[VISIT_NO_SHOW] = N_("%s, did not come when called"),
		[VISIT_CANCELLED] = N_("%s, gave the number back"),
		[VISIT_LEFT] = N_("%s, was not reached that day"),
	};
	char day[DATE_TEXT];
	date_format_local(row->day, day);
	snprintf(out, size, row->numbered ? _(words[row->place]) : _("%s, without a number"), day);
}

static void words_of(const struct staff *staff, const struct work_row *row, enum work_list list,
                     bool *overdue, char *out, size_t size)
{
	*overdue = false;
	if (list == LIST_TELL)
		phone_words(row, out, size);
	else if (list == LIST_RIGHTS)
		right_due_words(staff, row, overdue, out, size);
	else if (list == LIST_UNSEEN)
		place_words(row, out, size);
	else
		request_due_words(staff, &row->due, overdue, out, size);
}

static void draw_row(const struct staff *staff, struct canvas *canvas,
                     const struct staff_area *area, int at, int i)
{
	enum work_list list = LIST_DUE, of;
	const struct work_row *row = row_at(staff, i, &list);
	assert(row);
	bool marked = row == marked_row(staff, &of), overdue;
	int right_cols = list == LIST_RIGHTS ? WIDE_COLS : RIGHT_COLS;
	char right[256], left[160];
	enum style style = marked ? STYLE_FOCUS : STYLE_TEXT;
	canvas_fill(canvas, at, area->col, 1, area->cols, style);
	canvas_target(canvas, STAFF_ITEM + i, at, area->col, 1, area->cols);
	snprintf(left, sizeof left, "%s %s", marked ? "→" : " ", row->registration);
	canvas_text(canvas, at, area->col, style, left);
	const char *about = staff_about(staff, row->service);
	int room = area->cols - NUMBER_COLS - right_cols - 1;
	size_t skip, len = room > 0 ? text_wrap(about, room, &skip) : 0;
	snprintf(left, sizeof left, "%.*s", (int)len, about);
	canvas_text(canvas, at, area->col + NUMBER_COLS, style, left);
	words_of(staff, row, list, &overdue, right, sizeof right);
	if (overdue && !marked)
		style = STYLE_ERROR;
	canvas_text(canvas, at, area->col + area->cols - right_cols, style, right);
	explicit_bzero(right, sizeof right);
}

/* Rows of the screen before item i; headings take one each. */
static int rows_before(const struct staff *staff, int i)
{
	int heads = 0, first = 0;
	for (int list = 0; list < LISTS; list++) {
		int size = size_of(staff, (enum work_list)list);
		heads += size > 0 && first <= i;
		first += size;
	}
	return i + heads;
}

static void draw_head(struct canvas *canvas, const struct staff_area *area, int at,
                      const char *words)
{
	if (at >= area->row && at < area->row + area->rows)
		canvas_text(canvas, at, area->col, STYLE_HINT, words);
}

static void view(const void *model, struct canvas *canvas)
{
	static const char *const heads[LISTS] = {
		[LIST_TELL] = N_("To be told"),
		[LIST_UNSEEN] = N_("Nobody has looked at them yet, and they are not in today's queue"),
		[LIST_RIGHTS] = N_("Personal data: for the head to decide"),
		[LIST_DUE] = N_("In work, what is due first"),
	};
	const struct staff *staff = model;
	struct staff_area area = staff_frame(staff, canvas);
	int scroll = rows_before(staff, staff->field) + 1 - area.rows, first = 0;
	int top = area.row - (scroll > 0 ? scroll : 0);
	if (work_count(staff) == 0)
		canvas_text(canvas, area.row, area.col, STYLE_HINT, _("Nothing is due."));
	for (int list = 0; list < LISTS; list++) {
		int size = size_of(staff, (enum work_list)list);
		if (size > 0)
			draw_head(canvas, &area, top + rows_before(staff, first) - 1, _(heads[list]));
		first += size;
	}
	for (int i = 0; i < work_count(staff); i++) {
		int at = top + rows_before(staff, i);
		if (at >= area.row && at < area.row + area.rows)
			draw_row(staff, canvas, &area, at, i);
	}
}

const struct staff_page_row staff_work = {
	.screen = { "work", keys, staff_update, view },
	.key = key,
	.act = act,
	.pick = pick,
	.other = other,
	.enter = enter,
};
