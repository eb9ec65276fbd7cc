/* The verbs without a screen, for scripts and for the installer. */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include "command/options.h"

/* Exit statuses, the same for every command. */
enum exit_status {
	EXIT_DONE = 0,
	EXIT_USAGE = 2,    /* the call's words are wrong */
	EXIT_REFUSED = 3,  /* input refused; nothing was written */
	EXIT_WORLD = 4,    /* disk, lock, printer, a missing folder */
	EXIT_DATABASE = 5, /* foreign, newer or damaged; never overwritten */
};

int command_forms(const struct options *options);
int command_take(const struct options *options);
int command_queue(const struct options *options);
int command_show(const struct options *options);
int command_status(const struct options *options);
int command_check(const struct options *options);
/* One of the verbs on a visit, by its name in options->arg[0]. */
int command_verb(const struct options *options);
/* One of the decisions about a request, by its name in options->arg[0]. */
int command_decide(const struct options *options);
/* People's accounts: the verb is options->arg[1]. */
int command_user(const struct options *options);
int command_backup(const struct options *options);
int command_restore(const struct options *options);
int command_journal(const struct options *options);
int command_register(const struct options *options);
int command_export(const struct options *options);
int command_purge(const struct options *options);
int command_close_day(const struct options *options);
int command_visitor(const struct options *options);
int command_staff(const struct options *options);
int command_board(const struct options *options);

#endif
