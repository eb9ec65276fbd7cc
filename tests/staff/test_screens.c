/* Every page of the staff in every language at both ends of the supported sizes,
 * against golden files; and what a golden file cannot prove: that nothing is cut
 * and that exactly one thing is in focus. GOLDEN=write writes them anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../golden.h"
#include "core/text.h"
#include "papers.h"
#include "staff/people.h"
#include "walker.h"

static const struct size {
	int cols, rows;
} sizes[] = { { 80, 24 }, { 120, 33 } };

static struct walker walker;
static struct buf album;

/* Cells side by side, or one under the other, are one thing. */
static int focused(void)
{
	int things = canvas_cursor_at(walker.canvas, &(int){ 0 }, &(int){ 0 });
	for (int row = 0; row < canvas_rows(walker.canvas); row++) {
		bool run = false;
		for (int col = 0; col < canvas_cols(walker.canvas); col++) {
			bool here = canvas_cell(walker.canvas, row, col).style == STYLE_FOCUS;
			bool above = row > 0
			          && canvas_cell(walker.canvas, row - 1, col).style == STYLE_FOCUS;
			things += here && !run && !above;
			run = here;
		}
	}
	return things;
}

/* things: how many there are to be in focus, 0 where there is nothing to mark. */
static void shoot(const char *name, int things)
{
	const char *screen = walker_screen(&walker);
	if (canvas_clipped(walker.canvas))
		fail_msg("%s at %dx%d: something did not fit\n%s", name,
		         canvas_cols(walker.canvas), canvas_rows(walker.canvas), screen);
	if (focused() != things)
		fail_msg("%s: %d things are in focus\n%s", name, focused(), screen);
	buf_format(&album, "=== %s\n%s", name, screen);
}

static void shoot_door(void)
{
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	shoot("first", 1);
	walker_type(&walker, "Rflhbyf");
	walker_key(&walker, SYM_ENTER);
	walker_type(&walker, "472915");
	walker_key(&walker, SYM_ENTER);
	walker_type(&walker, "472916");
	walker_key(&walker, SYM_ENTER);
	shoot("first, not the same", 1);
	walker.staff.opened = ACCOUNT_NOT_FIRST;
	walker_done(&walker, STAFF_OPEN, FAULT_NONE);
	shoot("first, somebody was faster", 0);
	staff_go(&walker.staff, STAFF_FIRST);
	walker.staff.opened = ACCOUNT_DONE;
	walker_done(&walker, STAFF_OPEN, FAULT_NONE);
	walker.staff.account_count = 1;
	text_copy(walker.staff.accounts[0].name, sizeof walker.staff.accounts[0].name,
	          "Кадрина Б.А.");
	shoot("login, who", 1);
	walker_key(&walker, SYM_ENTER);
	shoot("login, where", 1);
	walker.staff.seats[0] = (struct seat){ .account = "Долбешкина Г.Л.", .desk = "1" };
	walker.staff.seat_count = 1;
	shoot("login, somebody is at that desk", 1);
	walker.staff.seat_count = 0;
	walker_key(&walker, SYM_ENTER);
	walker_type(&walker, "1234");
	shoot("login, secret", 1);
	walker.staff.login = (struct login){ .result = LOGIN_WRONG, .wait_s = 5 };
	walker_done(&walker, STAFF_ENTER, FAULT_NONE);
	shoot("login, wrong", 1);
}

static void shoot_asking(void)
{
	static const char verbs[] = { 'c', 'h', 't', 'd' };
	for (size_t i = 0; i < sizeof verbs; i++) {
		char name[32];
		walker_type(&walker, (char[]){ verbs[i], 0 });
		snprintf(name, sizeof name, "ask, %c", verbs[i]);
		shoot(name, 1);
		if (verbs[i] == 'h') {
			walker_type(&walker, "1");
			shoot("ask, until", 1);
		}
		if (verbs[i] == 'h') {
			walker_type(&walker, "6");
			shoot("ask, the time typed", 1);
		}
		if (verbs[i] == 't') {
			walker_type(&walker, "21");
			shoot("ask, back to me", 1);
			walker_type(&walker, "2");
			shoot("ask, a word", 1);
		}
		walker_key(&walker, SYM_ESC);
	}
	walker_type(&walker, "w");
	shoot("ask, paper application", 1);
	walker_key(&walker, SYM_ESC);
	walker_type(&walker, "b");
	shoot("ask, break", 1);
	walker_key(&walker, SYM_ESC);
}

