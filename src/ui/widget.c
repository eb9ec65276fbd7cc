#include "ui/widget.h"

#include <stdio.h>
#include <string.h>

#include "core/lang.h"
#include "core/text.h"

enum { ITEM_MARK_COLS = 2, ITEM_CAP_COLS = 3, BUTTON_FRAME_COLS = 6 };
enum { LARGE_COLS = 120, LARGE_ROWS = 33 };

static bool is_large(const struct canvas *canvas)
{
	return canvas_cols(canvas) >= LARGE_COLS && canvas_rows(canvas) >= LARGE_ROWS;
}

int widget_target_rows(const struct canvas *canvas)
{
	return is_large(canvas) ? 2 : 1;
}

int widget_gap_rows(const struct canvas *canvas)
{
	return is_large(canvas) ? 1 : 0;
}

int widget_button_rows(const struct canvas *canvas)
{
	return is_large(canvas) ? 3 : 1;
}

static int item_room(int width, const char *cap)
{
	int indent = ITEM_MARK_COLS + (*cap ? ITEM_CAP_COLS : 0);
	return width > indent ? width - indent : 1;
}

int widget_keyed_rows(const struct canvas *canvas, int width, const char *cap, const char *text)
{
	int rows = text_rows(text, item_room(width, cap)), least = widget_target_rows(canvas);
	return rows > least ? rows : least;
}

int widget_keyed(struct canvas *canvas, int row, int col, int width, int target, const char *cap,
                 bool focused, const char *text)
{
	enum style style = focused ? STYLE_FOCUS : STYLE_CHOICE;
	int indent = ITEM_MARK_COLS + (*cap ? ITEM_CAP_COLS : 0);
	int room = item_room(width, cap);
	int rows = widget_keyed_rows(canvas, width, cap, text);
	canvas_fill(canvas, row, col, rows, width, style);
	canvas_target(canvas, target, row, col, rows, width);
	if (focused)
		canvas_text(canvas, row, col, style, "→");
	canvas_text(canvas, row, col + ITEM_MARK_COLS, style, cap);
	canvas_wrap(canvas, row, col + indent, room, rows, style, text);
	return rows;
}

int widget_item(struct canvas *canvas, int row, int col, int width, int target, int number,
                bool focused, const char *text)
{
	char cap[12] = "";
	if (number)
		snprintf(cap, sizeof cap, "%d", number);
	return widget_keyed(canvas, row, col, width, target, cap, focused, text);
}

int widget_button_width(const char *text)
{
	return text_width(text) + BUTTON_FRAME_COLS;
}

int widget_button(struct canvas *canvas, int row, int col, int target, bool focused,
                  const char *text)
{
	enum style style = focused ? STYLE_FOCUS : STYLE_CHOICE;
	int width = widget_button_width(text), rows = widget_button_rows(canvas);
	canvas_fill(canvas, row, col, rows, width, style);
	canvas_target(canvas, target, row, col, rows, width);
	row += rows / 2;
	canvas_text(canvas, row, col, style, focused ? "→[" : " [");
	canvas_text(canvas, row, col + 3, style, text);
	canvas_text(canvas, row, col + width - 2, style, focused ? "]←" : "] ");
	return width;
}

static const char hint_gap[] = " │ ";
enum { HINT_BYTES = 256, HINT_MARGIN = 1 };

static bool same_label(const struct binding *one, const struct binding *other)
{
	return other->sym != SYM_NONE && other->label && strcmp(one->label, other->label) == 0;
}

static void add_cap(char hint[static HINT_BYTES], const struct binding *row)
{
	size_t len = strlen(hint);
	char letter[5] = "";
	if (row->code)
		letter[text_encode(row->code, letter)] = '\0';
	snprintf(hint + len, HINT_BYTES - len, "%s%s%s%s", len ? "/" : "",
	         row->sym == SYM_CTRL ? _("Ctrl-") : "", key_label(row->sym), letter);
}

/* Writes the hint of the next labelled key, "" after the last one; neighbours
 * of one label go together. Returns the row behind it. */
static const struct binding *next_hint(const struct binding *row, char hint[static HINT_BYTES])
{
	hint[0] = '\0';
	while (row->sym != SYM_NONE && !row->label)
		row++;
	if (row->sym == SYM_NONE)
		return row;
	const struct binding *last = row;
	add_cap(hint, last);
	while (same_label(row, last + 1))
		add_cap(hint, ++last);
	size_t len = strlen(hint);
	snprintf(hint + len, HINT_BYTES - len, " %s", _(row->label));
	return last + 1;
}

static int hints_width(const struct binding *keys)
{
	char hint[HINT_BYTES];
	int width = 0;
	for (keys = next_hint(keys, hint); hint[0]; keys = next_hint(keys, hint))
		width += (width ? text_width(hint_gap) : 0) + text_width(hint);
	return width;
}

int widget_hints(struct canvas *canvas, const struct binding *keys)
{
	int width = canvas_cols(canvas) - 2 * HINT_MARGIN;
	int rows = hints_width(keys) <= width ? 1 : 2;
	int row = canvas_rows(canvas) - rows, col = 0;
	char hint[HINT_BYTES];

	canvas_fill(canvas, row, 0, rows, canvas_cols(canvas), STYLE_BAR);
	for (keys = next_hint(keys, hint); hint[0]; keys = next_hint(keys, hint)) {
		int gap = col ? text_width(hint_gap) : 0;
		if (col && col + gap + text_width(hint) > width && row + 1 < canvas_rows(canvas)) {
			row++;
			col = gap = 0;
		}
		if (gap)
			canvas_text(canvas, row, HINT_MARGIN + col, STYLE_BAR, hint_gap);
		col += gap;
		col += canvas_text(canvas, row, HINT_MARGIN + col, STYLE_BAR, hint);
	}
	return rows;
}
