/* Four desks and two kiosks on one file, as fast as they can, each waiting for the
 * others no longer than a screen does. Nobody is called twice, nobody is lost. */
#include <poll.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"
#include "store/take.h"
#include "store/upkeep.h"
#include "store/verbs.h"

enum {
	DESKS = 4, KIOSKS = 2, HAMMER_S = 60, TINY_S = 3, VISITS = 200000,
	HOUSE = 50,        /* at most so many wait */
	WORDS_MS = 1000,   /* after which a screen says so */
};

/* Shared by the processes. */
struct house {
	int taken, left; /* how many came, and how many went */
	int twice;       /* called while they were with somebody */
	int deeds, busy; /* busy: tried again */
	double worst_ms; /* from the key to the end, tries included */
	unsigned char with[VISITS]; /* the desk that has called this visit; 0: none */
};

struct worker {
	struct house *house;
	struct store *store;
	char desk[12];
	double end_ms;
	unsigned seed;
};

static void note_time(struct house *house, double ms)
{
	double worst;
	__atomic_load(&house->worst_ms, &worst, __ATOMIC_RELAXED);
	while (ms > worst && !__atomic_compare_exchange(&house->worst_ms, &worst, &ms, false,
	                                                __ATOMIC_RELAXED, __ATOMIC_RELAXED))
		continue;
}

/* One thing done with the register; again at once, as a screen does it, while another
 * process is in the way. */
struct deed {
	enum fault (*run)(struct worker *worker, struct deed *deed);
	int64_t visit;
	enum visit_verb verb;
	struct change_outcome outcome;
};

static void do_deed(struct worker *worker, struct deed *deed)
{
	double began = bench_now_ms();
	enum fault fault;
	while ((fault = deed->run(worker, deed)) == FAULT_BUSY)
		__atomic_add_fetch(&worker->house->busy, 1, __ATOMIC_RELAXED);
	if (fault)
		bench_fail("%s", store_why(worker->store));
	__atomic_add_fetch(&worker->house->deeds, 1, __ATOMIC_RELAXED);
	note_time(worker->house, bench_now_ms() - began);
}

static enum fault take(struct worker *worker, struct deed *deed)
{
	struct moment now = bench_today();
	struct order order = { .lang = LANG_KK, .series = "", .question = "other",
	                       .actor = { .account = "kiosk", .desk = "" } };
	struct ticket ticket;
	(void)deed;
	return store_take_ticket(worker->store, &order, &now, &ticket);
}

static enum fault call(struct worker *worker, struct deed *deed)
{
	struct moment now = bench_today();
	struct change change = { .desk = worker->desk, .why = "",
	                         .actor = { "bench", worker->desk } };
	return store_call_next(worker->store, now.date, &change, &now, &deed->outcome);
}

static enum fault change(struct worker *worker, struct deed *deed)
{
	struct moment now = bench_today();
	struct change change = { .desk = "", .why = "", .until = now.unix_s,
	                         .actor = { "bench", worker->desk } };
	return store_visit(worker->store, deed->visit, deed->verb, &change, &now, &deed->outcome);
}

/* ---- who works ------------------------------------------------------------------ */

static void kiosk(struct worker *worker)
{
	struct house *house = worker->house;
	while (bench_now_ms() < worker->end_ms) {
		int here = __atomic_load_n(&house->taken, __ATOMIC_RELAXED)
		         - __atomic_load_n(&house->left, __ATOMIC_RELAXED);
		if (here >= HOUSE) {
			poll(NULL, 0, 1);
			continue;
		}
		do_deed(worker, &(struct deed){ .run = take });
		if (__atomic_add_fetch(&house->taken, 1, __ATOMIC_RELAXED) >= VISITS - KIOSKS)
			break;
	}
}

static void do_verb(struct worker *worker, int64_t visit, enum visit_verb verb)
{
	struct deed deed = { .run = change, .visit = visit, .verb = verb };
	do_deed(worker, &deed);
	if (deed.outcome.result != CHANGE_DONE)
		bench_fail("%s refused: %s", visit_verb_name(verb),
		           visit_state_name(deed.outcome.was));
}

/* Most are served; some are sent back or put off, some do not come. */
static void serve(struct worker *worker, int64_t visit)
{
	static const enum visit_verb last[] = {
		VERB_FINISH, VERB_FINISH, VERB_FINISH, VERB_REQUEUE, VERB_HOLD, VERB_NO_SHOW,
	};
	struct house *house = worker->house;
	enum visit_verb verb = last[(unsigned)rand_r(&worker->seed) % (sizeof last / sizeof *last)];
	do_verb(worker, visit, VERB_RECALL);
	if (verb != VERB_NO_SHOW)
		do_verb(worker, visit, VERB_START);
	__atomic_store_n(&house->with[visit], 0, __ATOMIC_SEQ_CST);
	do_verb(worker, visit, verb);
	if (verb == VERB_FINISH || verb == VERB_NO_SHOW)
		__atomic_add_fetch(&house->left, 1, __ATOMIC_RELAXED);
}