/* As much at once as there may be. */
static void shoot_trouble(void)
{
	struct staff_day *day = &walker.staff.day;
	day->desks[0] = (struct desk_state){ .desk = "1", .back_at = walker.now.unix_s + 1200 };
	day->desks[1] = (struct desk_state){ .desk = "2", .help_at = walker.now.unix_s,
	                                     .back_at = walker.now.unix_s + 2400 };
	day->desk_count = 2;
	day->printed = true;
	day->paper = (struct print_job){ .state = PRINT_FAILED };
	day->row[3].unprinted = true;
	day->overdue = 2;
	day->due = 1;
	day->doubts = 1;
	day->backup = (struct backup){ .made = true, .at = walker.now.unix_s - 9 * 86400 };
	struct desk_row *row = &day->row[0];
	text_copy(row->desk, sizeof row->desk, "1");
	text_copy(row->comment, sizeof row->comment, "анасы сыртта күтіп отыр, құжаты толық");
	day->row[14].hold_until = walker.now.unix_s - 60;
	walker.staff.cursor_visit = row->visit;
	shoot("desk, troubles", 1);
	day->desk_count = 0;
	shoot("desk, troubles without help", 1);
	day->row[12].recalls = 3;
	walker.staff.cursor_visit = day->row[12].visit;
	walker_type(&walker, "r");
	shoot("ask, a no-show", 1);
	walker_key(&walker, SYM_ESC);
	day->ask_clock = true;
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	shoot("clock", 1);
	day->ask_clock = false;
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	shoot("desk, the clock is wrong", 1);
}

/* Who is called before others, and what yesterday has left. */
static void shoot_turns(void)
{
	struct desk_row *row = walker.staff.day.row;
	const struct desk_row was = row[12], left = row[13];
	text_copy(row[3].claim, sizeof row[3].claim, "403001 category orphan");
	text_copy(row[8].claim, sizeof row[8].claim, "403001 category large_family");
	text_copy(row[13].desk, sizeof row[13].desk, "1");
	row[13].day = (struct date){ 2026, 11, 20 };
	row[12].called_at = walker.now.unix_s - 10;
	walker.staff.cursor_visit = row[3].visit;
	*walker.staff.said = '\0';
	shoot("desk, a priority and one left over", 1);
	walker.staff.cursor_visit = row[12].visit;
	walker_type(&walker, "x");
	shoot("ask, a no-show so soon", 1);
	walker_type(&walker, "n");
	row[12].state = VISIT_HELD;
	row[13].day = walker.now.date;
	walker_type(&walker, "n");
	shoot("ask, the next beside this one", 1);
	walker_key(&walker, SYM_ESC);
	row[13].day = (struct date){ 2026, 11, 20 };
	walker.staff.day.pace.desk_count = 0;
	shoot("desk, none is open", 1);
	walker.staff.day.pace.desk_count = 1;
	row[12] = was;
	row[13] = left;
	*row[3].claim = *row[8].claim = '\0';
}

static void fill(void)
{
	static const char *const services[] = { "403015", "403003", "803005", "403001", "question" };
	for (int i = 0; i < 12; i++)
		walker_visit(&walker, services[i % 5], VISIT_WAITING, 30 - 2 * i);
	struct desk_row *row = walker_visit(&walker, "403015", VISIT_CALLED, 40);
	text_copy(row->desk, sizeof row->desk, "1");
	row->called_at = walker.now.unix_s - 60;
	row = walker_visit(&walker, "803014", VISIT_SERVING, 50);
	text_copy(row->desk, sizeof row->desk, "2");
	row = walker_visit(&walker, "403015", VISIT_HELD, 60);
	row->hold_until = walker.now.unix_s + 600;
	walker.staff.day.counts = (struct queue_counts){ 12, 1, 1, 1, 7 };
	walker.staff.day.sitting[0] = (struct desk_person){ "2", "Белёва Т.А." };
	walker.staff.day.sitting[1] = (struct desk_person){ "2", "Долбешкина Г.Л." };
	walker.staff.day.sitting_count = 2;
}

