/* What nobody has decided does nothing: pasted digits, held keys, rows that came
 * under the mark. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"
#include "papers.h"

static struct walker walker;

static int open_desk(void **state)
{
	(void)state;
	walker_open(&walker, LANG_EN, 80, 24);
	walker_enter(&walker);
	memset(walker.effects, 0, sizeof walker.effects);
	return 0;
}

static int close_desk(void **state)
{
	(void)state;
	walker_close(&walker);
	return 0;
}

static void a_pasted_digit_decides_nothing(void **state)
{
	(void)state;
	walker_visit(&walker, "403015", VISIT_WAITING, 5);
	walker_type(&walker, "d");
	assert_int_equal(walker.staff.page, STAFF_ASK);
	walker_paste(&walker, "1");
	assert_int_equal(walker.staff.page, STAFF_ASK);
	assert_int_equal(walker.effects[STAFF_DO], 0);
	walker_type(&walker, "1");
	assert_int_equal(walker.effects[STAFF_DO], 1);
}

static void done(enum visit_state is)
{
	struct staff_deed *deed = &walker.staff.deed;
	deed->outcome = (struct change_outcome){ .result = CHANGE_DONE, .visit = deed->visit,
	                                         .is = is };
	walker.staff.day.row[deed->visit - 1].state = is;
	walker_done(&walker, STAFF_DO, FAULT_NONE);
}

/* The next row comes under the mark; an arrow, another key or a pause say that it
 * is meant. */
static void a_held_key_answers_one_question(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++)
		walker_visit(&walker, "consultation", VISIT_WAITING, 5);
	for (int i = 0; i < 4; i++) {
		walker_hold(&walker, 'k', 8);
		assert_int_equal(walker.effects[STAFF_DO], i + 1);
		done(VISIT_DONE);
		walker_event(&walker, EVENT_CHANGED);
		if (i > 0)
			walker_key(&walker, i == 1 ? SYM_DOWN : SYM_F4);
	}
}

static void tell(int i, const char *registration)
{
	struct staff_request *request = &walker.staff.request;
	request->tell[i] = (struct work_row){ .ready = true };
	text_copy(request->tell[i].registration, sizeof request->tell[i].registration, registration);
	text_copy(request->tell[i].service, sizeof request->tell[i].service, "803005");
	request->tell_count = i + 1;
}

static void a_held_key_ticks_one_person(void **state)
{
	(void)state;
	walker_type(&walker, "l");
	for (int i = 0; i < 3; i++)
		tell(i, (const char *const[]){ "2026-000001", "2026-000002", "2026-000003" }[i]);
	walker_hold(&walker, 'd', 4);
	assert_int_equal(walker.effects[STAFF_FILE_DO], 1);
	walker_key(&walker, SYM_DOWN);
	walker_type(&walker, "d");
	assert_int_equal(walker.effects[STAFF_FILE_DO], 2);
}

static void a_held_key_changes_one_account_once(void **state)
{
	struct staff *staff = &walker.staff;
	(void)state;
	staff->account.role = staff->accounts[0].role = ROLE_HEAD;
	walker_key(&walker, SYM_F7);
	assert_int_equal(staff->page, STAFF_PEOPLE);
	walker_hold(&walker, 'r', 3);
	assert_int_equal(walker.effects[STAFF_PEOPLE_DO], 1);
}

/* Deleting asks twice; one long press is one answer. */
static void a_held_digit_answers_one_question(void **state)
{
	struct staff *staff = &walker.staff;
	(void)state;
	staff->account.role = staff->accounts[0].role = ROLE_HEAD;
	request_open(staff, "2026-000123");
	papers_file(&staff->request.file, &walker.now);
	staff->request.there = true;
	walker_type(&walker, "z");
	assert_int_equal(staff->page, STAFF_REQUEST_ASK);
	walker_hold(&walker, '2', 6);
	assert_int_equal(staff->page, STAFF_REQUEST_ASK);
	assert_int_equal(walker.effects[STAFF_FILE_DO], 0);
	walker_type(&walker, "2");
	assert_int_equal(walker.effects[STAFF_FILE_DO], 1);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, open_desk, close_desk)
	const struct CMUnitTest tests[] = {
		TEST(a_pasted_digit_decides_nothing),
		TEST(a_held_key_answers_one_question),
		TEST(a_held_key_ticks_one_person),
		TEST(a_held_key_changes_one_account_once),
		TEST(a_held_digit_answers_one_question),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
