#include "store/closing.h"

#include <string.h>

#include "store/carry.h"
#include "store/journal.h"
#include "store/query.h"

static bool is_unclosed(struct store *store, struct date day)
{
	struct query q = query_of(store, STMT_UNCLOSED);

	query_bind_day(&q, ":day", day);
	return query_number(&q) != 0;
}

static int64_t who_waits(struct store *store, struct date day)
{
	struct query q = query_of(store, STMT_STILL_WAITING);

	query_bind_day(&q, ":day", day);
	return query_number(&q);
}

/* The states of those who stayed are the day's whole story; the order of taking
 * is that of their rows. */
static void let_go(struct store *store, struct date day, const struct change *change,
                   const struct moment *now)
{
	int64_t visit;

	do
		visit = who_waits(store, day);
	while (visit && !store->fault &&
	       verbs_carry_out(store, visit, VERB_CLOSE_DAY, change, now).result == CHANGE_DONE);
}

static void add_closing(struct store *store, struct date day, const struct moment *now)
{
	struct query q = query_of(store, STMT_ADD_CLOSING);
	char head[STORE_DIGEST];
	int64_t event = journal_head(store, head);

	query_bind_int(&q, ":event", event);
	query_bind_day(&q, ":day", day);
	query_bind_moment(&q, now);
	query_bind_text(&q, ":head", head);
	query_run(&q);
}

static void read_rows(struct store *store, struct closing *closing)
{
	struct query q = query_of(store, STMT_NOT_SERVED);

	query_bind_day(&q, ":day", closing->day);
	query_bind_int(&q, ":max", CLOSING_ROWS);
	while (closing->row_count < CLOSING_ROWS && query_row(&q)) {
		struct closing_row *row = &closing->row[closing->row_count++];

		query_ticket_number(&q, row->number);
		row->state = query_visit_state(&q);
	}
	query_end(&q);
}

static void read_closing(struct store *store, enum statement which, const struct date *day,
                         struct closing *closing)
{
	struct query q = query_of(store, which);

	memset(closing, 0, sizeof(*closing));
	if (day)
		query_bind_day(&q, ":day", *day);
	if (!query_row(&q))
		return;
	closing->event = query_int(&q);
	closing->day = query_day(&q);
	closing->at = query_moment(&q);
	query_text(&q, closing->head, sizeof(closing->head));
	closing->taken = (int)query_int(&q);
	closing->done = (int)query_int(&q);
	closing->no_show = (int)query_int(&q);
	closing->cancelled = (int)query_int(&q);
	closing->unserved = (int)query_int(&q);
	closing->staying = (int)query_int(&q);
	query_end(&q);
	read_rows(store, closing);
}

static enum close_result close_day(struct store *store, struct date day,
                                   const struct change *change, const struct moment *now,
                                   struct closing *closing)
{
	bool unclosed = is_unclosed(store, day);

	if (unclosed) {
		let_go(store, day, change, now);
		journal_add(store, &(struct event){
			.actor = &change->actor, .at = now, .what = "day-closed",
			.becomes = "closed", .why = change->why,
		});
		add_closing(store, day, now);
	}
	read_closing(store, STMT_CLOSING_OF, &day, closing);
	if (unclosed)
		return CLOSE_DONE;
	return closing->event ? CLOSE_BEFORE : CLOSE_EMPTY;
}

enum fault store_close_day(struct store *store, struct date day, const char *why,
                           const struct actor *actor, const struct moment *now,
                           enum close_result *result, struct closing *closing)
{
	const struct change change = { .desk = "", .why = why, .actor = *actor };
	enum fault fault;

	*result = CLOSE_EMPTY;
	memset(closing, 0, sizeof(*closing));
	if (db_begin_write(store, "close the day"))
		*result = close_day(store, day, &change, now, closing);
	fault = db_end(store);
	if (fault)
		memset(closing, 0, sizeof(*closing));
	return fault;
}

enum fault store_is_unclosed(struct store *store, struct date day, bool *unclosed)
{
	*unclosed = false;
	if (db_begin_read(store, "ask whether the day is closed"))
		*unclosed = is_unclosed(store, day);
	return db_end(store);
}

enum fault store_day_before(struct store *store, struct date day, struct date *before)
{
	struct query q = query_of(store, STMT_DAY_BEFORE);

	*before = (struct date){ 0 };
	query_bind_day(&q, ":day", day);
	if (db_begin_read(store, "look for the day before") && query_row(&q)) {
		if (!query_is_null(&q))
			*before = query_day(&q);
		query_end(&q);
	}
	return db_end(store);
}

enum fault store_last_closing(struct store *store, struct closing *closing)
{
	enum fault fault = FAULT_NONE;

	memset(closing, 0, sizeof(*closing));
	if (db_begin_read(store, "read the last close"))
		read_closing(store, STMT_CLOSING, NULL, closing);
	fault = db_end(store);
	if (fault)
		memset(closing, 0, sizeof(*closing));
	return fault;
}
