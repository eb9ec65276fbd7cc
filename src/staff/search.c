/* Search: any part of a number, a name, an IIN or a phone. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "staff/frame.h"
#include "staff/trouble.h"

enum { PAUSE_MS = 300, PAGE_ROWS = 10, NUMBER_COLS = 12, DAY_COLS = 11, STATE_COLS = 30 };

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("open") },
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("back") },
	{ SYM_UP, 0, STAFF_ACTION_UP, NULL },
	{ SYM_DOWN, 0, STAFF_ACTION_DOWN, NULL },
	{ SYM_PAGE_UP, 0, STAFF_ACTION_PAGE_UP, NULL },
	{ SYM_PAGE_DOWN, 0, STAFF_ACTION_PAGE_DOWN, NULL },
	{ SYM_F5, 0, STAFF_ACTION_LAYOUT, N_("letters") },
	STAFF_INSIDE_KEYS,
	{ 0 },
};

void finding_wipe(struct staff *staff)
{
	explicit_bzero(&staff->finding, sizeof staff->finding);
	line_wipe(&staff->line[0]);
}

void finding_hide(struct staff *staff)
{
	struct staff_finding *finding = &staff->finding;
	bool asked = finding->asked;
	explicit_bzero(finding, sizeof *finding);
	finding->asked = asked;
}

int finding_open(struct staff *staff, const char *registration)
{
	char wanted[TICKET_REGISTRATION];
	text_copy(wanted, sizeof wanted, registration);
	finding_wipe(staff);
	staff->request.back = STAFF_DESK;
	return request_open(staff, wanted);
}

/* The Russian layout leaves the digits where they are, and its letters find the
 * Kazakh ones. */
static void enter(struct staff *staff)
{
	finding_wipe(staff);
	staff->field = 0;
	line_init(&staff->line[0], LINE_CHARS, false, LAYOUT_RU);
}

static bool key(struct staff *staff, const struct event *event, int *effect)
{
	*effect = STAFF_NOTHING;
	if (!line_key(&staff->line[0], &event->key))
		return false;
	staff->finding.fresh = staff->finding.open = false;
	*staff->said = '\0';
	return true;
}

static int leave(struct staff *staff)
{
	finding_wipe(staff);
	staff_go(staff, STAFF_DESK);
	return STAFF_LOOK;
}

static int open_marked(struct staff *staff)
{
	const struct staff_finding *finding = &staff->finding;
	return finding->cursor < finding->count
		? finding_open(staff, finding->row[finding->cursor].registration) : STAFF_NOTHING;
}

/* Somebody types what stands under the code. */
static bool is_ticket(struct staff *staff)
{
	char text[LINE_BYTES];
	struct scan *scan = &staff->scan;
	line_get(&staff->line[0], text);
	return ticket_parse_qr(text, &scan->day, scan->number, scan->code);
}

static int press_enter(struct staff *staff)
{
	if (is_ticket(staff))
		return STAFF_SCAN;
	if (staff->finding.fresh)
		return open_marked(staff);
	staff->finding.open = true;
	return STAFF_SEEK;
}

static void move(struct staff *staff, int by)
{
	struct staff_finding *finding = &staff->finding;
	int at = finding->cursor + by;
	if (at >= finding->count)
		at = finding->count - 1;
	finding->cursor = at > 0 ? at : 0;
}

static int act(struct staff *staff, int action)
{
	struct line *line = &staff->line[0];
	switch (action) {
	case STAFF_ACTION_PICK: return press_enter(staff);
	case STAFF_ACTION_BACK: return leave(staff);
	case STAFF_ACTION_UP: move(staff, -1); break;
	case STAFF_ACTION_DOWN: move(staff, 1); break;
	case STAFF_ACTION_PAGE_UP: move(staff, -PAGE_ROWS); break;
	case STAFF_ACTION_PAGE_DOWN: move(staff, PAGE_ROWS); break;
	case STAFF_ACTION_LAYOUT: line->layout = keymap_next(line->layout); break;
	}
	return STAFF_NOTHING;
}

