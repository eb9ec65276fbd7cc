/* One child process with pipes to its stdin and from its stdout. */
#ifndef SYS_CHILD_H
#define SYS_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "core/fault.h"

struct child {
	pid_t pid; /* 0: none */
	int in;    /* write here; -1 closed */
	int out;   /* read here, non-blocking; -1 closed */
};
/* stderr stays ours. The child dies with us (PDEATHSIG). FAULT_CHILD when the
 * program is missing or cannot be run; there is nothing to stop then. */
enum fault child_start(struct child *child, const char *const argv[]);
/* Writes all and closes in; what the pipe does not hold waits until the child, whose
 * first deed it is, has read. False when
 * the child has closed its end. */
bool child_tell(struct child *child, const char *text, size_t len);
/* True once it has ended; *status as from waitpid. Never blocks. */
bool child_ended(struct child *child, int *status);
/* Kills, reaps, closes. Safe on a child that never was. */
void child_stop(struct child *child);

#endif
