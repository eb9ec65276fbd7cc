#include "visitor/frame.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "ui/widget.h"

enum { MARGIN = 2, WIDEST = 100 };

static enum style style_of(const struct visitor *visitor, int target)
{
	return visitor_focused(visitor) == target ? STYLE_FOCUS : STYLE_BAR;
}

/* F2 Қазақша  F3 Русский  F4 English, at the same place on every page. */
static void draw_languages(const struct visitor *visitor, struct canvas *canvas)
{
	static const char *const names[LANG_COUNT] = {
		[LANG_KK] = " F2 Қазақша ", [LANG_RU] = " F3 Русский ", [LANG_EN] = " F4 English ",
	};
	int col = canvas_cols(canvas), rows = widget_target_rows(canvas);
	for (int lang = LANG_COUNT - 1; lang >= 0; lang--) {
		int width = text_width(names[lang]);
		col -= width;
		enum style style = style_of(visitor, TARGET_KK + lang);
		canvas_fill(canvas, 0, col, rows, width, style);
		canvas_text(canvas, 0, col, style, names[lang]);
		if (style == STYLE_FOCUS)
			canvas_text(canvas, 0, col, style, "→");
		canvas_target(canvas, TARGET_KK + lang, 0, col, rows, width);
		col--; /* a finger between two of them hits neither */
	}
}

static void draw_back(const struct visitor *visitor, struct canvas *canvas)
{
	char text[80];
	if (!visitor_page(visitor)->back)
		return;
	enum style style = style_of(visitor, TARGET_BACK);
	snprintf(text, sizeof text, "%s← %s ", style == STYLE_FOCUS ? "→" : " ", _("Back (Esc)"));
	int rows = widget_target_rows(canvas), width = text_width(text);
	canvas_fill(canvas, 0, 0, rows, width, style);
	canvas_text(canvas, 0, 0, style, text);
	canvas_target(canvas, TARGET_BACK, 0, 0, rows, width);
}

/* Which service this is about, and how far the questions have come. */
static void draw_place(const struct visitor *visitor, struct canvas *canvas, int row)
{
	const struct service *service = visitor->visit.application.service;
	char progress[80] = "";
	enum page_id page = visitor->visit.page;
	if (!service || page == PAGE_INFO || page == PAGE_CARDS || page == PAGE_LEAFLET)
		return;
	if (visitor->visit.ticket.request_count > 1)
		return; /* the ticket names them all */
	if (page == PAGE_QUESTION) {
		int at, of;
		visitor_progress(visitor, &at, &of);
		if (of)
			snprintf(progress, sizeof progress, _("Question %d of %d"), at, of);
		else
			snprintf(progress, sizeof progress, _("Question %d"), at);
	}
	int right = canvas_cols(canvas) - MARGIN - text_width(progress);
	canvas_text(canvas, row, right, STYLE_HINT, progress);
	size_t skip;
	const char *name = words_in(&service->brief, visitor->visit.lang);
	char line[256], which[16] = "";
	if (visitor->visit.earlier_count > 0)
		snprintf(which, sizeof which, "%d) ", visitor->visit.earlier_count + 1);
	size_t len = text_wrap(name, right - 2 * MARGIN - text_width(which), &skip);
	snprintf(line, sizeof line, "%s%.*s%s", which, (int)len, name, name[len] ? " …" : "");
	canvas_text(canvas, row, MARGIN, STYLE_HINT, line);
}

struct area frame_draw(const struct visitor *visitor, struct canvas *canvas)
{
	int cols = canvas_cols(canvas), rows = canvas_rows(canvas);
	canvas_clear(canvas);
	int bar = widget_target_rows(canvas), head = bar + 2;
	canvas_fill(canvas, 0, 0, bar, cols, STYLE_BAR);
	draw_back(visitor, canvas);
	draw_languages(visitor, canvas);
	draw_place(visitor, canvas, bar);
	canvas_rule(canvas, bar + 1, 0, cols, STYLE_HINT);
	int hints = widget_hints(canvas, visitor_screen(visitor)->keys);
	struct area area = { .row = head, .rows = rows - head - hints - 1 };
	area.cols = cols - 2 * MARGIN < WIDEST ? cols - 2 * MARGIN : WIDEST;
	area.col = (cols - area.cols) / 2;
	return area;
}

static int rows_left(const struct area *area, int row)
{
	int left = area->row + area->rows - row;
	return left > 0 ? left : 0;
}

void frame_text(struct canvas *canvas, const struct area *area, int *row, enum style style,
                const char *text)
{
	*row += canvas_wrap(canvas, *row, area->col, area->cols, rows_left(area, *row), style, text);
}

void frame_heading(struct canvas *canvas, const struct area *area, int *row, const char *text)
{
	frame_text(canvas, area, row, STYLE_TITLE, text);
	(*row)++;
}

struct area frame_below(struct canvas *canvas, const struct area *area, const char *heading,
                        const char *hint)
{
	struct area below = *area;
	int row = area->row;
	frame_text(canvas, area, &row, STYLE_TITLE, heading);
	frame_text(canvas, area, &row, STYLE_HINT, hint);
	row++;
	below.rows -= row - below.row;
	below.row = row;
	return below;
}

void frame_field(const struct visitor *visitor, struct canvas *canvas,
                 const struct area *area, int *row, int cols)
{
	bool focused = visitor_focused(visitor) == TARGET_FIELD;
	canvas_text(canvas, *row, area->col, STYLE_TEXT, focused ? "→" : " ");
	line_draw(&visitor->visit.line, canvas, *row, area->col + 2, cols, focused);
	canvas_target(canvas, TARGET_FIELD, *row, area->col, widget_target_rows(canvas), cols + 2);
	*row += 2;
}

/* Buttons that would pass the edge go to the next row. */
static bool passes_edge(const struct area *area, int col, const char *text)
{
	return col > area->col && col + widget_button_width(text) > area->col + area->cols;
}

void frame_buttons(const struct visitor *visitor, struct canvas *canvas,
                   const struct area *area, int *row, const struct button *buttons, int count)
{
	int col = area->col, focused = visitor_focused(visitor), rows = widget_button_rows(canvas);
	for (int i = 0; i < count; i++) {
		if (passes_edge(area, col, _(buttons[i].text))) {
			col = area->col;
			*row += rows + widget_gap_rows(canvas);
		}
		col += widget_button(canvas, *row, col, buttons[i].target,
		                     focused == buttons[i].target, _(buttons[i].text));
		col += MARGIN;
	}
	*row += rows;
}
