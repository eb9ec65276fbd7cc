/* Accounts on the screen, the lock, and the console that is shared with visitors:
 * what the model asks for, what it keeps and what it forgets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"
#include "staff/people.h"
#include "staff/seat.h"
#include "walker.h"

static struct walker walker;

static int set_up(void **state)
{
	(void)state;
	walker_open(&walker, LANG_EN, 80, 24);
	walker_enter(&walker);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	walker_close(&walker);
	return 0;
}

static bool shown(const char *text)
{
	return strstr(walker_screen(&walker), text) != NULL;
}

/* The first two of the staff; the one who is logged in is the first. */
static void hire(enum account_role own, enum account_role other)
{
	struct staff *staff = &walker.staff;
	staff->account.role = staff->accounts[0].role = own;
	staff->accounts[1] = (struct account){ .id = 2, .role = other };
	text_copy(staff->accounts[1].name, sizeof staff->accounts[1].name, "Серікова А.");
	staff->account_count = 2;
}

static void type_line(const char *ascii)
{
	walker_type(&walker, ascii);
	walker_key(&walker, SYM_ENTER);
}

static bool holds(const struct line *line, const char *text)
{
	char got[LINE_BYTES];
	line_get(line, got);
	return strcmp(got, text) == 0;
}

/* ---- people ----------------------------------------------------------------------- */

static void a_head_changes_the_marked_account(void **state)
{
	static const struct {
		const char *letter;
		enum people_deed deed;
	} rows[] = { { "r", PEOPLE_ROLE }, { "d", PEOPLE_DISABLE } };
	(void)state;
	hire(ROLE_HEAD, ROLE_STAFF);
	walker_key(&walker, SYM_F7);
	assert_int_equal(walker.staff.page, STAFF_PEOPLE);
	walker_key(&walker, SYM_DOWN);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		walker_type(&walker, rows[i].letter);
		assert_int_equal(walker.effect, STAFF_PEOPLE_DO);
		assert_int_equal(walker.staff.people.deed, rows[i].deed);
		assert_string_equal(walker.staff.people.name, "Серікова А.");
	}
	assert_int_equal(walker.staff.people.role, ROLE_HEAD);
	assert_true(walker.staff.people.disable);
	walker_done(&walker, STAFF_PEOPLE_DO, FAULT_BUSY);
	assert_true(shown("Nothing was changed"));
	walker.staff.people.result = ACCOUNT_LAST_HEAD;
	walker_done(&walker, STAFF_PEOPLE_DO, FAULT_NONE);
	assert_true(shown("This is the last head."));
	assert_int_equal(walker.effect, STAFF_LOOK);
}

static void staff_reach_their_own_pin_only(void **state)
{
	(void)state;
	hire(ROLE_STAFF, ROLE_HEAD);
	walker_key(&walker, SYM_F7);
	assert_int_equal(walker.staff.page, STAFF_PIN);
	assert_int_equal(walker.staff.people.deed, PEOPLE_OWN_PIN);
	assert_true(shown("as it is now"));
	assert_false(shown("Серікова"));
	walker_key(&walker, SYM_ESC);
	assert_int_equal(walker.staff.page, STAFF_DESK);
}

static void ones_own_pin_asks_the_old_one(void **state)
{
	(void)state;
	hire(ROLE_STAFF, ROLE_HEAD);
	walker_key(&walker, SYM_F7);
	type_line("old-one-1");
	type_line("new-one-2");
	type_line("new-one-3");
	assert_int_equal(walker.effects[STAFF_PEOPLE_DO], 0);
	assert_true(shown("not the same"));
	type_line("new-one-2");
	type_line("new-one-2");
	assert_int_equal(walker.effect, STAFF_PEOPLE_DO);
	assert_true(holds(&walker.staff.line[0], "old-one-1"));
	assert_false(shown("one-"));
	walker.staff.login = (struct login){ .result = LOGIN_WRONG, .wait_s = 4 };
	walker_done(&walker, STAFF_PEOPLE_DO, FAULT_NONE);
	assert_true(shown("heard in 4 seconds"));
	assert_int_equal(walker.staff.line[0].len + walker.staff.line[1].len, 0);
	walker_wait(&walker, 3);
	assert_true(shown("heard in 1 second."));
	walker_wait(&walker, 1);
	assert_false(shown("heard in"));
	walker.staff.login = (struct login){ .result = LOGIN_DONE };
	walker.staff.people.result = ACCOUNT_DONE;
	walker_done(&walker, STAFF_PEOPLE_DO, FAULT_NONE);
	assert_int_equal(walker.staff.page, STAFF_DESK);
	assert_true(shown("Done."));
}

