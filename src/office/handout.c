#include "office/handout.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "office/order.h"
#include "sys/log.h"

static const char file_queue[] = "file";

void handout_init(struct handout *handout)
{
	static const struct child none = { .in = -1, .out = -1 };
	memset(handout, 0, sizeof *handout);
	handout->child = handout->taker = none;
}

bool handout_busy(const struct handout *handout)
{
	return handout->child.pid > 0;
}

/* Files of tickets begin with "kiosk", so no leaflet takes the name of one. */
static void name_job(struct handout *handout, bool personal, const struct moment *now)
{
	snprintf(handout->job_name, sizeof handout->job_name, "%s%04d%02d%02d-%02d%02d%02d-%d",
	         personal ? HANDOUT_PERSONAL_PREFIX : HANDOUT_PREFIX, now->date.year % 10000,
	         now->date.month % 100, now->date.day % 100,
	         now->hour % 100, now->minute % 100, now->second % 100, (int)getpid());
}

static void begin(struct handout *handout, bool personal, const struct moment *now)
{
	handout->reports.len = 0;
	handout->report = (struct print_report) { 0 };
	handout->told = false;
	name_job(handout, personal, now);
}

static enum fault run(struct handout *handout, const struct office *office,
                      struct print_order *order)
{
	if (handout->dir && !order_into(order, handout->dir))
		return FAULT_DISK;
	return order_run(office, order, &handout->child);
}

enum fault handout_start(struct handout *handout, const struct office *office,
                         const struct leaflet *leaflet, const struct moment *now)
{
	struct print_order order;
	if (handout_busy(handout))
		return FAULT_BUSY;
	begin(handout, leaflet->personal, now);
	order_leaflet(office, leaflet, handout->job_name, &order);
	return run(handout, office, &order);
}

enum fault handout_start_sheet(struct handout *handout, const struct office *office,
                               const struct sheet *sheet, const struct moment *now)
{
	struct print_order order;
	if (handout_busy(handout))
		return FAULT_BUSY;
	begin(handout, true, now);
	order_sheet(office, sheet, handout->job_name, &order);
	return run(handout, office, &order);
}

static enum handout_news take(struct handout *handout, const struct print_report *report)
{
	handout->report = *report;
	handout->told = report->state != REPORT_SPOOLED;
	if (!handout->told)
		return HANDOUT_QUIET;
	if (report->state == REPORT_PRINTED)
		return strcmp(report->queue, file_queue) == 0 ? HANDOUT_FILED : HANDOUT_OUT;
	log_line(LOG_LEVEL_WARNING, "handout not printed: %s", report->reason);
	return HANDOUT_FAILED;
}

static enum handout_news take_end(struct handout *handout)
{
	child_stop(&handout->child);
	if (handout->told)
		return HANDOUT_QUIET;
	log_line(LOG_LEVEL_WARNING, "handout not printed: child-died");
	return HANDOUT_FAILED;
}

static void reap_taker(struct handout *handout)
{
	int status;
	if (handout->taker.pid > 0 && child_ended(&handout->taker, &status))
		child_stop(&handout->taker);
}

enum handout_news handout_read(struct handout *handout)
{
	enum handout_news news = HANDOUT_QUIET;
	struct print_report report;
	reap_taker(handout);
	while (handout_busy(handout) && news == HANDOUT_QUIET) {
		enum reports_next next = reports_read(&handout->reports, handout->child.out, &report);
		if (next == REPORTS_NONE)
			break;
		if (next == REPORTS_END)
			return take_end(handout);
		if (next == REPORTS_ONE)
			news = take(handout, &report);
	}
	return news;
}

/* What has gone to the print system would be printed before the ticket. */
static void take_back(struct handout *handout, const struct office *office)
{
	struct print_order order;
	child_stop(&handout->taker);
	order_take_back(office, handout->job_name, &handout->report, &order);
	order_run(office, &order, &handout->taker);
}

bool handout_yield(struct handout *handout, const struct office *office)
{
	if (!handout_busy(handout))
		return false;
	bool queued = office->route == ROUTE_AUTO || office->route == ROUTE_CUPS;
	child_stop(&handout->child);
	if (queued && !handout->told)
		take_back(handout, office);
	return true;
}

void handout_stop(struct handout *handout)
{
	child_stop(&handout->child);
	child_stop(&handout->taker);
}
