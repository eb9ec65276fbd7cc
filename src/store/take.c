#include "store/take.h"

#include <assert.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "core/buf.h"
#include "store/consent.h"
#include "store/journal.h"
#include "store/query.h"
#include "store/search_fill.h"

enum {
	TOPIC = 64,
	SERVICE = 16,
	HOW = 16,
	GAP_DAYS_MOST = 400, /* a school that was closed for a year opens again */
};

/* The take under way. */
struct take {
	struct store *store;
	const struct order *order;
	const struct moment *now;
	struct ticket *ticket;
};

static bool fits(const char *text, size_t least, size_t size)
{
	size_t len = strlen(text);

	return len >= least && len < size;
}

static void check_request(const struct request_order *request)
{
	const struct consent *consent = request->consent;

	assert(fits(request->service, 1, SERVICE));
	assert(request->answers->count <= ANSWERS_MAX);
	assert(!request->claim || fits(request->claim, 1, ANSWER_NAME));
	assert(request->paper_count >= 0 && request->paper_count <= PAPERS_MAX);
	for (int i = 0; i < request->paper_count; i++)
		assert(fits(request->papers[i].name, 1, ANSWER_NAME));
	if (consent) {
		assert(fits(consent->given_by, 0, ANSWER_VALUE));
		assert(fits(consent->for_whom, 0, ANSWER_VALUE));
		assert(fits(consent->how, 1, HOW));
	}
}

static void check_order(const struct order *order)
{
	assert(order->request_count >= 0 && order->request_count <= ORDER_REQUESTS_MAX);
	assert((order->request_count == 0) == (order->question != NULL));
	assert(!order->no_queue || order->request_count > 0);
	assert(!order->question || fits(order->question, 1, TOPIC));
	assert(fits(order->series, 0, TICKET_PREFIX));
	assert(fits(order->actor.account, 1, STORE_ACTOR));
	assert(fits(order->actor.desk, 0, STORE_ACTOR));
	for (int i = 0; i < order->request_count; i++)
		check_request(&order->request[i]);
}

/* The school day the visit belongs to: never before one that is on record, or
 * the numbers of that day would be given out a second time; nor so long after it
 * that only a clock gone wrong can have brought it there, or every later day
 * would be taken for the past. A day that no right clock shows, of a kiosk whose
 * first clock was dead, holds back no other. */
static struct date school_day(struct store *store, struct date today)
{
	struct query q = query_of(store, STMT_NEWEST_DAY);
	struct date newest;

	if (!query_row(&q))
		return today;
	newest = query_is_null(&q) ? today : query_day(&q);
	query_end(&q);
	if (!date_is_credible(newest))
		return today;
	int gap_days = date_to_days(today) - date_to_days(newest);
	return gap_days < 0 || gap_days > GAP_DAYS_MOST ? newest : today;
}

static bool is_doubtful(struct date day, struct date today)
{
	return date_compare(day, today) != 0 || !date_is_credible(today);
}

static int next_number(struct take *take)
{
	struct query next = query_of(take->store, STMT_NEXT_NUMBER);
	struct query last = query_of(take->store, STMT_LAST_NUMBER);

	query_bind_day(&next, ":day", take->ticket->day);
	query_bind_text(&next, ":prefix", take->order->series);
	query_run(&next);
	query_bind_day(&last, ":day", take->ticket->day);
	query_bind_text(&last, ":prefix", take->order->series);
	return (int)query_number(&last);
}

/* A paper register is continued once: later years begin with 1. A year that no right
 * clock shows is not the first. */
static int first_serial(struct take *take)
{
	struct query q = query_of(take->store, STMT_YEAR_BEFORE);
	struct date before = { 0, 1, 1 };

	query_bind_int(&q, ":year", take->ticket->day.year);
	before.year = (int)query_number(&q);
	return date_is_credible(before) ? 1 : take->store->register_start;
}

static int next_serial(struct take *take)
{
	struct query next = query_of(take->store, STMT_NEXT_SERIAL);
	struct query last = query_of(take->store, STMT_LAST_SERIAL);

	query_bind_int(&next, ":year", take->ticket->day.year);
	query_bind_int(&next, ":start", first_serial(take));
	query_run(&next);
	query_bind_int(&last, ":year", take->ticket->day.year);
	return (int)query_number(&last);
}

