#include "fixture.h"

#include <signal.h>
#include <time.h>

enum { RACERS = 8, RACE_MS = 1000, KILLS = 40 };

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void sleep_ms(int ms)
{
	nanosleep(&(struct timespec){ .tv_sec = ms / 1000, .tv_nsec = (long)(ms % 1000) * 1000000 },
	          NULL);
}

static struct store *open_here(void)
{
	struct store *store;
	char why[STORE_TEXT];
	enum fault fault = store_open(fixture_path, STORE_WAIT_SCRIPT_MS, 1, &store, why);

	if (fault) {
		fprintf(stderr, "open: %s (%s)\n", fault_name(fault), why);
		_exit(1);
	}
	return store;
}

/* Takes until the time is over; tells how many, and how long the longest took. */
static void racer(int out)
{
	struct store *store = open_here();
	struct order order = some_order();
	int64_t end = now_ms() + RACE_MS;
	int told[2] = { 0, 0 };

	while (now_ms() < end) {
		struct ticket ticket;
		int64_t start = now_ms();
		enum fault fault = store_take_ticket(store, &order, &monday, &ticket);

		if (fault) {
			fprintf(stderr, "take: %s\n", store_why(store));
			_exit(1);
		}
		told[0]++;
		if (now_ms() - start > told[1])
			told[1] = (int)(now_ms() - start);
	}
	store_close(store);
	_exit(write(out, told, sizeof(told)) != sizeof(told));
}

/* Numbers, serials and events run from 1 without a gap, and the chain holds. */
static int assert_no_gap(void)
{
	int visits = atoi(peek("SELECT count(*) FROM visit"));
	char expected[20];

	snprintf(expected, sizeof(expected), "%d", visits);
	assert_peek("SELECT count(DISTINCT number) FROM visit", expected);
	assert_peek("SELECT max(number) FROM visit", expected);
	assert_peek("SELECT count(DISTINCT serial) FROM request", expected);
	assert_peek("SELECT max(serial) FROM request", expected);
	assert_peek("SELECT last FROM register", expected);
	assert_peek("SELECT last FROM series", expected);
	assert_peek("SELECT count(*) FROM print_job", expected);
	assert_peek("SELECT count(*) - max(id) FROM event", "0");
	assert_peek("SELECT count(*) - 4 * (SELECT count(*) FROM visit) FROM event", "0");
	return visits;
}

static void eight_race_for_tickets(void **state)
{
	int pipes[2], taken = 0, longest = 0, told[2];
	pid_t children[RACERS];

	(void)state;
	assert_int_equal(pipe(pipes), 0);
	for (int i = 0; i < RACERS; i++) {
		children[i] = fork();
		if (children[i] == 0)
			racer(pipes[1]);
	}
	for (int i = 0; i < RACERS; i++) {
		int status;

		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_int_equal(status, 0);
		assert_int_equal(read(pipes[0], told, sizeof(told)), sizeof(told));
		assert_true(told[0] > 0);
		taken += told[0];
		longest = told[1] > longest ? told[1] : longest;
	}
	close(pipes[0]);
	close(pipes[1]);
	print_message("%d tickets by %d processes, longest take %d ms\n", taken, RACERS, longest);
	assert_int_equal(assert_no_gap(), taken);
	fixture_open();
	assert_chain_whole(fixture_store);
}

/* Takes for ever and tells each number only once it is acknowledged. */
static void taker(int out)
{
	struct store *store = open_here();
	struct order order = some_order();

	for (int i = 0;; i++) {
		struct ticket ticket;

		if (store_take_ticket(store, &order, &monday, &ticket) ||
		    write(out, &ticket.visit, sizeof(ticket.visit)) != sizeof(ticket.visit))
			_exit(1);
		if (i % 7 == 0)
			store_checkpoint(store);
	}
}