/* What staff have done, in words; whatever is said to an undo has room. */
static void shoot_history(void)
{
	static const struct {
		const char *what, *why, *detail;
	} rows[] = {
		{ "undo", "tick", "" },
		{ "tick", "application", "" },
		{ "correct", "", "applicant_role\n- self\n+ mother\n" },
		{ "fill-in", "", "applicant_phone\n- \n+ +77011234567\n" },
		{ "not-accept", "incomplete", "remedy Туу туралы куәлікті әкеліңіз.\n" },
		{ "accept", "papers-missing", "due 2026-11-25\nmissing application\n" },
		{ "issue", "duplicate", "duplicate\nseries AB\nnumber 0012345\nto Әбдіқадырова Гүлнұр\n" },
	};
	struct staff_request *request = &walker.staff.request;
	request->file.history_count = 0;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		papers_history(&request->file, &walker.now, rows[i].what, rows[i].detail);
		text_copy(request->file.history[i].why, STORE_ACTOR, rows[i].why);
	}
	request->file.older = true;
	request->history_page = 1;
	for (int i = 0; i < 4; i++)
		walker_key(&walker, SYM_PAGE_DOWN);
	shoot("request, history", 1);
	for (int result = REVOKE_DONE; result <= REVOKE_FINISHED; result++) {
		walker_type(&walker, "u");
		request->act.revoked = (struct revoked){ (enum revoke_result)result, "accept",
		                                         .printed = true };
		walker_done(&walker, STAFF_FILE_DO, FAULT_NONE);
		walker_screen(&walker);
		assert_false(canvas_clipped(walker.canvas));
	}
	walker_type(&walker, "u");
	request->act.revoked = (struct revoked){ .what = "issue", .paper = "duplicate",
	                                         .number = "0012345" };
	walker_done(&walker, STAFF_FILE_DO, FAULT_NONE);
	shoot("request, undo of a paper", 1);
}

static void shoot_faults(void)
{
	static const enum fault faults[] = {
		FAULT_DISK, FAULT_MISSING, FAULT_FOREIGN, FAULT_NEWER, FAULT_DAMAGED,
	};
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		char name[48];
		walker_done(&walker, STAFF_LOOK, faults[i]);
		walker_wait(&walker, 1);
		snprintf(name, sizeof name, "desk, the register: %s", fault_name(faults[i]));
		shoot(name, 1);
	}
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	walker_wait(&walker, 1);
}

static void shoot_put_out(void)
{
	static const enum account_role roles[] = { ROLE_STAFF, ROLE_HEAD };
	for (size_t i = 0; i < 3; i++) {
		struct account own = walker.staff.account;
		walker.staff.account.role = roles[i % 2];
		walker.staff.accounts[0] = own;
		walker.staff.accounts[0].role = roles[(i + 1) % 2];
		walker.staff.accounts[0].disabled = i == 2;
		walker.staff.account_count = 1;
		people_refresh(&walker.staff);
		shoot(i == 2 ? "login, disabled" : i == 1 ? "login, no head" : "login, a head", i != 2);
		walker_enter(&walker);
	}
}

static void shoot_request(void)
{
	struct staff_request *request = &walker.staff.request;
	request_open(&walker.staff, "2026-000123");
	papers_file(&request->file, &walker.now);
	request->there = true;
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	shoot("request, handed in", 1);
	walker_key(&walker, SYM_PAGE_DOWN);
	walker_key(&walker, SYM_PAGE_DOWN);
	shoot("request, further down", 1);
	walker_key(&walker, SYM_F1);
	shoot("request, help", 0);
	walker_key(&walker, SYM_ESC);
	walker_type(&walker, "a");
	shoot("request, papers missing", 1);
	walker_key(&walker, SYM_ESC);
	walker_type(&walker, "n");
	shoot("request, why not", 1);
	walker_key(&walker, SYM_ENTER);
	shoot("request, remedy", 1);
	walker_key(&walker, SYM_ESC);
	request->file.view.state = REQUEST_ACCEPTED;
	request->file.due = (struct due){ { 2026, 11, 20 }, 0 };
	shoot("request, overdue", 1);
	request->cursor = 1;
	walker_type(&walker, "e");
	shoot("request, an answer", 1);
	walker_type(&walker, "850314400129");
	walker_key(&walker, SYM_ENTER);
	shoot("request, an IIN in words", 1);
	walker_key(&walker, SYM_ESC);
	walker_type(&walker, "i");
	walker_key(&walker, SYM_ENTER);
	walker_type(&walker, "AB");
	walker_key(&walker, SYM_ENTER);
	walker_type(&walker, "0012345");
	walker_key(&walker, SYM_ENTER);
	walker_key(&walker, SYM_ENTER);
	shoot("request, signed for", 1);
	walker_key(&walker, SYM_ESC);
	shoot_history();
	walker_key(&walker, SYM_ESC);
}

