#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>
#include <cmocka.h>

#include "core/date.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Every day of 600 years against the C library's own calendar. */
static void days_agree_with_libc(void **state)
{
	int32_t first = date_to_days((struct date){ 1700, 1, 1 });

	(void)state;
	for (int32_t days = first; days < first + 600 * 365; days++) {
		struct date date = date_from_days(days);
		time_t seconds = (time_t)days * 86400;
		struct tm tm;

		assert_non_null(gmtime_r(&seconds, &tm));
		assert_int_equal(date.year, tm.tm_year + 1900);
		assert_int_equal(date.month, tm.tm_mon + 1);
		assert_int_equal(date.day, tm.tm_mday);
		assert_int_equal(date_to_days(date), days);
		assert_int_equal(date_weekday(date) % 7, tm.tm_wday);
	}
}

static void ends_of_the_calendar(void **state)
{
	struct date first = { 1, 1, 1 }, last = { 9999, 12, 31 };

	(void)state;
	assert_int_equal(date_to_days((struct date){ 1970, 1, 1 }), 0);
	assert_int_equal(date_to_days(first), -719162);
	assert_int_equal(date_to_days(last), 2932896);
	assert_int_equal(date_compare(date_from_days(-719162), first), 0);
	assert_int_equal(date_compare(date_from_days(2932896), last), 0);
	assert_int_equal(date_weekday(first), 1);
}

static void validity(void **state)
{
	static const struct {
		struct date date;
		bool valid;
	} rows[] = {
		{ { 2024, 2, 29 }, true },   { { 2026, 2, 29 }, false }, { { 1900, 2, 29 }, false },
		{ { 2000, 2, 29 }, true },   { { 2026, 4, 31 }, false }, { { 2026, 12, 31 }, true },
		{ { 2026, 13, 1 }, false },  { { 2026, 0, 1 }, false },  { { 2026, 1, 0 }, false },
		{ { 2026, 1, 32 }, false },  { { 0, 1, 1 }, false },     { { 0, 0, 0 }, false },
		{ { 10000, 1, 1 }, false },  { { 9999, 12, 31 }, true }, { { 2026, -1, 5 }, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(date_is_valid(rows[i].date), rows[i].valid);
}

static void reading(void **state)
{
	static const struct {
		const char *text;
		struct date date; /* zero = refused */
	} rows[] = {
		{ "23.11.2026", { 2026, 11, 23 } },
		{ "3.1.2020", { 2020, 1, 3 } },
		{ " 03/01/2020 ", { 2020, 1, 3 } },
		{ "03-01-2020", { 2020, 1, 3 } },
		{ "03 01 2020", { 2020, 1, 3 } },
		{ "03 . 01 . 2020", { 2020, 1, 3 } },
		{ "2020-01-03", { 2020, 1, 3 } },
		{ "29.02.2024", { 2024, 2, 29 } },
		{ "29.02.2026", { 0 } },
		{ "31.04.2026", { 0 } },
		{ "01.13.2026", { 0 } },
		{ "23.11.26", { 0 } },
		{ "23112026", { 0 } },
		{ "23.11", { 0 } },
		{ "23.11.", { 0 } },
		{ "23..11.2026", { 0 } },
		{ "23.11.2026.", { 0 } },
		{ "23.11.20266", { 0 } },
		{ "023.11.2026", { 0 } },
		{ "23.011.2026", { 0 } },
		{ "2026.11.023", { 0 } },
		{ "23.11.2026 x", { 0 } },
		{ "x23.11.2026", { 0 } },
		{ "-3.11.2026", { 0 } },
		{ "", { 0 } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct date date;
		bool ok = date_parse(rows[i].text, &date);

		if (ok != (rows[i].date.year != 0))
			fail_msg("\"%s\" %s", rows[i].text, ok ? "was taken" : "was refused");
		if (ok)
			assert_int_equal(date_compare(date, rows[i].date), 0);
	}
}

static void ages(void **state)
{
	struct date born = { 2020, 9, 1 };

	(void)state;
	assert_int_equal(date_age(born, (struct date){ 2026, 8, 31 }), 5);
	assert_int_equal(date_age(born, (struct date){ 2026, 9, 1 }), 6);
	assert_int_equal(date_age(born, (struct date){ 2026, 12, 1 }), 6);
	assert_int_equal(date_age(born, (struct date){ 2026, 10, 31 }), 6);
	assert_int_equal(date_age(born, (struct date){ 2020, 8, 31 }), -1);
	assert_int_equal(date_age((struct date){ 2024, 2, 29 }, (struct date){ 2026, 2, 28 }), 1);
}

static void comparing(void **state)
{
	struct date day = { 2026, 11, 23 };

	(void)state;
	assert_true(date_compare(day, (struct date){ 2025, 12, 31 }) > 0);
	assert_true(date_compare(day, (struct date){ 2026, 12, 1 }) < 0);
	assert_true(date_compare(day, (struct date){ 2026, 11, 22 }) > 0);
	assert_true(date_compare(day, day) == 0);
}

static void writing(void **state)
{
	struct moment moment = {
		.date = { 2026, 11, 23 }, .hour = 9, .minute = 2, .second = 5, .utc_offset_s = 18000,
	};
	char date[DATE_TEXT], text[MOMENT_TEXT];

	(void)state;
	date_format_iso(moment.date, date);
	assert_string_equal(date, "2026-11-23");
	date_format_local((struct date){ 2026, 1, 3 }, date);
	assert_string_equal(date, "03.01.2026");
	moment_format_iso(&moment, text);
	assert_string_equal(text, "2026-11-23T09:02:05+05:00");
	moment.utc_offset_s = -12600;
	moment_format_iso(&moment, text);
	assert_string_equal(text, "2026-11-23T09:02:05-03:30");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_agree_with_libc),
		cmocka_unit_test(ends_of_the_calendar),
		cmocka_unit_test(validity),
		cmocka_unit_test(reading),
		cmocka_unit_test(ages),
		cmocka_unit_test(comparing),
		cmocka_unit_test(writing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
