/* What has become of my request? Numbers and codes, right and wrong, slow and
 * typed by a scanner. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "walker.h"

enum { QUARTER_S = 900 };

static struct walker walker;

static int setup(void **state)
{
	(void)state;
	walker_open(&walker, 80, 24);
	walker.code = "0421";
	walker.standing = (struct standing) {
		.row = { { .registration = "2026-000123", .service = "403015",
		           .state = REQUEST_ACCEPTED } },
		.since = { { 2026, 11, 20 } }, .count = 1,
	};
	walker_to(&walker, LANG_EN, PAGE_SERVICES);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	walker_close(&walker);
	return 0;
}

static enum page_id page(void)
{
	return walker.visitor.visit.page;
}

static bool shows(const char *text)
{
	return strstr(walker_screen(&walker), text) != NULL;
}

static int asked(void)
{
	return walker.effects[EFFECT_STATUS];
}

static void type_line(const char *text)
{
	walker_text(&walker, text);
	walker_key(&walker, SYM_ENTER);
}

static void to_code(void)
{
	walker_key(&walker, SYM_F7);
	type_line("123");
	assert_int_equal(page(), PAGE_STATUS_CODE);
}

static void the_item_and_the_key_lead_there(void **state)
{
	(void)state;
	assert_true(shows("F7 What has become of my request?"));
	walker_key(&walker, SYM_F7);
	assert_int_equal(page(), PAGE_STATUS);
	walker_key(&walker, SYM_ESC);
	assert_int_equal(page(), PAGE_SERVICES);
	visitor_focus(&walker.visitor, TARGET_STATUS);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(page(), PAGE_STATUS);
}

static void a_right_pair_is_told(void **state)
{
	(void)state;
	to_code();
	type_line("0421");
	assert_int_equal(page(), PAGE_STANDING);
	assert_string_equal(walker.visitor.visit.asked.registration, "2026-000123");
	assert_true(shows("2026-000123"));
	assert_true(shows("20.11.2026"));
	assert_true(shows("Accepted and in work."));
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(page(), PAGE_IDLE);
}

/* Every state has words of its own in every language. */
static void every_state_is_told_in_every_language(void **state)
{
	static const enum sym speak[] = { SYM_F2, SYM_F3, SYM_F4 };
	char told[LANG_COUNT * REQUEST_STATES][512];
	int count = 0;
	(void)state;
	for (int i = 0; i < REQUEST_STATES; i++) {
		walker.standing.row[0].state = (enum request_state)i;
		to_code();
		type_line("0421");
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			walker_key(&walker, speak[lang]);
			char words[512], first[200];
			standing_tell(walker.catalog, &walker.standing.row[0], (enum lang)lang, words,
			              sizeof words);
			snprintf(first, sizeof first, "%.*s", (int)strcspn(words, "."), words);
			assert_true(shows(first));
			for (int j = 0; j < count; j++)
				assert_string_not_equal(told[j], words);
			snprintf(told[count++], sizeof *told, "%s", words);
		}
		walker_key(&walker, SYM_ESC);
	}
}

/* Until when, that it is ready, why not and what can be done. */
static void what_belongs_to_a_state_is_told(void **state)
{
	struct status_row *row = &walker.standing.row[0];
	(void)state;
	row->state = REQUEST_ACCEPTED;
	row->due = (struct date){ 2026, 11, 25 };
	to_code();
	type_line("0421");
	walker_key(&walker, SYM_F4);
	assert_true(shows("The answer comes on 25.11.2026"));
	walker_key(&walker, SYM_ESC);
	row->ready = true;
	to_code();
	type_line("0421");
	walker_key(&walker, SYM_F4);
	assert_true(shows("Ready."));
	assert_false(shows("25.11.2026"));
	walker_key(&walker, SYM_ESC);
	row->state = REQUEST_NOT_ACCEPTED;
	row->ready = false;
	snprintf(row->ground, sizeof row->ground, "incomplete");
	to_code();
	type_line("0421");
	walker_key(&walker, SYM_F4);
	assert_true(shows("The package of documents is incomplete"));
	assert_true(shows("Bring the missing documents"));
	walker_key(&walker, SYM_ESC);
}

