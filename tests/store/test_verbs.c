#include "fixture.h"

#include <signal.h>
#include <time.h>

#include "store/verbs.h"

enum { RACERS = 8, VISITORS = 120, KILLS = 30 };

static const struct change at_three = {
	.desk = "3", .why = "", .actor = { .account = "gulnar", .desk = "3" },
};

static const char chain_and_state[] =
	"SELECT count(*) FROM visit WHERE state IS NOT (SELECT becomes FROM event"
	" WHERE event.visit = visit.id AND request IS NULL AND print_job IS NULL"
	" ORDER BY event.id DESC LIMIT 1)";

static struct moment later(int seconds)
{
	struct moment moment = monday;

	moment.unix_s += seconds;
	return moment;
}

static struct change_outcome do_verb(int64_t visit, enum visit_verb verb,
                                     const struct change *change, int seconds)
{
	struct change_outcome outcome;
	struct moment now = later(seconds);

	assert_fault(FAULT_NONE, store_visit(fixture_store, visit, verb, change, &now, &outcome));
	return outcome;
}

static struct change_outcome call_next(const char *desk, int seconds)
{
	struct change change = { .desk = desk, .why = "", .actor = { "gulnar", desk } };
	struct change_outcome outcome;
	struct moment now = later(seconds);

	assert_fault(FAULT_NONE, store_call_next(fixture_store, monday.date, &change, &now, &outcome));
	return outcome;
}

/* Takes n questions; ids from 1. */
static void take_questions(int n)
{
	struct order order = some_question();

	for (int i = 0; i < n; i++)
		take(fixture_store, &order, &monday);
}

static void assert_called(const char *desk, int seconds, int64_t visit)
{
	struct change_outcome outcome = call_next(desk, seconds);

	assert_int_equal(outcome.visit, visit);
	assert_int_equal(outcome.result, visit ? CHANGE_DONE : CHANGE_NOBODY);
}

static void put_into(int64_t visit, enum visit_state state)
{
	char sql[200];

	snprintf(sql, sizeof(sql), "UPDATE visit SET state = '%s' WHERE id = %lld",
	         visit_state_name(state), (long long)visit);
	assert_int_equal(behind(sql), SQLITE_OK);
}

/* What the rules allow is done with its event; what they forbid writes nothing. */
static void every_verb_in_every_state(void **state)
{
	int done = 0, refused = 0;

	(void)state;
	take_questions(1);
	for (int from = 0; from < VISIT_STATES; from++) {
		for (int verb = 0; verb < VISIT_VERBS; verb++) {
			enum visit_state to = VISIT_LEFT;
			bool may = rules_visit((enum visit_state)from, (enum visit_verb)verb, &to);
			char before[4096], event[200];

			put_into(1, (enum visit_state)from);
			snprintf(before, sizeof(before), "%s", peek("SELECT count(*) FROM event"));
			struct change_outcome outcome =
				do_verb(1, (enum visit_verb)verb, &at_three, 60);
			assert_int_equal(outcome.visit, 1);
			assert_int_equal(outcome.was, from);
			assert_int_equal(outcome.result, may ? CHANGE_DONE : CHANGE_FORBIDDEN);
			assert_int_equal(outcome.is, may ? to : (enum visit_state)from);
			assert_peek("SELECT state FROM visit", visit_state_name(outcome.is));
			snprintf(event, sizeof(event), "%d", atoi(before) + may);
			assert_peek("SELECT count(*) FROM event", event);
			if (may) {
				snprintf(event, sizeof(event), "gulnar|3|1|%s|%s|%s",
				         visit_verb_name((enum visit_verb)verb),
				         visit_state_name((enum visit_state)from), visit_state_name(to));
				assert_peek("SELECT account || '|' || desk || '|' || visit || '|' || what"
				            " || '|' || was || '|' || becomes FROM event ORDER BY id DESC",
				            event);
			}
			done += may;
			refused += !may;
		}
	}
	assert_true(done > 20 && refused > 20);
	assert_chain_whole(fixture_store);
}

static void a_refusal_leaves_the_file_alone(void **state)
{
	char before[200], after[200];

	(void)state;
	take_questions(1);
	assert_int_equal(shell("cat kiosk.db kiosk.db-wal | sha256sum", before, sizeof(before)), 0);
	assert_int_equal(do_verb(1, VERB_FINISH, &at_three, 0).result, CHANGE_FORBIDDEN);
	assert_int_equal(do_verb(99, VERB_CALL, &at_three, 0).result, CHANGE_NO_VISIT);
	assert_int_equal(do_verb(99, VERB_CALL, &at_three, 0).visit, 99);
	assert_int_equal(shell("cat kiosk.db kiosk.db-wal | sha256sum", after, sizeof(after)), 0);
	assert_string_equal(before, after);
}

