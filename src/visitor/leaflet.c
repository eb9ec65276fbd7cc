/* One page of information, leafed through and perhaps taken home on paper. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "office/leaflets.h"
#include "visitor/frame.h"

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

/* Rows that are not the text's: frame, heading, a blank, page count, news of the paper,
 * buttons. */
enum { OTHER_ROWS = 13, LEAST_ROWS = 4, NARROW = 4, WIDEST = 100 };

enum { LINES_MAX = 1024, SHEETS_MAX = 128 };

struct row {
	const char *text; /* NULL: blank */
	size_t len;
	bool heading;
	bool leads; /* what follows belongs to it */
};

/* The leaflet broken into lines, and the lines into pages of the screen. */
struct reading {
	struct leaflet leaflet;
	struct row line[LINES_MAX];
	int lines;
	int first[SHEETS_MAX + 1]; /* line of each page, and the end */
	int pages;
};

static void add_line(struct reading *reading, const char *text, size_t len, bool heading)
{
	if (reading->lines < LINES_MAX)
		reading->line[reading->lines++] = (struct row) { .text = text, .len = len,
		                                                 .heading = heading, .leads = heading };
}

static bool is_item(const struct leaflet_part *part)
{
	static const char dash[] = "–";
	return part->len > sizeof dash && memcmp(part->text, dash, sizeof dash - 1) == 0;
}

/* Items of a list and what follows a heading stand close to what is above. */
static bool stands_apart(const struct leaflet_part *part, bool below_heading)
{
	return part->heading || (!is_item(part) && !below_heading);
}

static void break_lines(struct reading *reading, int cols)
{
	struct leaflet_part part;
	const char *at = reading->leaflet.text;
	bool below_heading = false, below_item = false;
	while (leaflet_next(&at, &part)) {
		const char *text = part.text, *end = part.text + part.len;
		size_t len, skip;
		if (reading->lines > 0 && is_item(&part) && !below_item)
			reading->line[reading->lines - 1].leads = true;
		below_item = is_item(&part);
		if (reading->lines > 0 && stands_apart(&part, below_heading))
			add_line(reading, NULL, 0, false);
		below_heading = part.heading;
		while (text < end && (len = text_wrap(text, cols, &skip)) > 0) {
			add_line(reading, text, len, part.heading);
			text += len + skip;
		}
	}
}

static bool opens(const struct reading *reading, int line)
{
	return reading->line[line].leads || !reading->line[line].text;
}

/* A page neither begins with a blank line nor ends with a heading, or with what a list
 * belongs to. */
static void break_pages(struct reading *reading, int rows)
{
	int from = 0;
	while (from < reading->lines && reading->pages < SHEETS_MAX) {
		if (!reading->line[from].text)
			from++;
		int to = from + rows;
		if (to >= reading->lines)
			to = reading->lines;
		else
			while (to - 1 > from && opens(reading, to - 1))
				to--;
		reading->first[reading->pages++] = from;
		from = to;
	}
	reading->first[reading->pages] = reading->lines;
}

static int text_cols(const struct visitor *visitor)
{
	int cols = visitor->cols - NARROW;
	return cols > WIDEST ? WIDEST : cols;
}

static int text_rows_of(const struct visitor *visitor)
{
	int rows = visitor->rows - OTHER_ROWS;
	return rows > LEAST_ROWS ? rows : LEAST_ROWS;
}

static void read_leaflet(const struct visitor *visitor, struct reading *reading)
{
	reading->lines = reading->pages = 0;
	leaflets_write(visitor->catalog, visitor->visit.leaflet, &reading->leaflet);
	break_lines(reading, text_cols(visitor));
	break_pages(reading, text_rows_of(visitor));
}

/* The page on the screen, of how many. */
static int page_at(const struct visitor *visitor, int *of)
{
	static struct reading reading;
	int at = visitor->visit.scroll;
	read_leaflet(visitor, &reading);
	*of = reading.pages;
	return at < *of ? at : *of - 1;
}

static bool is_printed(const struct visit *visit)
{
	for (int i = 0; i < visit->handout_count; i++) {
		if (visit->handouts[i] == visit->leaflet)
			return true;
	}
	return false;
}

static bool may_print(const struct visitor *visitor)
{
	const struct visit *visit = &visitor->visit;
	return !visitor->paperless && !is_printed(visit) && visit->handout_count < HANDOUTS_MAX;
}

static void menu(const struct visitor *visitor, struct menu *menu)
{
	int of, at = page_at(visitor, &of);
	if (at < of - 1)
		menu_add(menu, TARGET_NEXT);
	else
		menu_add(menu, TARGET_YES);
	if (may_print(visitor))
		menu_add(menu, TARGET_PRINT);
}

