#include "visitor/reception.h"

#include <stdio.h>

static const struct calendar *calendar_of(const struct visitor *visitor)
{
	return &catalog_school(visitor->catalog)->calendar;
}

enum reception reception_now(const struct visitor *visitor, struct opening *opening)
{
	return intake_reception(visitor->catalog, visitor->newest, &visitor->now, opening);
}

bool reception_is_over(const struct visitor *visitor)
{
	struct opening opening;
	return reception_now(visitor, &opening) == RECEPTION_OVER;
}

void reception_notice(const struct visitor *visitor, char out[static RECEPTION_TEXT])
{
	static const char *const sentences[] = {
		[RECEPTION_OPEN] = NULL,
		[RECEPTION_BREAK] = N_("The desk has a break now. Reception hours: %s."),
		[RECEPTION_EARLY] = N_("The desk is not open yet. Reception hours: %s."),
		[RECEPTION_OVER] = N_("There is no reception now. You can leave your request here."),
	};
	struct opening opening;
	char hours[CALENDAR_HOURS];
	const char *sentence = sentences[reception_now(visitor, &opening)];
	calendar_hours_text(calendar_of(visitor), &opening, hours);
	snprintf(out, RECEPTION_TEXT, sentence ? _(sentence) : "%.0s", hours);
}

void reception_day(const struct opening *opening, char out[static RECEPTION_TEXT])
{
	char day[CALENDAR_DAY];
	calendar_day_text(opening->date, day);
	snprintf(out, RECEPTION_TEXT, _("Come on: %s"), day);
}

void reception_hours(const struct visitor *visitor, const struct opening *opening,
                     char out[static RECEPTION_TEXT])
{
	char hours[CALENDAR_HOURS];
	calendar_hours_text(calendar_of(visitor), opening, hours);
	snprintf(out, RECEPTION_TEXT, _("Reception hours: %s"), hours);
}
