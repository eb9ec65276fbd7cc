/* "Take this request off?" is asked once; the others stay. */
#include <string.h>

#include "visitor/blocks.h"
#include "visitor/requests.h"

static const struct binding keys[] = { FRAME_KEYS, { 0 } };

static const struct button buttons[] = {
	{ TARGET_NO, N_("No, keep it") }, { TARGET_YES, N_("Yes, take it off") },
};

static void menu(const struct visitor *visitor, struct menu *menu)
{
	(void)visitor;
	menu_add(menu, TARGET_NO);
	menu_add(menu, TARGET_YES);
}

static int pick(struct visitor *visitor, int target)
{
	visitor_unlay(visitor);
	if (target == TARGET_YES) {
		requests_drop(&visitor->visit, visitor->visit.removing);
		visitor_go(visitor, PAGE_REVIEW);
	}
	return EFFECT_NONE;
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	const struct application *list[ORDER_REQUESTS_MAX];
	struct area area = frame_draw(visitor, canvas);
	char line[BLOCK_TEXT];
	int row = area.row;
	requests_list(&visitor->visit, list);
	requests_words(list[visitor->visit.removing], visitor->visit.lang, line, sizeof line);
	frame_heading(canvas, &area, &row, _("Take this request off your ticket?"));
	frame_text(canvas, &area, &row, STYLE_TEXT, line);
	explicit_bzero(line, sizeof line);
	row++;
	frame_buttons(visitor, canvas, &area, &row, buttons, 2);
}

const struct page page_remove = {
	.screen = { "remove", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
};
