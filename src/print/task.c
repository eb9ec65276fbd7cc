#include "print/task.h"

#include <stdio.h>

#include "print/choose.h"
#include "print/deadline.h"
#include "print/folder.h"
#include "print/job.h"
#include "print/reasons.h"
#include "print/sheet_page.h"
#include "print/sweep.h"
#include "print/tell.h"
#include "print/ticket.h"

/* The print system hears from a page printer every few seconds only, from a
 * receipt printer at once. */
enum { RECEIPT_STALE_MS = 2500, PAGE_STALE_MS = 12000, MS_PER_S = 1000 };

static const char file_queue[] = "file";

static struct document document;

static void fail(struct print_report *report, const char *reason)
{
	report->state = REPORT_FAILED;
	snprintf(report->reason, sizeof(report->reason), "%s", reason);
	tell(report);
}

static void begin(struct deadline *deadline, int ms, const struct print_report *report)
{
	deadline_set(deadline, ms);
	int left_s = (int)(deadline_left(deadline) + MS_PER_S - 1) / MS_PER_S;
	tell_last_word_in(left_s + TASK_GRACE_S, report);
}

/* ---- where to ------------------------------------------------------------------- */

struct destination {
	const char *dir; /* NULL: the queue */
	char queue[PRINT_QUEUE];
};

/* Gives the reason when there is none, else NULL. */
static const char *find_default(const struct print_order *order, struct destination *to)
{
	enum spool result = spool_default(to->queue);

	if (result == SPOOL_OK)
		return NULL;
	if (result != SPOOL_UNKNOWN && result != SPOOL_DOWN)
		return spool_reason(result);
	to->dir = order->file_dir;
	return to->dir[0] ? NULL : "no-printer";
}

static const char *find_destination(const struct print_order *order, struct destination *to)
{
	*to = (struct destination){ 0 };
	switch (order->route) {
	case ROUTE_NONE:
		return "no-printer";
	case ROUTE_FILE:
		to->dir = order->target;
		return NULL;
	case ROUTE_CUPS:
		snprintf(to->queue, sizeof(to->queue), "%.*s", PRINT_QUEUE - 1, order->target);
		return NULL;
	case ROUTE_AUTO:
		break;
	}
	return find_default(order, to);
}

/* A page printer that the school names stands before a default destination, which
 * is likely the receipt printer. */
static bool find_page_printer(const struct print_order *order, struct destination *to)
{
	*to = (struct destination){ 0 };
	for (int i = 0; order->route == ROUTE_AUTO && i < order->printer_count; i++) {
		if (order->printers[i].kind != PRINTER_PDF)
			continue;
		snprintf(to->queue, sizeof(to->queue), "%s", order->printers[i].queue);
		return true;
	}
	return false;
}

/* Asks the queue and chooses how to print to it. Gives the reason when it
 * cannot print, else NULL. */
static const char *look_at_queue(const struct print_order *order, const char *queue,
                                 struct spool_queue *facts, struct render_plan *plan,
                                 const char **format)
{
	enum spool result = spool_queue(queue, facts);

	if (result != SPOOL_OK)
		return spool_reason(result);
	if (!facts->accepting)
		return "not-accepting-jobs";
	if (facts->stopped)
		return "paused";
	return choose_plan(order, queue, facts, plan, format) ? NULL : "printer-not-configured";
}

/* ---- a paper -------------------------------------------------------------------- */

/* How long it may take, and what it is. */
struct kind {
	int receipt_ms, page_ms;
	bool a4; /* a roll is too narrow for it */
	bool (*render)(const struct print_order *order, const struct render_plan *plan,
	               struct buf *out, char media[static RENDER_MEDIA]);
};

static void file_paper(const struct print_order *order, const struct kind *kind,
                       const char *dir, struct print_report *report)
{
	struct render_plan plan = { .kind = PRINTER_PDF };
	char media[RENDER_MEDIA];
	struct buf pdf = { 0 };

	snprintf(report->queue, sizeof(report->queue), "%s", file_queue);
	if (!kind->render(order, &plan, &pdf, media)) {
		fail(report, "cannot-draw");
	} else if (folder_save(dir, order->job_name, &pdf, report->path) != FAULT_NONE) {
		report->path[0] = '\0';
		fail(report, "cannot-write");
	} else {
		report->state = REPORT_PRINTED;
		tell(report);
	}
	buf_release(&pdf);
}

static void queue_paper(const struct print_order *order, const struct kind *kind,
                        const char *queue, struct deadline *deadline,
                        struct print_report *report)
{
	struct spool_queue facts;
	struct render_plan plan;
	char media[RENDER_MEDIA];
	struct buf bytes = { 0 };
	struct job job = { .queue = queue, .name = order->job_name, .media = media,
	                   .document = &bytes, .before = &facts.reasons };

