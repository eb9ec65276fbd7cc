/* After an answer that says so in its form file ("another relative"): who may
 * apply, which paper makes one a representative, what to bring. People decide. */
#include <string.h>

#include "core/buf.h"
#include "visitor/blocks.h"
#include "visitor/reception.h"

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

/* A number instead of the request would lose those that are ready, and after
 * hours there is none. */
static bool may_leave(const struct visitor *visitor)
{
	return visitor->visit.earlier_count == 0 && !reception_is_over(visitor);
}

static void menu(const struct visitor *visitor, struct menu *menu)
{
	menu_add(menu, TARGET_NEXT);
	if (may_leave(visitor))
		menu_add(menu, TARGET_NUMBER);
}

static int pick(struct visitor *visitor, int target)
{
	if (target != TARGET_NUMBER) {
		visitor_answered(visitor);
		return EFFECT_NONE;
	}
	visitor->visit.number_only = true;
	visitor_go(visitor, PAGE_SENDING);
	return EFFECT_SAVE;
}

static const char *notice_of(const struct visitor *visitor)
{
	const struct field *field = visitor_field(visitor);
	const char *value = answers_value(&visitor->visit.application.answers, field->name);
	for (size_t i = 0; i < field->choice_count; i++) {
		if (strcmp(field->choices[i].name, value) == 0)
			return words_in(&field->choices[i].notice, visitor->visit.lang);
	}
	return "";
}

/* As one paragraph, so that the whole list is seen at once. */
static void add_papers(const struct visitor *visitor, struct blocks *blocks)
{
	const struct application *application = &visitor->visit.application;
	struct buf line = { 0 };
	buf_format(&line, "%s:", _("Bring with you"));
	for (size_t i = 0, count = 0; i < application->service->paper_count; i++) {
		const struct paper *paper = &application->service->papers[i];
		if (application_needs(application, i))
			buf_format(&line, "%s %s", count++ ? ";" : "",
			           words_in(&paper->label, visitor->visit.lang));
	}
	blocks_text(blocks, STYLE_TEXT, line.data);
	buf_release(&line);
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	const struct service *service = visitor->visit.application.service;
	struct area area = frame_draw(visitor, canvas);
	struct blocks blocks = { 0 };
	blocks_text(&blocks, STYLE_TITLE, _("Who may apply"));
	blocks_text(&blocks, STYLE_TEXT, words_in(&service->who, visitor->visit.lang));
	blocks_gap(&blocks);
	blocks_text(&blocks, STYLE_WARNING, notice_of(visitor));
	blocks_gap(&blocks);
	add_papers(visitor, &blocks);
	blocks_gap(&blocks);
	blocks_button(&blocks, TARGET_NEXT, _("Go on with the application"));
	if (may_leave(visitor))
		blocks_button(&blocks, TARGET_NUMBER, _("A number all the same, the staff will advise me"));
	blocks_draw(visitor, canvas, &area, &blocks);
}

static enum page_id back(struct visitor *visitor)
{
	(void)visitor;
	return PAGE_QUESTION;
}

const struct page page_relative = {
	.screen = { "relative", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.back = back,
};
