/* A pause: answers kept in memory under a code, and really gone afterwards. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "visitor/drafts.h"
#include "walker.h"

static struct walker walker;
static struct visit *const visit = &walker.visitor.visit;
static const char iin[] = "850314400129";

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

/* Leaves the page on the screen; gives the code. */
static void leave(char code[static DRAFT_CODE])
{
	walker_key(&walker, SYM_F9);
	assert_int_equal(visit->page, PAGE_PAUSE);
	memcpy(code, visit->code, DRAFT_CODE);
	assert_int_equal(strlen(code), 4);
	walker_wait(&walker, 2);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_IDLE);
}

/* From the idle page: types a code. */
static void come_back(const char *code)
{
	walker_key(&walker, SYM_ENTER);
	walker_key(&walker, SYM_F9);
	assert_int_equal(visit->page, PAGE_CODE);
	walker_type(&walker, code);
	walker_key(&walker, SYM_ENTER);
}

/* A code that is not held. */
static const char *wrong_code(void)
{
	static char code[DRAFT_CODE];
	for (int i = 0; i < 10000; i++) {
		bool held = false;
		snprintf(code, sizeof code, "%04u", (unsigned)i % 10000);
		for (int k = 0; k < DRAFTS_MAX; k++)
			held = held || strcmp(walker.visitor.drafts.item[k].code, code) == 0;
		if (!held)
			break;
	}
	return code;
}

static void comes_back_to_the_very_place(void **state)
{
	char code[DRAFT_CODE];
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_QUESTION);
	walker_ask(&walker, "child_iin");
	walker_type(&walker, "1603");
	leave(code);
	assert_true(model_holds(iin));
	assert_int_equal(visit->lang, LANG_KK);
	come_back(code);
	assert_int_equal(visit->page, PAGE_QUESTION);
	assert_int_equal(visit->lang, LANG_RU);
	assert_true(shows("1603"));
	assert_int_equal(walker.effects[EFFECT_THEME], 1);
	assert_false(drafts_any(&walker.visitor.drafts));
	walker_type(&walker, "14500110");
	walker_key(&walker, SYM_ENTER);
	walker_key(&walker, SYM_ENTER);
	walker_finish(&walker, PAGE_TICKET);
	assert_string_equal(answers_value(&walker.sent.answers, "child_iin"), "160314500110");
}

static const enum page_id pages[] = { PAGE_PAPERS, PAGE_QUESTION, PAGE_REVIEW };

static void every_page_of_a_request_can_be_left(void **state)
{
	char code[DRAFT_CODE];
	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		walker_to(&walker, LANG_EN, pages[i]);
		leave(code);
		come_back(code);
		assert_int_equal(visit->page, pages[i]);
		walker_key(&walker, SYM_F10);
		walker_key(&walker, SYM_DOWN);
		walker_key(&walker, SYM_ENTER);
		assert_false(model_holds(iin)); /* the draft was moved, not copied */
	}
}

static void nothing_is_left_after_its_time(void **state)
{
	int draft_s = catalog_school(walker.catalog)->draft_s;
	char code[DRAFT_CODE];
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_REVIEW);
	leave(code);
	walker_wait(&walker, draft_s - 5);
	assert_true(model_holds(iin));
	walker_wait(&walker, 5);
	assert_false(model_holds(iin));
	assert_false(model_holds("Әбдіқадыров"));
	walker_key(&walker, SYM_ENTER);
	assert_false(shows("F9"));
	walker_key(&walker, SYM_F9);
	assert_int_equal(visit->page, PAGE_LANGUAGE);
}

static void going_on_needs_no_code(void **state)
{
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_REVIEW);
	walker_key(&walker, SYM_F9);
	walker_key(&walker, SYM_ESC);
	assert_int_equal(visit->page, PAGE_REVIEW);
	assert_false(drafts_any(&walker.visitor.drafts));
	walker_key(&walker, SYM_F9);
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_REVIEW);
	assert_false(drafts_any(&walker.visitor.drafts));
}

static void the_code_leaves_the_screen_by_itself(void **state)
{
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_REVIEW);
	walker_key(&walker, SYM_F9);
	walker_wait(&walker, catalog_school(walker.catalog)->idle_warn_s);
	assert_int_equal(visit->page, PAGE_IDLE);
	assert_true(drafts_any(&walker.visitor.drafts));
}

