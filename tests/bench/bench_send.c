/* From the key that sends a whole application to the number on the screen. */
#include <stdio.h>

#include "bench.h"

enum { SENDS = 5, QUIET_MS = 60 /* Enter comes quicker only from a held key */, PAGES_MOST = 60 };

/* Transfer to another school, every question left to the desk. */
static void walk_to_review(struct bench_pty *pty)
{
	bench_pty_send(pty, "\r");
	bench_pty_wait(pty, "Choose a language");
	bench_pty_send(pty, "3");
	bench_pty_wait(pty, "What have you come for");
	bench_pty_send(pty, "6");
	for (int i = 0; !bench_pty_has(pty, "Question 1"); i++) {
		if (i == PAGES_MOST)
			bench_fail("the questions did not come");
		bench_pty_drain(pty, QUIET_MS);
		bench_pty_send(pty, "\r");
		bench_pty_drain(pty, QUIET_MS);
	}
	for (int i = 0; !bench_pty_has(pty, "Send the request"); i++) {
		if (i == PAGES_MOST)
			bench_fail("the review did not come");
		bench_pty_send(pty, "\033[19~"); /* F8: at the desk */
		bench_pty_drain(pty, QUIET_MS);
	}
}

void bench_send(void)
{
	static struct bench_pty pty;
	static double times[SENDS];
	char home[BENCH_PATH];
	int count = bench_count(SENDS);
	bench_register(100000, home);
	bench_visitor_start(&pty, 80, 24, home, "none");
	for (int i = 0; i < count; i++) {
		walk_to_review(&pty);
		double began = bench_now_ms();
		bench_pty_send(&pty, "\r");
		bench_pty_wait(&pty, "Your request is taken");
		times[i] = bench_now_ms() - began;
		bench_pty_drain(&pty, QUIET_MS);
		bench_visitor_finish(&pty);
	}
	bench_pty_stop(&pty);
	bench_number("send_to_number_median_ms", bench_quantile(times, count, 0.5));
}
