#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "sys/clock.h"

/* Kazakhstan went from six hours to five on 1 March 2024. */
static const struct {
	int64_t unix_s;
	struct moment shown;
} almaty[] = {
	{ 1795406525, { 1795406525, { 2026, 11, 23 }, 9, 2, 5, 18000 } },
	{ 1795373999, { 1795373999, { 2026, 11, 22 }, 23, 59, 59, 18000 } },
	{ 1795374000, { 1795374000, { 2026, 11, 23 }, 0, 0, 0, 18000 } },
	{ 1709229599, { 1709229599, { 2024, 2, 29 }, 23, 59, 59, 21600 } },
	{ 1709229600, { 1709229600, { 2024, 2, 29 }, 23, 0, 0, 18000 } },
};

static void assert_moment(const struct moment *moment, const struct moment *shown)
{
	assert_int_equal(moment->unix_s, shown->unix_s);
	assert_int_equal(moment->date.year, shown->date.year);
	assert_int_equal(moment->date.month, shown->date.month);
	assert_int_equal(moment->date.day, shown->date.day);
	assert_int_equal(moment->hour, shown->hour);
	assert_int_equal(moment->minute, shown->minute);
	assert_int_equal(moment->second, shown->second);
	assert_int_equal(moment->utc_offset_s, shown->utc_offset_s);
}

static void the_school_has_its_own_time(void **state)
{
	(void)state;
	unsetenv("TZ");
	clock_open();
	for (size_t i = 0; i < sizeof almaty / sizeof *almaty; i++) {
		struct moment moment;
		clock_moment(almaty[i].unix_s, &moment);
		assert_moment(&moment, &almaty[i].shown);
	}
}

static void a_zone_that_was_set_stays(void **state)
{
	struct moment moment;
	(void)state;
	setenv("TZ", "UTC", 1);
	clock_open();
	clock_moment(1795406525, &moment);
	assert_int_equal(moment.utc_offset_s, 0);
	assert_int_equal(moment.hour, 4);
	assert_int_equal(moment.date.day, 23);
}

static void now_is_now(void **state)
{
	struct moment moment, same;
	(void)state;
	unsetenv("TZ");
	clock_open();
	int64_t before = time(NULL);
	clock_now(&moment);
	assert_true(moment.unix_s >= before && moment.unix_s <= time(NULL));
	clock_moment(moment.unix_s, &same);
	assert_moment(&moment, &same);
}

static void the_stopwatch_runs_in_milliseconds(void **state)
{
	(void)state;
	int64_t before = clock_mono_ms();
	usleep(20000);
	int64_t passed = clock_mono_ms() - before;
	assert_true(passed >= 19 && passed < 2000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_school_has_its_own_time),
		cmocka_unit_test(a_zone_that_was_set_stays),
		cmocka_unit_test(now_is_now),
		cmocka_unit_test(the_stopwatch_runs_in_milliseconds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
