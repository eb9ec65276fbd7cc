/* The school's calendar against the law, every day of four years: Law 267 of
 * 13.12.2001 on holidays, Labour Code Art. 84 and 85, Law 306-VIII of 11.06.2026.
 * The days here were typed from the lists of days off, not from the form file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "catalog/catalog.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Month and day, of Monday to Friday; for six days also Saturdays. */
static const struct {
	int year;
	const char *five, *six;
	const char *worked; /* days of rest that are worked */
} years[] = {
	{ 2024,
	  "01-01 01-02 03-08 03-21 03-22 03-25 05-01 05-07 05-08 05-09 07-08 08-30 10-25 12-16",
	  "01-01 01-02 03-08 03-21 03-22 03-23 05-01 05-07 05-09 07-06 08-30 10-25 12-16",
	  "05-04" },
	{ 2025,
	  "01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 "
	  "10-27 12-16",
	  "01-01 01-02 01-03 01-07 03-08 03-21 03-22 03-24 05-01 05-07 05-09 06-06 07-07 08-30 "
	  "10-25 12-16",
	  "01-05" },
	{ 2026,
	  "01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16",
	  "01-01 01-02 01-07 03-09 03-21 03-23 03-24 05-01 05-07 05-09 05-27 07-06 10-26 12-16",
	  "" },
	{ 2027,
	  "01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16",
	  "01-01 01-02 01-07 03-08 03-15 03-22 03-23 03-24 05-01 05-07 05-10 07-06 10-25 12-16",
	  "" },
};

static struct catalog *catalog;

static int load(void **state)
{
	(void)state;
	catalog = catalog_load(TESTS_DIR "/../forms", NULL);
	return catalog_fault_count(catalog) == 0 ? 0 : -1;
}

static int unload(void **state)
{
	(void)state;
	catalog_free(catalog);
	return 0;
}

static void compare_year(const struct calendar *calendar, int year, const char *off,
                         const char *worked)
{
	int32_t day = date_to_days((struct date){ year, 1, 1 });
	int32_t end = date_to_days((struct date){ year + 1, 1, 1 });

	for (; day < end; day++) {
		struct date date = date_from_days(day);
		char iso[DATE_TEXT];
		bool rest, wanted;

		date_format_iso(date, iso);
		rest = (day + 3) % 7 >= calendar->week_days; /* 1970-01-01 was a Thursday */
		wanted = strstr(worked, iso + 5) || (!rest && !strstr(off, iso + 5));
		if (calendar_is_working(calendar, date) != wanted)
			fail_msg("%s in a week of %d days should be %s", iso, calendar->week_days,
			         wanted ? "worked" : "free");
	}
}

static void every_day_is_as_the_law_says(void **state)
{
	struct calendar calendar = catalog_school(catalog)->calendar;

	(void)state;
	for (size_t i = 0; i < COUNT(years); i++) {
		calendar.week_days = 5;
		compare_year(&calendar, years[i].year, years[i].five, years[i].worked);
		calendar.week_days = 6;
		/* the Saturday of 2024 is a working day of six anyway */
		compare_year(&calendar, years[i].year, years[i].six, years[i].worked);
		assert_true(calendar_knows(&calendar, years[i].year));
	}
	assert_false(calendar_knows(&calendar, 2023));
	assert_false(calendar_knows(&calendar, 2028));
}

static const struct day_off *off_on(struct date date)
{
	const struct calendar *calendar = &catalog_school(catalog)->calendar;
	const struct day_off *found = NULL;

	for (size_t i = 0; i < calendar->day_off_count; i++) {
		if (date_compare(calendar->days_off[i].date, date) != 0)
			continue;
		assert_null(found); /* each day once */
		found = &calendar->days_off[i];
	}
	return found;
}