static void somebody_new_needs_a_name(void **state)
{
	(void)state;
	hire(ROLE_HEAD, ROLE_STAFF);
	walker_key(&walker, SYM_F7);
	walker_type(&walker, "a");
	type_line("   ");
	assert_int_equal(walker.staff.field, 0);
	type_line("Ivanova");
	type_line("one-two-3");
	type_line("one-two-3");
	assert_int_equal(walker.effect, STAFF_PEOPLE_DO);
	assert_int_equal(walker.staff.people.deed, PEOPLE_ADD);
	assert_int_equal(walker.staff.people.role, ROLE_STAFF);
	assert_string_equal(walker.staff.people.name, "Ivanova");
	walker.staff.people.result = ACCOUNT_EXISTS;
	walker_done(&walker, STAFF_PEOPLE_DO, FAULT_NONE);
	assert_int_equal(walker.staff.field, 0);
	assert_true(shown("Ivanova"));
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.staff.line[1].len + walker.staff.line[2].len, 0);
	walker.staff.people.result = ACCOUNT_DONE;
	walker_done(&walker, STAFF_PEOPLE_DO, FAULT_NONE);
	assert_int_equal(walker.staff.page, STAFF_PEOPLE);
	assert_int_equal(walker.staff.line[0].len, 0);
}

static void a_disabled_account_is_out_at_once(void **state)
{
	(void)state;
	hire(ROLE_STAFF, ROLE_HEAD);
	walker.staff.accounts[0].disabled = true;
	people_refresh(&walker.staff);
	assert_int_equal(walker.staff.page, STAFF_LOGIN);
	assert_int_equal(walker.staff.account.id, 0);
	assert_true(shown("has been disabled"));
	assert_int_equal(walker.staff.account_count, 1);
	assert_false(shown("Кадрина"));
}

/* What a head may do and see does not outlive the role, and he is told why. */
static void a_new_role_ends_the_session(void **state)
{
	static const struct {
		enum account_role was, is;
		const char *told;
	} rows[] = {
		{ ROLE_HEAD, ROLE_STAFF, "You are no head any more" },
		{ ROLE_STAFF, ROLE_HEAD, "You have been made a head" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		walker_enter(&walker);
		hire(rows[i].was, ROLE_HEAD);
		walker_key(&walker, SYM_F7);
		walker.staff.accounts[0].role = rows[i].is;
		people_refresh(&walker.staff);
		assert_int_equal(walker.staff.page, STAFF_LOGIN);
		assert_int_equal(walker.staff.account.id, 0);
		walker_wait(&walker, 3600);
		assert_true(shown(rows[i].told));
	}
}

/* ---- the lock --------------------------------------------------------------------- */

static int lock_s(void)
{
	return catalog_school(walker.catalog)->staff_lock_s;
}

static void unlock(void)
{
	walker.staff.login = (struct login){ .result = LOGIN_DONE, .account = walker.staff.account };
	walker_done(&walker, STAFF_ENTER, FAULT_NONE);
}

static void it_locks_after_its_time_and_shows_nothing(void **state)
{
	(void)state;
	walker_visit(&walker, "403015", VISIT_WAITING, 5);
	walker_type(&walker, "x"); /* a key, and a sentence about the visit */
	walker.staff.deed.outcome.result = CHANGE_DONE;
	text_copy(walker.staff.deed.number, sizeof walker.staff.deed.number, "417");
	walker_done(&walker, STAFF_DO, FAULT_NONE);
	assert_true(shown("417"));
	walker_wait(&walker, lock_s() - 1);
	assert_int_equal(walker.staff.page, STAFF_DESK);
	walker_wait(&walker, 1);
	assert_int_equal(walker.staff.page, STAFF_LOCKED);
	assert_false(shown("417"));
	assert_int_equal(walker.staff.day.count, 0);
	assert_true(shown("Locked"));
}

static void it_opens_again_at_the_same_place(void **state)
{
	(void)state;
	hire(ROLE_HEAD, ROLE_STAFF);
	walker_key(&walker, SYM_F7);
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_F9);
	assert_false(shown("Серікова"));
	unlock();
	assert_int_equal(walker.staff.page, STAFF_PEOPLE);
	assert_int_equal(walker.staff.people.row, 1);
	assert_int_equal(walker.effect, STAFF_LOOK);
	walker_key(&walker, SYM_ESC);
	walker_visit(&walker, "403015", VISIT_WAITING, 5);
	walker_type(&walker, "c"); /* which reason? */
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_F9);
	unlock();
	assert_int_equal(walker.staff.page, STAFF_ASK);
	assert_int_equal(walker.staff.field, 1);
}

