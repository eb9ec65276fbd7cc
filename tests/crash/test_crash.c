/* kill -9 and power cuts while tickets are taken, some hundreds; as many as
 * CRASH_KILLS says of each kind in the long form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "crash.h"
#include "store/store.h"
#include "store/take.h"
#include "store/upkeep.h"

enum {
	KILLS_SHORT = 100,      /* of each kind */
	AUDIT_EACH = 250,
	UNSAFE_ROUNDS = 20,     /* within these the unsafe form must have lost something */
	WITHIN_TAKE_LEAST = 30, /* per cent of kills between BEGIN and acknowledgement */
	OTHER_EACH = 5,         /* another process has the register open */
	HASTY_EACH = 16,        /* killed while it opens */
	TAKES_LONGEST = 6,      /* from ready to a kill from outside */
	MOVE_EACH = 16,         /* the log is moved away in between */
};

static const int kills_in_turn[] = {
	KILL_FROM_OUTSIDE, KILL_IN_TAKE, KILL_ANYWHERE, KILL_IN_TAKE,
};

static char folder[300], path[320];
static struct shared *shared;
static int phases[PHASES];

static int kills(void)
{
	const char *text = getenv("CRASH_KILLS");

	return text ? atoi(text) : KILLS_SHORT;
}

/* On the build's own file system: one in memory would prove nothing. */
static int set_up(void **state)
{
	const char *base = getenv("B");

	(void)state;
	snprintf(folder, sizeof(folder), "%s/crash-XXXXXX", base && *base ? base : ".");
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof(path), "%s/kiosk.db", folder);
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
	              -1, 0);
	memset(phases, 0, sizeof(phases));
	return shared == MAP_FAILED ? -1 : 0;
}

static void remove_register(void)
{
	static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
	char name[400];

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		snprintf(name, sizeof(name), "%s%s", path, suffixes[i]);
		unlink(name);
	}
}

static int tear_down(void **state)
{
	(void)state;
	remove_register();
	munmap(shared, sizeof(*shared));
	return rmdir(folder);
}

/* A power cut takes the log's index in memory with it. */
static void lose_memory(void)
{
	char name[400];

	snprintf(name, sizeof(name), "%s-shm", path);
	unlink(name);
}

static sqlite3 *open_other(void)
{
	sqlite3 *other;

	assert_int_equal(sqlite3_open(path, &other), SQLITE_OK);
	sqlite3_busy_timeout(other, 5000); /* it may have to recover what a kill left */
	assert_int_equal(sqlite3_exec(other, "SELECT count(*) FROM visit", NULL, NULL, NULL),
	                 SQLITE_OK);
	return other;
}

static void nap_us(long us)
{
	nanosleep(&(struct timespec){ .tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000 },
	          NULL);
}

static pid_t start(struct plan *plan, int *from)
{
	int pipes[2];
	pid_t child;

	assert_int_equal(pipe(pipes), 0);
	fflush(NULL);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(pipes[0]);
		plan->tell = pipes[1];
		taker(plan);
	}
	close(pipes[1]);
	*from = pipes[0];
	return child;
}

/* Lives until it kills itself or is killed a few takes after it was ready. */
static void kill_one(struct plan *plan, struct ledger *ledger)
{
	bool hasty = plan->kill == KILL_FROM_OUTSIDE && plan->round % HASTY_EACH == 0;
	bool with_other = plan->cut == POWER_STAYS && plan->round % OTHER_EACH == 1;
	sqlite3 *other = NULL;
	struct told told;
	int from, status;
	pid_t child;

	shared->phase = PHASE_OPEN;
	child = start(plan, &from);
	if (!hasty && read(from, &told, sizeof(told)) != sizeof(told))
		fail_msg("round %d: it did not open", plan->round);
	if (with_other)
		other = open_other();
	if (plan->kill == KILL_FROM_OUTSIDE) {
		nap_us(random() % (TAKES_LONGEST * shared->take_us + 1000));
		kill(child, SIGKILL);
	}
	while (read(from, &told, sizeof(told)) == sizeof(told))
		if (told.what != TOLD_READY)
			ledger_add(ledger, &told);
	close(from);
	assert_int_equal(waitpid(child, &status, 0), child);
	if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL)
		fail_msg("round %d: it ended by itself, %#x", plan->round, status);
	phases[shared->phase]++;
	if (plan->cut != POWER_STAYS)
		lose_memory();
	sqlite3_close(other);
}

static void make_register(void)
{
	struct store *store;
	char why[STORE_TEXT];

	if (store_open(path, 1000, 1, &store, why))
		fail_msg("%s", why);
	store_close(store);
	shared->take_us = 1000;
	shared->take_calls = 50;
}

static void report(const struct ledger *ledger, int rounds)
{
	int within = phases[PHASE_TAKE] + phases[PHASE_TELL];

	print_message("%d kills: open %d, take %d, tell %d, print %d, upkeep %d, rest %d; "
	              "%d told, %d committed and not told, %d lost\n", rounds, phases[PHASE_OPEN],
	              phases[PHASE_TAKE], phases[PHASE_TELL], phases[PHASE_PRINT],
	              phases[PHASE_UPKEEP], phases[PHASE_REST], ledger->count, ledger->untold,
	              ledger->lost);
	if (100 * within < WITHIN_TAKE_LEAST * rounds)
		fail_msg("only %d of %d kills came between BEGIN and acknowledgement", within,
		         rounds);
}

