#include "fixture.h"

#include <grp.h>

/* A file's bytes and time, and what lies beside it. */
struct snapshot {
	char digest[200];
	struct timespec changed;
	char names[1000];
};

static struct snapshot snapshot(void)
{
	struct snapshot now = { .digest = "" };
	struct stat status;

	assert_int_equal(shell("cat * | sha256sum", now.digest, sizeof(now.digest)), 0);
	assert_int_equal(shell("ls -A", now.names, sizeof(now.names)), 0);
	assert_int_equal(stat(fixture_path, &status), 0);
	now.changed = status.st_mtim;
	return now;
}

/* Opening gives the fault and leaves everything as it was. */
static void assert_refused(enum fault expected, const char *word)
{
	struct snapshot before = snapshot(), after;
	struct store *store = (struct store *)1;
	char why[STORE_TEXT] = "";

	assert_fault(expected, store_open(fixture_path, 100, 1, &store, why));
	assert_null(store);
	if (!strstr(why, word))
		fail_msg("\"%s\" has no \"%s\"", why, word);
	after = snapshot();
	assert_string_equal(after.names, before.names);
	assert_string_equal(after.digest, before.digest);
	assert_memory_equal(&after.changed, &before.changed, sizeof(after.changed));
}

static void write_file(const char *path, const char *bytes, size_t size)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
}

static void garbage_is_foreign(void **state)
{
	static const char *const texts[] = {
		"xy", "not a database at all", "SQLite format 3", "-----BEGIN-----\n",
	};
	char big[20000];

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		write_file(fixture_path, texts[i], strlen(texts[i]));
		assert_refused(FAULT_FOREIGN, "no database");
	}
	memset(big, 0x5a, sizeof(big));
	write_file(fixture_path, big, sizeof(big));
	assert_refused(FAULT_FOREIGN, "no database");
}

static void an_empty_file_was_something_once(void **state)
{
	(void)state;
	write_file(fixture_path, "", 0);
	assert_refused(FAULT_DAMAGED, "empty");
}

static void another_programs_database_is_foreign(void **state)
{
	(void)state;
	assert_int_equal(behind("CREATE TABLE t (a); INSERT INTO t VALUES (1)"), SQLITE_OK);
	assert_refused(FAULT_FOREIGN, "another program");
	assert_int_equal(behind("PRAGMA application_id = 1234; PRAGMA user_version = 1;"
	                        "PRAGMA journal_mode = WAL"), SQLITE_OK);
	assert_refused(FAULT_FOREIGN, "000004d2");
}

static void a_newer_version_is_refused(void **state)
{
	(void)state;
	make_one();
	assert_int_equal(behind("PRAGMA user_version = 3"), SQLITE_OK);
	assert_refused(FAULT_NEWER, "version 3");
	assert_int_equal(behind("PRAGMA user_version = 0"), SQLITE_OK);
	assert_refused(FAULT_DAMAGED, "no version");
}

/* The newer version stands in the log only, as a crash of the newer program
 * leaves it. */