static void shoot_work(void)
{
	struct staff_request *request = &walker.staff.request;
	walker_type(&walker, "l");
	shoot("work, empty", 0);
	for (int i = 0; i < 3; i++) {
		struct work_row row = { .request = i + 1, .state = REQUEST_ACCEPTED, .ready = i == 0,
		                        .due = { { 2026, 11, 20 + 2 * i }, 0 } };
		ticket_format_registration(2026, 120 + i, row.registration);
		text_copy(row.service, sizeof row.service, i ? "803014" : "403003");
		text_copy(row.phone, sizeof row.phone, i ? "" : "+77011234567");
		request->due[request->due_count++] = row;
		row.due.day.year = 0;
		if (i < 2)
			request->tell[request->tell_count++] = row;
	}
	request->rights[0] = (struct work_row){ .request = 1, .registration = "2026-000120",
		.service = "803014", .right = RIGHT_BLOCKED, .due = { { 2026, 11, 20 }, 0 } };
	request->rights[1] = (struct work_row){ .request = 1, .registration = "2026-000121",
		.service = "803014", .right = RIGHT_TAKEN_BACK, .due = { { 2026, 12, 14 }, 0 } };
	request->right_count = 2;
	request->due[1].due = (struct due){ { 2026, 11, 23 }, walker.now.unix_s + 1800 };
	for (int i = 0; i < 3; i++) {
		struct work_row row = { .request = 4 + i, .state = REQUEST_SUBMITTED,
		                        .service = "803005", .day = { 2026, 11, 20 + i },
		                        .place = i < 2 ? VISIT_LEFT : VISIT_NO_SHOW,
		                        .numbered = i > 0 };
		ticket_format_registration(2026, 140 + i, row.registration);
		request->unseen[request->unseen_count++] = row;
	}
	shoot("work", 1);
	walker_key(&walker, SYM_ESC);
	request->ticket = (struct ticket){ .visit = 1, .number = "17", .request_count = 2,
		.request = { { 1, "2026-000123", "803005", REQUEST_ACCEPTED },
		             { 2, "2026-000124", "403015", REQUEST_SUBMITTED } } };
	staff_go(&walker.staff, STAFF_REQUESTS);
	shoot("requests of a visit", 1);
	walker_key(&walker, SYM_ESC);
}

static void hire(const char *name, enum account_role role, bool disabled)
{
	struct account *account = &walker.staff.accounts[walker.staff.account_count++];
	*account = (struct account){ .id = walker.staff.account_count, .role = role,
	                             .disabled = disabled };
	text_copy(account->name, sizeof account->name, name);
}

static void shoot_people(void)
{
	walker_key(&walker, SYM_F7);
	shoot("pin, one's own", 1);
	walker_key(&walker, SYM_ESC);
	walker.staff.account.role = walker.staff.accounts[0].role = ROLE_HEAD;
	hire("Серікова А.Қ.", ROLE_STAFF, false);
	hire("Әбдіқадырова-Мұхаметқалиева Г.", ROLE_STAFF, true);
	walker_key(&walker, SYM_F7);
	shoot("people", 1);
	walker.staff.people.result = ACCOUNT_LAST_HEAD;
	walker_type(&walker, "d");
	walker_done(&walker, STAFF_PEOPLE_DO, FAULT_NONE);
	shoot("people, the last head", 1);
	walker_key(&walker, SYM_DOWN);
	walker_type(&walker, "p");
	shoot("pin, another's", 1);
	walker_key(&walker, SYM_ESC);
	walker_type(&walker, "a");
	walker_type(&walker, "Ivan");
	shoot("pin, somebody new", 1);
}

static void found(struct search_row *row, int i, const char *name, enum request_state state)
{
	*row = (struct search_row){ .request = i, .visit = i, .day = walker.now.date,
	                            .service = "403015", .state = state };
	ticket_format_registration(2026, 100 + i, row->registration);
	ticket_format_number("", i, row->number);
	text_copy(row->name, sizeof row->name, name);
}

