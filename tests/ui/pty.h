/* A child on a pseudo-terminal, driven by bytes. What the child's program sees
 * it tells line by line on a pipe, so that a test waits for a thing to happen
 * and never for time to pass; what it paints is kept as bytes. */
#ifndef TESTS_UI_PTY_H
#define TESTS_UI_PTY_H

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include "core/buf.h"

enum { PTY_DEADLINE_MS = 5000 };

struct pty {
	int master, told; /* told: the pipe's end to read */
	pid_t pid;
	struct termios before;
	struct buf screen, log; /* what came from each since pty_forget */
	struct rusage usage;    /* after pty_wait_end */
};

static inline int64_t pty_now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The child's main gets the pipe's end to write and gives the exit status. */
static inline void pty_start(struct pty *pty, const char *terminal, int cols, int rows,
                             int (*child_main)(int tell))
{
	int ends[2], slave;
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };
	memset(pty, 0, sizeof *pty);
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	assert_int_equal(openpty(&pty->master, &slave, NULL, NULL, &size), 0);
	tcgetattr(slave, &pty->before);
	pty->pid = fork();
	assert_true(pty->pid >= 0);
	if (pty->pid == 0) {
		close(pty->master);
		login_tty(slave);
		if (terminal)
			setenv("TERM", terminal, 1);
		else
			unsetenv("TERM");
		_exit(child_main(ends[1]));
	}
	close(slave);
	close(ends[1]);
	pty->told = ends[0];
	fcntl(pty->told, F_SETFL, O_NONBLOCK);
	fcntl(pty->master, F_SETFL, O_NONBLOCK);
	buf_text(&pty->screen, "");
	buf_text(&pty->log, "");
}

static inline bool pty_take(int fd, struct buf *into)
{
	char bytes[65536];
	ssize_t count = read(fd, bytes, sizeof bytes);
	if (count > 0)
		buf_add(into, bytes, (size_t)count);
	return count > 0;
}

/* Takes what is there, waiting at most so long for the first of it. */
static inline void pty_pump(struct pty *pty, int wait_ms)
{
	struct pollfd fds[] = {
		{ .fd = pty->master, .events = POLLIN },
		{ .fd = pty->told, .events = POLLIN },
	};
	poll(fds, 2, wait_ms);
	pty_take(pty->master, &pty->screen);
	pty_take(pty->told, &pty->log);
}

static inline void pty_forget(struct pty *pty)
{
	buf_clear(&pty->screen);
	buf_clear(&pty->log);
	buf_text(&pty->screen, "");
	buf_text(&pty->log, "");
}

/* The bytes of a terminal may hold NULs; what is looked for never does. */
static inline bool pty_holds(const struct buf *buf, const char *text)
{
	return memmem(buf->data, buf->len, text, strlen(text)) != NULL;
}

static inline void pty_wait(struct pty *pty, const struct buf *in, const char *text)
{
	int64_t end = pty_now_ms() + PTY_DEADLINE_MS;
	while (!pty_holds(in, text)) {
		if (pty_now_ms() > end)
			fail_msg("no \"%s\" in:\n%s", text, in->data);
		pty_pump(pty, 20);
	}
}

static inline void pty_wait_log(struct pty *pty, const char *line)
{
	pty_wait(pty, &pty->log, line);
}

static inline void pty_wait_screen(struct pty *pty, const char *text)
{
	pty_wait(pty, &pty->screen, text);
}

static inline void pty_send_bytes(struct pty *pty, const char *bytes, size_t len)
{
	int64_t end = pty_now_ms() + PTY_DEADLINE_MS;
	while (len > 0) {
		ssize_t count = write(pty->master, bytes, len);
		if (count > 0) {
			bytes += count;
			len -= (size_t)count;
			continue;
		}
		assert_true(count < 0 && errno == EAGAIN && pty_now_ms() < end);
		pty_pump(pty, 5);
	}
}

static inline void pty_send(struct pty *pty, const char *text)
{
	pty_send_bytes(pty, text, strlen(text));
}

static inline void pty_resize(struct pty *pty, int cols, int rows)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };
	assert_int_equal(ioctl(pty->master, TIOCSWINSZ, &size), 0);
}

/* Exit status of the child, which must end by itself in time. */
static inline int pty_wait_end(struct pty *pty)
{
	int status;
	int64_t end = pty_now_ms() + PTY_DEADLINE_MS;
	while (wait4(pty->pid, &status, WNOHANG, &pty->usage) == 0) {
		if (pty_now_ms() > end) {
			kill(pty->pid, SIGKILL);
			waitpid(pty->pid, &status, 0);
			fail_msg("the program does not end");
		}
		if (pty->master >= 0)
			pty_pump(pty, 5);
		else
			poll(NULL, 0, 5);
	}
	if (pty->master >= 0)
		pty_pump(pty, 0);
	pty->pid = 0;
	if (!WIFEXITED(status))
		fail_msg("the program was killed by signal %d", WTERMSIG(status));
	return WEXITSTATUS(status);
}

static inline void pty_release(struct pty *pty)
{
	if (pty->pid > 0) {
		kill(pty->pid, SIGKILL);
		waitpid(pty->pid, NULL, 0);
	}
	if (pty->master >= 0)
		close(pty->master);
	close(pty->told);
	buf_release(&pty->screen);
	buf_release(&pty->log);
}

static inline int pty_cpu_ms(const struct rusage *usage)
{
	return (int)((usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1000 +
	             (usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1000);
}

#endif
