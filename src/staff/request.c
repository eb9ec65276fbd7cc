/* One request: who is still to be asked what, papers, consent, outcome, answers,
 * history. What can be done with it is one key each. */
#include "staff/request.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "staff/frame.h"
#include "staff/held.h"
#include "staff/marks.h"
#include "staff/trouble.h"

/* The hint bar names what comes next; every letter works all the same, and F1 has all. */
#define LETTER(letter, label) { SYM_TEXT, letter, STAFF_ACTION_NONE, label }
#define OTHER_KEYS \
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("back") }, \
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, NULL }, \
	{ SYM_UP, 0, STAFF_ACTION_UP, NULL }, \
	{ SYM_DOWN, 0, STAFF_ACTION_DOWN, NULL }, \
	{ SYM_PAGE_UP, 0, STAFF_ACTION_PAGE_UP, NULL }, \
	{ SYM_PAGE_DOWN, 0, STAFF_ACTION_PAGE_DOWN, NULL }, \
	STAFF_INSIDE_KEYS, \
	{ 0 }

static const struct binding keys_submitted[] = {
	LETTER('A', N_("accept")), LETTER('N', N_("not accept")), LETTER('E', N_("write")),
	LETTER('T', N_("tick")), LETTER('U', N_("undo")), OTHER_KEYS,
};

static const struct binding keys_accepted[] = {
	LETTER('I', N_("issue")), LETTER('R', N_("refuse")), LETTER('Y', N_("ready")),
	LETTER('P', N_("paper")), LETTER('U', N_("undo")), OTHER_KEYS,
};

static const struct binding keys_issued[] = {
	LETTER('I', N_("issue")), LETTER('M', N_("note")), LETTER('U', N_("undo")), OTHER_KEYS,
};

static const struct binding keys_withdrawn[] = {
	LETTER('M', N_("note")), LETTER('U', N_("undo")), OTHER_KEYS,
};

static const struct binding keys_failed[] = {
	LETTER('S', N_("hand in again")), LETTER('P', N_("paper")), LETTER('U', N_("undo")),
	OTHER_KEYS,
};

enum { PAGE_ROWS = 10, HEAD_ROWS = 3, INDENT = 2 };

void request_drop(struct staff *staff)
{
	explicit_bzero(&staff->request.act, sizeof staff->request.act);
}

void request_hide(struct staff *staff)
{
	struct staff_request *request = &staff->request;
	explicit_bzero(&request->file, sizeof request->file);
	explicit_bzero(request->tell, sizeof request->tell);
	request->there = false;
	request->tell_count = request->right_count = request->due_count = 0;
}

void request_wipe(struct staff *staff)
{
	request_hide(staff);
	request_drop(staff);
	staff->resume = false;
	for (size_t i = 0; i < sizeof staff->line / sizeof *staff->line; i++)
		line_wipe(&staff->line[i]);
}

int request_open(struct staff *staff, const char *registration)
{
	char wanted[TICKET_REGISTRATION];
	text_copy(wanted, sizeof wanted, registration);
	if (staff->page == STAFF_DESK || staff->page == STAFF_WORK)
		staff->request.back = staff->page;
	request_wipe(staff);
	text_copy(staff->request.registration, sizeof staff->request.registration, wanted);
	staff->request.cursor = staff->request.history_page = 0;
	if (staff->said_style == STYLE_WARNING)
		*staff->said = '\0';
	staff_go(staff, STAFF_REQUEST);
	return STAFF_LOOK;
}

static void move(struct staff *staff, int by)
{
	struct request_rows rows;
	int step = by < 0 ? -1 : 1, at = staff->request.cursor;
	request_rows_make(staff, &rows);
	for (int to = at + step; by && to >= 0 && to < rows.count; to += step) {
		if (rows.row[to].kind == ROW_HEAD)
			continue;
		at = to;
		by -= step;
	}
	staff->request.cursor = at;
}

/* The cursor stands on a row that can be marked. */
static void settle(struct staff *staff)
{
	struct request_row row;
	if (staff->unmarked)
		return;
	if (!request_marked(staff, &row))
		staff->request.cursor = 0;
	if (!request_marked(staff, &row))
		move(staff, 1);
}

