#include "fixture.h"

#include <sys/syscall.h>

#include "store/db.h"
#include "store/make.h"
#include "store/sql.h"

static void a_new_database_is_set_up(void **state)
{
	static const struct {
		const char *sql, *value;
	} inside[] = {
		{ "PRAGMA synchronous", "2" },      { "PRAGMA foreign_keys", "1" },
		{ "PRAGMA trusted_schema", "0" },   { "PRAGMA cell_size_check", "1" },
		{ "PRAGMA mmap_size", "0" },        { "PRAGMA secure_delete", "1" },
		{ "PRAGMA journal_mode", "wal" },   { "PRAGMA wal_autocheckpoint", "0" },
		{ "PRAGMA application_id", "1802071923" }, { "PRAGMA user_version", "2" },
		{ "PRAGMA temp_store", "2" },
		{ "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
		  " AND NOT strict AND name NOT LIKE 'sqlite_%'", "0" },
		{ "SELECT event FROM journal_head", "0" },
	};
	char names[200];
	int defensive = 0;

	(void)state;
	fixture_open();
	for (size_t i = 0; i < sizeof(inside) / sizeof(inside[0]); i++) {
		sqlite3_stmt *stmt;

		assert_int_equal(sqlite3_prepare_v2(fixture_store->db, inside[i].sql, -1, &stmt, NULL),
		                 SQLITE_OK);
		assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
		if (strcmp((const char *)sqlite3_column_text(stmt, 0), inside[i].value) != 0)
			fail_msg("%s: %s", inside[i].sql, sqlite3_column_text(stmt, 0));
		sqlite3_finalize(stmt);
	}
	sqlite3_db_config(fixture_store->db, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
	assert_int_equal(defensive, 1);
	assert_int_equal(SQL_APPLICATION_ID, 1802071923);
	store_close(fixture_store);
	fixture_store = NULL;
	assert_int_equal(shell("ls -A", names, sizeof(names)), 0);
	assert_string_equal(names, "kiosk.db\n");
}

/* What was synced last: a folder, in which the database stood already. */
static bool synced_its_folder;

/* In the place of the C library's. */
int fsync(int file)
{
	struct stat status;

	synced_its_folder = fstat(file, &status) == 0 && S_ISDIR(status.st_mode) &&
	                    access(fixture_path, F_OK) == 0;
	return (int)syscall(SYS_fsync, file);
}

static void the_name_of_a_new_file_is_synced(void **state)
{
	struct store store = { 0 };

	(void)state;
	db_start(&store, "make");
	assert_true(make_file(&store, fixture_path));
	assert_true(synced_its_folder);
}

static void it_is_opened_again(void **state)
{
	struct order order = some_order();

	(void)state;
	make_one();
	fixture_open();
	assert_string_equal(take(fixture_store, &order, &monday).number, "2");
	assert_chain_whole(fixture_store);
}

static void a_file_taken_away_takes_no_ticket(void **state)
{
	struct order order = some_order();
	struct ticket ticket;

	(void)state;
	fixture_open();
	take(fixture_store, &order, &monday);
	assert_int_equal(shell("mkdir away && mv kiosk.db* away", NULL, 0), 0);
	assert_fault(FAULT_MISSING, store_take_ticket(fixture_store, &order, &monday, &ticket));
	assert_int_equal(ticket.visit, 0);
	assert_int_equal(shell("mv away/* .", NULL, 0), 0);
	assert_string_equal(take(fixture_store, &order, &monday).number, "2");
}

static void every_statement_fits_the_schema(void **state)
{
	char columns[16];

	(void)state;
	fixture_open();
	db_start(fixture_store, "prepare");
	for (int i = 0; i < STMT_COUNT; i++)
		if (!db_statement(fixture_store, (enum statement)i))
			fail_msg("%s: %s", store_why(fixture_store), statement_sql((enum statement)i));
	snprintf(columns, sizeof(columns), "%d", SQL_COLUMNS);
	assert_peek("SELECT sum(ncol) FROM pragma_table_list"
	            " WHERE schema = 'main' AND name NOT GLOB 'sqlite_*'", columns);
}

static void statements_are_prepared_when_needed_or_idle(void **state)
{
	struct queue_counts counts;

	(void)state;
	make_one();
	fixture_open();
	for (int i = 0; i < STMT_COUNT; i++)
		assert_null(fixture_store->stmt[i]);
	for (int again = 0; again < 2; again++) {
		sqlite3_stmt *before = fixture_store->stmt[STMT_COUNTS];

		assert_fault(FAULT_NONE, store_counts(fixture_store, monday.date, &counts));
		assert_int_equal(counts.waiting, 1);
		assert_true(!before || before == fixture_store->stmt[STMT_COUNTS]);
	}
	assert_null(fixture_store->stmt[STMT_ADD_VISIT]);
	assert_fault(FAULT_NONE, store_checkpoint(fixture_store));
	for (int i = 0; i < STMT_COUNT; i++)
		assert_non_null(fixture_store->stmt[i]);
}

static void no_statement_is_prepared_again(void **state)
{
	struct order order = some_order();

	(void)state;
	fixture_open();
	for (int i = 0; i < 3; i++)
		take(fixture_store, &order, &monday);
	for (int i = 0; i < STMT_COUNT; i++) {
		sqlite3_stmt *stmt = fixture_store->stmt[i];

		if (stmt && sqlite3_stmt_status(stmt, SQLITE_STMTSTATUS_REPREPARE, 0) != 0)
			fail_msg("%s", statement_sql((enum statement)i));
	}
}

static void memory_takes_too(void **state)
{
	struct order order = some_order();
	struct store *store;

	(void)state;
	assert_fault(FAULT_NONE, store_open(":memory:", 100, 1, &store, NULL));
	assert_string_equal(take(store, &order, &monday).number, "1");
	assert_chain_whole(store);
	store_close(store);
	store_close(NULL);
}

/* Two lists are short however old the register is; of the closes one is read, of the pace a day's visits. Search reads all it has, and so
 * does looking for a head, beside a walk through the whole journal. What one request
 * is found by comes from its own few rows. What is old is looked for once a night. */
static bool may_scan(enum statement which, const char *step)
{
	return strcmp(step, "SCAN print_job USING INDEX print_job_open") == 0
	    || strcmp(step, "SCAN CONSTANT ROW") == 0 || strstr(step, "SCAN account")
	    || which == STMT_CLOSING || (which == STMT_PACE && !strstr(step, "SCAN visit")) || which == STMT_SEARCH
	    || which == STMT_EVENT_OF_HASH || which == STMT_FILL_SEARCH
	    || which == STMT_TO_PURGE || which == STMT_PURGE_COUNTS || which == STMT_OVERAGED
	    || which == STMT_OLD_VISITS || which == STMT_FORGET_VISITS;
}

static void lists_are_served_by_an_index(void **state)
{
	struct order order = some_order();

	(void)state;
	fixture_open();
	for (int i = 0; i < 50; i++)
		take(fixture_store, &order, &monday);
	for (int i = 0; i < STMT_COUNT; i++) {
		char sql[2000];
		sqlite3_stmt *stmt;

		snprintf(sql, sizeof(sql), "EXPLAIN QUERY PLAN %s", statement_sql((enum statement)i));
		assert_int_equal(sqlite3_prepare_v2(fixture_store->db, sql, -1, &stmt, NULL), SQLITE_OK);
		while (sqlite3_step(stmt) == SQLITE_ROW) {
			const char *step = (const char *)sqlite3_column_text(stmt, 3);

			if (strstr(step, "SCAN") && !may_scan((enum statement)i, step))
				fail_msg("%s: %s", step, sql);
			if (strstr(step, "TEMP B-TREE") && !strstr(sql, "ORDER BY position")
			    && i != STMT_REGISTER && i != STMT_PACE)
				fail_msg("%s: %s", step, sql);
		}
		sqlite3_finalize(stmt);
	}
}

static void upgrades_run_once_in_order_and_whole(void **state)
{
	static const struct store_upgrade good[] = {
		{ 2, "SELECT no_such_function()" }, /* not run: the file is there already */
		{ 3, "CREATE TABLE two (a INTEGER) STRICT; PRAGMA user_version = 3" },
		{ 4, "ALTER TABLE two ADD COLUMN b INTEGER; PRAGMA user_version = 4" },
		{ 0, NULL },
	};
	static const struct store_upgrade bad[][2] = {
		{ { 5, "CREATE TABLE four (a INTEGER) STRICT; SELECT no_such_function();"
		       "PRAGMA user_version = 5" }, { 0, NULL } },
		{ { 5, "CREATE TABLE four (a INTEGER) STRICT" }, { 0, NULL } },
	};

	(void)state;
	fixture_open();
	for (int again = 0; again < 2; again++) {
		assert_true(make_upgrades(fixture_store, good));
		assert_peek("PRAGMA user_version", "4");
		assert_peek("SELECT group_concat(name) FROM pragma_table_info('two')", "a,b");
	}
	for (size_t i = 0; i < 2; i++) {
		assert_false(make_upgrades(fixture_store, bad[i]));
		assert_int_equal(fixture_store->fault, FAULT_DAMAGED);
		assert_peek("SELECT count(*) FROM sqlite_schema WHERE name = 'four'", "0");
		assert_peek("PRAGMA user_version", "4");
		fixture_store->fault = FAULT_NONE;
	}
}

static void the_upgrades_lead_to_the_schema(void **state)
{
	const struct store_upgrade *step = store_upgrades;
	int reaches = 1;

	(void)state;
	for (; step->sql; step++)
		assert_int_equal(step->reaches, ++reaches);
	assert_int_equal(reaches, SQL_VERSION);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, fixture_folder_setup, fixture_teardown)
		TEST(a_new_database_is_set_up),
		TEST(the_name_of_a_new_file_is_synced),
		TEST(it_is_opened_again),
		TEST(a_file_taken_away_takes_no_ticket),
		TEST(every_statement_fits_the_schema),
		TEST(statements_are_prepared_when_needed_or_idle),
		TEST(no_statement_is_prepared_again),
		TEST(memory_takes_too),
		TEST(lists_are_served_by_an_index),
		TEST(upgrades_run_once_in_order_and_whole),
		TEST(the_upgrades_lead_to_the_schema),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
