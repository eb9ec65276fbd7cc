/* A ticket shown to the scanner opens its request from any page, whatever layout the
 * terminal has; none of its keys does anything else. What a person types, however
 * it begins, does what it always did. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"
#include "walker.h"

enum { SCANNER_MS = 8, PERSON_MS = 130, TICK_MS = 50 };

static struct walker walker;

static int open_walker(void **state)
{
	(void)state;
	walker_open(&walker, LANG_EN, 80, 24);
	walker_enter(&walker);
	return 0;
}

static int close_walker(void **state)
{
	(void)state;
	walker_close(&walker);
	return 0;
}

static void give(enum event_kind kind, struct key key, int after_ms)
{
	walker.mono_ms += after_ms;
	struct event event = {
		.kind = kind, .key = key, .now = walker.now, .mono_ms = walker.mono_ms,
		.cols = 80, .rows = 24,
	};
	if (kind == EVENT_KEY)
		event.action = screen_action(staff_screen(&walker.staff), &key);
	walker.effect = staff_update(&walker.staff, &event);
	walker.effects[walker.effect]++;
}

static void type(const char *text, int step_ms)
{
	size_t used;
	for (; *text; text += used) {
		uint32_t code = text_decode(text, strlen(text), &used);
		give(EVENT_KEY, (struct key){ .sym = SYM_TEXT, .code = code }, step_ms);
	}
}

static void press_enter(int after_ms)
{
	give(EVENT_KEY, (struct key){ .sym = SYM_ENTER }, after_ms);
}

static void tick(void)
{
	give(EVENT_TICK, (struct key){ 0 }, TICK_MS);
}

static void scan(const char *text)
{
	type(text, SCANNER_MS);
	press_enter(SCANNER_MS);
}

static void assert_scanned(const char *number)
{
	assert_int_equal(walker.effects[STAFF_SCAN], 1);
	assert_string_equal(walker.staff.scan.number, number);
	assert_string_equal(walker.staff.scan.code, "0421");
	assert_int_equal(date_compare(walker.staff.scan.day, (struct date){ 2026, 11, 23 }), 0);
	assert_int_equal(walker.effects[STAFF_DO], 0);
}

static void in_every_layout(void **state)
{
	static const struct {
		const char *typed, *number;
	} scans[] = {
		{ "20261123-17-0421", "17" },
		{ "20261123-A-017-0421", "A-017" },
		{ "20261123-Ф-017-0421", "A-017" },
		{ "20261123-2026-000123-0421", "2026-000123" },
		{ "әқә,11әіө1.өқңә1", "17" }, /* the digits of the Kazakh layout */
	};
	(void)state;
	for (size_t i = 0; i < sizeof scans / sizeof *scans; i++) {
		walker.effects[STAFF_SCAN] = 0;
		scan(scans[i].typed);
		assert_scanned(scans[i].number);
	}
}

/* H, N and the like stand for verbs; none of a code's letters gets there. */
static void no_verb_on_the_way(void **state)
{
	(void)state;
	walker_visit(&walker, "403015", VISIT_WAITING, 5);
	scan("20261123-NH-017-0421");
	assert_scanned("NH-017");
	assert_int_equal(walker.staff.page, STAFF_DESK);
	assert_int_equal(walker.staff.scan.count, 0);
}

static void from_each_page(void **state)
{
	static const enum staff_page places[] = {
		STAFF_DESK, STAFF_SEARCH, STAFF_REQUEST, STAFF_JOURNAL, STAFF_CLOSING, STAFF_HELP,
	};
	(void)state;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		staff_lay(&walker.staff, places[i]);
		walker.effects[STAFF_SCAN] = 0;
		scan("20261123-17-0421");
		assert_scanned("17");
		assert_int_equal(walker.staff.line[0].len, 0);
		walker.staff.finding.scanned = true;
		text_copy(walker.staff.finding.wanted, sizeof walker.staff.finding.wanted,
		          "2026-000123");
		walker_done(&walker, STAFF_SCAN, FAULT_NONE);
		assert_int_equal(walker.staff.page, STAFF_REQUEST);
		assert_int_equal(walker.effect, STAFF_LOOK);
		assert_string_equal(walker.staff.request.registration, "2026-000123");
	}
}

