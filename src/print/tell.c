#include "print/tell.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LAST_WORD = 2048 };

/* Read by the signal handler; changed only while SIGALRM is blocked. */
static char last_word[LAST_WORD];
static size_t last_word_len;

static void write_out(const char *line, size_t len)
{
	while (len > 0) {
		ssize_t written = write(STDOUT_FILENO, line, len);
		if (written < 0 && errno != EINTR)
			return;
		if (written > 0) {
			line += written;
			len -= (size_t)written;
		}
	}
}

static void too_late(int signal)
{
	(void)signal;
	write_out(last_word, last_word_len);
	_exit(0);
}

static void block_alarm(int how)
{
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, SIGALRM);
	sigprocmask(how, &set, NULL);
}

/* What is to be said of this job if nothing more is heard of it. */
static void keep_last_word(const struct print_report *ticket)
{
	struct print_report last = *ticket;
	struct buf line = { 0 };

	last.state = REPORT_FAILED;
	last.doubtful = true;
	snprintf(last.reason, sizeof(last.reason), "deadline");
	print_report_write(&last, &line);
	block_alarm(SIG_BLOCK);
	last_word_len = line.len <= LAST_WORD ? line.len : 0;
	memcpy(last_word, line.data, last_word_len);
	block_alarm(SIG_UNBLOCK);
	buf_release(&line);
}

void tell_last_word_in(int seconds, const struct print_report *ticket)
{
	struct sigaction action = { .sa_handler = too_late };

	if (ticket)
		keep_last_word(ticket);
	sigaction(SIGALRM, &action, NULL);
	alarm((unsigned)seconds);
}

void tell(const struct print_report *report)
{
	struct buf line = { 0 };

	/* A handler between this line and the next would say something else after it. */
	block_alarm(SIG_BLOCK);
	print_report_write(report, &line);
	write_out(line.data, line.len);
	if (report->state == REPORT_SPOOLED)
		keep_last_word(report);
	else
		last_word_len = 0;
	block_alarm(SIG_UNBLOCK);
	buf_release(&line);
}
