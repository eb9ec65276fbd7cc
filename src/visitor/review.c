/* Check your answers: one row each, every row leads back to its question. */
#include <stdio.h>
#include <string.h>

#include "visitor/blocks.h"

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

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
	menu_add(menu, TARGET_NEXT);
}

static int pick(struct visitor *visitor, int target)
{
	struct visit *visit = &visitor->visit;
	if (target != TARGET_NEXT) {
		visit->changing = true;
		visit->question = target - TARGET_ITEM;
		visitor_go(visitor, PAGE_QUESTION);
		return EFFECT_NONE;
	}
	visit->send_ms = visitor->mono_ms;
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
	blocks_button(&blocks, TARGET_NEXT, _("Send the request"));
	blocks_draw(visitor, canvas, &list, &blocks);
	explicit_bzero(&blocks, sizeof blocks);
}

static void enter(struct visitor *visitor)
{
	visitor_focus(visitor, TARGET_NEXT);
}

static enum page_id back(struct visitor *visitor)
{
	int last = (int)service_of(visitor)->field_count;
	visitor->visit.question = visitor_question_before(visitor, last);
	return visitor->visit.question < 0 ? PAGE_CONSENT : PAGE_QUESTION;
}

const struct page page_review = {
	.screen = { "review", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.enter = enter,
	.back = back,
};