static int count_ahead(struct take *take)
{
	struct query q = query_of(take->store, STMT_AHEAD);

	query_bind_day(&q, ":day", take->ticket->day);
	query_bind_text(&q, ":state", visit_state_name(VISIT_WAITING));
	query_bind_int(&q, ":visit", take->ticket->visit);
	query_bind_int(&q, ":priority", take->store->priority_first);
	return (int)query_number(&q);
}

static void tell(struct take *take, struct event event)
{
	event.actor = &take->order->actor;
	event.at = take->now;
	event.visit = take->ticket->visit;
	journal_add(take->store, &event);
}

/* A visit after hours gets no number: the columns stay NULL. */
static void bind_number(struct take *take, struct query *q)
{
	int number;

	if (take->order->no_queue)
		return;
	number = next_number(take);
	if (take->store->fault)
		return;
	ticket_format_number(take->order->series, number, take->ticket->number);
	query_bind_text(q, ":prefix", take->order->series);
	query_bind_int(q, ":number", number);
}

static void add_visit(struct take *take)
{
	struct query q = query_of(take->store, STMT_ADD_VISIT);
	struct ticket *ticket = take->ticket;
	const char *state = visit_state_name(take->order->no_queue ? VISIT_LEFT : VISIT_WAITING);

	ticket->taken_at = *take->now;
	ticket->lang = take->order->lang;
	ticket->day = school_day(take->store, take->now->date);
	snprintf(ticket->code, sizeof(ticket->code), "%04u", (unsigned)randombytes_uniform(10000));
	bind_number(take, &q);
	query_bind_day(&q, ":day", ticket->day);
	query_bind_text(&q, ":code", ticket->code);
	query_bind_moment(&q, take->now);
	query_bind_text(&q, ":lang", lang_code(ticket->lang));
	query_bind_text(&q, ":state", state);
	query_bind_int(&q, ":clock_doubt", is_doubtful(ticket->day, take->now->date));
	ticket->visit = query_insert(&q);
	tell(take, (struct event){ .what = "take", .becomes = state });
}

static void add_question(struct take *take)
{
	struct query q = query_of(take->store, STMT_ADD_QUESTION);

	query_bind_int(&q, ":visit", take->ticket->visit);
	query_bind_text(&q, ":topic", take->order->question);
	query_run(&q);
}

/* What was not asked is not kept. */
static void add_answers(struct take *take, int64_t request, const struct answers *answers)
{
	for (int i = 0; i < answers->count; i++) {
		const struct answer *answer = &answers->item[i];
		struct query q = query_of(take->store, STMT_ADD_ANSWER);

		if (answer->state == ANSWER_NONE)
			continue;
		query_bind_int(&q, ":request", request);
		query_bind_text(&q, ":name", answer->name);
		query_bind_int(&q, ":position", i);
		query_bind_text(&q, ":state", answer_state_name(answer->state));
		query_bind_text(&q, ":value", answer->value);
		query_run(&q);
	}
}

static void add_papers(struct take *take, int64_t request, const struct request_order *order)
{
	for (int i = 0; i < order->paper_count; i++) {
		struct query q = query_of(take->store, STMT_ADD_PAPER);

		query_bind_int(&q, ":request", request);
		query_bind_text(&q, ":name", order->papers[i].name);
		query_bind_int(&q, ":position", i);
		query_bind_int(&q, ":with_me", order->papers[i].with_me);
		query_run(&q);
	}
}

/* The application as it was sent goes into the journal too, so that answers
 * changed behind its back can be told. */
static void tell_submitted(struct take *take, int64_t request, const struct request_order *order)
{
	struct buf detail = { 0 };

	for (int i = 0; i < order->answers->count; i++) {
		const struct answer *answer = &order->answers->item[i];

		if (answer->state != ANSWER_NONE)
			buf_format(&detail, "%s %s %s\n", answer->name,
			           answer_state_name(answer->state), answer->value);
	}
	for (int i = 0; i < order->paper_count; i++)
		buf_format(&detail, "paper %s %s\n", order->papers[i].name,
		           order->papers[i].with_me ? "yes" : "no");
	tell(take, (struct event){ .request = request, .what = "submit",
	                           .becomes = request_state_name(REQUEST_SUBMITTED),
	                           .detail = detail.data });
	buf_release(&detail);
}

