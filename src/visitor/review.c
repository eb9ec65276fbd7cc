/* Check your answers: one row each, every row leads back to its question. */
#include <stdio.h>
#include <string.h>

#include "visitor/blocks.h"
#include "visitor/requests.h"

/* Below the rows of the answers: the requests of this visit. */
enum { TARGET_REQUEST = TARGET_ITEM + ANSWERS_MAX };

static const struct binding keys[] = {
	FRAME_KEYS, FRAME_PAUSE_KEYS, FRAME_HELP_KEYS, { 0 },
};

static const struct service *service_of(const struct visitor *visitor)
{
	return visitor->visit.application.service;
}

static bool applies(const struct visitor *visitor, size_t i)
{
	return relevant_now(&service_of(visitor)->fields[i].relevant,
	                    &visitor->visit.application.answers);
}

static void menu(const struct visitor *visitor, struct menu *menu)
{
	for (size_t i = 0; i < service_of(visitor)->field_count; i++) {
		if (applies(visitor, i))
			menu_add(menu, TARGET_ITEM + (int)i);
	}
	for (int i = 0; visitor->visit.earlier_count > 0 && i <= visitor->visit.earlier_count; i++)
		menu_add(menu, TARGET_REQUEST + i);
	menu_add(menu, TARGET_NEXT);
	if (requests_room(&visitor->visit))
		menu_add(menu, TARGET_ADD);
}

static void change(struct visitor *visitor, int question)
{
	visitor->visit.changing = true;
	visitor->visit.question = question;
	visitor_go(visitor, PAGE_QUESTION);
}

/* An answer that was changed may have brought questions and papers that Esc has
 * passed by: they come now. False when there is one. */
static bool is_whole(struct visitor *visitor)
{
	int open = application_next(&visitor->visit.application);
	if (open >= 0)
		change(visitor, open);
	else
		visitor_review(visitor);
	return visitor->visit.page == PAGE_REVIEW;
}

static int pick(struct visitor *visitor, int target)
{
	struct visit *visit = &visitor->visit;
	if ((target == TARGET_ADD || target == TARGET_NEXT) && !is_whole(visitor))
		return EFFECT_NONE;
	if (target == TARGET_ADD) {
		requests_add(visit);
		visitor_go(visitor, PAGE_SERVICES);
		return EFFECT_NONE;
	}
	if (target >= TARGET_REQUEST) {
		visit->removing = target - TARGET_REQUEST;
		visitor_lay(visitor, PAGE_REMOVE);
		return EFFECT_NONE;
	}
	if (target != TARGET_NEXT) {
		change(visitor, target - TARGET_ITEM);
		return EFFECT_NONE;
	}
	visitor_go(visitor, PAGE_SENDING);
	return EFFECT_SAVE;
}

static void answer_words(const struct visitor *visitor, const struct field *field, char *out,
                         size_t size)
{
	const struct answer *answer = answers_find(&visitor->visit.application.answers, field->name);
	enum answer_state state = answer ? answer->state : ANSWER_NONE;
	if (state == ANSWER_GIVEN)
		check_display(field, answer->value, visitor->visit.lang, out, size);
	else if (state == ANSWER_AT_DESK)
		snprintf(out, size, "%s", _("the staff will ask"));
	else
		snprintf(out, size, "%s", _("not provided"));
}

/* What is in this visit already, each to be taken out again. */
static void add_requests(const struct visitor *visitor, struct blocks *blocks)
{
	const struct application *list[ORDER_REQUESTS_MAX];
	int count = requests_list(&visitor->visit, list);
	char words[BLOCK_TEXT - 64], line[BLOCK_TEXT];
	if (count < 2)
		return;
	blocks_text(blocks, STYLE_TITLE, _("Requests on your ticket; to take one off, press Enter on it:"));
	for (int i = 0; i < count; i++) {
		requests_words(list[i], visitor->visit.lang, words, sizeof words);
		snprintf(line, sizeof line, "%d) %s", i + 1, words);
		blocks_item(blocks, TARGET_REQUEST + i, 0, line);
	}
	blocks_gap(blocks);
	explicit_bzero(words, sizeof words);
	explicit_bzero(line, sizeof line);
}

static bool key(struct visitor *visitor, const struct event *event, int *effect)
{
	*effect = EFFECT_NONE;
	if (event->action == ACTION_PAUSE)
		visitor_pause(visitor);
	return event->action == ACTION_PAUSE;
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	struct blocks blocks = { 0 };
	struct area list = frame_below(canvas, &area, _("Check your answers before you send them"),
	                               _("To change an answer, choose it with ↑↓ and press Enter."));
	for (size_t i = 0; i < service_of(visitor)->field_count; i++) {
		const struct field *field = &service_of(visitor)->fields[i];
		char answer[ANSWER_VALUE], line[BLOCK_TEXT];
		if (!applies(visitor, i))
			continue;
		answer_words(visitor, field, answer, sizeof answer);
		snprintf(line, sizeof line, "%s: %s", words_in(&field->brief, visitor->visit.lang),
		         answer);
		blocks_item(&blocks, TARGET_ITEM + (int)i, 0, line);
		explicit_bzero(answer, sizeof answer);
		explicit_bzero(line, sizeof line);
	}
	blocks_gap(&blocks);
	add_requests(visitor, &blocks);
	blocks_button(&blocks, TARGET_NEXT, visitor->visit.earlier_count > 0
	                                    ? _("Send all the requests") : _("Send the request"));
	if (requests_room(&visitor->visit))
		blocks_button(&blocks, TARGET_ADD, _("Add another child or service"));
	blocks_draw(visitor, canvas, &list, &blocks);
	explicit_bzero(&blocks, sizeof blocks);
}

static void enter(struct visitor *visitor)
{
	visitor_focus(visitor, TARGET_NEXT);
}

static enum page_id back(struct visitor *visitor)
{
	const struct application *application = &visitor->visit.application;
	for (size_t i = 0; i < application->service->paper_count; i++) {
		if (application_needs_late(application, i))
			return PAGE_LATE;
	}
	return visitor_last_question(visitor);
}

const struct page page_review = {
	.screen = { "review", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.key = key,
	.enter = enter,
	.back = back,
};
