/* Somebody is back from fetching a paper: his code brings him to where he was. */
#include <assert.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "visitor/drafts.h"
#include "visitor/frame.h"

enum { DIGITS = DRAFT_CODE - 1 };

static const struct binding keys[] = { FRAME_LINE_KEYS, FRAME_HELP_KEYS, { 0 } };

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

/* Sentences in the language in use; `left` are the seconds that one speaks of. */
typedef const char *sentence(int left);

static const char *hint(int left)
{
	(void)left;
	return _("The four digits you were given when you went for a paper.");
}

static const char *too_short(int left)
{
	(void)left;
	return _("Enter all four digits of the code.");
}

/* The same words whether nothing is kept under the code or it was kept too long. */
static const char *nothing_kept(int left)
{
	(void)left;
	return _("Nothing is kept under this code. Compare it with what you wrote down; after some "
	         "time the answers are erased.");
}

static const char *next_try(int left)
{
	return ngettext("The next code can be tried in %d second.",
	                "The next code can be tried in %d seconds.", (unsigned long)left);
}

/* Whoever comes with a code has perhaps not chosen a language: then all three are
 * spoken, as on the page before. */
static bool is_spoken(const struct visitor *visitor, int lang)
{
	return !visitor->visit.lang_chosen || visitor->visit.lang == (enum lang)lang;
}

static void say(const struct visitor *visitor, struct canvas *canvas, const struct area *area,
                int *row, enum style style, sentence *words)
{
	int left = (int)((shut_ms(visitor) + 999) / 1000);
	char line[256];
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		if (!is_spoken(visitor, lang))
			continue;
		lang_use((enum lang)lang);
		snprintf(line, sizeof line, words(left), left);
		frame_text(canvas, area, row, style, line);
	}
	lang_use(visitor->visit.lang);
}

static void draw_verdict(const struct visitor *visitor, struct canvas *canvas,
                         const struct area *area, int *row)
{
	if (visitor->visit.verdict == CHECK_TOO_SHORT)
		say(visitor, canvas, area, row, STYLE_ERROR, too_short);
	else if (visitor->visit.told)
		say(visitor, canvas, area, row, STYLE_ERROR, nothing_kept);
	if (shut_ms(visitor) > 0)
		say(visitor, canvas, area, row, STYLE_WARNING, next_try);
}

/* On one row. */
static void draw_heading(const struct visitor *visitor, struct canvas *canvas,
                         const struct area *area, int *row)
{
	char line[256] = "";
	size_t len = 0;
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		if (!is_spoken(visitor, lang))
			continue;
		lang_use((enum lang)lang);
		len += (size_t)snprintf(line + len, sizeof line - len, "%s%s", len ? " · " : "",
		                        _("What is your code?"));
		assert(len < sizeof line);
	}
	lang_use(visitor->visit.lang);
	frame_text(canvas, area, row, STYLE_TITLE, line);
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	int row = area.row;
	draw_heading(visitor, canvas, &area, &row);
	say(visitor, canvas, &area, &row, STYLE_HINT, hint);
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
