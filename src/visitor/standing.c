/* How the request stands, and what the staff have written to the person. */
#include <stdio.h>
#include <string.h>

#include "visitor/blocks.h"

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

static void menu(const struct visitor *visitor, struct menu *menu)
{
	(void)visitor;
	menu_add(menu, TARGET_YES);
	menu_add(menu, TARGET_AGAIN);
}

static int pick(struct visitor *visitor, int target)
{
	if (target == TARGET_YES)
		return visitor_end(visitor);
	visitor_go(visitor, PAGE_STATUS);
	return EFFECT_NONE;
}

static void add_request(const struct visitor *visitor, struct blocks *blocks, int i)
{
	const struct standing *standing = &visitor->visit.standing;
	const struct status_row *row = &standing->row[i];
	const struct service *service = catalog_find(visitor->catalog, row->service);
	char line[BLOCK_TEXT], words[BLOCK_TEXT - DATE_TEXT - 2], day[DATE_TEXT];
	char remedy[ANSWER_VALUE];
	snprintf(line, sizeof line, "%s  %s", row->registration,
	         service ? words_in(&service->brief, visitor->visit.lang) : row->service);
	blocks_text(blocks, STYLE_TITLE, line);
	date_format_local(standing->since[i], day);
	standing_tell(visitor->catalog, row, visitor->visit.lang, words, sizeof words);
	snprintf(line, sizeof line, "%s  %s", day, words);
	blocks_text(blocks, row->state == REQUEST_ISSUED ? STYLE_DONE : STYLE_TEXT, line);
	standing_missing(visitor->catalog, row, visitor->visit.lang, words, sizeof words);
	snprintf(line, sizeof line, _("Not handed in: %s"), words);
	if (*words)
		blocks_text(blocks, STYLE_TEXT, line);
	standing_remedy(visitor->catalog, row, remedy);
	snprintf(line, sizeof line, _("The staff wrote to you: %s"), remedy);
	if (*remedy)
		blocks_text(blocks, STYLE_TEXT, line);
	explicit_bzero(remedy, sizeof remedy);
	explicit_bzero(line, sizeof line);
	blocks_gap(blocks);
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	struct blocks blocks = { 0 };
	for (int i = 0; i < visitor->visit.standing.count; i++)
		add_request(visitor, &blocks, i);
	blocks_button(&blocks, TARGET_YES, _("Finish"));
	blocks_button(&blocks, TARGET_AGAIN, _("Ask about another request"));
	blocks_draw(visitor, canvas, &area, &blocks);
	explicit_bzero(&blocks, sizeof blocks);
}

static enum page_id back(struct visitor *visitor)
{
	(void)visitor;
	return PAGE_SERVICES;
}

const struct page page_standing = {
	.screen = { "standing", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.back = back,
};
