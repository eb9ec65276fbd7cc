/* Real children: programs of the system, and one that is not there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/child.h"

enum { DEADLINE_MS = 5000 };

static struct child child;

static int nothing_left(void **state)
{
	(void)state;
	child_stop(&child);
	return 0;
}

static void start(const char *program, const char *first, const char *second)
{
	const char *argv[] = { program, first, second, NULL };
	assert_int_equal(child_start(&child, argv), FAULT_NONE);
	assert_true(child.pid > 0);
}

/* All that the child says until it closes its end. */
static const char *hear(void)
{
	static char said[8192];
	size_t len = 0;
	for (;;) {
		struct pollfd wait = { .fd = child.out, .events = POLLIN };
		assert_int_equal(poll(&wait, 1, DEADLINE_MS), 1);
		ssize_t n = read(child.out, said + len, sizeof said - 1 - len);
		assert_true(n >= 0);
		if (n == 0)
			break;
		len += (size_t)n;
	}
	said[len] = '\0';
	return said;
}

static int end_status(void)
{
	int status = -1;
	for (int ms = 0; !child_ended(&child, &status); ms++) {
		assert_true(ms < DEADLINE_MS);
		usleep(1000);
	}
	return status;
}

static void it_hears_and_answers(void **state)
{
	(void)state;
	start("/bin/cat", NULL, NULL);
	assert_true(child_tell(&child, "талон 17\n", strlen("талон 17\n")));
	assert_int_equal(child.in, -1);
	assert_string_equal(hear(), "талон 17\n");
	int status = end_status();
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_int_equal(child.pid, 0);
}

static void its_end_is_told_once(void **state)
{
	(void)state;
	start("/bin/sh", "-c", "exit 7");
	assert_int_equal(WEXITSTATUS(end_status()), 7);
	int status = 123;
	assert_true(child_ended(&child, &status));
	assert_int_equal(status, 123);
}

static void a_quiet_child_does_not_hold_us(void **state)
{
	char byte;
	int status;
	(void)state;
	start("/bin/sleep", "100", NULL);
	assert_int_equal(read(child.out, &byte, 1), -1);
	assert_int_equal(errno, EAGAIN);
	assert_false(child_ended(&child, &status));
}

static void a_program_that_cannot_be_run(void **state)
{
	static const char *const programs[] = { "/nonexistent/kiosk-print", "/etc/passwd", "/" };
	(void)state;
	for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
		const char *argv[] = { programs[i], NULL };
		assert_int_equal(child_start(&child, argv), FAULT_CHILD);
		assert_int_equal(child.pid, 0);
		assert_int_equal(child.in, -1);
		assert_int_equal(child.out, -1);
		assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
		assert_int_equal(errno, ECHILD);
	}
}

/* Writing to a dead child must not end us too. */
static void telling_the_dead(void **state)
{
	(void)state;
	start("/bin/true", NULL, NULL);
	end_status();
	assert_string_equal(hear(), "");
	assert_false(child_tell(&child, "order", 5));
	assert_int_equal(child.in, -1);
}

/* The terminal's program has its own way with SIGPIPE: it stays. */
static void telling_leaves_signals_alone(void **state)
{
	struct sigaction before = { .sa_handler = SIG_DFL }, after;
	(void)state;
	assert_int_equal(sigaction(SIGPIPE, &before, NULL), 0);
	start("/bin/true", NULL, NULL);
	end_status();
	child_tell(&child, "order", 5);
	assert_int_equal(sigaction(SIGPIPE, NULL, &after), 0);
	assert_true(after.sa_handler == SIG_DFL);
}

static void stopping_kills_and_reaps(void **state)
{
	(void)state;
	start("/bin/sh", "-c", "trap '' TERM; while :; do sleep 1; done");
	pid_t pid = child.pid;
	child_stop(&child);
	assert_int_equal(kill(pid, 0), -1);
	assert_int_equal(errno, ESRCH);
	assert_int_equal(child.pid, 0);
	assert_int_equal(child.in, -1);
	assert_int_equal(child.out, -1);
	child_stop(&child);
}

static void stopping_what_never_was(void **state)
{
	struct child never = { .in = -1, .out = -1 };
	(void)state;
	child_stop(&never);
	assert_int_equal(never.pid, 0);
}

/* "ppid pgrp session blocked ignored caught" as the child itself sees them. */
static void it_starts_with_a_clean_slate(void **state)
{
	sigset_t blocked, before;
	char expected[200];
	(void)state;
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGTERM);
	assert_int_equal(sigprocmask(SIG_BLOCK, &blocked, &before), 0);
	assert_true(signal(SIGUSR1, SIG_IGN) != SIG_ERR);
	start("/usr/bin/awk", "{ print $5, $6 > \"/dev/stdout\" } "
	      "END { while ((getline line < \"/proc/self/status\") > 0) "
	      "if (line ~ /^Sig(Blk|Ign)/) print substr(line, length(line) - 6) }", "/proc/self/stat");
	assert_int_equal(sigprocmask(SIG_SETMASK, &before, NULL), 0);
	signal(SIGUSR1, SIG_DFL);
	snprintf(expected, sizeof expected,
	         "%d %d\n0000000\n0000000\n", /* signals 1 to 28; libc keeps some above */
	         (int)child.pid, (int)child.pid);
	assert_string_equal(hear(), expected);
}

/* One that held the other's pipe would keep it from ever seeing the end of it. */
static void two_children_share_no_pipe(void **state)
{
	const char *argv[] = { "/bin/sleep", "100", NULL };
	struct child second;
	(void)state;
	start("/bin/cat", NULL, NULL);
	assert_int_equal(child_start(&second, argv), FAULT_NONE);
	assert_true(child_tell(&child, "17", 2));
	assert_string_equal(hear(), "17");
	child_stop(&second);
}

static bool is_gone(pid_t pid)
{
	char path[64], line[256] = "";
	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	FILE *file = fopen(path, "r");
	if (!file)
		return true;
	bool zombie = fgets(line, sizeof line, file) && strstr(line, ") Z ");
	fclose(file);
	return zombie;
}

static void it_dies_with_us(void **state)
{
	int ends[2];
	pid_t grandchild = 0;
	(void)state;
	assert_int_equal(pipe(ends), 0);
	pid_t parent = fork();
	assert_true(parent >= 0);
	if (parent == 0) {
		const char *argv[] = { "/bin/sleep", "100", NULL };
		struct child own;
		child_start(&own, argv);
		if (write(ends[1], &own.pid, sizeof own.pid) < 0)
			_exit(1);
		for (;;)
			pause();
	}
	assert_int_equal(read(ends[0], &grandchild, sizeof grandchild), sizeof grandchild);
	assert_false(is_gone(grandchild));
	kill(parent, SIGKILL);
	assert_int_equal(waitpid(parent, NULL, 0), parent);
	for (int ms = 0; !is_gone(grandchild); ms++) {
		assert_true(ms < DEADLINE_MS);
		usleep(1000);
	}
	close(ends[0]);
	close(ends[1]);
}

#define TEST(name) cmocka_unit_test_teardown(name, nothing_left)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(it_hears_and_answers),
		TEST(its_end_is_told_once),
		TEST(a_quiet_child_does_not_hold_us),
		TEST(a_program_that_cannot_be_run),
		TEST(telling_the_dead),
		TEST(telling_leaves_signals_alone),
		TEST(stopping_kills_and_reaps),
		TEST(stopping_what_never_was),
		TEST(it_starts_with_a_clean_slate),
		TEST(two_children_share_no_pipe),
		TEST(it_dies_with_us),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
