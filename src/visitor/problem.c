/* The request could not be written down: what became of the answers, whom to
 * ask. The person can try again; nothing is lost until he leaves. */
#include "visitor/frame.h"

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

static const struct button buttons[] = {
	{ TARGET_YES, N_("Try again") }, { TARGET_AGAIN, N_("Finish and clear my answers") },
};

static void menu(const struct visitor *visitor, struct menu *menu)
{
	(void)visitor;
	menu_add(menu, TARGET_YES);
	menu_add(menu, TARGET_AGAIN);
}

static int pick(struct visitor *visitor, int target)
{
	if (target == TARGET_AGAIN) {
		visitor_lay(visitor, PAGE_AGAIN);
		return EFFECT_NONE;
	}
	visitor_go(visitor, PAGE_SENDING);
	return EFFECT_SAVE;
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	int row = area.row;
	frame_heading(canvas, &area, &row, _("There is a problem"));
	frame_text(canvas, &area, &row, STYLE_TEXT,
	           _("The kiosk could not write your request down. Your answers are still here; "
	             "nothing has been sent."));
	row++;
	frame_text(canvas, &area, &row, STYLE_TEXT,
	           _("Try again in a minute. If it does not work, tell the staff: they take "
	             "requests on paper as well."));
	row++;
	frame_buttons(visitor, canvas, &area, &row, buttons, 2);
}

const struct page page_problem = {
	.screen = { "problem", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
};
