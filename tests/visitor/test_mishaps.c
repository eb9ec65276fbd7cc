/* What happens to a machine that stands in a corridor: somebody leans on a key, a bag
 * lies on the keyboard, a ticket is scanned on the wrong page or by halves, the paper
 * ends, the hour of closing comes, the language is changed in the middle of a word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tour.h"

enum { REPEAT_MS = 33, SCAN_MS = 2, HOUR_S = 3600 };

static struct walker walker;
static struct visit *const visit = &walker.visitor.visit;

static int open_walker(void **state)
{
	(void)state;
	walker_open(&walker, 64, 24);
	walker.code = "0421";
	walker.standing = (struct standing) {
		.row = { { .registration = "2026-000123", .service = "403015" } },
		.since = { { 2026, 11, 20 } }, .count = 1,
	};
	return 0;
}

static int close_walker(void **state)
{
	(void)state;
	walker_close(&walker);
	return 0;
}

static void sees(const char *text)
{
	if (tour_count(&walker, text) == 0)
		fail_msg("\"%s\" is not on the screen\n%s", text, walker_screen(&walker));
}

static void hold(struct key key, int seconds)
{
	walker_press(&walker, key, 1000);
	for (int ms = 0; ms < seconds * 1000; ms += REPEAT_MS)
		walker_press(&walker, key, REPEAT_MS);
}

static void scan(const char *code)
{
	for (int pause_ms = 1000; *code; code++, pause_ms = SCAN_MS)
		walker_press(&walker, (struct key) { .sym = SYM_TEXT, .code = (unsigned char)*code },
		             pause_ms);
	walker_press(&walker, (struct key) { .sym = SYM_ENTER }, SCAN_MS);
}

/* From the idle page. */
static void go_to(enum page_id page)
{
	static const enum sym lays[PAGES] = {
		[PAGE_HELP] = SYM_F1, [PAGE_AGAIN] = SYM_F10, [PAGE_PAUSE] = SYM_F9,
	};
	static const char *const from_services[PAGES] = {
		[PAGE_NUMBER] = "0", [PAGE_INFO] = "9", [PAGE_CARDS] = "91", [PAGE_LEAFLET] = "92",
	};
	if (lays[page] || page == PAGE_WARNING) {
		walker_to(&walker, LANG_KK, PAGE_QUESTION);
		walker_ask(&walker, "applicant_name");
		walker_type(&walker, "fcfy");
	}
	if (page == PAGE_WARNING) {
		walker_wait(&walker, catalog_school(walker.catalog)->idle_warn_s);
	} else if (lays[page]) {
		walker_key(&walker, lays[page]);
	} else if (from_services[page]) {
		walker_to(&walker, LANG_KK, PAGE_SERVICES);
		walker_type(&walker, from_services[page]);
	} else if (page == PAGE_STATUS || page == PAGE_STATUS_CODE) {
		walker_to(&walker, LANG_KK, PAGE_SERVICES);
		walker_key(&walker, SYM_F7);
		if (page == PAGE_STATUS_CODE) {
			walker_type(&walker, "123");
			walker_key(&walker, SYM_ENTER);
		}
	} else if (page == PAGE_CODE) {
		walker_to(&walker, LANG_KK, PAGE_SERVICES);
		visitor_go(&walker.visitor, PAGE_CODE);
	} else if (page == PAGE_DECLINED) {
		walker_to(&walker, LANG_KK, PAGE_CONSENT);
		walker_key(&walker, SYM_DOWN);
		walker_key(&walker, SYM_ENTER);
	} else if (page != PAGE_IDLE) {
		walker_to(&walker, LANG_KK, page);
	}
	assert_int_equal(visit->page, page);
}

static const enum page_id pages[] = {
	PAGE_IDLE, PAGE_LANGUAGE, PAGE_SERVICES, PAGE_SERVICE, PAGE_PAPERS, PAGE_CONSENT, PAGE_NUMBER,
	PAGE_DECLINED, PAGE_QUESTION, PAGE_REVIEW, PAGE_TICKET, PAGE_CODE, PAGE_PAUSE, PAGE_INFO,
	PAGE_CARDS, PAGE_LEAFLET, PAGE_STATUS, PAGE_STATUS_CODE, PAGE_HELP, PAGE_AGAIN, PAGE_WARNING,
};
enum { PAGES_HERE = sizeof pages / sizeof *pages };

