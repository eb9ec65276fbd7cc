/* One service: what it is, how long it takes, what has changed since. */
#include <stdio.h>

#include "office/leaflets.h"
#include "visitor/blocks.h"
#include "visitor/requests.h"

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

/* Beside a request there is no number without one. */
static bool may_have_number(const struct visitor *visitor)
{
	return visitor->visit.earlier_count == 0;
}

static void menu(const struct visitor *visitor, struct menu *menu)
{
	menu_add(menu, TARGET_NEXT);
	if (may_have_number(visitor))
		menu_add(menu, TARGET_NUMBER);
}

static int pick(struct visitor *visitor, int target)
{
	int children[ORDER_REQUESTS_MAX];
	bool which = requests_children(&visitor->visit, children) > 0;
	visitor->visit.number_only = false;
	visitor_go(visitor, target == TARGET_NUMBER ? PAGE_NUMBER : which ? PAGE_CHILD : PAGE_PAPERS);
	return EFFECT_NONE;
}

static bool key(struct visitor *visitor, const struct event *event, int *effect)
{
	bool zero = event->key.sym == SYM_TEXT && !event->key.pasted && event->key.code == '0';
	if (!zero || !may_have_number(visitor))
		return false;
	*effect = pick(visitor, TARGET_NUMBER);
	return true;
}

/* The same where plan and law differ; the law's figure stands for itself. */
static const char *both_sentence(enum term_kind kind, int plan)
{
	unsigned long n = (unsigned long)plan;
	switch (kind) {
	case TERM_WORKING_DAYS:
		return ngettext("By the school's plan the answer comes within %d working day, "
		                "by the rules: %d.",
		                "By the school's plan the answer comes within %d working days, "
		                "by the rules: %d.", n);
	case TERM_MINUTES:
		return ngettext("By the school's plan the answer comes within %d minute, "
		                "by the rules: %d.",
		                "By the school's plan the answer comes within %d minutes, "
		                "by the rules: %d.", n);
	case TERM_WAIT_MINUTES:
		return ngettext("By the school's plan you wait %d minute at the most, by the rules: %d.",
		                "By the school's plan you wait %d minutes at the most, by the rules: %d.",
		                n);
	case TERM_SERVICE_MINUTES:
		return ngettext("By the school's plan you are served within %d minute, "
		                "by the rules: %d.",
		                "By the school's plan you are served within %d minutes, "
		                "by the rules: %d.", n);
	}
	return "";
}

/* What the other source says of the same; NULL when it says nothing. */
static const struct term *other_source(const struct service *service, const struct term *term)
{
	for (size_t i = 0; i < service->term_count; i++) {
		const struct term *other = &service->terms[i];
		if (other->channel == term->channel && other->kind == term->kind
		    && other->source != term->source)
			return other;
	}
	return NULL;
}

/* Outside its window a service is offered all the same: people decide. A window
 * for one answer is spoken of when that is given. */
static void add_windows(const struct visitor *visitor, struct blocks *blocks)
{
	const struct service *service = visitor->visit.application.service;
	bool any = false;
	for (size_t i = 0; i < service->window_count; i++) {
		const struct window *window = &service->windows[i];
		any = any || !window->relevant.field;
		if (!window->relevant.field && window_open(window, visitor->now.date))
			return;
	}
	if (any)
		blocks_text(blocks, STYLE_WARNING,
		            _("Today is outside the usual time for this service. You may apply all the "
		              "same: the staff will decide."));
}

/* The plan's sentence has the law's figure in it, so the law needs none. */
static bool is_shown(const struct service *service, const struct term *term)
{
	if (term->channel != CHANNEL_PROVIDER)
		return false;
	if (service->shown == SHOWN_PLAN)
		return term->source == SOURCE_PLAN;
	return term->source == SOURCE_LAW ? service->shown == SHOWN_LAW || !other_source(service, term)
	                                  : service->shown == SHOWN_BOTH;
}

/* Terms at the school. */
static void add_terms(const struct service *service, struct blocks *blocks)
{
	for (size_t i = 0; i < service->term_count; i++) {
		const struct term *term = &service->terms[i];
		const struct term *law = service->shown == SHOWN_BOTH ? other_source(service, term) : NULL;
		char line[256];
		if (!is_shown(service, term))
			continue;
		if (law && law->value != term->value)
			snprintf(line, sizeof line, both_sentence(term->kind, term->value), term->value,
			         law->value);
		else
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
	if (may_have_number(visitor))
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
