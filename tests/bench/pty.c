/* A program on a pseudo-terminal, and the visitor's walk on one. */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

enum {
	LIMIT_MS = 10000,
	READ_MS = 1050, /* as long a ticket is shown at least */
	HAND_MS = 25,   /* an Enter sooner after a character is a scanner's */
};

void bench_pty_start(struct bench_pty *pty, int cols, int rows, const char *const argv[])
{
	struct winsize size = { .ws_col = (unsigned short)cols, .ws_row = (unsigned short)rows };
	pty->len = 0;
	pty->pid = forkpty(&pty->fd, NULL, NULL, &size);
	if (pty->pid < 0)
		bench_fail("no pseudo-terminal");
	if (pty->pid == 0) {
		setenv("TERM", "linux", 1);
		execvp(argv[0], (char *const *)argv);
		_exit(127);
	}
}

void bench_pty_send(struct bench_pty *pty, const char *bytes)
{
	pty->len = 0;
	if (write(pty->fd, bytes, strlen(bytes)) < 0)
		bench_fail("the program has ended");
}

bool bench_pty_has(const struct bench_pty *pty, const char *text)
{
	return memmem(pty->seen, pty->len, text, strlen(text)) != NULL;
}

/* False when nothing came in time. */
static bool read_more(struct bench_pty *pty, int wait_ms)
{
	struct pollfd wait = { .fd = pty->fd, .events = POLLIN };
	if (wait_ms <= 0 || poll(&wait, 1, wait_ms) <= 0)
		return false;
	if (pty->len > sizeof pty->seen / 2)
		pty->len = 0;
	ssize_t got = read(pty->fd, pty->seen + pty->len, sizeof pty->seen - pty->len);
	if (got <= 0)
		bench_fail("the program has ended: %.*s", (int)pty->len, pty->seen);
	pty->len += (size_t)got;
	return true;
}

void bench_pty_wait(struct bench_pty *pty, const char *text)
{
	double end = bench_now_ms() + LIMIT_MS;
	while (!bench_pty_has(pty, text))
		if (!read_more(pty, (int)(end - bench_now_ms())))
			bench_fail("\"%s\" did not come", text);
}

void bench_pty_drain(struct bench_pty *pty, int quiet_ms)
{
	while (read_more(pty, quiet_ms))
		continue;
}

void bench_pty_stop(struct bench_pty *pty)
{
	kill(pty->pid, SIGTERM);
	waitpid(pty->pid, NULL, 0);
	close(pty->fd);
}

void bench_visitor_start(struct bench_pty *pty, int cols, int rows, const char *home,
                         const char *printer)
{
	const char *argv[] = { bench.kiosk, "visitor", "--home", home, "--printer", printer, NULL };
	bench_pty_start(pty, cols, rows, argv);
	bench_pty_wait(pty, "Waiting: "); /* the last to be painted */
}

/* As long as a hand needs from one key to the next. */
static void hand(void)
{
	poll(NULL, 0, HAND_MS);
}

static void to_services(struct bench_pty *pty)
{
	bench_pty_send(pty, "\r");
	bench_pty_wait(pty, "Choose a language");
	bench_pty_send(pty, "3");
	bench_pty_wait(pty, "What have you come for");
	hand();
}

void bench_visitor_number(struct bench_pty *pty)
{
	to_services(pty);
	bench_pty_send(pty, "0");
	bench_pty_wait(pty, "Give me a number");
	hand();
	bench_pty_send(pty, "\r");
	bench_pty_wait(pty, "Your number");
}

void bench_visitor_finish(struct bench_pty *pty)
{
	poll(NULL, 0, READ_MS);
	bench_pty_send(pty, "\r");
	bench_pty_wait(pty, "Press any key");
	bench_pty_wait(pty, "Waiting: ");
}

void bench_visitor_abandon(struct bench_pty *pty)
{
	to_services(pty);
	bench_pty_send(pty, "6");
	bench_pty_wait(pty, "Acceptance of documents");
	bench_pty_send(pty, "\033[21~");
	bench_pty_wait(pty, "Yes, clear everything");
	hand();
	bench_pty_send(pty, "\t\r");
	bench_pty_wait(pty, "Press any key");
	bench_pty_wait(pty, "Waiting: ");
}
