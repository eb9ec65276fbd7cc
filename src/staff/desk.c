/* The queue at a glance: one's own visitor, who waits and how long, who is put
 * off, who is with the others. Every verb is one key. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "staff/deeds.h"
#include "staff/elsewhere.h"
#include "staff/frame.h"
#include "staff/glance.h"
#include "staff/held.h"
#include "staff/list.h"
#include "staff/trouble.h"

static const struct binding keys[] = {
	{ SYM_TEXT, 'N', STAFF_ACTION_NONE, N_("call next") },
	{ SYM_TEXT, 'S', STAFF_ACTION_NONE, N_("start") },
	{ SYM_TEXT, 'F', STAFF_ACTION_NONE, N_("finish") },
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("open") },
	{ SYM_TEXT, 'L', STAFF_ACTION_NONE, N_("what is due") },
	{ SYM_TEXT, '/', STAFF_ACTION_NONE, N_("search") },
	{ SYM_UP, 0, STAFF_ACTION_UP, NULL },
	{ SYM_DOWN, 0, STAFF_ACTION_DOWN, NULL },
	{ SYM_PAGE_UP, 0, STAFF_ACTION_PAGE_UP, NULL },
	{ SYM_PAGE_DOWN, 0, STAFF_ACTION_PAGE_DOWN, NULL },
	STAFF_INSIDE_KEYS,
	{ 0 },
};

enum { PAGE_ROWS = 10, NUMBER_COLS = 7, WAIT_COLS = 28 };

static void enter(struct staff *staff)
{
	list_move(staff, 0);
}

static bool key(struct staff *staff, const struct event *event, int *effect)
{
	uint32_t letter = staff_letter(event);
	if (letter == 'l') {
		staff_go(staff, STAFF_WORK);
		*effect = STAFF_LOOK;
		return true;
	}
	for (int i = 0; letter && i < deeds_count(); i++) {
		if ((uint32_t)deeds_row(i)->letter != letter)
			continue;
		*effect = held_again(staff) ? STAFF_NOTHING : deeds_begin(staff, i);
		return true;
	}
	return elsewhere_key(staff, letter, effect);
}

static int open_marked(struct staff *staff)
{
	const struct desk_row *row = list_marked(staff);
	if (!row)
		return STAFF_NOTHING;
	staff->request.visit = row->visit;
	return STAFF_FILE_VISIT;
}

/* The requests of the visit have been read. */
static int open_requests(struct staff *staff)
{
	const struct ticket *ticket = &staff->request.ticket;
	if (ticket->request_count == 1)
		return request_open(staff, ticket->request[0].registration);
	if (ticket->request_count == 0)
		staff_say(staff, STYLE_WARNING, "%s", _("This visit is a question: it has no request."));
	else
		staff_go(staff, STAFF_REQUESTS);
	return STAFF_NOTHING;
}

static int act(struct staff *staff, int action)
{
	if (action == STAFF_ACTION_PICK)
		return open_marked(staff);
	static const struct {
		int action, by;
	} moves[] = {
		{ STAFF_ACTION_UP, -1 }, { STAFF_ACTION_DOWN, 1 },
		{ STAFF_ACTION_PAGE_UP, -PAGE_ROWS }, { STAFF_ACTION_PAGE_DOWN, PAGE_ROWS },
	};
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
		if (moves[i].action == action)
			list_move(staff, moves[i].by);
	}
	return STAFF_NOTHING;
}

/* A click marks. */
static int pick(struct staff *staff, int i)
{
	list_move(staff, i - staff->cursor);
	return STAFF_NOTHING;
}

static void tell_paper(struct staff *staff)
{
	if (staff->paper_failed)
		staff_say(staff, STYLE_WARNING, "%s", _("The paper was not printed: look at the printer."));
	else
		staff_say(staff, STYLE_DONE, "%s", _("The paper has come out."));
}

