#include "fixture.h"

#include "disk.h"

#include "store/db.h"

static off_t size_of(const char *suffix)
{
	char name[400];
	struct stat status;

	snprintf(name, sizeof(name), "%s%s", fixture_path, suffix);
	return stat(name, &status) == 0 ? status.st_size : -1;
}

static void a_take_is_one_sync(void **state)
{
	struct order order = some_order();

	(void)state;
	assert_fault(FAULT_NONE, store_checkpoint(fixture_store));
	for (int i = 0; i < 30; i++) {
		disk_reset();
		take(fixture_store, &order, &monday);
		assert_int_equal(disk.syncs, 1);
		assert_int_equal(disk.folder_opens, 0);
		assert_int_equal(disk.file_writes, 0);
		assert_true(disk.log_bytes > 0);
	}
}

static void a_checkpoint_moves_the_log_and_readies_the_next(void **state)
{
	struct order order = some_order();

	(void)state;
	disk_reset();
	assert_fault(FAULT_NONE, store_checkpoint(fixture_store));
	while (fixture_store->log_pages < LOG_PAGES_IDLE) {
		disk_reset();
		assert_fault(FAULT_NONE, store_checkpoint(fixture_store));
		assert_int_equal(disk.syncs + disk.log_writes + disk.file_writes, 0);
		take(fixture_store, &order, &monday);
	}
	take(fixture_store, &order, &monday);
	assert_fault(FAULT_NONE, store_checkpoint(fixture_store));
	assert_true(disk.file_writes > 10);
	assert_true(fixture_store->log_pages < 5);
	disk_reset();
	take(fixture_store, &order, &monday);
	assert_int_equal(disk.syncs, 1);
	assert_int_equal(disk.folder_opens, 0);
	assert_chain_whole(fixture_store);
}

static void fill_log(void)
{
	struct order order = some_order();

	while (fixture_store->log_pages <= LOG_PAGES_IDLE + 1)
		take(fixture_store, &order, &monday);
}

/* One reader stays at the start of the log, then one at its end. */
static void a_reader_in_the_way_does_not_make_idling_write(void **state)
{
	static const char read[] = "BEGIN; SELECT count(*) FROM visit";
	struct order order = some_order();
	sqlite3 *reader;
	int pages;

	(void)state;
	assert_fault(FAULT_NONE, store_checkpoint(fixture_store));
	take(fixture_store, &order, &monday);
	for (int at_end = 0; at_end < 2; at_end++) {
		if (at_end)
			fill_log();
		assert_int_equal(sqlite3_open(fixture_path, &reader), SQLITE_OK);
		assert_int_equal(sqlite3_exec(reader, read, NULL, NULL, NULL), SQLITE_OK);
		fill_log();
		pages = fixture_store->log_pages;
		for (int i = 0; i < 10; i++)
			assert_fault(FAULT_NONE, store_checkpoint(fixture_store));
		assert_true(fixture_store->log_pages <= pages + 1);
		sqlite3_close(reader);
	}
	while (fixture_store->log_pages > LOG_PAGES_IDLE) {
		take(fixture_store, &order, &monday);
		assert_fault(FAULT_NONE, store_checkpoint(fixture_store));
	}
}

static void the_log_is_bounded_though_nobody_is_idle(void **state)
{
	struct order order = some_order();
	off_t limit = (off_t)(LOG_PAGES_MAX + 100) * 4120;
	int takes = 0;

	(void)state;
	disk_reset();
	while (disk.log_bytes < 2 * limit) {
		take(fixture_store, &order, &monday);
		takes++;
		assert_true(size_of("-wal") < limit);
	}
	assert_true(disk.file_writes > 0);
	assert_int_equal(atoi(peek("SELECT count(*) FROM visit")), takes);
}

/* What stands in the .synced copies is what a power cut leaves at worst. */
static void a_power_cut_loses_nothing_acknowledged(void **state)
{
	struct order order = some_order();

	(void)state;
	store_close(fixture_store);
	disk_reset();
	disk.remember = true;
	fixture_open();
	for (int i = 1; i <= 25; i++) {
		struct store *after;
		struct ticket ticket = take(fixture_store, &order, &monday), read;
		bool found;

		if (i % 5 == 0)
			assert_fault(FAULT_NONE, store_checkpoint(fixture_store));
		if (i == 12) /* makes the next call move the log */
			fixture_store->log_pages = LOG_PAGES_UNKNOWN;
		disk.remember = false;
		assert_int_equal(shell("rm -rf after; mkdir after; for f in kiosk.db kiosk.db-wal; do"
		                       " if [ -e $f.synced ]; then cp $f.synced after/$f;"
		                       " else cp $f after/$f; fi; done", NULL, 0), 0);
		assert_fault(FAULT_NONE, store_open(fixture_file("after/kiosk.db"), 1000, 1, &after,
		                                    NULL));
		assert_fault(FAULT_NONE, store_ticket(after, ticket.visit, &found, &read));
		assert_true(found);
		assert_memory_equal(&read, &ticket, sizeof(read));
		assert_chain_whole(after);
		store_close(after);
		disk.remember = true;
	}
	disk_reset();
}

