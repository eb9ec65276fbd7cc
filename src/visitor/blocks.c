#include "visitor/blocks.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "ui/widget.h"

/* A column is never narrower than about half of the smallest screen. */
enum { COLUMN_GAP = 2, COLUMN_LEAST = 28, MORE_ROWS = 2 };

/* Where a block stands: from the top of all of them, and on the screen. */
struct place {
	int row, rows, col, cols;
};

/* Tried in this order until everything fits; the last one scrolls. */
static const struct density {
	int columns; /* of items */
	int gap;     /* blank rows between things to pick */
	bool blanks; /* the blank rows of the page stay */
} densities[] = {
	{ 1, 1, true }, { 1, 0, true }, { 2, 0, true }, { 3, 0, true }, { 3, 0, false },
};
enum { AIRY, LOOSE, DENSITIES = sizeof densities / sizeof *densities };

struct arrangement {
	const struct canvas *canvas;
	const struct area *area;
	const struct blocks *blocks;
	const struct density *density;
	int columns;
	int rows; /* of all so far */
	bool after_target;
	struct place place[BLOCKS_MAX];
};

static struct block *add(struct blocks *blocks, const char *text)
{
	assert(blocks->count < BLOCKS_MAX);
	struct block *block = &blocks->block[blocks->count++];
	*block = (struct block) { .style = STYLE_TEXT };
	text_copy(block->text, sizeof block->text, text);
	return block;
}

void blocks_text(struct blocks *blocks, enum style style, const char *text)
{
	add(blocks, text)->style = style;
}

void blocks_gap(struct blocks *blocks)
{
	add(blocks, "");
}

void blocks_keyed(struct blocks *blocks, int target, const char *cap, const char *text)
{
	struct block *block = add(blocks, text);
	block->target = target;
	text_copy(block->cap, sizeof block->cap, cap);
}

void blocks_item(struct blocks *blocks, int target, int number, const char *text)
{
	char cap[12] = "";
	if (number)
		snprintf(cap, sizeof cap, "%d", number);
	blocks_keyed(blocks, target, cap, text);
}

void blocks_button(struct blocks *blocks, int target, const char *text)
{
	struct block *block = add(blocks, text);
	block->target = target;
	block->button = true;
}

static bool is_item(const struct block *block)
{
	return block->target && !block->button;
}

static int rows_of(const struct arrangement *arranged, const struct block *block, int cols)
{
	if (!*block->text)
		return arranged->density->blanks;
	if (block->button)
		return widget_button_rows(arranged->canvas);
	if (block->target)
		return widget_keyed_rows(arranged->canvas, cols, block->cap, block->text);
	return text_rows(block->text, cols);
}

/* On a large screen things to pick never touch. */
static int gap_of(const struct arrangement *arranged)
{
	int least = widget_gap_rows(arranged->canvas);
	return arranged->density->gap > least ? arranged->density->gap : least;
}

/* Puts block i below what is there; returns the row after it. */
static int put(struct arrangement *arranged, int i, int row, int col, int cols)
{
	const struct block *block = &arranged->blocks->block[i];
	int rows = rows_of(arranged, block, cols);
	if (block->target && arranged->after_target)
		row += gap_of(arranged);
	if (rows > 0)
		arranged->after_target = block->target != 0;
	arranged->place[i] = (struct place) { row, rows, col, cols };
	return row + rows;
}

/* Items [from, to) in columns, read one after the other. */
static void put_columns(struct arrangement *arranged, int from, int to)
{
	const struct area *area = arranged->area;
	bool after_target = arranged->after_target;
	int columns = arranged->columns, top = arranged->rows;
	int cols = (area->cols - (columns - 1) * COLUMN_GAP) / columns;
	int each = (to - from + columns - 1) / columns;
	for (int i = from, row = top; i < to; i++) {
		int column = (i - from) / each;
		if ((i - from) % each == 0) {
			row = top;
			arranged->after_target = after_target;
		}
		row = put(arranged, i, row, area->col + column * (cols + COLUMN_GAP), cols);
		if (row > arranged->rows)
			arranged->rows = row;
	}
}

/* Puts block i beside the button before it, where there is room; false when not. */
static bool put_beside(struct arrangement *arranged, int i)
{
	const struct block *block = &arranged->blocks->block[i];
	if (i == 0 || !block->button || !block[-1].button)
		return false;
	struct place place = arranged->place[i - 1];
	int width = widget_button_width(block[-1].text) + COLUMN_GAP;
	place.col += width;
	place.cols -= width;
	if (widget_button_width(block->text) > place.cols)
		return false;
	arranged->place[i] = place;
	return true;
}

static int end_of_items(const struct blocks *blocks, int from)
{
	while (from < blocks->count && is_item(&blocks->block[from]))
		from++;
	return from;
}

/* A page that wants two columns has them; others, and more of them, where they
 * are wide enough. */
static int columns_of(const struct arrangement *arranged)
{
	int columns = arranged->density->columns, least = arranged->blocks->columns ? 2 : 1;
	while (columns > 1 && arranged->area->cols < columns * (COLUMN_LEAST + COLUMN_GAP))
		columns--;
	return columns > least ? columns : least;
}

