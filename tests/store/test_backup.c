/* Backups: whole, private, noted; and one of them put back. */
#include "fixture.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "store/backup.h"
#include "store/restore.h"

static const struct actor someone = { .account = "root", .desk = "" };

static enum fault back_up(const char *name, enum backup_result *result, struct backup *backup)
{
	return store_backup(fixture_store, fixture_file(name), &someone, &monday, result, backup);
}

static enum fault restore(const char *name, char aside[static RESTORE_PATH])
{
	char from[512], why[STORE_TEXT];
	snprintf(from, sizeof from, "%s", fixture_file(name));
	return store_restore(from, fixture_path, &someone, &monday, aside, why);
}

static void close_register(void)
{
	store_close(fixture_store);
	fixture_store = NULL;
}

static void a_backup_is_whole_private_and_noted(void **state)
{
	struct order order = some_order();
	enum backup_result result;
	struct backup backup, newest;
	struct stat status;
	(void)state;
	assert_fault(FAULT_NONE, store_newest_backup(fixture_store, &newest));
	assert_int_equal(newest.at, 0);
	take(fixture_store, &order, &monday);
	assert_fault(FAULT_NONE, store_newest_backup(fixture_store, &newest));
	assert_false(newest.made);
	assert_int_equal(newest.at, monday.unix_s);
	assert_fault(FAULT_NONE, back_up("copy.db", &result, &backup));
	assert_int_equal(result, BACKUP_DONE);
	assert_fault(FAULT_NONE, store_newest_backup(fixture_store, &newest));
	assert_true(newest.made);
	assert_string_equal(newest.head, backup.head);
	assert_int_equal(newest.event, backup.event);
	assert_peek("SELECT what || account FROM event ORDER BY id DESC LIMIT 1", "backuproot");
	assert_int_equal(stat(fixture_file("copy.db"), &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	assert_int_equal(shell("ls | grep -v '^kiosk.db' | tr -d '\\n' | grep -qx copy.db", NULL, 0), 0);
	/* The copy's head is that of the event before the one that tells of it. */
	char sql[256];
	snprintf(sql, sizeof sql, "SELECT previous = '%s' FROM event WHERE id = %lld", backup.head,
	         (long long)backup.event);
	assert_peek(sql, "1");
	assert_chain_whole(fixture_store);
}

static void another_file_is_left_alone(void **state)
{
	enum backup_result result;
	struct backup backup;
	(void)state;
	assert_int_equal(shell("echo mine > copy.db", NULL, 0), 0);
	assert_fault(FAULT_NONE, back_up("copy.db", &result, &backup));
	assert_int_equal(result, BACKUP_EXISTS);
	assert_false(backup.made);
	assert_int_equal(shell("grep -qx mine copy.db && ! ls | grep part", NULL, 0), 0);
	assert_fault(FAULT_NONE, back_up("kiosk.db", &result, &backup));
	assert_int_equal(result, BACKUP_EXISTS);
	assert_peek("SELECT count(*) FROM event WHERE what = 'backup'", "0");
}

/* The disk of the copy is full, or not there: nothing half is left, nothing is noted. */
static void a_copy_that_fails_leaves_nothing(void **state)
{
	struct rlimit was, small = { 65536, 65536 };
	enum backup_result result;
	struct backup backup;
	(void)state;
	assert_fault(FAULT_MISSING, back_up("no/such/copy.db", &result, &backup));
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
	small.rlim_max = was.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_fault(FAULT_DISK, back_up("copy.db", &result, &backup));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
	assert_int_equal(shell("! ls | grep -v '^kiosk.db'", NULL, 0), 0);
	assert_peek("SELECT count(*) FROM event WHERE what = 'backup'", "0");
	assert_fault(FAULT_NONE, back_up("copy.db", &result, &backup));
}

/* A register whose journal was meddled with makes no backup that looks good. */
static void a_broken_chain_is_no_backup(void **state)
{
	struct order order = some_order();
	enum backup_result result;
	struct backup backup;
	(void)state;
	take(fixture_store, &order, &monday);
	assert_int_equal(behind("DROP TRIGGER event_stays; UPDATE event SET why = 'x' WHERE id = 1"), 0);
	assert_fault(FAULT_DAMAGED, back_up("copy.db", &result, &backup));
	assert_int_equal(access(fixture_file("copy.db"), F_OK), -1);
}

/* Copied while others write without a pause: each copy is a moment of the register. */
static void a_backup_made_while_others_write_is_whole(void **state)
{
	enum { COPIES = 5 };
	struct order order = some_order();
	enum backup_result result;
	struct backup backup;
	int go[2];
	char byte = 0;
	(void)state;
	close_register();
	assert_int_equal(pipe(go), 0);
	pid_t writer = fork();
	if (writer == 0) {
		fixture_open();
		take(fixture_store, &order, &monday);
		if (write(go[1], &byte, 1) != 1)
			_exit(1);
		for (;;)
			take(fixture_store, &order, &monday);
	}
	assert_int_equal(read(go[0], &byte, 1), 1);
	fixture_open();
	for (int i = 0; i < COPIES; i++) {
		char name[] = "0.db", sql[512];
		name[0] = (char)('0' + i);
		assert_fault(FAULT_NONE, back_up(name, &result, &backup));
		snprintf(sql, sizeof sql, "SELECT count(*) FROM event WHERE hash = '%s'", backup.head);
		assert_peek(sql, "1");
	}
	kill(writer, SIGKILL);
	waitpid(writer, NULL, 0);
	close(go[0]), close(go[1]);
	assert_chain_whole(fixture_store);
}

static void a_backup_takes_the_registers_place(void **state)
{
	struct order order = some_order();
	enum backup_result result;
	struct backup backup;
	char aside[RESTORE_PATH], command[RESTORE_PATH + 128];
	(void)state;
	take(fixture_store, &order, &monday);
	assert_fault(FAULT_NONE, back_up("copy.db", &result, &backup));
	take(fixture_store, &order, &monday);
	/* Not from under somebody's hands. */
	assert_fault(FAULT_BUSY, restore("copy.db", aside));
	assert_peek("SELECT count(*) FROM visit", "2");
	close_register();
	assert_fault(FAULT_NONE, restore("copy.db", aside));
	assert_peek("SELECT count(*) FROM visit", "1");
	assert_peek("SELECT what FROM event ORDER BY id DESC LIMIT 1", "restore");
	snprintf(command, sizeof command, "[ \"$(sqlite3 '%s' 'SELECT count(*) FROM visit')\" = 2 ]",
	         aside);
	assert_int_equal(shell(command, NULL, 0), 0);
	assert_int_equal(shell("! ls | grep part", NULL, 0), 0);
	fixture_open();
	assert_chain_whole(fixture_store);
	assert_int_equal(take(fixture_store, &order, &monday).visit, 2);
}

/* What is no good backup changes nothing. */
static void a_bad_backup_is_refused(void **state)
{
	static const struct {
		const char *make;
		enum fault fault;
	} rows[] = {
		{ "rm -f bad.db", FAULT_MISSING },
		{ "seq 9999 > bad.db", FAULT_FOREIGN },
		{ "rm -f bad.db && sqlite3 bad.db 'CREATE TABLE t (a)'", FAULT_FOREIGN },
		{ "cp copy.db bad.db && sqlite3 bad.db 'PRAGMA user_version = 99'", FAULT_NEWER },
		{ "cp copy.db bad.db && sqlite3 bad.db 'DROP TRIGGER event_stays;"
		  " UPDATE event SET at = 1 WHERE id = 1'", FAULT_DAMAGED },
		{ "cp copy.db bad.db && truncate -s -40960 bad.db", FAULT_DAMAGED },
	};
	struct order order = some_order();
	enum backup_result result;
	struct backup backup;
	char aside[RESTORE_PATH];
	(void)state;
	take(fixture_store, &order, &monday);
	assert_fault(FAULT_NONE, back_up("copy.db", &result, &backup));
	close_register();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		shell(rows[i].make, NULL, 0);
		enum fault fault = restore("bad.db", aside);
		if (fault != rows[i].fault)
			fail_msg("%s: %s", rows[i].make, fault_name(fault));
		assert_peek("SELECT count(*) FROM event WHERE what = 'restore'", "0");
		assert_int_equal(shell("! ls | grep -E 'part|before'", NULL, 0), 0);
	}
}

/* The register itself is damaged, or gone: that is what backups are for. */
static void a_damaged_or_missing_register_is_replaced(void **state)
{
	static const char *const harms[] = {
		"seq 9999 > kiosk.db", "rm kiosk.db", ": > kiosk.db",
		"rm kiosk.db && seq 9999 > kiosk.db-wal", "seq 9 > kiosk.db && seq 9 > kiosk.db-wal",
	};
	struct order order = some_order();
	enum backup_result result;
	struct backup backup;
	char aside[RESTORE_PATH];
	(void)state;
	take(fixture_store, &order, &monday);
	assert_fault(FAULT_NONE, back_up("copy.db", &result, &backup));
	close_register();
	for (size_t i = 0; i < sizeof harms / sizeof *harms; i++) {
		shell(harms[i], NULL, 0);
		enum fault fault = restore("copy.db", aside);
		if (fault)
			fail_msg("%s: %s", harms[i], fault_name(fault));
		fixture_open();
		assert_chain_whole(fixture_store);
		assert_peek("SELECT count(*) FROM visit", "1");
		close_register();
		shell("rm -f kiosk.db.before*", NULL, 0);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_backup_is_whole_private_and_noted),
		TEST(another_file_is_left_alone),
		TEST(a_copy_that_fails_leaves_nothing),
		TEST(a_broken_chain_is_no_backup),
		TEST(a_backup_made_while_others_write_is_whole),
		TEST(a_backup_takes_the_registers_place),
		TEST(a_bad_backup_is_refused),
		TEST(a_damaged_or_missing_register_is_replaced),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
