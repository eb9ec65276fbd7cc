/* Consent to the use of personal data (Law on personal data, Art. 8): agreeing
 * is possible only on the last page of the text. */
#include <stdio.h>

#include "core/text.h"
#include "visitor/frame.h"

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

/* Rows that are not the text's: frame, heading, a blank, page count, buttons. */
enum { OTHER_ROWS = 13, NARROW = 4, WIDEST = 100 };

static int text_cols(const struct visitor *visitor)
{
	int cols = visitor->cols - NARROW;
	return cols > WIDEST ? WIDEST : cols;
}

static int page_rows(const struct visitor *visitor)
{
	int rows = visitor->rows - OTHER_ROWS;
	return rows > 4 ? rows : 4;
}

/* Breaks the text into pages, each paragraph whole where a page can hold it, and draws
 * page `at` from row on; without a canvas it only counts. *used becomes the rows of the
 * last page. Returns how many pages there are. */
static int lay_out(const struct visitor *visitor, struct canvas *canvas, const struct area *area,
                   int row, int at, int *used)
{
	const struct consent_text *consent = catalog_consent(visitor->catalog);
	int page = 0, rows = page_rows(visitor), cols = text_cols(visitor);
	*used = 0;
	for (size_t i = 0; i < consent->paragraph_count; i++) {
		const char *text = words_in(&consent->paragraphs[i], visitor->visit.lang);
		int need = text_rows(text, cols);
		size_t len, skip;
		bool next = *used + need > rows && need <= rows;
		for (; (len = text_wrap(text, cols, &skip)) > 0; text += len + skip, next = false) {
			char piece[4 * WIDEST + 1];
			if (next || *used == rows) {
				page++;
				*used = 0;
			}
			snprintf(piece, sizeof piece, "%.*s", (int)len, text);
			if (canvas && page == at)
				canvas_text(canvas, row + *used, area->col, STYLE_TEXT, piece);
			(*used)++;
		}
	}
	return page + 1;
}

static int page_count(const struct visitor *visitor)
{
	int used;
	return lay_out(visitor, NULL, NULL, 0, 0, &used);
}

static int page_at(const struct visitor *visitor)
{
	int pages = page_count(visitor), at = visitor->visit.scroll;
	return at < pages ? at : pages - 1;
}

static void menu(const struct visitor *visitor, struct menu *menu)
{
	if (page_at(visitor) < page_count(visitor) - 1) {
		menu_add(menu, TARGET_NEXT);
	} else {
		menu_add(menu, TARGET_YES);
		menu_add(menu, TARGET_NO);
	}
}

static void turn(struct visitor *visitor, int by)
{
	int to = page_at(visitor) + by;
	if (to >= 0 && to < page_count(visitor))
		visitor->visit.scroll = to;
	visitor->visit.focus = 0;
}

static int pick(struct visitor *visitor, int target)
{
	if (target == TARGET_NEXT) {
		turn(visitor, 1);
		return EFFECT_NONE;
	}
	visitor->visit.application.consented = target == TARGET_YES;
	if (target == TARGET_YES)
		visitor_ask(visitor, 0);
	else
		visitor_go(visitor, PAGE_DECLINED);
	return EFFECT_NONE;
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

static void view(const void *model, struct canvas *canvas)
{
	static const struct button read_on[] = { { TARGET_NEXT, N_("Read on") } };
	static const struct button decide[] = {
		{ TARGET_YES, N_("I agree") }, { TARGET_NO, N_("I do not agree") },
	};
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	int row = area.row, at = page_at(visitor), used;
	char progress[80] = "";
	frame_heading(canvas, &area, &row,
	              words_in(&catalog_consent(visitor->catalog)->title, visitor->visit.lang));
	int pages = lay_out(visitor, canvas, &area, row, at, &used);
	/* The buttons of several pages stay where they are. */
	row += (pages > 1 ? page_rows(visitor) : used) + 1;
	if (pages > 1)
		snprintf(progress, sizeof progress, _("Page %d of %d"), at + 1, pages);
	frame_text(canvas, &area, &row, STYLE_HINT, progress);
	if (at < pages - 1)
		frame_buttons(visitor, canvas, &area, &row, read_on, 1);
	else
		frame_buttons(visitor, canvas, &area, &row, decide, 2);
}

static enum page_id back(struct visitor *visitor)
{
	(void)visitor;
	return PAGE_PAPERS;
}

const struct page page_consent = {
	.screen = { "consent", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.key = key,
	.back = back,
};
