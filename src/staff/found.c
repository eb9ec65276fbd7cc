/* The request that search or the scanner has found. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "staff/frame.h"

static const struct binding keys[] = {
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("back") },
	{ SYM_TEXT, '/', STAFF_ACTION_NONE, N_("search") },
	STAFF_INSIDE_KEYS,
	{ 0 },
};

const char *finding_state(enum request_state state)
{
	static const char *const words[REQUEST_STATES] = {
		[REQUEST_SUBMITTED] = N_("handed in"),
		[REQUEST_ACCEPTED] = N_("accepted"),
		[REQUEST_NOT_ACCEPTED] = N_("not accepted"),
		[REQUEST_ISSUED] = N_("result issued"),
		[REQUEST_REFUSED] = N_("refused"),
		[REQUEST_WITHDRAWN] = N_("withdrawn"),
	};
	return _(words[state]);
}

static bool key(struct staff *staff, const struct event *event, int *effect)
{
	uint32_t letter = staff_letter(event);
	if (letter != '/' && letter != '.')
		return false;
	staff_go(staff, STAFF_SEARCH);
	*effect = STAFF_SEEK;
	return true;
}

static int act(struct staff *staff, int action)
{
	if (action != STAFF_ACTION_BACK)
		return STAFF_NOTHING;
	*staff->finding.wanted = '\0';
	finding_wipe(staff);
	staff_go(staff, STAFF_DESK);
	return STAFF_LOOK;
}

static void draw_pair(struct canvas *canvas, const struct staff_area *area, int *row,
                      const char *label, const char *text)
{
	char line[ANSWER_VALUE + 128];
	snprintf(line, sizeof line, "%s: %s", label, text);
	staff_text(canvas, area, row, STYLE_TEXT, line);
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	const struct search_row *found = &staff->finding.found;
	struct staff_area area = staff_frame(staff, canvas);
	int row = area.row + 1;
	char day[CALENDAR_DAY];
	if (!*found->registration)
		return;
	staff_text(canvas, &area, &row, STYLE_TITLE, found->registration);
	staff_text(canvas, &area, &row, STYLE_TEXT, staff_about(staff, found->service));
	row++;
	draw_pair(canvas, &area, &row, _("State"), finding_state(found->state));
	calendar_day_text(found->day, day);
	draw_pair(canvas, &area, &row, _("Day"), day);
	if (*found->number)
		draw_pair(canvas, &area, &row, _("Ticket"), found->number);
	if (*found->name)
		draw_pair(canvas, &area, &row, _("Name"), found->name);
}

const struct staff_page_row staff_found = {
	.screen = { "found", keys, staff_update, view },
	.key = key,
	.act = act,
};
