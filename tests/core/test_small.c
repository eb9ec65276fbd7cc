/* The small files of core: faults, printers, answers, the buffer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/answers.h"
#include "core/buf.h"
#include "core/fault.h"
#include "core/printer.h"

static void names_are_stable(void **state)
{
	(void)state;
	assert_string_equal(fault_name(FAULT_NONE), "none");
	assert_string_equal(fault_name(FAULT_DAMAGED), "damaged");
	assert_string_equal(fault_name(FAULT_CHILD), "child");
	for (int i = 0; i < FAULT_COUNT; i++)
		assert_non_null(fault_name((enum fault)i));
	assert_string_equal(printer_kind_name(PRINTER_UNKNOWN), "unknown");
	assert_string_equal(printer_kind_name(PRINTER_PDF), "pdf");
	assert_string_equal(printer_kind_name(PRINTER_RASTER), "raster");
	assert_string_equal(printer_kind_name(PRINTER_TEXT), "text");
	assert_string_equal(answer_state_name(ANSWER_GIVEN), "given");
	assert_string_equal(answer_state_name(ANSWER_SKIPPED), "skipped");
	assert_string_equal(answer_state_name(ANSWER_AT_DESK), "at-desk");
}

static void answers_are_set_and_replaced(void **state)
{
	static struct answers answers;

	(void)state;
	answers_set(&answers, "child_name", ANSWER_GIVEN, "Әлия");
	answers_set(&answers, "phone", ANSWER_SKIPPED, "");
	assert_int_equal(answers.count, 2);
	assert_null(answers_find(&answers, "child"));
	assert_string_equal(answers_value(&answers, "child"), "");
	assert_string_equal(answers_value(&answers, "child_name"), "Әлия");
	assert_int_equal(answers_find(&answers, "phone")->state, ANSWER_SKIPPED);

	answers_set(&answers, "child_name", ANSWER_GIVEN, "Бо");
	assert_int_equal(answers.count, 2);
	assert_string_equal(answers_value(&answers, "child_name"), "Бо");
	/* nothing of the longer name is left behind the shorter one */
	assert_null(memchr(answers.item[0].value + 5, 0xD1, ANSWER_VALUE - 5));

	/* a value is kept only when it is given */
	answers_set(&answers, "child_name", ANSWER_AT_DESK, "Бо");
	assert_string_equal(answers.item[0].value, "");
	assert_string_equal(answers_value(&answers, "child_name"), "");
}

static void an_answer_may_be_set_from_itself(void **state)
{
	static struct answers answers;

	(void)state;
	answers_set(&answers, "from_school", ANSWER_GIVEN, "xy-school");
	answers_set(&answers, answers.item[0].name, ANSWER_GIVEN, answers.item[0].value + 3);
	assert_string_equal(answers_value(&answers, "from_school"), "school");
}

static void all_answers_fit_and_are_wiped(void **state)
{
	static struct answers answers;
	static const struct answers empty;
	char value[ANSWER_VALUE], name[ANSWER_NAME];

	(void)state;
	memset(value, 'v', sizeof(value));
	value[sizeof(value) - 1] = '\0';
	for (int i = 0; i < ANSWERS_MAX; i++) {
		memset(name, 'n', sizeof(name));
		name[0] = (char)('A' + i);
		name[sizeof(name) - 1] = '\0';
		answers_set(&answers, name, ANSWER_GIVEN, value);
	}
	assert_int_equal(answers.count, ANSWERS_MAX);
	assert_string_equal(answers_value(&answers, name), value);
	answers_wipe(&answers);
	assert_memory_equal(&answers, &empty, sizeof(answers));
}

static void buffer_grows(void **state)
{
	struct buf buf = { 0 };
	char line[400];

	(void)state;
	memset(line, 'x', sizeof(line));
	buf_add(&buf, "", 0);
	assert_string_equal(buf.data, "");
	for (int i = 0; i < 50; i++) {
		buf_format(&buf, "%d:", i);
		buf_add(&buf, line, sizeof(line));
		buf_text(&buf, "\n");
		assert_int_equal(buf.len, strlen(buf.data));
		assert_true(buf.cap > buf.len);
	}
	assert_int_equal(buf.len, 10 * 2 + 40 * 3 + 50 * 401);
	assert_memory_equal(buf.data, "0:xxx", 5);
	assert_string_equal(buf.data + buf.len - 3, "xx\n");
	buf_release(&buf);
	assert_null(buf.data);
	assert_int_equal(buf.len + buf.cap, 0);
}

static void buffer_is_wiped_when_cleared(void **state)
{
	struct buf buf = { 0 };

	(void)state;
	buf_text(&buf, "770624592006");
	buf_clear(&buf);
	assert_int_equal(buf.len, 0);
	for (size_t i = 0; i < buf.cap; i++)
		assert_int_equal(buf.data[i], 0);
	buf_text(&buf, "ok");
	assert_string_equal(buf.data, "ok");
	buf_release(&buf);
	buf_clear(&buf);
	buf_release(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_stable),
		cmocka_unit_test(answers_are_set_and_replaced),
		cmocka_unit_test(an_answer_may_be_set_from_itself),
		cmocka_unit_test(all_answers_fit_and_are_wiped),
		cmocka_unit_test(buffer_grows),
		cmocka_unit_test(buffer_is_wiped_when_cleared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
