/* Nobody keeps the machine's clock: a person says whether it is right. */
#include <stdio.h>

#include "core/date.h"
#include "staff/frame.h"
#include "staff/trouble.h"
#include "ui/widget.h"

enum { RIGHT, WRONG, CHOICES };

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("choose") },
	{ SYM_UP, 0, STAFF_ACTION_UP, NULL },
	{ SYM_DOWN, 0, STAFF_ACTION_DOWN, NULL },
	STAFF_INSIDE_KEYS,
	{ 0 },
};

static void enter(struct staff *staff)
{
	staff->field = RIGHT;
}

static int pick(struct staff *staff, int i)
{
	if (i >= CHOICES)
		return STAFF_NOTHING;
	if (i == RIGHT)
		return STAFF_RIGHT;
	staff->clock_denied = true;
	staff_unlay(staff);
	staff_say(staff, STYLE_WARNING, "%s",
	          _("Have the clock set by whoever looks after the machine."));
	return STAFF_NOTHING;
}

static int act(struct staff *staff, int action)
{
	if (action == STAFF_ACTION_PICK)
		return pick(staff, staff->field);
	if (action == STAFF_ACTION_UP)
		staff->field = RIGHT;
	if (action == STAFF_ACTION_DOWN)
		staff->field = WRONG;
	return STAFF_NOTHING;
}

static int other(struct staff *staff, const struct event *event)
{
	if (event->effect != STAFF_RIGHT)
		return STAFF_NOTHING;
	if (event->kind == EVENT_FAILED) {
		trouble_say(staff, event);
		return STAFF_NOTHING;
	}
	staff_unlay(staff);
	if (staff->redate_left > 0)
		staff_say(staff, STYLE_WARNING,
		          ngettext("%d number keeps its old day: today has it already.",
		                   "%d numbers keep their old day: today has them already.",
		                   (unsigned long)staff->redate_left), staff->redate_left);
	return STAFF_LOOK;
}

static void view(const void *model, struct canvas *canvas)
{
	static const char *const days[] = {
		N_("Today is Monday, %s, %02d:%02d. Is that right?"),
		N_("Today is Tuesday, %s, %02d:%02d. Is that right?"),
		N_("Today is Wednesday, %s, %02d:%02d. Is that right?"),
		N_("Today is Thursday, %s, %02d:%02d. Is that right?"),
		N_("Today is Friday, %s, %02d:%02d. Is that right?"),
		N_("Today is Saturday, %s, %02d:%02d. Is that right?"),
		N_("Today is Sunday, %s, %02d:%02d. Is that right?"),
	};
	static const char *const answers[CHOICES] = { N_("yes"), N_("no, the clock is wrong") };
	const struct staff *staff = model;
	struct staff_area area = staff_frame(staff, canvas);
	char question[256], day[DATE_TEXT];
	int row = area.row + 1;
	date_format_local(staff->now.date, day);
	snprintf(question, sizeof question, _(days[date_weekday(staff->now.date) - 1]), day,
	         staff->now.hour, staff->now.minute);
	staff_text(canvas, &area, &row, STYLE_TITLE, question);
	row++;
	for (int i = 0; i < CHOICES; i++)
		row += widget_item(canvas, row, area.col, area.cols, STAFF_ITEM + i, i + 1,
		                   staff->field == i, _(answers[i]));
	row++;
	staff_text(canvas, &area, &row, STYLE_HINT,
	           _("The machine has no exact time from outside; days and terms are counted by its "
	             "clock."));
}

const struct staff_page_row staff_clock = {
	.screen = { "clock", keys, staff_update, view },
	.act = act,
	.pick = pick,
	.other = other,
	.enter = enter,
};
