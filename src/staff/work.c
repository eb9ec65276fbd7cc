/* What is to be done: whom to tell, then accepted requests by when they are due. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "core/phone.h"
#include "staff/frame.h"
#include "staff/held.h"
#include "staff/marks.h"

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

enum { PAGE_ROWS = 10, NUMBER_COLS = 14, RIGHT_COLS = 44 };

static int count(const struct staff *staff)
{
	return staff->request.tell_count + staff->request.due_count;
}

static const struct work_row *row_at(const struct staff *staff, int i)
{
	const struct staff_request *request = &staff->request;
	if (i < 0 || i >= count(staff))
		return NULL;
	return i < request->tell_count ? &request->tell[i] : &request->due[i - request->tell_count];
}

/* NULL: nothing is marked. */
static const struct work_row *marked_row(const struct staff *staff)
{
	return staff->unmarked ? NULL : row_at(staff, staff->field);
}

static void enter(struct staff *staff)
{
	staff->field = 0;
}

static void move(struct staff *staff, int by)
{
	int at = staff->field + by, last = count(staff) - 1;
	staff->field = at < 0 || last < 0 ? 0 : at > last ? last : at;
}

static int open_marked(struct staff *staff)
{
	const struct work_row *row = marked_row(staff);
	return row ? request_open(staff, row->registration) : STAFF_NOTHING;
}

/* The tick of the list of those to be told. */
static int tell_marked(struct staff *staff)
{
	const struct work_row *row = marked_row(staff);
	if (!row || staff->field >= staff->request.tell_count) {
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
		staff_say(staff, STYLE_WARNING, "%s",
		          _("The register is in use. Nothing was changed: press the key again."));
	else
		request_tell(staff);
	*staff->request.registration = '\0';
	return STAFF_LOOK;
}

static void right_words(const struct staff *staff, const struct work_row *row, bool tell,
                        bool *overdue, char *out, size_t size)
{
	char phone[PHONE_TEXT];
	*overdue = false;
	if (!tell) {
		request_due_words(staff, &row->due, overdue, out, size);
		return;
	}
	phone_format(row->phone, phone);
	snprintf(out, size, "%s: %s", row->ready ? _("ready") : _("refused"),
	         *row->phone ? phone : _("no phone"));
	explicit_bzero(phone, sizeof phone);
}

static void draw_row(const struct staff *staff, struct canvas *canvas,
                     const struct staff_area *area, int at, int i)
{
	const struct work_row *row = row_at(staff, i);
	bool marked = row == marked_row(staff), overdue;
	char right[128], left[160];
	enum style style = marked ? STYLE_FOCUS : STYLE_TEXT;
	canvas_fill(canvas, at, area->col, 1, area->cols, style);
	canvas_target(canvas, STAFF_ITEM + i, at, area->col, 1, area->cols);
	snprintf(left, sizeof left, "%s %s", marked ? "→" : " ", row->registration);
	canvas_text(canvas, at, area->col, style, left);
	const char *about = staff_about(staff, row->service);
	int room = area->cols - NUMBER_COLS - RIGHT_COLS - 1;
	size_t skip, len = text_wrap(about, room, &skip);
	snprintf(left, sizeof left, "%.*s", (int)len, about);
	canvas_text(canvas, at, area->col + NUMBER_COLS, style, left);
	right_words(staff, row, i < staff->request.tell_count, &overdue, right, sizeof right);
	if (overdue && !marked)
		style = STYLE_ERROR;
	canvas_text(canvas, at, area->col + area->cols - RIGHT_COLS, style, right);
	explicit_bzero(right, sizeof right);
}

/* Rows of the screen before item i; headings take one each. */
static int rows_before(const struct staff *staff, int i)
{
	bool both = staff->request.tell_count > 0 && i >= staff->request.tell_count;
	return i + 1 + both;
}

static void draw_head(struct canvas *canvas, const struct staff_area *area, int at,
                      const char *words)
{
	if (at >= area->row && at < area->row + area->rows)
		canvas_text(canvas, at, area->col, STYLE_HINT, words);
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	struct staff_area area = staff_frame(staff, canvas);
	int tell = staff->request.tell_count;
	int scroll = rows_before(staff, staff->field) + 1 - area.rows;
	int top = area.row - (scroll > 0 ? scroll : 0);
	if (count(staff) == 0)
		canvas_text(canvas, area.row, area.col, STYLE_HINT, _("Nothing is due."));
	if (tell > 0)
		draw_head(canvas, &area, top, _("To be told"));
	if (count(staff) > tell)
		draw_head(canvas, &area, top + rows_before(staff, tell) - 1, _("In work, what is due first"));
	for (int i = 0; i < count(staff); i++) {
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
