/* The reckoning of waits, by tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/waiting.h"

enum { NOW = 1000000, MIN = 60, USUAL = 20 * MIN };

#define FREE { false, 0, 0 }
#define BUSY(since_min) { false, 0, NOW - (since_min) * MIN }
#define AWAY(for_min) { true, NOW + (for_min) * MIN, 0 }

static void estimates(void **state)
{
	static const struct {
		const char *what;
		struct waiting day;
		int ahead;
		int64_t minutes; /* WAITING_SHUT as it is */
	} rows[] = {
		{ "nobody sits anywhere", { 9, 600, 0, { FREE } }, 3, WAITING_SHUT },
		{ "all are on a break", { 9, 600, 2, { AWAY(5), AWAY(9) } }, 0, WAITING_SHUT },
		{ "a free desk, nobody before", { 9, 600, 1, { FREE } }, 0, 0 },
		{ "one before, by the day's pace", { 5, 600, 1, { FREE } }, 1, 10 },
		{ "too few served: the usual time", { 4, 600, 1, { FREE } }, 1, 20 },
		{ "nobody served yet", { 0, 0, 1, { FREE } }, 2, 40 },
		{ "two desks share four", { 9, 600, 2, { FREE, FREE } }, 4, 20 },
		{ "... and the fifth waits for the first", { 9, 600, 2, { FREE, FREE } }, 5, 20 },
		{ "a visitor at the desk since 4 minutes", { 9, 600, 1, { BUSY(4) } }, 0, 6 },
		{ "... longer than usual", { 9, 600, 1, { BUSY(30) } }, 0, 1 },
		{ "a break is shorter than the queue", { 9, 600, 2, { FREE, AWAY(5) } }, 2, 10 },
		{ "... and longer than it", { 9, 600, 2, { FREE, AWAY(50) } }, 2, 20 },
		{ "... and takes its share after it", { 9, 600, 2, { FREE, AWAY(15) } }, 4, 25 },
		{ "a break that is over", { 9, 600, 2, { BUSY(0), AWAY(-5) } }, 0, 0 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t got_s = waiting_estimate_s(&rows[i].day, rows[i].ahead, USUAL, NOW);
		int64_t want_s = rows[i].minutes < 0 ? rows[i].minutes : rows[i].minutes * MIN;
		if (got_s != want_s)
			fail_msg("%s: %lld s, not %lld", rows[i].what, (long long)got_s, (long long)want_s);
	}
}

static void as_many_as_there_may_be(void **state)
{
	struct waiting full = { .served = 100, .median_s = 300, .desk_count = WAITING_DESKS };
	(void)state;
	assert_int_equal(waiting_estimate_s(&full, 320, USUAL, NOW), 320 / WAITING_DESKS * 300);
}

static void minutes_are_rounded_up_for_people(void **state)
{
	static const struct {
		int64_t seconds;
		int minutes;
	} rows[] = {
		{ WAITING_SHUT, 0 }, { 0, 0 }, { 59, 0 }, { 60, 5 }, { 300, 5 }, { 301, 10 },
		{ 600, 10 }, { 3540, 60 }, { 3601, 65 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(waiting_minutes(rows[i].seconds), rows[i].minutes);
}

static void a_calls_clock_stands_while_no_desk_is_open(void **state)
{
	static const struct {
		struct waiting_call call;
		int64_t seconds;
	} rows[] = {
		{ { NOW - 90, 0, 0 }, 90 },
		{ { NOW - 900, 600, 0 }, 300 },
		{ { NOW - 900, 0, NOW - 600 }, 300 },
		{ { NOW - 900, 200, NOW - 600 }, 100 },
		{ { NOW - 60, 0, NOW - 90 }, 0 },
		{ { NOW + 60, 0, 0 }, 0 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(waiting_called_s(&rows[i].call, NOW), rows[i].seconds);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(estimates),
		cmocka_unit_test(as_many_as_there_may_be),
		cmocka_unit_test(minutes_are_rounded_up_for_people),
		cmocka_unit_test(a_calls_clock_stands_while_no_desk_is_open),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