	snprintf(report->queue, sizeof(report->queue), "%s", queue);
	const char *reason = look_at_queue(order, queue, &facts, &plan, &job.format);
	if (!reason && kind->a4 && (plan.kind != PRINTER_PDF || plan.roll_mm > 0))
		reason = "no-page-printer";
	if (reason) {
		fail(report, reason);
		return;
	}
	bool page = plan.kind == PRINTER_PDF;
	if (page)
		begin(deadline, kind->page_ms, report);
	job.stale_ms = page ? PAGE_STALE_MS : RECEIPT_STALE_MS;
	job.deadline = *deadline;
	if (kind->render(order, &plan, &bytes, media)) {
		job_run(&job, report, tell);
		tell(report);
	} else {
		fail(report, "cannot-draw");
	}
	buf_release(&bytes);
}

static void run_paper(const struct print_order *order, const struct kind *kind)
{
	struct deadline deadline = deadline_in(kind->receipt_ms);
	struct print_report report = { 0 };
	struct destination to;

	snprintf(report.job_name, sizeof(report.job_name), "%s", order->job_name);
	begin(&deadline, kind->receipt_ms, &report);
	const char *reason = kind->a4 && find_page_printer(order, &to)
	                   ? NULL : find_destination(order, &to);
	if (reason) {
		fail(&report, reason);
		return;
	}
	if (to.dir)
		file_paper(order, kind, to.dir, &report);
	else
		queue_paper(order, kind, to.queue, &deadline, &report);
}

static bool render_ticket(const struct print_order *order, const struct render_plan *plan,
                          struct buf *out, char media[static RENDER_MEDIA])
{
	ticket_compose(&order->paper, &document);
	return render(&document, plan, out, media);
}

static void run_ticket(const struct print_order *order)
{
	static const struct kind kind = { TASK_RECEIPT_MS, TASK_PAGE_MS, false, render_ticket };
	run_paper(order, &kind);
}

static bool render_leaflet(const struct print_order *order, const struct render_plan *plan,
                           struct buf *out, char media[static RENDER_MEDIA])
{
	leaflet_compose(&order->leaflet, &document);
	return render(&document, plan, out, media);
}

static void run_leaflet(const struct print_order *order)
{
	static const struct kind kind = { TASK_LEAFLET_MS, TASK_LEAFLET_MS, false, render_leaflet };
	run_paper(order, &kind);
}

static bool render_sheet(const struct print_order *order, const struct render_plan *plan,
                         struct buf *out, char media[static RENDER_MEDIA])
{
	(void)plan;
	snprintf(media, RENDER_MEDIA, "%s", RENDER_A4);
	return sheet_page(&order->sheet, out);
}

static void run_sheet(const struct print_order *order)
{
	static const struct kind kind = { TASK_SHEET_MS, TASK_SHEET_MS, true, render_sheet };
	run_paper(order, &kind);
}

/* ---- the others ----------------------------------------------------------------- */

static void run_sweep(const struct print_order *order)
{
	struct deadline deadline = deadline_in(TASK_SWEEP_MS);

	begin(&deadline, TASK_SWEEP_MS, NULL);
	sweep_run(order, &deadline, tell);
}

static void run_status(const struct print_order *order)
{
	struct deadline deadline = deadline_in(TASK_STATUS_MS);
	struct print_report report = { .state = REPORT_READY };
	struct spool_queue facts;
	struct render_plan plan;
	struct destination to;
	const char *format;

	begin(&deadline, TASK_STATUS_MS, NULL);
	const char *reason = find_destination(order, &to);
	snprintf(report.queue, sizeof(report.queue), "%s", to.dir ? file_queue : to.queue);
	if (!reason && to.dir) {
		snprintf(report.path, sizeof(report.path), "%s", to.dir);
		reason = folder_is_ready(to.dir) ? NULL : "cannot-write";
	} else if (!reason) {
		reason = look_at_queue(order, to.queue, &facts, &plan, &format);
		if (!reason && reasons_stop(&facts.reasons, NULL, report.reason))
			reason = report.reason;
	}
	if (reason)
		report.state = REPORT_FAILED;
	if (reason && reason != report.reason)
		snprintf(report.reason, sizeof(report.reason), "%s", reason);
	tell(&report);
}

void task_run(const struct print_order *order)
{
	static void (*const run[])(const struct print_order *order) = {
		[PRINT_TICKET] = run_ticket,
		[PRINT_SWEEP] = run_sweep,
		[PRINT_STATUS] = run_status,
		[PRINT_LEAFLET] = run_leaflet,
		[PRINT_SHEET] = run_sheet,
	};
	run[order->task](order);
}
