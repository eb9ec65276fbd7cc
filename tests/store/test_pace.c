/* The day's pace, who sits at which desk, and the clocks that stand while no desk is
 * open. */
#include "fixture.h"

#include "store/desk.h"
#include "store/desks.h"
#include "store/verbs.h"

enum { USUAL_S = 1200 };

static const struct actor at_one = { .account = "gulnar", .desk = "1" };
static const struct actor at_two = { .account = "serik", .desk = "2" };

static struct moment later(int seconds)
{
	struct moment moment = monday;

	moment.unix_s += seconds;
	moment.second += seconds;
	moment.minute += moment.second / 60;
	moment.second %= 60;
	moment.hour += moment.minute / 60;
	moment.minute %= 60;
	return moment;
}

static void act(int64_t visit, enum visit_verb verb, const struct actor *actor, int seconds)
{
	struct change change = { .desk = actor->desk, .why = "", .actor = *actor };
	struct moment now = later(seconds);
	struct change_outcome outcome;

	assert_fault(FAULT_NONE, store_visit(fixture_store, visit, verb, &change, &now, &outcome));
	assert_int_equal(outcome.result, CHANGE_DONE);
}

/* One question, served at the first desk from then for so long. */
static void serve(int64_t visit, int from_s, int took_s)
{
	act(visit, VERB_CALL, &at_one, from_s);
	act(visit, VERB_START, &at_one, from_s + 5);
	act(visit, VERB_FINISH, &at_one, from_s + took_s);
}

static void sit(bool there, const struct actor *actor, int seconds)
{
	struct moment now = later(seconds);

	assert_fault(FAULT_NONE, store_desk_staffed(fixture_store, there, actor, &now));
}

static void pause_desk(const struct actor *actor, int64_t back_at, int seconds)
{
	struct moment now = later(seconds);

	assert_fault(FAULT_NONE, store_desk_pause(fixture_store, back_at, actor, &now));
}

static struct waiting pace(int seconds)
{
	struct moment now = later(seconds);
	struct waiting waiting;

	assert_fault(FAULT_NONE, store_pace(fixture_store, &now, &waiting));
	return waiting;
}

static void take_questions(int n)
{
	struct order order = some_question();

	for (int i = 0; i < n; i++)
		take(fixture_store, &order, &monday);
}

static void the_median_of_the_day(void **state)
{
	static const int took_s[] = { 300, 60, 900, 120, 240 };
	struct waiting day;

	(void)state;
	take_questions(8);
	sit(true, &at_one, 0);
	for (int i = 0; i < 5; i++) {
		serve(i + 1, 1000 * i, took_s[i]);
		day = pace(5000);
		assert_int_equal(day.served, i + 1);
	}
	assert_int_equal(day.median_s, 240);
	assert_int_equal(day.desk_count, 1);
	/* Not begun, noted at once or put off: none says how long a visit takes. */
	act(6, VERB_CANCEL, &at_one, 5000);
	act(7, VERB_HOLD, &at_one, 5000);
	assert_int_equal(pace(5000).served, 5);
	/* Yesterday's are of no interest. */
	struct moment tuesday = days_later(monday, 1);
	assert_fault(FAULT_NONE, store_pace(fixture_store, &tuesday, &day));
	assert_int_equal(day.served + day.desk_count, 0);
}

static void desks_are_those_where_somebody_sits_or_is_served(void **state)
{
	struct waiting day;

	(void)state;
	take_questions(2);
	assert_int_equal(pace(0).desk_count, 0);
	sit(true, &at_one, 0);
	sit(true, &at_one, 1);
	assert_int_equal(pace(1).desk_count, 1);
	act(1, VERB_CALL, &at_two, 2); /* by a script: nobody has logged in there */
	day = pace(3);
	assert_int_equal(day.desk_count, 2);
	assert_int_equal(day.desk[0].busy_since + day.desk[1].busy_since, monday.unix_s + 2);
	pause_desk(&at_one, monday.unix_s + 600, 4);
	day = pace(5);
	assert_int_equal(day.desk[0].paused + day.desk[1].paused, 1);
	assert_int_equal(waiting_estimate_s(&day, 5, USUAL_S, monday.unix_s + 5) > 600, true);
	sit(false, &at_one, 6);
	sit(false, &at_one, 7);
	assert_int_equal(pace(8).desk_count, 1);
	assert_peek("SELECT group_concat(what || ' ' || desk) FROM event WHERE what LIKE 'desk-s%'"
	            " OR what LIKE 'desk-l%'", "desk-staffed 1,desk-left 1");
	assert_chain_whole(fixture_store);
}

