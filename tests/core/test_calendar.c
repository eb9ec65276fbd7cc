/* The rules of the calendar, on a small one; the school's own days are compared
 * with the law in tests/catalog/test_calendar.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "core/calendar.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { NINE = 9 * 60, ONE = 13 * 60, TWO = 14 * 60, SIX = 18 * 60 };

/* Nauryz 2025: Friday, Saturday, Sunday; the days that stand for them; and a
 * Sunday of January that was worked for a Friday. */
static const struct day_off days_off[] = {
	{ .date = { 2025, 3, 21 } },
	{ .date = { 2025, 3, 22 } },
	{ .date = { 2025, 3, 23 } },
	{ .date = { 2025, 3, 24 }, .kind = DAY_OFF_INSTEAD, .from = { 2025, 3, 23 } },
	{ .date = { 2025, 3, 25 }, .kind = DAY_OFF_INSTEAD, .from = { 2025, 3, 22 } },
	{ .date = { 2025, 1, 3 }, .kind = DAY_OFF_MOVED, .from = { 2025, 1, 5 } },
	{ .date = { 2026, 5, 8 }, .kind = DAY_OFF_MOVED, .from = { 2026, 5, 2 } },
	{ .date = { 2026, 12, 16 } },
};

static const struct date worked[] = { { 2025, 1, 5 }, { 2026, 5, 2 } };

static struct calendar made(int week_days)
{
	struct calendar calendar = {
		.week_days = week_days,
		.days_off = days_off,
		.day_off_count = COUNT(days_off),
		.worked = worked,
		.worked_count = COUNT(worked),
	};

	for (int day = 0; day < 5; day++) {
		calendar.hours[day] = (struct hours){ NINE, SIX };
		calendar.breaks[day][0] = (struct hours){ ONE, TWO };
		calendar.break_count[day] = 1;
	}
	calendar.hours[4].to_min = SIX - 60; /* Fridays end earlier */
	return calendar;
}

static struct moment at(struct date date, int hour, int minute)
{
	return (struct moment){ .date = date, .hour = hour, .minute = minute };
}

static void assert_date(struct date got, struct date want)
{
	if (date_compare(got, want) != 0)
		fail_msg("%d-%d-%d, not %d-%d-%d", got.year, got.month, got.day, want.year, want.month,
		         want.day);
}

static void which_days_are_worked(void **state)
{
	static const struct {
		struct date day;
		bool in_five, in_six, in_seven;
	} rows[] = {
		{ { 2025, 3, 20 }, true, true, true },    /* Thursday before */
		{ { 2025, 3, 21 }, false, false, false }, /* holidays */
		{ { 2025, 3, 22 }, false, false, false },
		{ { 2025, 3, 23 }, false, false, false },
		{ { 2025, 3, 24 }, false, false, true },  /* for the Sunday */
		{ { 2025, 3, 25 }, false, true, true },   /* for the Saturday: five days only */
		{ { 2025, 3, 26 }, true, true, true },
		{ { 2025, 3, 29 }, false, true, true },   /* a Saturday */
		{ { 2025, 3, 30 }, false, false, true },  /* a Sunday */
		{ { 2025, 1, 3 }, false, false, true },   /* for a Sunday that was worked */
		{ { 2025, 1, 5 }, true, true, true },
		{ { 2026, 5, 2 }, true, true, true },     /* a worked Saturday */
		{ { 2026, 5, 8 }, false, true, true },    /* free for it */
		{ { 1999, 12, 31 }, true, true, true },   /* no data: weekdays only */
		{ { 2031, 3, 22 }, false, true, true },
	};
	struct calendar five = made(5), six = made(6), seven = made(7);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		bool right = calendar_is_working(&five, rows[i].day) == rows[i].in_five &&
		             calendar_is_working(&six, rows[i].day) == rows[i].in_six &&
		             calendar_is_working(&seven, rows[i].day) == rows[i].in_seven;

		if (!right)
			fail_msg("row %zu", i);
	}
}

static void years_on_record(void **state)
{
	struct calendar calendar = made(5);

	(void)state;
	assert_false(calendar_knows(&calendar, 2024));
	assert_true(calendar_knows(&calendar, 2025));
	assert_true(calendar_knows(&calendar, 2026));
	assert_false(calendar_knows(&calendar, 2027));
}

static void the_next_working_day(void **state)
{
	struct calendar five = made(5), six = made(6);

	(void)state;
	assert_date(calendar_next(&five, (struct date){ 2025, 3, 20 }), (struct date){ 2025, 3, 26 });
	assert_date(calendar_next(&six, (struct date){ 2025, 3, 20 }), (struct date){ 2025, 3, 25 });
	assert_date(calendar_next(&five, (struct date){ 2025, 1, 2 }), (struct date){ 2025, 1, 5 });
	assert_date(calendar_next(&five, (struct date){ 2026, 11, 27 }), (struct date){ 2026, 11, 30 });
	assert_date(calendar_next(&six, (struct date){ 2026, 11, 27 }), (struct date){ 2026, 11, 28 });
	assert_date(calendar_next(&five, (struct date){ 2024, 2, 28 }), (struct date){ 2024, 2, 29 });
	assert_date(calendar_next(&five, (struct date){ 2026, 12, 31 }), (struct date){ 2027, 1, 1 });
}

