/* Start to a screen that answers, key to paint, memory. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

enum { STARTS = 40, KEYS = 400, LIMIT_MS = 10000, COLS = 120, ROWS = 33 };

void bench_pty_start(struct bench_pty *pty, int cols, int rows, const char *const argv[])
{
	struct winsize size = { .ws_col = (unsigned short)cols, .ws_row = (unsigned short)rows };
	pty->len = 0;
	pty->pid = forkpty(&pty->fd, NULL, NULL, &size);
	if (pty->pid == 0) {
		setenv("TERM", "linux", 1);
		execv(argv[0], (char *const *)argv);
		_exit(127);
	}
}

void bench_pty_send(struct bench_pty *pty, const char *bytes)
{
	pty->len = 0;
	if (write(pty->fd, bytes, strlen(bytes)) < 0)
		exit(1);
}

void bench_pty_wait(struct bench_pty *pty, const char *text)
{
	double end = bench_now_ms() + LIMIT_MS;
	while (!memmem(pty->seen, pty->len, text, strlen(text))) {
		struct pollfd wait = { .fd = pty->fd, .events = POLLIN };
		int left = (int)(end - bench_now_ms());
		if (left <= 0 || poll(&wait, 1, left) <= 0) {
			fprintf(stderr, "bench: \"%s\" did not come\n", text);
			exit(1);
		}
		if (pty->len > sizeof pty->seen / 2)
			pty->len = 0;
		ssize_t got = read(pty->fd, pty->seen + pty->len, sizeof pty->seen - pty->len);
		if (got <= 0)
			exit(1);
		pty->len += (size_t)got;
	}
}

void bench_pty_stop(struct bench_pty *pty)
{
	kill(pty->pid, SIGTERM);
	waitpid(pty->pid, NULL, 0);
	close(pty->fd);
}

static void start(struct bench_pty *pty, const char *build, const char *folder)
{
	char program[600], home[600];
	snprintf(program, sizeof program, "%s/bin/kiosk", build);
	snprintf(home, sizeof home, "%s/home", folder);
	const char *argv[] = { program, "visitor", "--home", home, "--printer", "none", NULL };
	bench_pty_start(pty, COLS, ROWS, argv);
}

static void bench_start(const char *build, const char *folder)
{
	static double shown[STARTS], answered[STARTS];
	for (int i = 0; i < STARTS; i++) {
		static struct bench_pty pty;
		double began = bench_now_ms();
		start(&pty, build, folder);
		bench_pty_wait(&pty, ".20"); /* the date, on the last row */
		shown[i] = bench_now_ms() - began;
		bench_pty_send(&pty, "\r");
		bench_pty_wait(&pty, "Choose a language");
		answered[i] = bench_now_ms() - began;
		bench_pty_stop(&pty);
	}
	bench_number("start_shown_median_ms", bench_quantile(shown, STARTS, 0.5));
	bench_number("start_answered_median_ms", bench_quantile(answered, STARTS, 0.5));
}

/* Lets what is still being painted pass. */
static void drain(struct bench_pty *pty)
{
	struct pollfd wait = { .fd = pty->fd, .events = POLLIN };
	while (poll(&wait, 1, 30) > 0 && read(pty->fd, pty->seen, sizeof pty->seen) > 0)
		continue;
}

static double memory_mib(pid_t pid)
{
	char path[64], line[256];
	double kib = 0;
	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	FILE *file = fopen(path, "r");
	while (file && fgets(line, sizeof line, file))
		sscanf(line, "VmRSS: %lf", &kib);
	if (file)
		fclose(file);
	return kib / 1024;
}

/* Moves the focus on the page of languages; each key repaints two rows. */
static void bench_keys(const char *build, const char *folder)
{
	static struct bench_pty pty;
	static double times[KEYS];
	start(&pty, build, folder);
	bench_pty_wait(&pty, ".20");
	bench_pty_send(&pty, "\r");
	bench_pty_wait(&pty, "Choose a language");
	for (int i = 0; i < KEYS; i++) {
		if (i % 50 == 0)
			drain(&pty);
		double began = bench_now_ms();
		bench_pty_send(&pty, "\t");
		bench_pty_wait(&pty, "\033[");
		times[i] = bench_now_ms() - began;
		drain(&pty);
	}
	bench_number("key_to_paint_median_ms", bench_quantile(times, KEYS, 0.5));
	bench_number("key_to_paint_p99_ms", bench_quantile(times, KEYS, 0.99));
	bench_number("visitor_rss_mib", memory_mib(pty.pid));
	bench_pty_stop(&pty);
}

void bench_screen(const char *build, const char *folder)
{
	bench_start(build, folder);
	bench_keys(build, folder);
}
