#include "store/papers.h"

#include <assert.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "store/journal.h"
#include "store/query.h"

/* Whoever drives the printer is no person at a desk. */
static const struct actor driver = { .account = "kiosk", .desk = "" };

static const char *const verbs[] = {
	[VERB_SPOOL] = "print-spool",
	[VERB_PRINT] = "print-done",
	[VERB_FAIL] = "print-fail",
	[VERB_TAKE_BACK] = "print-take-back",
	[VERB_RETRY] = "print-retry",
};
static_assert(sizeof(verbs) / sizeof(verbs[0]) == PRINT_VERBS, "a verb without a name");

static void read_job(struct query *q, struct print_job *job)
{
	memset(job, 0, sizeof(*job));
	job->id = query_int(q);
	job->visit = query_int(q);
	job->state = query_print_state(q);
	job->copy = (int)query_int(q);
	job->attempt = (int)query_int(q);
	query_text(q, job->job_name, sizeof(job->job_name));
	query_text(q, job->queue, sizeof(job->queue));
	job->queue_job = query_int(q);
	job->doubtful = query_int(q) != 0;
	query_text(q, job->reason, sizeof(job->reason));
	query_text(q, job->claim.boot_id, sizeof(job->claim.boot_id));
	job->claim.pid = query_int(q);
	job->claim.started = query_int(q);
	job->state_at = query_int(q);
}

static bool find_job(struct store *store, int64_t id, struct print_job *job)
{
	struct query q = query_of(store, STMT_PRINT_JOB);

	query_bind_int(&q, ":print_job", id);
	if (query_row(&q)) {
		read_job(&q, job);
		query_end(&q);
	} else {
		db_refuse(store, FAULT_STALE, "there is no print job %lld", (long long)id);
	}
	return store->fault == FAULT_NONE;
}

static bool is_over(const struct print_job *job)
{
	return job->state != PRINT_PENDING && job->state != PRINT_SPOOLED && !job->doubtful;
}

/* Writes the job and the event that led to it. */
static void change_job(struct store *store, const struct print_job *job, enum print_state was,
                       const char *what, const char *why, const struct moment *now)
{
	struct query q = query_of(store, STMT_CHANGE_PRINT_JOB);

	query_bind_int(&q, ":print_job", job->id);
	query_bind_int(&q, ":attempt", job->attempt);
	query_bind_text(&q, ":state", print_state_name(job->state));
	query_bind_int(&q, ":at", now->unix_s);
	query_bind_text(&q, ":queue", job->queue);
	query_bind_int(&q, ":queue_job", job->queue_job);
	query_bind_int(&q, ":doubtful", job->doubtful);
	query_bind_text(&q, ":reason", job->reason);
	query_bind_text(&q, ":claim_boot", job->claim.boot_id);
	query_bind_int(&q, ":claim_pid", job->claim.pid);
	query_bind_int(&q, ":claim_started", job->claim.started);
	query_run(&q);
	journal_add(store, &(struct event){
		.actor = &driver, .at = now, .visit = job->visit, .print_job = job->id,
		.what = what, .was = print_state_name(was),
		.becomes = print_state_name(job->state), .why = why,
	});
}

enum fault store_print_claim(struct store *store, int64_t id, const struct claim *claim,
                             bool (*is_alive)(const struct claim *),
                             const struct moment *now, struct print_job *out)
{
	struct print_job job;
	enum fault fault;

	assert(claim->pid > 0);
	if (db_begin_write(store, "claim a print job") && find_job(store, id, &job)) {
		if (is_over(&job))
			db_refuse(store, FAULT_STALE, "print job %lld is over (%s)", (long long)id,
			          print_state_name(job.state));
		else if (job.claim.pid != 0 && is_alive(&job.claim))
			db_refuse(store, FAULT_STALE, "process %lld has print job %lld",
			          (long long)job.claim.pid, (long long)id);
		job.claim = *claim;
		job.attempt++;
		job.queue[0] = '\0';
		job.queue_job = 0;
		change_job(store, &job, job.state, "print-claim", NULL, now);
	}
	fault = db_end(store);
	if (fault == FAULT_NONE)
		*out = job;
	return fault;
}

