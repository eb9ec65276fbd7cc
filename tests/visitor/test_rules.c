/* What good screens do. The numbers are those of the list of rules that the
 * screens are judged by: 1 to 5 and 24 to 46. Rules that a model without a
 * terminal cannot show are proven elsewhere: 30 by the papers' tests, 35 by the
 * console's, 36 by the looks', 43 by the bench, 46 on the booted machine too.
 * 42, an on-screen keyboard, comes with touch screens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"
#include "tour.h"

static struct walker walker;
static struct visit *const visit = &walker.visitor.visit;

static int open_walker(void **state)
{
	(void)state;
	walker_open(&walker, 80, 24);
	return 0;
}

static int open_large(void **state)
{
	(void)state;
	walker_open(&walker, 120, 33);
	return 0;
}

static int close_walker(void **state)
{
	(void)state;
	walker_close(&walker);
	return 0;
}

static void assert_shows(const char *text)
{
	if (tour_count(&walker, text) == 0)
		fail_msg("\"%s\" is not on the screen\n%s", text, walker_screen(&walker));
}

static void rule_01_idle_tells_what_and_how_in_three_languages(void **state)
{
	(void)state;
	assert_shows("өтініш беріп");
	assert_shows("Кез келген пернені басыңыз");
	assert_shows("подать заявление");
	assert_shows("Нажмите любую клавишу");
	assert_shows("Make an application");
	assert_shows("Press any key");
}

static void rule_02_any_key_wakes_and_answers_nothing(void **state)
{
	static const enum sym keys[] = {
		SYM_ENTER, SYM_ESC, SYM_UP, SYM_F1, SYM_F3, SYM_F10, SYM_BACKSPACE, SYM_TAB,
	};
	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		walker_key(&walker, keys[i]);
		assert_int_equal(visit->page, PAGE_LANGUAGE);
		assert_int_equal(visit->lang, LANG_KK);
		assert_int_equal(visit->application.answers.count, 0);
		visitor_end(&walker.visitor);
	}
	walker_type(&walker, "2");
	assert_int_equal(visit->page, PAGE_LANGUAGE);
	assert_int_equal(visit->lang, LANG_KK);
}

static void rule_03_languages_are_named_in_themselves(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_LANGUAGE);
	assert_shows("1  Қазақша");
	assert_shows("2  Русский");
	assert_shows("3  English");
}

static char bar[128];

static void languages_at_the_same_place(struct walker *at)
{
	char row[128] = "";
	if (visit->page == PAGE_IDLE)
		return;
	const char *found = strstr(walker_screen(at), "F2 Қазақша");
	assert_non_null(found);
	snprintf(row, sizeof row, "%d %.*s", tour_row(at, "F2 Қазақша"),
	         (int)strcspn(found, "\n"), found);
	if (!*bar)
		memcpy(bar, row, sizeof bar);
	assert_string_equal(row, bar);
	if (visit->page == PAGE_CONSENT)
		return; /* a text in another language is read from its beginning */
	/* Switching keeps the page and the answers. */
	enum lang lang = visit->lang;
	enum page_id page = visit->page;
	int question = visit->question, count = visit->application.answers.count;
	for (int to = LANG_COUNT - 1; to >= 0; to--)
		walker_key(at, (enum sym)(SYM_F2 + to));
	walker_key(at, (enum sym)(SYM_F2 + (int)lang));
	assert_int_equal(visit->page, page);
	assert_int_equal(visit->question, question);
	assert_int_equal(visit->application.answers.count, count);
	assert_int_equal(visit->lang, lang);
}

static void rule_04_language_on_every_screen_and_answers_stay(void **state)
{
	(void)state;
	*bar = '\0';
	tour(&walker, LANG_RU, "403015", languages_at_the_same_place);
	tour(&walker, LANG_EN, "803005", languages_at_the_same_place);
}

static void rule_05_everything_returns_to_the_default(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_QUESTION);
	walker_key(&walker, SYM_F6);
	assert_true(visit->inverse);
	walker_ask(&walker, "applicant_name");
	walker_key(&walker, SYM_F5);
	walker_wait(&walker, 600);
	struct visit blank = { .entered_ms = visit->entered_ms, .touched_ms = visit->touched_ms };
	assert_memory_equal(visit, &blank, sizeof blank);
	assert_shows("Кез келген пернені басыңыз");
}