/* Not more than two presses count, and nobody consents or sends by more than one. */
static void lean(enum page_id page, struct key key)
{
	go_to(page);
	memset(walker.effects, 0, sizeof walker.effects);
	int answers = visit->application.answers.count;
	bool consented = visit->application.consented;
	hold(key, 3);
	walker_screen(&walker);
	if (canvas_clipped(walker.canvas))
		fail_msg("page %d, key %d: cut\n%s", page, key.sym, walker_screen(&walker));
	bool may_send = key.sym == SYM_ENTER && (page == PAGE_REVIEW || page == PAGE_NUMBER
	                                         || page == PAGE_DECLINED);
	assert_true(walker.effects[EFFECT_SAVE] <= may_send);
	assert_true(walker.effects[EFFECT_THEME] <= 2); /* no flashing */
	assert_true(walker.effects[EFFECT_WIPED] <= 1);
	assert_true(walker.effects[EFFECT_PRINT] == 0);
	assert_true(visit->application.answers.count <= answers + 2);
	if (!consented && page != PAGE_CONSENT)
		assert_false(visit->application.consented);
	memset(&walker.visitor.drafts, 0, sizeof walker.visitor.drafts);
	visitor_end(&walker.visitor);
}

static void leaning_on_a_key_decides_once_or_twice(void **state)
{
	static const struct key keys[] = {
		{ .sym = SYM_ENTER }, { .sym = SYM_ESC }, { .sym = SYM_BACKSPACE }, { .sym = SYM_TAB },
		{ .sym = SYM_UP }, { .sym = SYM_PAGE_DOWN }, { .sym = SYM_F1 }, { .sym = SYM_F2 },
		{ .sym = SYM_F5 }, { .sym = SYM_F6 }, { .sym = SYM_F7 }, { .sym = SYM_F8 },
		{ .sym = SYM_F9 }, { .sym = SYM_F10 }, { .sym = SYM_TEXT, .code = '1' },
		{ .sym = SYM_TEXT, .code = '0' }, { .sym = SYM_TEXT, .code = '9' },
		{ .sym = SYM_TEXT, .code = ' ' }, { .sym = SYM_TEXT, .code = 'f' },
	};
	(void)state;
	for (size_t i = 0; i < PAGES_HERE; i++) {
		for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
			lean(pages[i], keys[k]);
	}
}

/* A visit nobody attends to ends although the keyboard speaks. */
static void a_bag_on_the_keyboard_keeps_no_visit(void **state)
{
	static const struct key keys[] = {
		{ .sym = SYM_TEXT, .code = 'f' }, { .sym = SYM_ENTER }, { .sym = SYM_DOWN },
		{ .sym = SYM_BACKSPACE },
	};
	const struct school *school = catalog_school(walker.catalog);
	(void)state;
	for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
		walker_to(&walker, LANG_KK, PAGE_QUESTION);
		walker_ask(&walker, "applicant_name");
		walker_type(&walker, "fcfy");
		walker_press(&walker, keys[k], 1000);
		int64_t until = walker.mono_ms + (school->idle_warn_s + school->idle_count_s + 5) * 1000LL;
		while (walker.mono_ms < until) {
			walker_press(&walker, keys[k], REPEAT_MS);
			walker_event(&walker, EVENT_TICK);
		}
		assert_int_equal(visit->page, PAGE_IDLE);
		assert_int_equal(visit->application.answers.count, 0);
	}
}

static void hands_that_type_are_not_a_bag(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_QUESTION);
	walker_ask(&walker, "applicant_name");
	for (int i = 0; i < 200; i++) {
		walker_wait(&walker, 1);
		walker_type(&walker, i % 2 ? "f" : "c");
	}
	assert_int_equal(visit->page, PAGE_QUESTION);
}

static int marks(void)
{
	int count = 0;
	for (int i = 0; i < PAPERS_MAX; i++)
		count += visit->application.with_me[i];
	return count;
}

