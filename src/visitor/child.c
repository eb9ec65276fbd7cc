/* Another request of the same visit: for which child? His data are then known. */
#include <stdio.h>
#include <string.h>

#include "visitor/blocks.h"
#include "visitor/requests.h"

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

static void menu(const struct visitor *visitor, struct menu *menu)
{
	int children[ORDER_REQUESTS_MAX];
	int count = requests_children(&visitor->visit, children);
	for (int i = 0; i <= count; i++) /* the last: another child */
		menu_add(menu, TARGET_ITEM + i);
}

static int pick(struct visitor *visitor, int target)
{
	struct visit *visit = &visitor->visit;
	int children[ORDER_REQUESTS_MAX];
	int count = requests_children(visit, children), at = target - TARGET_ITEM;
	application_uncarry(&visit->application, PERSON_CHILD);
	if (at < count)
		application_carry(&visit->application, &visit->earlier[children[at]], PERSON_CHILD);
	visitor_go(visitor, PAGE_PAPERS);
	return EFFECT_NONE;
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	const struct visit *visit = &visitor->visit;
	struct area area = frame_draw(visitor, canvas);
	struct blocks blocks = { 0 };
	int children[ORDER_REQUESTS_MAX];
	int count = requests_children(visit, children);
	struct area list = frame_below(canvas, &area, _("Is this request for the same child?"),
	                               _("What you have told already is not asked again."));
	for (int i = 0; i < count; i++) {
		char line[BLOCK_TEXT];
		snprintf(line, sizeof line, _("Yes, for the same child: %s"),
		         application_name(&visit->earlier[children[i]], PERSON_CHILD));
		blocks_item(&blocks, TARGET_ITEM + i, i + 1, line);
		explicit_bzero(line, sizeof line);
	}
	blocks_item(&blocks, TARGET_ITEM + count, count + 1, _("No, for another child"));
	blocks_draw(visitor, canvas, &list, &blocks);
	explicit_bzero(&blocks, sizeof blocks);
}

static enum page_id back(struct visitor *visitor)
{
	(void)visitor;
	return PAGE_SERVICE;
}

const struct page page_child = {
	.screen = { "child", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.back = back,
};
