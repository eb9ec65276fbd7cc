/* The only place that waits. Draws, waits, updates, runs effects. */
#ifndef UI_LOOP_H
#define UI_LOOP_H

#include "ui/screen.h"

struct loop_program {
	void *model;
	void *ctx; /* for effect, watch, ready, beat */
	const struct screen *(*screen)(const void *model);
	void (*clock)(struct moment *now, int64_t *mono_ms);
	/* Runs an effect; true when *answer (DONE or FAILED) is to be fed back at
	 * once, to the screen that asked; if the model has moved to another screen,
	 * that gets its EVENT_START after it. What the update changed on the screen
	 * is painted before. Keys typed while it ran are thrown away. */
	bool (*effect)(void *ctx, int effect, struct event *answer);
	/* An effect that only reads: keys typed meanwhile are kept. 0: none. */
	int looks;
	/* A descriptor to wait for besides the terminal, or -1; asked each turn. */
	int (*watch)(void *ctx);
	/* It is readable, or hung up; true when *event is to be given to the screen. */
	bool (*ready)(void *ctx, struct event *event);
	/* Milliseconds until the next EVENT_TICK is wanted, asked each turn; below 0
	 * none. Of several answers the nearest counts until that tick has come. */
	int (*tick_ms)(void *ctx);
	/* Called after the first paint and then each turn (watchdog, checkpoints);
	 * true when *event is to be given to the screen. */
	bool (*beat)(void *ctx, bool first, struct event *event);
	/* The model asks to leave (demo, signal). */
	bool (*over)(const void *model);
	int min_cols, min_rows; /* below: one line of words instead of the screen */
	const char *too_small;  /* N_() those words */
};

enum loop_end { LOOP_OVER, LOOP_SIGNAL, LOOP_HANGUP };

/* Runs until over() or SIGTERM/SIGHUP/hang-up. INT, QUIT, TSTP, USR1, USR2,
 * ALRM, PIPE do nothing, also after the return. The whole screen is repainted
 * every 5 s and on SIGCONT, which heals what others wrote over it. On a screen
 * that is too small only control keys count. Clicks outside the screen, or on a
 * picture that has changed since, do not. The terminal must be open; the caller
 * closes it. */
enum loop_end loop_run(const struct loop_program *program);

#endif
