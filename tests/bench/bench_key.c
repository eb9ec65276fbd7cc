/* Key to paint, alone and while a child draws a ticket. */
#include <stdio.h>

#include "bench.h"

enum { KEYS = 400, COLS = 120, ROWS = 33, QUIET_MS = 15, PAPERS = 10 };

static double press(struct bench_pty *pty, const char *key)
{
	double began = bench_now_ms();
	bench_pty_send(pty, key);
	bench_pty_wait(pty, "\033[");
	return bench_now_ms() - began;
}

/* Moves the focus on the page of languages; each key repaints two rows, as it
 * does in a menu of bare ncurses. */
static void alone(const char *home)
{
	static struct bench_pty pty, bare_pty;
	static double times[KEYS], bare[KEYS];
	char menu[BENCH_PATH];
	const char *const menu_argv[] = { menu, NULL };
	int count = bench_count(KEYS);
	snprintf(menu, sizeof menu, "%s/tests/bench/menu", bench.build);
	bench_pty_start(&bare_pty, COLS, ROWS, menu_argv);
	bench_pty_wait(&bare_pty, "eight");
	bench_visitor_start(&pty, COLS, ROWS, home, "none");
	bench_pty_send(&pty, "\r");
	bench_pty_wait(&pty, "Choose a language");
	bench_pty_drain(&pty, QUIET_MS);
	for (int i = 0; i < count; i++) {
		times[i] = press(&pty, "\t");
		bench_pty_drain(&pty, QUIET_MS);
		bare[i] = press(&bare_pty, "\t");
		bench_pty_drain(&bare_pty, QUIET_MS);
	}
	bench_number("key_bare_ncurses_median_ms", bench_quantile(bare, count, 0.5));
	bench_number("key_bare_ncurses_p99_ms", bench_quantile(bare, count, 0.99));
	bench_most("key_to_paint_median_ms", bench_quantile(times, count, 0.5), 0.5);
	bench_most("key_to_paint_p99_ms", bench_quantile(times, count, 0.99), 5);
	bench_pty_stop(&bare_pty);
	bench_pty_stop(&pty);
}

/* The number has just come, the child has just begun: the whole page changes its
 * language. */
static void while_printing(const char *home)
{
	static struct bench_pty pty;
	static double times[PAPERS];
	char printer[BENCH_PATH + 16];
	int count = bench_count(PAPERS);
	snprintf(printer, sizeof printer, "file:%s/paper", bench.folder);
	bench_visitor_start(&pty, COLS, ROWS, home, printer);
	for (int i = 0; i < count; i++) {
		bench_visitor_number(&pty);
		bench_pty_wait(&pty, "being printed");
		bench_pty_drain(&pty, 1);
		times[i] = press(&pty, "\033[[C");
		bench_pty_drain(&pty, QUIET_MS);
		bench_pty_send(&pty, "\033[[D");
		bench_pty_wait(&pty, "is a file");
		bench_visitor_finish(&pty);
	}
	bench_number("key_to_paint_while_printing_median_ms", bench_quantile(times, count, 0.5));
	bench_most("key_to_paint_while_printing_most_ms", times[count - 1], 15);
	bench_pty_stop(&pty);
}

void bench_key(void)
{
	char home[BENCH_PATH];
	bench_register(1000, home);
	alone(home);
	while_printing(home);
}