static void turn(struct visitor *visitor, int by)
{
	int of, to = page_at(visitor, &of) + by;
	if (to >= 0 && to < of)
		visitor->visit.scroll = to;
	visitor->visit.focus = 0;
}

static int pick(struct visitor *visitor, int target)
{
	if (target == TARGET_NEXT)
		turn(visitor, 1);
	else if (target == TARGET_YES)
		visitor_go(visitor, visitor_list_of(visitor, visitor->visit.leaflet));
	if (target != TARGET_PRINT)
		return EFFECT_NONE;
	struct visit *visit = &visitor->visit;
	if (!may_print(visitor))
		return EFFECT_NONE;
	visit->handouts[visit->handout_count++] = visit->leaflet;
	visit->handout = HANDOUT_PRINTING;
	visit->focus = 0; /* the button goes; reading goes on */
	return EFFECT_PRINT;
}

static bool key(struct visitor *visitor, const struct event *event, int *effect)
{
	*effect = EFFECT_NONE;
	if (event->action == ACTION_PAGE_DOWN)
		turn(visitor, 1);
	else if (event->action == ACTION_PAGE_UP)
		turn(visitor, -1);
	else
		return false;
	return true;
}

void visitor_print_later(struct visitor *visitor)
{
	visitor->visit.handout_count--;
	visitor->visit.handout = HANDOUT_WAIT;
}

static void draw_text(const struct reading *reading, int at, struct canvas *canvas,
                      const struct area *area, int row)
{
	for (int i = reading->first[at]; i < reading->first[at + 1]; i++) {
		const struct row *line = &reading->line[i];
		char piece[4 * WIDEST + 1];
		if (!line->text)
			continue;
		snprintf(piece, sizeof piece, "%.*s", (int)line->len, line->text);
		canvas_text(canvas, row + i - reading->first[at], area->col,
		            line->heading ? STYLE_TITLE : STYLE_TEXT, piece);
	}
}

static const char *news_words(const struct visitor *visitor)
{
	static const char *const words[] = {
		[HANDOUT_NONE] = "",
		[HANDOUT_PRINTING] = N_("This page is being printed…"),
		[HANDOUT_TAKE] = N_("Take your paper."),
		[HANDOUT_FILE] = N_("Not on paper: this page is saved as a file. Read it here."),
		[HANDOUT_LOST] = N_("It could not be printed: read it on the screen."),
		[HANDOUT_WAIT] = N_("The printer is busy with another paper: try again soon."),
	};
	const struct visit *visit = &visitor->visit;
	bool last = visit->handout_count > 0
	         && visit->handouts[visit->handout_count - 1] == visit->leaflet;
	if (visit->handout == HANDOUT_WAIT && may_print(visitor))
		return _(words[HANDOUT_WAIT]);
	if (last)
		return visit->handout ? _(words[visit->handout]) : "";
	if (is_printed(visit))
		return _("You have printed this page already.");
	return visit->handout_count < HANDOUTS_MAX
	     ? "" : _("Three pages are printed. The staff can print more for you.");
}

static void draw_buttons(const struct visitor *visitor, bool more, struct canvas *canvas,
                         const struct area *area, int row)
{
	struct button buttons[2] = {
		{ more ? TARGET_NEXT : TARGET_YES, more ? N_("Read on") : N_("Back to the list") },
		{ TARGET_PRINT, N_("Print") },
	};
	frame_buttons(visitor, canvas, area, &row, buttons, may_print(visitor) ? 2 : 1);
}

static void view(const void *model, struct canvas *canvas)
{
	static struct reading reading; /* large; a canvas is drawn by one thread */
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	int row = area.row, of, at = page_at(visitor, &of);
	char progress[80];
	read_leaflet(visitor, &reading);
	frame_heading(canvas, &area, &row, reading.leaflet.title);
	draw_text(&reading, at, canvas, &area, row);
	row += text_rows_of(visitor) + 1;
	snprintf(progress, sizeof progress, _("Page %d of %d"), at + 1, of);
	frame_text(canvas, &area, &row, STYLE_HINT, progress);
	bool good = visitor->visit.handout == HANDOUT_PRINTING || visitor->visit.handout == HANDOUT_TAKE;
	frame_text(canvas, &area, &row, good ? STYLE_DONE : STYLE_WARNING,
	           news_words(visitor));
	draw_buttons(visitor, at < of - 1, canvas, &area, row);
}

static enum page_id back(struct visitor *visitor)
{
	return visitor_list_of(visitor, visitor->visit.leaflet);
}

const struct page page_leaflet = {
	.screen = { "leaflet", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.key = key,
	.back = back,
};