static void the_oldest_is_called_first(void **state)
{
	(void)state;
	assert_called("3", 0, 0);
	take_questions(3);
	assert_called("3", 0, 1);
	assert_called("5", 1, 2);
	assert_peek("SELECT group_concat(desk || ':' || state || ':' || max(called_at - 1795406525, -1))"
	            " FROM visit", "3:called:0,5:called:1,:waiting:-1");
}

static void a_visit_after_hours_is_not_called(void **state)
{
	struct order order = some_order();

	(void)state;
	order.no_queue = true;
	int64_t visit = take(fixture_store, &order, &monday).visit;
	assert_called("3", 0, 0);
	assert_int_equal(do_verb(visit, VERB_CALL, &at_three, 0).result, CHANGE_FORBIDDEN);
}

static void yesterdays_are_not_called(void **state)
{
	struct order order = some_question();
	struct moment tuesday = days_later(monday, 1);
	struct change_outcome outcome;

	(void)state;
	take(fixture_store, &order, &monday);
	take(fixture_store, &order, &tuesday);
	assert_fault(FAULT_NONE, store_call_next(fixture_store, tuesday.date, &at_three, &tuesday,
	                                         &outcome));
	assert_int_equal(outcome.visit, 2);
}

static void recalls_are_counted(void **state)
{
	(void)state;
	take_questions(1);
	assert_called("3", 0, 1);
	do_verb(1, VERB_RECALL, &at_three, 30);
	do_verb(1, VERB_RECALL, &at_three, 60);
	assert_peek("SELECT recalls || '|' || (called_at - 1795406525) FROM visit", "2|60");
	do_verb(1, VERB_REQUEUE, &(struct change){ .desk = "", .why = "", .actor = { "gulnar", "3" } }, 90);
	assert_peek("SELECT desk || '|' || state FROM visit", "|waiting");
	assert_called("3", 100, 1);
	assert_peek("SELECT recalls FROM visit", "0");
}

static void a_held_visit_returns_ahead_of_later_ones(void **state)
{
	const struct change wait = { .desk = "", .why = "papers", .until = monday.unix_s + 600,
	                             .actor = { "gulnar", "3" } };
	const struct change by_hand = { .desk = "", .why = "papers", .actor = { "gulnar", "3" } };

	(void)state;
	take_questions(4);
	assert_called("3", 0, 1);
	do_verb(1, VERB_HOLD, &wait, 10);
	assert_peek("SELECT hold_why || '|' || (hold_until - 1795406525) FROM visit", "papers|600");
	assert_called("3", 20, 2);
	do_verb(2, VERB_HOLD, &by_hand, 20);
	assert_called("3", 599, 3);
	assert_called("3", 600, 1);
	assert_peek("SELECT hold_why || '|' || hold_until FROM visit", "|0");
	assert_peek("SELECT group_concat(what || ':' || why) FROM (SELECT * FROM event"
	            " WHERE visit = 1 ORDER BY id DESC LIMIT 2)", "call:oldest-first,resume:time");
	assert_called("3", 99999, 4);
	assert_called("3", 99999, 0);
	do_verb(2, VERB_RESUME, &by_hand, 99999);
	assert_called("3", 99999, 2);
	assert_chain_whole(fixture_store);
}

static void a_transferred_visit_waits_for_its_desk(void **state)
{
	const struct change to_five = { .desk = "5", .why = "", .actor = { "gulnar", "3" } };

	(void)state;
	take_questions(2);
	assert_called("3", 0, 1);
	do_verb(1, VERB_START, &at_three, 1);
	do_verb(1, VERB_TRANSFER, &to_five, 2);
	assert_peek("SELECT desk FROM event ORDER BY id DESC", "5");
	assert_called("3", 3, 2);
	assert_called("3", 3, 0);
	assert_called("5", 3, 1);
}

static void the_newest_calls_are_listed_first(void **state)
{
	struct called_row rows[3];
	int count;

	(void)state;
	take_questions(6);
	for (int i = 0; i < 5; i++)
		assert_called(i % 2 ? "5" : "3-терезе", i, i + 1);
	do_verb(4, VERB_START, &at_three, 10);
	do_verb(1, VERB_RECALL, &at_three, 20);
	assert_fault(FAULT_NONE, store_called(fixture_store, monday.date, rows, 3, &count));
	assert_int_equal(count, 3);
	assert_string_equal(rows[0].number, "1");
	assert_string_equal(rows[0].desk, "3-терезе");
	assert_int_equal(rows[0].called_at, monday.unix_s + 20);
	assert_int_equal(rows[0].recalls, 1);
	assert_string_equal(rows[1].number, "5");
	assert_string_equal(rows[2].number, "3");
	assert_fault(FAULT_NONE, store_called(fixture_store, days_later(monday, 1).date, rows, 3,
	                                      &count));
	assert_int_equal(count, 0);
}

