/* What a verb still needs to be told: a reason, a time, a desk. One list, one key. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "staff/deeds.h"
#include "staff/frame.h"
#include "staff/reasons.h"
#include "ui/widget.h"

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("choose") },
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("leave it") },
	{ SYM_UP, 0, STAFF_ACTION_UP, NULL },
	{ SYM_DOWN, 0, STAFF_ACTION_DOWN, NULL },
	STAFF_INSIDE_KEYS,
	{ 0 },
};

static void enter(struct staff *staff)
{
	staff->field = 0; /* row of the list */
}

static const struct school *school(const struct staff *staff)
{
	return catalog_school(staff->catalog);
}

static int choices(const struct staff *staff)
{
	const struct reason *reasons;
	switch (deeds_missing(staff)) {
	case ASKS_DESK: return (int)school(staff)->desk_count;
	case ASKS_WHY: return reasons_for(deeds_row(staff->deed.row)->verb, &reasons);
	case ASKS_UNTIL: return reasons_times();
	case ASKS_NOTHING: break;
	}
	return 0;
}

static const char *choice(const struct staff *staff, int i)
{
	const struct reason *reasons;
	switch (deeds_missing(staff)) {
	case ASKS_DESK: return words_in(&school(staff)->desks[i].label, staff->lang);
	case ASKS_UNTIL: return reasons_time_label(i);
	default:
		reasons_for(deeds_row(staff->deed.row)->verb, &reasons);
		return _(reasons[i].label);
	}
}

static int pick(struct staff *staff, int i)
{
	struct staff_deed *deed = &staff->deed;
	const struct reason *reasons;
	if (i >= choices(staff))
		return STAFF_NOTHING;
	switch (deeds_missing(staff)) {
	case ASKS_DESK: text_copy(deed->desk, sizeof deed->desk, school(staff)->desks[i].name); break;
	case ASKS_UNTIL: deed->until = reasons_time(i, &staff->now); break;
	default:
		reasons_for(deeds_row(deed->row)->verb, &reasons);
		text_copy(deed->why, sizeof deed->why, reasons[i].code);
	}
	staff->field = 0;
	if (deeds_missing(staff) != ASKS_NOTHING)
		return STAFF_NOTHING;
	staff_unlay(staff);
	return STAFF_DO;
}

static int act(struct staff *staff, int action)
{
	if (action == STAFF_ACTION_PICK)
		return pick(staff, staff->field);
	if (action == STAFF_ACTION_BACK)
		staff_unlay(staff);
	if (action == STAFF_ACTION_UP && staff->field > 0)
		staff->field--;
	if (action == STAFF_ACTION_DOWN && staff->field + 1 < choices(staff))
		staff->field++;
	return STAFF_NOTHING;
}

static void view(const void *model, struct canvas *canvas)
{
	static const char *const questions[] = {
		[ASKS_WHY] = N_("Why?"),
		[ASKS_UNTIL] = N_("When does it come back?"),
		[ASKS_DESK] = N_("To which desk?"),
	};
	const struct staff *staff = model;
	struct staff_area area = staff_frame(staff, canvas);
	char heading[128];
	int row = area.row + 1;
	snprintf(heading, sizeof heading, "%s: %s", staff->deed.number,
	         _(deeds_row(staff->deed.row)->label));
	staff_text(canvas, &area, &row, STYLE_TITLE, heading);
	staff_text(canvas, &area, &row, STYLE_TEXT, _(questions[deeds_missing(staff)]));
	row++;
	for (int i = 0; i < choices(staff) && row < area.row + area.rows; i++)
		row += widget_item(canvas, row, area.col, area.cols, STAFF_ITEM + i, i < 9 ? i + 1 : 0,
		                   staff->field == i, choice(staff, i));
}

const struct staff_page_row staff_ask = {
	.screen = { "ask", keys, staff_update, view },
	.act = act,
	.pick = pick,
	.enter = enter,
};
