/* Secrets at the terminal: never from the command line or the environment, which
 * others of the machine can read. */
#ifndef COMMAND_SECRET_H
#define COMMAND_SECRET_H

#include "store/account.h"

enum secret_read {
	SECRET_READ,
	SECRET_DIFFERENT, /* typed twice, and not the same */
	SECRET_BAD,       /* nothing came, it is too long, or a key such as Ctrl-C is in it */
};

/* Asks twice on the terminal, without echo; where standard input is no terminal,
 * takes one line from it. The caller wipes *out. */
enum secret_read secret_read(char out[static SECRET_BYTES]);

#endif
