/* When the school takes people, and the bells. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/text.h"
#include "office/leaflets.h"

enum { LINE = 256, A_MONDAY = 23 }; /* of November 2026 */

static bool is_taken(const struct school *school, int weekday)
{
	return school->calendar.hours[weekday].to_min > 0;
}

bool hours_known(const struct school *school)
{
	for (int i = 0; i < WEEKDAYS; i++) {
		if (is_taken(school, i))
			return true;
	}
	return false;
}

/* "Дүйсенбі" */
static void name_day(int weekday, char out[static LINE])
{
	struct tm tm = { .tm_wday = (weekday + 1) % WEEKDAYS, .tm_mday = 1 };
	char name[64];
	strftime(name, sizeof name, "%A", &tm);
	text_capitalise(out, LINE, name);
}

void hours_write(const struct school *school, struct leaflet *leaflet)
{
	for (int i = 0; i < WEEKDAYS; i++) {
		struct opening opening = { { 2026, 11, A_MONDAY + i }, school->calendar.hours[i] };
		char hours[CALENDAR_HOURS], day[LINE], line[2 * LINE];
		if (!is_taken(school, i))
			continue;
		calendar_hours_text(&school->calendar, &opening, hours);
		name_day(i, day);
		snprintf(line, sizeof line, "%s: %s", day, hours);
		leaflet_item(leaflet, line);
	}
	if (!hours_known(school))
		leaflet_paragraph(leaflet, _("In the working hours of the school; ask at the desk."));
}

void bells_write(const struct school *school, struct leaflet *leaflet)
{
	if (school->bell_count > 0)
		leaflet_heading(leaflet, _("Bells"));
	for (size_t i = 0; i < school->bell_count; i++) {
		const struct bell *bell = &school->bells[i];
		char line[LINE];
		snprintf(line, sizeof line, _("Lesson %zu: %02d:%02d–%02d:%02d"), i + 1,
		         bell->from_min / 60, bell->from_min % 60, bell->to_min / 60,
		         bell->to_min % 60);
		leaflet_item(leaflet, line);
	}
}