static void days_off_have_their_names(void **state)
{
	static const struct {
		struct date date;
		enum day_off_kind kind;
		const char *kk, *ru;
	} rows[] = {
		{ { 2026, 1, 1 }, DAY_OFF_HOLIDAY, "Жаңа жыл", "Новый год" },
		{ { 2026, 1, 7 }, DAY_OFF_HOLIDAY, "Православиелік Рождество", "Православное Рождество" },
		{ { 2026, 3, 8 }, DAY_OFF_HOLIDAY, "Халықаралық әйелдер күні",
		  "Международный женский день" },
		{ { 2026, 3, 9 }, DAY_OFF_INSTEAD, "Халықаралық әйелдер күні",
		  "Международный женский день" },
		{ { 2025, 8, 30 }, DAY_OFF_HOLIDAY, "Конституция күні", "День Конституции" },
		{ { 2027, 3, 15 }, DAY_OFF_HOLIDAY, "Конституция күні", "День Конституции" },
		{ { 2026, 3, 25 }, DAY_OFF_INSTEAD, "Наурыз мейрамы", "Наурыз мейрамы" },
		{ { 2026, 5, 1 }, DAY_OFF_HOLIDAY, "Қазақстан халқының бірлігі мерекесі",
		  "Праздник единства народа Казахстана" },
		{ { 2026, 5, 7 }, DAY_OFF_HOLIDAY, "Отан қорғаушы күні", "День защитника Отечества" },
		{ { 2026, 5, 11 }, DAY_OFF_INSTEAD, "Жеңіс күні", "День Победы" },
		{ { 2026, 5, 27 }, DAY_OFF_HOLIDAY, "Құрбан айт", "Курбан-айт" },
		{ { 2026, 7, 6 }, DAY_OFF_HOLIDAY, "Астана күні", "День столицы" },
		{ { 2026, 10, 26 }, DAY_OFF_INSTEAD, "Қазақстан Республикасы күні",
		  "День Республики Казахстан" },
		{ { 2026, 12, 16 }, DAY_OFF_HOLIDAY, "Тәуелсіздік күні", "День Независимости" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct day_off *off = off_on(rows[i].date);

		assert_non_null(off);
		assert_int_equal(off->kind, rows[i].kind);
		assert_string_equal(off->name.in[LANG_KK], rows[i].kk);
		assert_string_equal(off->name.in[LANG_RU], rows[i].ru);
		assert_non_null(off->name.in[LANG_EN]);
	}
	assert_int_equal(off_on((struct date){ 2024, 5, 8 })->kind, DAY_OFF_MOVED);
	assert_int_equal(off_on((struct date){ 2025, 1, 3 })->kind, DAY_OFF_MOVED);
	assert_null(off_on((struct date){ 2026, 8, 30 }));
	assert_null(off_on((struct date){ 2026, 8, 31 }));
}

static void hours_bells_and_desks_are_a_proposal(void **state)
{
	const struct school *school = catalog_school(catalog);

	(void)state;
	assert_false(school->hours_verified);
	assert_int_equal(school->calendar.week_days, 5);
	for (int day = 0; day < WEEKDAYS; day++) {
		bool worked = day < 5;

		assert_int_equal(school->calendar.hours[day].from_min, worked ? 540 : 0);
		assert_int_equal(school->calendar.hours[day].to_min, worked ? 1080 : 0);
		assert_int_equal(school->calendar.break_count[day], worked ? 1 : 0);
		if (worked)
			assert_int_equal(school->calendar.breaks[day][0].from_min, 780);
		if (worked)
			assert_int_equal(school->calendar.breaks[day][0].to_min, 840);
	}
	assert_int_equal(school->bell_count, 7);
	for (size_t i = 0; i < school->bell_count; i++)
		assert_int_equal(school->bells[i].to_min - school->bells[i].from_min, 45);
	assert_int_equal(school->bells[0].from_min, 8 * 60 + 30);
	assert_int_equal(school->desk_count, 2);
	assert_string_equal(school->desks[1].name, "2");
	assert_string_equal(words_in(&school->desks[1].label, LANG_KK), "2-терезе");
	assert_string_equal(words_in(&school->desks[1].room, LANG_RU), "первый этаж, приёмная");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_is_as_the_law_says),
		cmocka_unit_test(days_off_have_their_names),
		cmocka_unit_test(hours_bells_and_desks_are_a_proposal),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
