#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "core/phone.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct {
	const char *text;
	enum phone_check check;
	const char *e164;
} rows[] = {
	{ "+77011234567", PHONE_OK, "+77011234567" },
	{ "87011234567", PHONE_OK, "+77011234567" },
	{ "77011234567", PHONE_OK, "+77011234567" },
	{ "7011234567", PHONE_OK, "+77011234567" },
	{ " 8 (701) 123-45-67 ", PHONE_OK, "+77011234567" },
	{ "8\u00A0701\u00A0123\u201345\u201367", PHONE_OK, "+77011234567" },
	{ "8.701.123.45.67", PHONE_OK, "+77011234567" },
	{ "+8 701 123 45 67", PHONE_OK, "+77011234567" },
	{ "8 7172 12 34 56", PHONE_OK, "+77172123456" },
	{ "+7 916 123 45 67", PHONE_OK, "+79161234567" },
	{ "+996 555 123 456", PHONE_OK, "+996555123456" },
	{ "+123456789012345", PHONE_OK, "+123456789012345" },
	{ "+7 703 123 45 67", PHONE_UNKNOWN_CODE, "+77031234567" },
	{ "+7 495 123 45 67", PHONE_UNKNOWN_CODE, "+74951234567" },
	{ "8 872 123 45 67", PHONE_UNKNOWN_CODE, "+78721234567" },
	{ "8701123456", PHONE_SHORT, "" },
	{ "701123456", PHONE_SHORT, "" },
	{ "+7701123456", PHONE_SHORT, "" },
	{ "+", PHONE_SHORT, "" },
	{ "", PHONE_SHORT, "" },
	{ "+996555", PHONE_SHORT, "" },
	{ "870112345678", PHONE_LONG, "" },
	{ "+770112345678", PHONE_LONG, "" },
	{ "99655512345", PHONE_LONG, "" },
	{ "+1234567890123456", PHONE_LONG, "" },
	{ "11111111111111111111", PHONE_LONG, "" },
	{ "8701123456a", PHONE_CHARS, "" },
	{ "8 701 12\u041E 45 67", PHONE_CHARS, "" },
	{ "870+11234567", PHONE_CHARS, "" },
	{ "++77011234567", PHONE_CHARS, "" },
	{ "+0123456789", PHONE_CHARS, "" },
};

static void reading(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char e164[PHONE_TEXT];
		enum phone_check check = phone_parse(rows[i].text, e164);

		if (check != rows[i].check || strcmp(e164, rows[i].e164) != 0)
			fail_msg("\"%s\": %d \"%s\"", rows[i].text, (int)check, e164);
	}
}

/* The plan of numbers, code by code: 7(0[0-25-8]|47|6[0-4]|7[15-8]|85), 71x,
 * 72x, and 9xx of Russia. */
static void all_codes(void **state)
{
	(void)state;
	for (int code = 0; code < 1000; code++) {
		int two = code / 10, low = code % 10;
		bool known = two == 71 || two == 72 || code / 100 == 9 || code == 747 || code == 785 ||
		             (two == 70 && (low <= 2 || (low >= 5 && low <= 8))) ||
		             (two == 76 && low <= 4) ||
		             (two == 77 && (low == 1 || (low >= 5 && low <= 8)));
		char text[32], e164[PHONE_TEXT];

		snprintf(text, sizeof(text), "+7%03d1234567", code);
		assert_int_equal(phone_parse(text, e164), known ? PHONE_OK : PHONE_UNKNOWN_CODE);
	}
}

static void writing(void **state)
{
	char out[PHONE_TEXT];

	(void)state;
	phone_format("+77011234567", out);
	assert_string_equal(out, "+7 701 123 45 67");
	phone_format("+996555123456", out);
	assert_string_equal(out, "+996555123456");
	phone_format("", out);
	assert_string_equal(out, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reading),
		cmocka_unit_test(all_codes),
		cmocka_unit_test(writing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