static void what_is_no_number_is_not_asked(void **state)
{
	static const char *const wrong[] = { "", "0", "2026-", "-5", "12345678", "2026-0", "A",
	                                     "20261399-17-0421", "20261123-17-042" };
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		walker_key(&walker, SYM_F7);
		type_line(wrong[i]);
		assert_int_equal(page(), PAGE_STATUS);
		assert_true(shows("This is no registration number."));
		walker_key(&walker, SYM_ESC);
	}
	to_code();
	type_line("042");
	assert_true(shows("Enter all four digits"));
	walker_text(&walker, "x-");
	assert_true(shows("042_"));
	assert_int_equal(asked(), 0);
}

static void a_number_may_be_written_in_its_ways(void **state)
{
	static const char *const ways[] = { "2026-000123", "2026-123", "2026000123", "123", "000123",
	                                    "2026 000123" };
	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		walker_key(&walker, SYM_F7);
		type_line(ways[i]);
		assert_int_equal(page(), PAGE_STATUS_CODE);
		assert_string_equal(walker.visitor.visit.asked.registration, "2026-000123");
		walker_key(&walker, SYM_ESC);
		walker_key(&walker, SYM_ESC);
	}
}

/* The words do not tell whether the number exists; the walker's register knows
 * every number by one code alone, so the two are the same here as there. */
static void a_wrong_pair_is_slowed_down(void **state)
{
	(void)state;
	to_code();
	type_line("0422");
	assert_int_equal(page(), PAGE_STATUS_CODE);
	assert_true(shows("Nothing is registered under this number and code."));
	assert_true(shows("in 2 seconds"));
	type_line("0421");
	assert_int_equal(asked(), 1);
	assert_int_equal(page(), PAGE_STATUS_CODE);
	walker_wait(&walker, 2);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(asked(), 2);
	assert_int_equal(page(), PAGE_STANDING);
}

/* Another visitor, another number, a QR: all wait for the same. */
static void all_wait_alike(void **state)
{
	(void)state;
	to_code();
	type_line("0422");
	for (int i = 0; i < 4; i++)
		tries_refuse(&walker.visitor.tries, walker.mono_ms);
	visitor_end(&walker.visitor);
	walker_to(&walker, LANG_EN, PAGE_SERVICES);
	walker_key(&walker, SYM_F7);
	type_line("20261123-17-0421");
	assert_int_equal(asked(), 1);
	assert_int_equal(page(), PAGE_STATUS);
}

static void about_ten_tries_in_a_quarter_of_an_hour(void **state)
{
	(void)state;
	to_code();
	int64_t began_ms = walker.mono_ms;
	while (walker.mono_ms - began_ms < QUARTER_S * 1000LL) {
		type_line("0422");
		walker_wait(&walker, 1);
		if (page() == PAGE_WARNING)
			walker_key(&walker, SYM_ENTER);
	}
	assert_in_range(asked(), 8, 11);
	/* A right one in between would not help. */
	int wrong = walker.visitor.tries.wrong;
	walker_wait(&walker, 1);
	assert_int_equal(walker.visitor.tries.wrong, wrong);
}

static void calm_forgets(void **state)
{
	struct tries tries = { 0 };
	(void)state;
	for (int i = 0; i < 20; i++)
		tries_refuse(&tries, 0);
	assert_int_equal(tries_shut_ms(&tries, 0), TRIES_SHUT_MOST_MS);
	int64_t later_ms = tries.shut_until_ms + TRIES_CALM_MS;
	assert_int_equal(tries_shut_ms(&tries, later_ms), 0);
	tries_refuse(&tries, later_ms - 1);
	assert_int_equal(tries_shut_ms(&tries, later_ms - 1), TRIES_SHUT_MOST_MS);
	later_ms += TRIES_SHUT_MOST_MS + TRIES_CALM_MS;
	tries_refuse(&tries, later_ms);
	assert_int_equal(tries_shut_ms(&tries, later_ms), TRIES_SHUT_FIRST_MS);
}

