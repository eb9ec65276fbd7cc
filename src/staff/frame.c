#include "staff/frame.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "ui/widget.h"

enum { MARGIN = 1, FIELD_COLS = 32 };

static void draw_bar(const struct staff *staff, struct canvas *canvas)
{
	char left[256], right[64], day[DATE_TEXT];
	int cols = canvas_cols(canvas);
	canvas_fill(canvas, 0, 0, 1, cols, STYLE_BAR);
	if (staff->account.id)
		snprintf(left, sizeof left, " %.100s │ %.100s", staff->account.name,
		         staff_desk_name(staff, staff->desk));
	else
		snprintf(left, sizeof left, " %s", _("Staff"));
	canvas_text(canvas, 0, 0, STYLE_BAR, left);
	date_format_local(staff->now.date, day);
	snprintf(right, sizeof right, "%s %02d:%02d ", day, staff->now.hour, staff->now.minute);
	canvas_text(canvas, 0, cols - text_width(right), STYLE_BAR, right);
}

struct staff_area staff_frame(const struct staff *staff, struct canvas *canvas)
{
	int cols = canvas_cols(canvas), rows = canvas_rows(canvas);
	canvas_clear(canvas);
	draw_bar(staff, canvas);
	int hints = widget_hints(canvas, staff_screen(staff)->keys);
	int said_rows = text_rows(staff->said, cols - 2 * MARGIN);
	int said = rows - hints - (said_rows > 1 ? said_rows : 1);
	if (*staff->said)
		canvas_wrap(canvas, said, MARGIN, cols - 2 * MARGIN, said_rows, staff->said_style,
		            staff->said);
	return (struct staff_area){ .row = 1, .col = MARGIN, .rows = said - 1,
	                            .cols = cols - 2 * MARGIN };
}

void staff_text(struct canvas *canvas, const struct staff_area *area, int *row,
                enum style style, const char *text)
{
	int left = area->row + area->rows - *row;
	*row += canvas_wrap(canvas, *row, area->col, area->cols, left > 0 ? left : 0, style, text);
}

static void draw_dots(const struct line *line, struct canvas *canvas, int row, int col,
                      bool focused)
{
	for (int i = 0; i < FIELD_COLS; i++)
		canvas_text(canvas, row, col + i, STYLE_FIELD, i < line->len ? "•" : "_");
	if (focused)
		canvas_cursor(canvas, row, col + (line->len < FIELD_COLS ? line->len : FIELD_COLS - 1));
}

void staff_field(const struct staff *staff, struct canvas *canvas,
                 const struct staff_area *area, int *row, int which, const char *label,
                 bool secret)
{
	bool focused = staff->field == which;
	int col = area->col + 2;
	staff_text(canvas, area, row, STYLE_TEXT, label);
	canvas_text(canvas, *row, area->col, STYLE_TEXT, focused ? "→" : " ");
	if (secret)
		draw_dots(&staff->line[which], canvas, *row, col, focused);
	else
		line_draw(&staff->line[which], canvas, *row, col, FIELD_COLS, focused);
	*row += 2;
}
