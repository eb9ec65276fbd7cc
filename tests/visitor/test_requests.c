/* Several requests in one visit, papers after the answers, who may apply. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "visitor/requests.h"
#include "walker.h"

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

static bool model_holds(const char *secret)
{
	return memmem(&walker.visitor, sizeof walker.visitor, secret, strlen(secret)) != NULL;
}

static bool shows(const char *text)
{
	return strstr(walker_screen(&walker), text) != NULL;
}

static const char *field_name(void)
{
	return visit->application.service->fields[visit->question].name;
}

static void pick(int target)
{
	visitor_focus(&walker.visitor, target);
	assert_int_equal(visitor_focused(&walker.visitor), target);
	walker_key(&walker, SYM_ENTER);
}

/* On the review: another request for that service, to its questions or the page
 * that asks which child. */
static void add(const char *code)
{
	assert_int_equal(visit->page, PAGE_REVIEW);
	pick(TARGET_ADD);
	assert_int_equal(visit->page, PAGE_SERVICES);
	walker_pick(&walker, code);
	walker_key(&walker, SYM_ENTER);
}

/* From that page or the papers to the first question. */
static void go_to_questions(void)
{
	assert_int_equal(visit->page, PAGE_PAPERS);
	walker_key(&walker, SYM_ENTER);
}

static void second_child_is_asked_for_alone(void **state)
{
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_REVIEW);
	add("403015");
	go_to_questions(); /* one service once for one child: it is another one */
	assert_int_equal(visit->page, PAGE_QUESTION);
	assert_string_equal(field_name(), "applicant_role");
	walker_answer(&walker);
	assert_string_equal(field_name(), "child_name"); /* nothing of the applicant */
	walker_text(&walker, "Әбдіқадырова Айша Ерланқызы");
	walker_key(&walker, SYM_ENTER);
	walker_finish(&walker, PAGE_REVIEW);
	assert_int_equal(visit->page, PAGE_REVIEW);
	walker_key(&walker, SYM_UP); /* from the button to the end of the list */
	assert_true(shows("1) "));
	assert_true(shows("Әбдіқадыров Нұрлан"));
	assert_true(shows("2) "));
	pick(TARGET_NEXT);
	assert_int_equal(visit->page, PAGE_TICKET);
	assert_int_equal(walker.effects[EFFECT_SAVE], 1);
	assert_int_equal(walker.sent_count, 2);
	assert_string_equal(application_name(&walker.all[0], PERSON_CHILD),
	                    "Әбдіқадыров Нұрлан Ерланұлы");
	assert_string_equal(application_name(&walker.all[1], PERSON_CHILD),
	                    "Әбдіқадырова Айша Ерланқызы");
	assert_string_equal(answers_value(&walker.all[1].answers, "applicant_iin"), "850314400129");
	assert_true(walker.all[0].consented && walker.all[1].consented);
	assert_true(shows("2026-000123"));
	assert_true(shows("2026-000124"));
}

static void same_child_is_known_for_another_service(void **state)
{
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_REVIEW);
	add("403004");
	assert_int_equal(visit->page, PAGE_CHILD);
	assert_true(shows("Әбдіқадыров Нұрлан Ерланұлы"));
	walker_type(&walker, "1");
	go_to_questions();
	assert_string_equal(field_name(), "conclusion_number"); /* nothing of the child either */
	walker_finish(&walker, PAGE_REVIEW);
	pick(TARGET_NEXT);
	assert_int_equal(walker.sent_count, 2);
	assert_string_equal(answers_value(&walker.all[1].answers, "child_iin"), "160314500110");
	assert_string_equal(answers_value(&walker.all[1].answers, "child_class"), "4 Ә");
	assert_string_equal(walker.all[1].service->code, "403004");
}

static void another_child_forgets_the_first(void **state)
{
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_REVIEW);
	add("403004");
	walker_type(&walker, "1");
	walker_key(&walker, SYM_ESC);
	assert_int_equal(visit->page, PAGE_CHILD);
	walker_type(&walker, "2");
	go_to_questions();
	assert_string_equal(field_name(), "applicant_role");
	assert_string_equal(application_name(&visit->application, PERSON_CHILD), "");
	assert_string_equal(answers_value(&visit->application.answers, "child_iin"), "");
}

