#include <stdio.h>

#include "command/tell.h"
#include "store/queue.h"

enum { ROWS = 64 };

static json_t *row_json(const struct queue_row *row)
{
	return json_pack("{s:o, s:s, s:s, s:i, s:s, s:o, s:s}",
	                 "ticket", tell_number(row->number),
	                 "state", visit_state_name(row->state),
	                 "service", row->service,
	                 "requests", row->request_count,
	                 "language", lang_code(row->lang),
	                 "taken_at", tell_moment(&row->taken_at),
	                 "print", row->has_print ? print_state_name(row->print) : "none");
}

static void print_row(const struct queue_row *row)
{
	printf("%-8s %02d:%02d  %-10s %-8s %s\n", *row->number ? row->number : "-", row->taken_at.hour,
	       row->taken_at.minute, visit_state_name(row->state),
	       *row->service ? row->service : "-",
	       row->has_print ? print_state_name(row->print) : "none");
}

static enum fault list_all(struct office *office, struct date day, json_t *list)
{
	struct queue_row rows[ROWS];
	int from = 0, count = 0;
	do {
		enum fault fault = store_queue(office->store, day, from, rows, ROWS, &count);
		if (fault)
			return fault;
		for (int i = 0; i < count; i++) {
			if (list)
				json_array_append_new(list, row_json(&rows[i]));
			else
				print_row(&rows[i]);
		}
		from += count;
	} while (count == ROWS);
	return FAULT_NONE;
}

int command_queue(const struct options *options)
{
	struct office office;
	struct date day;
	char text[DATE_TEXT];
	int status;
	if (!tell_open(options, true, &office, &status))
		return status;
	if (!tell_school_day(options, &office, &day)) {
		office_close(&office);
		return EXIT_USAGE;
	}
	json_t *list = options->json ? json_array() : NULL;
	enum fault fault = list_all(&office, day, list);
	if (fault) {
		status = tell_fault(&office, fault, store_why(office.store));
		json_decref(list);
	} else if (list) {
		date_format_iso(day, text);
		tell_json(json_pack("{s:s, s:o}", "day", text, "visits", list));
	}
	office_close(&office);
	return status;
}
