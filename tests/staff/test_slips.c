/* What nobody has decided does nothing: pasted digits, held keys, rows that came
 * under the mark. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"
#include "walker.h"

static struct walker walker;

static int open_desk(void **state)
{
	(void)state;
	walker_open(&walker, LANG_EN, 80, 24);
	walker_enter(&walker);
	memset(walker.effects, 0, sizeof walker.effects);
	return 0;
}

static int close_desk(void **state)
{
	(void)state;
	walker_close(&walker);
	return 0;
}

static void a_pasted_digit_decides_nothing(void **state)
{
	(void)state;
	walker_visit(&walker, "403015", VISIT_WAITING, 5);
	walker_type(&walker, "d");
	assert_int_equal(walker.staff.page, STAFF_ASK);
	walker_paste(&walker, "1");
	assert_int_equal(walker.staff.page, STAFF_ASK);
	assert_int_equal(walker.effects[STAFF_DO], 0);
	walker_type(&walker, "1");
	assert_int_equal(walker.effects[STAFF_DO], 1);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, open_desk, close_desk)
	const struct CMUnitTest tests[] = {
		TEST(a_pasted_digit_decides_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