static void another_service_forgets_the_child_too(void **state)
{
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_REVIEW);
	add("403004");
	walker_type(&walker, "1");
	for (int i = 0; visit->page != PAGE_SERVICES && i < 4; i++)
		walker_key(&walker, SYM_ESC);
	walker_pick(&walker, "403008");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_CHILD);
	assert_string_equal(application_name(&visit->application, PERSON_CHILD), "");
	assert_string_equal(application_name(&visit->application, PERSON_APPLICANT),
	                    "Әбдіқадырова Гүлнұр Серікқызы");
}

/* A teacher's service has no child; what it does not ask is not lost for the next. */
static void applicant_is_one_over_all_services(void **state)
{
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_REVIEW);
	add("803014");
	go_to_questions();
	assert_string_equal(field_name(), "applicant_email");
	walker_finish(&walker, PAGE_REVIEW);
	add("403008");
	assert_int_equal(visit->page, PAGE_CHILD);
	walker_type(&walker, "1");
	go_to_questions();
	for (int i = 0; visit->page == PAGE_QUESTION && i < ANSWERS_MAX; i++) {
		assert_null(strstr(field_name(), "applicant"));
		walker_answer(&walker);
	}
	walker_finish(&walker, PAGE_REVIEW);
	assert_string_equal(answers_value(&visit->application.answers, "applicant_street"), "Абай");
}

/* A name put right in the second request is right in the first. */
static void a_correction_holds_for_all(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_REVIEW);
	add("803014");
	go_to_questions();
	walker_finish(&walker, PAGE_REVIEW);
	pick(TARGET_ITEM); /* applicant_name */
	assert_int_equal(visit->page, PAGE_QUESTION);
	for (int i = 0; i < 60; i++)
		walker_key(&walker, SYM_BACKSPACE);
	walker_text(&walker, "Серікова Гүлнұр");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_REVIEW);
	pick(TARGET_NEXT);
	assert_string_equal(application_name(&walker.all[0], PERSON_APPLICANT), "Серікова Гүлнұр");
	assert_string_equal(application_name(&walker.all[1], PERSON_APPLICANT), "Серікова Гүлнұр");
}

static void four_requests_and_no_more(void **state)
{
	static const char *const codes[] = { "403004", "403008", "803014" };
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_REVIEW);
	for (size_t i = 0; i < 3; i++) {
		add(codes[i]);
		if (visit->page == PAGE_CHILD)
			walker_type(&walker, "1");
		go_to_questions();
		walker_finish(&walker, PAGE_REVIEW);
	}
	visitor_focus(&walker.visitor, TARGET_ADD);
	assert_int_not_equal(visitor_focused(&walker.visitor), TARGET_ADD);
	pick(TARGET_NEXT);
	assert_int_equal(walker.sent_count, 4);
	walker.visitor.visit.paper = PAPER_NONE; /* the page with the most words */
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		visitor_speak(&walker.visitor, (enum lang)lang);
		assert_true(shows("2026-000123"));
		assert_true(shows("2026-000126"));
		assert_true(shows("0421"));
		assert_false(canvas_clipped(walker.canvas));
	}
}

static void one_request_is_taken_off_and_the_others_stay(void **state)
{
	const int first = TARGET_ITEM + ANSWERS_MAX;
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_REVIEW);
	add("803014");
	go_to_questions();
	walker_finish(&walker, PAGE_REVIEW);
	pick(first);
	assert_int_equal(visit->page, PAGE_REMOVE);
	walker_key(&walker, SYM_ENTER); /* no */
	assert_int_equal(visit->page, PAGE_REVIEW);
	assert_int_equal(visit->earlier_count, 1);
	pick(first);
	pick(TARGET_YES);
	assert_int_equal(visit->page, PAGE_REVIEW);
	assert_int_equal(visit->earlier_count, 0);
	assert_string_equal(visit->application.service->code, "803014");
	assert_false(model_holds("160314500110"));
	assert_true(model_holds("850314400129"));
	pick(TARGET_NEXT);
	assert_int_equal(walker.sent_count, 1);
}

