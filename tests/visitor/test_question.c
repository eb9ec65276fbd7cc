/* What a question takes from the keyboard, type by type. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "walker.h"

static struct walker walker;
static struct visit *const visit = &walker.visitor.visit;

static int open_walker(void **state)
{
	(void)state;
	walker_open(&walker, 80, 24);
	return 0;
}

static int close_walker(void **state)
{
	(void)state;
	walker_close(&walker);
	return 0;
}

static const char *answer(const char *name)
{
	return answers_value(&visit->application.answers, name);
}

static void kazakh_letters_come_from_the_digit_row(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_QUESTION);
	walker_ask(&walker, "applicant_name");
	walker_type(&walker, "@,leh fcfy"); /* Ә бдур асан by key positions */
	walker_key(&walker, SYM_ENTER);
	assert_string_equal(answer("applicant_name"), "Әбдур асан");
}

static void house_is_digits_and_letters_by_f5(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_QUESTION);
	walker_ask(&walker, "applicant_house");
	walker_type(&walker, "120/2");
	walker_key(&walker, SYM_F5);
	walker_type(&walker, "2"); /* ә on the Kazakh digit row */
	walker_key(&walker, SYM_F5);
	walker_key(&walker, SYM_F5);
	walker_type(&walker, "f");
	assert_false(visit->line.raw);
	walker_key(&walker, SYM_F5);
	assert_true(visit->line.raw);
	walker_type(&walker, "3");
	walker_key(&walker, SYM_ENTER);
	assert_string_equal(answer("applicant_house"), "120/2әf3");
}

/* No blank is needed before a letter of the digit row: no class is above 11. */
static void grade_is_digits_then_a_letter(void **state)
{
	static const struct {
		const char *typed, *class;
	} classes[] = {
		{ "11@", "11 Ә" }, { "112", "11 Ә" }, { "102", "10 Ә" }, { "12", "1 Ә" }, { "72", "7 Ә" },
		{ "7 2", "7 Ә" }, { "1 0", "1 Қ" }, { "10", "10" }, { "90", "9 Қ" }, { "4f", "4 А" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
		walker_to(&walker, LANG_KK, PAGE_QUESTION);
		walker_ask(&walker, "child_class");
		assert_non_null(strstr(walker_screen(&walker), "Алдымен нөмірін, сосын әрпін"));
		assert_null(strstr(walker_screen(&walker), "Цифр жазу үшін"));
		walker_type(&walker, classes[i].typed);
		walker_key(&walker, SYM_ENTER);
		assert_string_equal(answer("child_class"), classes[i].class);
		visitor_end(&walker.visitor);
	}
}

static void another_place_is_asked_for_by_name(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_QUESTION);
	walker_ask(&walker, "applicant_settlement");
	walker_type(&walker, "7");
	assert_string_equal(answer("applicant_settlement"), "other");
	assert_string_equal(visit->application.service->fields[visit->question].name,
	                    "applicant_settlement_other");
}

static void yes_and_no_have_number_keys(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_SERVICES);
	walker_pick(&walker, "803014");
	walker_walk(&walker, PAGE_QUESTION);
	walker_ask(&walker, "rules_known");
	assert_non_null(strstr(walker_screen(&walker), "1  Иә"));
	walker_type(&walker, "2");
	assert_string_equal(answer("rules_known"), "no");
	while (visit->page == PAGE_QUESTION)
		walker_answer(&walker);
	assert_non_null(strstr(walker_screen(&walker), ": Жоқ"));
}

static void an_address_is_typed_in_latin_letters(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_SERVICES);
	walker_pick(&walker, "803014");
	walker_walk(&walker, PAGE_QUESTION);
	walker_ask(&walker, "applicant_email");
	walker_type(&walker, "Aliya.2@mail");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->verdict, CHECK_EMAIL);
	walker_type(&walker, ".kz");
	walker_key(&walker, SYM_ENTER);
	assert_string_equal(answer("applicant_email"), "Aliya.2@mail.kz");
}

static void wrong_iin_is_kept_and_said(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_QUESTION);
	walker_ask(&walker, "applicant_iin");
	walker_type(&walker, "850314400128");
	assert_int_equal(visit->verdict, CHECK_OK); /* nothing is judged while typing */
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->verdict, CHECK_IIN_CONTROL);
	assert_non_null(strstr(walker_screen(&walker), "850314400128"));
	walker_key(&walker, SYM_ENTER);
	assert_non_null(strstr(walker_screen(&walker), "F8: the staff"));
}

static void right_iin_is_told_back_once(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_QUESTION);
	walker_ask(&walker, "applicant_iin");
	int question = visit->question;
	walker_type(&walker, "850314400129");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->question, question);
	assert_non_null(strstr(walker_screen(&walker), "14.03.1985, female"));
	walker_key(&walker, SYM_ENTER);
	assert_int_not_equal(visit->question, question);
}

static void odd_iin_warns_and_lets_go_on(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_QUESTION);
	walker_ask(&walker, "applicant_iin");
	walker_type(&walker, "120315023483"); /* 7th digit 0: soft */
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->verdict, CHECK_WARN_IIN_DATE);
	walker_key(&walker, SYM_ENTER);
	assert_string_equal(answer("applicant_iin"), "120315023483");
}

#define WALK(f) cmocka_unit_test_setup_teardown(f, open_walker, close_walker)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WALK(kazakh_letters_come_from_the_digit_row),
		WALK(house_is_digits_and_letters_by_f5),
		WALK(grade_is_digits_then_a_letter),
		WALK(another_place_is_asked_for_by_name),
		WALK(yes_and_no_have_number_keys),
		WALK(an_address_is_typed_in_latin_letters),
		WALK(wrong_iin_is_kept_and_said),
		WALK(right_iin_is_told_back_once),
		WALK(odd_iin_warns_and_lets_go_on),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
