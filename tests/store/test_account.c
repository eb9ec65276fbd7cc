/* People: their secrets, what may be changed, and the door. */
#include "fixture.h"
#include "store/account.h"

static const struct actor setup = { .account = "setup", .desk = "" };

static struct moment later(int seconds)
{
	struct moment now = monday;
	now.unix_s += seconds;
	return now;
}

static enum account_result add(const char *name, enum account_role role, const char *secret)
{
	enum account_result result;
	assert_fault(FAULT_NONE, store_account_add(fixture_store, name, role, secret, &setup,
	                                           &monday, &result));
	return result;
}

static struct login try(const char *name, const char *secret, int at_s)
{
	struct moment now = later(at_s);
	struct login login;
	assert_fault(FAULT_NONE, store_login(fixture_store, name, secret, "1", NULL, &now,
	                                      &login));
	return login;
}

static void the_right_secret_opens(void **state)
{
	(void)state;
	assert_int_equal(add("Белёва Т.А.", ROLE_HEAD, "482915"), ACCOUNT_DONE);
	struct login login = try("Белёва Т.А.", "482915", 0);
	assert_int_equal(login.result, LOGIN_DONE);
	assert_string_equal(login.account.name, "Белёва Т.А.");
	assert_int_equal(login.account.role, ROLE_HEAD);
	assert_true(login.account.id != 0);
	assert_int_equal(try("Белёва Т.А.", "482916", 1).result, LOGIN_WRONG);
	assert_int_equal(try("Белёва Т.А", "482915", 2).result, LOGIN_WRONG);
	assert_peek("SELECT substr(secret, 1, 10) FROM account", "$argon2id$");
	assert_peek("SELECT count(*) FROM event_detail WHERE text LIKE '%482915%'", "0");
	assert_chain_whole(fixture_store);
}

static void wrong_tries_wait_longer_and_longer(void **state)
{
	int waits[] = { 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900 };
	int at_s = 0;
	(void)state;
	add("Кадрина Б.А.", ROLE_HEAD, "correct horse");
	for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
		struct login login = try("Кадрина Б.А.", "wrong horse", at_s);
		assert_int_equal(login.result, LOGIN_WRONG);
		assert_int_equal(login.wait_s, waits[i]);
		if (waits[i] > 0) {
			/* Not even the right one is heard before; and a restart changes nothing. */
			store_close(fixture_store);
			fixture_open();
			assert_int_equal(try("Кадрина Б.А.", "correct horse", at_s + waits[i] - 1).result,
			                 LOGIN_WAIT);
		}
		at_s += waits[i];
	}
	assert_int_equal(try("Кадрина Б.А.", "correct horse", at_s).result, LOGIN_DONE);
	assert_int_equal(try("Кадрина Б.А.", "wrong horse", at_s).wait_s, 0);
}

static void a_clock_set_back_shuts_nobody_out(void **state)
{
	(void)state;
	add("Кадрина Б.А.", ROLE_HEAD, "correct horse");
	for (int i = 0; i < 3; i++)
		try("Кадрина Б.А.", "wrong horse", 86400 * 365);
	assert_int_equal(try("Кадрина Б.А.", "correct horse", 0).result, LOGIN_DONE);
}

static void secrets_that_are_tried_first_are_refused(void **state)
{
	static const struct {
		const char *secret;
		bool good;
	} rows[] = {
		{ "", false }, { "1", false }, { "48291", false }, { "482915", true }, { "111111", false },
		{ "123456", false }, { "987654", false }, { "1234567890", false }, { "112233", true },
		{ "құпия", false }, { "құпиясөз", true }, { "aaaaaa", true }, { "135791", true },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (account_secret_is_good(rows[i].secret) != rows[i].good)
			fail_msg("\"%s\"", rows[i].secret);
	}
	assert_int_equal(add("Белёва Т.А.", ROLE_HEAD, "111111"), ACCOUNT_WEAK);
	assert_peek("SELECT count(*) FROM account", "0");
	assert_peek("SELECT count(*) FROM event", "0");
}

