/* CUPS filter for receipt printers: asks the printer how it is, waits until it
 * can print, and passes the ticket on as it is. So the queue knows of paper
 * and cover, which a raw queue never does. A printer that does not answer is
 * printed to without further questions. */
#include <cups/cups.h>
#include <cups/backend.h>
#include <cups/sidechannel.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
	DLE = 0x10, EOT = 0x04,
	ASK_OFFLINE = 2, ASK_PAPER = 4, /* DLE EOT n, ESC/POS Command Reference */
	ANSWER_MASK = 0x93, ANSWER_FIXED = 0x12,
	COVER_OPEN = 0x04, PAPER_STOP = 0x20, PAPER_END = 0x60, PAPER_LOW = 0x0C,
	TRIES = 2, WAIT_MS = 250,
};
static const double answer_s = 1.5;

static const char *const all_states = "media-empty-error,cover-open-error,media-low-warning";
static volatile sig_atomic_t cancelled;

static void cancel(int signal)
{
	(void)signal;
	cancelled = 1;
}

/* The printer's status byte; -1 when it does not answer. */
static int ask(unsigned char what)
{
	const unsigned char question[] = { DLE, EOT, what };
	unsigned char answer;

	for (int i = 0; i < TRIES && !cancelled; i++) {
		if (write(STDOUT_FILENO, question, sizeof(question)) != sizeof(question))
			return -1;
		if (cupsBackChannelRead((char *)&answer, 1, answer_s) == 1
		    && (answer & ANSWER_MASK) == ANSWER_FIXED)
			return answer;
	}
	return -1;
}

/* True when the printer can print, or does not say. */
static bool is_ready(void)
{
	int offline = ask(ASK_OFFLINE);
	int paper = offline < 0 ? -1 : ask(ASK_PAPER);
	bool cover = offline >= 0 && offline & COVER_OPEN;
	bool empty = (offline >= 0 && offline & PAPER_STOP) || (paper >= 0 && paper & PAPER_END);
	bool low = paper >= 0 && paper & PAPER_LOW;

	fprintf(stderr, "STATE: %ccover-open-error\n", cover ? '+' : '-');
	fprintf(stderr, "STATE: %cmedia-empty-error\n", empty ? '+' : '-');
	fprintf(stderr, "STATE: %cmedia-low-warning\n", low ? '+' : '-');
	return !cover && !empty;
}

static bool copy(int from)
{
	char part[8192];
	ssize_t got;

	while ((got = read(from, part, sizeof(part))) > 0)
		for (ssize_t at = 0, put; at < got; at += put)
			if ((put = write(STDOUT_FILENO, part + at, (size_t)(got - at))) < 0)
				return false;
	return got == 0;
}

int main(int argc, char *argv[])
{
	if (argc != 6 && argc != 7) {
		fputs("ERROR: escposfilter job user title copies options [file]\n", stderr);
		return CUPS_BACKEND_FAILED;
	}
	int from = argc == 7 ? open(argv[6], O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
	sigaction(SIGTERM, &(struct sigaction){ .sa_handler = cancel }, NULL);
	while (!cancelled && !is_ready())
		usleep(WAIT_MS * 1000);
	if (cancelled) {
		/* What was so now may not be so when the next ticket comes. */
		fprintf(stderr, "STATE: -%s\n", all_states);
		return CUPS_BACKEND_OK;
	}
	return from >= 0 && copy(from) ? CUPS_BACKEND_OK : CUPS_BACKEND_FAILED;
}