static void add_link(struct take *take, int64_t request, int64_t first)
{
	struct query q = query_of(take->store, STMT_ADD_RESUBMISSION);

	query_bind_int(&q, ":request", request);
	query_bind_int(&q, ":first", first);
	query_run(&q);
}

static void add_claim(struct take *take, int64_t request, const char *name)
{
	struct query q = query_of(take->store, STMT_ADD_CLAIM);

	query_bind_int(&q, ":request", request);
	query_bind_text(&q, ":name", name);
	query_run(&q);
}

static void add_request(struct take *take, const struct request_order *order)
{
	struct query q = query_of(take->store, STMT_ADD_REQUEST);
	struct ticket_request *request = &take->ticket->request[take->ticket->request_count++];
	int serial = next_serial(take);

	if (take->store->fault)
		return;
	ticket_format_registration(take->ticket->day.year, serial, request->registration);
	snprintf(request->service, sizeof(request->service), "%s", order->service);
	query_bind_int(&q, ":visit", take->ticket->visit);
	query_bind_int(&q, ":year", take->ticket->day.year);
	query_bind_int(&q, ":serial", serial);
	query_bind_text(&q, ":service", order->service);
	query_bind_text(&q, ":state", request_state_name(REQUEST_SUBMITTED));
	query_bind_int(&q, ":at", take->now->unix_s);
	request->id = query_insert(&q);
	add_answers(take, request->id, order->answers);
	add_papers(take, request->id, order);
	tell_submitted(take, request->id, order);
	if (order->claim)
		add_claim(take, request->id, order->claim);
	if (order->first)
		add_link(take, request->id, order->first);
	if (order->consent) {
		consent_add(take->store, request->id, order->consent, take->now);
		consent_tell(take->store, &(struct event){
			.actor = &take->order->actor, .at = take->now,
			.visit = take->ticket->visit, .request = request->id });
	}
	search_fill(take->store, request->id);
}

/* The name is to be found again among the jobs of a whole print system: two
 * kiosks may share one. */
static void add_print_job(struct take *take)
{
	struct query q = query_of(take->store, STMT_ADD_PRINT_JOB);
	const struct ticket *ticket = take->ticket;
	char name[48], day[DATE_TEXT];

	date_format_iso(ticket->day, day);
	snprintf(name, sizeof(name), "kiosk-%s-%s-%08x", day,
	         *ticket->number ? ticket->number : ticket->request[0].registration,
	         (unsigned)randombytes_random());
	query_bind_int(&q, ":visit", take->ticket->visit);
	query_bind_int(&q, ":copy", 0);
	query_bind_text(&q, ":state", print_state_name(PRINT_PENDING));
	query_bind_int(&q, ":at", take->now->unix_s);
	query_bind_text(&q, ":job_name", name);
	take->ticket->print_job = query_insert(&q);
	tell(take, (struct event){ .print_job = take->ticket->print_job, .what = "print",
	                           .becomes = print_state_name(PRINT_PENDING) });
}

enum fault store_take_ticket(struct store *store, const struct order *order,
                             const struct moment *now, struct ticket *ticket)
{
	struct take take = { .store = store, .order = order, .now = now, .ticket = ticket };
	enum fault fault;

	check_order(order);
	memset(ticket, 0, sizeof(*ticket));
	if (db_begin_write(store, "take a ticket")) {
		add_visit(&take);
		if (order->question)
			add_question(&take);
		for (int i = 0; i < order->request_count; i++)
			add_request(&take, &order->request[i]);
		ticket->ahead = order->no_queue ? 0 : count_ahead(&take);
		if (order->want_paper)
			add_print_job(&take);
	}
	fault = db_end(store);
	if (fault)
		memset(ticket, 0, sizeof(*ticket));
	return fault;
}

enum fault store_school_day(struct store *store, struct date today, struct date *day)
{
	*day = today;
	if (db_begin_read(store, "look for the school day"))
		*day = school_day(store, today);
	return db_end(store);
}

enum fault store_newest_day(struct store *store, struct date *day)
{
	struct query q = query_of(store, STMT_NEWEST_DAY);

	*day = (struct date){ 0 };
	if (db_begin_read(store, "look for the newest day") && query_row(&q)) {
		if (!query_is_null(&q))
			*day = query_day(&q);
		query_end(&q);
	}
	return db_end(store);
}
