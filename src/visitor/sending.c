/* The request is being written down. When another process holds the register
 * it is tried again on each tick: words after a second, the problem page after
 * five; the answers stay. */
#include "visitor/frame.h"

enum { WORDS_MS = 1000, GIVE_UP_MS = 5000 };

static const struct binding keys[] = { { SYM_CTRL, 'Q', ACTION_LEAVE, NULL }, { 0 } };

static int other(struct visitor *visitor, const struct event *event)
{
	if (event->kind == EVENT_DONE) {
		visitor_go(visitor, PAGE_TICKET);
	} else if (event->kind == EVENT_FAILED && event->fault == FAULT_BUSY
	           && visitor_here_ms(visitor) < GIVE_UP_MS) {
		return EFFECT_NONE; /* the next tick tries again */
	} else if (event->kind == EVENT_FAILED) {
		visitor->visit.fault = event->fault;
		visitor_go(visitor, PAGE_PROBLEM);
	} else if (event->kind == EVENT_TICK) {
		return EFFECT_SAVE;
	}
	return EFFECT_NONE;
}

/* A key changes nothing any more. */
static bool key(struct visitor *visitor, const struct event *event, int *effect)
{
	(void)visitor;
	(void)event;
	*effect = EFFECT_NONE;
	return true;
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	int row = area.row;
	if (visitor_here_ms(visitor) < WORDS_MS)
		return;
	frame_heading(canvas, &area, &row, _("Your request is being written down"));
	frame_text(canvas, &area, &row, STYLE_TEXT,
	           _("The register is in use at the staff's desk. A moment, please."));
}

const struct page page_sending = {
	.screen = { "sending", keys, visitor_update, view },
	.key = key,
	.other = other,
};