static void terms_as_the_law_counts(void **state)
{
	static const struct {
		struct moment handed_in;
		int working_days;
		struct date last;
	} rows[] = {
		/* Monday morning: Tuesday is the first day */
		{ { .date = { 2026, 11, 23 }, .hour = 10 }, 1, { 2026, 11, 24 } },
		{ { .date = { 2026, 11, 23 }, .hour = 10 }, 5, { 2026, 11, 30 } },
		/* before opening and in the break is the same day */
		{ { .date = { 2026, 11, 23 }, .hour = 7 }, 1, { 2026, 11, 24 } },
		{ { .date = { 2026, 11, 23 }, .hour = 13, .minute = 30 }, 1, { 2026, 11, 24 } },
		{ { .date = { 2026, 11, 23 }, .hour = 17, .minute = 59 }, 1, { 2026, 11, 24 } },
		/* after hours: registered on Tuesday */
		{ { .date = { 2026, 11, 23 }, .hour = 18 }, 1, { 2026, 11, 25 } },
		/* on Friday an hour earlier */
		{ { .date = { 2026, 11, 27 }, .hour = 16, .minute = 59 }, 1, { 2026, 11, 30 } },
		{ { .date = { 2026, 11, 27 }, .hour = 17 }, 1, { 2026, 12, 1 } },
		/* on a Saturday: registered on Monday */
		{ { .date = { 2026, 11, 28 }, .hour = 10 }, 1, { 2026, 12, 1 } },
		{ { .date = { 2026, 11, 28 }, .hour = 23 }, 0, { 2026, 11, 30 } },
		/* over the holidays */
		{ { .date = { 2025, 3, 20 }, .hour = 12 }, 1, { 2025, 3, 26 } },
		{ { .date = { 2025, 3, 22 }, .hour = 12 }, 1, { 2025, 3, 27 } },
		{ { .date = { 2026, 12, 15 }, .hour = 12 }, 2, { 2026, 12, 18 } },
		/* and of no days at all */
		{ { .date = { 2026, 11, 23 }, .hour = 10 }, 0, { 2026, 11, 23 } },
	};
	struct calendar calendar = made(5);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_date(calendar_term(&calendar, &rows[i].handed_in, rows[i].working_days),
		            rows[i].last);
}

static void what_the_desk_does(void **state)
{
	static const struct {
		struct moment now;
		enum reception reception;
		struct date opens;
		int from_min, to_min;
	} rows[] = {
		{ { .date = { 2026, 11, 23 }, .hour = 0 }, RECEPTION_EARLY, { 2026, 11, 23 }, NINE, SIX },
		{ { .date = { 2026, 11, 23 }, .hour = 8, .minute = 59 }, RECEPTION_EARLY,
		  { 2026, 11, 23 }, NINE, SIX },
		{ { .date = { 2026, 11, 23 }, .hour = 9 }, RECEPTION_OPEN, { 2026, 11, 23 }, NINE, SIX },
		{ { .date = { 2026, 11, 23 }, .hour = 12, .minute = 59 }, RECEPTION_OPEN,
		  { 2026, 11, 23 }, NINE, SIX },
		{ { .date = { 2026, 11, 23 }, .hour = 13 }, RECEPTION_BREAK, { 2026, 11, 23 }, TWO, SIX },
		{ { .date = { 2026, 11, 23 }, .hour = 13, .minute = 59 }, RECEPTION_BREAK,
		  { 2026, 11, 23 }, TWO, SIX },
		{ { .date = { 2026, 11, 23 }, .hour = 14 }, RECEPTION_OPEN, { 2026, 11, 23 }, NINE, SIX },
		{ { .date = { 2026, 11, 23 }, .hour = 17, .minute = 59 }, RECEPTION_OPEN,
		  { 2026, 11, 23 }, NINE, SIX },
		{ { .date = { 2026, 11, 23 }, .hour = 18 }, RECEPTION_OVER, { 2026, 11, 24 }, NINE, SIX },
		{ { .date = { 2026, 11, 26 }, .hour = 18 }, RECEPTION_OVER, { 2026, 11, 27 }, NINE,
		  SIX - 60 },
		{ { .date = { 2026, 11, 27 }, .hour = 17 }, RECEPTION_OVER, { 2026, 11, 30 }, NINE, SIX },
		{ { .date = { 2026, 11, 28 }, .hour = 10 }, RECEPTION_OVER, { 2026, 11, 30 }, NINE, SIX },
		{ { .date = { 2026, 12, 16 }, .hour = 10 }, RECEPTION_OVER, { 2026, 12, 17 }, NINE, SIX },
		/* a worked Saturday has the hours of the Friday that is free for it */
		{ { .date = { 2026, 5, 2 }, .hour = 16 }, RECEPTION_OPEN, { 2026, 5, 2 }, NINE, SIX - 60 },
		{ { .date = { 2026, 5, 2 }, .hour = 13, .minute = 30 }, RECEPTION_BREAK, { 2026, 5, 2 },
		  TWO, SIX - 60 },
		{ { .date = { 2026, 5, 2 }, .hour = 17 }, RECEPTION_OVER, { 2026, 5, 4 }, NINE, SIX },
		{ { .date = { 2026, 5, 7 }, .hour = 20 }, RECEPTION_OVER, { 2026, 5, 11 }, NINE, SIX },
	};
	struct calendar calendar = made(5);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct opening opening;

		if (calendar_reception(&calendar, &rows[i].now, &opening) != rows[i].reception ||
		    opening.hours.from_min != rows[i].from_min || opening.hours.to_min != rows[i].to_min)
			fail_msg("row %zu: from %d to %d", i, opening.hours.from_min, opening.hours.to_min);
		assert_date(opening.date, rows[i].opens);
	}
}

