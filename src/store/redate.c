#include "store/redate.h"

#include <string.h>

#include "store/journal.h"
#include "store/query.h"
#include "store/search_fill.h"
#include "store/take.h"

enum { SECONDS_A_DAY = 86400 };

/* A marked visit as it stands. */
struct doubtful {
	int64_t id;
	struct date day;
	char prefix[STORE_ACTOR];
	int64_t number; /* 0: it stands in no queue */
	struct moment taken;
	enum visit_state state;
};

enum fault store_clock_doubt(struct store *store, const char *boot, int *doubts, bool *asked)
{
	struct query q = query_of(store, STMT_DOUBTS);

	*doubts = 0;
	*asked = false;
	if (db_begin_read(store, "look for doubts about the clock")) {
		*doubts = (int)query_number(&q);
		q = query_of(store, STMT_CLOCK_CHECKED);
		if (query_row(&q)) {
			bool same_boot = strcmp(query_peek(&q), boot) == 0;

			*asked = same_boot && !query_int(&q);
			query_end(&q);
		}
	}
	return db_end(store);
}

static bool find_doubtful(struct store *store, int64_t after, struct doubtful *visit)
{
	struct query q = query_of(store, STMT_IN_DOUBT);

	memset(visit, 0, sizeof(*visit));
	query_bind_int(&q, ":after", after);
	if (!query_row(&q))
		return false;
	visit->id = query_int(&q);
	visit->day = query_day(&q);
	query_text(&q, visit->prefix, sizeof(visit->prefix));
	visit->number = query_int(&q);
	visit->taken = query_moment(&q);
	visit->state = query_visit_state(&q);
	query_end(&q);
	return store->fault == FAULT_NONE;
}

static bool number_is_taken(struct store *store, const struct doubtful *visit, struct date day)
{
	struct query q = query_of(store, STMT_FIND_VISIT);

	query_bind_day(&q, ":day", day);
	query_bind_text(&q, ":prefix", visit->prefix);
	query_bind_int(&q, ":number", visit->number);
	int64_t other = query_number(&q);
	return other && other != visit->id;
}

/* The day's series goes on after the number that comes to it. */
static void reach_number(struct store *store, const struct doubtful *visit, struct date day)
{
	struct query q = query_of(store, STMT_REACH_NUMBER);

	if (!visit->number)
		return;
	query_bind_day(&q, ":day", day);
	query_bind_text(&q, ":prefix", visit->prefix);
	query_bind_int(&q, ":number", visit->number);
	query_run(&q);
}

/* They are found by their day too. */
static void fill_search(struct store *store, int64_t visit)
{
	struct query q = query_of(store, STMT_VISIT_REQUESTS);

	query_bind_int(&q, ":visit", visit);
	query_bind_int(&q, ":max", ORDER_REQUESTS_MAX);
	while (query_row(&q))
		search_fill(store, query_int(&q));
}

static void redate(struct store *store, const struct doubtful *visit, const struct actor *actor,
                   const struct moment *now)
{
	int64_t today = (now->unix_s + now->utc_offset_s) / SECONDS_A_DAY;
	bool same_day = (visit->taken.unix_s + visit->taken.utc_offset_s) / SECONDS_A_DAY == today;
	char was[DATE_TEXT];

	reach_number(store, visit, now->date);
	struct query q = query_of(store, STMT_REDATE);
	query_bind_int(&q, ":visit", visit->id);
	query_bind_day(&q, ":day", now->date);
	query_bind_moment(&q, same_day ? &visit->taken : now);
	query_run(&q);
	fill_search(store, visit->id);
	date_format_iso(visit->day, was);
	journal_add(store, &(struct event){
		.actor = actor, .at = now, .visit = visit->id, .what = "redate", .why = was,
		.was = visit_state_name(visit->state), .becomes = visit_state_name(visit->state),
	});
}

static void remember(struct store *store, const char *boot, const struct actor *actor,
                     const struct moment *now)
{
	struct query q = query_of(store, STMT_CHECK_CLOCK);

	query_bind_text(&q, ":boot", boot);
	query_bind_day(&q, ":day", now->date);
	query_run(&q);
	journal_add(store, &(struct event){ .actor = actor, .at = now, .what = "clock-right" });
}

/* Nobody who is in the house stands in the queue of a day that has still to come. */
static void doubt_later(struct store *store, struct date today)
{
	struct query q = query_of(store, STMT_DOUBT_LATER);

	query_bind_day(&q, ":day", today);
	query_run(&q);
}

enum fault store_redate(struct store *store, const char *boot, const struct actor *actor,
                        const struct moment *now, int *left)
{
	struct doubtful visit = { 0 };

	*left = 0;
	if (db_begin_write(store, "redate")) {
		remember(store, boot, actor, now);
		doubt_later(store, now->date);
		while (find_doubtful(store, visit.id, &visit)) {
			if (number_is_taken(store, &visit, now->date))
				(*left)++;
			else
				redate(store, &visit, actor, now);
		}
	}
	return db_end(store);
}
