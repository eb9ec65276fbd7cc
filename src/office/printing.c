#include "office/printing.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "office/holder.h"
#include "office/order.h"
#include "store/queue.h"
#include "sys/log.h"

/* Somebody alive is at it. A claim of ours is none while no child of ours runs:
 * what became of it could not be recorded. */
static bool is_in_hand(const struct claim *claim)
{
	return claim->pid && claim->pid != getpid() && holder_alive(claim);
}

void printing_init(struct printing *printing)
{
	memset(printing, 0, sizeof *printing);
	printing->child = (struct child) { .in = -1, .out = -1 };
}

void printing_stop(struct printing *printing)
{
	child_stop(&printing->child);
	printing_init(printing);
}

bool printing_busy(const struct printing *printing)
{
	return printing->child.pid > 0;
}

int printing_fd(const struct printing *printing)
{
	return printing_busy(printing) ? printing->child.out : -1;
}

static enum fault mark(struct printing *printing, struct office *office, int64_t job,
                       enum print_verb verb, const struct print_report *report,
                       const struct moment *now)
{
	/* A report that names no queue knows no better one than stands there. */
	const char *queue = *report->queue ? report->queue : NULL;
	enum fault fault = store_print_mark(office->store, job, verb, queue, report->queue_job,
	                                    report->doubtful, report->reason, now);
	if (fault == FAULT_BUSY) {
		printing->owing = true;
		printing->owed_job = job;
		printing->owed_verb = verb;
		printing->owed = *report;
	} else if (fault) {
		log_line(LOG_LEVEL_ERROR, "print job %lld: cannot record its outcome: %s",
		         (long long)job, store_why(office->store));
	}
	return fault;
}

static void pay(struct printing *printing, struct office *office, const struct moment *now)
{
	struct print_report owed = printing->owed;
	if (!printing->owing)
		return;
	printing->owing = false;
	mark(printing, office, printing->owed_job, printing->owed_verb, &owed, now);
}

static void mark_failed(struct printing *printing, struct office *office, int64_t job,
                        const char *reason, bool doubtful, const struct moment *now)
{
	struct print_report report = { .state = REPORT_FAILED, .doubtful = doubtful };
	snprintf(report.reason, sizeof report.reason, "%s", reason);
	mark(printing, office, job, VERB_FAIL, &report, now);
	log_line(LOG_LEVEL_WARNING, "print job %lld failed: %s", (long long)job, reason);
}

/* A new task; what is owed of the last one stays. */
static void begin(struct printing *printing, enum print_task task)
{
	struct printing fresh = {
		.task = task, .child = { .in = -1, .out = -1 }, .owing = printing->owing,
		.owed_job = printing->owed_job, .owed_verb = printing->owed_verb,
		.owed = printing->owed,
	};
	*printing = fresh;
}

enum fault printing_start(struct printing *printing, struct office *office, int64_t job,
                          const struct moment *now)
{
	struct claim self;
	struct print_job claimed;
	struct print_order order;
	holder_self(&self);
	enum fault fault = store_print_claim(office->store, job, &self, holder_alive, now, &claimed);
	if (fault)
		return fault;
	begin(printing, PRINT_TICKET);
	printing->job = job;
	printing->visit = claimed.visit;
	fault = order_ticket(office, &claimed, &order);
	if (!fault)
		fault = order_run(office, &order, &printing->child);
	if (fault)
		mark_failed(printing, office, job, "no-child", false, now);
	return fault;
}

static enum printing_news take_report(struct printing *printing, struct office *office,
                                      const struct print_report *report,
                                      const struct moment *now)
{
	static const struct {
		enum print_verb verb;
		enum printing_news news;
	} means[REPORT_STATES] = {
		[REPORT_SPOOLED] = { VERB_SPOOL, PRINTING_SPOOLED },
		[REPORT_PRINTED] = { VERB_PRINT, PRINTING_PRINTED },
		[REPORT_FAILED] = { VERB_FAIL, PRINTING_FAILED },
		[REPORT_CANCELLED] = { VERB_TAKE_BACK, PRINTING_FAILED },
		[REPORT_READY] = { VERB_FAIL, PRINTING_FAILED }, /* not an answer to a ticket */
	};
	printing->report = *report;
	printing->told = report->state != REPORT_SPOOLED;
	mark(printing, office, printing->job, means[report->state].verb, report, now);
	if (printing->told && report->state != REPORT_PRINTED)
		log_line(LOG_LEVEL_WARNING, "print job %lld not printed: %s",
		         (long long)printing->job, report->reason);
	return means[report->state].news;
}

static bool is_fresh(struct office *office, int64_t visit, const struct moment *now)
{
	struct ticket ticket;
	bool found = false;
	if (store_ticket(office->store, visit, &found, &ticket) || !found)
		return false;
	int64_t age = now->unix_s - ticket.taken_at.unix_s;
	return age >= 0 && age <= PRINTING_FRESH_S;
}