/* What cannot be right must not hide the queue, nor end the program. */
static void in_doubt_the_desk_is_open(void **state)
{
	static const struct date doubtful[] = {
		{ 0, 0, 0 }, { 1970, 1, 1 }, { 2025, 12, 31 }, { 2060, 1, 1 }, { 9999, 12, 31 },
		{ 10000, 1, 1 }, { 2026, 2, 30 }, { -5, 1, 1 },
	};
	struct calendar calendar = made(5);
	struct opening opening;

	(void)state;
	for (size_t i = 0; i < COUNT(doubtful); i++) {
		struct moment night = at(doubtful[i], 23, 59);

		assert_false(date_is_credible(doubtful[i]));
		assert_int_equal(calendar_reception(&calendar, &night, &opening), RECEPTION_OPEN);
	}
	assert_true(date_is_credible((struct date){ 2026, 1, 1 }));
	assert_true(date_is_credible((struct date){ 2059, 12, 31 }));
}

static void without_hours_it_is_always_open(void **state)
{
	struct calendar none = { .week_days = 5 }, sundays = { .week_days = 5 };
	struct moment sunday = at((struct date){ 2026, 11, 22 }, 3, 0);
	struct opening opening;

	(void)state;
	assert_int_equal(calendar_reception(&none, &sunday, &opening), RECEPTION_OPEN);
	/* hours on a day that is never worked are as good as none */
	sundays.hours[6] = (struct hours){ NINE, SIX };
	assert_int_equal(calendar_reception(&sundays, &sunday, &opening), RECEPTION_OPEN);
	sundays.week_days = 7;
	assert_int_equal(calendar_reception(&sundays, &sunday, &opening), RECEPTION_EARLY);
	assert_date(calendar_term(&none, &sunday, 1), (struct date){ 2026, 11, 24 });
}

static void hours_and_days_in_words(void **state)
{
	static const struct {
		int from_min, to_min;
		const char *text;
	} rows[] = {
		{ NINE, SIX, "09:00–13:00, 14:00–18:00" },
		{ TWO, SIX, "14:00–18:00" },
	};
	struct calendar calendar = made(5);
	char hours[CALENDAR_HOURS], day[CALENDAR_DAY];

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct opening opening = { { 2026, 11, 23 }, { rows[i].from_min, rows[i].to_min } };

		calendar_hours_text(&calendar, &opening, hours);
		assert_string_equal(hours, rows[i].text);
	}
	/* a worked Saturday has the breaks of its Friday */
	calendar_hours_text(&calendar, &(struct opening){ { 2026, 5, 2 }, { NINE, SIX - 60 } }, hours);
	assert_string_equal(hours, "09:00–13:00, 14:00–17:00");
	/* the most that fits */
	for (int i = 0; i < CALENDAR_BREAKS; i++)
		calendar.breaks[0][i] = (struct hours){ 600 + 60 * i, 630 + 60 * i };
	calendar.break_count[0] = CALENDAR_BREAKS;
	calendar_hours_text(&calendar, &(struct opening){ { 2026, 11, 23 }, { 0, 1440 } }, hours);
	assert_string_equal(hours, "00:00–10:00, 10:30–11:00, 11:30–12:00, 12:30–13:00, 13:30–24:00");
	calendar_day_text((struct date){ 2026, 11, 23 }, day);
	assert_string_equal(day, "23.11.2026, Monday");
	calendar_day_text((struct date){ 2026, 11, 29 }, day);
	assert_string_equal(day, "29.11.2026, Sunday");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(which_days_are_worked),
		cmocka_unit_test(years_on_record),
		cmocka_unit_test(the_next_working_day),
		cmocka_unit_test(terms_as_the_law_counts),
		cmocka_unit_test(what_the_desk_does),
		cmocka_unit_test(in_doubt_the_desk_is_open),
		cmocka_unit_test(without_hours_it_is_always_open),
		cmocka_unit_test(hours_and_days_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
