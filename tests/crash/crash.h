/* A child takes tickets and is killed; what it was told stands in the register.
 * Here: what the child and the one who kills it know of each other. */
#ifndef TESTS_CRASH_CRASH_H
#define TESTS_CRASH_CRASH_H

#include <stdbool.h>
#include <stdint.h>

#include "core/date.h"
#include "core/ticket.h"
#include "power.h"

/* Where the child stands; in memory that outlives it. */
enum phase {
	PHASE_OPEN,    /* opening, recovering what the last one left */
	PHASE_TAKE,    /* from before BEGIN until the take returned */
	PHASE_TELL,    /* committed, on its way to whoever waits for it */
	PHASE_PRINT,   /* recording what became of a paper */
	PHASE_UPKEEP,  /* checkpoint */
	PHASE_REST,
	PHASES,
};

struct shared {
	volatile enum phase phase;
	volatile int take_calls; /* to the disk, in the last take */
	volatile int take_us;
};

struct plan {
	const char *path;
	enum power_cut cut;
	bool unsafe;   /* synchronous = NORMAL: what must lose tickets */
	enum {
		KILL_FROM_OUTSIDE, /* at a random moment */
		KILL_IN_TAKE,      /* by itself, at a random call to the disk within a take */
		KILL_ANYWHERE,     /* by itself, at a random call after it opened */
	} kill;
	int round;
	int tell;      /* pipe for what was acknowledged */
	struct shared *shared;
};

/* Acknowledged: written to the pipe once the call has returned. */
struct told {
	enum { TOLD_READY, TOLD_TICKET, TOLD_PRINT } what;
	int64_t visit, print_job;
	int round, turn; /* together they are the mark in the ticket's answers */
	char number[TICKET_NUMBER], code[TICKET_CODE], registration[TICKET_REGISTRATION];
	char printed[12]; /* state of the print job */
};

/* 23.11.2026 09:02:05 in Almaty. */
extern const struct moment crash_now;

/* The child: opens, takes and tells until it is killed. */
_Noreturn void taker(const struct plan *plan);

/* What is known of the register: every ticket has one request and one paper. */
struct ledger {
	const char *path;
	int64_t visits;      /* at the last look */
	struct told *told;   /* all that was ever acknowledged */
	int count, room;
	int checked;         /* of them, looked up */
	int lost;            /* of them, not found as they were told */
	int untold;          /* committed, but killed before it was told */
};

void ledger_add(struct ledger *ledger, const struct told *told);
void ledger_release(struct ledger *ledger);

/* After each kill: what was told since the last look stands there, nothing
 * stands there but that and the one that was under way, numbers and serials have
 * no gap. Closing moves the log into the database or leaves it. Says what is
 * wrong and gives false; tickets lost are counted, not judged. */
bool ledger_look(struct ledger *ledger, bool move_log);

/* Everything again, from the first ticket on; integrity_check, the chain, no
 * order twice. */
bool ledger_audit(struct ledger *ledger);

#endif