static void four_at_once_and_the_fifth_is_told(void **state)
{
	char code[DRAFTS_MAX][DRAFT_CODE];
	(void)state;
	for (int i = 0; i < DRAFTS_MAX; i++) {
		walker_to(&walker, LANG_EN, PAGE_REVIEW);
		leave(code[i]);
		for (int k = 0; k < i; k++)
			assert_string_not_equal(code[i], code[k]);
	}
	walker_to(&walker, LANG_EN, PAGE_REVIEW);
	walker_key(&walker, SYM_F9);
	assert_int_equal(visit->page, PAGE_PAUSE);
	assert_true(shows("cannot keep your answers now"));
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_REVIEW);
}

static void a_wrong_code_takes_and_destroys_nothing(void **state)
{
	char code[DRAFT_CODE];
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_REVIEW);
	leave(code);
	come_back(wrong_code());
	assert_int_equal(visit->page, PAGE_CODE);
	walker_key(&walker, SYM_F4);
	assert_true(shows("Nothing is kept under this code"));
	walker_type(&walker, code); /* the right one, too early */
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_CODE);
	walker_wait(&walker, 3);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_REVIEW);
}

static void half_a_code_is_no_try(void **state)
{
	char code[DRAFT_CODE];
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_REVIEW);
	leave(code);
	come_back("12");
	walker_key(&walker, SYM_F4);
	assert_true(shows("all four digits"));
	assert_int_equal(drafts_shut_ms(&walker.visitor.drafts, walker.mono_ms), 0);
}

/* Whoever guesses for a whole quarter of an hour gets few tries. */
static void guessing_slows_down_for_all(void **state)
{
	struct drafts *drafts = &walker.visitor.drafts;
	struct visit taken;
	char code[DRAFT_CODE];
	int64_t now = 0, end = 900000;
	int tries = 0;
	(void)state;
	drafts_hold(drafts, visit, end, code);
	for (; now < end; now += drafts_shut_ms(drafts, now), tries++) {
		int64_t before = drafts_shut_ms(drafts, now);
		assert_int_equal(before, 0);
		assert_false(drafts_take(drafts, wrong_code(), now, &taken));
		assert_true(drafts_shut_ms(drafts, now) <= DRAFT_SHUT_MOST_MS);
		assert_false(drafts_take(drafts, code, now + 1, &taken)); /* not even the right one */
	}
	assert_in_range(tries, 10, 25);
	assert_true(drafts_take(drafts, code, now, &taken));
}

/* A draft of one's own does not buy more tries at a neighbour's. */
static void a_right_code_does_not_reset_the_wait(void **state)
{
	struct drafts *drafts = &walker.visitor.drafts;
	struct visit taken;
	char mine[DRAFT_CODE], neighbours[DRAFT_CODE];
	int64_t first, now = 0;
	(void)state;
	drafts_hold(drafts, visit, 900000, neighbours);
	drafts_hold(drafts, visit, 900000, mine);
	drafts_take(drafts, wrong_code(), now, &taken);
	first = drafts_shut_ms(drafts, now);
	now += first;
	assert_true(drafts_take(drafts, mine, now, &taken));
	drafts_take(drafts, wrong_code(), now, &taken);
	assert_true(drafts_shut_ms(drafts, now) > first);
}

static void a_draft_under_way_is_not_lost_to_another(void **state)
{
	char code[DRAFT_CODE];
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_REVIEW);
	leave(code);
	walker_to(&walker, LANG_EN, PAGE_REVIEW);
	visitor_focus(&walker.visitor, TARGET_ADD);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_SERVICES);
	walker_key(&walker, SYM_F9); /* taking one up would lose the request that is ready */
	assert_int_equal(visit->page, PAGE_SERVICES);
	assert_false(shows("I have a code"));
}

#define WALK(f) cmocka_unit_test_setup_teardown(f, open_walker, close_walker)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WALK(comes_back_to_the_very_place),
		WALK(every_page_of_a_request_can_be_left),
		WALK(nothing_is_left_after_its_time),
		WALK(going_on_needs_no_code),
		WALK(the_code_leaves_the_screen_by_itself),
		WALK(four_at_once_and_the_fifth_is_told),
		WALK(a_wrong_code_takes_and_destroys_nothing),
		WALK(half_a_code_is_no_try),
		WALK(guessing_slows_down_for_all),
		WALK(a_right_code_does_not_reset_the_wait),
		WALK(a_draft_under_way_is_not_lost_to_another),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