static int pick(struct staff *staff, int i)
{
	if (i < staff->finding.count)
		staff->finding.cursor = i;
	return open_marked(staff);
}

/* Looks when the person pauses; a key that is pressed meanwhile would be lost. */
static int other(struct staff *staff, const struct event *event)
{
	struct staff_finding *finding = &staff->finding;
	bool sought = event->effect == STAFF_SEEK
	           && (event->kind == EVENT_DONE || event->kind == EVENT_FAILED);
	if (sought && event->kind == EVENT_FAILED) {
		trouble_say(staff, event);
	} else if (sought) {
		bool open = finding->open && finding->count == 1;
		finding->open = false;
		return open ? open_marked(staff) : STAFF_NOTHING;
	}
	bool paused = staff->mono_ms - staff->touched_ms >= PAUSE_MS;
	return event->kind == EVENT_TICK && !finding->fresh && paused ? STAFF_SEEK : STAFF_NOTHING;
}

static void cut(const char *text, int cols, char *out, size_t size)
{
	size_t skip, len = text_wrap(text, cols, &skip);
	snprintf(out, size, "%.*s", (int)len, text);
}

static void draw_row(const struct staff *staff, struct canvas *canvas,
                     const struct staff_area *area, int at, int i)
{
	const struct search_row *row = &staff->finding.row[i];
	bool marked = i == staff->finding.cursor;
	enum style style = marked ? STYLE_FOCUS : STYLE_TEXT;
	char text[256], day[DATE_TEXT];
	int col = area->col + 2;
	canvas_fill(canvas, at, area->col, 1, area->cols, style);
	canvas_target(canvas, STAFF_ITEM + i, at, area->col, 1, area->cols);
	canvas_text(canvas, at, area->col, style, marked ? "→" : " ");
	canvas_text(canvas, at, col, style, row->registration);
	col += NUMBER_COLS;
	date_format_local(row->day, day);
	canvas_text(canvas, at, col, style, day);
	col += DAY_COLS;
	int state_col = area->col + area->cols - STATE_COLS;
	cut(row->name, state_col - col - 1, text, sizeof text);
	canvas_text(canvas, at, col, style, text);
	cut(request_state_words(row->state), STATE_COLS, text, sizeof text);
	canvas_text(canvas, at, state_col, style, text);
}

static void draw_rows(const struct staff *staff, struct canvas *canvas,
                      const struct staff_area *area, int row)
{
	const struct staff_finding *finding = &staff->finding;
	int room = area->row + area->rows - row;
	int first = finding->cursor >= room ? finding->cursor - room + 1 : 0;
	for (int i = first; i < finding->count && i - first < room; i++)
		draw_row(staff, canvas, area, row + i - first, i);
	if (finding->asked && finding->fresh && finding->count == 0)
		staff_text(canvas, area, &row, STYLE_HINT,
		           _("Nothing is found. Try a shorter part, or another number or name."));
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	struct staff_area area = staff_frame(staff, canvas);
	int row = area.row + 1;
	char line[256];
	staff_field(staff, canvas, &area, &row, 0,
	            _("Number, name, IIN or phone: any part of it"), false);
	if (staff->finding.count == SEARCH_ROWS)
		snprintf(line, sizeof line, _("The newest %d:"), SEARCH_ROWS);
	else
		snprintf(line, sizeof line, ngettext("%d request", "%d requests",
		         (unsigned long)staff->finding.count), staff->finding.count);
	if (staff->finding.count > 0)
		staff_text(canvas, &area, &row, STYLE_HINT, line);
	draw_rows(staff, canvas, &area, row);
}

const struct staff_page_row staff_search = {
	.screen = { "search", keys, staff_update, view },
	.key = key,
	.act = act,
	.pick = pick,
	.other = other,
	.enter = enter,
};
