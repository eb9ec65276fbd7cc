/* The daily close: who waits is let go, nobody else; once; whole or not at all. */
#include "fixture.h"

#include <signal.h>

#include "store/closing.h"
#include "store/db.h"
#include "store/events.h"
#include "store/outcome.h"
#include "store/verbs.h"

enum { WAITING = 12, CLOSERS = 6, KILLS = 25 };

static const struct actor head = { .account = "director", .desk = "" };
static struct closing closing;

static enum close_result close_monday(void)
{
	enum close_result result;

	assert_fault(FAULT_NONE, store_close_day(fixture_store, monday.date, "", &head, &monday,
	                                         &result, &closing));
	return result;
}

/* A visit ends only with its requests decided; here each has one of its own id. */
static void withdraw(int64_t request)
{
	const struct decision decision = { .verb = VERB_WITHDRAW, .actor = { "gulnar", "1" } };
	struct decided decided;

	assert_fault(FAULT_NONE, store_decide(fixture_store, request, &decision, &monday, &decided));
	assert_int_equal(decided.result, DECIDE_DONE);
}

static void bring_to(int64_t visit, const enum visit_verb *verbs, int count)
{
	const struct change change = { .desk = "1", .why = "", .actor = { "gulnar", "1" } };
	struct change_outcome outcome;

	for (int i = 0; i < count; i++) {
		if (verbs[i] == VERB_FINISH)
			withdraw(visit);
		assert_fault(FAULT_NONE, store_visit(fixture_store, visit, verbs[i], &change, &monday,
		                                     &outcome));
		assert_int_equal(outcome.result, CHANGE_DONE);
	}
}

/* One visit in each state a day can leave behind; ids from 1. */
static void fill_day(void)
{
	static const struct {
		enum visit_verb verbs[3];
		int count;
	} ways[] = {
		{ { 0 }, 0 },
		{ { VERB_CALL }, 1 },
		{ { VERB_CALL, VERB_START }, 2 },
		{ { VERB_HOLD }, 1 },
		{ { VERB_CALL, VERB_START, VERB_FINISH }, 3 },
		{ { VERB_CALL, VERB_NO_SHOW }, 2 },
		{ { VERB_CANCEL }, 1 },
	};
	struct order order = some_order();

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		struct ticket ticket = take(fixture_store, &order, &monday);

		bring_to(ticket.visit, ways[i].verbs, ways[i].count);
	}
}

static void who_waits_is_let_go_and_nobody_else(void **state)
{
	(void)state;
	fill_day();
	assert_int_equal(close_monday(), CLOSE_DONE);
	assert_peek("SELECT group_concat(state) FROM (SELECT state FROM visit ORDER BY id)",
	            "left,left,serving,held,done,no-show,cancelled");
	assert_peek("SELECT count(*) FROM request WHERE state = 'submitted'", "6");
	assert_int_equal(closing.taken, 7);
	assert_int_equal(closing.done, 1);
	assert_int_equal(closing.no_show, 1);
	assert_int_equal(closing.cancelled, 1);
	assert_int_equal(closing.unserved, 2);
	assert_int_equal(closing.staying, 2);
	assert_int_equal(closing.row_count, 4);
	assert_string_equal(closing.row[0].number, "1");
	assert_int_equal(closing.row[2].state, VISIT_SERVING);
	assert_int_equal(closing.row[3].state, VISIT_HELD);
	assert_peek("SELECT count(*) FROM event WHERE what = 'close-day' AND becomes = 'left'", "2");
	assert_chain_whole(fixture_store);
}

static void its_head_is_the_chains(void **state)
{
	int64_t event;

	(void)state;
	fill_day();
	close_monday();
	assert_peek("SELECT hash = (SELECT head FROM closing) AND what = 'day-closed'"
	            " AND account = 'director' FROM event ORDER BY id DESC LIMIT 1", "1");
	assert_string_equal(closing.head, peek("SELECT hash FROM journal_head"));
	closing.head[8] = '\0';
	assert_fault(FAULT_NONE, store_event_of_hash(fixture_store, closing.head, &event));
	assert_int_equal(event, closing.event);
	assert_fault(FAULT_NONE, store_event_of_hash(fixture_store, "0123456789", &event));
	assert_int_equal(event, 0);
}

static void twice_is_once(void **state)
{
	struct order order = some_order();
	struct closing last;

	(void)state;
	fill_day();
	close_monday();
	char *before = strdup(peek("SELECT hash FROM journal_head"));
	assert_int_equal(close_monday(), CLOSE_BEFORE);
	assert_string_equal(peek("SELECT hash FROM journal_head"), before);
	assert_int_equal(closing.row_count, 4);
	assert_fault(FAULT_NONE, store_last_closing(fixture_store, &last));
	assert_int_equal(last.event, closing.event);
	free(before);
	/* Somebody comes all the same. */
	take(fixture_store, &order, &monday);
	assert_int_equal(close_monday(), CLOSE_DONE);
	assert_int_equal(closing.unserved, 3);
	assert_peek("SELECT count(*) FROM closing", "2");
}

