/* Start to a complete idle screen and to the answer to its first key, beside a
 * menu by whiptail and one of bare ncurses; memory. */
#include <stdio.h>
#include <string.h>

#include "bench.h"

enum { STARTS = 60, PAST = 100000, COLS = 80, ROWS = 24 };

static const char *const whiptail[] = {
	"whiptail", "--menu", "Menu", "20", "60", "8", "1", "one", "2", "two", "3", "three",
	"4", "four", "5", "five", "6", "six", "7", "seven", "8", "eight", NULL,
};

/* Until text stands there. */
static double shown_ms(const char *const argv[], const char *text)
{
	static struct bench_pty pty;
	double began = bench_now_ms();
	bench_pty_start(&pty, COLS, ROWS, argv);
	bench_pty_wait(&pty, text);
	double shown = bench_now_ms() - began;
	bench_pty_stop(&pty);
	return shown;
}

static void visitor_ms(const char *home, double *shown, double *answered)
{
	static struct bench_pty pty;
	double began = bench_now_ms();
	bench_visitor_start(&pty, COLS, ROWS, home, "none");
	*shown = bench_now_ms() - began;
	bench_pty_send(&pty, "\r");
	bench_pty_wait(&pty, "Choose a language");
	*answered = bench_now_ms() - began;
	bench_pty_stop(&pty);
}

void bench_start(void)
{
	static double shown[STARTS], answered[STARTS], dialog[STARTS], bare[STARTS];
	char home[BENCH_PATH], menu[BENCH_PATH];
	int count = bench_count(STARTS);
	snprintf(menu, sizeof menu, "%s/tests/bench/menu", bench.build);
	const char *const menu_argv[] = { menu, NULL };
	bench_register(PAST, home);
	for (int i = 0; i < count; i++) {
		visitor_ms(home, &shown[i], &answered[i]);
		dialog[i] = shown_ms(whiptail, "eight");
		bare[i] = shown_ms(menu_argv, "eight");
	}
	bench_number("start_bare_ncurses_median_ms", bench_quantile(bare, count, 0.5));
	bench_number("start_whiptail_median_ms", bench_quantile(dialog, count, 0.5));
	bench_number("start_shown_median_ms", bench_quantile(shown, count, 0.5));
	bench_number("start_shown_best_ms", shown[0]);
	bench_most("start_answered_median_ms", bench_quantile(answered, count, 0.5), 15);
}
