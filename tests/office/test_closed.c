/* A desk on a break: as many languages as there is room for, and never less than when. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/text.h"
#include "office/closed.h"

static struct desk desks[] = {
	{ .name = "1", .label = { .in = { "1-терезе", "окно 1", "desk 1" } } },
	{ .name = "2", .label = { .in = { "2-терезе", "окно 2", "desk 2" } } },
};
static const struct school school = { .desks = desks, .desk_count = 2 };

static const char *said(const char *desk, int cols)
{
	static char line[512];
	closed_words(&school, desk, "14:20", cols, line, sizeof line);
	return line;
}

static void as_many_languages_as_fit(void **state)
{
	static const char all[] = "2-терезе: жабық, ашылуы 14:20 · окно 2: закрыто до 14:20"
	                          " · desk 2: closed until 14:20";
	static const char two[] = "2-терезе: жабық, ашылуы 14:20 · окно 2: закрыто до 14:20";
	static const char none[] = "Жабық · Закрыто до: 2 – 14:20";
	(void)state;
	assert_string_equal(said("2", 200), all);
	assert_string_equal(said("2", text_width(all)), all);
	assert_string_equal(said("2", text_width(all) - 1), two);
	assert_string_equal(said("2", text_width(two)), two);
	assert_string_equal(said("2", text_width(two) - 1), none);
}

static void a_desk_that_the_school_has_no_more_keeps_its_name(void **state)
{
	(void)state;
	assert_string_equal(said("7", 60), "7: жабық, ашылуы 14:20 · 7: закрыто до 14:20");
	assert_null(closed_desk(&school, "7"));
	assert_ptr_equal(closed_desk(&school, "2"), &desks[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_many_languages_as_fit),
		cmocka_unit_test(a_desk_that_the_school_has_no_more_keeps_its_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