static void rule_24_outside_a_window_is_said_with_what_to_do(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_SERVICES);
	walker_pick(&walker, "403015");
	assert_shows("outside the usual time");
	assert_shows("You may apply all the");
	assert_int_equal(tour_cells(&walker, STYLE_ERROR), 0);
	walker_key(&walker, SYM_ESC);
	walker_pick(&walker, "403003"); /* has a window for each class */
	assert_int_equal(tour_count(&walker, "outside"), 0);
	walker_walk(&walker, PAGE_QUESTION);
	walker_ask(&walker, "enrol_class");
	walker_type(&walker, "2");
	assert_shows("outside the usual time");
	assert_shows("may apply all the same");
	assert_int_equal(tour_cells(&walker, STYLE_ERROR), 0);
}

static void rule_25_problem_page_is_plain(void **state)
{
	static const char *const jargon[] = { "SQL", "atabase", "rror", "ODE", "ault" };
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_REVIEW);
	walker.save_fault = FAULT_DISK;
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_PROBLEM);
	assert_shows("Your answers are still here");
	assert_shows("tell the staff");
	assert_int_equal(tour_cells(&walker, STYLE_ERROR), 0);
	for (size_t i = 0; i < sizeof jargon / sizeof *jargon; i++)
		assert_int_equal(tour_count(&walker, jargon[i]), 0);
	walker.save_fault = FAULT_NONE;
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_TICKET);
}

static void rule_26_check_answers_before_sending(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_REVIEW);
	assert_shows("Check your answers before you send them");
	assert_shows("not provided"); /* the flat */
	assert_shows("Send the request");
	const struct service *service = visit->application.service;
	for (size_t i = 0; i < service->field_count; i++) {
		if (!relevant_now(&service->fields[i].relevant, &visit->application.answers))
			continue;
		visitor_focus(&walker.visitor, TARGET_ITEM + (int)i);
		assert_shows(words_in(&service->fields[i].brief, LANG_EN));
		walker_key(&walker, SYM_ENTER);
		assert_int_equal(visit->page, PAGE_QUESTION);
		assert_ptr_equal(visitor_field(&walker.visitor), &service->fields[i]);
		walker_key(&walker, SYM_ESC);
		assert_int_equal(visit->page, PAGE_REVIEW);
	}
}

static void rule_27_send_twice_sends_once(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_REVIEW);
	walker_key(&walker, SYM_ENTER);
	walker_key(&walker, SYM_ENTER);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effects[EFFECT_SAVE], 1);
	assert_int_equal(visit->page, PAGE_TICKET);
}

static void rule_28_confirmation_says_what_happens_next(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_TICKET);
	assert_true(tour_cells(&walker, STYLE_BIG) > 20);
	assert_shows("2026-000123");
	assert_shows("3 people are ahead of you");
	assert_shows("Wait here");
	visit->paper = PAPER_NONE;
	walker_event(&walker, EVENT_PAPER);
	assert_shows("Your number is valid: write it down");
	assert_true(tour_cells(&walker, STYLE_BIG) > 20);
	assert_shows("0421");
}

static void rule_29_confirmation_leaves_by_itself_and_says_so(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_TICKET);
	visit->paper = PAPER_OUT;
	walker_event(&walker, EVENT_PAPER);
	int stay_s = catalog_school(walker.catalog)->ticket_s;
	assert_in_range(stay_s, 20, 30);
	assert_shows("closes by itself in 30 seconds");
	walker_wait(&walker, stay_s + 1);
	assert_int_equal(visit->page, PAGE_IDLE);
}

static void rule_31_silence_warns_counts_and_any_key_goes_on(void **state)
{
	const struct school *school = catalog_school(walker.catalog);
	(void)state;
	assert_in_range(school->idle_warn_s, 90, 300);
	assert_in_range(school->idle_count_s, 20, 45);
	walker_to(&walker, LANG_EN, PAGE_QUESTION);
	walker_ask(&walker, "applicant_iin");
	walker_text(&walker, "8503");
	for (int times = 0; times < 10; times++) {
		walker_wait(&walker, school->idle_warn_s);
		assert_shows("To protect your privacy");
		walker_wait(&walker, school->idle_count_s - 2);
		assert_shows("2 seconds");
		walker_key(&walker, SYM_UP);
		assert_int_equal(visit->page, PAGE_QUESTION);
		assert_shows("8503");
	}
}