static bool is_over(const struct print_job *job)
{
	return job->state != PRINT_PENDING && job->state != PRINT_SPOOLED;
}

/* A paper of which surely nothing has reached a printer, and whose owner still
 * waits, is printed when the sweep has ended. What may have begun to come out is
 * left to staff. */
static void try_again(struct printing *printing, struct office *office,
                      const struct print_job *job, const struct print_report *report,
                      const struct moment *now)
{
	if (!report->untouched || !is_fresh(office, job->visit, now))
		return;
	if (mark(printing, office, job->id, VERB_RETRY, report, now) == FAULT_NONE)
		printing->again = job->id;
}

/* What became of one job that a dead process left behind. */
static void settle(struct printing *printing, struct office *office,
                   const struct print_job *job, const struct print_report *report,
                   const struct moment *now)
{
	if (report->state == REPORT_PRINTED) {
		mark(printing, office, job->id, VERB_PRINT, report, now);
	} else if (!is_over(job)) {
		bool failed = mark(printing, office, job->id, VERB_FAIL, report, now) == FAULT_NONE;
		if (failed)
			try_again(printing, office, job, report, now);
	} else if (!report->doubtful) {
		store_print_settle(office->store, job->id, now);
	}
}

static void take_fate(struct printing *printing, struct office *office,
                      const struct print_report *report, const struct moment *now)
{
	for (int i = 0; i < printing->job_count; i++) {
		const struct print_job *job = &printing->jobs[i];
		if (strcmp(job->job_name, report->job_name) == 0)
			settle(printing, office, job, report, now);
	}
}

static enum printing_news take(struct printing *printing, struct office *office,
                               const struct print_report *report, const struct moment *now)
{
	if (printing->task == PRINT_TICKET)
		return take_report(printing, office, report, now);
	take_fate(printing, office, report, now);
	return PRINTING_QUIET;
}

/* The child is gone: a ticket without a last report has an unknown fate. */
static enum printing_news take_end(struct printing *printing, struct office *office,
                                   const struct moment *now)
{
	enum print_task task = printing->task;
	bool told = printing->told;
	int64_t job = printing->job, again = printing->again;
	struct print_report last = printing->report;
	child_stop(&printing->child);
	begin(printing, task);
	printing->report = last;
	if (task == PRINT_SWEEP) {
		if (again)
			printing_start(printing, office, again, now);
		return PRINTING_SWEPT;
	}
	if (told)
		return PRINTING_QUIET;
	mark_failed(printing, office, job, "child-died", true, now);
	return PRINTING_FAILED;
}

enum printing_news printing_read(struct printing *printing, struct office *office,
                                 const struct moment *now)
{
	enum printing_news news = PRINTING_QUIET;
	pay(printing, office, now);
	while (printing_busy(printing) && news == PRINTING_QUIET) {
		struct print_report report;
		enum reports_next next = reports_read(&printing->reports, printing->child.out, &report);
		if (next == REPORTS_NONE)
			break;
		if (next == REPORTS_END)
			return take_end(printing, office, now);
		if (next == REPORTS_ONE)
			news = take(printing, office, &report, now);
	}
	return news;
}

static bool start_sweep(struct printing *printing, struct office *office)
{
	struct print_order order;
	order_sweep(office, printing->jobs, printing->job_count, &order);
	return order_run(office, &order, &printing->child) == FAULT_NONE;
}

/* Never sent. True when it is to be printed now: its owner waits. */
static bool is_to_print(struct printing *printing, struct office *office,
                        const struct print_job *job, const struct moment *now)
{
	int64_t age = now->unix_s - job->state_at;
	if (age > PRINTING_FRESH_S || age < 0)
		mark_failed(printing, office, job->id, "stale", false, now);
	return age >= PRINTING_HANDS_OFF_S && age <= PRINTING_FRESH_S;
}

bool printing_recover(struct printing *printing, struct office *office,
                      const struct moment *now)
{
	struct print_job open[PRINTING_JOBS];
	int count = 0;
	int64_t unsent = 0;
	pay(printing, office, now);
	if (printing_busy(printing) || printing->owing)
		return false;
	if (store_print_open(office->store, open, PRINTING_JOBS, &count))
		return false;
	begin(printing, PRINT_SWEEP);
	for (int i = 0; i < count; i++) {
		if (is_in_hand(&open[i].claim))
			continue;
		if (open[i].attempt > 0)
			printing->jobs[printing->job_count++] = open[i];
		else if (is_to_print(printing, office, &open[i], now) && !unsent)
			unsent = open[i].id;
	}
	if (unsent)
		return printing_start(printing, office, unsent, now) == FAULT_NONE;
	return printing->job_count > 0 && start_sweep(printing, office);
}

void printing_give_up(struct printing *printing, struct office *office, int64_t job,
                      const struct moment *now)
{
	mark_failed(printing, office, job, "too-late", false, now);
}
