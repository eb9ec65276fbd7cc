/* "I must fetch a paper": the answers are kept for a while under a code, and
 * the kiosk is free for others. */
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "visitor/drafts.h"
#include "visitor/frame.h"

/* A key that was meant for the page before must not take the code away. */
enum { READ_MS = 1000 };

static const struct binding keys[] = { FRAME_KEYS, { 0 } };

static const struct button held[] = {
	{ TARGET_YES, N_("I have written it down") }, { TARGET_NO, N_("Go on now") },
};
static const struct button full[] = { { TARGET_NO, N_("Go on now") } };

static bool is_held(const struct visitor *visitor)
{
	return *visitor->visit.code != '\0';
}

void visitor_pause(struct visitor *visitor)
{
	struct visit *visit = &visitor->visit;
	int64_t keep_ms = catalog_school(visitor->catalog)->draft_s * 1000LL;
	drafts_hold(&visitor->drafts, visit, visitor->mono_ms + keep_ms, visit->code);
	visitor_lay(visitor, PAGE_PAUSE);
}

static void menu(const struct visitor *visitor, struct menu *menu)
{
	if (is_held(visitor))
		menu_add(menu, TARGET_YES);
	menu_add(menu, TARGET_NO);
}

/* Whoever goes on needs no code any more. */
static int resume(struct visitor *visitor)
{
	struct visit *visit = &visitor->visit;
	if (is_held(visitor))
		drafts_forget(&visitor->drafts, visit->code);
	explicit_bzero(visit->code, sizeof visit->code);
	visitor_unlay(visitor);
	return EFFECT_NONE;
}

static int pick(struct visitor *visitor, int target)
{
	if (target == TARGET_NO)
		return resume(visitor);
	return visitor_here_ms(visitor) < READ_MS ? EFFECT_NONE : visitor_end(visitor);
}

static bool key(struct visitor *visitor, const struct event *event, int *effect)
{
	if (event->action == ACTION_BACK)
		*effect = resume(visitor);
	return event->action == ACTION_BACK;
}

static int64_t left_ms(const struct visitor *visitor)
{
	return catalog_school(visitor->catalog)->idle_warn_s * 1000LL - visitor_idle_ms(visitor);
}

/* Without a key the page ends; a visit that could not be kept is warned first. */
static int other(struct visitor *visitor, const struct event *event)
{
	if (event->kind != EVENT_TICK || left_ms(visitor) > 0)
		return EFFECT_NONE;
	if (is_held(visitor))
		return visitor_end(visitor);
	return resume(visitor);
}

static void draw_held(const struct visitor *visitor, struct canvas *canvas,
                      const struct area *area, int *row)
{
	const char *code = visitor->visit.code;
	int minutes = (catalog_school(visitor->catalog)->draft_s + 59) / 60;
	int left = left_ms(visitor) > 0 ? (int)((left_ms(visitor) + 999) / 1000) : 0;
	char line[512];
	frame_heading(canvas, area, row, _("You may go and come back. Your code:"));
	canvas_big_centred(canvas, *row, area->col, area->cols, STYLE_BIG, code);
	*row += CANVAS_BIG_ROWS + 1;
	snprintf(line, sizeof line,
	         ngettext("Write it down and show it to nobody. Your answers are kept for %d minute; "
	                  "then they are erased.",
	                  "Write it down and show it to nobody. Your answers are kept for %d minutes; "
	                  "then they are erased.", (unsigned long)minutes), minutes);
	frame_text(canvas, area, row, STYLE_TEXT, line);
	frame_text(canvas, area, row, STYLE_TEXT,
	           _("When you are back, press F9 on the page where the language is chosen."));
	(*row)++;
	frame_buttons(visitor, canvas, area, row, held, 2);
	snprintf(line, sizeof line,
	         ngettext("This page closes by itself in %d second.",
	                  "This page closes by itself in %d seconds.", (unsigned long)left), left);
	frame_text(canvas, area, row, STYLE_HINT, line);
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	int row = area.row;
	if (is_held(visitor)) {
		draw_held(visitor, canvas, &area, &row);
		return;
	}
	frame_heading(canvas, &area, &row, _("The kiosk cannot keep your answers now"));
	frame_text(canvas, &area, &row, STYLE_TEXT,
	           _("Too many people have gone for a paper. You can send your request without it "
	             "and bring the paper later: your ticket will say what to bring."));
	row++;
	frame_buttons(visitor, canvas, &area, &row, full, 1);
}

const struct page page_pause = {
	.screen = { "pause", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.key = key,
	.other = other,
};
