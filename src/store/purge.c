#include "store/purge.h"

#include <string.h>

#include "store/forget.h"
#include "store/journal.h"
#include "store/query.h"
#include "store/subject.h"
#include "store/upkeep.h"

enum { BATCH = 20 };

struct purging {
	struct store *store;
	const struct purge_limits *limits;
	const struct actor *actor;
	const struct moment *now;
	int64_t after; /* the last request that is done with */
};

static struct query query_before(struct store *store, enum statement which,
                                 const struct purge_limits *limits)
{
	struct query q = query_of(store, which);

	query_bind_int(&q, ":before", limits->before);
	return q;
}

enum fault store_purge_count(struct store *store, const struct purge_limits *limits,
                             struct purge_counts *counts)
{
	memset(counts, 0, sizeof(*counts));
	if (db_begin_read(store, "count what is to be forgotten")) {
		struct query requests = query_before(store, STMT_PURGE_COUNTS, limits);
		struct query comments = query_before(store, STMT_OLD_VISITS, limits);
		struct query undecided = query_before(store, STMT_OVERAGED, limits);

		query_bind_day(&requests, ":today", limits->today);
		if (query_row(&requests)) {
			counts->ended = (int)query_int(&requests);
			counts->taken_back = (int)query_int(&requests);
			query_end(&requests);
		}
		counts->comments = (int)query_number(&comments);
		counts->undecided = (int)query_number(&undecided);
	}
	return db_end(store);
}

static void purge_one(const struct purging *purging, int64_t request, int64_t visit)
{
	const struct amend amend = { .request = request, .actor = *purging->actor,
	                             .now = purging->now };

	forget_request(purging->store, request, visit);
	subject_add_right(purging->store, &amend, RIGHT_DELETED, purging->limits->today);
	journal_add(purging->store, &(struct event){
		.actor = purging->actor, .at = purging->now, .visit = visit, .request = request,
		.what = "purge",
	});
}

/* Forgets the next few; how many. */
static int purge_some(struct purging *purging)
{
	struct query q = query_before(purging->store, STMT_TO_PURGE, purging->limits);
	int64_t request[BATCH], visit[BATCH];
	int count = 0;

	query_bind_day(&q, ":today", purging->limits->today);
	query_bind_int(&q, ":after", purging->after);
	query_bind_int(&q, ":max", BATCH);
	while (query_row(&q)) {
		request[count] = query_int(&q);
		visit[count++] = query_int(&q);
	}
	for (int i = 0; i < count; i++)
		purge_one(purging, request[i], visit[i]);
	if (count)
		purging->after = request[count - 1];
	return count;
}

/* One event for all of them: nothing tells them apart any more. */
static void purge_comments(const struct purging *purging)
{
	struct query old = query_before(purging->store, STMT_OLD_VISITS, purging->limits);
	struct query forget = query_before(purging->store, STMT_FORGET_VISITS, purging->limits);

	if (query_number(&old) == 0)
		return;
	query_run(&forget);
	journal_add(purging->store, &(struct event){
		.actor = purging->actor, .at = purging->now, .what = "purge", .why = "comments",
	});
}

enum fault store_purge(struct store *store, const struct purge_limits *limits,
                       const struct actor *actor, const struct moment *now, int *done)
{
	struct purging purging = { store, limits, actor, now, 0 };
	enum fault fault = FAULT_NONE;
	int count;

	*done = 0;
	do {
		count = 0;
		if (db_begin_write(store, "forget what is old"))
			count = purge_some(&purging);
		fault = db_end(store);
		*done += fault ? 0 : count;
	} while (!fault && count == BATCH);
	if (!fault && db_begin_write(store, "forget old comments"))
		purge_comments(&purging);
	if (!fault)
		fault = db_end(store);
	return fault ? fault : store_clean(store);
}