static void killed_takers_lose_nothing_acknowledged(void **state)
{
	int acknowledged = 0;
	int64_t newest = 0;

	(void)state;
	srandom(20261123);
	for (int round = 0; round < KILLS; round++) {
		int pipes[2], status;
		int64_t visit;
		pid_t child;

		assert_int_equal(pipe(pipes), 0);
		child = fork();
		if (child == 0)
			taker(pipes[1]);
		close(pipes[1]);
		/* the first number says that it is at it */
		assert_int_equal(read(pipes[0], &visit, sizeof(visit)), sizeof(visit));
		acknowledged++;
		newest = visit;
		sleep_ms((int)(random() % 20));
		kill(child, SIGKILL);
		while (read(pipes[0], &visit, sizeof(visit)) == sizeof(visit)) {
			assert_int_equal(visit, newest + 1);
			acknowledged++;
			newest = visit;
		}
		close(pipes[0]);
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status));
		/* at most one was committed and not told any more */
		int visits = assert_no_gap();
		assert_true(visits == newest || visits == newest + 1);
		assert_int_equal(atoi(peek("SELECT max(id) FROM visit")), visits);
	}
	fixture_open();
	assert_chain_whole(fixture_store);
	print_message("%d acknowledged over %d kills\n", acknowledged, KILLS);
}

/* Killed while it makes the file: the next one finds all or nothing. */
static void killed_makers_leave_all_or_nothing(void **state)
{
	int made = 0, killed = 0;

	(void)state;
	for (int round = 0; round < KILLS; round++) {
		char why[STORE_TEXT] = "";
		struct store *store;
		pid_t child = fork();

		if (child == 0) {
			store_close(open_here());
			_exit(0);
		}
		/* a little longer each time, so that each step is met */
		nanosleep(&(struct timespec){ .tv_nsec = (long)round * 200000 }, NULL);
		kill(child, SIGKILL);
		int status;
		assert_int_equal(waitpid(child, &status, 0), child);
		killed += WIFSIGNALED(status);
		made += access(fixture_path, F_OK) == 0;
		if (store_open(fixture_path, 1000, 1, &store, why))
			fail_msg("round %d: %s", round, why);
		assert_chain_whole(store);
		store_close(store);
		assert_int_equal(shell("rm -f kiosk.db*", NULL, 0), 0);
	}
	print_message("%d of %d killed, %d had the file\n", killed, KILLS, made);
	assert_true(killed > 0);
}

static void makers_race_for_one_file(void **state)
{
	struct order order = some_question();

	(void)state;
	for (int round = 0; round < 5; round++) {
		pid_t children[RACERS];
		char names[1000];

		for (int i = 0; i < RACERS; i++) {
			children[i] = fork();
			if (children[i] == 0) {
				struct store *store = open_here();
				struct ticket ticket;
				enum fault fault = store_take_ticket(store, &order, &monday, &ticket);

				store_close(store);
				_exit(fault != FAULT_NONE);
			}
		}
		for (int i = 0; i < RACERS; i++) {
			int status;

			assert_int_equal(waitpid(children[i], &status, 0), children[i]);
			assert_int_equal(status, 0);
		}
		assert_int_equal(atoi(peek("SELECT max(number) FROM visit")), RACERS);
		/* peek was the last to close: nothing is left beside the file */
		assert_int_equal(shell("ls", names, sizeof(names)), 0);
		assert_string_equal(names, "kiosk.db\n");
		assert_int_equal(shell("rm -f kiosk.db*", NULL, 0), 0);
	}
}

/* A copy out of a backup has no log yet, and all of them give it one. */
static void restored_file_is_raced_for(void **state)
{
	(void)state;
	for (int round = 0; round < 5; round++) {
		pid_t children[RACERS];

		store_close(open_here());
		assert_int_equal(behind("PRAGMA journal_mode = DELETE"), SQLITE_OK);
		for (int i = 0; i < RACERS; i++) {
			children[i] = fork();
			if (children[i] == 0) {
				store_close(open_here());
				_exit(0);
			}
		}
		for (int i = 0; i < RACERS; i++) {
			int status;

			assert_int_equal(waitpid(children[i], &status, 0), children[i]);
			assert_int_equal(status, 0);
		}
	}
}

