#include "staff/reach.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "office/closing.h"
#include "office/tidy.h"
#include "store/queue.h"
#include "sys/clock.h"
#include "sys/log.h"

enum { CLOSE_EVERY_MS = 30000 };

void reach_init(struct reach *reach, struct office *office)
{
	memset(reach, 0, sizeof *reach);
	reach->office = office;
	reach->asked_ms = -CLOSE_EVERY_MS;
	handout_init(&reach->handout);
}

void reach_release(struct reach *reach)
{
	handout_stop(&reach->handout);
}

enum fault reach_seek(struct reach *reach, struct staff *staff)
{
	struct staff_finding *finding = &staff->finding;
	char text[LINE_BYTES];
	line_get(&staff->line[0], text);
	enum fault fault = store_search(reach->office->store, text, finding->row, SEARCH_ROWS,
	                                &finding->count);
	explicit_bzero(text, sizeof text);
	finding->cursor = 0;
	finding->fresh = finding->asked = !fault;
	return fault;
}

/* The ticket's visit, by its number of the day or by a registration number. */
static enum fault find_visit(struct store *store, const struct scan *scan, int64_t *visit)
{
	static struct request_view view;
	int year, serial;
	bool found;
	enum fault fault;
	*visit = 0;
	if (!ticket_parse_registration(scan->number, &year, &serial))
		return store_find_visit(store, scan->day, scan->number, &found, visit);
	fault = store_request(store, scan->number, &found, &view);
	*visit = !fault && found ? view.visit : 0;
	explicit_bzero(&view, sizeof view);
	return fault;
}

/* The code is the ticket's own: a number alone opens nothing. */
enum fault reach_scan(struct reach *reach, struct staff *staff)
{
	struct store *store = reach->office->store;
	struct ticket ticket;
	int64_t visit;
	bool found = false;
	staff->finding.scanned = false;
	enum fault fault = find_visit(store, &staff->scan, &visit);
	if (!fault && visit)
		fault = store_ticket(store, visit, &found, &ticket);
	if (fault || !found || strcmp(ticket.code, staff->scan.code) != 0)
		return fault;
	staff->finding.scanned = true;
	text_copy(staff->finding.wanted, sizeof staff->finding.wanted,
	          ticket.request_count ? ticket.request[0].registration : "");
	return FAULT_NONE;
}

enum fault reach_events(struct reach *reach, struct staff *staff)
{
	struct event_filter filter = journal_filter(staff);
	struct staff_journal *journal = &staff->journal;
	struct buf details = { 0 };
	int64_t below = journal->page ? journal->below[journal->page] : INT64_MAX;
	enum fault fault = store_events(reach->office->store, &filter, true, below, journal->row,
	                                JOURNAL_ROWS + 1, &journal->count, &details);
	const char *detail = details.data;
	for (int i = 0; i < journal->count; i++, detail += strlen(detail) + 1)
		text_copy(journal->detail[i], sizeof journal->detail[i], detail);
	journal->older = journal->count > JOURNAL_ROWS;
	journal->count = journal->older ? JOURNAL_ROWS : journal->count;
	buf_release(&details);
	return fault;
}

enum fault reach_look(struct reach *reach, struct staff *staff)
{
	if (staff->page == STAFF_SEARCH && !staff->finding.asked)
		return reach_seek(reach, staff);
	return staff->page == STAFF_JOURNAL ? reach_events(reach, staff) : FAULT_NONE;
}

/* A leaflet is large; it lives here while its child is started. */
static void print_close(struct reach *reach, const struct staff *staff,
                        const struct closing *closing)
{
	static struct leaflet leaflet;
	if (reach->office->route == ROUTE_NONE)
		return;
	closing_write(catalog_school(reach->office->catalog), closing, staff->lang, &leaflet);
	enum fault fault = handout_start(&reach->handout, reach->office, &leaflet, &staff->now);
	if (fault)
		log_line(LOG_LEVEL_WARNING, "the daily close is not printed (%s)", fault_name(fault));
}

enum fault reach_close_day(struct reach *reach, struct staff *staff)
{
	struct actor actor = { .account = staff->account.name, .desk = staff->desk };
	enum fault fault = store_close_day(reach->office->store, staff->day.day, "", &actor,
	                                   &staff->now, &staff->close_result, &staff->closing);
	if (!fault && staff->close_result == CLOSE_DONE)
		print_close(reach, staff, &staff->closing);
	return fault;
}

bool reach_beat(struct reach *reach, struct staff *staff, int64_t mono_ms)
{
	static struct closing closing;
	enum close_result result;
	handout_read(&reach->handout);
	if (mono_ms - reach->asked_ms < CLOSE_EVERY_MS)
		return false;
	reach->asked_ms = mono_ms;
	clock_now(&staff->now);
	tidy_papers(reach->office->paths.home, &staff->now.date);
	enum fault fault = closing_due(reach->office, &staff->now, &result, &closing);
	if (fault || result != CLOSE_DONE)
		return false;
	staff_say(staff, STYLE_HINT, "%s", _("The day was closed by the clock."));
	print_close(reach, staff, &closing);
	return true;
}
