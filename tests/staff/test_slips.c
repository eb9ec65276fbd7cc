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
#include "staff/marks.h"

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

static void a_key_after_the_same_pasted_is_no_repeat(void **state)
{
	(void)state;
	walker_visit(&walker, "consultation", VISIT_WAITING, 5);
	walker_paste(&walker, "k");
	walker.last = (struct key){ .sym = SYM_NONE }; /* at once */
	walker_type(&walker, "k");
	assert_int_equal(walker.effects[STAFF_DO], 1);
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

/* ---- rows that others take away or put in between ------------------------------------ */

static void three_to_tell(void)
{
	walker_type(&walker, "l");
	tell(0, "2026-000001");
	tell(1, "2026-000002");
	tell(2, "2026-000003");
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	walker_key(&walker, SYM_DOWN);
}

/* Another desk has told the i-th. */
static void others_tell(int i)
{
	struct staff_request *request = &walker.staff.request;
	marks_note(&walker.staff);
	request->tell_count--;
	memmove(&request->tell[i], &request->tell[i + 1],
	        (size_t)(request->tell_count - i) * sizeof request->tell[0]);
	marks_find(&walker.staff);
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
}

static void the_marked_person_is_told_when_another_desk_ticks_the_first(void **state)
{
	(void)state;
	three_to_tell();
	others_tell(0);
	walker_type(&walker, "d");
	assert_string_equal(walker.staff.request.registration, "2026-000002");
}

static void who_has_gone_leaves_no_mark(void **state)
{
	struct staff *staff = &walker.staff;
	(void)state;
	three_to_tell();
	others_tell(1);
	assert_non_null(strstr(walker_screen(&walker), "The marked row has gone"));
	assert_null(strstr(walker_screen(&walker), "→"));
	walker_type(&walker, "d");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effects[STAFF_FILE_DO], 0);
	assert_int_equal(staff->page, STAFF_WORK);
	walker_key(&walker, SYM_DOWN); /* the row that took its place */
	walker_type(&walker, "d");
	assert_string_equal(staff->request.registration, "2026-000003");
}

static void a_locked_desk_finds_its_row_again(void **state)
{
	struct staff *staff = &walker.staff;
	(void)state;
	three_to_tell();
	staff_lock(staff);
	marks_note(staff);
	staff->login.result = LOGIN_DONE;
	staff->login.account = staff->account;
	walker_done(&walker, STAFF_ENTER, FAULT_NONE);
	tell(0, "2026-000002");
	tell(1, "2026-000003");
	marks_note(staff);
	marks_find(staff);
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	walker_type(&walker, "d");
	assert_string_equal(staff->request.registration, "2026-000002");
}

/* Rows of every page that was looked at, and the word that went with the last verb. */
static void a_locked_desk_keeps_nothing_of_the_work(void **state)
{
	static const char secret[] = "2026-009999";
	struct staff *staff = &walker.staff;
	(void)state;
	tell(0, secret);
	staff->request.due[0] = staff->request.tell[0];
	staff->request.due_count = 1;
	staff->request.ticket.request_count = 1;
	text_copy(staff->request.ticket.request[0].registration, sizeof secret, secret);
	text_copy(staff->journal.row[0].registration, sizeof secret, secret);
	staff->journal.count = 1;
	text_copy(staff->last.comment, sizeof staff->last.comment, secret);
	staff_go(staff, STAFF_REQUESTS);
	staff_lock(staff);
	assert_null(memmem(staff, sizeof *staff, secret, strlen(secret)));
	staff->login = (struct login){ .result = LOGIN_DONE, .account = staff->account };
	walker_done(&walker, STAFF_ENTER, FAULT_NONE);
	assert_int_equal(staff->page, STAFF_DESK);
}

/* Another desk writes down the answer that was open: a row less above the papers. */
static void the_marked_paper_is_ticked_when_an_answer_is_filled_in(void **state)
{
	struct staff *staff = &walker.staff;
	struct request_file *file = &staff->request.file;
	(void)state;
	request_open(staff, "2026-000123");
	papers_file(file, &walker.now);
	staff->request.there = true;
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	struct request_row row = { .kind = ROW_HEAD };
	for (int i = 0; row.kind != ROW_PAPER && i < REQUEST_ROWS; i++) {
		walker_key(&walker, SYM_DOWN);
		assert_true(request_marked(staff, &row));
	}
	int paper = row.index;
	marks_note(staff);
	answers_set(&file->view.answers, "applicant_iin", ANSWER_GIVEN, "850314400129");
	papers_history(file, &walker.now, "fill-in", "");
	marks_find(staff);
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	walker_type(&walker, "t");
	assert_int_equal(walker.effects[STAFF_FILE_DO], 1);
	assert_string_equal(staff->request.act.name, file->view.paper[paper].name);
}

/* Accounts stand by name: a new one pushes the others down. */
static void come_in_first(const char *name)
{
	struct staff *staff = &walker.staff;
	marks_note(staff);
	memmove(&staff->accounts[1], &staff->accounts[0],
	        (size_t)staff->account_count++ * sizeof staff->accounts[0]);
	staff->accounts[0] = (struct account){ .id = 9, .role = ROLE_STAFF };
	text_copy(staff->accounts[0].name, sizeof staff->accounts[0].name, name);
	marks_find(staff);
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
}

static void the_marked_account_is_disabled_when_another_is_made(void **state)
{
	struct staff *staff = &walker.staff;
	(void)state;
	staff->account.role = staff->accounts[0].role = ROLE_HEAD;
	staff->accounts[1] = (struct account){ .id = 2, .name = "Mmm" };
	staff->account_count = 2;
	walker_key(&walker, SYM_F7);
	walker_key(&walker, SYM_DOWN);
	come_in_first("Aaa");
	walker_type(&walker, "d");
	assert_string_equal(staff->people.name, "Mmm");
}

static void the_marked_name_logs_in_when_another_is_made(void **state)
{
	(void)state;
	staff_leave(&walker.staff);
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	come_in_first("Aaa");
	walker_key(&walker, SYM_ENTER);
	assert_string_equal(walker.staff.account.name, "Кадрина Б.А.");
}

static void the_journal_stays_with_its_person_when_another_is_made(void **state)
{
	struct staff *staff = &walker.staff;
	(void)state;
	staff->account.role = staff->accounts[0].role = ROLE_HEAD;
	walker_type(&walker, "jp");
	come_in_first("Aaa");
	assert_string_equal(journal_filter(staff).account, "Кадрина Б.А.");
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, open_desk, close_desk)
	const struct CMUnitTest tests[] = {
		TEST(a_pasted_digit_decides_nothing),
		TEST(a_held_key_answers_one_question),
		TEST(a_key_after_the_same_pasted_is_no_repeat),
		TEST(a_held_key_ticks_one_person),
		TEST(a_held_key_changes_one_account_once),
		TEST(a_held_digit_answers_one_question),
		TEST(the_marked_person_is_told_when_another_desk_ticks_the_first),
		TEST(who_has_gone_leaves_no_mark),
		TEST(a_locked_desk_finds_its_row_again),
		TEST(a_locked_desk_keeps_nothing_of_the_work),
		TEST(the_marked_paper_is_ticked_when_an_answer_is_filled_in),
		TEST(the_marked_account_is_disabled_when_another_is_made),
		TEST(the_marked_name_logs_in_when_another_is_made),
		TEST(the_journal_stays_with_its_person_when_another_is_made),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
