#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "catalog/check.h"
#include "core/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define NAMED(text) { { text, text, NULL } }

static const struct moment now = { .date = { 2026, 11, 23 } };

static const struct choice choices[] = {
	{ .name = "moving", .label = { { "Көшу", "Переезд", NULL } } },
	{ .name = "court", .label = { { "Сот", "Суд", "Court" } } },
};

static const struct field iin = { .name = "iin", .type = FIELD_IIN, .required = true,
	                              .brief = NAMED("ЖСН") };
static const struct field young = { .name = "young", .type = FIELD_IIN, .required = true,
	                                .age_below = 6, .brief = NAMED("ЖСН") };
static const struct field person = { .name = "person", .type = FIELD_NAME, .required = true,
	                                 .length_max = 20, .brief = NAMED("Т.А.Ә.") };
static const struct field day = { .name = "day", .type = FIELD_DATE, .required = true,
	                              .age_below = 6, .brief = NAMED("Күні") };
static const struct field phone = { .name = "phone", .type = FIELD_PHONE, .required = false,
	                                .brief = NAMED("Телефон") };
static const struct field expiry = { .name = "expiry", .type = FIELD_DATE, .required = true,
	                                 .future = true, .brief = NAMED("Мерзімі") };
static const struct field email = { .name = "email", .type = FIELD_EMAIL, .required = true,
	                                .length_max = 254, .brief = NAMED("Пошта") };
/* as the catalog fills it in: test_files.c */
static const struct choice answers[] = {
	{ .name = "yes", .label = { .in[LANG_EN] = "Yes" } },
	{ .name = "no", .label = { .in[LANG_EN] = "No" } },
};
static const struct field agreed = { .name = "agreed", .type = FIELD_YES_NO, .required = true,
	                                 .choices = answers, .choice_count = COUNT(answers),
	                                 .brief = NAMED("Келісім") };
static const struct field why = { .name = "why", .type = FIELD_CHOICE, .required = true,
	                              .choices = choices, .choice_count = COUNT(choices),
	                              .brief = NAMED("Себебі") };
static const struct field class = { .name = "class", .type = FIELD_CLASS, .required = true,
	                                .brief = NAMED("Сынып") };
static const struct field number = { .name = "number", .type = FIELD_NUMBER, .required = true,
	                                 .number_min = -1, .number_max = 9,
	                                 .brief = NAMED("Саны") };
static const struct field any_number = { .name = "any", .type = FIELD_NUMBER, .required = true,
	                                     .number_min = LONG_MIN, .number_max = LONG_MAX,
	                                     .brief = NAMED("Саны") };
static const struct field text = { .name = "text", .type = FIELD_TEXT, .required = true,
	                               .length_max = 8, .brief = NAMED("Мәтін") };

