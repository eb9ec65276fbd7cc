/* The words of a call, read by one table. */
#ifndef COMMAND_OPTIONS_H
#define COMMAND_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum { OPTIONS_SETS = 64, OPTIONS_ARGS = 4 };

struct options {
	const char *home, *forms, *printer; /* NULL: not given */
	bool json, demo, no_print, help, version;
	const char *service, *language, *answers, *consent_by, *date;
	const char *desk, *why, *until;
	const char *as, *ground, *remedy, *result, *series, *number, *recipient;
	const char *since, *head, *from, *to;
	const char *pdf;
	bool verify, details, names, print, yes, is_signed;
	const char *set[OPTIONS_SETS];      /* name=value */
	int set_count;
	const char *at_desk[OPTIONS_SETS];  /* names of fields */
	int at_desk_count;
	const char *paper[OPTIONS_SETS];    /* names of papers the person has */
	int paper_count;
	const char *arg[OPTIONS_ARGS];      /* command first, then its arguments */
	int arg_count;
};

/* Which commands an option belongs to. */
enum options_for {
	FOR_VISITOR = 1,
	FOR_FORMS = 2,
	FOR_TAKE = 4,
	FOR_QUEUE = 8,
	FOR_SHOW = 16,
	FOR_CHECK = 32,
	FOR_VERB = 64,  /* call, recall, start ... */
	FOR_HOLD = 128, /* of them, with a time */
	FOR_STAFF = 256,
	FOR_JOURNAL = 512,
	FOR_REGISTER = 1024,
	FOR_CLOSE = 2048,
	FOR_REQUEST = 4096, /* accept, refuse, issue ... */
	FOR_USER = 8192,
	FOR_BOARD = 16384,
	FOR_STATUS = 32768,
	FOR_PURGE = 65536,
	FOR_EXPORT = 131072,
	FOR_BACKUP = 262144, /* backup, restore: no options of their own */
	FOR_ALL = 524287,
};

/* Reads argv; options may stand before or after the command. *suits holds the
 * options_for of the commands that take every option given. False, with a sentence on stderr, when a
 * word is unknown, an argument is missing or there are too many. */
bool options_read(int argc, char *argv[], struct options *options, unsigned *suits);

/* Prints the options of one command only, or with FOR_ALL those of every one. */
void options_print(unsigned which);

#endif
