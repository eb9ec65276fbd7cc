/* What to bring: a check-list before the questions, and after them another one
 * of what the answers have made needed. What is not marked stands on the ticket,
 * after hours all of it, so that nobody has to remember it. */
#include <stdio.h>

#include "office/leaflets.h"
#include "visitor/blocks.h"
#include "visitor/reception.h"
#include "visitor/requests.h"

static const struct binding keys[] = {
	FRAME_KEYS, FRAME_PAUSE_KEYS, FRAME_HELP_KEYS, { 0 },
};

static bool is_late(const struct visitor *visitor)
{
	return visitor->visit.page == PAGE_LATE;
}

/* A paper that depends on an answer yet to come is left to the second list. */
static bool is_asked(const struct visitor *visitor, size_t i)
{
	const struct application *application = &visitor->visit.application;
	return is_late(visitor) ? application_needs_late(application, i)
	                        : application_needs(application, i);
}

static void menu(const struct visitor *visitor, struct menu *menu)
{
	const struct service *service = visitor->visit.application.service;
	for (size_t i = 0; i < service->paper_count; i++) {
		if (is_asked(visitor, i))
			menu_add(menu, TARGET_ITEM + (int)i);
	}
	menu_add(menu, TARGET_NEXT);
}

static void mark(struct visitor *visitor, int target)
{
	bool *with_me = &visitor->visit.application.with_me[target - TARGET_ITEM];
	*with_me = !*with_me;
}

/* The list before the questions is what is known by then. */
static void remember(struct visitor *visitor)
{
	struct application *application = &visitor->visit.application;
	for (size_t i = 0; i < application->service->paper_count; i++) {
		if (is_late(visitor))
			application->told[i] = application_needs_late(application, i) ? PAPER_TOLD_AFTER
			                                                              : application->told[i];
		else
			application->told[i] = application_needs(application, i) ? PAPER_TOLD_BEFORE
			                                                         : PAPER_UNTOLD;
	}
}

/* The text of the consent is read once in a visit. */
static int go_on(struct visitor *visitor)
{
	remember(visitor);
	if (is_late(visitor))
		visitor_go(visitor, PAGE_REVIEW);
	else if (visitor->visit.earlier_count > 0)
		visitor_ask(visitor, 0);
	else
		visitor_go(visitor, PAGE_CONSENT);
	return EFFECT_NONE;
}

static int pick(struct visitor *visitor, int target)
{
	if (target == TARGET_NEXT)
		return go_on(visitor);
	mark(visitor, target);
	return EFFECT_NONE;
}

/* A digit marks without moving the focus: Enter still goes on. */
static bool key(struct visitor *visitor, const struct event *event, int *effect)
{
	int target = visitor_digit(visitor, &event->key);
	*effect = EFFECT_NONE;
	if (event->action == ACTION_PAUSE) {
		visitor_pause(visitor);
		return true;
	}
	if (target != TARGET_NONE)
		mark(visitor, target);
	return target != TARGET_NONE;
}

static void add_papers(const struct visitor *visitor, struct blocks *blocks)
{
	const struct application *application = &visitor->visit.application;
	const struct service *service = application->service;
	int number = 0;
	for (size_t i = 0; i < service->paper_count; i++) {
		const struct paper *paper = &service->papers[i];
		char line[BLOCK_TEXT];
		if (!is_asked(visitor, i))
			continue;
		snprintf(line, sizeof line, "[%s] %s (%s)", application->with_me[i] ? "✓" : " ",
		         words_in(&paper->label, visitor->visit.lang),
		         card_use(paper->use));
		blocks_item(blocks, TARGET_ITEM + (int)i, ++number, line);
	}
}

/* Nobody takes them after hours: all are to be brought another day. */
static const char *hint(const struct visitor *visitor)
{
	return reception_is_over(visitor)
	     ? _("Mark by number what you have; bring them all to the desk.")
	     : _("Mark by number what you have; your ticket lists the rest.");
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	struct blocks blocks = { 0 };
	struct area list = frame_below(
		canvas, &area,
		is_late(visitor) ? _("Your answers call for these papers as well. Do you have them with you?")
		                 : _("Which of these papers do you have with you?"),
		hint(visitor));
	add_papers(visitor, &blocks);
	blocks_gap(&blocks);
	blocks_button(&blocks, TARGET_NEXT, _("Continue"));
	blocks_draw(visitor, canvas, &list, &blocks);
}

/* A person who has nothing to mark goes on with one key. */
static void enter(struct visitor *visitor)
{
	visitor_focus(visitor, TARGET_NEXT);
}

static enum page_id back(struct visitor *visitor)
{
	int children[ORDER_REQUESTS_MAX];
	return requests_children(&visitor->visit, children) > 0 ? PAGE_CHILD : PAGE_SERVICE;
}

static enum page_id back_late(struct visitor *visitor)
{
	return visitor_last_question(visitor);
}

const struct page page_papers = {
	.screen = { "papers", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.key = key,
	.enter = enter,
	.back = back,
};

const struct page page_late = {
	.screen = { "late papers", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.key = key,
	.enter = enter,
	.back = back_late,
};