/* Its first character may be a digit that somebody presses; behind it nothing counts. */
static void a_ticket_scanned_elsewhere_answers_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < PAGES_HERE; i++) {
		go_to(pages[i]);
		walker_type(&walker, "2");
		struct visit after = *visit;
		int marked = marks();
		visitor_end(&walker.visitor);
		go_to(pages[i]);
		memset(walker.effects, 0, sizeof walker.effects);
		scan("20261123-17-0421");
		assert_int_equal(walker.effects[EFFECT_SAVE], 0);
		assert_int_equal(walker.effects[EFFECT_PRINT], 0);
		assert_int_equal(visit->page, pages[i] == PAGE_STATUS ? PAGE_STANDING : after.page);
		assert_int_equal(visit->application.answers.count, after.application.answers.count);
		assert_int_equal(visit->application.consented, after.application.consented);
		assert_int_equal(marks(), marked);
		visitor_end(&walker.visitor);
		memset(&walker.visitor.drafts, 0, sizeof walker.visitor.drafts);
	}
}

static void half_a_scan_is_forgotten_with_its_visit(void **state)
{
	(void)state;
	go_to(PAGE_STATUS);
	walker_type(&walker, "2026112");
	walker_wait(&walker, 600);
	assert_int_equal(visit->page, PAGE_IDLE);
	assert_int_equal(visit->line.len, 0);
	go_to(PAGE_STATUS);
	scan("20261123-17-0421");
	assert_int_equal(visit->page, PAGE_STANDING);
}

static void a_scan_behind_half_a_scan_is_understood(void **state)
{
	static const char *const left[] = { "2", "2026112", "20261123-17-042", "9999999999999999999" };
	(void)state;
	for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
		go_to(PAGE_STATUS);
		walker_type(&walker, left[i]);
		scan("20261123-17-0421");
		assert_int_equal(visit->page, PAGE_STANDING);
		assert_string_equal(visit->asked.number, "17");
		visitor_end(&walker.visitor);
	}
	/* by hand nothing is guessed */
	go_to(PAGE_STATUS);
	walker_type(&walker, "9920261123-17-0421");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_STATUS);
}

static void tell_paper(enum paper_news news)
{
	visit->paper = news;
	walker_event(&walker, EVENT_PAPER);
}

/* Of the paper's end one hears late: then there is time to write the number down. */
static void paper_that_ends_leaves_time_to_write(void **state)
{
	int stay_s = catalog_school(walker.catalog)->ticket_s;
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_TICKET);
	walker_wait(&walker, 10);
	tell_paper(PAPER_SENT);
	walker_wait(&walker, stay_s - 1);
	tell_paper(PAPER_NONE);
	sees("Your number is valid");
	sees("0421");
	walker_wait(&walker, stay_s - 1);
	assert_int_equal(visit->page, PAGE_TICKET);
	walker_wait(&walker, 2);
	assert_int_equal(visit->page, PAGE_IDLE);
}

/* A leaflet that is lost says so, and the visit goes on to its ticket. */
static void paper_that_ends_stops_no_visit(void **state)
{
	(void)state;
	go_to(PAGE_LEAFLET);
	visitor_focus(&walker.visitor, TARGET_PRINT);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effects[EFFECT_PRINT], 1);
	visit->handout = HANDOUT_LOST;
	walker_event(&walker, EVENT_CHANGED);
	sees(_("It could not be printed: read it on the screen."));
	walker_key(&walker, SYM_ESC);
	walker_key(&walker, SYM_ESC);
	walker_pick(&walker, "403015");
	walker_walk(&walker, PAGE_TICKET);
	assert_int_equal(visit->page, PAGE_TICKET);
}

static void strike(int hour)
{
	walker.now.unix_s += (hour - walker.now.hour) * HOUR_S;
	walker.now.hour = hour;
}