static void a_failing_disk_fails_the_take_and_no_more(void **state)
{
	static const int codes[] = { SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC };
	struct order order = some_order();
	int number = 1, failures = 0;
	char expected[12];

	(void)state;
	assert_string_equal(take(fixture_store, &order, &monday).number, "1");
	for (size_t c = 0; c < sizeof(codes) / sizeof(codes[0]); c++) {
		for (int after = 0;; after++) {
			struct ticket ticket = { .visit = 1 };
			enum fault fault;

			disk_reset();
			disk.fail_code = codes[c];
			disk.fail_after = after;
			fault = store_take_ticket(fixture_store, &order, &monday, &ticket);
			disk_reset();
			if (fault == FAULT_NONE) {
				number++;
				break;
			}
			failures++;
			assert_fault(FAULT_DISK, fault);
			assert_int_equal(ticket.visit, 0);
			assert_non_null(strstr(store_why(fixture_store), "take a ticket: "));
			ticket = take(fixture_store, &order, &monday);
			snprintf(expected, sizeof(expected), "%d", ++number);
			assert_string_equal(ticket.number, expected);
		}
	}
	assert_true(failures > 30);
	snprintf(expected, sizeof(expected), "%d", number);
	assert_peek("SELECT max(serial) FROM request", expected);
	assert_peek("SELECT count(*) FROM visit", expected);
	assert_chain_whole(fixture_store);
}

static void an_unreadable_disk_is_a_disk_fault(void **state)
{
	static struct request_view view;
	struct order order = some_order();
	struct ticket ticket;
	struct verify verify;
	struct queue_row row;
	bool found;
	int count;

	(void)state;
	take(fixture_store, &order, &monday);
	/* another's commit makes SQLite forget the pages it has read */
	assert_int_equal(behind("UPDATE visit SET state = 'called'"), SQLITE_OK);
	disk.fail_reads_after = 0;
	assert_fault(FAULT_DISK, store_take_ticket(fixture_store, &order, &monday, &ticket));
	assert_fault(FAULT_DISK, store_queue(fixture_store, monday.date, 0, &row, 1, &count));
	assert_fault(FAULT_DISK, store_ticket(fixture_store, 1, &found, &ticket));
	assert_fault(FAULT_DISK, store_request(fixture_store, "2026-000001", &found, &view));
	assert_false(found);
	assert_fault(FAULT_DISK, store_verify(fixture_store, &verify));
	disk_reset();
	assert_string_equal(take(fixture_store, &order, &monday).number, "2");
	assert_chain_whole(fixture_store);
}

static bool dead(const struct claim *claim)
{
	(void)claim;
	return false;
}

/* A job that could not be read is not a job that is not there. */
static void the_first_fault_is_the_one_told(void **state)
{
	static const struct claim claim = { .boot_id = "b", .pid = 1, .started = 1 };
	struct order order = some_order();
	struct print_job job;
	int failures = 0;

	(void)state;
	take(fixture_store, &order, &monday);
	for (int after = 0;; after++) {
		enum fault fault;

		assert_int_equal(behind("UPDATE visit SET state_at = state_at + 1"), SQLITE_OK);
		disk.fail_reads_after = after;
		fault = store_print_claim(fixture_store, 1, &claim, dead, &monday, &job);
		disk_reset();
		if (fault == FAULT_NONE)
			break;
		assert_fault(FAULT_DISK, fault);
		failures++;
	}
	assert_true(failures > 3);
	assert_int_equal(job.attempt, 1);
}

static void a_failing_disk_fails_the_checkpoint_and_loses_nothing(void **state)
{
	struct order order = some_order();
	int failures = 0, takes = 0;

	(void)state;
	for (int after = 0;; after++) {
		enum fault fault;

		take(fixture_store, &order, &monday);
		takes++;
		fixture_store->log_pages = LOG_PAGES_UNKNOWN;
		disk_reset();
		disk.fail_code = SQLITE_IOERR_WRITE;
		disk.fail_after = after;
		fault = store_checkpoint(fixture_store);
		disk_reset();
		if (fault == FAULT_NONE)
			break;
		failures++;
		assert_fault(FAULT_DISK, fault);
	}
	assert_true(failures > 5);
	assert_int_equal(atoi(peek("SELECT count(*) FROM visit")), takes);
	assert_chain_whole(fixture_store);
}

static void a_new_file_on_a_full_disk_leaves_nothing(void **state)
{
	struct store *store;
	char why[STORE_TEXT];
	int failures = 0;

	(void)state;
	for (int after = 0;; after++) {
		enum fault fault;

		disk_reset();
		disk.fail_code = SQLITE_FULL;
		disk.fail_after = after;
		fault = store_open(fixture_path, 100, 1, &store, why);
		disk_reset();
		if (fault == FAULT_NONE)
			break;
		failures++;
		assert_fault(FAULT_DISK, fault);
		assert_null(store);
		assert_int_equal(rmdir(fixture_folder) == 0 || access(fixture_path, F_OK) == 0, 1);
		mkdir(fixture_folder, 0700);
	}
	store_close(store);
	assert_true(failures > 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
		TEST(a_take_is_one_sync),
		TEST(a_checkpoint_moves_the_log_and_readies_the_next),
		TEST(a_reader_in_the_way_does_not_make_idling_write),
		TEST(the_log_is_bounded_though_nobody_is_idle),
		TEST(a_power_cut_loses_nothing_acknowledged),
		TEST(a_failing_disk_fails_the_take_and_no_more),
		TEST(an_unreadable_disk_is_a_disk_fault),
		TEST(the_first_fault_is_the_one_told),
		TEST(a_failing_disk_fails_the_checkpoint_and_loses_nothing),
		cmocka_unit_test_setup_teardown(a_new_file_on_a_full_disk_leaves_nothing,
		                                fixture_folder_setup, fixture_teardown),
	};

	disk_insert();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
