#include "office/closing.h"

#include <stdio.h>
#include <string.h>

#include "store/desks.h"
#include "store/queue.h"
#include "store/take.h"

enum { SIGNS = 16, GROUP = 4, LIST = 4096 };

static const struct actor itself = { .account = "kiosk", .desk = "" };

static enum fault close_one(struct store *store, struct date day, const struct moment *now,
                            enum close_result *result, struct closing *closing)
{
	bool unclosed;
	enum fault fault = store_is_unclosed(store, day, &unclosed);
	if (fault || !unclosed)
		return fault;
	return store_close_day(store, day, "time", &itself, now, result, closing);
}

/* The clock sends nobody away whom somebody at a desk can still call or is serving. */
static enum fault is_going_on(struct store *store, const struct moment *now, bool *going_on)
{
	struct desk_person person;
	struct queue_counts counts = { 0 };
	int sitting = 0;
	enum fault fault = store_desk_people(store, now, &person, 1, &sitting);
	if (!fault)
		fault = store_counts(store, now->date, &counts);
	*going_on = !fault && sitting > 0 && counts.waiting + counts.called + counts.serving > 0;
	return fault;
}

static enum fault close_today(struct store *store, const struct moment *now,
                              enum close_result *result, struct closing *closing)
{
	bool going_on;
	enum fault fault = is_going_on(store, now, &going_on);
	return fault || going_on ? fault : close_one(store, now->date, now, result, closing);
}

enum fault closing_due(struct office *office, const struct moment *now,
                       enum close_result *result, struct closing *closing)
{
	const struct calendar *calendar = &catalog_school(office->catalog)->calendar;
	struct opening opening;
	struct date today, before;
	*result = CLOSE_EMPTY;
	if (!date_is_credible(now->date))
		return FAULT_NONE;
	enum fault fault = store_school_day(office->store, now->date, &today);
	if (fault || date_compare(today, now->date) != 0)
		return fault;
	fault = store_day_before(office->store, now->date, &before);
	if (!fault && before.year != 0)
		fault = close_one(office->store, before, now, result, closing);
	if (!fault && calendar_reception(calendar, now, &opening) == RECEPTION_OVER)
		fault = close_today(office->store, now, result, closing);
	return fault;
}

/* "1, 5, 17": the numbers in that state; "" when there are none. */
static void list_numbers(const struct closing *closing, enum visit_state state,
                         char out[static LIST])
{
	size_t used = 0;
	*out = '\0';
	for (int i = 0; i < closing->row_count && used < LIST - TICKET_NUMBER - 2; i++) {
		if (closing->row[i].state == state)
			used += (size_t)snprintf(out + used, LIST - used, "%s%s", used ? ", " : "",
			                         closing->row[i].number);
	}
}

static void write_numbers(const struct closing *closing, enum visit_state state,
                          const char *heading, struct leaflet *leaflet)
{
	char numbers[LIST];
	list_numbers(closing, state, numbers);
	if (!*numbers)
		return;
	leaflet_heading(leaflet, heading);
	leaflet_paragraph(leaflet, numbers);
}

/* In groups, so that a person can compare them. */
static void write_head(const struct closing *closing, struct leaflet *leaflet)
{
	char signs[SIGNS + SIGNS / GROUP + 1], line[256];
	size_t used = 0;
	for (int i = 0; i < SIGNS; i++) {
		if (i > 0 && i % GROUP == 0)
			signs[used++] = ' ';
		signs[used++] = closing->head[i];
	}
	signs[used] = '\0';
	leaflet_heading(leaflet, _("The journal's head"));
	leaflet_paragraph(leaflet, signs);
	snprintf(line, sizeof line, _("Event %lld. Keep this sheet: it shows later that nobody "
	                              "has rewritten the journal."), (long long)closing->event);
	leaflet_paragraph(leaflet, line);
}

static void write_counts(const struct closing *closing, struct leaflet *leaflet)
{
	const struct {
		const char *format;
		int count;
	} lines[] = {
		{ _("Numbers given: %d"), closing->taken },
		{ _("Served to the end: %d"), closing->done },
		{ _("Did not come when called: %d"), closing->no_show },
		{ _("Given back: %d"), closing->cancelled },
		{ _("Still waiting at the close: %d"), closing->unserved },
		{ _("Put off or being served: %d"), closing->staying },
	};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		char line[160];
		snprintf(line, sizeof line, lines[i].format, lines[i].count);
		leaflet_item(leaflet, line);
	}
}

void closing_write(const struct school *school, const struct closing *closing, enum lang lang,
                   struct leaflet *leaflet)
{
	char title[160], day[CALENDAR_DAY];
	calendar_day_text(closing->day, day);
	snprintf(title, sizeof title, _("Daily close: %s"), day);
	leaflet_init(leaflet, lang, words_in(&school->name, lang), title);
	write_counts(closing, leaflet);
	write_numbers(closing, VISIT_LEFT, _("Not served; their requests go on"), leaflet);
	write_numbers(closing, VISIT_HELD, _("Put off; they stay as they are"), leaflet);
	write_numbers(closing, VISIT_SERVING, _("Being served; they stay as they are"), leaflet);
	write_head(closing, leaflet);
}
