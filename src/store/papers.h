/* Print jobs: only the process that drives kiosk-print writes these. */
#ifndef STORE_PAPERS_H
#define STORE_PAPERS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/date.h"
#include "core/fault.h"
#include "core/rules.h"
#include "store/store.h"

/* A live process: a claim of a dead one may be taken over. */
struct claim {
	char boot_id[40];
	int64_t pid;
	int64_t started; /* start time of the process, clock ticks since boot */
};

struct print_job {
	int64_t id, visit;
	enum print_state state;
	int64_t state_at;     /* Unix time; of a pending one: when it was asked for */
	int copy;             /* 0 = the ticket, 1… = marked copies */
	int attempt;          /* 1 for the first try */
	char job_name[48];    /* unique name in the print system: to find a ghost */
	char queue[128];      /* destination this attempt was sent to; "" before */
	int64_t queue_job;    /* id of this attempt in the print system; 0 unknown */
	bool doubtful;        /* its fate is unknown: a ghost may still be there */
	struct claim claim;   /* pid 0: unclaimed */
	char reason[64];      /* of the last failure: "media-empty" … */
};

/* Claims the job for this process and counts an attempt. FAULT_STALE when
 * somebody alive has it (this process too), or it is over: printed, failed or
 * cancelled and not doubtful. is_alive judges the claim found. *out is the job
 * as claimed; unchanged on a fault. */
enum fault store_print_claim(struct store *store, int64_t job, const struct claim *claim,
                             bool (*is_alive)(const struct claim *),
                             const struct moment *now, struct print_job *out);

/* Records what became of it; a verb that rules_print forbids in the job's state
 * gives FAULT_STALE. queue NULL leaves queue and queue_job as they are, reason
 * NULL the last reason; longer texts are cut. Ends the claim unless verb is
 * VERB_SPOOL. */
enum fault store_print_mark(struct store *store, int64_t job, enum print_verb verb,
                            const char *queue, int64_t queue_job, bool doubtful,
                            const char *reason, const struct moment *now);

/* A doubtful job's ghost was looked for in the print system and is gone: the
 * doubt ends, the state stays, and so the claim ends when the job is over.
 * (A cancelled job allows no verb any more.) FAULT_STALE when not in doubt. */
enum fault store_print_settle(struct store *store, int64_t job, const struct moment *now);

/* Adds a job for the next marked copy of a visit's ticket and its event
 * ("reprint", of the visit), by whom the actor says. *job is 0 when there is no
 * such visit. */
enum fault store_reprint(struct store *store, int64_t visit, const struct actor *actor,
                         const struct moment *now, int64_t *job);

/* The job made last; *found false when there is none. */
enum fault store_newest_print_job(struct store *store, bool *found, struct print_job *job);

/* Jobs not over or doubtful, oldest first. */
enum fault store_print_open(struct store *store, struct print_job *jobs, int max, int *count);

#endif