/* The list of the visit's requests, shown next, knows what has become of this one. */
static void keep_state(struct staff *staff)
{
	struct ticket *ticket = &staff->request.ticket;
	for (int i = 0; staff->request.there && i < ticket->request_count; i++) {
		if (strcmp(ticket->request[i].registration, staff->request.registration) == 0)
			ticket->request[i].state = staff->request.file.view.state;
	}
}

static int leave(struct staff *staff)
{
	int back = staff->request.back;
	if (back != STAFF_WORK && back != STAFF_REQUESTS)
		back = STAFF_DESK;
	keep_state(staff);
	request_wipe(staff);
	*staff->request.registration = '\0';
	staff_go(staff, (enum staff_page)back);
	return STAFF_LOOK;
}

/* The cursor goes to the newest line of the page. */
static int turn_page(struct staff *staff, bool older)
{
	struct staff_request *request = &staff->request;
	struct request_rows rows;
	int head = 0, page = older ? request->history_page + 1 : 0;
	request_rows_make(staff, &rows);
	while (rows.row[head].kind != ROW_HEAD || rows.row[head].index != SECTION_HISTORY)
		head++;
	if (older)
		request->below[page] = request->file.history[request->file.history_count - 1].event;
	request->history_page = page;
	request->cursor = head + (older ? 2 : 1);
	return STAFF_LOOK;
}

static int act_on_marked(struct staff *staff)
{
	struct request_row row;
	if (held_again(staff) || !request_marked(staff, &row))
		return STAFF_NOTHING;
	switch (row.kind) {
	case ROW_FIELD: return request_begin(staff, DEED_CORRECT);
	case ROW_PAPER: return request_begin(staff, DEED_TICK);
	case ROW_CONSENT: return request_begin(staff, DEED_CONSENT);
	case ROW_LINK:
		if (row.index == 2)
			return request_begin(staff, DEED_TOLD);
		return request_open(staff, row.index ? staff->request.file.again
		                                     : staff->request.file.first);
	case ROW_PAGE: return turn_page(staff, row.index == 1);
	default: return STAFF_NOTHING;
	}
}

static bool key(struct staff *staff, const struct event *event, int *effect)
{
	uint32_t letter = staff_letter(event);
	for (int i = 0; letter && i < REQUEST_DEEDS; i++) {
		if ((uint32_t)request_deed_row((enum request_deed)i)->letter != letter)
			continue;
		*effect = held_again(staff) ? STAFF_NOTHING : request_begin(staff, (enum request_deed)i);
		return true;
	}
	return false;
}

static int act(struct staff *staff, int action)
{
	switch (action) {
	case STAFF_ACTION_BACK: return leave(staff);
	case STAFF_ACTION_PICK: return act_on_marked(staff);
	case STAFF_ACTION_UP: move(staff, marks_step(staff, -1)); break;
	case STAFF_ACTION_DOWN: move(staff, marks_step(staff, 1)); break;
	case STAFF_ACTION_PAGE_UP: move(staff, marks_step(staff, -PAGE_ROWS)); break;
	case STAFF_ACTION_PAGE_DOWN: move(staff, marks_step(staff, PAGE_ROWS)); break;
	}
	settle(staff);
	return STAFF_NOTHING;
}

/* A click marks. */
static int pick(struct staff *staff, int i)
{
	staff->unmarked = false;
	staff->request.cursor = i;
	settle(staff);
	return STAFF_NOTHING;
}

/* After the lock: on with the question that was being answered. */
static void resume(struct staff *staff)
{
	if (staff->resume && staff->request.there && request_service(staff))
		staff->page = STAFF_REQUEST_ASK;
	staff->resume = false;
}

static int other(struct staff *staff, const struct event *event)
{
	bool answered = event->kind == EVENT_DONE || event->kind == EVENT_FAILED;
	if (!answered)
		return STAFF_NOTHING;
	if (event->kind == EVENT_FAILED && event->effect == STAFF_FILE_DO) {
		trouble_say(staff, event);
		return STAFF_NOTHING;
	}
	settle(staff);
	if (event->kind == EVENT_DONE && event->effect == STAFF_LOOK)
		resume(staff);
	if (event->effect != STAFF_FILE_DO)
		return STAFF_NOTHING;
	int effect = request_tell(staff);
	settle(staff);
	return effect;
}

