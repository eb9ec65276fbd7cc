/* The journal's page: all of a day is reached, old and new values in words, nothing
 * personal behind it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"
#include "walker.h"

static struct walker walker;
static struct staff_journal *const journal = &walker.staff.journal;

static int setup(void **state)
{
	(void)state;
	walker_open(&walker, LANG_EN, 80, 24);
	walker_enter(&walker);
	walker.staff.account.role = ROLE_HEAD;
	walker_type(&walker, "j");
	assert_int_equal(walker.effect, STAFF_EVENTS);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	walker_close(&walker);
	return 0;
}

static void add(const char *what, const char *detail)
{
	struct event_row *row = &journal->row[journal->count];
	*row = (struct event_row){ .id = 10000 - journal->count, .at = walker.now,
	                           .service = "803005", .registration = "2026-000123" };
	text_copy(row->what, sizeof row->what, what);
	text_copy(journal->detail[journal->count++], FILE_DETAIL, detail);
}

static void must_show(const char *text)
{
	if (!strstr(walker_screen(&walker), text))
		fail_msg("no \"%s\" on\n%s", text, walker_screen(&walker));
}

static void the_whole_day(void **state)
{
	int turned = 0;
	(void)state;
	while (journal->count < JOURNAL_ROWS)
		add("note", "x");
	journal->older = true;
	for (int i = 0; i < JOURNAL_ROWS && !turned; i++) {
		walker.effect = STAFF_NOTHING;
		walker_key(&walker, SYM_DOWN);
		turned = walker.effect == STAFF_EVENTS;
	}
	assert_true(turned);
	assert_int_equal(journal->page, 1);
	assert_int_equal(journal->below[1], 10000 - JOURNAL_ROWS + 1);
	assert_int_equal(journal->top, 0);
	journal->older = false;
	journal->count = 3;
	walker_key(&walker, SYM_PAGE_DOWN); /* the last one stays in sight */
	assert_int_equal(journal->page, 1);
	assert_int_equal(journal->top, 2);
	journal->top = 0;
	walker_key(&walker, SYM_UP);
	assert_int_equal(walker.effect, STAFF_EVENTS);
	assert_int_equal(journal->page, 0);
	assert_int_equal(journal->top, JOURNAL_ROWS - 1);
}

static void old_and_new_in_words(void **state)
{
	(void)state;
	add("correct", "applicant_role\n- self\n+ mother\n");
	must_show("corrected – Applicant: It is my");
	must_show("→ Mother");
	assert_null(strstr(walker_screen(&walker), "applicant_role"));
}

/* Left, and locked. */
static void nothing_personal_stays(void **state)
{
	static const enum sym ways[] = { SYM_ESC, SYM_F7, SYM_F9, SYM_F10 };
	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		walker_enter(&walker);
		walker.staff.account.role = ROLE_HEAD;
		walker_type(&walker, "j");
		add("correct", "applicant_name\n- Gulnar\n+ Gulnur\n");
		walker_key(&walker, ways[i]);
		assert_null(memmem(&walker.staff, sizeof walker.staff, "Guln", 4));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		CASE(the_whole_day),
		CASE(old_and_new_in_words),
		CASE(nothing_personal_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
