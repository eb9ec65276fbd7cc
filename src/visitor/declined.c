/* Without consent the kiosk may not take the answers. It refuses nobody: a
 * number, and staff do the rest. */
#include "visitor/frame.h"
#include "visitor/reception.h"

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

static const struct button buttons[] = {
	{ TARGET_NUMBER, N_("Give me a number") }, { TARGET_NO, N_("Back to the text") },
};

/* After hours. */
static const struct button other_ways[] = {
	{ TARGET_NO, N_("Back to the text") }, { TARGET_YES, N_("Finish") },
};

static void menu(const struct visitor *visitor, struct menu *menu)
{
	bool over = reception_is_over(visitor);
	menu_add(menu, over ? TARGET_NO : TARGET_NUMBER);
	menu_add(menu, over ? TARGET_YES : TARGET_NO);
}

static int pick(struct visitor *visitor, int target)
{
	if (target == TARGET_NO) {
		visitor_go(visitor, PAGE_CONSENT);
		return EFFECT_NONE;
	}
	if (reception_is_over(visitor))
		return target == TARGET_YES ? visitor_end(visitor) : EFFECT_NONE;
	visitor->visit.number_only = true;
	visitor_go(visitor, PAGE_SENDING);
	return EFFECT_SAVE;
}

static void draw_over(const struct visitor *visitor, struct canvas *canvas,
                      const struct area *area, int row)
{
	struct opening opening;
	char line[RECEPTION_TEXT];
	reception_now(visitor, &opening);
	frame_text(canvas, area, &row, STYLE_TEXT,
	           _("Without your agreement the kiosk may not write your answers down. "
	             "Come during reception hours: the staff will help you with your application."));
	row++;
	reception_day(&opening, line);
	frame_text(canvas, area, &row, STYLE_TITLE, line);
	reception_hours(visitor, &opening, line);
	frame_text(canvas, area, &row, STYLE_TITLE, line);
	row++;
	frame_buttons(visitor, canvas, area, &row, other_ways, 2);
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	int row = area.row;
	frame_heading(canvas, &area, &row, _("You have not agreed"));
	if (reception_is_over(visitor)) {
		draw_over(visitor, canvas, &area, row);
		return;
	}
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
