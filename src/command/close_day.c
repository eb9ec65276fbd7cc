/* `kiosk close-day`: whoever still waits is let go; the journal's head is printed. */
#include <stdio.h>
#include <string.h>

#include "command/paper.h"
#include "command/tell.h"
#include "office/closing.h"
#include "sys/clock.h"
#include "sys/process.h"

static void print_text(const struct leaflet *leaflet)
{
	const char *at = leaflet->text;
	struct leaflet_part part;
	printf("%s\n", leaflet->title);
	while (leaflet_next(&at, &part))
		printf("%s%.*s\n", part.heading ? "\n" : "", (int)part.len, part.text);
}

static json_t *numbers(const struct closing *closing, enum visit_state state)
{
	json_t *list = json_array();
	for (int i = 0; i < closing->row_count; i++) {
		if (closing->row[i].state == state)
			json_array_append_new(list, json_string(closing->row[i].number));
	}
	return list;
}

static void tell_closing(const struct closing *closing, bool now, const char *print)
{
	char day[DATE_TEXT];
	date_format_iso(closing->day, day);
	tell_json(json_pack("{s:s, s:b, s:o, s:I, s:s, s:i, s:i, s:i, s:i, s:o, s:o, s:o, s:s}",
	                    "day", day, "closed_now", now, "at", tell_moment(&closing->at),
	                    "event", (json_int_t)closing->event, "head", closing->head,
	                    "taken", closing->taken, "done", closing->done,
	                    "no_show", closing->no_show, "cancelled", closing->cancelled,
	                    "left", numbers(closing, VISIT_LEFT),
	                    "held", numbers(closing, VISIT_HELD),
	                    "serving", numbers(closing, VISIT_SERVING), "print", print));
}

static int tell_empty(const struct options *options)
{
	if (options->json)
		tell_json(json_pack("{s:b}", "closed_now", 0));
	else
		printf("%s\n", _("Nobody came on that day: there is nothing to close."));
	return EXIT_DONE;
}

static int tell_closed(struct office *office, const struct options *options, bool now,
                       const struct closing *closing, const struct moment *at)
{
	static struct leaflet leaflet;
	const char *print = "none";
	closing_write(catalog_school(office->catalog), closing, tell_language(options), &leaflet);
	if (!options->json && !now)
		printf("%s\n\n", _("That day was closed before; nothing has changed."));
	if (!options->json)
		print_text(&leaflet);
	fflush(stdout);
	if (now && !options->no_print && office->route != ROUTE_NONE)
		print = paper_leaflet(office, &leaflet, at) ? "printed" : "failed";
	if (options->json)
		tell_closing(closing, now, print);
	else if (strcmp(print, "failed") == 0)
		fprintf(stderr, "%s\n", _("The close could not be printed; write the head down."));
	return EXIT_DONE;
}

int command_close_day(const struct options *options)
{
	static struct closing closing;
	struct office office;
	struct moment now;
	struct date day;
	char user[STORE_ACTOR];
	enum close_result result;
	int status;
	if (!tell_open(options, true, &office, &status))
		return status;
	clock_now(&now);
	process_user(user, sizeof user);
	const struct actor actor = { .account = user, .desk = "" };
	if (!tell_school_day(options, &office, &day)) {
		status = EXIT_USAGE;
	} else if (options->date && date_compare(day, now.date) > 0) {
		fprintf(stderr, "date: %s\n", _("this day is still to come"));
		status = EXIT_REFUSED;
	} else {
		enum fault fault = store_close_day(office.store, day, "", &actor, &now, &result,
		                                   &closing);
		status = fault ? tell_fault(&office, fault, store_why(office.store))
		       : result == CLOSE_EMPTY ? tell_empty(options)
		       : tell_closed(&office, options, result == CLOSE_DONE, &closing, &now);
	}
	office_close(&office);
	return status;
}