static void shoot_search(void)
{
	static const char *const names[] = {
		"Әбдіқадырова Гүлнұр Серікқызы", "Ким Е. А.",
		"Константинопольская-Византийская Александра Константиновна",
	};
	struct staff_finding *finding = &walker.staff.finding;
	walker_type(&walker, "/");
	shoot("search, nothing yet", 1);
	finding->fresh = finding->asked = true;
	shoot("search, nothing found", 1);
	walker_type(&walker, "f,l");
	for (int i = 0; i < SEARCH_ROWS; i++)
		found(&finding->row[i], SEARCH_ROWS - i, names[i % 3],
		      (enum request_state)(i % REQUEST_STATES));
	finding->count = 7;
	finding->fresh = true;
	shoot("search, some", 2);
	finding->count = SEARCH_ROWS;
	walker_key(&walker, SYM_PAGE_DOWN);
	walker_key(&walker, SYM_PAGE_DOWN);
	shoot("search, the most", 2);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.staff.page, STAFF_REQUEST);
	assert_int_equal(finding->count, 0);
	walker_key(&walker, SYM_ESC);
}

static void event(const char *what, const char *account, const char *desk, const char *why)
{
	struct staff_journal *journal = &walker.staff.journal;
	struct event_row *row = &journal->row[journal->count++];
	*row = (struct event_row){ .id = journal->count, .at = walker.now };
	text_copy(row->what, sizeof row->what, what);
	text_copy(row->account, sizeof row->account, account);
	text_copy(row->desk, sizeof row->desk, desk);
	text_copy(row->why, sizeof row->why, why);
	ticket_format_number("", journal->count, row->number);
}

static void shoot_journal(void)
{
	walker_type(&walker, "j");
	shoot("journal, not for staff", 1);
	walker.staff.account.role = ROLE_HEAD;
	walker_type(&walker, "j");
	shoot("journal, empty", 0);
	for (int i = 0; i < journal_kinds(); i++)
		event(journal_kind(i), i % 2 ? "Кадрина Б.А." : "kiosk", i % 2 ? "1" : "",
		      i % 5 ? "" : "time");
	shoot("journal", 0);
	walker_type(&walker, "pdk");
	walker_key(&walker, SYM_LEFT);
	assert_int_equal(walker.effect, STAFF_EVENTS);
	walker_key(&walker, SYM_PAGE_DOWN);
	shoot("journal, narrowed", 0);
	walker_type(&walker, "r12x");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effect, STAFF_NOTHING);
	shoot("journal, which request", 1);
	walker_key(&walker, SYM_BACKSPACE);
	walker_type(&walker, "3");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effect, STAFF_EVENTS);
	assert_int_equal(journal_filter(&walker.staff).serial, 123);
	assert_true(journal_filter(&walker.staff).to == INT64_MAX);
	shoot("journal, of a request", 0);
	walker_type(&walker, "r");
	assert_int_equal(walker.effect, STAFF_EVENTS);
	assert_int_equal(journal_filter(&walker.staff).serial, 0);
	walker_key(&walker, SYM_ESC);
}

static void shoot_closing(void)
{
	struct closing *closing = &walker.staff.closing;
	walker_type(&walker, "e");
	shoot("closing, asked", 0);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effect, STAFF_CLOSE_DAY);
	*closing = (struct closing){
		.day = walker.now.date, .at = walker.now, .event = 470,
		.head = "fdf727c36c2c67d2a7e4c3c8b10782e20b6839164da517902f152536cf69f0b5",
		.taken = 22, .done = 7, .unserved = 13, .staying = 2, .row_count = 15,
	};
	for (int i = 0; i < closing->row_count; i++) {
		ticket_format_number("", i + 1, closing->row[i].number);
		closing->row[i].state = i < 13 ? VISIT_LEFT : i < 14 ? VISIT_SERVING : VISIT_HELD;
	}
	walker_done(&walker, STAFF_CLOSE_DAY, FAULT_NONE);
	shoot("closing, done", 0);
	walker_key(&walker, SYM_ENTER);
	walker.staff.day.counts = (struct queue_counts){ 0 };
	walker_type(&walker, "e");
	assert_int_equal(walker.effect, STAFF_NOTHING);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effect, STAFF_CLOSE_DAY);
	walker.staff.close_result = CLOSE_EMPTY;
	walker_done(&walker, STAFF_CLOSE_DAY, FAULT_NONE);
	shoot("closing, nobody came", 0);
	walker_key(&walker, SYM_ESC);
	walker.staff.day.counts = (struct queue_counts){ 12, 1, 1, 1, 7 };
	*walker.staff.said = '\0';
}