/* Each page with a line that is typed can be typed into afterwards. */
static void one_can_type_at_the_lock_and_after_it(void **state)
{
	static const char *const ways[] = { "/", "t111" };
	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		walker_visit(&walker, "403015", VISIT_WAITING, 5);
		walker_type(&walker, ways[i]);
		walker_key(&walker, SYM_F9);
		walker_type(&walker, "my own");
		assert_int_equal(walker.staff.line[STAFF_LINE_LOCK].len, 6);
		unlock();
		assert_int_equal(walker.staff.line[0].len, 0);
		walker_type(&walker, "x");
		assert_int_equal(walker.staff.line[0].len, 1);
		walker_key(&walker, SYM_ESC);
	}
}

/* What was half typed stands there again, and was not to be seen meanwhile. */
static void what_was_half_typed_is_there_after_the_lock(void **state)
{
	static const struct {
		const char *way, *typed;
		enum staff_page page;
	} rows[] = { { "/", "Akhmetova", STAFF_SEARCH }, { "t111", "papers", STAFF_ASK } };
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char before[LINE_BYTES];
		walker_visit(&walker, "403015", VISIT_WAITING, 5);
		walker_type(&walker, rows[i].way);
		walker_type(&walker, rows[i].typed);
		line_get(&walker.staff.line[0], before);
		assert_true(*before && shown(before));
		walker_wait(&walker, lock_s());
		assert_int_equal(walker.staff.page, STAFF_LOCKED);
		assert_false(shown(before));
		walker_type(&walker, "n1 wrong");
		assert_int_equal(walker.effects[STAFF_DO], 0);
		unlock();
		assert_int_equal(walker.staff.page, rows[i].page);
		assert_true(shown(before));
		walker_key(&walker, SYM_ESC);
	}
}

/* A help page left open locks as what it lies upon. */
static void help_returns_to_the_question(void **state)
{
	(void)state;
	walker_visit(&walker, "403015", VISIT_WAITING, 5);
	walker_type(&walker, "c");
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_F1);
	walker_key(&walker, SYM_F1);
	walker_key(&walker, SYM_ESC);
	assert_int_equal(walker.staff.page, STAFF_ASK);
	assert_int_equal(walker.staff.field, 1);
	walker_key(&walker, SYM_F1);
	walker_wait(&walker, lock_s());
	assert_int_equal(walker.staff.page, STAFF_LOCKED);
	unlock();
	assert_int_equal(walker.staff.page, STAFF_ASK);
}

/* The Kazakh layout has letters on the row of digits. */
static void a_time_is_typed_in_every_language(void **state)
{
	(void)state;
	walker_key(&walker, SYM_F2);
	walker_visit(&walker, "403015", VISIT_WAITING, 5);
	walker_type(&walker, "h16");
	walker_type(&walker, "14:20");
	assert_true(shown("→ 14:20"));
}