static struct store *open_here(void)
{
	struct store *store;

	if (store_open(fixture_path, STORE_WAIT_SCRIPT_MS, 1, &store, NULL))
		_exit(1);
	return store;
}

/* Calls until nobody waits; tells whom. */
static void caller(int out, int desk)
{
	struct store *store = open_here();
	char name[12];
	struct change change = { .desk = name, .why = "", .actor = { "gulnar", name } };
	struct change_outcome outcome;

	snprintf(name, sizeof(name), "%d", desk);
	do {
		if (store_call_next(store, monday.date, &change, &monday, &outcome))
			_exit(2);
		if (outcome.visit && write(out, &outcome.visit, sizeof(outcome.visit)) !=
		    sizeof(outcome.visit))
			_exit(3);
	} while (outcome.result == CHANGE_DONE);
	store_close(store);
	_exit(outcome.result != CHANGE_NOBODY);
}

static void eight_call_and_nobody_is_called_twice(void **state)
{
	int pipes[2], status, calls[VISITORS + 1] = { 0 };
	int64_t visit;

	(void)state;
	take_questions(VISITORS);
	store_close(fixture_store);
	fixture_store = NULL;
	assert_int_equal(pipe(pipes), 0);
	for (int i = 0; i < RACERS; i++)
		if (fork() == 0)
			caller(pipes[1], i + 1);
	close(pipes[1]);
	while (read(pipes[0], &visit, sizeof(visit)) == sizeof(visit)) {
		assert_true(visit >= 1 && visit <= VISITORS);
		calls[visit]++;
	}
	close(pipes[0]);
	for (int i = 0; i < RACERS; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	for (int i = 1; i <= VISITORS; i++)
		if (calls[i] != 1)
			fail_msg("visit %d was called %d times", i, calls[i]);
	assert_peek("SELECT count(DISTINCT visit) = 120 AND count(*) = 120 FROM event"
	            " WHERE what = 'call'", "1");
	assert_true(atoi(peek("SELECT count(DISTINCT desk) FROM visit")) > 1);
	fixture_open();
	assert_chain_whole(fixture_store);
}

/* Does one verb after the other with one visit after the other, for ever. */
static void worker(int out)
{
	static const enum visit_verb verbs[] = {
		VERB_RECALL, VERB_START, VERB_HOLD, VERB_RESUME, VERB_CALL, VERB_TRANSFER, VERB_CALL,
		VERB_REQUEUE, VERB_CALL, VERB_NO_SHOW, VERB_REQUEUE,
	};
	struct store *store = open_here();
	struct change_outcome outcome;

	for (;;) {
		if (store_call_next(store, monday.date, &at_three, &monday, &outcome))
			_exit(1);
		for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
			if (store_visit(store, outcome.visit, verbs[i], &at_three, &monday, &outcome) ||
			    write(out, "", 1) != 1)
				_exit(1);
		}
	}
}

static void killed_workers_leave_a_consistent_queue(void **state)
{
	char byte;
	int status;

	(void)state;
	srandom(20261123);
	take_questions(3);
	for (int round = 0; round < KILLS; round++) {
		int pipes[2];
		pid_t child;

		assert_int_equal(pipe(pipes), 0);
		child = fork();
		if (child == 0)
			worker(pipes[1]);
		close(pipes[1]);
		assert_int_equal(read(pipes[0], &byte, 1), 1);
		nanosleep(&(struct timespec){ .tv_nsec = random() % 15000000 }, NULL);
		kill(child, SIGKILL);
		close(pipes[0]);
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
		assert_peek(chain_and_state, "0");
		assert_chain_whole(fixture_store);
		/* the first one waits again in the next round, whatever became of it */
		do_verb(1, VERB_REQUEUE, &at_three, 0);
		do_verb(1, VERB_RESUME, &at_three, 0);
		assert_peek("SELECT state FROM visit WHERE id = 1", "waiting");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
		TEST(every_verb_in_every_state),
		TEST(a_refusal_leaves_the_file_alone),
		TEST(the_oldest_is_called_first),
		TEST(a_visit_after_hours_is_not_called),
		TEST(yesterdays_are_not_called),
		TEST(recalls_are_counted),
		TEST(a_held_visit_returns_ahead_of_later_ones),
		TEST(a_transferred_visit_waits_for_its_desk),
		TEST(the_newest_calls_are_listed_first),
		TEST(eight_call_and_nobody_is_called_twice),
		TEST(killed_workers_leave_a_consistent_queue),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