static const struct {
	const struct field *field;
	const char *typed;
	enum check check;
	const char *normal;
} rows[] = {
	/* empty */
	{ &iin, "", CHECK_EMPTY, "" },
	{ &text, " \t\u00A0\n", CHECK_EMPTY, "" },
	{ &phone, "", CHECK_OK, "" },
	{ &phone, "   ", CHECK_OK, "" },
	/* any field */
	{ &text, "\xD0", CHECK_NOT_TEXT, "" },
	{ &text, "a\x1B[2J", CHECK_CHARACTERS, "" },
	{ &person, "Әлия\u202E", CHECK_CHARACTERS, "" },
	/* iin: numbers from the shared vectors */
	{ &iin, "000101591065", CHECK_OK, "000101591065" },
	{ &iin, " 000101 59-1065 ", CHECK_OK, "000101591065" },
	{ &iin, "00010159106", CHECK_IIN_LENGTH, "" },
	{ &iin, "0001015910655", CHECK_IIN_LENGTH, "" },
	{ &iin, "-", CHECK_IIN_LENGTH, "" },
	{ &iin, "00010159106x", CHECK_CHARACTERS, "" },
	{ &iin, "00010159106\u0665", CHECK_CHARACTERS, "" },
	{ &iin, "000101591066", CHECK_IIN_CONTROL, "" },
	{ &iin, "000000000000", CHECK_IIN_NOBODY, "" },
	{ &iin, "990440000385", CHECK_IIN_BIN, "" },
	{ &iin, "010229520113", CHECK_WARN_IIN_DATE, "010229520113" },
	{ &young, "000101591065", CHECK_WARN_AGE, "000101591065" },
	/* name */
	{ &person, "Әлия  Серікқызы", CHECK_OK, "Әлия Серікқызы" },
	{ &person, "О'Нил-Ким д’Арк", CHECK_OK, "О'Нил-Ким д’Арк" },
	{ &person, "Карл 3-ші", CHECK_OK, "Карл 3-ші" },
	{ &person, "Сергеи\u0306", CHECK_OK, "Сергей" },
	{ &person, "Müller Ə.", CHECK_OK, "Müller Ə." },
	{ &person, "Әлия@", CHECK_CHARACTERS, "" },
	{ &person, "─────", CHECK_CHARACTERS, "" },
	{ &person, "А", CHECK_TOO_SHORT, "" },
	{ &person, "123", CHECK_TOO_SHORT, "" },
	{ &person, "АААААААААААААААААААА", CHECK_OK, "АААААААААААААААААААА" },
	{ &person, "АААААААААААААААААААА А", CHECK_TOO_LONG, "" },
	/* date */
	{ &day, "23.11.2026", CHECK_OK, "2026-11-23" },
	{ &day, "3/1/2021", CHECK_OK, "2021-01-03" },
	{ &day, "24.11.2026", CHECK_WARN_DATE_FUTURE, "2026-11-24" },
	{ &day, "23.11.2020", CHECK_WARN_AGE, "2020-11-23" },
	{ &day, "24.11.2020", CHECK_OK, "2020-11-24" },
	{ &day, "31.02.2026", CHECK_DATE, "" },
	{ &day, "кеше", CHECK_DATE, "" },
	/* phone */
	{ &phone, "8 (701) 123-45-67", CHECK_OK, "+77011234567" },
	{ &phone, "8 703 123 45 67", CHECK_WARN_PHONE_CODE, "+77031234567" },
	{ &phone, "8 701 123", CHECK_PHONE_SHORT, "" },
	{ &phone, "8 701 123 45 67 8", CHECK_PHONE_LONG, "" },
	{ &phone, "жоқ", CHECK_CHARACTERS, "" },
	{ &expiry, "24.11.2026", CHECK_OK, "2026-11-24" },
	{ &expiry, "23.11.2020", CHECK_OK, "2020-11-23" },
	/* email */
	{ &email, " aliya.k+kz@mail.kz ", CHECK_OK, "aliya.k+kz@mail.kz" },
	{ &email, "A-1@sub.mail-1.kz", CHECK_OK, "A-1@sub.mail-1.kz" },
	{ &email, "", CHECK_EMPTY, "" },
	{ &email, "әлия@mail.kz", CHECK_CHARACTERS, "" },
	{ &email, "aliya k@mail.kz", CHECK_CHARACTERS, "" },
	{ &email, "aliya@mail,kz", CHECK_CHARACTERS, "" },
	{ &email, "aliya", CHECK_EMAIL, "" },
	{ &email, "@mail.kz", CHECK_EMAIL, "" },
	{ &email, "aliya@mail", CHECK_EMAIL, "" },
	{ &email, "aliya@mail.", CHECK_EMAIL, "" },
	{ &email, "aliya@.kz", CHECK_EMAIL, "" },
	{ &email, "aliya@-mail.kz", CHECK_EMAIL, "" },
	{ &email, "aliya@mail-.kz", CHECK_EMAIL, "" },
	{ &email, "aliya@k@mail.kz", CHECK_EMAIL, "" },
	{ &email, "aliya@ma_il.kz", CHECK_EMAIL, "" },
	{ &email, ".aliya@mail.kz", CHECK_EMAIL, "" },
	{ &email, "aliya.@mail.kz", CHECK_EMAIL, "" },
	{ &email, "al..iya@mail.kz", CHECK_EMAIL, "" },
	/* yes or no */
	{ &agreed, "yes", CHECK_OK, "yes" },
	{ &agreed, "no", CHECK_OK, "no" },
	{ &agreed, "Yes", CHECK_CHOICE, "" },
	{ &agreed, "true", CHECK_CHOICE, "" },
	/* choice */
	{ &why, "court", CHECK_OK, "court" },
	{ &why, "Court", CHECK_CHOICE, "" },
	{ &why, "cour", CHECK_CHOICE, "" },
	/* class */
	{ &class, "7", CHECK_OK, "7" },
	{ &class, "7ә", CHECK_OK, "7 Ә" },
	{ &class, "7 - «Ә»", CHECK_OK, "7 Ә" },
	{ &class, "11 b", CHECK_OK, "11 B" },
	{ &class, "0", CHECK_OK, "0" },
	{ &class, "12", CHECK_CLASS, "" },
	{ &class, "007", CHECK_CLASS, "" },
	{ &class, "7 ӘБ", CHECK_CLASS, "" },
	{ &class, "7 8", CHECK_CLASS, "" },
	{ &class, "Ә", CHECK_CLASS, "" },
	{ &class, "-7", CHECK_CLASS, "" },
	{ &class, "7.5", CHECK_CLASS, "" },
	{ &class, "99999999999999999999", CHECK_CLASS, "" },
	/* number */
	{ &number, "09", CHECK_OK, "9" },
	{ &number, "-1", CHECK_OK, "-1" },
	{ &number, "10", CHECK_NUMBER_RANGE, "" },
	{ &number, "-2", CHECK_NUMBER_RANGE, "" },
	{ &number, "1.5", CHECK_CHARACTERS, "" },
	{ &number, "-", CHECK_CHARACTERS, "" },
	{ &number, "0x1", CHECK_CHARACTERS, "" },
	{ &any_number, "99999999999999999999", CHECK_NUMBER_RANGE, "" },
	/* text */
	{ &text, "қазақша8", CHECK_OK, "қазақша8" },
	{ &text, "қазақша89", CHECK_TOO_LONG, "" },
};

