/* People: their secrets, what may be changed, and the door. */
#include "fixture.h"
#include "store/account.h"
#include "store/seats.h"

#include <time.h>

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

/* Two terminals stand at the first start's screen, and more. */
static void of_many_first_accounts_one_is_made(void **state)
{
	enum { SCREENS = 6 };
	int gate[2], status, made = 0, late = 0;
	(void)state;
	store_close(fixture_store);
	fixture_store = NULL;
	assert_int_equal(pipe(gate), 0);
	for (int i = 0; i < SCREENS; i++) {
		char byte, name[] = "Кадрина 0";
		enum account_result result;
		if (fork() != 0)
			continue;
		close(gate[1]);
		fixture_open();
		name[sizeof name - 2] = (char)('0' + i);
		bool gone = read(gate[0], &byte, 1) == 0;
		enum fault fault = store_account_first(fixture_store, name, "591842", &setup, &monday,
		                                       &result);
		_exit(gone && !fault ? (int)result : ACCOUNT_RESULTS);
	}
	close(gate[0]);
	close(gate[1]);
	for (int i = 0; i < SCREENS; i++) {
		assert_true(wait(&status) > 0);
		made += WEXITSTATUS(status) == ACCOUNT_DONE;
		late += WEXITSTATUS(status) == ACCOUNT_NOT_FIRST;
	}
	fixture_open();
	assert_int_equal(made, 1);
	assert_int_equal(late, SCREENS - 1);
	assert_peek("SELECT count(*) FROM account", "1");
	assert_peek("SELECT role FROM account", "head");
	assert_peek("SELECT count(*) FROM event WHERE what = 'account-add'", "1");
	assert_chain_whole(fixture_store);
}

/* Neither the words nor the waiting tell whether anybody has that name. */
static void a_name_that_nobody_has_waits_like_any_other(void **state)
{
	int at_s = 0;
	(void)state;
	add("Кадрина Б.А.", ROLE_HEAD, "correct horse");
	for (int i = 0; i < 6; i++) {
		struct login known = try("Кадрина Б.А.", "wrong horse", at_s);
		struct login stranger = try("Кадрин Б.А.", "wrong horse", at_s);
		assert_int_equal(stranger.result, known.result);
		assert_int_equal(stranger.wait_s, known.wait_s);
		at_s += known.wait_s;
		if (known.wait_s > 0) {
			store_close(fixture_store);
			fixture_open();
			assert_int_equal(try("Кадрина Б.А.", "wrong horse", at_s - 1).result, LOGIN_WAIT);
			assert_int_equal(try("Кадрин Б.А.", "wrong horse", at_s - 1).result, LOGIN_WAIT);
		}
	}
	/* ... and nothing that was typed is kept. */
	assert_peek("SELECT count(*) FROM stranger", "1");
	assert_peek("SELECT count(*) FROM event WHERE account = '?' AND what = 'login-wrong'", "6");
	assert_int_equal(shell("grep -qa 'Кадрин Б' kiosk.db*", NULL, 0), 1);
	assert_chain_whole(fixture_store);
}

static int64_t ticks_of(pid_t pid)
{
	char path[64], line[1024] = "";
	long user = 0, system = 0;
	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	FILE *file = fopen(path, "r");
	if (file && !fgets(line, sizeof line, file))
		*line = '\0';
	if (file)
		fclose(file);
	const char *at = strrchr(line, ')');
	for (int field = 2; at && field < 14; field++)
		at = strchr(at + 1, ' ');
	assert_true(at && sscanf(at, "%ld %ld", &user, &system) == 2);
	return user + system;
}

/* Somebody's right secret is being tried, in a process of its own; meanwhile `sql`
 * is done to the account by one who has the register already. The child has read
 * the account before it reckons, and is let on after it has reckoned for a while. */
