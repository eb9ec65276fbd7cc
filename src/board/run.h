/* The public board on a terminal, with the register. */
#ifndef BOARD_RUN_H
#define BOARD_RUN_H

#include "office/office.h"

enum board_end {
	BOARD_OVER,    /* demo left, or told to stop by a signal */
	BOARD_NO_TTY,  /* standard input and output are not a terminal */
	BOARD_NO_TERM, /* TERM is not set, or of a kind that cannot do it */
};

/* Runs until it is told to stop. The office's forms must be loaded; its database
 * is opened here, again and again while it is not there, and never made. In a
 * demo Ctrl-Q leaves. */
enum board_end board_run(struct office *office, bool demo);

#endif
