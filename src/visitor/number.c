/* A number without a request: asked once, since it makes a visit and a paper. */
#include "visitor/frame.h"
#include "visitor/reception.h"

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

static const struct button buttons[] = {
	{ TARGET_NUMBER, N_("Give me a number") }, { TARGET_NO, N_("No, go back") },
};

/* After hours; the first only for a service. */
static const struct button other_ways[] = {
	{ TARGET_NEXT, N_("Fill in the questions now") }, { TARGET_NO, N_("Go back") },
};

static void menu(const struct visitor *visitor, struct menu *menu)
{
	if (!reception_is_over(visitor))
		menu_add(menu, TARGET_NUMBER);
	else if (visitor->visit.application.service)
		menu_add(menu, TARGET_NEXT);
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
	if (target == TARGET_NEXT) {
		visitor_go(visitor, PAGE_PAPERS);
		return EFFECT_NONE;
	}
	visitor->visit.number_only = true;
	visitor_go(visitor, PAGE_SENDING);
	return EFFECT_SAVE;
}

/* There is no queue to wait in: nothing is taken. */
static void draw_over(const struct visitor *visitor, struct canvas *canvas,
                      const struct area *area, int row)
{
	struct opening opening;
	char line[RECEPTION_TEXT];
	bool service = visitor->visit.application.service;
	reception_now(visitor, &opening);
	frame_heading(canvas, area, &row, _("There is no reception now"));
	frame_text(canvas, area, &row, STYLE_TEXT,
	           _("Nobody is called now, so there is no number to take."));
	row++;
	reception_day(&opening, line);
	frame_text(canvas, area, &row, STYLE_TITLE, line);
	reception_hours(visitor, &opening, line);
	frame_text(canvas, area, &row, STYLE_TITLE, line);
	row++;
	frame_buttons(visitor, canvas, area, &row, other_ways + !service, 1 + service);
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	int row = area.row;
	if (reception_is_over(visitor)) {
		draw_over(visitor, canvas, &area, row);
		return;
	}
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
