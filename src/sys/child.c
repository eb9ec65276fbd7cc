#include "sys/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* In the child: between fork and exec only async-signal-safe calls. */
static void become(const char *const argv[], int in, int out, int failed, pid_t parent)
{
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int sig = 1; sig < NSIG; sig++)
		signal(sig, SIG_DFL);
	setsid(); /* the terminal's signals and its hang-up are not for the child */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() == parent && dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0)
		execv(argv[0], (char *const *)argv);
	_exit(write(failed, "", 1) == 1 ? 127 : 126);
}

/* The pipe closes when the program starts; a byte in it says that it cannot. */
static bool has_started(int failed)
{
	char byte;
	ssize_t n;
	do
		n = read(failed, &byte, 1);
	while (n < 0 && errno == EINTR);
	return n == 0;
}

enum fault child_start(struct child *child, const char *const argv[])
{
	int to[2] = { -1, -1 }, from[2] = { -1, -1 }, failed[2] = { -1, -1 };
	pid_t self = getpid();
	pid_t pid = -1;
	if (pipe2(to, O_CLOEXEC) == 0 && pipe2(from, O_CLOEXEC) == 0
	    && pipe2(failed, O_CLOEXEC) == 0)
		pid = fork();
	if (pid == 0)
		become(argv, to[0], from[1], failed[1], self);
	close_end(&to[0]);
	close_end(&from[1]);
	close_end(&failed[1]);
	*child = (struct child) { .pid = pid, .in = to[1], .out = from[0] };
	bool started = pid > 0 && has_started(failed[0]);
	close_end(&failed[0]);
	if (!started) {
		child_stop(child);
		return FAULT_CHILD;
	}
	fcntl(child->out, F_SETFL, O_NONBLOCK);
	return FAULT_NONE;
}

/* A child that has died is a failed write, not a signal that ends us as well. */
bool child_tell(struct child *child, const char *text, size_t len)
{
	const struct sigaction ignore = { .sa_handler = SIG_IGN };
	struct sigaction before;
	size_t done = 0;
	sigaction(SIGPIPE, &ignore, &before);
	while (done < len) {
		ssize_t n = write(child->in, text + done, len - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		done += (size_t)n;
	}
	sigaction(SIGPIPE, &before, NULL);
	close_end(&child->in);
	return done == len;
}

bool child_ended(struct child *child, int *status)
{
	if (child->pid <= 0)
		return true;
	pid_t got = waitpid(child->pid, status, WNOHANG);
	if (got == 0 || (got < 0 && errno == EINTR))
		return false;
	child->pid = 0;
	return true;
}

void child_stop(struct child *child)
{
	close_end(&child->in);
	close_end(&child->out);
	if (child->pid > 0) {
		kill(child->pid, SIGKILL);
		while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
			continue;
	}
	child->pid = 0;
}