static void giving_up_one_keeps_the_first(void **state)
{
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_REVIEW);
	add("403004");
	walker_type(&walker, "1");
	go_to_questions();
	walker_answer(&walker);
	walker_key(&walker, SYM_F10);
	assert_int_equal(visit->page, PAGE_AGAIN);
	pick(TARGET_GIVE_UP);
	assert_int_equal(visit->page, PAGE_REVIEW);
	assert_string_equal(visit->application.service->code, "403015");
	assert_int_equal(visit->earlier_count, 0);
	pick(TARGET_ADD);
	walker_key(&walker, SYM_ESC); /* nothing chosen yet: back at once */
	assert_int_equal(visit->page, PAGE_REVIEW);
	assert_string_equal(application_name(&visit->application, PERSON_CHILD),
	                    "Әбдіқадыров Нұрлан Ерланұлы");
	add("403004");
	walker_key(&walker, SYM_ESC);
	walker_key(&walker, SYM_ESC);
	assert_int_equal(visit->page, PAGE_SERVICES);
	walker_key(&walker, SYM_ESC);
	assert_int_equal(visit->page, PAGE_AGAIN); /* asked before anything is lost */
	pick(TARGET_YES);
	assert_int_equal(visit->page, PAGE_IDLE);
	assert_false(model_holds("850314400129"));
}

/* A request given up while an answer was being changed: the next one is asked all,
 * and Esc leads back in it, not to the end. */
static void after_a_change_given_up_all_is_asked(void **state)
{
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_REVIEW);
	add("803014");
	go_to_questions();
	walker_finish(&walker, PAGE_REVIEW);
	pick(TARGET_ITEM);
	walker_key(&walker, SYM_F10);
	pick(TARGET_GIVE_UP);
	add("403004");
	walker_type(&walker, "1");
	go_to_questions();
	walker_answer(&walker);
	walker_key(&walker, SYM_ESC);
	assert_int_equal(visit->page, PAGE_QUESTION);
	walker_key(&walker, SYM_ESC);
	assert_int_equal(visit->page, PAGE_PAPERS);
}

static void change(const char *name, const char *digit)
{
	const struct service *service = visit->application.service;
	pick(TARGET_ITEM + (int)(service_field(service, name) - service->fields));
	assert_string_equal(field_name(), name);
	walker_type(&walker, digit);
}

/* A changed answer has brought a question; Esc passes it by, "Send" and "Add
 * another" do not. */
static void nothing_is_sent_with_a_question_open(void **state)
{
	static const int ways[] = { TARGET_NEXT, TARGET_ADD };
	static const enum page_id ends[] = { PAGE_TICKET, PAGE_SERVICES };
	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		walker_to(&walker, LANG_EN, PAGE_REVIEW);
		change("reason", "6");
		assert_string_equal(field_name(), "reason_text");
		walker_key(&walker, SYM_ESC);
		assert_int_equal(visit->page, PAGE_REVIEW);
		walker.effects[EFFECT_SAVE] = 0;
		pick(ways[i]);
		assert_int_equal(walker.effects[EFFECT_SAVE], 0);
		assert_int_equal(visit->page, PAGE_QUESTION);
		assert_string_equal(field_name(), "reason_text");
		walker_answer(&walker);
		assert_int_equal(visit->page, PAGE_REVIEW);
		pick(ways[i]);
		assert_int_equal(visit->page, ends[i]);
		visitor_end(&walker.visitor);
	}
}

static void beside_a_request_there_is_no_mere_number(void **state)
{
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_REVIEW);
	pick(TARGET_ADD);
	walker_type(&walker, "0");
	assert_int_equal(visit->page, PAGE_SERVICES);
	walker_pick(&walker, "403004");
	walker_type(&walker, "0");
	assert_int_equal(visit->page, PAGE_SERVICE);
	assert_int_equal(walker.effects[EFFECT_SAVE], 0);
}

