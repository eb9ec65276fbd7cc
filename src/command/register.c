/* `kiosk register`: the requests of a period, as an inspector asks for them. */
#include <stdio.h>
#include <string.h>

#include "command/paper.h"
#include "command/tell.h"
#include "office/register.h"
#include "sys/clock.h"
#include "sys/process.h"

enum { ROWS = 50 };

static void print_row(const struct register_row *row, bool names)
{
	char day[DATE_TEXT], due_day[DATE_TEXT] = "-", result_day[DATE_TEXT] = "-";
	struct moment at;
	date_format_iso(row->day, day);
	if (row->due.day.year)
		date_format_iso(row->due.day, due_day);
	clock_moment(row->state_at, &at);
	if (row->state != REQUEST_SUBMITTED)
		date_format_iso(at.date, result_day);
	printf("%-11s  %s  %-8s %-12s %-10s  %-10s  %-12s%s%s\n", row->registration, day,
	       row->service, request_state_name(row->state), due_day, result_day,
	       row->result_count ? row->result[0].number : "-", names ? "  " : "",
	       names ? row->name : "");
}

static json_t *results_json(const struct register_row *row, bool names)
{
	json_t *list = json_array();
	for (int i = 0; i < row->result_count; i++) {
		const struct result_given *result = &row->result[i];
		char day[DATE_TEXT];
		date_format_iso(result->day, day);
		json_t *object = json_pack("{s:s, s:s, s:s, s:s}", "name", result->name, "series",
		                           result->series, "number", result->number, "day", day);
		if (names)
			json_object_set_new(object, "recipient", json_string(result->recipient));
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *row_json(const struct register_row *row, bool names)
{
	char day[DATE_TEXT], due_day[DATE_TEXT] = "";
	struct moment at;
	date_format_iso(row->day, day);
	if (row->due.day.year)
		date_format_iso(row->due.day, due_day);
	clock_moment(row->state_at, &at);
	json_t *object = json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:s, s:o}", "registration",
	                           row->registration, "day", day, "service", row->service,
	                           "state", request_state_name(row->state),
	                           "state_at", tell_moment(&at), "due", tell_number(due_day),
	                           "ground", row->ground, "results", results_json(row, names));
	if (names)
		json_object_set_new(object, "name", json_string(row->name));
	return object;
}

static enum fault list_all(struct office *office, const struct options *options,
                           const struct register_period *period, json_t *list)
{
	static struct register_row rows[ROWS];
	int64_t after = 0;
	int count;
	enum fault fault;
	do {
		fault = store_register(office->store, period, after, rows, ROWS, &count);
		for (int i = 0; i < count; i++) {
			if (list)
				json_array_append_new(list, row_json(&rows[i], options->names));
			else
				print_row(&rows[i], options->names);
			after = rows[i].request;
		}
	} while (count == ROWS);
	explicit_bzero(rows, sizeof rows);
	return fault;
}

static int tell_register(struct office *office, const struct options *options,
                         const struct register_period *period)
{
	char from[DATE_TEXT], to[DATE_TEXT];
	json_t *list = options->json ? json_array() : NULL;
	if (!list)
		printf("%-11s  %-10s  %-8s %-12s %-10s  %-10s  %-12s\n", _("number"), _("day"),
		       _("service"), _("state"), _("due"), _("since"), _("result"));
	enum fault fault = list_all(office, options, period, list);
	if (fault) {
		json_decref(list);
		return tell_fault(office, fault, store_why(office->store));
	}
	date_format_iso(period->first, from);
	date_format_iso(period->last, to);
	if (list)
		tell_json(json_pack("{s:s, s:s, s:o}", "from", from, "to", to, "requests", list));
	return EXIT_DONE;
}

/* With all the names: paper for an inspector. */
static int print_register(struct office *office, const struct options *options,
                          const struct register_period *period)
{
	static struct sheet sheet;
	char user[STORE_ACTOR];
	struct moment now;
	clock_now(&now);
	process_user(user, sizeof user);
	const struct actor actor = { .account = user, .desk = "" };
	enum fault fault = register_write(office, period, &actor, &now, tell_language(options),
	                                  &sheet);
	int status = fault ? tell_fault(office, fault, store_why(office->store))
	           : paper_out(office, NULL, &sheet, options->pdf, &now) ? EXIT_DONE : EXIT_WORLD;
	sheet_release(&sheet);
	return status;
}

static bool read_day(const char *option, const char *text, struct date *day)
{
	if (text && date_parse(text, day))
		return true;
	fprintf(stderr, "%s: %s\n", option, _("write the day as YYYY-MM-DD"));
	return false;
}

static bool read_period(const struct options *options, const struct office *office,
                        struct register_period *period)
{
	period->service = options->service ? options->service : "";
	if (!read_day("from", options->from, &period->first)
	    || !read_day("to", options->to, &period->last))
		return false;
	if (date_compare(period->first, period->last) > 0) {
		fprintf(stderr, "to: %s\n", _("the last day stands before the first"));
		return false;
	}
	if (*period->service && !catalog_find(office->catalog, period->service)) {
		fprintf(stderr, "service: %s\n", _("there is no form file for this service"));
		return false;
	}
	return true;
}

int command_register(const struct options *options)
{
	struct office office;
	struct register_period period;
	int status;
	if (!tell_open(options, true, &office, &status))
		return status;
	if (!read_period(options, &office, &period))
		status = EXIT_USAGE;
	else if (options->pdf || options->print)
		status = print_register(&office, options, &period);
	else
		status = tell_register(&office, options, &period);
	office_close(&office);
	return status;
}