static void rule_32_nothing_of_the_last_visitor_can_be_reached(void **state)
{
	static const enum sym keys[] = { SYM_ESC, SYM_UP, SYM_BACKSPACE, SYM_ESC, SYM_DOWN };
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_REVIEW);
	assert_shows("Әбдіқадырова");
	walker_wait(&walker, 600);
	walker_to(&walker, LANG_KK, PAGE_QUESTION);
	while (visit->page == PAGE_QUESTION) {
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
			assert_int_equal(tour_count(&walker, "Әбдіқадыр"), 0);
			assert_int_equal(tour_count(&walker, "850314400129"), 0);
		}
		walker_key(&walker, SYM_F8);
	}
	assert_int_equal(tour_count(&walker, "Әбдіқадыр"), 0);
}

static void asks_before_it_discards(struct walker *at)
{
	enum page_id page = visit->page;
	int question = visit->question;
	if (page == PAGE_IDLE || page == PAGE_SENDING || page == PAGE_TICKET)
		return;
	assert_true(tour_count(at, "F10") == 1);
	walker_key(at, SYM_F10);
	assert_int_equal(visit->page, PAGE_AGAIN);
	walker_key(at, SYM_ENTER);
	assert_int_equal(visit->page, page);
	assert_int_equal(visit->question, question);
}

static void rule_33_start_again_everywhere_and_asked_once(void **state)
{
	(void)state;
	tour(&walker, LANG_KK, "403015", asks_before_it_discards);
	walker_to(&walker, LANG_KK, PAGE_REVIEW);
	walker_key(&walker, SYM_F10);
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_IDLE);
}

static void rule_34_idle_shows_nobodys_data(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_TICKET);
	walker_leave(&walker);
	assert_int_equal(visit->page, PAGE_IDLE);
	assert_int_equal(tour_count(&walker, "850314400129"), 0);
	assert_int_equal(tour_count(&walker, "Әбдіқадыр"), 0);
	assert_int_equal(tour_count(&walker, "701 123"), 0);
}

/* One mark, by a sign, whatever the colours. */
static void one_mark(struct walker *at)
{
	if (visit->page == PAGE_IDLE || visit->page == PAGE_SENDING)
		return;
	int marks = tour_count(at, "→") - tour_count(at, "→]");
	if (marks != 1)
		fail_msg("%d marks\n%s", marks, walker_screen(at));
}

static void rule_37_focus_is_seen_without_colour(void **state)
{
	(void)state;
	tour_all(&walker, one_mark);
}

static void rule_38_chosen_and_wrong_are_told_by_signs_and_words(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_PAPERS);
	assert_int_equal(tour_count(&walker, "[✓]"), 0);
	walker_type(&walker, "1");
	assert_int_equal(tour_count(&walker, "[✓]"), 1);
	walker_type(&walker, "1");
	assert_int_equal(tour_count(&walker, "[✓]"), 0);
}

static void not_cut(struct walker *at)
{
	if (canvas_clipped(at->canvas))
		fail_msg("something is cut\n%s", walker_screen(at));
}

static void rule_39_nothing_is_cut_on_the_smallest_screen(void **state)
{
	(void)state;
	walker_close(&walker);
	walker_open(&walker, 64, 24);
	tour_all(&walker, not_cut);
}

/* Only arrows, Enter, Esc and digits: what asks for letters is left to the desk. */
static void rule_40_arrows_enter_esc_and_digits_are_enough(void **state)
{
	(void)state;
	walker_key(&walker, SYM_ENTER);
	for (int keys = 0; visit->page != PAGE_TICKET && keys < 1000; keys++) {
		int target = visitor_focused(&walker.visitor);
		bool desk = visit->page == PAGE_QUESTION && target != TARGET_DESK;
		bool type = desk && visitor_field(&walker.visitor)->choice_count == 0;
		walker_key(&walker, type || desk ? SYM_DOWN : SYM_ENTER);
	}
	assert_int_equal(visit->page, PAGE_TICKET);
	walker_leave(&walker);
	walker_to(&walker, LANG_KK, PAGE_REVIEW);
	for (int keys = 0; visit->page != PAGE_AGAIN && keys < 100; keys++)
		walker_key(&walker, SYM_ESC);
	assert_int_equal(visit->page, PAGE_AGAIN); /* all the way back, and asked */
}

