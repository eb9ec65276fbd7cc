/* The queue and the register. Speaks of visits, requests, questions, consent
 * and papers only; that SQLite stands behind it is this room's own affair.
 * Here: opening and closing. What is done with it stands in take.h, queue.h,
 * papers.h and upkeep.h.
 *
 * Every change is one transaction with one durable commit and writes its event
 * into the hash-chained journal. A call that fails has changed nothing, and the
 * next one works as soon as its cause is gone. Only when the file itself was
 * taken away (FAULT_MISSING) must the store be closed and opened again.
 * No call waits longer than wait_ms for another process (FAULT_BUSY then).
 *
 * A store belongs to one thread of one process: a child that is forked must not
 * touch it (fork and exec is fine). */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/fault.h"

struct store;

enum {
	STORE_WAIT_SCREEN_MS = 50,
	STORE_WAIT_SCRIPT_MS = 5000,
	STORE_TEXT = 256,
	STORE_DIGEST = 65, /* SHA-256 in hex, NUL included */
	STORE_ACTOR = 64,  /* bytes of an account or desk, NUL included */
};

/* Who does it, for the journal. Both shorter than STORE_ACTOR. */
struct actor {
	const char *account; /* "kiosk", "script", later a staff account; not "" */
	const char *desk;    /* "" at the kiosk */
};

/* Opens or makes the database. On a fault *store is NULL and why (if not NULL,
 * STORE_TEXT bytes) tells the cause for the log. A foreign, newer or damaged
 * file is never written to; neither is an empty file, nor a new one made beside
 * the log of a lost one (both FAULT_DAMAGED: something was there before).
 * register_start is the first serial of the first year's register (continues a
 * paper register); 1 as a rule. path ":memory:" makes one that dies with the
 * process, for tests. */
enum fault store_open(const char *path, int wait_ms, int register_start,
                      struct store **store, char *why);

/* NULL is fine. */
void store_close(struct store *store);

/* Cause of the last fault, for the log; never holds personal data. */
const char *store_why(const struct store *store);

/* A number that changes when another process commits. -1 on a fault. */
int64_t store_version(struct store *store);

/* False when the file that is open is not the one at its path any more: it was
 * moved, deleted or replaced. Reading would go on and never show anything new. */
bool store_in_place(struct store *store);

#endif