static void sending_twice_after_a_fault_sends_each_once(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_REVIEW);
	add("803014");
	go_to_questions();
	walker_finish(&walker, PAGE_REVIEW);
	walker.save_fault = FAULT_BUSY;
	pick(TARGET_NEXT);
	walker_wait(&walker, 6);
	assert_int_equal(visit->page, PAGE_PROBLEM);
	walker.save_fault = FAULT_NONE;
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_TICKET);
	assert_int_equal(walker.sent_count, 2);
	requests_forget(visit);
	assert_false(model_holds("850314400129"));
	assert_false(model_holds("160314500110"));
}

/* ---- papers that answers make needed ---------------------------------------------- */

static void papers_of_an_answer_come_after_it(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_PAPERS);
	assert_false(shows("guardianship"));
	walker_key(&walker, SYM_ESC);
	walker_walk(&walker, PAGE_QUESTION);
	walker_type(&walker, "3"); /* a guardian */
	for (int i = 0; visit->page == PAGE_QUESTION && i < ANSWERS_MAX; i++)
		walker_answer(&walker);
	assert_int_equal(visit->page, PAGE_LATE);
	assert_true(shows("guardianship"));
	assert_false(shows("birth certificate"));
	walker_type(&walker, "1");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_REVIEW);
	walker_key(&walker, SYM_ESC);
	assert_int_equal(visit->page, PAGE_LATE);
	walker_key(&walker, SYM_ESC);
	assert_int_equal(visit->page, PAGE_QUESTION);
	walker_key(&walker, SYM_F8);
	assert_int_equal(visit->page, PAGE_REVIEW); /* told once */
	for (size_t i = 0; i < visit->application.service->paper_count; i++) {
		if (strcmp(visit->application.service->papers[i].name, "guardianship") == 0)
			assert_true(visit->application.with_me[i]);
	}
}

static void a_changed_answer_brings_its_paper(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_REVIEW);
	pick(TARGET_ITEM); /* the role */
	walker_type(&walker, "3");
	assert_int_equal(visit->page, PAGE_LATE);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_REVIEW);
}

/* ---- another relative -------------------------------------------------------------- */

static void a_relative_is_told_who_may_apply(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_QUESTION);
	walker_type(&walker, "5");
	assert_int_equal(visit->page, PAGE_RELATIVE);
	assert_true(shows("power of attorney"));
	assert_true(shows("Who may apply"));
	walker_key(&walker, SYM_ESC);
	assert_int_equal(visit->page, PAGE_QUESTION);
	walker_type(&walker, "5");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_QUESTION);
	assert_string_equal(field_name(), "applicant_name");
	assert_string_equal(answers_value(&visit->application.answers, "applicant_role"), "other");
}

static void a_relative_gets_a_number_all_the_same(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_QUESTION);
	walker_type(&walker, "5");
	pick(TARGET_NUMBER);
	assert_int_equal(visit->page, PAGE_TICKET);
	assert_true(visit->number_only);
	assert_int_equal(visit->ticket.request_count, 0);
}

/* All of it is seen at once, whatever the service. */
static void nothing_of_that_page_is_hidden(void **state)
{
	(void)state;
	for (size_t i = 0; i < catalog_service_count(walker.catalog) * LANG_COUNT; i++) {
		const struct service *service = catalog_service(walker.catalog, i / LANG_COUNT);
		const struct field *role = service_field(service, "applicant_role");
		if (!role)
			continue;
		walker_to(&walker, (enum lang)(i % LANG_COUNT), PAGE_SERVICES);
		walker_pick(&walker, service->code);
		walker_walk(&walker, PAGE_QUESTION);
		walker_ask(&walker, "applicant_role");
		pick(TARGET_ITEM + (int)role->choice_count - 1);
		assert_int_equal(visit->page, PAGE_RELATIVE);
		if (shows("↓") || shows("↑ "))
			fail_msg("%s: %s", service->code, walker_screen(&walker));
		assert_false(canvas_clipped(walker.canvas));
		walker_key(&walker, SYM_F10);
		walker_key(&walker, SYM_DOWN);
		walker_key(&walker, SYM_ENTER);
	}
}