static void a_newer_version_in_the_log_is_refused(void **state)
{
	struct snapshot before, after;
	struct store *store;
	char log[200];
	sqlite3 *db;

	(void)state;
	make_one();
	assert_int_equal(sqlite3_open(fixture_path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "PRAGMA user_version = 3", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	sqlite3_close(db);
	before = snapshot();
	assert_int_equal(shell("sha256sum kiosk.db-wal", log, sizeof(log)), 0);
	assert_fault(FAULT_NEWER, store_open(fixture_path, 100, 1, &store, NULL));
	after = snapshot();
	assert_memory_equal(&after.changed, &before.changed, sizeof(after.changed));
	assert_int_equal(shell("sha256sum kiosk.db-wal", before.digest, sizeof(before.digest)), 0);
	assert_string_equal(before.digest, log);
}

static void damage_is_refused(void **state)
{
	static const struct {
		const char *command;
		enum fault fault;
	} rows[] = {
		{ "truncate -s 8192 kiosk.db", FAULT_DAMAGED },
		/* the schema's page behind its header */
		{ "printf '%3900s' x | dd of=kiosk.db bs=1 seek=110 conv=notrunc 2>/dev/null", FAULT_DAMAGED },
		{ "printf '%100s' x | dd of=kiosk.db bs=1 conv=notrunc 2>/dev/null", FAULT_FOREIGN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		unlink(fixture_path);
		make_one();
		assert_int_equal(shell(rows[i].command, NULL, 0), 0);
		assert_refused(rows[i].fault, "open: ");
	}
}

static void missing_tables_are_damage(void **state)
{
	(void)state;
	make_one();
	assert_int_equal(behind("PRAGMA foreign_keys = 0; DROP TABLE paper"), SQLITE_OK);
	assert_refused(FAULT_DAMAGED, "paper");
}

static void a_missing_column_is_damage(void **state)
{
	(void)state;
	make_one();
	assert_int_equal(behind("ALTER TABLE visit DROP COLUMN back_to"), SQLITE_OK);
	assert_refused(FAULT_DAMAGED, "back_to");
}

/* Opening does not see it. What needs the column fails and changes nothing, the rest
 * works on, and the check names it. */
static void a_renamed_column_is_met_by_what_needs_it(void **state)
{
	struct order order = some_order();
	struct verify verify;
	struct ticket ticket;
	struct date newest;

	(void)state;
	make_one();
	assert_int_equal(behind("ALTER TABLE paper RENAME COLUMN with_me TO brought"), SQLITE_OK);
	fixture_open();
	for (int again = 0; again < 2; again++) {
		assert_fault(FAULT_DAMAGED,
		             store_take_ticket(fixture_store, &order, &monday, &ticket));
		assert_non_null(strstr(store_why(fixture_store), "with_me"));
		assert_int_equal(ticket.visit, 0);
		assert_fault(FAULT_NONE, store_newest_day(fixture_store, &newest));
		assert_int_equal(date_compare(newest, monday.date), 0);
	}
	assert_peek("SELECT count(*) FROM visit", "1");
	assert_fault(FAULT_DAMAGED, store_verify(fixture_store, &verify));
	assert_non_null(strstr(store_why(fixture_store), "with_me"));
}

/* Damage that opening does not see is named by verify and by what meets it. */
static void damage_within_is_named(void **state)
{
	struct order order = some_order();
	struct verify verify;

	(void)state;
	fixture_open();
	for (int i = 0; i < 200; i++)
		take(fixture_store, &order, &monday);
	store_close(fixture_store);
	assert_int_equal(shell("dd if=/dev/zero of=kiosk.db bs=4096 seek=120 count=40 conv=notrunc"
	                       " 2>/dev/null", NULL, 0), 0);
	fixture_open();
	assert_fault(FAULT_DAMAGED, store_verify(fixture_store, &verify));
	assert_int_not_equal(strlen(store_why(fixture_store)), 0);
}

/* A value that quick_check finds and the chain knows nothing of. */
static void a_meddled_value_is_named(void **state)
{
	struct order order = some_order();
	struct verify verify;

	(void)state;
	fixture_open();
	take(fixture_store, &order, &monday);
	assert_int_equal(behind("PRAGMA ignore_check_constraints = 1; UPDATE visit SET code = 'x'"),
	                 SQLITE_OK);
	assert_fault(FAULT_DAMAGED, store_verify(fixture_store, &verify));
	assert_non_null(strstr(store_why(fixture_store), "visit"));
}

static void a_log_without_its_database_is_kept(void **state)
{
	static const char *const suffixes[] = { "-wal", "-journal" };
	struct store *store;

	(void)state;
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		char name[400];

		snprintf(name, sizeof(name), "%s%s", fixture_path, suffixes[i]);
		write_file(name, "somebody's request", 18);
		assert_fault(FAULT_DAMAGED, store_open(fixture_path, 100, 1, &store, NULL));
		assert_int_not_equal(access(fixture_path, F_OK), 0);
		assert_int_equal(access(name, F_OK), 0);
		unlink(name);
	}
	fixture_open();
}

/* A log that went missing takes with it what was not yet moved; the rest opens. */
static void a_missing_log_is_survived(void **state)
{
	struct order order = some_order();

	(void)state;
	make_one();
	fixture_open();
	take(fixture_store, &order, &monday);
	assert_int_equal(shell("cp kiosk.db copy", NULL, 0), 0);
	store_close(fixture_store);
	assert_int_equal(shell("mv copy kiosk.db", NULL, 0), 0);
	fixture_open();
	assert_string_equal(take(fixture_store, &order, &monday).number, "2");
	assert_chain_whole(fixture_store);
}

/* Another database's log beside ours: SQLite cannot tell, quick_check can. */
static void a_strange_log_does_not_pass_unseen(void **state)
{
	struct verify verify;
	enum fault fault;
	char before[200], after[200];
	sqlite3 *db;

	(void)state;
	make_one();
	assert_int_equal(sqlite3_open(fixture_file("other.db"), &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "PRAGMA journal_mode = WAL; CREATE TABLE t (a);"
	                              "INSERT INTO t VALUES (zeroblob(30000))", NULL, NULL, NULL),
	                 SQLITE_OK);
	assert_int_equal(shell("cp other.db-wal kiosk.db-wal", NULL, 0), 0);
	sqlite3_close(db);
	assert_int_equal(shell("sha256sum kiosk.db", before, sizeof(before)), 0);
	fault = store_open(fixture_path, 100, 1, &fixture_store, NULL);
	if (fault == FAULT_NONE)
		fault = store_verify(fixture_store, &verify);
	assert_true(fault == FAULT_DAMAGED || fault == FAULT_FOREIGN);
	assert_int_equal(shell("sha256sum kiosk.db", after, sizeof(after)), 0);
	assert_string_equal(after, before);
}

static void what_is_not_there_is_missing(void **state)
{
	struct store *store;
	char why[STORE_TEXT];

	(void)state;
	assert_fault(FAULT_MISSING,
	             store_open(fixture_file("no/such/kiosk.db"), 100, 1, &store, why));
	write_file(fixture_file("file"), "x", 1);
	assert_fault(FAULT_MISSING, store_open(fixture_file("file/kiosk.db"), 100, 1, &store, why));
	assert_fault(FAULT_DISK, store_open(fixture_folder, 100, 1, &store, why));
}

/* Runs `then` as a user whom permissions bind. */
static void as_nobody(void (*then)(void))
{
	int status;
	pid_t child;

	if (getuid() == 0) {
		assert_int_equal(chown(fixture_folder, 65534, 65534), 0);
		if (access(fixture_path, F_OK) == 0)
			assert_int_equal(chown(fixture_path, 65534, 65534), 0);
	}
	child = fork();
	if (child == 0) {
		if (getuid() == 0 && (setgroups(0, NULL) || setresgid(65534, 65534, 65534) ||
		                      setresuid(65534, 65534, 65534)))
			_exit(99);
		then();
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void expect_disk(void)
{
	struct store *store;
	char why[STORE_TEXT] = "";
	enum fault fault = store_open(fixture_path, 100, 1, &store, why);

	if (fault != FAULT_DISK) {
		fprintf(stderr, "%s, not disk: %s\n", fault_name(fault), why);
		_exit(1);
	}
}

static void what_cannot_be_written_is_refused(void **state)
{
	struct snapshot before, after;

	(void)state;
	/* a folder that takes no new file */
	assert_int_equal(chmod(fixture_folder, 0500), 0);
	as_nobody(expect_disk);
	assert_int_equal(chmod(fixture_folder, 0700), 0);
	assert_int_not_equal(access(fixture_path, F_OK), 0);
	/* a file that is read-only */
	make_one();
	assert_int_equal(chmod(fixture_path, 0400), 0);
	before = snapshot();
	as_nobody(expect_disk);
	/* a file in a folder that takes no log */
	assert_int_equal(chmod(fixture_path, 0600), 0);
	assert_int_equal(chmod(fixture_folder, 0500), 0);
	as_nobody(expect_disk);
	assert_int_equal(chmod(fixture_folder, 0700), 0);
	after = snapshot();
	assert_string_equal(after.digest, before.digest);
	assert_string_equal(after.names, before.names);
	assert_memory_equal(&after.changed, &before.changed, sizeof(after.changed));
	/* and when it can be written again all is well */
	assert_int_equal(chown(fixture_path, getuid(), getgid()), 0);
	fixture_open();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, fixture_folder_setup, fixture_teardown)
		TEST(garbage_is_foreign),
		TEST(an_empty_file_was_something_once),
		TEST(another_programs_database_is_foreign),
		TEST(a_newer_version_is_refused),
		TEST(a_newer_version_in_the_log_is_refused),
		TEST(damage_is_refused),
		TEST(missing_tables_are_damage),
		TEST(damage_within_is_named),
		TEST(a_missing_column_is_damage),
		TEST(a_renamed_column_is_met_by_what_needs_it),
		TEST(a_meddled_value_is_named),
		TEST(a_log_without_its_database_is_kept),
		TEST(a_missing_log_is_survived),
		TEST(a_strange_log_does_not_pass_unseen),
		TEST(what_is_not_there_is_missing),
		TEST(what_cannot_be_written_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
