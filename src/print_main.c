/* kiosk-print: one order on stdin, reports on stdout. It is a program of its
 * own so that drawing, CUPS and all that can hang or fail in them stay away
 * from the screens. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/lang.h"
#include "print/spool.h"
#include "print/talk.h"
#include "print/task.h"
#include "print/tell.h"
#include "print/trouble.h"

enum { ORDER_S = 10, PATH_SIZE = 1024, EXIT_USAGE = 2 };

static struct print_order order;

/* PREFIX/libexec/kiosk/kiosk-print -> PREFIX/share */
static void own_share(char out[static PATH_SIZE])
{
	char self[PATH_SIZE - 16];
	ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);

	self[len > 0 ? len : 0] = '\0';
	for (int up = 0; up < 3; up++) {
		char *slash = strrchr(self, '/');
		if (slash)
			*slash = '\0';
	}
	snprintf(out, PATH_SIZE, "%s/share", self);
}

/* All of stdin to its end. False when it cannot be read or is too long. */
static bool read_order(struct buf *json)
{
	char part[16384];
	ssize_t got;

	while ((got = read(STDIN_FILENO, part, sizeof(part))) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 || json->len + (size_t)got > PRINT_ORDER_MOST)
			return false;
		buf_add(json, part, (size_t)got);
	}
	return true;
}

int main(int argc, char *argv[])
{
	char share[PATH_SIZE];
	struct buf json = { 0 };

	if (argc != 1 && !(argc == 3 && strcmp(argv[1], "--share") == 0)) {
		fprintf(stderr, "usage: kiosk-print [--share DIR] <order\n");
		return EXIT_USAGE;
	}
	own_share(share);
	tell_last_word_in(ORDER_S, NULL);
	if (!read_order(&json) || !print_order_read(json.data, json.len, &order)) {
		trouble("this is no order");
		buf_release(&json);
		return EXIT_USAGE;
	}
	buf_release(&json);
	lang_open(argc == 3 ? argv[2] : share);
	spool_open();
	task_run(&order);
	/* All is said. What the libraries keep until the end goes with the process;
	 * taking it down piece by piece would only make the last report later. */
	_exit(EXIT_SUCCESS);
}
