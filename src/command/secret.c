#include "command/secret.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "core/lang.h"

/* One line, byte by byte: stdio would keep a copy, and take more than the line. */
static bool read_line(char out[static SECRET_BYTES])
{
	size_t len = 0;
	bool good = true;
	for (;;) {
		char byte;
		ssize_t got = read(STDIN_FILENO, &byte, 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0 || byte == '\n')
			break;
		good = good && len + 1 < SECRET_BYTES && (unsigned char)byte >= ' ' && byte != 0x7f;
		if (good)
			out[len++] = byte;
	}
	out[len] = '\0';
	return good && len > 0;
}

/* Ctrl-C comes as a byte and is refused with the line: a signal would leave the
 * terminal without echo. */
static bool ask(const char *prompt, char out[static SECRET_BYTES])
{
	struct termios was, silent;
	if (tcgetattr(STDIN_FILENO, &was) != 0)
		return false;
	silent = was;
	silent.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
	silent.c_lflag |= ICANON | ECHONL;
	fprintf(stderr, "%s: ", prompt);
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
	bool good = read_line(out);
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &was);
	return good;
}

enum secret_read secret_read(char out[static SECRET_BYTES])
{
	char again[SECRET_BYTES];
	if (!isatty(STDIN_FILENO))
		return read_line(out) ? SECRET_READ : SECRET_BAD;
	if (!ask(_("PIN of six digits or more, or a passphrase"), out)
	    || !ask(_("The same once more"), again))
		return SECRET_BAD;
	bool same = strcmp(out, again) == 0;
	explicit_bzero(again, sizeof again);
	return same ? SECRET_READ : SECRET_DIFFERENT;
}
