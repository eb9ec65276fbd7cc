/* The staff's program: the desk on a terminal, with the register. */
#ifndef STAFF_RUN_H
#define STAFF_RUN_H

#include "office/office.h"

enum staff_end {
	STAFF_OVER,    /* demo left, or told to stop by a signal */
	STAFF_NO_TTY,  /* standard input and output are not a terminal */
	STAFF_NO_TERM, /* TERM is not set, or of a kind that cannot do it */
};

/* Runs until it is told to stop. The office's forms must be loaded; its database
 * is opened here, and again after a fault. In a demo Ctrl-Q leaves. */
enum staff_end staff_run(struct office *office, bool demo);

#endif
