#include "ui/loop_signal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

static const int told[] = { SIGTERM, SIGHUP, SIGWINCH, SIGCONT };
static const int harmless[] = { SIGINT, SIGQUIT, SIGTSTP, SIGUSR1, SIGUSR2, SIGALRM, SIGPIPE };

static int pipe_ends[2] = { -1, -1 };

/* A full pipe loses a byte, but then one of its kind has long been seen. */
static void tell(int signal_number)
{
	int kept = errno;
	unsigned char byte = (unsigned char)signal_number;
	if (write(pipe_ends[1], &byte, 1) != 1)
		errno = kept;
	errno = kept;
}

static void do_nothing(int signal_number)
{
	(void)signal_number;
}

static void handle(const int *signals, size_t count, void (*handler)(int))
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = SA_RESTART };
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < count; i++)
		sigaction(signals[i], &action, NULL);
}

int loop_signal_open(void)
{
	if (pipe_ends[0] < 0 && pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0)
		abort();
	handle(told, sizeof told / sizeof *told, tell);
	handle(harmless, sizeof harmless / sizeof *harmless, do_nothing);
	return pipe_ends[0];
}

struct loop_signals loop_signal_read(void)
{
	struct loop_signals seen = { 0 };
	unsigned char byte;
	while (read(pipe_ends[0], &byte, 1) == 1) {
		seen.end |= byte == SIGTERM;
		seen.hangup |= byte == SIGHUP;
		seen.resize |= byte == SIGWINCH;
		seen.resume |= byte == SIGCONT;
	}
	return seen;
}
