/* What the benchmarks share: figures as JSON, medians, a program on a pty. */
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

double bench_now_ms(void);

/* Sorts values; p from 0 to 1. */
double bench_quantile(double *values, int count, double p);

/* One more member of the JSON object on stdout. */
void bench_number(const char *name, double value);
void bench_text(const char *name, const char *value);
/* The object's end. */
void bench_done(void);

/* Ends the program with words when the folder is in memory. Tells its type. */
void bench_disk(const char *folder);

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
/* Reads until text has come; ends the benchmark with words after ten seconds. */
void bench_pty_wait(struct bench_pty *pty, const char *text);
void bench_pty_stop(struct bench_pty *pty);

void bench_take(const char *folder);
void bench_screen(const char *build, const char *folder);
void bench_paper(const char *build, const char *folder);

#endif
