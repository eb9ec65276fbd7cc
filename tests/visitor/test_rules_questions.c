/* What a good question screen does. The numbers are those of the list of rules
 * that the screens are judged by: 6 to 23, questions and errors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tour.h"

static struct walker walker;
static struct visit *const visit = &walker.visitor.visit;

static int open_walker(void **state)
{
	(void)state;
	walker_open(&walker, 64, 24);
	return 0;
}

static int close_walker(void **state)
{
	(void)state;
	walker_close(&walker);
	return 0;
}

static bool asks(const struct walker *at)
{
	return at->visitor.visit.page == PAGE_QUESTION;
}

static const struct field *field(void)
{
	return visitor_field(&walker.visitor);
}

/* The first word of the question; a question may wrap. */
static void first_words(const char *label, char out[static 64])
{
	size_t len = strcspn(label, " ");
	len += strcspn(label + len + (label[len] != '\0'), " ");
	snprintf(out, 64, "%.*s", (int)(len < 63 ? len : 63), label);
}

static void has_its_heading(struct walker *at)
{
	char start[64];
	if (!asks(at))
		return;
	const char *label = words_in(&field()->label, visit->lang);
	first_words(label, start);
	if (tour_count(at, start) < 1)
		fail_msg("%s: the question is not on its screen\n%s", field()->name, walker_screen(at));
	const struct service *service = visit->application.service;
	for (size_t i = 0; i < service->field_count; i++) {
		if (&service->fields[i] == field())
			continue;
		assert_string_not_equal(words_in(&service->fields[i].label, visit->lang), label);
		assert_string_not_equal(service->fields[i].name, field()->name);
	}
}

static void rule_06_one_question_a_screen_and_no_heading_twice(void **state)
{
	(void)state;
	tour_all(&walker, has_its_heading);
}

static void has_its_parts(struct walker *at)
{
	static const char *const go_on[LANG_COUNT] = { "Жалғастыру", "Продолжить", "Continue" };
	static const char *const back[LANG_COUNT] = { "Артқа", "Назад", "Back" };
	if (!asks(at))
		return;
	assert_int_equal(tour_row(at, back[visit->lang]), 0);
	if (field()->choice_count == 0)
		assert_true(tour_row(at, go_on[visit->lang]) > tour_row(at, "→ _"));
}

static void rule_07_back_heading_field_and_continue(void **state)
{
	(void)state;
	tour_all(&walker, has_its_parts);
}

static void says_why(struct walker *at)
{
	char start[64];
	if (!asks(at))
		return;
	first_words(words_in(&field()->why, visit->lang), start);
	assert_true(*start);
	if (tour_count(at, start) < 1)
		fail_msg("%s does not say why\n%s", field()->name, walker_screen(at));
}

static void rule_08_every_question_says_why(void **state)
{
	(void)state;
	tour_all(&walker, says_why);
}

static void optional_is_a_word(struct walker *at)
{
	static const char *const optional[LANG_COUNT] = {
		"(міндетті емес)", "(необязательно)", "(optional)",
	};
	assert_null(strchr(walker_screen(at), '*'));
	if (asks(at) && !field()->required) {
		/* It may be broken at its blank. */
		char start[64];
		first_words(optional[visit->lang], start);
		*strchrnul(start, ' ') = '\0';
		assert_true(tour_count(at, start) >= 1);
	}
}

static void rule_09_optional_in_words_and_no_asterisks(void **state)
{
	(void)state;
	tour_all(&walker, optional_is_a_word);
}

static void hint_stays(struct walker *at)
{
	char start[64];
	if (!asks(at) || field()->choice_count > 0)
		return;
	assert_int_equal(tour_count(at, "→ _"), 1); /* nothing stands in the empty field */
	const char *hint = words_in(&field()->hint, visit->lang);
	if (!*hint)
		return;
	first_words(hint, start);
	int row = tour_row(at, start);
	assert_true(row > 0 && row < tour_row(at, "→ _"));
	walker_text(at, "1");
	assert_int_equal(tour_row(at, start), row);
	walker_key(at, SYM_BACKSPACE);
}

static void rule_10_hint_above_the_field_stays_while_typing(void **state)
{
	(void)state;
	tour_all(&walker, hint_stays);
}

static void width_tells_the_length(struct walker *at)
{
	static const struct {
		enum field_type type;
		int least, most;
	} widths[] = {
		{ FIELD_IIN, 12, 12 }, { FIELD_PHONE, 16, 20 }, { FIELD_NAME, 40, 60 },
		{ FIELD_DATE, 10, 10 }, { FIELD_CLASS, 4, 8 }, { FIELD_NUMBER, 1, 8 },
	};
	if (!asks(at) || field()->choice_count > 0)
		return;
	const char *cell = strstr(walker_screen(at), "→ _");
	int cells = (int)strspn(cell + strlen("→ "), "_");
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		if (widths[i].type == field()->type)
			assert_in_range(cells, widths[i].least, widths[i].most);
	}
}