/* A scanner types as a keyboard does: what arrives depends on the terminal's
 * layout. The second is the program's Kazakh one, the third that of other
 * systems, the letter of the fifth Russian. */
static void a_scanned_ticket_needs_no_code(void **state)
{
	static const struct {
		const char *typed, *number, *registration;
	} scanned[] = {
		{ "20261123-17-0421", "17", "" },
		{ "әқә,11әіө1.өқңә1", "17", "" },
		{ "әқә,\"\"әіө\".өқңә\"", "17", "" },
		{ "20261123-A-017-0421", "A-017", "" },
		{ "20261123-Ф-017-0421", "A-017", "" },
		{ "20261123-2026-000123-0421", "2026-000123", "2026-000123" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof scanned / sizeof *scanned; i++) {
		const struct standing_key *asked_about = &walker.visitor.visit.asked;
		walker_key(&walker, SYM_F7);
		type_line(scanned[i].typed);
		if (page() != PAGE_STANDING)
			fail_msg("%s", scanned[i].typed);
		assert_string_equal(asked_about->number, scanned[i].number);
		assert_string_equal(asked_about->registration, scanned[i].registration);
		assert_string_equal(asked_about->code, "0421");
		assert_int_equal(asked_about->day.day, 23);
		walker_key(&walker, SYM_ESC);
	}
}

/* Wrong codes of somebody else: who scans is told to wait, and the ticket does not
 * stay in the field for the next. */
static void a_scanned_ticket_that_must_wait_is_told_so(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++)
		tries_refuse(&walker.visitor.tries, walker.mono_ms);
	int before = asked();
	walker_key(&walker, SYM_F7);
	assert_false(shows("can be tried in"));
	type_line("20261123-2026-000123-0421");
	assert_int_equal(asked(), before);
	assert_true(shows("The next code can be tried in"));
	assert_false(shows("0421"));
	walker_wait(&walker, 16);
	assert_false(shows("can be tried in"));
	type_line("20261123-2026-000123-0421");
	assert_int_equal(page(), PAGE_STANDING);
}

static void a_register_that_cannot_be_read_is_no_wrong_code(void **state)
{
	(void)state;
	to_code();
	walker.status_fault = FAULT_BUSY;
	type_line("0421");
	assert_true(shows("The register cannot be read now."));
	assert_int_equal(walker.visitor.tries.wrong, 0);
	walker.status_fault = FAULT_NONE;
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(page(), PAGE_STANDING);
}

static void left_alone_it_is_wiped(void **state)
{
	const struct school *school = catalog_school(walker.catalog);
	struct standing_key nothing = { 0 };
	(void)state;
	to_code();
	type_line("0421");
	walker_wait(&walker, school->idle_warn_s + school->idle_count_s + 1);
	assert_int_equal(page(), PAGE_IDLE);
	assert_memory_equal(&walker.visitor.visit.asked, &nothing, sizeof nothing);
	assert_int_equal(walker.visitor.visit.standing.count, 0);
	assert_string_equal(walker.visitor.visit.standing.row[0].registration, "");
	assert_int_equal(walker.visitor.visit.line.len, 0);
}

static void another_request_begins_blank(void **state)
{
	(void)state;
	to_code();
	type_line("0421");
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(page(), PAGE_STATUS);
	assert_true(shows("→ ____"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_item_and_the_key_lead_there),
		TEST(a_right_pair_is_told),
		TEST(every_state_is_told_in_every_language),
		TEST(what_belongs_to_a_state_is_told),
		TEST(what_is_no_number_is_not_asked),
		TEST(a_number_may_be_written_in_its_ways),
		TEST(a_wrong_pair_is_slowed_down),
		TEST(all_wait_alike),
		TEST(about_ten_tries_in_a_quarter_of_an_hour),
		TEST(calm_forgets),
		TEST(a_scanned_ticket_needs_no_code),
		TEST(a_scanned_ticket_that_must_wait_is_told_so),
		TEST(a_register_that_cannot_be_read_is_no_wrong_code),
		TEST(left_alone_it_is_wiped),
		TEST(another_request_begins_blank),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
