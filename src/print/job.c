#include "print/job.h"

#include <stdio.h>

#include "print/reasons.h"

enum {
	POLL_FIRST_MS = 30,
	POLL_MS = 250,
	LOOKS_AFTER_SILENCE = 3,
	TAKE_BACK_POLLS = 6,
	REQUEST_MS = (SPOOL_TIMEOUT_S + 1) * 1000, /* the longest one request lasts */
};

static void conclude(struct print_report *report, enum print_report_state state,
                     const char *reason, bool doubtful)
{
	report->state = state;
	report->doubtful = doubtful;
	snprintf(report->reason, sizeof(report->reason), "%s", reason);
}

/* ---- taking back ---------------------------------------------------------------- */

static void conclude_ended(struct print_report *report, enum job_state state,
                           const char *reason)
{
	if (state == JOB_COMPLETED)
		conclude(report, REPORT_PRINTED, "", false);
	else
		conclude(report, REPORT_CANCELLED, reason, false);
}

void job_take_back(int64_t id, const char *reason, struct print_report *report)
{
	enum spool result = spool_cancel(id);

	/* "Refused" is how a job is answered that has ended meanwhile: look. */
	for (int i = 0; i < TAKE_BACK_POLLS; i++) {
		struct spool_job now;
		if (result == SPOOL_NO_ANSWER || result == SPOOL_DOWN)
			break;
		result = spool_job(id, &now);
		if (result == SPOOL_UNKNOWN) {
			conclude(report, REPORT_FAILED, "gone", false);
			return;
		}
		if (result == SPOOL_OK && now.state >= JOB_CANCELED) {
			conclude_ended(report, now.state, reason);
			return;
		}
		deadline_sleep(POLL_MS);
	}
	conclude(report, REPORT_FAILED, result == SPOOL_OK ? reason : spool_reason(result), true);
}

/* ---- submitting ----------------------------------------------------------------- */

/* The submission was not answered: the job may be there, or come to be there in
 * a moment. It is on hold, so it is safe to look for it and go on with it. */
static enum spool find_after_silence(const struct job *job, int64_t *id)
{
	enum spool result = SPOOL_NO_ANSWER;

	for (int looks = 0; looks < LOOKS_AFTER_SILENCE; looks++) {
		struct spool_job found[SPOOL_JOBS];
		int count = 0;
		if (deadline_left(&job->deadline) < 0)
			break;
		result = spool_find(job->queue, job->name, found, &count);
		for (int i = 0; i < count; i++) {
			if (found[i].state == JOB_HELD) {
				*id = found[i].id;
				return SPOOL_OK;
			}
		}
		deadline_sleep(POLL_MS);
	}
	return result == SPOOL_OK ? SPOOL_NO_ANSWER : result;
}

static bool submit(const struct job *job, struct print_report *report)
{
	bool doubtful = false;
	enum spool result = spool_submit(job->queue, job->name, job->format, job->media,
	                                 job->document, &report->queue_job);

	if (result == SPOOL_NO_ANSWER) {
		doubtful = true;
		result = find_after_silence(job, &report->queue_job);
	}
	if (result != SPOOL_OK)
		conclude(report, REPORT_FAILED, spool_reason(result), doubtful);
	return result == SPOOL_OK;
}

/* ---- following ------------------------------------------------------------------ */

/* Why this job is to be taken back now, in *reason. A reason that stood before
 * the job came may be old news: the print system looks at a printer only while
 * a job runs. */
static bool is_hopeless(const struct job *job, const struct spool_job *now,
                        char reason[static PRINT_REASON])
{
	bool stale = deadline_passed(&job->deadline) < job->stale_ms;

	if (reasons_stop(&now->reasons, stale ? job->before : NULL, reason))
		return true;
	if (now->state != JOB_STOPPED)
		return false;
	snprintf(reason, PRINT_REASON, "stopped");
	return true;
}

/* One look at the job. True when *report is the last word. */
static bool look(const struct job *job, struct print_report *report)
{
	struct spool_job now;
	char reason[PRINT_REASON] = "deadline";
	enum spool result = spool_job(report->queue_job, &now);
	bool silent = result == SPOOL_NO_ANSWER;

	if (result == SPOOL_UNKNOWN) {
		conclude(report, REPORT_FAILED, "gone", false);
		return true;
	}
	if (result == SPOOL_OK && now.state >= JOB_CANCELED) {
		if (now.state == JOB_ABORTED && !reasons_stop(&now.reasons, NULL, reason))
			snprintf(reason, sizeof(reason), "aborted");
		if (now.state == JOB_ABORTED)
			conclude(report, REPORT_FAILED, reason, false);
		else
			conclude_ended(report, now.state, "canceled");
		return true;
	}
	bool over = deadline_left(&job->deadline) < (silent ? REQUEST_MS : 0);
	if (over && result == SPOOL_OK)
		reasons_likely(&now.reasons, reason);
	if (over || (result == SPOOL_OK && is_hopeless(job, &now, reason))) {
		job_take_back(report->queue_job, reason, report);
		return true;
	}
	if (result == SPOOL_OK && now.state == JOB_HELD)
		spool_release(report->queue_job);
	return false;
}

void job_run(const struct job *job, struct print_report *report,
             void (*spooled)(const struct print_report *report))
{
	if (!submit(job, report))
		return;
	conclude(report, REPORT_SPOOLED, "", false);
	spooled(report);
	for (int wait_ms = POLL_FIRST_MS; !look(job, report);) {
		deadline_sleep(wait_ms);
		wait_ms = wait_ms * 2 < POLL_MS ? wait_ms * 2 : POLL_MS;
	}
}
