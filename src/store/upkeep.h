/* What is done while nobody waits. */
#ifndef STORE_UPKEEP_H
#define STORE_UPKEEP_H

#include <stdint.h>

#include "core/fault.h"
#include "store/store.h"

/* Moves the log into the database file, as far as nobody is in the way, and
 * starts the log afresh, so that the next change costs one sync of the disk and
 * no more. Call it when idle, the first time soon after opening: then it also
 * prepares every statement. It does nothing when there is little to move. */
enum fault store_checkpoint(struct store *store);

/* Empties the log, so that what was deleted stands nowhere in it. FAULT_BUSY while
 * another process is at the register; the next call does it. */
enum fault store_clean(struct store *store);

struct verify {
	int64_t events;
	int64_t broken_event; /* first that does not fit; 0: the chain is whole */
	char head[STORE_DIGEST];
};
/* Walks SQLite's own quick_check and prepares every statement there is (FAULT_DAMAGED
 * when either finds something), then walks the journal's chain, event_detail as far
 * as it is there. Slow, never before a screen. */
enum fault store_verify(struct store *store, struct verify *verify);

#endif