static void verdicts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char normal[ANSWER_VALUE] = "before";
		enum check check = check_answer(rows[i].field, rows[i].typed, &now, normal);

		if (check != rows[i].check || strcmp(normal, rows[i].normal) != 0)
			fail_msg("%s \"%s\": %s \"%s\", wanted %s", rows[i].field->name, rows[i].typed,
			         check_code(check), normal, check_code(rows[i].check));
	}
}

static void more_than_a_value_holds(void **state)
{
	struct field longest = text;
	char typed[2 * ANSWER_VALUE], normal[ANSWER_VALUE];

	(void)state;
	longest.length_max = 1000;
	memset(typed, 'a', sizeof(typed));
	typed[ANSWER_VALUE - 1] = '\0';
	assert_int_equal(check_answer(&longest, typed, &now, normal), CHECK_OK);
	assert_string_equal(normal, typed);
	typed[ANSWER_VALUE - 1] = 'a';
	typed[ANSWER_VALUE] = '\0';
	assert_int_equal(check_answer(&longest, typed, &now, normal), CHECK_TOO_LONG);
}

static void an_address_has_254_characters(void **state)
{
	char typed[2 * ANSWER_VALUE], normal[ANSWER_VALUE];

	(void)state;
	memset(typed, 'a', sizeof(typed));
	strcpy(typed + 254 - strlen("@mail.kz"), "@mail.kz");
	assert_int_equal(check_answer(&email, typed, &now, normal), CHECK_OK);
	typed[254 - strlen("@mail.kz")] = 'a';
	strcpy(typed + 255 - strlen("@mail.kz"), "@mail.kz");
	assert_int_equal(check_answer(&email, typed, &now, normal), CHECK_TOO_LONG);
}

static void soft_ones_let_people_go_on(void **state)
{
	(void)state;
	for (int check = 0; check < CHECKS; check++)
		assert_int_equal(check_is_soft((enum check)check),
		                 check == CHECK_WARN_IIN_DATE || check == CHECK_WARN_PHONE_CODE ||
		                 check == CHECK_WARN_AGE || check == CHECK_WARN_DATE_FUTURE ||
		                 check == CHECK_WARN_TURNS || check == CHECK_WARN_WINDOW ||
		                 check == CHECK_WARN_SAME_IIN);
}