static void whoever_comes_second_makes_no_first_account(void **state)
{
	(void)state;
	staff_go(&walker.staff, STAFF_FIRST);
	walker.staff.account.id = 0;
	walker.staff.account_count = 1;
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	assert_int_equal(walker.staff.page, STAFF_LOGIN);
	assert_true(shown("just made the first account"));
	/* ... in the same moment, too */
	staff_go(&walker.staff, STAFF_FIRST);
	walker.staff.opened = ACCOUNT_NOT_FIRST;
	walker_done(&walker, STAFF_OPEN, FAULT_NONE);
	assert_int_equal(walker.staff.page, STAFF_LOGIN);
	assert_int_equal(walker.effect, STAFF_LOOK);
	assert_true(shown("just made the first account"));
}

/* A desk with somebody at it can be chosen; both are told. */
static void two_at_one_desk_are_told(void **state)
{
	struct staff *staff = &walker.staff;
	(void)state;
	hire(ROLE_STAFF, ROLE_HEAD);
	staff->seats[0] = (struct seat){ .account = "Серікова А.", .desk = "1" };
	staff->seat_count = 1;
	assert_true(shown("Серікова А. is at this desk too"));
	staff_leave(staff);
	walker_key(&walker, SYM_ENTER);
	assert_true(shown("desk 1 – Серікова А. is there now"));
	assert_false(shown("desk 2 –"));
	walker_key(&walker, SYM_ENTER);
	assert_string_equal(staff->desk, "1");
	assert_int_equal(staff->field, 2);
	staff->seat_count = 0;
	assert_null(seat_beside(staff, "1"));
}

