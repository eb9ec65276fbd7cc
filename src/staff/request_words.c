/* What a request is called and how long it has, in words. */
#include <stdio.h>

#include "core/text.h"
#include "staff/staff.h"

const char *request_state_words(enum request_state state)
{
	static const char *const words[REQUEST_STATES] = {
		[REQUEST_SUBMITTED] = N_("handed in, not accepted yet"),
		[REQUEST_ACCEPTED] = N_("accepted"),
		[REQUEST_NOT_ACCEPTED] = N_("documents not accepted"),
		[REQUEST_ISSUED] = N_("result issued"),
		[REQUEST_REFUSED] = N_("service refused"),
		[REQUEST_WITHDRAWN] = N_("withdrawn"),
	};
	return _(words[state]);
}

/* The clock time of a term in minutes. */
static void clock_words(const struct due *due, int utc_offset_s, char *out, size_t size)
{
	int local_s = (int)((due->at + utc_offset_s) % 86400);
	snprintf(out, size, "%02d:%02d", local_s / 3600, local_s / 60 % 60);
}

void request_due_words(const struct staff *staff, const struct due *due, bool *overdue,
                       char *out, size_t size)
{
	char day[DATE_TEXT], clock[8];
	*out = '\0';
	if (overdue)
		*overdue = false;
	if (due->day.year == 0)
		return;
	int left = decide_days_left(staff->catalog, due, &staff->now);
	date_format_local(due->day, day);
	clock_words(due, staff->now.utc_offset_s, clock, sizeof clock);
	if (overdue)
		*overdue = left < 0;
	bool today = date_compare(due->day, staff->now.date) == 0;
	if (today && left < 0)
		snprintf(out, size, _("due today at %s – overdue"), clock);
	else if (left < 0)
		snprintf(out, size, ngettext("due %s, overdue by %d working day",
		                             "due %s, overdue by %d working days",
		                             (unsigned long)-left), day, -left);
	else if (today && due->at)
		snprintf(out, size, _("due today at %s"), clock);
	else if (today)
		text_copy(out, size, _("due today"));
	else
		snprintf(out, size, ngettext("due %s, %d working day left",
		                             "due %s, %d working days left", (unsigned long)left),
		         day, left);
}