static void lay_out(struct arrangement *arranged, const struct density *density)
{
	const struct area *area = arranged->area;
	const struct blocks *blocks = arranged->blocks;
	arranged->density = density;
	arranged->columns = columns_of(arranged);
	arranged->rows = 0;
	arranged->after_target = false;
	for (int i = 0; i < blocks->count;) {
		int end = end_of_items(blocks, i);
		if (end > i) {
			put_columns(arranged, i, end);
			i = end;
		} else {
			if (!put_beside(arranged, i))
				arranged->rows = put(arranged, i, arranged->rows, area->col, area->cols);
			i++;
		}
	}
}

int blocks_rows(const struct canvas *canvas, const struct area *area,
                const struct blocks *blocks)
{
	struct arrangement arranged = { .canvas = canvas, .area = area, .blocks = blocks };
	lay_out(&arranged, &densities[LOOSE]);
	return arranged.rows;
}

/* Rows of the blocks before `end`. */
static int rows_before(const struct arrangement *arranged, int end)
{
	return end < arranged->blocks->count ? arranged->place[end].row : arranged->rows;
}

/* Rows to leave out above so that the focused block, one of those before `end`, is
 * seen whole, and a little of what follows, which shows that the page goes on. */
static int scroll_to(const struct arrangement *arranged, int focused, int end, int height)
{
	int rows = rows_before(arranged, end);
	for (int i = 0; i < end; i++) {
		const struct place *place = &arranged->place[i];
		if (!focused || arranged->blocks->block[i].target != focused)
			continue;
		int bottom = place->row + place->rows + MORE_ROWS;
		if (bottom > rows)
			bottom = rows;
		return bottom > height ? bottom - height : 0;
	}
	return 0;
}

static void draw_block(const struct visitor *visitor, struct canvas *canvas,
                       const struct block *block, const struct place *place, int row)
{
	bool focused = block->target && block->target == visitor_focused(visitor);
	if (block->button)
		widget_button(canvas, row, place->col, block->target, focused, block->text);
	else if (block->target)
		widget_keyed(canvas, row, place->col, place->cols, block->target, block->cap,
		             focused, block->text);
	else
		canvas_wrap(canvas, row, place->col, place->cols, place->rows, block->style,
		            block->text);
}

/* Draws of the blocks [from, end) what stands in the window of `height` rows from
 * `scroll` on; true when something stands below it. */
static bool draw_window(const struct visitor *visitor, struct canvas *canvas,
                        const struct arrangement *arranged, int from, int end, int scroll,
                        int height)
{
	bool below = false;
	for (int i = from; i < end; i++) {
		const struct place *place = &arranged->place[i];
		int top = place->row - scroll;
		if (place->rows == 0)
			continue;
		if (top >= 0 && top + place->rows <= height)
			draw_block(visitor, canvas, &arranged->blocks->block[i], place,
			           arranged->area->row + top);
		below = below || top + place->rows > height;
	}
	return below;
}

static void draw_more(struct canvas *canvas, const struct area *area, int row, bool above,
                      bool below)
{
	const char *more = below && above ? _("↑↓ more above and below")
	                 : below ? _("↓ more below") : _("↑ more above");
	canvas_text(canvas, row, area->col, STYLE_HINT, more);
	canvas_target(canvas, TARGET_MORE, row, area->col, widget_target_rows(canvas), area->cols);
}

/* The buttons below a list: they stay where they are while it scrolls, so that it
 * begins at its first item although one of them has the focus. */
static int foot_of(const struct blocks *blocks)
{
	int foot = blocks->count;
	while (foot > 0 && !is_item(&blocks->block[foot - 1]))
		foot--;
	return foot > 0 ? foot : blocks->count;
}

static void draw_scrolled(const struct visitor *visitor, struct canvas *canvas,
                          const struct arrangement *arranged)
{
	const struct area *area = arranged->area;
	int foot = foot_of(arranged->blocks), count = arranged->blocks->count;
	int gap = widget_gap_rows(canvas);
	int bottom = area->rows - (arranged->rows - rows_before(arranged, foot));
	/* The row above the foot says that there is more. */
	int more = foot < count ? bottom - gap - widget_target_rows(canvas) : bottom - 1;
	int height = more - gap;
	int scroll = scroll_to(arranged, visitor_focused(visitor), foot, height);
	bool below = draw_window(visitor, canvas, arranged, 0, foot, scroll, height);
	draw_more(canvas, area, area->row + more, scroll > 0, below);
	draw_window(visitor, canvas, arranged, foot, count, arranged->rows - area->rows, area->rows);
}

void blocks_draw(const struct visitor *visitor, struct canvas *canvas, const struct area *area,
                 const struct blocks *blocks)
{
	struct arrangement arranged = { .canvas = canvas, .area = area, .blocks = blocks };
	for (int i = AIRY; i < DENSITIES; i++) {
		lay_out(&arranged, &densities[i]);
		if (arranged.rows <= area->rows) {
			draw_window(visitor, canvas, &arranged, 0, blocks->count, 0, area->rows);
			return;
		}
	}
	draw_scrolled(visitor, canvas, &arranged);
}
