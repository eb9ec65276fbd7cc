#include "office/order.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "office/paper.h"
#include "store/queue.h"
#include "sys/clock.h"
#include "sys/log.h"

/* What every order says of the printer. */
static void begin(const struct office *office, enum print_task task,
                  struct print_order *order)
{
	const struct school *school = catalog_school(office->catalog);
	memset(order, 0, sizeof *order);
	order->task = task;
	order->route = office->route;
	memcpy(order->target, office->target, sizeof order->target);
	snprintf(order->file_dir, sizeof order->file_dir, "%.490s/tickets", office->paths.home);
	for (size_t i = 0; i < school->printer_count && i < PRINTERS_MAX; i++)
		order->printers[order->printer_count++] = school->printers[i];
}

enum fault order_run(const struct office *office, const struct print_order *order,
                     struct child *child)
{
	const char *argv[] = {
		office->paths.printer, "--share", office->paths.share, NULL,
	};
	struct buf json = { 0 };
	print_order_write(order, &json);
	enum fault fault = child_start(child, argv);
	if (!fault && !child_tell(child, json.data, json.len)) {
		child_stop(child);
		fault = FAULT_CHILD;
	}
	buf_clear(&json); /* it may be all the names of a year */
	buf_release(&json);
	if (fault)
		log_line(LOG_LEVEL_ERROR, "cannot run %s", office->paths.printer);
	return fault;
}

enum fault order_ticket(struct office *office, const struct print_job *job,
                        struct print_order *order)
{
	struct ticket ticket;
	bool found = false;
	begin(office, PRINT_TICKET, order);
	snprintf(order->job_name, sizeof order->job_name, "%s", job->job_name);
	enum fault fault = store_ticket(office->store, job->visit, &found, &ticket);
	if (!fault && !found)
		fault = FAULT_MISSING;
	if (!fault)
		fault = paper_gather(office, &ticket, job->copy, &order->paper);
	return fault;
}

/* Where a job is to be looked for. One that nobody has reported on was on its way
 * along our route: into a folder, then no print system has to be asked. */
static const char *where_to_look(const struct office *office, const struct print_job *job)
{
	bool on_its_way = job->state == PRINT_PENDING && !*job->queue;
	return on_its_way && office->route == ROUTE_FILE ? "file" : job->queue;
}

void order_sweep(const struct office *office, const struct print_job *jobs, int count,
                 struct print_order *order)
{
	begin(office, PRINT_SWEEP, order);
	for (int i = 0; i < count; i++) {
		int at = order->sweep_count++;
		snprintf(order->sweep[at].job_name, sizeof order->sweep[at].job_name, "%s",
		         jobs[i].job_name);
		snprintf(order->sweep[at].queue, sizeof order->sweep[at].queue, "%s",
		         where_to_look(office, &jobs[i]));
		order->sweep[at].queue_job = jobs[i].queue_job;
	}
}

void order_leaflet(const struct office *office, const struct leaflet *leaflet,
                   const char *job_name, struct print_order *order)
{
	begin(office, PRINT_LEAFLET, order);
	order->leaflet = *leaflet;
	snprintf(order->job_name, sizeof order->job_name, "%s", job_name);
}

void order_sheet(const struct office *office, const struct sheet *sheet, const char *job_name,
                 struct print_order *order)
{
	begin(office, PRINT_SHEET, order);
	order->sheet = *sheet;
	snprintf(order->job_name, sizeof order->job_name, "%s", job_name);
}

bool order_into(struct print_order *order, const char *dir)
{
	if (strlen(dir) >= sizeof order->target)
		return false;
	order->route = ROUTE_FILE;
	snprintf(order->target, sizeof order->target, "%s", dir);
	return true;
}

void order_take_back(const struct office *office, const char *job_name,
                     const struct print_report *report, struct print_order *order)
{
	begin(office, PRINT_SWEEP, order);
	order->sweep_count = 1;
	snprintf(order->sweep[0].job_name, sizeof order->sweep[0].job_name, "%s", job_name);
	snprintf(order->sweep[0].queue, sizeof order->sweep[0].queue, "%s", report->queue);
	order->sweep[0].queue_job = report->queue_job;
}

/* Reads until a whole report has come, the child has ended or the time is over. */
static bool first_report(const struct child *child, int limit_ms, struct print_report *report)
{
	char line[1024];
	size_t len = 0;
	int64_t left_ms = limit_ms, end = clock_mono_ms() + limit_ms;
	for (; left_ms > 0; left_ms = end - clock_mono_ms()) {
		struct pollfd wait = { .fd = child->out, .events = POLLIN };
		poll(&wait, 1, (int)left_ms);
		ssize_t n = read(child->out, line + len, sizeof line - len);
		if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
			break;
		if (n > 0)
			len += (size_t)n;
		char *end_of_line = memchr(line, '\n', len);
		if (end_of_line)
			return print_report_read(line, (size_t)(end_of_line - line), report);
	}
	return false;
}

enum fault order_status(struct office *office, int limit_ms, struct print_report *report)
{
	struct child child;
	struct print_order order;
	memset(report, 0, sizeof *report);
	begin(office, PRINT_STATUS, &order);
	enum fault fault = order_run(office, &order, &child);
	if (!fault && !first_report(&child, limit_ms, report))
		fault = FAULT_CHILD;
	child_stop(&child);
	return fault;
}
