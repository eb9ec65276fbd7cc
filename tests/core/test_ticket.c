#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "core/ticket.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void numbers(void **state)
{
	char out[TICKET_NUMBER];

	(void)state;
	ticket_format_number("", 17, out);
	assert_string_equal(out, "17");
	ticket_format_number("A", 17, out);
	assert_string_equal(out, "A-017");
	ticket_format_number("AB", 999999, out);
	assert_string_equal(out, "AB-999999");
}

static void reading_numbers(void **state)
{
	static const struct {
		const char *text, *prefix;
		int number; /* 0 = refused */
	} rows[] = {
		{ "17", "", 17 },   { "017", "", 17 },     { "A-017", "A", 17 }, { "a17", "A", 17 },
		{ "AB-1", "AB", 1 }, { "", "", 0 },        { "A-", "", 0 },      { "-17", "", 0 },
		{ "0", "", 0 },     { "ABC-1", "", 0 },    { "17x", "", 0 },     { "1234567", "", 0 },
		{ "A--1", "", 0 },  { "\u0410-17", "", 0 }, { "+17", "", 0 },    { " 17", "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char prefix[TICKET_PREFIX];
		int number;
		bool ok = ticket_parse_number(rows[i].text, prefix, &number);

		if (ok != (rows[i].number > 0))
			fail_msg("\"%s\"", rows[i].text);
		if (ok) {
			assert_int_equal(number, rows[i].number);
			assert_string_equal(prefix, rows[i].prefix);
		}
	}
}

static void registrations(void **state)
{
	static const char *const refused[] = {
		"", "2026", "2026-", "2026-0", "2026000123", "26-000123", "2026-12x", "0000-000001",
		"2026-1234567890", "-2026-1", "2026--1",
	};
	char out[TICKET_REGISTRATION];
	int year, serial;

	(void)state;
	ticket_format_registration(2026, 123, out);
	assert_string_equal(out, "2026-000123");
	assert_true(ticket_parse_registration(out, &year, &serial));
	assert_int_equal(year, 2026);
	assert_int_equal(serial, 123);
	assert_true(ticket_parse_registration("2026-123", &year, &serial));
	assert_int_equal(serial, 123);
	ticket_format_registration(2026, 999999999, out);
	assert_string_equal(out, "2026-999999999");
	assert_true(ticket_parse_registration(out, &year, &serial));
	assert_int_equal(serial, 999999999);
	for (size_t i = 0; i < COUNT(refused); i++)
		assert_false(ticket_parse_registration(refused[i], &year, &serial));
}

static void qr_there_and_back(void **state)
{
	static const char *const numbers_of[] = { "17", "A-017", "AB-999999", "2026-000123" };
	char text[TICKET_QR], number[TICKET_NUMBER], code[TICKET_CODE];
	struct date day;

	(void)state;
	ticket_format_qr((struct date){ 2026, 11, 23 }, "17", "0421", text);
	assert_string_equal(text, "20261123-17-0421");
	for (size_t i = 0; i < COUNT(numbers_of); i++) {
		ticket_format_qr((struct date){ 2026, 1, 3 }, numbers_of[i], "0007", text);
		assert_true(ticket_parse_qr(text, &day, number, code));
		assert_int_equal(date_compare(day, (struct date){ 2026, 1, 3 }), 0);
		assert_string_equal(number, numbers_of[i]);
		assert_string_equal(code, "0007");
	}
	assert_true(ticket_parse_qr("20261123-a17-0421", &day, number, code));
	assert_string_equal(number, "A-017");
}

static void foreign_qr_is_refused(void **state)
{
	static const char *const texts[] = {
		"", "20261123", "20261123-0421", "20261123--0421", "20261323-17-0421",
		"20261123-17-042", "20261123-17-042a", "2026112-17-0421", "20261123-17-04211",
		"20261123-123456789012-0421", "https://kiosk.example/17-0421", "20261123-x-0421",
		"20261123-17-0421 ", "2026+123-17-0421", "20261123x17-0421",
	};
	char number[TICKET_NUMBER], code[TICKET_CODE];
	struct date day;

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		if (ticket_parse_qr(texts[i], &day, number, code))
			fail_msg("\"%s\" was taken", texts[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers),
		cmocka_unit_test(reading_numbers),
		cmocka_unit_test(registrations),
		cmocka_unit_test(qr_there_and_back),
		cmocka_unit_test(foreign_qr_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
