/* What the pages of people ask for, with a real register behind them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"
#include "staff/people.h"
#include "store/store.h"
#include "walker.h"

static struct walker walker;
static struct store *store;

static void read_accounts(void)
{
	struct staff *staff = &walker.staff;
	assert_int_equal(store_accounts(store, staff->accounts, ACCOUNTS_MAX, &staff->account_count),
	                 FAULT_NONE);
	people_refresh(staff);
}

/* A head and one of the staff; the head is logged in and looks at the list. */
static int set_up(void **state)
{
	static const struct actor setup = { .account = "setup", .desk = "" };
	enum account_result result;
	(void)state;
	walker_open(&walker, LANG_EN, 80, 24);
	assert_int_equal(store_open(":memory:", STORE_WAIT_SCRIPT_MS, 1, &store, NULL), FAULT_NONE);
	store_account_add(store, "Alia", ROLE_HEAD, "alia's own", &setup, &walker.now, &result);
	store_account_add(store, "Botagoz", ROLE_STAFF, "botagoz's own", &setup, &walker.now, &result);
	walker_enter(&walker);
	assert_int_equal(store_accounts(store, walker.staff.accounts, ACCOUNTS_MAX,
	                                &walker.staff.account_count), FAULT_NONE);
	walker.staff.account = walker.staff.accounts[0];
	walker_key(&walker, SYM_F7);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	store_close(store);
	walker_close(&walker);
	return 0;
}

/* The effect that was asked for, as run.c would carry it out. */
static void carry_out(void)
{
	assert_int_equal(walker.effect, STAFF_PEOPLE_DO);
	walker_done(&walker, STAFF_PEOPLE_DO, people_do(&walker.staff, store));
	read_accounts();
}

static void type_line(const char *ascii)
{
	walker_type(&walker, ascii);
	walker_key(&walker, SYM_ENTER);
}

static enum login_result try(const char *name, const char *secret)
{
	struct login login;
	assert_int_equal(store_login(store, name, secret, "1", NULL, &walker.now, &login),
	                 FAULT_NONE);
	return login.result;
}

static void roles_and_disabling(void **state)
{
	(void)state;
	walker_type(&walker, "r");
	carry_out();
	assert_int_equal(walker.staff.people.result, ACCOUNT_LAST_HEAD);
	walker_key(&walker, SYM_DOWN);
	walker_type(&walker, "r");
	carry_out();
	assert_int_equal(walker.staff.accounts[1].role, ROLE_HEAD);
	walker_type(&walker, "d");
	carry_out();
	assert_true(walker.staff.accounts[1].disabled);
	assert_int_equal(try("Botagoz", "botagoz's own"), LOGIN_WRONG);
	walker_type(&walker, "d");
	carry_out();
	assert_int_equal(try("Botagoz", "botagoz's own"), LOGIN_DONE);
}

static void a_head_who_disables_himself_is_out(void **state)
{
	(void)state;
	walker_key(&walker, SYM_DOWN);
	walker_type(&walker, "r");
	carry_out();
	walker_key(&walker, SYM_UP);
	walker_type(&walker, "d");
	carry_out();
	assert_int_equal(walker.staff.page, STAFF_LOGIN);
	assert_int_equal(walker.staff.account_count, 1);
}

static void anothers_pin(void **state)
{
	(void)state;
	walker_key(&walker, SYM_DOWN);
	walker_type(&walker, "p");
	type_line("botagoz's new");
	type_line("botagoz's new");
	carry_out();
	assert_int_equal(walker.staff.page, STAFF_PEOPLE);
	assert_int_equal(try("Botagoz", "botagoz's own"), LOGIN_WRONG);
	assert_int_equal(try("Botagoz", "botagoz's new"), LOGIN_DONE);
}

static void ones_own_pin_after_the_old_one(void **state)
{
	(void)state;
	walker_type(&walker, "p");
	type_line("not alia's");
	type_line("alia's new");
	type_line("alia's new");
	carry_out();
	assert_int_equal(walker.staff.page, STAFF_PIN);
	assert_int_equal(try("Alia", "alia's own"), LOGIN_DONE);
	type_line("alia's own");
	type_line("alia's new");
	type_line("alia's new");
	carry_out();
	assert_int_equal(walker.staff.page, STAFF_PEOPLE);
	assert_int_equal(try("Alia", "alia's new"), LOGIN_DONE);
}

static void somebody_new(void **state)
{
	(void)state;
	walker_type(&walker, "a");
	walker_key(&walker, SYM_F2);
	walker_key(&walker, SYM_F4);
	type_line("Botagoz");
	type_line("dana's own");
	type_line("dana's own");
	carry_out();
	assert_int_equal(walker.staff.people.result, ACCOUNT_EXISTS);
	assert_int_equal(walker.staff.field, 0);
	for (int i = 0; i < 7; i++)
		walker_key(&walker, SYM_BACKSPACE);
	type_line("Dana");
	type_line("111111");
	type_line("111111");
	carry_out();
	assert_int_equal(walker.staff.people.result, ACCOUNT_WEAK);
	type_line("dana's own");
	type_line("dana's own");
	carry_out();
	assert_int_equal(walker.staff.account_count, 3);
	assert_string_equal(walker.staff.accounts[2].name, "Dana");
	assert_int_equal(walker.staff.accounts[2].role, ROLE_STAFF);
	assert_int_equal(try("Dana", "dana's own"), LOGIN_DONE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(roles_and_disabling),
		TEST(a_head_who_disables_himself_is_out),
		TEST(anothers_pin),
		TEST(ones_own_pin_after_the_old_one),
		TEST(somebody_new),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
