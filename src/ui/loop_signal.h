/* Signals as bytes in a pipe, for the loop's poll. */
#ifndef UI_LOOP_SIGNAL_H
#define UI_LOOP_SIGNAL_H

#include <stdbool.h>

struct loop_signals {
	bool end, hangup, resize, resume;
};

/* From here on TERM, HUP, WINCH and CONT are told by the pipe, and INT, QUIT,
 * TSTP, USR1, USR2, ALRM and PIPE do nothing. They are caught, not ignored or
 * blocked, so that a child program starts with the usual signals. The handlers
 * stay when the loop has ended: a second TERM must not cut the leaving short.
 * Returns the descriptor to wait for. */
int loop_signal_open(void);

/* What came since the last call; never waits. */
struct loop_signals loop_signal_read(void);

#endif