static void draw_head(const struct staff *staff, struct canvas *canvas,
                      const struct staff_area *area)
{
	const struct request_file *file = &staff->request.file;
	char line[256], due[96] = "";
	bool overdue = false;
	int row = area->row;
	snprintf(line, sizeof line, "%s │ %s", staff->request.registration,
	         staff_about(staff, file->view.service));
	staff_text(canvas, area, &row, STYLE_TITLE, line);
	if (file->view.state == REQUEST_ACCEPTED)
		request_due_words(staff, &file->due, &overdue, due, sizeof due);
	snprintf(line, sizeof line, "%s%s%s", request_state_words(file->view.state),
	         *due ? " │ " : "", due);
	staff_text(canvas, area, &row, overdue ? STYLE_ERROR : STYLE_TEXT, line);
}

static enum style style_of(const struct staff *staff, const struct request_row *row)
{
	const struct request_view *view = &staff->request.file.view;
	if (row->kind == ROW_HEAD)
		return STYLE_HINT;
	struct checklist list;
	request_checklist(staff, &list);
	bool missing = row->kind == ROW_PAPER && !list.row[row->index].with_me;
	bool open = row->kind == ROW_FIELD
	         && request_is_open(staff, &request_service(staff)->fields[row->index]);
	bool consent = row->kind == ROW_CONSENT && !view->consented;
	return missing || open || consent ? STYLE_WARNING : STYLE_TEXT;
}

static void draw_rows(const struct staff *staff, struct canvas *canvas,
                      const struct staff_area *area)
{
	struct request_rows rows;
	char text[REQUEST_ROW_TEXT];
	int width = area->cols - INDENT, top[REQUEST_ROWS] = { 0 }, high[REQUEST_ROWS] = { 0 };
	int total = 0;
	request_rows_make(staff, &rows);
	for (int i = 0; i < rows.count; i++) {
		request_row_text(staff, &rows.row[i], text, sizeof text);
		top[i] = total;
		total += high[i] = text_rows(text, width);
	}
	int cursor = staff->request.cursor < rows.count ? staff->request.cursor : 0;
	int scroll = top[cursor] + high[cursor] - area->rows;
	scroll = scroll > 0 ? scroll : 0;
	for (int i = 0; i < rows.count; i++) {
		int at = area->row + top[i] - scroll;
		bool fits = at >= area->row && at + high[i] <= area->row + area->rows;
		bool marked = i == cursor && !staff->unmarked;
		if (!fits)
			continue;
		enum style style = marked ? STYLE_FOCUS : style_of(staff, &rows.row[i]);
		request_row_text(staff, &rows.row[i], text, sizeof text);
		if (marked)
			canvas_fill(canvas, at, area->col, high[i], area->cols, style);
		canvas_text(canvas, at, area->col, style, marked ? "→" : " ");
		canvas_wrap(canvas, at, area->col + (rows.row[i].kind == ROW_HEAD ? 0 : INDENT), width,
		            high[i], style, text);
		canvas_target(canvas, STAFF_ITEM + i, at, area->col, high[i], area->cols);
	}
	explicit_bzero(text, sizeof text);
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	struct staff_area area = staff_frame(staff, canvas);
	if (!staff->request.there) {
		canvas_text(canvas, area.row + 1, area.col, STYLE_HINT, staff->request.registration);
		return;
	}
	draw_head(staff, canvas, &area);
	area.row += HEAD_ROWS;
	area.rows -= HEAD_ROWS;
	draw_rows(staff, canvas, &area);
}

static const struct screen *screen_now(const struct staff *staff)
{
	static const struct screen screens[REQUEST_STATES] = {
		[REQUEST_SUBMITTED] = { "request", keys_submitted, staff_update, view },
		[REQUEST_ACCEPTED] = { "request", keys_accepted, staff_update, view },
		[REQUEST_NOT_ACCEPTED] = { "request", keys_failed, staff_update, view },
		[REQUEST_ISSUED] = { "request", keys_issued, staff_update, view },
		[REQUEST_REFUSED] = { "request", keys_failed, staff_update, view },
		[REQUEST_WITHDRAWN] = { "request", keys_withdrawn, staff_update, view },
	};
	return &screens[staff->request.file.view.state];
}

const struct staff_page_row staff_request = {
	.screen_now = screen_now,
	.key = key,
	.act = act,
	.pick = pick,
	.other = other,
};
