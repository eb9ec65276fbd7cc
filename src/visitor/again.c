/* "Start again?" is asked once before anything is thrown away. */
#include "visitor/frame.h"

static const struct binding keys[] = { FRAME_KEYS, { 0 } };

static const struct button buttons[] = {
	{ TARGET_NO, N_("No, go on") }, { TARGET_YES, N_("Yes, clear everything") },
};

static void menu(const struct visitor *visitor, struct menu *menu)
{
	(void)visitor;
	menu_add(menu, TARGET_NO);
	menu_add(menu, TARGET_YES);
}

static int pick(struct visitor *visitor, int target)
{
	if (target == TARGET_YES)
		return visitor_end(visitor);
	visitor_unlay(visitor);
	return EFFECT_NONE;
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	int row = area.row;
	frame_heading(canvas, &area, &row, _("Start again?"));
	frame_text(canvas, &area, &row, STYLE_TEXT, _("All that you have entered will be cleared."));
	row++;
	frame_buttons(visitor, canvas, &area, &row, buttons, 2);
}

const struct page page_again = {
	.screen = { "again", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
};
