#include "command/options.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

/* Where an option's argument goes. */
enum kind { KIND_FLAG, KIND_WORD, KIND_LIST };

struct row {
	const char *name, *argument, *help;
	unsigned of;
	enum kind kind;
	size_t to, count, max;
};

#define FLAG(n, f, o, h) { n, NULL, h, o, KIND_FLAG, offsetof(struct options, f), 0, 0 }
#define WORD(n, a, f, o, h) { n, a, h, o, KIND_WORD, offsetof(struct options, f), 0, 0 }
#define LIST(n, a, f, o, h) \
	{ n, a, h, o, KIND_LIST, offsetof(struct options, f), \
	  offsetof(struct options, f##_count), OPTIONS_SETS }

static const struct row rows[] = {
	WORD("home", "DIR", home, FOR_ALL, "state folder: database, tickets (KIOSK_HOME)"),
	WORD("forms", "DIR", forms, FOR_ALL, "form files (KIOSK_FORMS)"),
	WORD("printer", "ROUTE", printer, FOR_ALL, "auto, none, file:DIR or cups:QUEUE"),
	FLAG("json", json, FOR_ALL, "answer in JSON"),
	FLAG("help", help, FOR_ALL, "this help, or that of a command"),
	FLAG("version", version, FOR_ALL, "print the version"),
	FLAG("demo", demo, FOR_VISITOR | FOR_STAFF | FOR_BOARD, "Ctrl-Q leaves the full-screen program"),
	WORD("service", "CODE", service, FOR_TAKE | FOR_REGISTER, "code of the service, e.g. 403015"),
	WORD("language", "L", language, FOR_TAKE | FOR_REGISTER | FOR_EXPORT,
	     "kk, ru or en: of the paper and the messages"),
	LIST("set", "NAME=VALUE", set, FOR_TAKE, "answer of one field; may be repeated"),
	LIST("at-desk", "NAME", at_desk, FOR_TAKE, "field that staff will ask for"),
	LIST("paper", "NAME", paper, FOR_TAKE, "document that the person has brought"),
	WORD("answers", "FILE", answers, FOR_TAKE, "JSON object of answers, - for standard input; null: staff will ask"),
	WORD("consent-by", "NAME", consent_by, FOR_TAKE, "who agreed to the use of the data"),
	FLAG("no-print", no_print, FOR_TAKE | FOR_CLOSE, "no paper"),
	WORD("desk", "NAME", desk, FOR_VERB | FOR_HOLD, "window or room: who calls, where a transfer goes"),
	WORD("why", "CODE", why, FOR_VERB | FOR_HOLD, "the reason, a short code such as documents"),
	WORD("until", "HH:MM", until, FOR_HOLD, "when today the visitor returns to the queue"),
	WORD("as", "NAME", as, FOR_REQUEST | FOR_USER, "the account whose doing it is; the journal keeps the Unix user too"),
	WORD("ground", "NAME", ground, FOR_REQUEST, "why not, by the form file's list"),
	WORD("remedy", "TEXT", remedy, FOR_REQUEST, "what the person can do, in words"),
	WORD("result", "NAME", result, FOR_REQUEST, "the paper that is given out, by the form file"),
	WORD("series", "TEXT", series, FOR_REQUEST, "series of its state blank, if it has one"),
	WORD("number", "N", number, FOR_REQUEST, "its number"),
	WORD("recipient", "NAME", recipient, FOR_REQUEST, "who receives it"),
	FLAG("signed", is_signed, FOR_REQUEST, "the recipient has signed for it"),
	WORD("since", "DATE", since, FOR_JOURNAL, "events from that day on"),
	FLAG("details", details, FOR_JOURNAL, "also what is personal: old and new values, names"),
	FLAG("verify", verify, FOR_JOURNAL, "walk the chain; name the first broken link"),
	WORD("head", "SIGNS", head, FOR_JOURNAL, "with --verify: the head on a daily close, 8 signs or more"),
	WORD("from", "DATE", from, FOR_REGISTER, "first day of the period"),
	WORD("to", "DATE", to, FOR_REGISTER, "last day of the period"),
	FLAG("names", names, FOR_REGISTER, "with the applicants' names"),
	WORD("pdf", "FILE", pdf, FOR_REGISTER | FOR_EXPORT, "as A4 pages into that file"),
	FLAG("print", print, FOR_REGISTER, "the same to the printer, with all the names"),
	FLAG("yes", yes, FOR_PURGE, "do it; without it nothing is changed"),
	WORD("date", "DATE", date, FOR_QUEUE | FOR_SHOW | FOR_CLOSE, "school day, YYYY-MM-DD; today if left out"),
};
enum { ROWS = sizeof rows / sizeof *rows };

static bool store_option(struct options *options, const struct row *row, const char *value)
{
	char *base = (char *)options;
	if (row->kind == KIND_FLAG) {
		*(bool *)(base + row->to) = true;
	} else if (row->kind == KIND_WORD) {
		*(const char **)(base + row->to) = value;
	} else {
		int *count = (int *)(base + row->count);
		if ((size_t)*count >= row->max) {
			fprintf(stderr, "kiosk: --%s is given too often\n", row->name);
			return false;
		}
		((const char **)(base + row->to))[(*count)++] = value;
	}
	return true;
}

static bool store_args(int argc, char *argv[], struct options *options)
{
	for (int i = optind; i < argc; i++) {
		if (options->arg_count == OPTIONS_ARGS) {
			fprintf(stderr, "kiosk: too many words: \"%s\"\n", argv[i]);
			return false;
		}
		options->arg[options->arg_count++] = argv[i];
	}
	return true;
}

bool options_read(int argc, char *argv[], struct options *options, unsigned *suits)
{
	struct option table[ROWS + 1];
	memset(table, 0, sizeof table);
	for (int i = 0; i < ROWS; i++) {
		table[i].name = rows[i].name;
		table[i].has_arg = rows[i].argument ? required_argument : no_argument;
		table[i].val = i;
	}
	*options = (struct options) { 0 };
	*suits = FOR_ALL;
	int at;
	while ((at = getopt_long(argc, argv, "", table, NULL)) != -1) {
		if (at < 0 || at >= ROWS) return false; /* getopt has said what */
		if (!store_option(options, &rows[at], optarg))
			return false;
		*suits &= rows[at].of;
	}
	return store_args(argc, argv, options);
}

void options_print(unsigned which)
{
	for (int i = 0; i < ROWS; i++) {
		char left[64];
		bool global = rows[i].of == FOR_ALL;
		if (global != (which == FOR_ALL) || !(rows[i].of & which))
			continue;
		snprintf(left, sizeof left, "--%s %s", rows[i].name,
		         rows[i].argument ? rows[i].argument : "");
		printf("  %-22s %s\n", left, rows[i].help);
	}
}