/* What was begun in time is taken; the page tells when to come. */
static void closing_time_takes_no_answers_away(void **state)
{
	static const enum page_id stops[] = {
		PAGE_SERVICES, PAGE_SERVICE, PAGE_PAPERS, PAGE_CONSENT, PAGE_QUESTION, PAGE_REVIEW,
	};
	(void)state;
	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
		strike(17);
		walker_to(&walker, LANG_EN, stops[i]);
		strike(18);
		walker_event(&walker, EVENT_TICK);
		assert_int_equal(visit->page, stops[i]);
		walker_screen(&walker);
		assert_false(canvas_clipped(walker.canvas));
		if (stops[i] == PAGE_SERVICES)
			walker_pick(&walker, "403015");
		if (stops[i] <= PAGE_SERVICE)
			walker_walk(&walker, PAGE_CONSENT);
		else if (stops[i] == PAGE_PAPERS)
			walker_key(&walker, SYM_ENTER);
		while (visit->page == PAGE_CONSENT)
			walker_key(&walker, SYM_ENTER);
		walker_finish(&walker, PAGE_REVIEW);
		walker_key(&walker, SYM_ENTER);
		assert_int_equal(visit->page, PAGE_TICKET);
		sees("Come on: 24.11.2026, Tuesday");
		sees("The staff will find your request");
		walker_leave(&walker);
	}
}

/* The button in focus goes with the hour: none other takes its key. */
static void a_button_that_goes_takes_its_key_with_it(void **state)
{
	(void)state;
	strike(17);
	walker_to(&walker, LANG_EN, PAGE_SERVICES);
	walker_pick(&walker, "403003");
	walker_walk(&walker, PAGE_QUESTION);
	walker_type(&walker, "5");
	assert_int_equal(visit->page, PAGE_RELATIVE);
	visitor_focus(&walker.visitor, TARGET_NUMBER);
	strike(18);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_RELATIVE);
	assert_int_equal(walker.effects[EFFECT_SAVE], 0);
	assert_int_equal(visitor_focused(&walker.visitor), TARGET_NEXT);
}

/* ... and "I have a code" with the last draft. */
static void a_code_that_is_erased_takes_its_row_with_it(void **state)
{
	(void)state;
	go_to(PAGE_PAUSE);
	walker_wait(&walker, 2);
	walker_key(&walker, SYM_ENTER);
	walker_to(&walker, LANG_KK, PAGE_LANGUAGE);
	visitor_focus(&walker.visitor, TARGET_CODE);
	assert_int_equal(visitor_focused(&walker.visitor), TARGET_CODE);
	walker.mono_ms += catalog_school(walker.catalog)->draft_s * 1000LL;
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_LANGUAGE);
	assert_int_equal(visitor_focused(&walker.visitor), TARGET_ITEM);
}

/* Through every language and back: what stands in the field, and where the focus is. */
static void all_languages_keep(const char *typed)
{
	enum page_id page = visit->page;
	int focused = visitor_focused(&walker.visitor);
	char before[LINE_BYTES], after[LINE_BYTES];
	line_get(&visit->line, before);
	for (int key = SYM_F4; key >= SYM_F2; key--) {
		walker_key(&walker, (enum sym)key);
		assert_int_equal(visit->page, page);
		assert_int_equal(visitor_focused(&walker.visitor), focused);
		line_get(&visit->line, after);
		assert_string_equal(before, after);
		if (*typed)
			sees(typed);
		assert_false(canvas_clipped(walker.canvas));
	}
}

static void the_language_changes_in_the_middle_of_every_answer(void **state)
{
	(void)state;
	for (size_t i = 0; i < catalog_service_count(walker.catalog); i++) {
		walker_to(&walker, LANG_KK, PAGE_SERVICES);
		walker_pick(&walker, catalog_service(walker.catalog, i)->code);
		walker_walk(&walker, PAGE_QUESTION);
		while (visit->page == PAGE_QUESTION) {
			bool choice = visitor_field(&walker.visitor)->choice_count > 0;
			walker_text(&walker, choice ? "" : "3");
			if (choice)
				walker_key(&walker, SYM_DOWN);
			all_languages_keep(choice ? "" : "3");
			walker_key(&walker, choice ? SYM_UP : SYM_BACKSPACE);
			walker_answer(&walker);
		}
		visitor_end(&walker.visitor);
	}
}

