/* Takes tickets as fast as it can, and tells of each once it is committed. */
#include "crash.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "store/db.h"
#include "store/papers.h"
#include "store/take.h"
#include "store/upkeep.h"

enum { PRINT_EACH = 4, UPKEEP_EACH = 7, DIE_WITHIN_TAKES = 5, ANYWHERE_TAKES = 12 };

const struct moment crash_now = {
	.unix_s = 1795406525, .date = { 2026, 11, 23 }, .hour = 9, .minute = 2, .second = 5,
	.utc_offset_s = 18000,
};

static _Noreturn void give_up(const char *doing, const char *why)
{
	fprintf(stderr, "taker: %s: %s\n", doing, why);
	_exit(1);
}

static int now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int)(now.tv_sec % 1000 * 1000000 + now.tv_nsec / 1000);
}

static void tell(const struct plan *plan, const struct told *told)
{
	if (write(plan->tell, told, sizeof(*told)) != sizeof(*told))
		give_up("tell", "the pipe is closed");
}

static struct store *open_store(const struct plan *plan)
{
	struct store *store;
	char why[STORE_TEXT];

	power_insert(plan->cut);
	if (store_open(plan->path, STORE_WAIT_SCRIPT_MS, 1, &store, why))
		give_up("open", why);
	if (plan->unsafe)
		sqlite3_exec(store->db, "PRAGMA synchronous = NORMAL", NULL, NULL, NULL);
	return store;
}

/* An application as a parent makes one, with a mark to know it by. */
static void fill(struct answers *answers, int round, int turn)
{
	char mark[32];

	answers_wipe(answers);
	snprintf(mark, sizeof(mark), "%d-%d", round, turn);
	answers_set(answers, "mark", ANSWER_GIVEN, mark);
	answers_set(answers, "applicant_name", ANSWER_GIVEN, "Әбдіқадырова Гүлнұр Серікқызы");
	answers_set(answers, "applicant_iin", ANSWER_GIVEN, "850314400129");
	answers_set(answers, "applicant_phone", ANSWER_GIVEN, "+77011234567");
	answers_set(answers, "child_name", ANSWER_GIVEN, "Әбдіқадыров Нұрлан Ерланұлы");
	answers_set(answers, "child_iin", ANSWER_AT_DESK, "");
}

static void take(const struct plan *plan, struct store *store, int turn, struct told *told)
{
	static struct answers answers;
	static const struct consent consent = {
		.text_digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
		.lang = LANG_KK, .given_by = "Әбдіқадырова Гүлнұр", .for_whom = "Нұрлан",
		.how = "screen",
	};
	struct order order = {
		.lang = LANG_KK, .series = "", .request_count = 1, .want_paper = true,
		.actor = { .account = "kiosk", .desk = "" },
		.request = { { .service = "403015", .answers = &answers, .consent = &consent } },
	};
	struct ticket ticket;

	fill(&answers, plan->round, turn);
	plan->shared->phase = PHASE_TAKE;
	if (store_take_ticket(store, &order, &crash_now, &ticket))
		give_up("take", store_why(store));
	plan->shared->phase = PHASE_TELL;
	*told = (struct told){ .what = TOLD_TICKET, .visit = ticket.visit, .round = plan->round,
	                       .turn = turn, .print_job = ticket.print_job };
	memcpy(told->number, ticket.number, sizeof(told->number));
	memcpy(told->code, ticket.code, sizeof(told->code));
	memcpy(told->registration, ticket.request[0].registration, sizeof(told->registration));
	tell(plan, told);
	plan->shared->phase = PHASE_REST;
}

static void measured_take(const struct plan *plan, struct store *store, int turn,
                          struct told *told)
{
	int calls = power_calls(), began = now_us();

	take(plan, store, turn, told);
	plan->shared->take_calls = power_calls() - calls;
	plan->shared->take_us = now_us() - began;
}

static bool nobody_lives(const struct claim *claim)
{
	(void)claim;
	return false;
}

static void mark(struct store *store, int64_t job, enum print_verb verb)
{
	if (store_print_mark(store, job, verb, "pos", 17, false, NULL, &crash_now))
		give_up("mark", store_why(store));
}

/* Claims a job, of ours or of one that was killed, and tells its end. */
static void print(const struct plan *plan, struct store *store, int64_t id, bool fails)
{
	static const struct claim claim = { .boot_id = "b", .pid = 1, .started = 1 };
	struct told told = { .what = TOLD_PRINT, .print_job = id };
	struct print_job job;

	plan->shared->phase = PHASE_PRINT;
	if (store_print_claim(store, id, &claim, nobody_lives, &crash_now, &job))
		give_up("claim", store_why(store));
	if (job.state == PRINT_PENDING)
		mark(store, id, VERB_SPOOL);
	mark(store, id, fails ? VERB_FAIL : VERB_PRINT);
	snprintf(told.printed, sizeof(told.printed), "%s",
	         print_state_name(fails ? PRINT_FAILED : PRINT_PRINTED));
	tell(plan, &told);
	plan->shared->phase = PHASE_REST;
}

/* What the one before left half done. */
static void print_oldest(const struct plan *plan, struct store *store)
{
	struct print_job job;
	int count;

	if (store_print_open(store, &job, 1, &count))
		give_up("open jobs", store_why(store));
	if (count > 0)
		print(plan, store, job.id, true);
}

_Noreturn void taker(const struct plan *plan)
{
	struct store *store;
	int last;

	srandom((unsigned)plan->round);
	last = plan->kill == KILL_IN_TAKE ? (int)(random() % DIE_WITHIN_TAKES) : -1;
	plan->shared->phase = PHASE_OPEN;
	store = open_store(plan);
	plan->shared->phase = PHASE_REST;
	tell(plan, &(struct told){ .what = TOLD_READY });
	if (plan->kill == KILL_ANYWHERE)
		power_die_at((int)(random() % (ANYWHERE_TAKES * plan->shared->take_calls)));
	for (int turn = 0;; turn++) {
		struct told told;

		if (turn == last)
			power_die_at((int)(random() % (plan->shared->take_calls + 1)));
		measured_take(plan, store, turn, &told);
		if (turn % PRINT_EACH == 1)
			print(plan, store, told.print_job, false);
		if (turn % UPKEEP_EACH == 2) {
			plan->shared->phase = PHASE_UPKEEP;
			if (store_checkpoint(store))
				give_up("checkpoint", store_why(store));
			print_oldest(plan, store);
		}
	}
}