static void not_before_somebody_is_in(void **state)
{
	(void)state;
	walker_key(&walker, SYM_F9);
	scan("20261123-17-0421");
	assert_int_equal(walker.effects[STAFF_SCAN], 0);
	assert_int_equal(walker.effects[STAFF_ENTER], 0);
	assert_int_equal(walker.staff.line[2].len, 0);
	assert_non_null(strstr(walker_screen(&walker), "Log in first"));
}

static void a_strange_code_says_so(void **state)
{
	(void)state;
	scan("20261123-17-0421");
	walker_done(&walker, STAFF_SCAN, FAULT_NONE);
	assert_int_equal(walker.staff.page, STAFF_DESK);
	assert_non_null(strstr(walker_screen(&walker), "No ticket of ours"));
	scan("20261123-17-0421");
	walker_done(&walker, STAFF_SCAN, FAULT_BUSY);
	assert_non_null(strstr(walker_screen(&walker), "cannot be used now"));
	scan("20261123-17-0421");
	walker.staff.finding.scanned = true;
	walker_done(&walker, STAFF_SCAN, FAULT_NONE);
	assert_non_null(strstr(walker_screen(&walker), "no request"));
}

/* A digit that could begin a code is late by one tick, nothing more. */
static void what_a_person_types_arrives(void **state)
{
	char text[LINE_BYTES];
	(void)state;
	type("/", PERSON_MS);
	assert_int_equal(walker.staff.page, STAFF_SEARCH);
	type("2026-000", PERSON_MS);
	tick();
	line_get(&walker.staff.line[0], text);
	assert_string_equal(text, "2026-000");
	/* fast, but no code */
	type("20x", SCANNER_MS);
	tick();
	line_get(&walker.staff.line[0], text);
	assert_int_equal(strncmp(text, "2026-00020", 10), 0);
	assert_int_equal(walker.staff.line[0].len, 11);
	assert_int_equal(walker.effects[STAFF_SCAN], 0);
	/* a code typed by hand is taken at Enter */
	give(EVENT_KEY, (struct key){ .sym = SYM_CTRL, .code = 'U' }, PERSON_MS);
	type("20261123-17-0421", PERSON_MS);
	press_enter(PERSON_MS);
	tick();
	assert_scanned("17");
}

/* The keys of a burst that was none go on one by one, past an effect. */
static void a_broken_burst_goes_on(void **state)
{
	(void)state;
	walker_visit(&walker, "403015", VISIT_WAITING, 5);
	type("20n", SCANNER_MS);
	tick();
	for (int i = 0; i < 3; i++)
		tick();
	assert_int_equal(walker.effects[STAFF_DO], 1);
	assert_int_equal(walker.staff.scan.count, 0);
}

static void a_verb_is_never_late(void **state)
{
	(void)state;
	walker_visit(&walker, "403015", VISIT_WAITING, 5);
	type("n", PERSON_MS);
	assert_int_equal(walker.effect, STAFF_DO);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(in_every_layout, open_walker, close_walker),
		cmocka_unit_test_setup_teardown(no_verb_on_the_way, open_walker, close_walker),
		cmocka_unit_test_setup_teardown(from_each_page, open_walker, close_walker),
		cmocka_unit_test_setup_teardown(not_before_somebody_is_in, open_walker, close_walker),
		cmocka_unit_test_setup_teardown(a_strange_code_says_so, open_walker, close_walker),
		cmocka_unit_test_setup_teardown(what_a_person_types_arrives, open_walker, close_walker),
		cmocka_unit_test_setup_teardown(a_broken_burst_goes_on, open_walker, close_walker),
		cmocka_unit_test_setup_teardown(a_verb_is_never_late, open_walker, close_walker),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
