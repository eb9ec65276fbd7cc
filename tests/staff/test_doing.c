/* Deeds done on a real register by two people at once, and papers by the real
 * kiosk-print. */
#include "../office/fixture.h"

#include <poll.h>

#include "core/text.h"
#include "staff/deeds.h"
#include "staff/doing.h"
#include "staff/look.h"
#include "staff/request_run.h"
#include "store/upkeep.h"
#include "papers.h"

enum { PRINT_LIMIT_MS = 20000 };

static struct walker one, two;
static struct doing doing;

/* Both sit in the same office, at desks 1 and 2. */
static void sit(struct walker *walker, const char *name, const char *desk)
{
	walker_open(walker, LANG_EN, 80, 24);
	walker_enter(walker);
	text_copy(walker->staff.account.name, sizeof walker->staff.account.name, name);
	text_copy(walker->staff.desk, sizeof walker->staff.desk, desk);
	assert_fault(look_day(office.store, &walker->now, &walker->staff.day), FAULT_NONE);
}

/* What the loop does with the verb that the keys have asked for. */
static void run(struct walker *walker)
{
	assert_int_equal(walker->effect, STAFF_DO);
	assert_fault(doing_deed(&doing, &walker->staff), FAULT_NONE);
	walker_done(walker, STAFF_DO, FAULT_NONE);
	assert_int_equal(walker->effect, STAFF_LOOK);
	assert_fault(look_day(office.store, &walker->now, &walker->staff.day), FAULT_NONE);
}

static void press(struct walker *walker, const char *keys)
{
	walker_type(walker, keys);
	run(walker);
}

static void assert_shows(struct walker *walker, const char *text)
{
	const char *screen = walker_screen(walker);
	if (!strstr(screen, text))
		fail_msg("not shown: %s\n%s", text, screen);
}

static void open_both(const char *printer, int visitors)
{
	struct ticket ticket;
	open_office(printer);
	doing = (struct doing){ .office = &office };
	printing_init(&doing.printing);
	for (int i = 0; i < visitors; i++)
		assert_fault(intake_number(&office, NULL, LANG_KK, "kiosk", false, &monday, &ticket),
		             FAULT_NONE);
	sit(&one, "Gulnar", "1");
	sit(&two, "Serik", "2");
}

static int close_both(void **state)
{
	printing_stop(&doing.printing);
	walker_close(&one);
	walker_close(&two);
	return remove_folder(state);
}

static void two_call_next_at_once(void **state)
{
	(void)state;
	open_both("none", 3);
	press(&one, "n");
	press(&two, "n");
	assert_shows(&one, "1 is called.");
	assert_shows(&two, "2 is called.");
	press(&one, "s");
	press(&two, "s");
	press(&one, "ny");
	press(&two, "ny");
	assert_shows(&two, "Nobody is waiting.");
}

/* Whoever is still being served here is named, once; "no" calls nobody. */
static void the_next_beside_one_who_is_served_is_asked_about(void **state)
{
	(void)state;
	open_both("none", 3);
	press(&one, "n");
	press(&one, "s");
	walker_type(&one, "n");
	assert_shows(&one, "1 is still being served at this desk.");
	walker_type(&one, "n");
	assert_int_equal(one.effect, STAFF_NOTHING);
	assert_int_equal(one.staff.page, STAFF_DESK);
	assert_int_equal(one.staff.day.counts.called, 0);
	walker_type(&one, "n");
	walker_key(&one, SYM_ENTER);
	assert_int_equal(one.effect, STAFF_NOTHING);
	press(&one, "n2");
	assert_shows(&one, "2 is called.");
	press(&two, "n");
	assert_shows(&two, "3 is called.");
}

/* A key that was pressed twice calls nobody else. */
static void who_is_on_the_way_comes_first(void **state)
{
	(void)state;
	open_both("none", 2);
	press(&one, "n");
	walker_type(&one, "n");
	assert_int_equal(one.effect, STAFF_NOTHING);
	assert_shows(&one, "1 is called to this desk: start it or note a no-show.");
	walker_type(&one, "x");
	assert_shows(&one, "1 was called less than a minute ago.");
	walker_type(&one, "n");
	assert_int_equal(one.effect, STAFF_NOTHING);
	press(&one, "xy");
	press(&one, "n");
	assert_shows(&one, "2 is called.");
}

/* Both mark the same one; the second sees why not, and gets the next. */
static void the_loser_is_told_and_gets_the_next(void **state)
{
	(void)state;
	open_both("none", 2);
	walker_type(&one, "c1");
	walker_type(&two, "c1");
	run(&one);
	run(&two);
	assert_shows(&one, "1 is called out of turn.");
	assert_shows(&two, "1 is called and not at the desk yet");
	press(&two, "n");
	assert_shows(&two, "2 is called.");
}

/* Sent on, whoever was put off waits, and that is said; "back to the queue" ends a
 * hold as well. */
