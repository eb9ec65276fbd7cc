/* Without consent the kiosk may not take the answers. It refuses nobody: a
 * number, and staff do the rest. */
#include "visitor/frame.h"

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

static const struct button buttons[] = {
	{ TARGET_NUMBER, N_("Give me a number") }, { TARGET_NO, N_("Back to the text") },
};

static void menu(const struct visitor *visitor, struct menu *menu)
{
	(void)visitor;
	menu_add(menu, TARGET_NUMBER);
	menu_add(menu, TARGET_NO);
}

static int pick(struct visitor *visitor, int target)
{
	if (target == TARGET_NO) {
		visitor_go(visitor, PAGE_CONSENT);
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
	frame_heading(canvas, &area, &row, _("You have not agreed"));
	frame_text(canvas, &area, &row, STYLE_TEXT,
	           _("Without your agreement the kiosk may not write your answers down. "
	             "Take a number and wait to be called: the staff will help you with your application."));
	row++;
	frame_buttons(visitor, canvas, &area, &row, buttons, 2);
}

static enum page_id back(struct visitor *visitor)
{
	(void)visitor;
	return PAGE_CONSENT;
}

const struct page page_declined = {
	.screen = { "declined", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.back = back,
};