static struct login try_while(const char *sql)
{
	enum { RECKONING_TICKS = 3 };
	int told[2], heard[2];
	struct login login;
	sqlite3 *db;
	char byte = 0;
	store_close(fixture_store);
	fixture_store = NULL;
	assert_true(pipe(told) == 0 && pipe(heard) == 0);
	pid_t child = fork();
	if (child == 0) {
		fixture_open();
		bool on = write(told[1], &byte, 1) == 1 && read(heard[0], &byte, 1) == 1;
		login = try("Белёва Т.А.", "482915", 0);
		_exit(on && write(told[1], &login, sizeof login) == sizeof login ? 0 : 1);
	}
	assert_int_equal(read(told[0], &byte, 1), 1);
	assert_int_equal(sqlite3_open(fixture_path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	int64_t before = ticks_of(child);
	assert_int_equal(write(heard[1], &byte, 1), 1);
	while (ticks_of(child) - before < RECKONING_TICKS)
		nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	assert_int_equal(read(told[0], &login, sizeof login), sizeof login);
	assert_int_equal(waitpid(child, NULL, 0), child);
	close(told[0]), close(told[1]), close(heard[0]), close(heard[1]);
	fixture_open();
	return login;
}

static void what_changes_while_a_secret_is_tried_counts(void **state)
{
	static const struct {
		const char *sql;
		enum login_result result;
		enum account_role role;
	} rows[] = {
		{ "UPDATE account SET wrong = 0", LOGIN_DONE, ROLE_HEAD },
		{ "UPDATE account SET role = 'staff'", LOGIN_DONE, ROLE_STAFF },
		{ "UPDATE account SET disabled = 1", LOGIN_WRONG, ROLE_STAFF },
		{ "UPDATE account SET wait_until = 1795406525 + 60", LOGIN_WAIT, ROLE_STAFF },
		{ "UPDATE account SET secret = substr(secret, 1, 30) || 'x' || substr(secret, 32)",
		  LOGIN_WRONG, ROLE_STAFF },
	};
	(void)state;
	add("Белёва Т.А.", ROLE_HEAD, "482915");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct login login = try_while(rows[i].sql);
		if (login.result != rows[i].result || login.account.role != (login.result ? 0 : rows[i].role))
			fail_msg("%s: %d", rows[i].sql, login.result);
		behind("UPDATE account SET wrong = 0, wait_until = 0, disabled = 0");
	}
}

static int64_t dead_pid;

static bool lives(const struct claim *claim)
{
	return claim->pid != dead_pid;
}

static int sit(int pid, const char *desk)
{
	struct claim claim = { .boot_id = "boot", .pid = pid, .started = 1 };
	struct login login;
	assert_fault(FAULT_NONE, store_login(fixture_store, "Белёва Т.А.", "482915", desk, &claim,
	                                     &monday, &login));
	return login.result;
}

static int seats(struct seat out[static SEATS_MAX])
{
	int count;
	assert_fault(FAULT_NONE, store_seats(fixture_store, lives, out, SEATS_MAX, &count));
	return count;
}

static void a_seat_lasts_from_login_to_logout_or_death(void **state)
{
	struct seat all[SEATS_MAX];
	(void)state;
	dead_pid = 0;
	add("Белёва Т.А.", ROLE_HEAD, "482915");
	try("Белёва Т.А.", "482915", 0); /* a PIN that is only tried takes no seat */
	assert_int_equal(seats(all), 0);
	assert_int_equal(sit(11, "1"), LOGIN_DONE);
	assert_int_equal(sit(12, "1"), LOGIN_DONE);
	assert_int_equal(sit(12, "2"), LOGIN_DONE); /* unlocked: the same seat */
	assert_int_equal(seats(all), 2);
	assert_string_equal(all[1].desk, "2");
	assert_string_equal(all[1].account, "Белёва Т.А.");
	assert_fault(FAULT_NONE, store_stand(fixture_store, &all[0], &monday));
	assert_fault(FAULT_NONE, store_stand(fixture_store, &all[0], &monday));
	assert_peek("SELECT count(*) FROM event WHERE what = 'logout' AND desk = '1' AND why = ''", "1");
	assert_int_equal(seats(all), 1);
	dead_pid = 12;
	assert_int_equal(seats(all), 0);
	assert_peek("SELECT count(*) FROM seat", "1");
	assert_fault(FAULT_NONE, store_clear_seats(fixture_store, lives, &monday));
	assert_fault(FAULT_NONE, store_clear_seats(fixture_store, lives, &monday));
	assert_peek("SELECT count(*) FROM seat", "0");
	assert_peek("SELECT count(*) FROM event WHERE what = 'logout' AND desk = '2' AND why = 'gone'",
	            "1");
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
		TEST(of_many_first_accounts_one_is_made),
		TEST(a_name_that_nobody_has_waits_like_any_other),
		TEST(what_changes_while_a_secret_is_tried_counts),
		TEST(a_seat_lasts_from_login_to_logout_or_death),
		TEST(names_are_unique_and_listed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
