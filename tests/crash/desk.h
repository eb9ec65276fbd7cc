/* A clerk does what a desk can do and is killed; the queue is what the journal
 * tells of it. Here: what the clerk and the one who kills it know of each other. */
#ifndef TESTS_CRASH_DESK_H
#define TESTS_CRASH_DESK_H

#include <stdbool.h>
#include <stdint.h>

#include "power.h"

enum { DESK_WORD = 16 };

/* In memory that outlives the clerks. */
struct desk_shared {
	volatile bool within; /* a deed is under way */
	volatile int deed_calls, deed_us; /* of the last one: calls to the disk, time */
};

struct desk_plan {
	const char *path;
	const char *account; /* the desk has the same name */
	enum power_cut cut;
	bool by_itself;      /* dies at a random call to the disk, else from outside */
	bool logs_in;        /* begins with a log-in */
	int round;
	int tell;            /* pipe for what was acknowledged */
	struct desk_shared *shared;
};

/* Acknowledged: written to the pipe once the call has returned. */
struct desk_told {
	char account[DESK_WORD], what[DESK_WORD]; /* what "": ready */
	int64_t visit;                            /* 0: a log-in */
};

/* The secret of every clerk. */
extern const char desk_secret[];

/* The child: opens, works and tells until it is killed. */
_Noreturn void clerk(const struct desk_plan *plan);

/* What is known of the register. */
struct replay {
	const char *path;
	int64_t event;          /* the last that was replayed */
	struct place *place;    /* of each visit, by the journal alone */
	int64_t visits, room;
	struct desk_told *told; /* since the last look */
	int told_count, told_room;
	int told_ever, untold;  /* untold: committed, but killed before it was told */
};

void replay_add(struct replay *replay, const struct desk_told *told);
void replay_release(struct replay *replay);

/* After each kill: every event follows the rules from where the visit stood, the
 * queue stands where the events lead, what was told is among them, and nothing
 * else but the deed that was under way. Says what is wrong and gives false. */
bool replay_look(struct replay *replay);

/* integrity_check, the chain, and the sums that must agree. */
bool replay_audit(const struct replay *replay);

#endif
