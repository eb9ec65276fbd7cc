/* `kiosk register`: the requests of a period, as an inspector asks for them. */
#include <stdio.h>
#include <string.h>

#include "command/tell.h"
#include "store/register.h"
#include "sys/clock.h"

enum { ROWS = 100 };

/* The last day of the service, by the strictest of what binds the school; all zero
 * when the form file names no working days. */
static struct date due_of(const struct office *office, const struct register_row *row)
{
	const struct service *service = catalog_find(office->catalog, row->service);
	int days = 0;
	for (size_t i = 0; service && i < service->term_count; i++) {
		const struct term *term = &service->terms[i];
		if (term->channel != CHANNEL_PROVIDER || term->kind != TERM_WORKING_DAYS)
			continue;
		if (days == 0 || term->value < days)
			days = term->value;
	}
	return days ? calendar_term(&catalog_school(office->catalog)->calendar, &row->taken_at, days)
	            : (struct date) { 0 };
}

static void print_row(const struct office *office, const struct register_row *row, bool names)
{
	char day[DATE_TEXT], due_day[DATE_TEXT] = "-", result_day[DATE_TEXT] = "-";
	struct date due = due_of(office, row);
	struct moment at;
	date_format_iso(row->day, day);
	if (due.year)
		date_format_iso(due, due_day);
	clock_moment(row->state_at, &at);
	if (row->state != REQUEST_SUBMITTED)
		date_format_iso(at.date, result_day);
	printf("%-11s  %s  %-8s %-12s %-10s  %-10s%s%s\n", row->registration, day, row->service,
	       request_state_name(row->state), due_day, result_day, names ? "  " : "",
	       names ? row->name : "");
}

static json_t *row_json(const struct office *office, const struct register_row *row, bool names)
{
	char day[DATE_TEXT], due_day[DATE_TEXT] = "";
	struct date due = due_of(office, row);
	struct moment at;
	date_format_iso(row->day, day);
	if (due.year)
		date_format_iso(due, due_day);
	clock_moment(row->state_at, &at);
	json_t *object = json_pack("{s:s, s:s, s:s, s:s, s:o, s:o}", "registration",
	                           row->registration, "day", day, "service", row->service,
	                           "state", request_state_name(row->state),
	                           "state_at", tell_moment(&at), "due", tell_number(due_day));
	if (names)
		json_object_set_new(object, "name", json_string(row->name));
	return object;
}

static enum fault list_all(struct office *office, const struct options *options,
                           struct date first, struct date last, json_t *list)
{
	static struct register_row rows[ROWS];
	int64_t after = 0;
	int count;
	enum fault fault;
	do {
		fault = store_register(office->store, first, last, after, rows, ROWS, &count);
		for (int i = 0; i < count; i++) {
			if (list)
				json_array_append_new(list, row_json(office, &rows[i], options->names));
			else
				print_row(office, &rows[i], options->names);
			after = rows[i].request;
		}
	} while (count == ROWS);
	explicit_bzero(rows, sizeof rows);
	return fault;
}

static bool read_day(const char *option, const char *text, struct date *day)
{
	if (text && date_parse(text, day))
		return true;
	fprintf(stderr, "%s: %s\n", option, _("write the day as YYYY-MM-DD"));
	return false;
}

static int tell_register(struct office *office, const struct options *options,
                         struct date first, struct date last)
{
	char from[DATE_TEXT], to[DATE_TEXT];
	json_t *list = options->json ? json_array() : NULL;
	if (!list)
		printf("%-11s  %-10s  %-8s %-12s %-10s  %-10s\n", _("number"), _("day"), _("service"),
		       _("state"), _("due"), _("since"));
	enum fault fault = list_all(office, options, first, last, list);
	if (fault) {
		json_decref(list);
		return tell_fault(office, fault, store_why(office->store));
	}
	date_format_iso(first, from);
	date_format_iso(last, to);
	if (list)
		tell_json(json_pack("{s:s, s:s, s:o}", "from", from, "to", to, "requests", list));
	return EXIT_DONE;
}

int command_register(const struct options *options)
{
	struct office office;
	struct date first, last;
	int status;
	if (!tell_open(options, true, &office, &status))
		return status;
	if (!read_day("from", options->from, &first) || !read_day("to", options->to, &last)) {
		status = EXIT_USAGE;
	} else if (date_compare(first, last) > 0) {
		fprintf(stderr, "to: %s\n", _("the last day stands before the first"));
		status = EXIT_USAGE;
	} else {
		status = tell_register(&office, options, first, last);
	}
	office_close(&office);
	return status;
}