static void a_hold_ends_when_it_is_sent_on_or_back(void **state)
{
	(void)state;
	open_both("none", 1);
	walker_type(&one, "h11");
	run(&one);
	assert_shows(&one, "1 is put off.");
	walker_type(&one, "t211");
	walker_key(&one, SYM_ENTER);
	run(&one);
	assert_shows(&one, "1 waits for another desk.");
	assert_int_equal(one.staff.day.counts.held, 0);
	assert_int_equal(one.staff.day.row[0].hold_until, 0);
	press(&two, "n");
	assert_shows(&two, "1 is called.");
	walker_type(&two, "h11");
	run(&two);
	assert_int_equal(two.staff.day.counts.held, 1);
	press(&two, "q");
	assert_shows(&two, "1 waits again.");
	assert_int_equal(two.staff.day.counts.held, 0);
}

/* A paper application: the group is known when it is written down, and wrong ones are
 * corrected. */
static void a_group_written_down_at_the_desk_counts(void **state)
{
	static const struct {
		const char *group, *claim;
	} answers[] = {
		{ "orphan", "403001 category orphan" }, { "none", "" },
		{ "teacher", "403001 category teacher" },
	};
	struct staff_request *request = &one.staff.request;
	struct handout handout;
	struct ticket ticket;
	(void)state;
	open_both("none", 0);
	handout_init(&handout);
	struct actor actor = { "Gulnar", "1" };
	assert_fault(intake_walk_in(&office, catalog_find(office.catalog, "403001"), LANG_KK,
	                            &actor, &monday, &ticket), FAULT_NONE);
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
		*request = (struct staff_request){ .act = { .deed = DEED_CORRECT, .name = "category" } };
		text_copy(request->registration, sizeof request->registration,
		          ticket.request[0].registration);
		request->act.answer.state = ANSWER_GIVEN;
		text_copy(request->act.answer.value, sizeof request->act.answer.value,
		          answers[i].group);
		assert_fault(request_run_do(&office, &handout, &one.staff), FAULT_NONE);
		assert_true(request->act.done);
		assert_fault(look_day(office.store, &one.now, &one.staff.day), FAULT_NONE);
		assert_string_equal(one.staff.day.row[0].claim, answers[i].claim);
	}
}

static void undo_gives_way_to_others(void **state)
{
	(void)state;
	open_both("none", 1);
	press(&one, "n");
	press(&one, "u");
	assert_shows(&one, "1 is where it was.");
	press(&one, "n");
	assert_fault(look_day(office.store, &two.now, &two.staff.day), FAULT_NONE);
	press(&two, "q");
	press(&one, "u");
	assert_shows(&one, "1: somebody has gone on with it");
}

static void a_late_undo_is_refused(void **state)
{
	(void)state;
	open_both("none", 1);
	press(&one, "n");
	walker_wait(&one, UNDO_S + 1);
	press(&one, "u");
	assert_shows(&one, "1: more than a minute has passed");
}

/* Somebody sets the clock, by an hour or a year, in the minute of an undo. */
static void an_undo_counts_by_a_clock_that_does_not_jump(void **state)
{
	static const int jumps_s[] = { 3600, -3600, 366 * 86400, -366 * 86400 };
	(void)state;
	open_both("none", 1);
	for (size_t i = 0; i < sizeof jumps_s / sizeof *jumps_s; i++) {
		one.now = monday;
		press(&one, "n");
		one.now.unix_s += jumps_s[i];
		walker_wait(&one, UNDO_S);
		press(&one, "u");
		assert_shows(&one, "1 is where it was.");
		press(&one, "n");
		one.now.unix_s -= jumps_s[i];
		walker_wait(&one, UNDO_S + 1);
		press(&one, "u");
		assert_shows(&one, "1: more than a minute has passed");
		press(&one, "q");
	}
}

/* Another process writes while the first try is made. */
static void an_undo_that_had_to_wait_is_told_as_done(void **state)
{
	sqlite3 *db;
	char path[700];
	(void)state;
	open_both("none", 1);
	press(&one, "n");
	office_database(&office, path, sizeof path);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	walker_type(&one, "u");
	assert_fault(doing_deed(&doing, &one.staff), FAULT_BUSY);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	run(&one);
	assert_shows(&one, "1 is where it was.");
	assert_int_equal(one.staff.day.counts.waiting, 1);
}

/* Its end is awaited by nobody: neither a second paper nor a register that is said
 * to be in use. */
static void a_second_receipt_waits_in_its_own_words(void **state)
{
	struct handout handout;
	struct staff *staff = &one.staff;
	(void)state;
	open_both("file", 0);
	handout_init(&handout);
	handout.child.pid = getpid();
	request_open(staff, "2026-000123");
	papers_file(&staff->request.file, &monday);
	staff->request.file.view.state = REQUEST_ACCEPTED;
	staff->request.file.due.day = monday.date;
	staff->request.there = true;
	staff->request.act.deed = DEED_RECEIPT;
	assert_fault(request_run_do(&office, &handout, staff), FAULT_NONE);
	assert_false(staff->request.act.done);
	walker_done(&one, STAFF_FILE_DO, FAULT_NONE);
	assert_shows(&one, "A paper is being printed: try again in a moment.");
}

