#include "core/calendar.h"

#include <stdio.h>

enum { SEARCH_DAYS = 366 };

static bool is_same(struct date a, struct date b)
{
	return date_compare(a, b) == 0;
}

static struct date add_days(struct date day, int days)
{
	return date_from_days(date_to_days(day) + days);
}

/* By the week alone. */
static bool is_rest(const struct calendar *calendar, struct date day)
{
	return date_weekday(day) > calendar->week_days;
}

static bool is_worked(const struct calendar *calendar, struct date day)
{
	for (size_t i = 0; i < calendar->worked_count; i++)
		if (is_same(calendar->worked[i], day))
			return true;
	return !is_rest(calendar, day);
}

bool calendar_is_working(const struct calendar *calendar, struct date day)
{
	for (size_t i = 0; i < calendar->day_off_count; i++) {
		const struct day_off *off = &calendar->days_off[i];

		if (!is_same(off->date, day))
			continue;
		if (off->kind == DAY_OFF_HOLIDAY || is_rest(calendar, off->from))
			return false;
	}
	return is_worked(calendar, day);
}

bool calendar_knows(const struct calendar *calendar, int year)
{
	for (size_t i = 0; i < calendar->day_off_count; i++)
		if (calendar->days_off[i].date.year == year)
			return true;
	return false;
}

struct date calendar_next(const struct calendar *calendar, struct date day)
{
	do {
		day = add_days(day, 1);
	} while (!calendar_is_working(calendar, day));
	return day;
}

/* The weekday, 0..6, whose hours that day has. */
static int row_of(const struct calendar *calendar, struct date day)
{
	int row = date_weekday(day) - 1;

	for (size_t i = 0; calendar->hours[row].to_min == 0 && i < calendar->day_off_count; i++) {
		const struct day_off *off = &calendar->days_off[i];

		if (is_same(off->from, day))
			return date_weekday(off->date) - 1;
	}
	return row;
}

static const struct hours *hours_of(const struct calendar *calendar, struct date day)
{
	return &calendar->hours[row_of(calendar, day)];
}

static bool has_reception(const struct calendar *calendar, struct date day)
{
	return hours_of(calendar, day)->to_min > 0 && calendar_is_working(calendar, day);
}

static int minute_of(const struct moment *moment)
{
	return moment->hour * 60 + moment->minute;
}

struct date calendar_term(const struct calendar *calendar, const struct moment *handed_in,
                          int working_days)
{
	struct date day = handed_in->date;
	int closes_min = hours_of(calendar, day)->to_min;
	bool late = closes_min > 0 && minute_of(handed_in) >= closes_min;

	if (late || !calendar_is_working(calendar, day))
		day = calendar_next(calendar, day);
	for (int i = 0; i < working_days; i++)
		day = calendar_next(calendar, day);
	return day;
}

/* The first reception after day; false when there is none within a year. */
static bool find_next(const struct calendar *calendar, struct date day, struct opening *next)
{
	for (int i = 1; i <= SEARCH_DAYS; i++) {
		struct date later = add_days(day, i);

		if (!has_reception(calendar, later))
			continue;
		*next = (struct opening){ .date = later, .hours = *hours_of(calendar, later) };
		return true;
	}
	return false;
}

/* The break that lasts at that minute, NULL when none does. */
static const struct hours *break_at(const struct calendar *calendar, int row, int minute)
{
	for (int i = 0; i < calendar->break_count[row]; i++) {
		const struct hours *pause = &calendar->breaks[row][i];

		if (minute >= pause->from_min && minute < pause->to_min)
			return pause;
	}
	return NULL;
}

void calendar_day_text(struct date day, char out[static CALENDAR_DAY])
{
	static const char *const names[WEEKDAYS] = {
		N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"),
		N_("Saturday"), N_("Sunday"),
	};
	char date[DATE_TEXT];

	date_format_local(day, date);
	snprintf(out, CALENDAR_DAY, "%s, %s", date, _(names[date_weekday(day) - 1]));
}

static int add_span(char out[static CALENDAR_HOURS], int used, int from_min, int to_min)
{
	int len = snprintf(out + used, (size_t)(CALENDAR_HOURS - used), "%s%02d:%02d–%02d:%02d",
	                   used > 0 ? ", " : "", from_min / 60, from_min % 60, to_min / 60,
	                   to_min % 60);

	return used + len;
}

void calendar_hours_text(const struct calendar *calendar, const struct opening *opening,
                         char out[static CALENDAR_HOURS])
{
	int row = row_of(calendar, opening->date), from_min = opening->hours.from_min, used = 0;

	for (int i = 0; i < calendar->break_count[row]; i++) {
		const struct hours *pause = &calendar->breaks[row][i];

		if (pause->from_min < from_min)
			continue;
		used = add_span(out, used, from_min, pause->from_min);
		from_min = pause->to_min;
	}
	add_span(out, used, from_min, opening->hours.to_min);
}

enum reception calendar_reception(const struct calendar *calendar, const struct moment *now,
                                  struct opening *opening)
{
	int minute = minute_of(now);
	const struct hours *pause;

	*opening = (struct opening){ .date = now->date, .hours = { 0, MINUTES_A_DAY } };
	if (!date_is_credible(now->date))
		return RECEPTION_OPEN;
	if (!has_reception(calendar, now->date) || minute >= hours_of(calendar, now->date)->to_min)
		return find_next(calendar, now->date, opening) ? RECEPTION_OVER : RECEPTION_OPEN;
	opening->hours = *hours_of(calendar, now->date);
	if (minute < opening->hours.from_min)
		return RECEPTION_EARLY;
	pause = break_at(calendar, row_of(calendar, now->date), minute);
	if (!pause)
		return RECEPTION_OPEN;
	opening->hours.from_min = pause->to_min;
	return RECEPTION_BREAK;
}
