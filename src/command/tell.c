#include "command/tell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/take.h"
#include "sys/clock.h"

void tell_json(json_t *object)
{
	json_dumpf(object, stdout, JSON_COMPACT | JSON_REAL_PRECISION(15));
	putchar('\n');
	fflush(stdout); /* an acknowledged ticket is told before anything slow follows */
	json_decref(object);
}

int tell_fault(const struct office *office, enum fault fault, const char *why)
{
	static const char *const sentences[FAULT_COUNT] = {
		[FAULT_BUSY] = N_("another program holds the register; try again in a moment"),
		[FAULT_DISK] = N_("the disk cannot be read or written; look whether it is full or read-only"),
		[FAULT_MISSING] = N_("a file or folder is missing; name it with --home or --forms"),
		[FAULT_FOREIGN] = N_("this file is not a register of the kiosk; move it away, "
		                     "the kiosk has not touched it"),
		[FAULT_NEWER] = N_("the register was made by a newer kiosk; install that version, "
		                   "the file has not been touched"),
		[FAULT_DAMAGED] = N_("the register is damaged; restore the last backup, "
		                     "the file has not been touched"),
		[FAULT_STALE] = N_("somebody else has changed this meanwhile; look again"),
		[FAULT_CHILD] = N_("kiosk-print cannot be run; install the kiosk again"),
	};
	char path[600] = "";
	if (office)
		office_database(office, path, sizeof path);
	fprintf(stderr, "kiosk: %s: %s (%s)\n", path, _(sentences[fault]),
	        why && *why ? why : fault_name(fault));
	bool database = fault == FAULT_FOREIGN || fault == FAULT_NEWER || fault == FAULT_DAMAGED;
	return database ? EXIT_DATABASE : EXIT_WORLD;
}

enum lang tell_language(const struct options *options)
{
	const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	enum lang lang = LANG_EN;
	if (options->language && lang_parse(options->language, &lang))
		return lang;
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *value = getenv(variables[i]);
		char code[3] = "";
		if (!value || !*value)
			continue;
		strncat(code, value, 2);
		return lang_parse(code, &lang) ? lang : LANG_EN;
	}
	return LANG_EN;
}

bool tell_open(const struct options *options, bool with_store, struct office *office,
               int *status)
{
	struct office_options how = {
		.home = options->home, .forms = options->forms, .printer = options->printer,
		.lang = tell_language(options),
	};
	struct print_order route;
	*status = EXIT_DONE;
	if (how.printer && !print_route_parse(how.printer, &route)) {
		*status = EXIT_USAGE;
		fprintf(stderr, "kiosk: --printer takes auto, none, file:DIR or cups:QUEUE, not \"%s\"\n",
		        how.printer);
		return false;
	}
	enum fault fault = office_open(office, &how);
	if (!fault && with_store)
		fault = office_open_store(office, STORE_WAIT_SCRIPT_MS);
	if (!fault)
		return true;
	*status = tell_fault(office, fault, office->why);
	office_close(office);
	return false;
}

bool tell_day(const struct options *options, struct date *day)
{
	struct moment now;
	clock_now(&now);
	*day = now.date;
	if (!options->date || date_parse(options->date, day))
		return true;
	fprintf(stderr, "date: %s\n", _("write the day as YYYY-MM-DD"));
	return false;
}

/* A fault shows at the next question to the register. */
bool tell_school_day(const struct options *options, struct office *office, struct date *day)
{
	if (!tell_day(options, day))
		return false;
	if (!options->date)
		store_school_day(office->store, *day, day);
	return true;
}

json_t *tell_number(const char *number)
{
	return *number ? json_string(number) : json_null();
}

json_t *tell_moment(const struct moment *moment)
{
	char text[MOMENT_TEXT];
	moment_format_iso(moment, text);
	return json_string(text);
}