/* Calls on until the time is over and nobody waits. */
static void desk(struct worker *worker)
{
	for (;;) {
		struct deed deed = { .run = call };
		do_deed(worker, &deed);
		int64_t visit = deed.outcome.visit;
		if (visit >= VISITS)
			bench_fail("a visit out of range");
		if (deed.outcome.result == CHANGE_DONE) {
			if (__atomic_exchange_n(&worker->house->with[visit], 1, __ATOMIC_SEQ_CST))
				__atomic_add_fetch(&worker->house->twice, 1, __ATOMIC_RELAXED);
			serve(worker, visit);
		} else if (bench_now_ms() < worker->end_ms + WORDS_MS) {
			poll(NULL, 0, 1);
		} else {
			return;
		}
	}
}

static void run(struct house *house, const char *home, int i, double end_ms)
{
	struct worker worker = { .house = house, .end_ms = end_ms, .seed = (unsigned)i + 1 };
	worker.store = bench_store(home, STORE_WAIT_SCREEN_MS);
	snprintf(worker.desk, sizeof worker.desk, "%d", i + 1);
	if (i < DESKS)
		desk(&worker);
	else
		kiosk(&worker);
	store_close(worker.store);
	_exit(0);
}

/* ---- afterwards ------------------------------------------------------------------ */

static int64_t count(const char *home, const char *sql)
{
	char path[BENCH_PATH + 16];
	sqlite3 *db;
	sqlite3_stmt *stmt = NULL;
	snprintf(path, sizeof path, "%s/kiosk.db", home);
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK
	    || sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK
	    || sqlite3_step(stmt) != SQLITE_ROW)
		bench_fail("%s: %s", sqlite3_errmsg(db), sql);
	int64_t found = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return found;
}

/* An event that does not begin where the one before it ended. */
static const char leaps[] =
	"SELECT count(*) FROM (SELECT was, lag(becomes, 1, '') OVER (PARTITION BY visit ORDER BY id)"
	" AS before FROM event WHERE visit IS NOT NULL AND print_job IS NULL) WHERE was <> before";

static void tell(const struct house *house, const char *home)
{
	struct store *store = bench_store(home, STORE_WAIT_SCRIPT_MS);
	struct verify verify = { 0 };
	if (store_verify(store, &verify))
		bench_fail("%s", store_why(store));
	store_close(store);
	int64_t visits = count(home, "SELECT count(*) FROM visit");
	int64_t gone = count(home, "SELECT count(*) FROM visit WHERE state IN ('done', 'no-show')");
	bench_number("desks_visits", (double)visits);
	bench_number("desks_deeds", house->deeds);
	bench_number("desks_tried_again", house->busy);
	bench_most("desks_worst_deed_ms", house->worst_ms, WORDS_MS);
	bench_most("desks_called_twice", house->twice, 0);
	bench_most("desks_lost", (double)(house->taken - gone), 0);
	bench_most("desks_not_told", (double)(visits - house->taken), 0);
	bench_most("desks_leaps_in_journal", (double)count(home, leaps), 0);
	bench_most("desks_broken_event", (double)verify.broken_event, 0);
}

void bench_desks(void)
{
	char home[BENCH_PATH], command[BENCH_PATH + 16];
	pid_t pids[DESKS + KIOSKS];
	struct house *house = mmap(NULL, sizeof *house, PROT_READ | PROT_WRITE,
	                           MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (house == MAP_FAILED)
		bench_fail("no memory");
	snprintf(command, sizeof command, "rm -rf '%.580s/0'", bench.folder);
	if (system(command) != 0)
		bench_fail("cannot remove the register of the race before");
	bench_register(0, home);
	double end_ms = bench_now_ms() + (bench.tiny ? TINY_S : HAMMER_S) * 1e3;
	fflush(NULL);
	for (int i = 0; i < DESKS + KIOSKS; i++) {
		pids[i] = fork();
		if (pids[i] == 0)
			run(house, home, i, end_ms);
	}
	for (int i = 0; i < DESKS + KIOSKS; i++) {
		int status;
		if (waitpid(pids[i], &status, 0) < 0 || status != 0)
			bench_fail("a desk or a kiosk failed");
	}
	tell(house, home);
	munmap(house, sizeof *house);
}