static void the_language_changes_on_pages_that_are_no_questions(void **state)
{
	(void)state;
	go_to(PAGE_STATUS);
	walker_type(&walker, "2026-00");
	all_languages_keep("2026-00");
	visitor_end(&walker.visitor);
	go_to(PAGE_STATUS_CODE);
	walker_type(&walker, "04");
	all_languages_keep("04__");
	visitor_end(&walker.visitor);
	go_to(PAGE_CODE);
	walker_type(&walker, "48");
	all_languages_keep("48__");
	visitor_end(&walker.visitor);
	go_to(PAGE_PAPERS);
	walker_type(&walker, "13");
	all_languages_keep("3  [✓]");
	assert_int_equal(tour_count(&walker, "[✓]"), 2);
	visitor_end(&walker.visitor);
	go_to(PAGE_REVIEW);
	all_languages_keep("850314400129");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_TICKET);
	all_languages_keep("2026-000123");
}

/* An answer that was judged stays judged, in the words of the new language. */
static void the_language_changes_below_an_error(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_QUESTION);
	walker_ask(&walker, "applicant_iin");
	walker_text(&walker, "8503");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->verdict, CHECK_IIN_LENGTH);
	all_languages_keep("8503");
	assert_int_equal(visit->verdict, CHECK_IIN_LENGTH);
	walker_key(&walker, SYM_F4);
	sees("There is a problem");
}

/* Whoever comes back with a code need not have chosen a language. */
static void the_codes_page_speaks_all_languages_until_one_is_chosen(void **state)
{
	(void)state;
	go_to(PAGE_PAUSE);
	walker_wait(&walker, 2);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_IDLE);
	walker_to(&walker, LANG_KK, PAGE_LANGUAGE);
	walker_key(&walker, SYM_F9);
	assert_int_equal(visit->page, PAGE_CODE);
	walker_type(&walker, "12");
	walker_key(&walker, SYM_ENTER);
	sees("Кодыңыз қандай? · Какой у вас код? · What is your code?");
	sees("Введите все четыре цифры кода.");
	sees("Enter all four digits of the code.");
	walker_key(&walker, SYM_F3);
	sees("Введите все четыре цифры кода.");
	sees("12__");
	assert_int_equal(tour_count(&walker, "Enter all four"), 0);
	assert_int_equal(tour_count(&walker, "Кодыңыз қандай?"), 0);
	assert_int_equal(lang_now(), LANG_RU);
}

/* Long words hang beside the cap of their key, "0" and "F7" too. */
static void rows_hang_beside_their_keys(void **state)
{
	static const char *const first[] = { "    0  ", "    F7 " };
	(void)state;
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		walker_to(&walker, (enum lang)lang, PAGE_SERVICES);
		walker_screen(&walker);
		for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
			int row = tour_row(&walker, first[i]);
			assert_true(row > 0);
			for (int col = 0; col < 7; col++)
				assert_int_equal(canvas_cell(walker.canvas, row + 1, col).code, ' ');
		}
		visitor_end(&walker.visitor);
	}
}

#define MISHAP(name) cmocka_unit_test_setup_teardown(name, open_walker, close_walker)

int main(void)
{
	const struct CMUnitTest tests[] = {
		MISHAP(leaning_on_a_key_decides_once_or_twice),
		MISHAP(a_bag_on_the_keyboard_keeps_no_visit),
		MISHAP(hands_that_type_are_not_a_bag),
		MISHAP(a_ticket_scanned_elsewhere_answers_nothing),
		MISHAP(half_a_scan_is_forgotten_with_its_visit),
		MISHAP(a_scan_behind_half_a_scan_is_understood),
		MISHAP(paper_that_ends_leaves_time_to_write),
		MISHAP(paper_that_ends_stops_no_visit),
		MISHAP(closing_time_takes_no_answers_away),
		MISHAP(a_button_that_goes_takes_its_key_with_it),
		MISHAP(a_code_that_is_erased_takes_its_row_with_it),
		MISHAP(the_language_changes_in_the_middle_of_every_answer),
		MISHAP(the_language_changes_on_pages_that_are_no_questions),
		MISHAP(the_language_changes_below_an_error),
		MISHAP(the_codes_page_speaks_all_languages_until_one_is_chosen),
		MISHAP(rows_hang_beside_their_keys),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