static void rule_41_fingers_find_every_target_on_a_large_screen(void **state)
{
	(void)state;
	tour_all(&walker, tour_fingers);
}

static void help_returns(struct walker *at)
{
	enum page_id page = visit->page;
	int focus = visit->focus, question = visit->question;
	if (page == PAGE_IDLE || page == PAGE_SENDING || page == PAGE_TICKET)
		return;
	walker_key(at, SYM_F1);
	assert_int_equal(visit->page, PAGE_HELP);
	assert_shows("1414");
	assert_shows(words_in(&catalog_school(at->catalog)->place, visit->lang));
	walker_key(at, SYM_ENTER);
	assert_int_equal(visit->page, page);
	assert_int_equal(visit->focus, focus);
	assert_int_equal(visit->question, question);
}

static void rule_44_help_on_every_screen_names_people_and_returns(void **state)
{
	(void)state;
	for (int lang = 0; lang < LANG_COUNT; lang++)
		tour(&walker, (enum lang)lang, "403015", help_returns);
}

/* A Latin word on a Kazakh or Russian screen is a leak, but for these. */
static bool is_at_home(const char *word, size_t len)
{
	static const char *const known[] = {
		"English", "Enter", "Esc", "egov", "mail", "aliya", "SMS", "Waiting",
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (strlen(known[i]) == len && strncmp(word, known[i], len) == 0)
			return true;
	}
	return false;
}

static void no_english(struct walker *at)
{
	static const char latin[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
	if (visit->lang == LANG_EN || visit->page == PAGE_IDLE || visit->page == PAGE_LANGUAGE)
		return;
	for (const char *word = walker_screen(at); *word; word++) {
		size_t len = strspn(word, latin);
		if (len > 2 && !is_at_home(word, len))
			fail_msg("\"%.*s\" leaks\n%s", (int)len, word, walker_screen(at));
		word += len ? len - 1 : 0;
	}
}

static void rule_46_no_english_leaks(void **state)
{
	(void)state;
	tour_all(&walker, no_english);
}

#define RULE(name) cmocka_unit_test_setup_teardown(name, open_walker, close_walker)

int main(void)
{
	const struct CMUnitTest tests[] = {
		RULE(rule_01_idle_tells_what_and_how_in_three_languages),
		RULE(rule_02_any_key_wakes_and_answers_nothing),
		RULE(rule_03_languages_are_named_in_themselves),
		RULE(rule_04_language_on_every_screen_and_answers_stay),
		RULE(rule_05_everything_returns_to_the_default),
		RULE(rule_24_outside_a_window_is_said_with_what_to_do),
		RULE(rule_25_problem_page_is_plain),
		RULE(rule_26_check_answers_before_sending),
		RULE(rule_27_send_twice_sends_once),
		RULE(rule_28_confirmation_says_what_happens_next),
		RULE(rule_29_confirmation_leaves_by_itself_and_says_so),
		RULE(rule_31_silence_warns_counts_and_any_key_goes_on),
		RULE(rule_32_nothing_of_the_last_visitor_can_be_reached),
		RULE(rule_33_start_again_everywhere_and_asked_once),
		RULE(rule_34_idle_shows_nobodys_data),
		RULE(rule_37_focus_is_seen_without_colour),
		RULE(rule_38_chosen_and_wrong_are_told_by_signs_and_words),
		RULE(rule_39_nothing_is_cut_on_the_smallest_screen),
		RULE(rule_40_arrows_enter_esc_and_digits_are_enough),
		cmocka_unit_test_setup_teardown(rule_41_fingers_find_every_target_on_a_large_screen,
		                                open_large, close_walker),
		RULE(rule_44_help_on_every_screen_names_people_and_returns),
		RULE(rule_46_no_english_leaks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
