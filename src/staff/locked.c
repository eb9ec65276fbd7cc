/* Locked: the same person's secret opens it again at the same place. */
#include <string.h>

#include "staff/frame.h"

enum { SECRET = 2 };

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("unlock") },
	{ SYM_F10, 0, STAFF_ACTION_LEAVE, N_("log out") },
	{ SYM_F2, 0, STAFF_ACTION_KK, NULL },
	{ SYM_F3, 0, STAFF_ACTION_RU, NULL },
	{ SYM_F4, 0, STAFF_ACTION_EN, NULL },
	{ SYM_CTRL, 'Q', STAFF_ACTION_END, NULL },
	{ 0 },
};

static void enter(struct staff *staff)
{
	/* Nothing of people stands behind a lock; it is read again after it. */
	explicit_bzero(staff->day.row, sizeof staff->day.row);
	staff->day.count = 0;
	line_init(&staff->line[SECRET], LINE_CHARS, true, LAYOUT_LATIN);
}

static bool key(struct staff *staff, const struct event *event, int *effect)
{
	*effect = STAFF_NOTHING;
	return line_key(&staff->line[SECRET], &event->key);
}

static int act(struct staff *staff, int action)
{
	(void)staff;
	return action == STAFF_ACTION_PICK ? STAFF_ENTER : STAFF_NOTHING;
}

static int other(struct staff *staff, const struct event *event)
{
	if (event->effect != STAFF_ENTER || event->kind == EVENT_TICK)
		return STAFF_NOTHING;
	enter(staff);
	if (event->kind != EVENT_DONE || staff->login.result != LOGIN_DONE) {
		staff_say(staff, STYLE_WARNING, "%s", _("That was not right. Try again."));
		return STAFF_NOTHING;
	}
	*staff->said = '\0';
	staff_unlay(staff);
	return STAFF_LOOK;
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	struct staff_area area = staff_frame(staff, canvas);
	int row = area.row + 1;
	staff_text(canvas, &area, &row, STYLE_TITLE, _("Locked"));
	row++;
	canvas_text(canvas, row++, area.col, STYLE_TEXT, staff->account.name);
	row++;
	struct staff at = *staff;
	at.field = SECRET;
	staff_field(&at, canvas, &area, &row, SECRET, _("Your PIN or passphrase"), true);
}

const struct staff_page_row staff_locked = {
	.screen = { "locked", keys, staff_update, view },
	.key = key,
	.act = act,
	.other = other,
	.enter = enter,
};
