/* What the benchmarks share: figures and bars as JSON, medians, a program on a
 * pseudo-terminal, registers with a long past. */
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "core/date.h"

enum { BENCH_PATH = 600 };

/* Where the programs are, where files may be left, and whether it is only a try
 * of the benchmarks themselves. */
struct bench_setup {
	char build[512], folder[BENCH_PATH], kiosk[BENCH_PATH];
	bool tiny;
};
extern struct bench_setup bench;

/* How often something is done: count, or a few times in a try. */
int bench_count(int count);

/* Ends the program with words. */
_Noreturn void bench_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

double bench_now_ms(void);
struct moment bench_today(void);

/* Sorts values; p from 0 to 1. */
double bench_quantile(double *values, int count, double p);

/* One more member of the JSON object on stdout. A bar tells whether it is met. */
void bench_number(const char *name, double value);
void bench_text(const char *name, const char *value);
void bench_most(const char *name, double value, double most);
void bench_least(const char *name, double value, double least);

/* Counted since the last bench_io_reset, in this process. */
struct bench_io {
	int syncs;
	int64_t written; /* bytes */
};
void bench_io_reset(void);
struct bench_io bench_io(void);

/* A program on a pseudo-terminal. */
struct bench_pty {
	pid_t pid;
	int fd;
	char seen[65536]; /* what it has written since the last bench_pty_send */
	size_t len;
};
void bench_pty_start(struct bench_pty *pty, int cols, int rows, const char *const argv[]);
void bench_pty_send(struct bench_pty *pty, const char *bytes);
/* Reads until text has come; fails after ten seconds. */
void bench_pty_wait(struct bench_pty *pty, const char *text);
/* Reads until nothing has come for quiet_ms. */
void bench_pty_drain(struct bench_pty *pty, int quiet_ms);
bool bench_pty_has(const struct bench_pty *pty, const char *text);
void bench_pty_stop(struct bench_pty *pty);
/* The visitor on a terminal, its idle screen complete. */
void bench_visitor_start(struct bench_pty *pty, int cols, int rows, const char *home,
                         const char *printer);
/* From the idle screen in English to a number without a request; from a ticket
 * to the idle screen, a second later; to a service and away again. */
void bench_visitor_number(struct bench_pty *pty);
void bench_visitor_finish(struct bench_pty *pty);
void bench_visitor_abandon(struct bench_pty *pty);

/* A number of /proc/PID/status, such as "VmRSS:"; 0 when there is none. */
double bench_status(pid_t pid, const char *name);

/* The folder of a register with that many requests of the past (a few in a try).
 * Kept for the runs of a day; what was taken in it before is no longer waiting. */
void bench_register(int requests, char home[static BENCH_PATH]);

/* A take as the visitor's screen makes one: thirteen answers, consent, paper. */
struct store;
struct ticket;
struct store *bench_store(const char *home, int wait_ms);
void bench_take_one(struct store *store, struct ticket *ticket);

void bench_start(void);
void bench_key(void);
void bench_take(void);
void bench_once(void);
void bench_send(void);
void bench_race(void);
void bench_life(void);
void bench_paper(void);

#endif