/* Two at one desk: it is left when both have gone. Who never logs out is forgotten
 * at midnight. */
static void a_desk_is_left_by_its_last_one(void **state)
{
	static const struct actor also_one = { .account = "serik", .desk = "1" };
	struct moment tuesday = days_later(monday, 1);
	struct waiting day;

	(void)state;
	sit(true, &at_one, 0);
	sit(true, &also_one, 0);
	sit(false, &at_one, 10);
	assert_int_equal(pace(20).desk_count, 1);
	struct moment now = later(20);
	struct desk_person people[DESK_PEOPLE];
	int count;
	assert_fault(FAULT_NONE, store_desk_people(fixture_store, &now, people, DESK_PEOPLE, &count));
	assert_int_equal(count, 1);
	assert_string_equal(people[0].desk, "1");
	assert_string_equal(people[0].account, "serik");
	assert_fault(FAULT_NONE, store_pace(fixture_store, &tuesday, &day));
	assert_int_equal(day.desk_count, 0);
	sit(false, &also_one, 30);
	assert_int_equal(pace(40).desk_count, 0);
}

static int64_t called_for(int seconds)
{
	struct moment now = later(seconds);
	struct called_row rows[2];
	int count;

	assert_fault(FAULT_NONE, store_called(fixture_store, now.date, rows, 2, &count));
	assert_int_equal(count, 1);
	struct waiting_call call = { rows[0].called_at, rows[0].stopped_s, rows[0].stopped_at };
	return waiting_called_s(&call, now.unix_s);
}

static void clocks_stand_while_no_desk_is_open(void **state)
{
	(void)state;
	take_questions(1);
	sit(true, &at_one, 0);
	sit(true, &at_two, 0);
	act(1, VERB_CALL, &at_one, 100);
	assert_int_equal(called_for(160), 60);
	pause_desk(&at_one, monday.unix_s + 900, 160); /* the other is still open */
	assert_int_equal(called_for(200), 100);
	sit(false, &at_two, 200);
	assert_int_equal(called_for(200), 100);
	assert_int_equal(called_for(500), 100);
	pause_desk(&at_one, 0, 600);
	assert_int_equal(called_for(600), 100);
	assert_int_equal(called_for(660), 160);
	/* Twice in one day. */
	sit(false, &at_one, 700);
	sit(true, &at_one, 800);
	assert_int_equal(called_for(810), 210);
	/* Called again it begins anew. */
	act(1, VERB_RECALL, &at_one, 820);
	assert_int_equal(called_for(850), 30);
	struct desk_row row;
	int count;
	struct moment now = later(850);
	assert_fault(FAULT_NONE, store_desk_rows(fixture_store, &now, &row, 1, &count));
	assert_int_equal(row.stopped_s + row.stopped_at, 0);
}

/* Opened and left within one second, as often as one likes. */
static void a_moment_is_not_counted_twice(void **state)
{
	(void)state;
	take_questions(1);
	sit(true, &at_one, 0);
	act(1, VERB_CALL, &at_one, 10);
	for (int i = 0; i < 3; i++) {
		sit(false, &at_one, 20);
		sit(true, &at_one, 20);
	}
	sit(false, &at_one, 20);
	sit(true, &at_one, 50);
	assert_int_equal(called_for(60), 20);
	assert_peek("SELECT count(*) FROM shut", "1");
}

/* Whoever calls, or calls again, is there: the break is over, the clocks run. */
static void a_call_opens_a_desk(void **state)
{
	static const enum visit_verb verbs[] = { VERB_RECALL, VERB_CALL };

	(void)state;
	take_questions(2);
	sit(true, &at_one, 0);
	act(1, VERB_CALL, &at_one, 10);
	for (int i = 0; i < 2; i++) {
		pause_desk(&at_one, monday.unix_s + 900, 20 + 40 * i);
		assert_peek("SELECT count(*) FROM shut WHERE until > 9000000000", "1");
		act(i + 1, verbs[i], &at_one, 40 + 40 * i);
		assert_peek("SELECT back_at FROM desk_state", "0");
		assert_peek("SELECT count(*) FROM shut WHERE until > 9000000000", "0");
	}
	assert_peek("SELECT recalls FROM visit WHERE id = 1", "1");
	assert_chain_whole(fixture_store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(function) cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)
		TEST(the_median_of_the_day),
		TEST(desks_are_those_where_somebody_sits_or_is_served),
		TEST(a_desk_is_left_by_its_last_one),
		TEST(clocks_stand_while_no_desk_is_open),
		TEST(a_moment_is_not_counted_twice),
		TEST(a_call_opens_a_desk),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
