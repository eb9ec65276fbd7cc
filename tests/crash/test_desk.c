/* kill -9 and power cuts of those who call and serve, a few dozen; as many as
 * CRASH_KILLS says of each kind in the long form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "crash.h"
#include "desk.h"
#include "store/account.h"

enum {
	KILLS_SHORT = 40,      /* of each kind */
	CLERKS = 2,
	TWO_EACH = 3,          /* both desks are open, and both are killed */
	LOGIN_EACH = 10,
	DEEDS_LONGEST = 8,     /* from ready to a kill from outside */
	AUDIT_EACH = 250,
	WITHIN_DEED_LEAST = 30, /* per cent of kills before it was acknowledged */
};

static const char *const accounts[CLERKS] = { "3", "5" };

static char folder[300], path[320];
static struct desk_shared *shared;
static int within;

static int kills(void)
{
	const char *text = getenv("CRASH_KILLS");

	return text ? atoi(text) : KILLS_SHORT;
}

static void open_and_add_accounts(void)
{
	struct store *store;
	char why[STORE_TEXT] = "";

	if (store_open(path, STORE_WAIT_SCRIPT_MS, 1, &store, why))
		fail_msg("%s", why);
	for (int i = 0; i < CLERKS; i++) {
		struct actor actor = { .account = "setup", .desk = "" };
		enum account_result result;

		assert_int_equal(store_account_add(store, accounts[i], ROLE_HEAD, desk_secret, &actor,
		                                   &crash_now, &result), FAULT_NONE);
		assert_int_equal(result, ACCOUNT_DONE);
	}
	store_close(store);
}

/* On the build's own file system: one in memory would prove nothing. */
static int set_up(void **state)
{
	const char *base = getenv("B");

	(void)state;
	snprintf(folder, sizeof(folder), "%s/desk-XXXXXX", base && *base ? base : ".");
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof(path), "%s/kiosk.db", folder);
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
	              -1, 0);
	if (shared == MAP_FAILED)
		return -1;
	*shared = (struct desk_shared){ .deed_calls = 50, .deed_us = 1000 };
	within = 0;
	return 0;
}

static void remove_file(const char *suffix)
{
	char name[400];

	snprintf(name, sizeof(name), "%s%s", path, suffix);
	unlink(name);
}

static int tear_down(void **state)
{
	(void)state;
	remove_file("");
	remove_file("-wal");
	remove_file("-shm");
	munmap(shared, sizeof(*shared));
	return rmdir(folder);
}

static pid_t start(const struct desk_plan *plan)
{
	pid_t child;

	fflush(NULL);
	child = fork();
	assert_true(child >= 0);
	if (child == 0)
		clerk(plan);
	return child;
}

/* Reads what the clerks tell until each is ready, or all of it. */
static void listen_to(int from, struct replay *replay, int ready)
{
	struct desk_told told;

	while (ready != 0 && read(from, &told, sizeof(told)) == sizeof(told)) {
		if (*told.what)
			replay_add(replay, &told);
		else
			ready--;
	}
	if (ready > 0)
		fail_msg("a clerk did not open");
}

static void nap_us(long us)
{
	nanosleep(&(struct timespec){ .tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000 },
	          NULL);
}

/* One clerk or both, each dead within a few deeds. */
static void kill_some(enum power_cut cut, int round, struct replay *replay)
{
	int clerks = cut == POWER_STAYS && round % TWO_EACH == 1 ? CLERKS : 1;
	struct desk_plan plan = { .path = path, .cut = cut, .by_itself = round % 2, .round = round,
	                          .logs_in = round % LOGIN_EACH == 3, .shared = shared };
	pid_t child[CLERKS];
	int pipes[2], status;

	assert_int_equal(pipe(pipes), 0);
	plan.tell = pipes[1];
	for (int i = 0; i < clerks; i++) {
		plan.account = accounts[(round + i) % CLERKS];
		child[i] = start(&plan);
	}
	close(pipes[1]);
	listen_to(pipes[0], replay, clerks);
	if (!plan.by_itself)
		nap_us(random() % (DEEDS_LONGEST * shared->deed_us + 1000));
	for (int i = 0; i < clerks && !plan.by_itself; i++)
		kill(child[i], SIGKILL);
	listen_to(pipes[0], replay, -1);
	close(pipes[0]);
	for (int i = 0; i < clerks; i++) {
		assert_int_equal(waitpid(child[i], &status, 0), child[i]);
		if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL)
			fail_msg("round %d: it ended by itself, %#x", round, status);
	}
	within += shared->within;
	if (cut != POWER_STAYS)
		remove_file("-shm"); /* a power cut takes the log's index in memory with it */
}

static void leave_a_consistent_queue(enum power_cut cut)
{
	struct replay replay = { .path = path };
	int rounds = kills();

	srandom((unsigned)cut);
	open_and_add_accounts();
	for (int round = 0; round < rounds; round++) {
		kill_some(cut, round, &replay);
		if (!replay_look(&replay))
			fail_msg("after round %d", round);
		if (round % AUDIT_EACH == AUDIT_EACH - 1)
			assert_true(replay_audit(&replay));
	}
	assert_true(replay_audit(&replay));
	print_message("%d kills, %d within a deed; %d visits, %d deeds told, %d committed and not"
	              " told\n", rounds, within, (int)replay.visits, replay.told_ever,
	              replay.untold);
	assert_true(replay.visits > 3 && replay.told_ever > rounds / 4);
	assert_true(100 * within >= WITHIN_DEED_LEAST * rounds);
	replay_release(&replay);
}

static void killed_clerks_leave_a_consistent_queue(void **state)
{
	(void)state;
	leave_a_consistent_queue(POWER_STAYS);
}

static void power_cuts_leave_a_consistent_queue(void **state)
{
	(void)state;
	leave_a_consistent_queue(POWER_DROPS);
}

static void torn_writes_leave_a_consistent_queue(void **state)
{
	(void)state;
	leave_a_consistent_queue(POWER_TEARS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(killed_clerks_leave_a_consistent_queue),
		TEST(power_cuts_leave_a_consistent_queue),
		TEST(torn_writes_leave_a_consistent_queue),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
