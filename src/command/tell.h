/* How commands speak: JSON on stdout, sentences on stderr, one exit status. */
#ifndef COMMAND_TELL_H
#define COMMAND_TELL_H

#include <jansson.h>

#include "command/command.h"
#include "core/fault.h"
#include "office/office.h"

/* Prints and frees the object, one line. */
void tell_json(json_t *object);

/* Opens forms and, when asked, the register for one command. *status is
 * EXIT_DONE, or on a fault, which it has told, the exit status. Speaks the
 * caller's language. */
bool tell_open(const struct options *options, bool with_store, struct office *office,
               int *status);

/* Says on stderr what failed; gives the exit status for it. */
int tell_fault(const struct office *office, enum fault fault, const char *why);

/* The language for messages: --language, else LC_ALL, LC_MESSAGES, LANG, else English. */
enum lang tell_language(const struct options *options);

/* The day that --date names, else today; false, with a sentence, for no day. */
bool tell_day(const struct options *options, struct date *day);

/* Likewise; left out it is the day whose queue is served now (store_school_day). */
bool tell_school_day(const struct options *options, struct office *office, struct date *day);

/* A ticket's number; null for a visit without one. */
json_t *tell_number(const char *number);

json_t *tell_moment(const struct moment *moment);

#endif
