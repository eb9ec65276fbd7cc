/* Upgrades of real old files. version-N.sql is a dump of a register that the
 * kiosk of that version made: a request, a question, a visit with two requests in
 * a series of its own, one taken while the clock stood a day back. */
#include "fixture.h"

#include <signal.h>

#include "store/db.h"
#include "store/make.h"
#include "store/search_fill.h"
#include "store/sql.h"

enum {
	OPENERS = 8,
	STATEMENTS_LEAST = 12, /* of the upgrade: its own and those around it */
};

static void make_old(void)
{
	assert_int_equal(shell("sqlite3 -bail kiosk.db < '" TESTS_DIR "/store/version-1.sql'",
	                       NULL, 0), 0);
}

/* All that sqlite3 prints for the SQL, to be freed. */
static char *ask(const char *file, const char *sql)
{
	char command[2000];
	static char text[200000];

	snprintf(command, sizeof(command), "sqlite3 '%s' \"%s\"", file, sql);
	assert_int_equal(shell(command, text, sizeof(text)), 0);
	return strdup(text);
}

static void assert_same_answer(const char *first, const char *second, const char *sql)
{
	char *a = ask(first, sql), *b = ask(second, sql);

	assert_true(*a);
	assert_string_equal(a, b);
	free(a);
	free(b);
}

static void the_schema_is_that_of_a_new_file(void **state)
{
	struct store *fresh;

	(void)state;
	make_old();
	fixture_open();
	assert_fault(FAULT_NONE, store_open(fixture_file("fresh.db"), 100, 1, &fresh, NULL));
	store_close(fresh);
	/* A renamed table has its name in quotes. */
	assert_same_answer("kiosk.db", "fresh.db",
	                   "SELECT type, name, replace(replace(sql, 'TABLE \\\"visit\\\"',"
	                   " 'TABLE visit'), 'TABLE \\\"answer\\\"', 'TABLE answer')"
	                   " FROM sqlite_schema ORDER BY type, name");
	assert_same_answer("kiosk.db", "fresh.db", "PRAGMA user_version");
	assert_same_answer("kiosk.db", "fresh.db", "PRAGMA application_id");
}

/* Each column of version 1 with each of its values, and the chain. */
static void no_row_is_lost(void **state)
{
	static const char visits[] =
		"SELECT id, day, prefix, number, code, taken_at, utc_offset, lang, state, state_at,"
		" clock_doubt FROM visit ORDER BY id";
	static const char *const queries[] = {
		visits,
		"SELECT * FROM series", "SELECT * FROM register", "SELECT * FROM question",
		"SELECT * FROM request", "SELECT * FROM answer", "SELECT * FROM consent",
		"SELECT * FROM paper", "SELECT * FROM print_job", "SELECT * FROM event",
		"SELECT event, hex(nonce), text FROM event_detail", "SELECT * FROM journal_head",
	};

	(void)state;
	make_old();
	assert_int_equal(shell("cp kiosk.db old.db", NULL, 0), 0);
	fixture_open();
	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++)
		assert_same_answer("old.db", "kiosk.db", queries[i]);
	assert_peek("SELECT group_concat(desk || called_at || recalls || hold_until || hold_why)"
	            " FROM visit", "000,000,000,000,000");
	assert_peek("SELECT count(*) FROM pragma_foreign_key_check", "0");
	assert_peek("PRAGMA quick_check", "ok");
	assert_chain_whole(fixture_store);
}

