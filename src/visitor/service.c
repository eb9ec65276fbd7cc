/* One service: what it is, how long it takes, what has changed since. */
#include <stdio.h>

#include "office/leaflets.h"
#include "visitor/blocks.h"

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

static void menu(const struct visitor *visitor, struct menu *menu)
{
	(void)visitor;
	menu_add(menu, TARGET_NEXT);
	menu_add(menu, TARGET_NUMBER);
}

static int pick(struct visitor *visitor, int target)
{
	visitor->visit.number_only = false;
	visitor_go(visitor, target == TARGET_NUMBER ? PAGE_NUMBER : PAGE_PAPERS);
	return EFFECT_NONE;
}

static bool key(struct visitor *visitor, const struct event *event, int *effect)
{
	if (event->key.sym != SYM_TEXT || event->key.code != '0')
		return false;
	*effect = pick(visitor, TARGET_NUMBER);
	return true;
}

/* The law often says what the plan says. */
static bool is_said(const struct service *service, size_t i)
{
	const struct term *term = &service->terms[i];
	for (size_t k = 0; k < i; k++) {
		const struct term *before = &service->terms[k];
		if (before->channel == term->channel && before->kind == term->kind
		    && before->value == term->value)
			return true;
	}
	return false;
}

/* Outside its window a service is offered all the same: people decide. */
static void add_windows(const struct visitor *visitor, struct blocks *blocks)
{
	const struct service *service = visitor->visit.application.service;
	for (size_t i = 0; i < service->window_count; i++) {
		if (window_open(&service->windows[i], visitor->now.date))
			return;
	}
	if (service->window_count > 0)
		blocks_text(blocks, STYLE_WARNING,
		            _("Today is outside the usual time for this service. You may apply all the "
		              "same: the staff will decide."));
}

/* Terms at the school; where plan and law differ both stand here. */
static void add_terms(const struct service *service, struct blocks *blocks)
{
	for (size_t i = 0; i < service->term_count; i++) {
		const struct term *term = &service->terms[i];
		char line[256];
		if (term->channel != CHANNEL_PROVIDER)
			continue;
		if (service->shown == SHOWN_BOTH && is_said(service, i))
			continue;
		if (term->source == SOURCE_LAW && service->shown == SHOWN_PLAN)
			continue;
		if (term->source == SOURCE_PLAN && service->shown == SHOWN_LAW)
			continue;
		snprintf(line, sizeof line, card_term(term->kind, term->value), term->value);
		blocks_text(blocks, STYLE_HINT, line);
	}
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	const struct service *service = visitor->visit.application.service;
	enum lang lang = visitor->visit.lang;
	struct area area = frame_draw(visitor, canvas);
	struct blocks blocks = { 0 };
	blocks_text(&blocks, STYLE_TITLE, words_in(&service->title, lang));
	blocks_gap(&blocks);
	blocks_text(&blocks, STYLE_TEXT, words_in(&service->about, lang));
	blocks_gap(&blocks);
	add_terms(service, &blocks);
	add_windows(visitor, &blocks);
	const char *notice = words_in(&service->notice, lang);
	if (*notice) {
		blocks_gap(&blocks);
		blocks_text(&blocks, STYLE_WARNING, notice);
	}
	blocks_gap(&blocks);
	blocks_button(&blocks, TARGET_NEXT, _("Continue"));
	blocks_button(&blocks, TARGET_NUMBER, _("0  Just give me a number, staff will write the rest"));
	blocks_draw(visitor, canvas, &area, &blocks);
}

static enum page_id back(struct visitor *visitor)
{
	(void)visitor;
	return PAGE_SERVICES;
}

const struct page page_service = {
	.screen = { "service", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.key = key,
	.back = back,
};