static void a_held_lock_is_busy_in_time(void **state)
{
	static const int waits_ms[] = { 0, STORE_WAIT_SCREEN_MS, 300 };
	static const struct claim claim = { .boot_id = "b", .pid = 1, .started = 1 };
	struct order order = some_order();
	struct queue_counts counts;
	sqlite3 *holder;

	(void)state;
	for (size_t i = 0; i < sizeof(waits_ms) / sizeof(waits_ms[0]); i++) {
		struct ticket ticket;
		struct print_job job;
		int64_t start, waited;

		assert_fault(FAULT_NONE, store_open(fixture_path, waits_ms[i], 1, &fixture_store, NULL));
		take(fixture_store, &order, &monday);
		assert_int_equal(sqlite3_open(fixture_path, &holder), SQLITE_OK);
		assert_int_equal(sqlite3_exec(holder, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
		start = now_ms();
		assert_fault(FAULT_BUSY, store_take_ticket(fixture_store, &order, &monday, &ticket));
		waited = now_ms() - start;
		if (waited < waits_ms[i] - 1 || waited > waits_ms[i] + 150)
			fail_msg("waited %d ms for %d", (int)waited, waits_ms[i]);
		assert_int_equal(ticket.visit, 0);
		assert_non_null(strstr(store_why(fixture_store), "take a ticket: "));
		assert_fault(FAULT_BUSY, store_print_claim(fixture_store, 1, &claim, NULL, &monday, &job));
		assert_fault(FAULT_BUSY, store_print_mark(fixture_store, 1, VERB_FAIL, NULL, 0, false,
		                                          NULL, &monday));
		/* reading goes on */
		assert_fault(FAULT_NONE, store_counts(fixture_store, monday.date, &counts));
		assert_int_equal(counts.waiting, (int)i + 1);
		sqlite3_close(holder);
		assert_int_equal(atoi(peek("SELECT count(*) FROM visit")), (int)i + 1);
		assert_int_equal(atoi(peek("SELECT last FROM register")), (int)i + 1);
		assert_chain_whole(fixture_store);
		store_close(fixture_store);
		fixture_store = NULL;
	}
	assert_fault(FAULT_NONE, store_open(fixture_path, 50, 1, &fixture_store, NULL));
	assert_string_equal(take(fixture_store, &order, &monday).number, "4");
}

static void a_lock_given_back_in_time_is_no_fault(void **state)
{
	struct order order = some_order();
	int pipes[2], status;
	char byte;
	pid_t child;

	(void)state;
	store_close(open_here());
	assert_int_equal(pipe(pipes), 0);
	child = fork();
	if (child == 0) {
		sqlite3 *holder;

		sqlite3_open(fixture_path, &holder);
		sqlite3_exec(holder, "BEGIN EXCLUSIVE", NULL, NULL, NULL);
		status = write(pipes[1], "x", 1) != 1;
		sleep_ms(200);
		sqlite3_close(holder);
		_exit(status);
	}
	fixture_open();
	assert_int_equal(read(pipes[0], &byte, 1), 1);
	assert_string_equal(take(fixture_store, &order, &monday).number, "1");
	close(pipes[0]);
	close(pipes[1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, fixture_folder_setup, fixture_teardown)
		TEST(eight_race_for_tickets),
		TEST(killed_takers_lose_nothing_acknowledged),
		TEST(killed_makers_leave_all_or_nothing),
		TEST(makers_race_for_one_file),
		TEST(restored_file_is_raced_for),
		TEST(a_held_lock_is_busy_in_time),
		TEST(a_lock_given_back_in_time_is_no_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