static void codes_are_stable_and_different(void **state)
{
	(void)state;
	assert_string_equal(check_code(CHECK_OK), "ok");
	assert_string_equal(check_code(CHECK_IIN_CONTROL), "iin-control-digit");
	assert_string_equal(check_code(CHECK_UNKNOWN_FIELD), "unknown-field");
	for (int a = 0; a < CHECKS; a++)
		for (int b = 0; b < a; b++)
			assert_string_not_equal(check_code((enum check)a), check_code((enum check)b));
}

/* Every verdict on every type has words, names the field, and no two verdicts
 * on one field share a sentence. */
static void sentences_tell_cases_apart(void **state)
{
	static const struct field *const fields[] = { &iin, &person, &phone, &email, &number, &text };
	char sentence[CHECKS][300];

	(void)state;
	for (size_t i = 0; i < COUNT(fields); i++) {
		for (int check = 1; check < CHECKS; check++) {
			check_sentence((enum check)check, fields[i], sentence[check], sizeof(sentence[0]));
			assert_true(strlen(sentence[check]) > 20);
			if (check != CHECK_UNKNOWN_FIELD)
				assert_non_null(strstr(sentence[check], fields[i]->brief.in[LANG_KK]));
			for (int other = 1; other < check; other++)
				assert_string_not_equal(sentence[check], sentence[other]);
		}
	}
	check_sentence(CHECK_NUMBER_RANGE, &number, sentence[0], sizeof(sentence[0]));
	assert_string_equal(sentence[0], "\"Саны\" must be from -1 to 9.");
	check_sentence(CHECK_EMPTY, &iin, sentence[0], sizeof(sentence[0]));
	assert_string_equal(sentence[0], "Enter the 12 digits of \"ЖСН\".");
	check_sentence(CHECK_UNKNOWN_FIELD, NULL, sentence[0], sizeof(sentence[0]));
	assert_true(strlen(sentence[0]) > 20);
	check_sentence(CHECK_OK, NULL, sentence[0], sizeof(sentence[0]));
	assert_string_equal(sentence[0], "");
}

static void sentences_are_cut_at_characters(void **state)
{
	(void)state;
	for (size_t size = 1; size < 80; size++) {
		char sentence[80];

		check_sentence(CHECK_TOO_LONG, &text, sentence, size);
		assert_true(strlen(sentence) < size);
		assert_true(text_is_utf8(sentence, strlen(sentence)));
	}
}

static void values_as_people_read_them(void **state)
{
	char out[64], small[8];

	(void)state;
	check_display(&day, "2026-11-23", LANG_KK, out, sizeof(out));
	assert_string_equal(out, "23.11.2026");
	check_display(&phone, "+77011234567", LANG_KK, out, sizeof(out));
	assert_string_equal(out, "+7 701 123 45 67");
	check_display(&why, "court", LANG_KK, out, sizeof(out));
	assert_string_equal(out, "Сот");
	check_display(&why, "moving", LANG_EN, out, sizeof(out));
	assert_string_equal(out, "Переезд");
	check_display(&agreed, "no", LANG_KK, out, sizeof(out));
	assert_string_equal(out, "No");
	check_display(&iin, "000101591065", LANG_RU, out, sizeof(out));
	assert_string_equal(out, "000101591065");
	check_display(&class, "7 Ә", LANG_RU, out, sizeof(out));
	assert_string_equal(out, "7 Ә");
	check_display(&why, "moving", LANG_RU, small, sizeof(small));
	assert_string_equal(small, "Пер");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(verdicts),
		cmocka_unit_test(more_than_a_value_holds),
		cmocka_unit_test(an_address_has_254_characters),
		cmocka_unit_test(soft_ones_let_people_go_on),
		cmocka_unit_test(codes_are_stable_and_different),
		cmocka_unit_test(sentences_tell_cases_apart),
		cmocka_unit_test(sentences_are_cut_at_characters),
		cmocka_unit_test(values_as_people_read_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
