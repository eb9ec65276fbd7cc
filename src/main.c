/* The table of subcommands and their options; nothing else. */
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "command/command.h"

static const struct command {
	const char *name, *words, *help;
	unsigned takes; /* options of its own */
	int args;
	int (*run)(const struct options *options);
} commands[] = {
	{ "visitor", "", "the full-screen walk on this terminal; also plain `kiosk`",
	  FOR_VISITOR, 0, command_visitor },
	{ "staff", "", "the staff's desk on this terminal: the queue and the requests",
	  FOR_STAFF, 0, command_staff },
	{ "board", "", "who is called, large, on this terminal", FOR_BOARD, 0, command_board },
	{ "forms", "", "the services as loaded, and what is wrong in their files",
	  FOR_FORMS, 0, command_forms },
	{ "take", "", "take a ticket for a request", FOR_TAKE, 0, command_take },
	{ "queue", "", "the tickets of a day", FOR_QUEUE, 0, command_queue },
	{ "show", "ID", "one request, by registration number, ticket number or QR text",
	  FOR_SHOW, 1, command_show },
	{ "status", "N [CODE]", "how a request stands, for who holds its ticket",
	  FOR_STATUS, 2, command_status },
	{ "call", "[N]", "call the next visitor, or that number with a reason", FOR_VERB, 1, command_verb },
	{ "recall", "N", "call the number again", FOR_VERB, 1, command_verb },
	{ "start", "N", "the visitor has come to the desk", FOR_VERB, 1, command_verb },
	{ "hold", "N", "put off, with a reason; returns by itself at --until", FOR_HOLD, 1, command_verb },
	{ "return", "N", "back into the queue", FOR_VERB, 1, command_verb },
	{ "transfer", "N", "to another desk", FOR_VERB, 1, command_verb },
	{ "no-show", "N", "the visitor did not come", FOR_VERB, 1, command_verb },
	{ "finish", "N", "served to the end", FOR_VERB, 1, command_verb },
	{ "cancel", "N", "the number is given back", FOR_VERB, 1, command_verb },
	{ "accept", "R", "accept the documents of a request; its term starts",
	  FOR_REQUEST, 1, command_decide },
	{ "not-accept", "R", "the documents are not accepted: --ground and --remedy",
	  FOR_REQUEST, 1, command_decide },
	{ "refuse", "R", "the service is refused: --ground and --remedy", FOR_REQUEST, 1, command_decide },
	{ "issue", "R", "the result is given out: --result, --number, --recipient",
	  FOR_REQUEST, 1, command_decide },
	{ "withdraw", "R", "the person takes the request back", FOR_REQUEST, 1, command_decide },
	{ "undo", "R", "your last step in a request is taken back, within a minute",
	  FOR_REQUEST, 1, command_decide },
	{ "user", "VERB", "people's accounts: list; add, role NAME ROLE; pin, disable, enable NAME",
	  FOR_USER, 3, command_user },
	{ "close-day", "", "close the day: whoever still waits is let go; prints the journal's head",
	  FOR_CLOSE, 0, command_close_day },
	{ "journal", "[R]", "who did what, when and why, of one request or all; --verify walks it",
	  FOR_JOURNAL, 1, command_journal },
	{ "register", "", "the requests of a period, for inspectors",
	  FOR_REGISTER, 0, command_register },
	{ "export", "R", "all data of a request, on paper for the person they are about",
	  FOR_EXPORT, 1, command_export },
	{ "purge", "", "forget people whose data have been kept long enough; --yes does it",
	  FOR_PURGE, 0, command_purge },
	{ "backup", "PLACE", "copy the register into that folder or new file, checked",
	  FOR_BACKUP, 1, command_backup },
	{ "restore", "FILE", "put a backup in the register's place; the old one is kept",
	  FOR_BACKUP, 1, command_restore },
	{ "check", "", "all that can be wrong before opening", FOR_CHECK, 0, command_check },
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static const struct command *find(const char *name)
{
	for (int i = 0; i < COMMANDS; i++) {
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	}
	return NULL;
}

static int help(const struct command *command)
{
	if (command) {
		printf("usage: kiosk %s%s%s [options]\n%s\n\n", command->name,
		       *command->words ? " " : "", command->words, command->help);
		options_print(command->takes);
	} else {
		printf("usage: kiosk [options] [command]\n\n");
		for (int i = 0; i < COMMANDS; i++)
			printf("  %-10s %-8s %s\n", commands[i].name, commands[i].words, commands[i].help);
		printf("\nOptions may stand before or after the command:\n");
	}
	options_print(FOR_ALL);
	printf("\nExit status: 0 done, 2 usage, 3 input refused, 4 disk, lock or printer, "
	       "5 database foreign, newer or damaged.\n");
	return EXIT_DONE;
}

static int refuse(const char *what, const char *name)
{
	fprintf(stderr, "kiosk: %s \"%s\"; see kiosk --help\n", what, name);
	return EXIT_USAGE;
}

int main(int argc, char *argv[])
{
	struct options options;
	unsigned suits;
	/* What people tell is for this account only, and never in a core file. */
	umask(0077);
	setrlimit(RLIMIT_CORE, &(struct rlimit){ 0 });
	if (!options_read(argc, argv, &options, &suits))
		return EXIT_USAGE;
	if (options.version)
		return printf("kiosk %s\n", KIOSK_VERSION) < 0 ? EXIT_WORLD : EXIT_DONE;
	const char *name = options.arg_count ? options.arg[0] : NULL;
	const struct command *command = find(name ? name : "visitor");
	if (!command)
		return refuse("there is no command", name);
	if (options.help)
		return help(name ? command : NULL);
	if (options.arg_count > 1 + command->args)
		return refuse("too many words:", options.arg[1 + command->args]);
	if (!(command->takes & suits))
		return refuse("an option of another command was given to", command->name);
	int status = command->run(&options);
	/* An answer that did not get through was not given. */
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	fprintf(stderr, "kiosk: the answer could not be written\n");
	return EXIT_WORLD;
}
