#include "visitor/blocks.h"

#include <assert.h>
#include <string.h>

#include "core/text.h"
#include "ui/widget.h"

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

void blocks_item(struct blocks *blocks, int target, int number, const char *text)
{
	struct block *block = add(blocks, text);
	block->target = target;
	block->number = number;
}

void blocks_button(struct blocks *blocks, int target, const char *text)
{
	struct block *block = add(blocks, text);
	block->target = target;
	block->button = true;
}

/* In a tight list the blank rows give way. */
static int rows_of(const struct area *area, const struct block *block, bool tight)
{
	if (!*block->text)
		return !tight;
	if (block->button)
		return 1;
	if (block->target)
		return widget_item_rows(area->cols, block->number, block->text);
	return text_rows(block->text, area->cols);
}

static int rows_of_all(const struct area *area, const struct blocks *blocks, bool tight)
{
	int rows = 0;
	for (int i = 0; i < blocks->count; i++)
		rows += rows_of(area, &blocks->block[i], tight);
	return rows;
}

int blocks_rows(const struct area *area, const struct blocks *blocks)
{
	return rows_of_all(area, blocks, false);
}

/* Rows to leave out above so that the focused block is seen whole. */
static int scroll_to(const struct area *area, const struct blocks *blocks, int focused,
                     int height)
{
	int top = 0;
	for (int i = 0; i < blocks->count; i++) {
		int rows = rows_of(area, &blocks->block[i], true);
		if (focused && blocks->block[i].target == focused) {
			/* Two rows of what follows show that the page goes on. */
			int end = top + rows + 2;
			int total = rows_of_all(area, blocks, true);
			if (end > total)
				end = total;
			return end > height ? end - height : 0;
		}
		top += rows;
	}
	return 0;
}

static void draw_block(const struct visitor *visitor, struct canvas *canvas,
                       const struct area *area, const struct block *block, int row)
{
	bool focused = block->target && block->target == visitor_focused(visitor);
	if (block->button)
		widget_button(canvas, row, area->col, block->target, focused, block->text);
	else if (block->target)
		widget_item(canvas, row, area->col, area->cols, block->target, block->number,
		            focused, block->text);
	else
		canvas_wrap(canvas, row, area->col, area->cols, area->row + area->rows - row, block->style, block->text);
}

void blocks_draw(const struct visitor *visitor, struct canvas *canvas, const struct area *area,
                 const struct blocks *blocks)
{
	bool tight = blocks_rows(area, blocks) > area->rows;
	bool tall = rows_of_all(area, blocks, true) > area->rows;
	struct area inside = *area;
	if (tall) inside.rows--; /* the last row says that there is more */
	int scroll = tall ? scroll_to(&inside, blocks, visitor_focused(visitor), inside.rows) : 0;
	int top = -scroll, below = 0;
	for (int i = 0; i < blocks->count; i++) {
		int rows = rows_of(area, &blocks->block[i], tight);
		if (top >= 0 && top + rows <= inside.rows)
			draw_block(visitor, canvas, &inside, &blocks->block[i], inside.row + top);
		else if (top + rows > inside.rows)
			below += rows;
		top += rows;
	}
	if (!tall)
		return;
	const char *more = below && scroll ? _("↑↓ more above and below")
	                 : below ? _("↓ more below") : _("↑ more above");
	canvas_text(canvas, area->row + area->rows - 1, area->col, STYLE_HINT, more);
}
