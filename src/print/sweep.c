#include "print/sweep.h"

#include <stdio.h>
#include <string.h>

#include "print/folder.h"
#include "print/job.h"
#include "print/spool.h"

static void conclude(struct print_report *report, enum print_report_state state,
                     const char *reason)
{
	report->state = state;
	snprintf(report->reason, sizeof(report->reason), "%s", reason);
}

/* The job by its number, if that number still is this job: a print system set
 * up anew counts from 1 again. Else all jobs of that name. */
static enum spool find(const struct print_report *wanted, struct spool_job jobs[static SPOOL_JOBS],
                       int *count)
{
	*count = 0;
	if (wanted->queue_job > 0) {
		enum spool result = spool_job(wanted->queue_job, &jobs[0]);
		if (result == SPOOL_OK && strcmp(jobs[0].name, wanted->job_name) == 0) {
			*count = 1;
			return SPOOL_OK;
		}
		if (result != SPOOL_OK && result != SPOOL_UNKNOWN)
			return result;
	}
	/* In all queues: the visitor's may have been removed, and its jobs moved. */
	return spool_find("", wanted->job_name, jobs, count);
}

static void settle_one(const struct spool_job *job, struct print_report *report)
{
	snprintf(report->queue, sizeof(report->queue), "%s", job->queue);
	report->queue_job = job->id;
	if (job->state < JOB_CANCELED) {
		job_take_back(job->id, "swept", report);
		report->untouched = report->state == REPORT_CANCELLED
		                 && (job->state == JOB_HELD || job->state == JOB_PENDING);
	}
	else if (job->state == JOB_COMPLETED)
		conclude(report, REPORT_PRINTED, "");
	else if (job->state == JOB_ABORTED)
		conclude(report, REPORT_FAILED, "aborted");
	else
		conclude(report, REPORT_CANCELLED, "canceled");
}

/* How much a finding says: of several jobs of one name the strongest is reported. */
static int weight(const struct print_report *report)
{
	if (report->doubtful)
		return 3;
	return report->state == REPORT_PRINTED ? 2 : report->state == REPORT_FAILED ? 1 : 0;
}

static void settle_all(const struct spool_job *jobs, int count, struct print_report *report)
{
	struct print_report strongest = *report;
	bool untouched = true;

	for (int i = 0; i < count; i++) {
		struct print_report one = *report;
		settle_one(&jobs[i], &one);
		untouched = untouched && one.untouched;
		if (i == 0 || weight(&one) > weight(&strongest))
			strongest = one;
	}
	strongest.untouched = untouched;
	*report = strongest;
}

static bool is_filed(const struct print_order *order, struct print_report *report)
{
	const char *dir = order->route == ROUTE_FILE ? order->target : order->file_dir;

	if (!dir[0] || !folder_has(dir, report->job_name, report->path)) {
		report->path[0] = '\0';
		return false;
	}
	snprintf(report->queue, sizeof(report->queue), "file");
	return true;
}

/* False when the print system does not answer. */
static bool sweep_one(const struct print_order *order, struct print_report *report)
{
	struct spool_job jobs[SPOOL_JOBS];
	int count;

	if (is_filed(order, report)) {
		conclude(report, REPORT_PRINTED, "");
		return true;
	}
	if (strcmp(report->queue, "file") == 0) {
		conclude(report, REPORT_FAILED, "gone");
		report->untouched = true; /* a file is there whole or not at all */
		return true;
	}
	enum spool result = find(report, jobs, &count);
	if (result != SPOOL_OK) {
		conclude(report, REPORT_FAILED, spool_reason(result));
		report->doubtful = true;
		return false;
	}
	if (count > 0)
		settle_all(jobs, count, report);
	else if (report->queue_job > 0)
		conclude(report, REPORT_FAILED, "gone");
	else {
		conclude(report, REPORT_CANCELLED, "not-sent");
		report->untouched = true;
	}
	return !report->doubtful;
}

void sweep_run(const struct print_order *order, const struct deadline *deadline,
               void (*tell)(const struct print_report *report))
{
	const char *silence = NULL; /* why the rest need not be asked for */
	char reason[PRINT_REASON];

	for (int i = 0; i < order->sweep_count; i++) {
		struct print_report report = { .queue_job = order->sweep[i].queue_job };
		snprintf(report.job_name, sizeof(report.job_name), "%s", order->sweep[i].job_name);
		snprintf(report.queue, sizeof(report.queue), "%s", order->sweep[i].queue);
		if (!silence && deadline_left(deadline) <= 0)
			silence = "deadline";
		if (silence) {
			conclude(&report, REPORT_FAILED, silence);
			report.doubtful = true;
		} else if (!sweep_one(order, &report)) {
			snprintf(reason, sizeof(reason), "%s", report.reason);
			silence = reason;
		}
		tell(&report);
	}
}