static int other(struct staff *staff, const struct event *event)
{
	if (event->kind == EVENT_PAPER) {
		tell_paper(staff);
		return STAFF_LOOK;
	}
	if (event->effect == STAFF_FILE_VISIT && event->kind == EVENT_DONE)
		return open_requests(staff);
	if (event->kind == EVENT_DONE && event->effect == STAFF_LOOK && staff->day.ask_clock
	    && !staff->clock_denied)
		staff_lay(staff, STAFF_CLOCK);
	bool step = event->effect == STAFF_FILE_DO;
	if ((event->effect != STAFF_DO && !step) || event->kind == EVENT_TICK)
		return STAFF_NOTHING;
	if (event->kind == EVENT_FAILED) {
		trouble_say(staff, event);
		return STAFF_NOTHING;
	}
	if (step) {
		request_tell(staff);
		request_wipe(staff); /* it was read for this alone */
	} else {
		deeds_tell(staff);
	}
	return STAFF_LOOK;
}

static void draw_row(const struct staff *staff, struct canvas *canvas,
                     const struct staff_area *area, int at, const struct list *list, int i,
                     bool marked)
{
	const struct desk_row *row = &staff->day.row[list->item[i].row];
	enum list_section section = list->item[i].section;
	char place[160], number[TICKET_NUMBER + 8];
	enum style style = marked ? STYLE_FOCUS : STYLE_TEXT;
	canvas_fill(canvas, at, area->col, 1, area->cols, style);
	canvas_target(canvas, STAFF_ITEM + i, at, area->col, 1, area->cols);
	snprintf(number, sizeof number, "%s %s", marked ? "→" : " ", row->number);
	canvas_text(canvas, at, area->col, style, number);
	char about[GLANCE_TEXT];
	glance_about(staff, row, area->cols - NUMBER_COLS - WAIT_COLS - 1, about);
	canvas_text(canvas, at, area->col + NUMBER_COLS, style, about);
	enum style of_place = glance_place(staff, row, section, place, sizeof place);
	style = marked ? style : of_place;
	canvas_text(canvas, at, area->col + area->cols - WAIT_COLS, style, place);
}

static const char *section_words(enum list_section section)
{
	static const char *const words[LIST_SECTIONS] = {
		[LIST_MINE] = N_("At my desk"), [LIST_WAITING] = N_("Waiting"),
		[LIST_HELD] = N_("Put off"), [LIST_OTHERS] = N_("At the other desks"),
	};
	return _(words[section]);
}

/* Rows of the screen up to item `upto`, headings included. */
static int rows_to(const struct list *list, int upto)
{
	int rows = 0;
	for (int i = 0; i <= upto; i++)
		rows += 1 + (i == 0 || list->item[i].section != list->item[i - 1].section);
	return rows;
}

static void draw_list(const struct staff *staff, struct canvas *canvas,
                      const struct staff_area *area)
{
	struct list list;
	list_make(staff, &list);
	const struct desk_row *marked = list_marked(staff);
	int cursor = 0;
	for (int i = 0; i < list.count; i++) {
		if (&staff->day.row[list.item[i].row] == marked)
			cursor = i;
	}
	int scroll = list.count ? rows_to(&list, cursor) - area->rows : 0;
	int at = area->row - (scroll > 0 ? scroll : 0);
	for (int i = 0; i < list.count; i++) {
		enum list_section section = list.item[i].section;
		bool first = i == 0 || section != list.item[i - 1].section;
		if (first && at >= area->row && at < area->row + area->rows)
			canvas_text(canvas, at, area->col, STYLE_HINT, section_words(section));
		at += first;
		if (at >= area->row && at < area->row + area->rows)
			draw_row(staff, canvas, area, at, &list, i, i == cursor);
		at++;
	}
	if (list.count == 0)
		canvas_text(canvas, area->row, area->col, STYLE_HINT, _("Nobody is in the house."));
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	struct staff_area area = staff_frame(staff, canvas);
	glance_draw(staff, canvas, &area);
	draw_list(staff, canvas, &area);
}

const struct staff_page_row staff_desk = {
	.screen = { "desk", keys, staff_update, view },
	.key = key,
	.act = act,
	.pick = pick,
	.other = other,
	.enter = enter,
};