static void rule_11_width_of_the_field_tells_the_length(void **state)
{
	(void)state;
	tour_all(&walker, width_tells_the_length);
}

static int last_at, last_of;

static void progress_is_true(struct walker *at)
{
	int now = 0, of = 0;
	if (!asks(at)) {
		if (visit->page == PAGE_REVIEW && last_of)
			assert_int_equal(last_at, last_of); /* the last question was the last one */
		last_at = last_of = 0;
		return;
	}
	visitor_progress(&at->visitor, &now, &of);
	assert_int_equal(now, last_at + 1);
	assert_true(of == 0 || now <= of);
	last_at = now;
	last_of = of;
}

static void rule_12_progress_is_true(void **state)
{
	(void)state;
	tour_all(&walker, progress_is_true);
}

static void shows_all_choices(struct walker *at)
{
	if (!asks(at) || field()->choice_count == 0)
		return;
	for (size_t i = 0; i < field()->choice_count; i++) {
		const char *screen = walker_screen(at);
		char row[96], start[64];
		first_words(choice_label(field(), i, visit->lang), start);
		snprintf(row, sizeof row, "%zu  %s", i + 1, start);
		if (!strstr(screen, row))
			fail_msg("%s: choice %zu is not on the screen\n%s", field()->name, i + 1, screen);
	}
}

static void rule_13_all_choices_on_the_screen(void **state)
{
	(void)state;
	tour_all(&walker, shows_all_choices);
}

static void rule_14_names_of_three_alphabets(void **state)
{
	static const char *const names[] = {
		"Ұлпан-Әйгерім Құдайбергенқызы", "О’Коннор Мэри-Энн", "Ёлкин Пётр 2-й",
		"D'Artagnan Jean-Luc", "Ли", "Щербакова-Вольфганг-Шаймерденова Александра Константиновна",
	};
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		walker_to(&walker, LANG_KK, PAGE_QUESTION);
		walker_ask(&walker, "applicant_name");
		walker_text(&walker, names[i]);
		walker_key(&walker, SYM_ENTER);
		assert_string_equal(answers_value(&visit->application.answers, "applicant_name"),
		                    names[i]);
		visitor_end(&walker.visitor);
	}
}

static void dates_have_a_plain_example(struct walker *at)
{
	int day;
	if (!asks(at) || field()->type != FIELD_DATE)
		return;
	const char *hint = words_in(&field()->hint, visit->lang);
	const char *example = hint + strcspn(hint, "0123456789");
	assert_int_equal(sscanf(example, "%d.", &day), 1);
	if (strcmp(field()->name, "lessons_from") != 0) /* school begins on the 1st */
		assert_true(day > 12);
}

static void rule_15_dates_typed_and_no_jump(void **state)
{
	static const char *const written[] = { "17.08.2026", "17/8/2026", "17 08 2026", "2026-08-17",
	                                       "17. 08. 2026" };
	(void)state;
	tour_all(&walker, dates_have_a_plain_example);
	for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
		walker_to(&walker, LANG_RU, PAGE_SERVICES);
		walker_pick(&walker, "403002");
		walker_walk(&walker, PAGE_QUESTION);
		walker_ask(&walker, "referral_date");
		walker_text(&walker, written[i]);
		assert_string_equal(field()->name, "referral_date"); /* nothing goes on by itself */
		assert_int_equal(tour_count(&walker, "…"), 0); /* the whole date is seen */
		walker_key(&walker, SYM_ENTER);
		assert_string_equal(answers_value(&visit->application.answers, "referral_date"),
		                    "2026-08-17");
		visitor_end(&walker.visitor);
	}
}

static void rule_16_phones_as_people_write_them(void **state)
{
	static const char *const written[] = {
		"+7 (701) 123-45-67", "8 701 123 45 67", "87011234567", "7011234567", "+77011234567",
	};
	(void)state;
	for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
		walker_to(&walker, LANG_RU, PAGE_QUESTION);
		walker_ask(&walker, "applicant_phone");
		walker_text(&walker, written[i]);
		assert_true(tour_count(&walker, written[i]) >= 1); /* no mask */
		walker_key(&walker, SYM_ENTER);
		assert_string_equal(answers_value(&visit->application.answers, "applicant_phone"),
		                    "+77011234567");
		visitor_end(&walker.visitor);
	}
}

static void rule_17_blanks_are_no_error(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_QUESTION);
	walker_ask(&walker, "applicant_iin");
	walker_text(&walker, "850314 400-129");
	walker_key(&walker, SYM_ENTER);
	walker_key(&walker, SYM_ENTER);
	assert_string_equal(answers_value(&visit->application.answers, "applicant_iin"),
	                    "850314400129");
}