/* Each fault has words of its own, which stay as long as it lasts. */
static void what_is_wrong_with_the_register_is_told(void **state)
{
	static const struct {
		enum fault fault;
		const char *words;
	} rows[] = {
		{ FAULT_DISK, "full or failing" }, { FAULT_MISSING, "not in its place" },
		{ FAULT_FOREIGN, "another program's" }, { FAULT_NEWER, "newer kiosk" },
		{ FAULT_DAMAGED, "is damaged" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		walker_key(&walker, SYM_UP);
		walker_done(&walker, STAFF_DO, rows[i].fault);
		assert_true(shown(rows[i].words));
		walker_wait(&walker, 30);
		assert_false(shown(rows[i].words));
		walker_done(&walker, STAFF_LOOK, rows[i].fault);
		walker_wait(&walker, 60);
		assert_true(shown(rows[i].words));
		assert_true(shown("machine"));
		walker_done(&walker, STAFF_LOOK, FAULT_NONE);
		walker_wait(&walker, 1);
		assert_false(shown(rows[i].words));
	}
}

static void a_secret_half_typed_is_not_kept(void **state)
{
	(void)state;
	walker_key(&walker, SYM_F7);
	walker_type(&walker, "half-of-it");
	walker_key(&walker, SYM_F9);
	assert_int_equal(walker.staff.line[0].len, 0);
	unlock();
	assert_int_equal(walker.staff.page, STAFF_PIN);
	assert_int_equal(walker.staff.line[0].len, 0);
}

static void the_lock_says_how_long_to_wait(void **state)
{
	(void)state;
	walker_key(&walker, SYM_F9);
	type_line("wrong-one");
	assert_int_equal(walker.effect, STAFF_ENTER);
	walker.staff.login = (struct login){ .result = LOGIN_WRONG };
	walker_done(&walker, STAFF_ENTER, FAULT_NONE);
	assert_true(shown("That was not right. Try again."));
	walker.staff.login = (struct login){ .result = LOGIN_WAIT, .wait_s = 30 };
	walker_done(&walker, STAFF_ENTER, FAULT_NONE);
	walker_wait(&walker, 25);
	assert_true(shown("heard in 5 seconds"));
	assert_int_equal(walker.staff.page, STAFF_LOCKED);
	walker_done(&walker, STAFF_ENTER, FAULT_BUSY);
	assert_true(shown("cannot be used now"));
}

static void logging_out_forgets(void **state)
{
	(void)state;
	walker_visit(&walker, "403015", VISIT_WAITING, 5);
	walker_key(&walker, SYM_F9);
	walker_type(&walker, "half");
	walker_key(&walker, SYM_F10);
	assert_int_equal(walker.staff.page, STAFF_LOGIN);
	assert_int_equal(walker.staff.account.id, 0);
	assert_int_equal(walker.staff.day.count, 0);
	for (int i = 0; i < STAFF_LINES; i++)
		assert_int_equal(walker.staff.line[i].len, 0);
}

/* ---- the console shared with the visitors ------------------------------------------ */

static int back_s(void)
{
	return catalog_school(walker.catalog)->console_back_s;
}

static void sit_on_tty2(void)
{
	walker.staff.seat.shared = true;
	seat_front(&walker.staff, true, walker.mono_ms);
	walker_key(&walker, SYM_F6);
}

static void the_visitors_get_their_console_back(void **state)
{
	(void)state;
	sit_on_tty2();
	walker_wait(&walker, back_s() - 1);
	assert_int_equal(walker.effects[STAFF_SHOW_VISITORS], 0);
	walker_key(&walker, SYM_DOWN);
	walker_wait(&walker, back_s() - 1);
	assert_int_equal(walker.effects[STAFF_SHOW_VISITORS], 0);
	assert_int_equal(walker.staff.page, STAFF_DESK);
	walker_wait(&walker, 1);
	assert_int_equal(walker.effect, STAFF_SHOW_VISITORS);
	assert_int_equal(walker.staff.page, STAFF_LOCKED);
}

static void also_when_nobody_has_logged_in(void **state)
{
	(void)state;
	staff_leave(&walker.staff);
	sit_on_tty2();
	walker_wait(&walker, back_s());
	assert_int_equal(walker.effect, STAFF_SHOW_VISITORS);
	assert_int_equal(walker.staff.page, STAFF_LOGIN);
}

static void coming_to_the_front_counts_as_a_beginning(void **state)
{
	(void)state;
	sit_on_tty2();
	seat_front(&walker.staff, false, walker.mono_ms);
	walker_wait(&walker, back_s() * 3);
	assert_int_equal(walker.effects[STAFF_SHOW_VISITORS], 0);
	seat_front(&walker.staff, true, walker.mono_ms);
	walker_wait(&walker, back_s() - 1);
	assert_int_equal(walker.effects[STAFF_SHOW_VISITORS], 0);
	walker_wait(&walker, 1);
	assert_int_equal(walker.effect, STAFF_SHOW_VISITORS);
}

static void whoever_switches_away_leaves_it_locked(void **state)
{
	(void)state;
	sit_on_tty2();
	seat_front(&walker.staff, false, walker.mono_ms);
	walker_wait(&walker, 1);
	assert_int_equal(walker.staff.page, STAFF_LOCKED);
}

static void a_terminal_of_its_own_stays(void **state)
{
	(void)state;
	walker_wait(&walker, back_s() + 1);
	assert_int_equal(walker.effects[STAFF_SHOW_VISITORS], 0);
	assert_int_equal(walker.staff.page, STAFF_DESK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_head_changes_the_marked_account),
		TEST(staff_reach_their_own_pin_only),
		TEST(ones_own_pin_asks_the_old_one),
		TEST(somebody_new_needs_a_name),
		TEST(a_disabled_account_is_out_at_once),
		TEST(a_new_role_ends_the_session),
		TEST(it_locks_after_its_time_and_shows_nothing),
		TEST(it_opens_again_at_the_same_place),
		TEST(a_secret_half_typed_is_not_kept),
		TEST(one_can_type_at_the_lock_and_after_it),
		TEST(help_returns_to_the_question),
		TEST(a_time_is_typed_in_every_language),
		TEST(whoever_comes_second_makes_no_first_account),
		TEST(two_at_one_desk_are_told),
		TEST(what_is_wrong_with_the_register_is_told),
		TEST(what_was_half_typed_is_there_after_the_lock),
		TEST(the_lock_says_how_long_to_wait),
		TEST(logging_out_forgets),
		TEST(the_visitors_get_their_console_back),
		TEST(also_when_nobody_has_logged_in),
		TEST(coming_to_the_front_counts_as_a_beginning),
		TEST(whoever_switches_away_leaves_it_locked),
		TEST(a_terminal_of_its_own_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
