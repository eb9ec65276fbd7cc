/* Somebody is back from fetching a paper: his code brings him to where he was. */
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "visitor/drafts.h"
#include "visitor/frame.h"

enum { DIGITS = DRAFT_CODE - 1 };

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

static const struct button buttons[] = { { TARGET_NEXT, N_("Continue") } };

static void enter(struct visitor *visitor)
{
	line_init(&visitor->visit.line, DIGITS, true, keymap_of(visitor->visit.lang));
	visitor->visit.told = false;
	visitor->visit.verdict = CHECK_OK;
}

static void menu(const struct visitor *visitor, struct menu *menu)
{
	(void)visitor;
	menu_add(menu, TARGET_FIELD);
	menu_add(menu, TARGET_NEXT);
}

static int64_t shut_ms(const struct visitor *visitor)
{
	return drafts_shut_ms(&visitor->drafts, visitor->mono_ms);
}

/* He is at the very place he left, but the time is now. */
static int take_up(struct visitor *visitor, const struct visit *draft)
{
	struct visit *visit = &visitor->visit;
	*visit = *draft;
	visit->entered_ms = visit->touched_ms = visitor->mono_ms;
	visit->pick_ms = 0;
	lang_use(visit->lang);
	return EFFECT_THEME;
}

static int pick(struct visitor *visitor, int target)
{
	char typed[LINE_BYTES];
	struct visit draft;
	int effect = EFFECT_NONE;
	(void)target;
	line_get(&visitor->visit.line, typed);
	visitor_focus(visitor, TARGET_FIELD);
	visitor->visit.verdict = strlen(typed) < DIGITS ? CHECK_TOO_SHORT : CHECK_OK;
	if (visitor->visit.verdict == CHECK_OK && shut_ms(visitor) == 0) {
		visitor->visit.told = true;
		line_wipe(&visitor->visit.line);
		enum layout layout = keymap_of(visitor->visit.lang);
		line_init(&visitor->visit.line, DIGITS, true, layout);
		if (drafts_take(&visitor->drafts, typed, visitor->mono_ms, &draft))
			effect = take_up(visitor, &draft);
		explicit_bzero(&draft, sizeof draft);
	}
	explicit_bzero(typed, sizeof typed);
	return effect;
}

static bool key(struct visitor *visitor, const struct event *event, int *effect)
{
	*effect = EFFECT_NONE;
	if (event->key.sym == SYM_TEXT && (event->key.code < '0' || event->key.code > '9'))
		return true;
	if (event->key.sym != SYM_TEXT && visitor_focused(visitor) != TARGET_FIELD)
		return false;
	if (!line_key(&visitor->visit.line, &event->key))
		return false;
	visitor_focus(visitor, TARGET_FIELD);
	return true;
}

/* The same words whether nothing is kept under the code or it was kept too long. */
static void draw_verdict(const struct visitor *visitor, struct canvas *canvas,
                         const struct area *area, int *row)
{
	int wait = (int)((shut_ms(visitor) + 999) / 1000);
	char line[256];
	if (visitor->visit.verdict == CHECK_TOO_SHORT)
		frame_text(canvas, area, row, STYLE_ERROR, _("Enter all four digits of the code."));
	else if (visitor->visit.told)
		frame_text(canvas, area, row, STYLE_ERROR,
		           _("Nothing is kept under this code. Compare it with what you wrote down; "
		             "after some time the answers are erased."));
	if (wait > 0) {
		snprintf(line, sizeof line,
		         ngettext("The next code can be tried in %d second.",
		                  "The next code can be tried in %d seconds.", (unsigned long)wait), wait);
		frame_text(canvas, area, row, STYLE_WARNING, line);
	}
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	int row = area.row;
	frame_text(canvas, &area, &row, STYLE_TITLE, _("What is your code?"));
	frame_text(canvas, &area, &row, STYLE_HINT,
	           _("The four digits you were given when you went for a paper."));
	row++;
	frame_field(visitor, canvas, &area, &row, DIGITS);
	draw_verdict(visitor, canvas, &area, &row);
	row++;
	frame_buttons(visitor, canvas, &area, &row, buttons, 1);
}

static enum page_id back(struct visitor *visitor)
{
	(void)visitor;
	return PAGE_LANGUAGE;
}

const struct page page_code = {
	.screen = { "code", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.key = key,
	.enter = enter,
	.back = back,
};
