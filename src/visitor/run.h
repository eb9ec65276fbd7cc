/* The visitor's program: the walk on a terminal, with register and printer. */
#ifndef VISITOR_RUN_H
#define VISITOR_RUN_H

#include "office/office.h"

enum visitor_end {
	VISITOR_OVER,    /* demo left, or told to stop by SIGTERM */
	VISITOR_HANGUP,  /* the terminal has gone: to be started again on a new one */
	VISITOR_NO_TTY,  /* standard input and output are not a terminal */
	VISITOR_NO_TERM, /* TERM is not set, or of a kind that cannot do it */
};

/* Runs until it is told to stop. The office's forms must be loaded; its
 * database is opened here, and again after a fault. In a demo Ctrl-Q leaves, and
 * last_paper (PRINT_TARGET bytes) receives the path of the last PDF, or "". */
enum visitor_end visitor_run(struct office *office, bool demo, char *last_paper);

#endif