static void a_question_closes_and_a_request_does_not(void **state)
{
	(void)state;
	open_both("none", 1);
	press(&one, "k");
	assert_shows(&one, "1: the question is answered.");
	assert_shows(&one, "done 1 (questions 1)");
	press(&one, "w6");
	assert_shows(&one, "2 is the new number.");
	press(&one, "k");
	assert_shows(&one, "2 has a request");
}

static void a_break_and_help_reach_the_other(void **state)
{
	(void)state;
	open_both("none", 1);
	press(&one, "b1");
	press(&one, "a");
	assert_shows(&one, "The other desks are being called to help.");
	assert_fault(look_day(office.store, &two.now, &two.staff.day), FAULT_NONE);
	assert_shows(&two, "desk 1 is back at 09:12");
	assert_shows(&two, "Help is wanted: desk 1");
	press(&two, "a");
	assert_shows(&two, "You have answered");
	press(&one, "n");
	assert_fault(look_day(office.store, &two.now, &two.staff.day), FAULT_NONE);
	assert_int_equal(two.staff.day.desk_count, 0);
}

/* Runs the loop's part of printing until nothing is under way. */
static void wait_for_paper(void)
{
	int64_t left_ms = PRINT_LIMIT_MS;
	while (printing_busy(&doing.printing) || doing.next_job) {
		struct pollfd out = { .fd = printing_fd(&doing.printing), .events = POLLIN };
		assert_true(left_ms > 0);
		poll(&out, 1, 100);
		left_ms -= 100;
		printing_read(&doing.printing, &office, &monday);
		doing_paper(&doing, &monday);
	}
}

static void assert_job(int copy, enum print_state state)
{
	assert_fault(look_day(office.store, &one.now, &one.staff.day), FAULT_NONE);
	assert_true(one.staff.day.printed);
	assert_int_equal(one.staff.day.paper.copy, copy);
	assert_int_equal(one.staff.day.paper.state, state);
}

static void a_walk_in_has_paper_and_a_copy(void **state)
{
	(void)state;
	open_both("file", 0);
	press(&one, "w6");
	assert_true(printing_busy(&doing.printing));
	wait_for_paper();
	assert_job(0, PRINT_PRINTED);
	press(&one, "p");
	assert_shows(&one, "1: a copy is being printed.");
	wait_for_paper();
	assert_job(1, PRINT_PRINTED);
	press(&one, "p");
	wait_for_paper();
	assert_job(2, PRINT_PRINTED);
}

static void without_a_printer_there_is_no_copy(void **state)
{
	(void)state;
	open_both("none", 1);
	press(&one, "p");
	assert_shows(&one, "There is no printer.");
}

/* A ticket was taken while the clock was ahead: later ones join it, and the desks work
 * on that day until somebody says what day it is. */
static void desks_work_on_the_day_that_tickets_join(void **state)
{
	struct order order = { .lang = LANG_KK, .series = "", .question = "other",
	                       .actor = { .account = "kiosk", .desk = "" } };
	struct ticket ticket;
	struct moment ahead;
	(void)state;
	open_both("none", 0);
	ahead = one.now;
	ahead.date = date_from_days(date_to_days(one.now.date) + 31);
	ahead.unix_s += 31 * 86400LL;
	assert_fault(store_take_ticket(office.store, &order, &ahead, &ticket), FAULT_NONE);
	assert_fault(store_take_ticket(office.store, &order, &one.now, &ticket), FAULT_NONE);
	assert_fault(look_day(office.store, &one.now, &one.staff.day), FAULT_NONE);
	assert_int_equal(one.staff.day.count, 2);
	press(&one, "n");
	assert_shows(&one, "1 is called.");
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, make_folder, close_both)
	const struct CMUnitTest tests[] = {
		TEST(two_call_next_at_once),
		TEST(the_next_beside_one_who_is_served_is_asked_about),
		TEST(desks_work_on_the_day_that_tickets_join),
		TEST(who_is_on_the_way_comes_first),
		TEST(the_loser_is_told_and_gets_the_next),
		TEST(a_hold_ends_when_it_is_sent_on_or_back),
		TEST(a_group_written_down_at_the_desk_counts),
		TEST(undo_gives_way_to_others),
		TEST(a_late_undo_is_refused),
		TEST(an_undo_counts_by_a_clock_that_does_not_jump),
		TEST(an_undo_that_had_to_wait_is_told_as_done),
		TEST(a_second_receipt_waits_in_its_own_words),
		TEST(a_question_closes_and_a_request_does_not),
		TEST(a_break_and_help_reach_the_other),
		TEST(a_walk_in_has_paper_and_a_copy),
		TEST(without_a_printer_there_is_no_copy),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
