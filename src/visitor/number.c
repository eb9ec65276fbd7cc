/* A number without a request: asked once, since it makes a visit and a paper. */
#include "visitor/frame.h"

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

static const struct button buttons[] = {
	{ TARGET_NUMBER, N_("Give me a number") }, { TARGET_NO, N_("No, go back") },
};

static void menu(const struct visitor *visitor, struct menu *menu)
{
	(void)visitor;
	menu_add(menu, TARGET_NUMBER);
	menu_add(menu, TARGET_NO);
}

/* Without a service chosen it is some other question. */
static enum page_id back(struct visitor *visitor)
{
	return visitor->visit.application.service ? PAGE_SERVICE : PAGE_SERVICES;
}

static int pick(struct visitor *visitor, int target)
{
	if (target == TARGET_NO) {
		visitor_go(visitor, back(visitor));
		return EFFECT_NONE;
	}
	visitor->visit.number_only = true;
	visitor_go(visitor, PAGE_SENDING);
	return EFFECT_SAVE;
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	int row = area.row;
	frame_heading(canvas, &area, &row, _("A number in the queue, nothing to write?"));
	frame_text(canvas, &area, &row, STYLE_TEXT,
	           _("You get a number and wait to be called. The staff will ask you and "
	             "write everything down with you."));
	row++;
	frame_buttons(visitor, canvas, &area, &row, buttons, 2);
}

const struct page page_number = {
	.screen = { "number", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.back = back,
};
