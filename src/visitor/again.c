/* "Start again?" is asked once before anything is thrown away. */
#include "visitor/frame.h"
#include "visitor/requests.h"

static const struct binding keys[] = { FRAME_KEYS, { 0 } };

static const struct button buttons[] = {
	{ TARGET_NO, N_("No, go on") }, { TARGET_YES, N_("Yes, clear everything") },
	{ TARGET_GIVE_UP, N_("Only leave this request out") },
};

/* Several requests: the one being filled in may be given up alone. */
static int button_count(const struct visitor *visitor)
{
	return visitor->visit.earlier_count > 0 ? 3 : 2;
}

static void menu(const struct visitor *visitor, struct menu *menu)
{
	for (int i = 0; i < button_count(visitor); i++)
		menu_add(menu, buttons[i].target);
}

static int pick(struct visitor *visitor, int target)
{
	if (target == TARGET_YES)
		return visitor_end(visitor);
	visitor_unlay(visitor);
	if (target == TARGET_GIVE_UP) {
		requests_drop(&visitor->visit, visitor->visit.earlier_count);
		visitor_go(visitor, PAGE_REVIEW);
	}
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
	frame_buttons(visitor, canvas, &area, &row, buttons, button_count(visitor));
}

const struct page page_again = {
	.screen = { "again", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
};