/* ---- what is odd is said once ------------------------------------------------------- */

static void a_window_warns_on_the_answer_that_decides(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_SERVICES); /* it is November */
	walker_pick(&walker, "403003");
	assert_false(shows("outside the usual time"));
	walker_walk(&walker, PAGE_QUESTION);
	walker_ask(&walker, "enrol_class");
	walker_type(&walker, "2");
	assert_string_equal(field_name(), "enrol_class");
	assert_true(shows("With this answer"));
	walker_type(&walker, "1"); /* another answer is judged anew */
	assert_string_equal(field_name(), "enrol_class");
	assert_true(shows("With this answer"));
	walker_key(&walker, SYM_ENTER);
	assert_string_equal(field_name(), "child_iin");
	assert_string_equal(answers_value(&visit->application.answers, "enrol_class"), "grade_1");
}

static void an_answer_without_a_window_goes_on(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_SERVICES);
	walker_pick(&walker, "403003");
	walker_walk(&walker, PAGE_QUESTION);
	walker_ask(&walker, "enrol_class");
	walker_type(&walker, "3");
	assert_string_equal(field_name(), "other_class");
}

static void too_young_for_class_one_is_said_once(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_SERVICES);
	walker_pick(&walker, "403003");
	walker_walk(&walker, PAGE_QUESTION);
	walker_ask(&walker, "child_iin");
	walker_text(&walker, "220314500114");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->verdict, CHECK_WARN_TURNS);
	assert_true(shows("younger"));
	walker_key(&walker, SYM_ENTER);
	assert_string_equal(field_name(), "child_language");
}

static void ones_own_iin_for_the_child_is_said_once(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_QUESTION);
	walker_ask(&walker, "child_iin");
	walker_text(&walker, "850314400129");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->verdict, CHECK_WARN_SAME_IIN);
	walker_key(&walker, SYM_ENTER);
	assert_string_equal(field_name(), "child_class");
}

/* A number's field is as long as its longest number, a name's as its form says. */
static void fields_are_as_long_as_their_answers(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_SERVICES);
	walker_pick(&walker, "803014");
	walker_walk(&walker, PAGE_QUESTION);
	assert_int_equal(visit->line.max, 120);
	walker_ask(&walker, "attestation_year");
	assert_int_equal(visit->line.max, 4);
	assert_true(shows("____"));
	assert_false(shows("_____"));
}

#define WALK(f) cmocka_unit_test_setup_teardown(f, open_walker, close_walker)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WALK(second_child_is_asked_for_alone),
		WALK(same_child_is_known_for_another_service),
		WALK(another_child_forgets_the_first),
		WALK(another_service_forgets_the_child_too),
		WALK(applicant_is_one_over_all_services),
		WALK(a_correction_holds_for_all),
		WALK(four_requests_and_no_more),
		WALK(one_request_is_taken_off_and_the_others_stay),
		WALK(giving_up_one_keeps_the_first),
		WALK(after_a_change_given_up_all_is_asked),
		WALK(nothing_is_sent_with_a_question_open),
		WALK(beside_a_request_there_is_no_mere_number),
		WALK(sending_twice_after_a_fault_sends_each_once),
		WALK(papers_of_an_answer_come_after_it),
		WALK(a_changed_answer_brings_its_paper),
		WALK(a_relative_is_told_who_may_apply),
		WALK(a_relative_gets_a_number_all_the_same),
		WALK(nothing_of_that_page_is_hidden),
		WALK(a_window_warns_on_the_answer_that_decides),
		WALK(an_answer_without_a_window_goes_on),
		WALK(too_young_for_class_one_is_said_once),
		WALK(ones_own_iin_for_the_child_is_said_once),
		WALK(fields_are_as_long_as_their_answers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