enum fault store_print_mark(struct store *store, int64_t id, enum print_verb verb,
                            const char *queue, int64_t queue_job, bool doubtful,
                            const char *reason, const struct moment *now)
{
	struct print_job job;
	enum print_state was;

	if (db_begin_write(store, "mark a print job") && find_job(store, id, &job)) {
		was = job.state;
		if (!rules_print(was, verb, &job.state))
			db_refuse(store, FAULT_STALE, "print job %lld is %s: no %s", (long long)id,
			          print_state_name(was), verbs[verb]);
		if (queue) {
			snprintf(job.queue, sizeof(job.queue), "%s", queue);
			job.queue_job = queue_job;
		}
		if (reason)
			snprintf(job.reason, sizeof(job.reason), "%s", reason);
		job.doubtful = doubtful;
		if (verb != VERB_SPOOL)
			job.claim = (struct claim){ 0 };
		change_job(store, &job, was, verbs[verb], reason ? job.reason : NULL, now);
	}
	return db_end(store);
}

enum fault store_print_settle(struct store *store, int64_t id, const struct moment *now)
{
	struct print_job job;

	if (db_begin_write(store, "settle a print job") && find_job(store, id, &job)) {
		if (!job.doubtful)
			db_refuse(store, FAULT_STALE, "print job %lld is not in doubt",
			          (long long)id);
		job.doubtful = false;
		if (is_over(&job))
			job.claim = (struct claim){ 0 };
		change_job(store, &job, job.state, "print-settle", NULL, now);
	}
	return db_end(store);
}

static int64_t add_copy(struct store *store, int64_t visit, int copy, const struct moment *now)
{
	struct query q = query_of(store, STMT_ADD_PRINT_JOB);
	char name[48];

	snprintf(name, sizeof(name), "kiosk-copy-%lld-%d-%08x", (long long)visit, copy,
	         (unsigned)randombytes_random());
	query_bind_int(&q, ":visit", visit);
	query_bind_int(&q, ":copy", copy);
	query_bind_text(&q, ":state", print_state_name(PRINT_PENDING));
	query_bind_int(&q, ":at", now->unix_s);
	query_bind_text(&q, ":job_name", name);
	return query_insert(&q);
}

/* A visit without any paper begins with copy 1 as well: it is no first ticket. */
enum fault store_reprint(struct store *store, int64_t visit, const struct actor *actor,
                         const struct moment *now, int64_t *job)
{
	struct query q;
	int64_t added = 0;

	*job = 0;
	if (db_begin_write(store, "reprint")) {
		q = query_of(store, STMT_VISIT);
		query_bind_int(&q, ":visit", visit);
		bool found = query_row(&q);
		query_end(&q);
		q = query_of(store, STMT_LAST_COPY);
		query_bind_int(&q, ":visit", visit);
		int copy = (int)query_number(&q) + 1;
		added = found ? add_copy(store, visit, copy, now) : 0;
		if (added)
			journal_add(store, &(struct event){
				.actor = actor, .at = now, .visit = visit, .print_job = added,
				.what = "reprint", .becomes = print_state_name(PRINT_PENDING),
			});
	}
	enum fault fault = db_end(store);
	if (!fault)
		*job = added;
	return fault;
}

enum fault store_newest_print_job(struct store *store, bool *found, struct print_job *job)
{
	struct query q = query_of(store, STMT_NEWEST_PRINT_JOB);

	*found = false;
	if (db_begin_read(store, "find the newest print job") && query_row(&q)) {
		read_job(&q, job);
		query_end(&q);
		*found = true;
	}
	return db_end(store);
}

enum fault store_print_open(struct store *store, struct print_job *jobs, int max, int *count)
{
	struct query q = query_of(store, STMT_PRINT_OPEN);
	enum fault fault;

	assert(max >= 0);
	*count = 0;
	if (db_begin_read(store, "list print jobs")) {
		query_bind_int(&q, ":max", max);
		while (query_row(&q))
			read_job(&q, &jobs[(*count)++]);
	}
	fault = db_end(store);
	if (fault)
		*count = 0;
	return fault;
}
