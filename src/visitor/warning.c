/* Nobody has touched a key for long: the answers will be cleared to protect
 * them from the next person. Any key goes on at the same place. */
#include <libintl.h>
#include <stdio.h>

#include "visitor/frame.h"

static const struct binding keys[] = { { SYM_CTRL, 'Q', ACTION_LEAVE, NULL }, { 0 } };

static bool key(struct visitor *visitor, const struct event *event, int *effect)
{
	(void)event;
	*effect = EFFECT_NONE;
	visitor_unlay(visitor);
	return true;
}

static void menu(const struct visitor *visitor, struct menu *menu)
{
	(void)visitor;
	menu_add(menu, TARGET_YES);
}

static int pick(struct visitor *visitor, int target)
{
	(void)target;
	visitor_unlay(visitor);
	return EFFECT_NONE;
}

static void view(const void *model, struct canvas *canvas)
{
	static const struct button still_here[] = { { TARGET_YES, N_("I am still here") } };
	const struct visitor *visitor = model;
	const struct school *school = catalog_school(visitor->catalog);
	struct area area = frame_draw(visitor, canvas);
	int64_t left_ms = (school->idle_warn_s + school->idle_count_s) * 1000LL
	                - visitor_idle_ms(visitor);
	int left = left_ms > 0 ? (int)((left_ms + 999) / 1000) : 0, row = area.row;
	char line[256];
	frame_heading(canvas, &area, &row, _("Are you still here?"));
	snprintf(line, sizeof line,
	         ngettext("To protect your privacy your answers will be cleared in %d second.",
	                  "To protect your privacy your answers will be cleared in %d seconds.",
	                  (unsigned long)left), left);
	frame_text(canvas, &area, &row, STYLE_WARNING, line);
	frame_text(canvas, &area, &row, STYLE_TEXT, _("Press any key to go on."));
	row++;
	frame_buttons(visitor, canvas, &area, &row, still_here, 1);
}

const struct page page_warning = {
	.screen = { "warning", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.key = key,
};