/* Whoever comes first does it; nobody does it twice or fails. */
static void eight_open_an_old_file_at_once(void **state)
{
	int status;

	(void)state;
	make_old();
	for (int i = 0; i < OPENERS; i++) {
		if (fork() == 0) {
			struct order order = some_order();
			struct moment tuesday = days_later(monday, 1);
			struct store *store;
			struct ticket ticket;

			_exit(store_open(fixture_path, STORE_WAIT_SCRIPT_MS, 1, &store, NULL) ||
			      store_take_ticket(store, &order, &tuesday, &ticket));
		}
	}
	for (int i = 0; i < OPENERS; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	assert_peek("SELECT count(*) || '|' || max(number) FROM visit", "13|10");
	fixture_open();
	assert_chain_whole(fixture_store);
}

static void an_upgraded_file_works_on(void **state)
{
	struct order order = some_order();
	struct moment tuesday = days_later(monday, 1);
	struct ticket ticket;
	sqlite3_stmt *stmt;

	(void)state;
	make_old();
	fixture_open();
	ticket = take(fixture_store, &order, &tuesday);
	assert_string_equal(ticket.number, "3");
	assert_string_equal(ticket.request[0].registration, "2026-000006");
	assert_int_equal(ticket.ahead, 2);
	assert_chain_whole(fixture_store);
	/* the keys that rested are awake again */
	assert_int_equal(sqlite3_prepare_v2(fixture_store->db, "PRAGMA foreign_keys", -1, &stmt,
	                                    NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	assert_int_equal(sqlite3_column_int(stmt, 0), 1);
	sqlite3_finalize(stmt);
	assert_int_equal(sqlite3_exec(fixture_store->db, "DELETE FROM visit", NULL, NULL, NULL),
	                 SQLITE_CONSTRAINT_FOREIGNKEY);
}

/* A kiosk of version 1 that has the file open: its statement, after the upgrade. */
static void a_visit_of_an_old_kiosk_gets_its_ticket(void **state)
{
	(void)state;
	make_old();
	fixture_open();
	assert_int_equal(behind("INSERT INTO visit (day, prefix, number, code, taken_at,"
	                        " utc_offset, lang, state, state_at, clock_doubt) VALUES"
	                        " ('2026-11-24', '', 3, '0000', 1, 18000, 'kk', 'waiting', 1, 0)"),
	                 SQLITE_OK);
}

/* The other way round: a newer kiosk has upgraded the file that we have open. What we
 * write when nobody waits must not take it back. */
static void an_open_kiosk_leaves_the_version_of_a_newer_one(void **state)
{
	(void)state;
	fixture_open();
	assert_int_equal(behind("PRAGMA user_version = 3"), SQLITE_OK);
	assert_fault(FAULT_NONE, store_checkpoint(fixture_store));
	assert_peek("PRAGMA user_version", "3");
}

static void rows_without_parents_are_no_upgrade(void **state)
{
	static const struct store_upgrade careless[] = {
		{ SQL_VERSION + 1, "DELETE FROM visit WHERE id = 1; PRAGMA user_version = 99" },
		{ 0, NULL },
	};

	(void)state;
	make_old();
	fixture_open();
	assert_false(make_upgrades(fixture_store, careless));
	assert_int_equal(fixture_store->fault, FAULT_DAMAGED);
	assert_peek("SELECT count(*) FROM visit WHERE id = 1", "1");
	assert_peek("PRAGMA user_version", "2");
}

static int die_at(unsigned kind, void *context, void *stmt, void *sql)
{
	int *left = context;

	(void)kind;
	(void)stmt;
	(void)sql;
	if (--*left == 0)
		raise(SIGKILL);
	return 0;
}

/* Begins the upgrade and is killed at its n-th statement; false when it had no
 * more than that. */
static bool kill_upgrade_at(int n)
{
	int status;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		struct store *store = calloc(1, sizeof(*store));

		if (!store || sqlite3_open(fixture_path, &store->db) != SQLITE_OK)
			_exit(2);
		db_start(store, "upgrade");
		search_register(store);
		db_exec(store, "PRAGMA journal_mode = WAL");
		sqlite3_trace_v2(store->db, SQLITE_TRACE_STMT, die_at, &n);
		_exit(make_upgrades(store, store_upgrades) ? 0 : 3);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	if (WIFSIGNALED(status))
		return WTERMSIG(status) == SIGKILL;
	assert_int_equal(WEXITSTATUS(status), 0);
	return false;
}

static void a_killed_upgrade_changes_nothing(void **state)
{
	static const char all[] = "SELECT sql FROM sqlite_schema; SELECT * FROM visit;"
	                          " SELECT * FROM journal_head; PRAGMA user_version";
	int n;

	(void)state;
	make_old();
	assert_int_equal(shell("cp kiosk.db old.db", NULL, 0), 0);
	for (n = 1; kill_upgrade_at(n); n++)
		assert_same_answer("old.db", "kiosk.db", all);
	assert_true(n > STATEMENTS_LEAST);
	assert_peek("PRAGMA user_version", "2");
	fixture_open();
	assert_chain_whole(fixture_store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, fixture_folder_setup, fixture_teardown)
		TEST(the_schema_is_that_of_a_new_file),
		TEST(no_row_is_lost),
		TEST(eight_open_an_old_file_at_once),
		TEST(an_upgraded_file_works_on),
		TEST(a_visit_of_an_old_kiosk_gets_its_ticket),
		TEST(an_open_kiosk_leaves_the_version_of_a_newer_one),
		TEST(rows_without_parents_are_no_upgrade),
		TEST(a_killed_upgrade_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