static void lose_nothing(enum power_cut cut)
{
	struct ledger ledger = { .path = path };
	int rounds = kills();

	srandom((unsigned)cut);
	make_register();
	for (int round = 0; round < rounds; round++) {
		kill_one(&(struct plan){ .path = path, .cut = cut, .round = round,
		                         .kill = kills_in_turn[round % 4], .shared = shared },
		         &ledger);
		if (!ledger_look(&ledger, round % MOVE_EACH == 5) || ledger.lost)
			fail_msg("after round %d, %d lost", round, ledger.lost);
		if (round % AUDIT_EACH == AUDIT_EACH - 1 && !ledger_audit(&ledger))
			fail_msg("after round %d", round);
	}
	assert_true(ledger_audit(&ledger));
	assert_int_equal(ledger.lost, 0);
	report(&ledger, rounds);
	ledger_release(&ledger);
}

static void killed_takers_lose_nothing(void **state)
{
	(void)state;
	lose_nothing(POWER_STAYS);
}

static void power_cuts_lose_nothing(void **state)
{
	(void)state;
	lose_nothing(POWER_DROPS);
}

static void torn_writes_lose_nothing(void **state)
{
	(void)state;
	lose_nothing(POWER_TEARS);
}

/* Were nothing lost without the sync, the two before would prove nothing. */
static void without_the_sync_tickets_are_lost(void **state)
{
	struct ledger ledger = { .path = path };
	int round = 0;

	(void)state;
	make_register();
	while (round < UNSAFE_ROUNDS && !ledger.lost) {
		kill_one(&(struct plan){ .path = path, .cut = POWER_DROPS, .unsafe = true,
		                         .round = round, .kill = kills_in_turn[round % 4],
		                         .shared = shared }, &ledger);
		ledger_look(&ledger, false);
		round++;
	}
	print_message("%d of %d told lost within %d kills\n", ledger.lost, ledger.count, round);
	assert_true(ledger.lost > 0);
	ledger_release(&ledger);
}

/* ---- the first minute of a register ------------------------------------------------ */

/* Makes the register and takes one ticket; dies at a call to the disk. */
static _Noreturn void maker(enum power_cut cut, int call)
{
	struct order order = { .lang = LANG_KK, .series = "", .question = "other",
	                       .actor = { .account = "kiosk", .desk = "" } };
	struct store *store;
	struct ticket ticket;
	char why[STORE_TEXT];

	srandom((unsigned)call);
	power_insert(cut);
	power_die_at(call);
	if (store_open(path, 1000, 1, &store, why) ||
	    store_take_ticket(store, &order, &crash_now, &ticket))
		_exit(1);
	_exit(0);
}

/* All or nothing is there, and it takes the next ticket. */
static void goes_on(int call)
{
	struct order order = { .lang = LANG_KK, .series = "", .question = "other",
	                       .actor = { .account = "kiosk", .desk = "" } };
	struct store *store;
	struct ticket ticket;
	struct verify verify;
	char why[STORE_TEXT] = "";

	if (store_open(path, 1000, 1, &store, why))
		fail_msg("cut at call %d: %s", call, why);
	if (store_take_ticket(store, &order, &crash_now, &ticket))
		fail_msg("cut at call %d: %s", call, store_why(store));
	assert_true(strcmp(ticket.number, "1") == 0 || strcmp(ticket.number, "2") == 0);
	assert_int_equal(store_verify(store, &verify), FAULT_NONE);
	assert_int_equal(verify.broken_event, 0);
	store_close(store);
}

/* The file that was being made bears the number of its process. */
static void remove_unfinished(pid_t child)
{
	char name[400];

	snprintf(name, sizeof(name), "%s.new-%ld", path, (long)child);
	unlink(name);
	snprintf(name, sizeof(name), "%s.new-%ld-journal", path, (long)child);
	unlink(name);
}

/* At every single call to the disk, one after another. */
static void cut_while_it_is_made(void **state)
{
	int call = 0, status = -1;

	(void)state;
	while (status != 0) {
		pid_t child;

		remove_register();
		fflush(NULL);
		child = fork();
		if (child == 0)
			maker(call % 2 ? POWER_TEARS : POWER_DROPS, call / 2);
		assert_int_equal(waitpid(child, &status, 0), child);
		if (status != 0 && (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL))
			fail_msg("cut at call %d: status %#x", call / 2, status);
		lose_memory();
		goes_on(call / 2);
		remove_unfinished(child);
		call++;
	}
	print_message("cut at each of %d calls\n", call / 2);
	assert_true(call > 50);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(killed_takers_lose_nothing),
		TEST(power_cuts_lose_nothing),
		TEST(torn_writes_lose_nothing),
		TEST(without_the_sync_tickets_are_lost),
		TEST(cut_while_it_is_made),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