static void an_empty_room_is_not_closed(void **state)
{
	struct order order = some_order();
	bool unclosed;

	(void)state;
	assert_int_equal(close_monday(), CLOSE_EMPTY);
	assert_peek("SELECT count(*) FROM event", "0");
	order.no_queue = true; /* after hours: in no queue */
	take(fixture_store, &order, &monday);
	assert_int_equal(close_monday(), CLOSE_EMPTY);
	assert_fault(FAULT_NONE, store_is_unclosed(fixture_store, monday.date, &unclosed));
	assert_false(unclosed);
}

static void numbers_start_afresh_and_requests_go_on(void **state)
{
	struct moment tuesday = days_later(monday, 1);
	struct order order = some_order();
	struct date before;
	bool unclosed;

	(void)state;
	fill_day();
	struct ticket ticket = take(fixture_store, &order, &tuesday);
	assert_string_equal(ticket.number, "1");
	assert_fault(FAULT_NONE, store_day_before(fixture_store, tuesday.date, &before));
	assert_int_equal(date_compare(before, monday.date), 0);
	assert_fault(FAULT_NONE, store_is_unclosed(fixture_store, before, &unclosed));
	assert_true(unclosed);
	assert_int_equal(close_monday(), CLOSE_DONE);
	assert_peek("SELECT state FROM visit WHERE day = '2026-11-24'", "waiting");
	assert_fault(FAULT_NONE, store_day_before(fixture_store, monday.date, &before));
	assert_int_equal(before.year, 0);
}

static void of_six_who_close_at_once_one_does(void **state)
{
	struct order order = some_order();
	int status, done = 0;

	(void)state;
	for (int i = 0; i < WAITING; i++)
		take(fixture_store, &order, &monday);
	for (int i = 0; i < CLOSERS; i++) {
		if (fork() == 0) {
			enum close_result result;
			struct store *store;

			if (store_open(fixture_path, STORE_WAIT_SCRIPT_MS, 1, &store, NULL) ||
			    store_close_day(store, monday.date, "time", &head, &monday, &result, &closing))
				_exit(9);
			_exit(result == CLOSE_DONE);
		}
	}
	for (int i = 0; i < CLOSERS; i++) {
		assert_true(wait(&status) > 0);
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) <= 1);
		done += WEXITSTATUS(status);
	}
	assert_int_equal(done, 1);
	assert_peek("SELECT count(*) FROM event WHERE what = 'day-closed'", "1");
	assert_peek("SELECT count(*) FROM event WHERE what = 'close-day'", "12");
	assert_peek("SELECT count(*) FROM closing", "1");
	assert_chain_whole(fixture_store);
}

static int die_at(unsigned kind, void *context, void *stmt, void *sql)
{
	int *left = context;

	(void)kind;
	(void)stmt;
	(void)sql;
	if (--*left == 0)
		raise(SIGKILL);
	return 0;
}

/* Killed at its n-th statement: whole or not at all. True when it was killed. */
static bool kill_close_at(int n)
{
	int status;

	if (fork() == 0) {
		enum close_result result;
		struct store *store;

		if (store_open(fixture_path, STORE_WAIT_SCRIPT_MS, 1, &store, NULL))
			_exit(9);
		sqlite3_trace_v2(store->db, SQLITE_TRACE_STMT, die_at, &n);
		_exit(store_close_day(store, monday.date, "time", &head, &monday, &result, &closing));
	}
	assert_true(wait(&status) > 0);
	assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
	return WIFSIGNALED(status);
}

static void killed_in_the_middle_it_is_whole_or_not_at_all(void **state)
{
	struct order order = some_order();
	int at = 1;

	(void)state;
	for (int i = 0; i < 3; i++)
		take(fixture_store, &order, &monday);
	while (kill_close_at(at)) {
		assert_peek("SELECT count(*) FROM visit WHERE state = 'waiting'", "3");
		assert_peek("SELECT count(*) FROM closing", "0");
		assert_chain_whole(fixture_store);
		at++;
	}
	assert_true(at > KILLS);
	assert_peek("SELECT count(*) FROM visit WHERE state = 'left'", "3");
	assert_peek("SELECT count(*) FROM closing", "1");
	assert_chain_whole(fixture_store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(who_waits_is_let_go_and_nobody_else, fixture_setup,
		                                fixture_teardown),
		cmocka_unit_test_setup_teardown(its_head_is_the_chains, fixture_setup,
		                                fixture_teardown),
		cmocka_unit_test_setup_teardown(twice_is_once, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(an_empty_room_is_not_closed, fixture_setup,
		                                fixture_teardown),
		cmocka_unit_test_setup_teardown(numbers_start_afresh_and_requests_go_on,
		                                fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(of_six_who_close_at_once_one_does, fixture_setup,
		                                fixture_teardown),
		cmocka_unit_test_setup_teardown(killed_in_the_middle_it_is_whole_or_not_at_all,
		                                fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