static void the_last_head_stays(void **state)
{
	enum account_result result;
	(void)state;
	add("Долбешкина Г.Л.", ROLE_HEAD, "482915");
	add("Кадрина Б.А.", ROLE_STAFF, "591842");
	store_account_role(fixture_store, "Долбешкина Г.Л.", ROLE_STAFF, &setup, &monday, &result);
	assert_int_equal(result, ACCOUNT_LAST_HEAD);
	store_account_disable(fixture_store, "Долбешкина Г.Л.", true, &setup, &monday, &result);
	assert_int_equal(result, ACCOUNT_LAST_HEAD);
	store_account_role(fixture_store, "Кадрина Б.А.", ROLE_HEAD, &setup, &monday, &result);
	assert_int_equal(result, ACCOUNT_DONE);
	store_account_disable(fixture_store, "Долбешкина Г.Л.", true, &setup, &monday, &result);
	assert_int_equal(result, ACCOUNT_DONE);
	assert_int_equal(try("Долбешкина Г.Л.", "482915", 0).result, LOGIN_WRONG);
	store_account_disable(fixture_store, "Долбешкина Г.Л.", false, &setup, &monday, &result);
	assert_int_equal(try("Долбешкина Г.Л.", "482915", 0).result, LOGIN_DONE);
	store_account_role(fixture_store, "Никто", ROLE_HEAD, &setup, &monday, &result);
	assert_int_equal(result, ACCOUNT_NONE);
	assert_chain_whole(fixture_store);
}

static void the_first_account_is_a_heads(void **state)
{
	(void)state;
	assert_int_equal(add("Кадрина Б.А.", ROLE_STAFF, "591842"), ACCOUNT_NO_HEAD);
	assert_peek("SELECT count(*) FROM account", "0");
	assert_peek("SELECT count(*) FROM event", "0");
	assert_int_equal(add("Долбешкина Г.Л.", ROLE_HEAD, "482915"), ACCOUNT_DONE);
	assert_int_equal(add("Кадрина Б.А.", ROLE_STAFF, "591842"), ACCOUNT_DONE);
}

static void a_new_secret_replaces_the_old_one_and_ends_the_waiting(void **state)
{
	enum account_result result;
	(void)state;
	add("Кадрина Б.А.", ROLE_HEAD, "591842");
	for (int i = 0; i < 4; i++)
		try("Кадрина Б.А.", "000001", i * 10);
	assert_int_equal(try("Кадрина Б.А.", "591842", 31).result, LOGIN_WAIT);
	store_account_secret(fixture_store, "Кадрина Б.А.", "202611", &setup, &monday, &result);
	assert_int_equal(result, ACCOUNT_DONE);
	assert_int_equal(try("Кадрина Б.А.", "202611", 31).result, LOGIN_DONE);
	assert_int_equal(try("Кадрина Б.А.", "591842", 31).result, LOGIN_WRONG);
}

/* Whoever guesses with many processes at once is heard no more often. */
static void tries_at_once_wait_like_tries_in_a_row(void **state)
{
	enum { AT_ONCE = 6 };
	char heard[16];
	int gate[2], status;
	(void)state;
	add("Кадрина Б.А.", ROLE_HEAD, "591842");
	store_close(fixture_store);
	fixture_store = NULL;
	assert_int_equal(pipe(gate), 0);
	for (int i = 0; i < AT_ONCE; i++) {
		if (fork() != 0)
			continue;
		char byte;
		close(gate[1]);
		fixture_open();
		_exit(read(gate[0], &byte, 1) != 0
		      || try("Кадрина Б.А.", "591843", 0).result == LOGIN_DONE);
	}
	close(gate[0]);
	close(gate[1]);
	for (int i = 0; i < AT_ONCE; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	fixture_open();
	snprintf(heard, sizeof heard, "%d", LOGIN_FREE_TRIES + 1);
	assert_peek("SELECT count(*) FROM event WHERE what = 'login-wrong'", heard);
	assert_peek("SELECT wrong FROM account", heard);
	assert_int_equal(try("Кадрина Б.А.", "591842", 0).result, LOGIN_WAIT);
	assert_int_equal(try("Кадрина Б.А.", "591842", 2).result, LOGIN_DONE);
	assert_chain_whole(fixture_store);
}

static void names_are_unique_and_listed(void **state)
{
	struct account accounts[ACCOUNTS_MAX];
	int count;
	(void)state;
	add("Кадрина Б.А.", ROLE_HEAD, "591842");
	add("Белёва Т.А.", ROLE_STAFF, "482915");
	assert_int_equal(add("Белёва Т.А.", ROLE_STAFF, "202611"), ACCOUNT_EXISTS);
	assert_fault(FAULT_NONE, store_accounts(fixture_store, accounts, ACCOUNTS_MAX, &count));
	assert_int_equal(count, 2);
	assert_string_equal(accounts[0].name, "Белёва Т.А.");
	assert_string_equal(accounts[1].name, "Кадрина Б.А.");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_right_secret_opens),
		TEST(wrong_tries_wait_longer_and_longer),
		TEST(a_clock_set_back_shuts_nobody_out),
		TEST(secrets_that_are_tried_first_are_refused),
		TEST(the_first_account_is_a_heads),
		TEST(the_last_head_stays),
		TEST(a_new_secret_replaces_the_old_one_and_ends_the_waiting),
		TEST(tries_at_once_wait_like_tries_in_a_row),
		TEST(names_are_unique_and_listed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
