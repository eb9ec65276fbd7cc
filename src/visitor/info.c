/* What there is to read: rights, complaints, telephone numbers, hours, who is
 * responsible; and, on a list of their own, the services. So every row has a digit,
 * and a service has the one it is known by. */
#include "office/leaflets.h"
#include "visitor/blocks.h"

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

enum { DIGITS = 9 };

/* The services' leaflets are the first ones. */
static int service_count(const struct visitor *visitor)
{
	return (int)catalog_service_count(visitor->catalog);
}

/* The row of the list of services: as an item it has a digit. */
static int cards_target(const struct visitor *visitor)
{
	return TARGET_ITEM + leaflets_count(visitor->catalog);
}

enum page_id visitor_list_of(const struct visitor *visitor, int leaflet)
{
	return leaflet < service_count(visitor) ? PAGE_CARDS : PAGE_INFO;
}

static void menu(const struct visitor *visitor, struct menu *menu)
{
	int count = leaflets_count(visitor->catalog);
	if (service_count(visitor) > 0)
		menu_add(menu, cards_target(visitor));
	for (int i = service_count(visitor); i < count; i++)
		menu_add(menu, TARGET_ITEM + i);
}

static void menu_cards(const struct visitor *visitor, struct menu *menu)
{
	for (int i = 0; i < service_count(visitor); i++)
		menu_add(menu, TARGET_ITEM + i);
}

static int pick(struct visitor *visitor, int target)
{
	if (target == cards_target(visitor)) {
		visitor_go(visitor, PAGE_CARDS);
		return EFFECT_NONE;
	}
	visitor->visit.leaflet = target - TARGET_ITEM;
	visitor_go(visitor, PAGE_LEAFLET);
	return EFFECT_NONE;
}

static void add_item(struct blocks *blocks, int target, int number, const char *title)
{
	blocks_item(blocks, target, number <= DIGITS ? number : 0, title);
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	struct blocks blocks = { 0 };
	int count = leaflets_count(visitor->catalog), number = 0;
	struct area list = frame_below(canvas, &area, _("What would you like to read?"),
	                               _("No data are asked for here."));
	if (service_count(visitor) > 0)
		add_item(&blocks, cards_target(visitor), ++number,
		         _("The services: what to bring, how many days it takes"));
	for (int i = service_count(visitor); i < count; i++)
		add_item(&blocks, TARGET_ITEM + i, ++number, leaflets_title(visitor->catalog, i));
	blocks_draw(visitor, canvas, &list, &blocks);
}

static void view_cards(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	struct blocks blocks = { 0 };
	struct area list = frame_below(canvas, &area, _("Which service would you like to read about?"),
	                               _("No data are asked for here."));
	for (int i = 0; i < service_count(visitor); i++)
		add_item(&blocks, TARGET_ITEM + i, i + 1, leaflets_title(visitor->catalog, i));
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

static enum page_id back_from_cards(struct visitor *visitor)
{
	(void)visitor;
	return PAGE_INFO;
}

const struct page page_info = {
	.screen = { "info", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.enter = enter,
	.back = back,
};

const struct page page_cards = {
	.screen = { "cards", keys, visitor_update, view_cards },
	.menu = menu_cards,
	.pick = pick,
	.enter = enter,
	.back = back_from_cards,
};
