/* What there is to read: every service's card, rights, complaints, telephone
 * numbers, who is responsible. */
#include <stdio.h>

#include "office/leaflets.h"
#include "visitor/blocks.h"

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

enum { DIGITS = 9 };

static void menu(const struct visitor *visitor, struct menu *menu)
{
	int count = leaflets_count(visitor->catalog);
	for (int i = 0; i < count; i++)
		menu_add(menu, TARGET_ITEM + i);
}

static int pick(struct visitor *visitor, int target)
{
	visitor->visit.leaflet = target - TARGET_ITEM;
	visitor_go(visitor, PAGE_LEAFLET);
	return EFFECT_NONE;
}

/* The first nine have a digit; the others stand below their words. */
static void add_item(const struct visitor *visitor, struct blocks *blocks, int i)
{
	const char *title = leaflets_title(visitor->catalog, i);
	char line[BLOCK_TEXT];
	snprintf(line, sizeof line, i < DIGITS ? "%s" : "   %s", title);
	blocks_item(blocks, TARGET_ITEM + i, i < DIGITS ? i + 1 : 0, line);
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	struct blocks blocks = { 0 };
	int count = leaflets_count(visitor->catalog);
	struct area list = frame_below(canvas, &area, _("What would you like to read?"),
	                               _("Each page can be printed. No data are asked for."));
	for (int i = 0; i < count; i++)
		add_item(visitor, &blocks, i);
	blocks_draw(visitor, canvas, &list, &blocks);
}

/* Back from a page the list stands where it was left. */
static void enter(struct visitor *visitor)
{
	visitor_focus(visitor, TARGET_ITEM + visitor->visit.leaflet);
}

static enum page_id back(struct visitor *visitor)
{
	visitor->visit.leaflet = 0;
	return PAGE_SERVICES;
}

const struct page page_info = {
	.screen = { "info", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.enter = enter,
	.back = back,
};
