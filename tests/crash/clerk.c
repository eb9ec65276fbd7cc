/* Takes, calls, serves, puts off and closes at random, and tells of each deed once
 * it is committed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "crash.h"
#include "desk.h"
#include "store/account.h"
#include "store/queue.h"
#include "store/take.h"
#include "store/upkeep.h"
#include "store/verbs.h"

enum { RECENT = 8, DEEDS_BEFORE_DEATH = 8, UPKEEP_EACH = 9, HOLD_S = 60 };

const char desk_secret[] = "үш қызыл алма";

struct clerk {
	const struct desk_plan *plan;
	struct store *store;
	struct moment now;
	int64_t newest; /* visit */
};

static _Noreturn void give_up(const char *doing, const char *why)
{
	fprintf(stderr, "clerk: %s: %s\n", doing, why);
	_exit(1);
}

static int64_t now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

static void tell(const struct clerk *clerk, const char *what, int64_t visit)
{
	struct desk_told told = { .visit = visit };

	clerk->plan->shared->within = false;
	snprintf(told.account, sizeof(told.account), "%s", clerk->plan->account);
	snprintf(told.what, sizeof(told.what), "%s", what);
	if (write(clerk->plan->tell, &told, sizeof(told)) != sizeof(told))
		give_up("tell", "the pipe is closed");
}

static void begin(const struct clerk *clerk)
{
	clerk->plan->shared->within = true;
}

static struct change change_of(const struct clerk *clerk)
{
	const char *account = clerk->plan->account;

	return (struct change){ .desk = "", .why = "", .actor = { account, account } };
}

static void judge(const struct clerk *clerk, enum fault fault, const char *doing)
{
	if (fault)
		give_up(doing, store_why(clerk->store));
}

/* ---- deeds ------------------------------------------------------------------------ */

static void take(struct clerk *clerk)
{
	struct order order = { .lang = LANG_KK, .series = "", .question = "other",
	                       .actor = { clerk->plan->account, clerk->plan->account } };
	struct ticket ticket;

	begin(clerk);
	judge(clerk, store_take_ticket(clerk->store, &order, &clerk->now, &ticket), "take");
	clerk->newest = ticket.visit;
	tell(clerk, "take", ticket.visit);
}

static void tell_outcome(const struct clerk *clerk, const char *what,
                         const struct change_outcome *outcome)
{
	if (outcome->result == CHANGE_DONE)
		tell(clerk, what, outcome->visit);
	clerk->plan->shared->within = false;
}

static void call_next(struct clerk *clerk)
{
	struct change change = change_of(clerk);
	struct change_outcome outcome;

	change.desk = clerk->plan->account;
	begin(clerk);
	judge(clerk, store_call_next(clerk->store, clerk->now.date, &change, &clerk->now, &outcome),
	      "call the next");
	tell_outcome(clerk, "call", &outcome);
}

static void do_verb(struct clerk *clerk, int64_t visit, enum visit_verb verb)
{
	struct change change = change_of(clerk);
	struct change_outcome outcome;

	if (verb == VERB_CALL)
		change.desk = clerk->plan->account;
	if (verb == VERB_TRANSFER)
		change.desk = random() % 2 ? "3" : "5";
	if (verb == VERB_HOLD) {
		change.why = "papers";
		change.until = random() % 2 ? clerk->now.unix_s + HOLD_S : 0;
	}
	begin(clerk);
	judge(clerk, store_visit(clerk->store, visit, verb, &change, &clerk->now, &outcome),
	      visit_verb_name(verb));
	tell_outcome(clerk, visit_verb_name(verb), &outcome);
}

/* Every other one with a wrong secret; none waits for the next to be heard. */
static void log_in(struct clerk *clerk)
{
	const char *account = clerk->plan->account;
	bool right = random() % 2;
	struct login login;

	clerk->now.unix_s += LOGIN_WAIT_MOST_S;
	begin(clerk);
	judge(clerk, store_login(clerk->store, account, right ? desk_secret : "not this one",
	                         account, NULL, &clerk->now, &login), "log in");
	if (login.result != (right ? LOGIN_DONE : LOGIN_WRONG))
		give_up("log in", "not judged by its secret");
	tell(clerk, right ? "login" : "login-wrong", 0);
}

/* The other desk may be in the way: then later. */
static void upkeep(struct clerk *clerk)
{
	enum fault fault = store_checkpoint(clerk->store);

	if (fault != FAULT_BUSY)
		judge(clerk, fault, "checkpoint");
}

static void do_something(struct clerk *clerk)
{
	int64_t oldest = clerk->newest > RECENT ? clerk->newest - RECENT : 0;
	int die = (int)(random() % 10);

	if (die < 2 || clerk->newest == 0)
		take(clerk);
	else if (die < 4)
		call_next(clerk);
	else
		do_verb(clerk, oldest + 1 + random() % (clerk->newest - oldest),
		        (enum visit_verb)(random() % VISIT_VERBS));
}

static void measured(struct clerk *clerk, void (*deed)(struct clerk *))
{
	int calls = power_calls();
	int64_t began = now_us();

	deed(clerk);
	clerk->plan->shared->deed_calls = power_calls() - calls;
	clerk->plan->shared->deed_us = (int)(now_us() - began);
}

static void open_store(struct clerk *clerk)
{
	struct queue_row row;
	char why[STORE_TEXT];
	int count;

	power_insert(clerk->plan->cut);
	if (store_open(clerk->plan->path, STORE_WAIT_SCRIPT_MS, 1, &clerk->store, why))
		give_up("open", why);
	do {
		judge(clerk, store_queue(clerk->store, clerk->now.date, (int)clerk->newest, &row, 1,
		                         &count), "queue");
		clerk->newest = count ? row.visit : clerk->newest;
	} while (count);
}

_Noreturn void clerk(const struct desk_plan *plan)
{
	struct clerk clerk = { .plan = plan, .now = crash_now };
	long calls = DEEDS_BEFORE_DEATH * (plan->shared->deed_calls + 1);

	srandom((unsigned)plan->round * 2 + (unsigned)*plan->account);
	clerk.now.unix_s += plan->round * LOGIN_WAIT_MOST_S * 2; /* later than the round before */
	open_store(&clerk);
	tell(&clerk, "", 0);
	if (plan->by_itself)
		power_die_at((int)(random() % calls));
	if (plan->logs_in)
		log_in(&clerk);
	for (int deed = 0;; deed++) {
		measured(&clerk, do_something);
		if (deed % UPKEEP_EACH == 2)
			upkeep(&clerk);
	}
}