/* Day and month of the walker's clock, so many days from it. */
static struct date from_today(int days)
{
	return date_from_days(date_to_days(walker.now.date) + days);
}

static void shoot_register(void)
{
	struct staff_register *book = &walker.staff.book;
	struct date first = { walker.now.date.year, walker.now.date.month, 1 };
	walker_type(&walker, "g");
	shoot("register, which period", 1);
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effect, STAFF_REGISTER_PRINT);
	assert_int_equal(date_to_days(book->last) + 1, date_to_days(first));
	assert_int_equal(book->first.day, 1);
	walker_done(&walker, STAFF_REGISTER_PRINT, FAULT_NONE);
	shoot("register, printing", 1);
	walker_type(&walker, "1");
	assert_int_equal(walker.effect, STAFF_REGISTER_PRINT);
	assert_int_equal(date_compare(book->first, first), 0);
	assert_int_equal(date_compare(book->last, from_today(0)), 0);
	walker_done(&walker, STAFF_REGISTER_PRINT, FAULT_CHILD);
	walker_type(&walker, "s4");
	assert_int_equal(book->service, 1);
	walker_type(&walker, "1.9.2026");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effect, STAFF_NOTHING);
	walker_type(&walker, "31.8.2026");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effect, STAFF_NOTHING);
	shoot("register, days the wrong way round", 1);
	for (int i = 0; i < 9; i++)
		walker_key(&walker, SYM_BACKSPACE);
	walker_type(&walker, "2026-09-30");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effect, STAFF_REGISTER_PRINT);
	assert_int_equal(date_to_days(book->last) - date_to_days(book->first), 29);
	for (int i = 0; i < 3; i++)
		walker_key(&walker, SYM_ESC);
	assert_int_equal(walker.staff.page, STAFF_DESK);
	*walker.staff.said = '\0';
}

static void shoot_all(void)
{
	shoot_door();
	walker_enter(&walker);
	shoot("desk, empty", 0);
	fill();
	shoot("desk, busy", 1);
	walker_key(&walker, SYM_PAGE_DOWN);
	shoot("desk, further down", 1);
	shoot_asking();
	shoot_search();
	shoot_journal();
	shoot_closing();
	shoot_register();
	walker_key(&walker, SYM_F1);
	shoot("help", 0);
	walker_key(&walker, SYM_ENTER);
	shoot("help, continued", 0);
	walker_key(&walker, SYM_ESC);
	shoot_turns();
	shoot_trouble();
	shoot_faults();
	shoot_request();
	shoot_work();
	walker_key(&walker, SYM_F9);
	shoot("locked", 1);
	walker.staff.login = (struct login){ .result = LOGIN_WRONG, .wait_s = 8 };
	walker_done(&walker, STAFF_ENTER, FAULT_NONE);
	shoot("locked, wrong", 1);
	walker.staff.login = (struct login){ .account = walker.staff.account };
	walker_done(&walker, STAFF_ENTER, FAULT_NONE);
	shoot_people();
	walker_enter(&walker);
	shoot_put_out();
}

static void album_is_golden(void **state)
{
	static int run;
	int lang = run / 2;
	const struct size *size = &sizes[run++ % 2];
	char path[512];
	(void)state;
	snprintf(path, sizeof path, "%s/staff/golden/%s-%dx%d.txt", TESTS_DIR,
	         lang_code((enum lang)lang), size->cols, size->rows);
	buf_clear(&album);
	walker_open(&walker, (enum lang)lang, size->cols, size->rows);
	shoot_all();
	walker_close(&walker);
	golden_check(path, &album);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		{ "kk 80x24", album_is_golden, NULL, NULL, NULL },
		{ "kk 120x33", album_is_golden, NULL, NULL, NULL },
		{ "ru 80x24", album_is_golden, NULL, NULL, NULL },
		{ "ru 120x33", album_is_golden, NULL, NULL, NULL },
		{ "en 80x24", album_is_golden, NULL, NULL, NULL },
		{ "en 120x33", album_is_golden, NULL, NULL, NULL },
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	buf_release(&album);
	return failed;
}