static void rule_18_nothing_is_judged_before_continue(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_QUESTION);
	walker_ask(&walker, "applicant_iin");
	for (const char *c = "850314400128"; *c; c++) {
		walker_text(&walker, (char[]){ *c, '\0' });
		assert_int_equal(tour_cells(&walker, STYLE_ERROR), 0);
	}
	walker_key(&walker, SYM_ENTER);
	assert_true(tour_cells(&walker, STYLE_ERROR) > 0);
	walker_key(&walker, SYM_BACKSPACE);
	assert_int_equal(tour_cells(&walker, STYLE_ERROR), 0);
}

static void rule_19_the_same_screen_comes_back_with_the_answer(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_QUESTION);
	walker_ask(&walker, "applicant_iin");
	walker_text(&walker, "850314400128");
	walker_key(&walker, SYM_ENTER);
	assert_string_equal(field()->name, "applicant_iin");
	assert_int_equal(tour_count(&walker, "850314400128"), 1);
}

static void rule_20_the_sentence_stands_above_and_beside_the_field(void **state)
{
	static const char *const problem[LANG_COUNT] = {
		"Жауапты тексеріңіз", "Проверьте ответ", "There is a problem",
	};
	static const char *const sentence[LANG_COUNT] = { "жолындағы цифрларда", "ИИН заявителя", "IIN" };
	(void)state;
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		walker_to(&walker, (enum lang)lang, PAGE_QUESTION);
		walker_ask(&walker, "applicant_iin");
		walker_text(&walker, "850314400128");
		walker_key(&walker, SYM_ENTER);
		assert_int_equal(tour_row(&walker, problem[lang]), 3); /* the page's first row */
		assert_true(tour_count(&walker, sentence[lang]) >= 2);
		assert_int_equal(visitor_focused(&walker.visitor), TARGET_FIELD);
		visitor_end(&walker.visitor);
	}
}

static void rule_21_sentences_say_what_to_do(void **state)
{
	static const char *const never[] = {
		"nvalid", "equired", "lease", "ops", "rror", "едопустим", "бязательн", "ожалуйста",
		"шибка в поле", "екоррект", "арамсыз", "өтінеміз",
	};
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_QUESTION);
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		const struct service *service = visit->application.service;
		visitor_speak(&walker.visitor, (enum lang)lang);
		for (size_t i = 0; i < service->field_count * CHECKS; i++) {
			char out[512];
			check_sentence((enum check)(i % CHECKS), &service->fields[i / CHECKS], out, sizeof out);
			for (size_t k = 0; k < sizeof never / sizeof *never; k++) {
				if (strstr(out, never[k]))
					fail_msg("\"%s\" in: %s", never[k], out);
			}
		}
	}
}

static void rule_22_each_kind_of_fault_has_its_own_sentence(void **state)
{
	static const char *const typed[] = { "", "85031440012", "850314400128", "000000000000" };
	char screens[sizeof typed / sizeof *typed][4096];
	(void)state;
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		walker_to(&walker, LANG_KK, PAGE_QUESTION);
		walker_ask(&walker, "applicant_iin");
		walker_text(&walker, typed[i]);
		walker_key(&walker, SYM_ENTER);
		check_sentence(visit->verdict, field(), screens[i], sizeof screens[i]);
		assert_true(tour_cells(&walker, STYLE_ERROR) > 0);
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(screens[i], screens[k]);
		visitor_end(&walker.visitor);
	}
}

static void rule_23_the_second_failure_offers_help(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_QUESTION);
	walker_ask(&walker, "applicant_iin");
	walker_text(&walker, "850314400128");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(tour_count(&walker, "press F8"), 0);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(tour_count(&walker, "press F8"), 1);
}

#define RULE(name) cmocka_unit_test_setup_teardown(name, open_walker, close_walker)

int main(void)
{
	const struct CMUnitTest tests[] = {
		RULE(rule_06_one_question_a_screen_and_no_heading_twice),
		RULE(rule_07_back_heading_field_and_continue),
		RULE(rule_08_every_question_says_why),
		RULE(rule_09_optional_in_words_and_no_asterisks),
		RULE(rule_10_hint_above_the_field_stays_while_typing),
		RULE(rule_11_width_of_the_field_tells_the_length),
		RULE(rule_12_progress_is_true),
		RULE(rule_13_all_choices_on_the_screen),
		RULE(rule_14_names_of_three_alphabets),
		RULE(rule_15_dates_typed_and_no_jump),
		RULE(rule_16_phones_as_people_write_them),
		RULE(rule_17_blanks_are_no_error),
		RULE(rule_18_nothing_is_judged_before_continue),
		RULE(rule_19_the_same_screen_comes_back_with_the_answer),
		RULE(rule_20_the_sentence_stands_above_and_beside_the_field),
		RULE(rule_21_sentences_say_what_to_do),
		RULE(rule_22_each_kind_of_fault_has_its_own_sentence),
		RULE(rule_23_the_second_failure_offers_help),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
