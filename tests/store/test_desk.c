/* What desks do besides calling: undo, pause, help, consultations, copies, and
 * saying what day it is. */
#include "fixture.h"

#include "store/desk.h"
#include "store/desks.h"
#include "store/papers.h"
#include "store/redate.h"
#include "store/search.h"
#include "store/verbs.h"

static const struct actor at_one = { "gulnar", "1" }, at_two = { "serik", "2" };

static struct moment later(int seconds)
{
	struct moment moment = monday;

	moment.unix_s += seconds;
	return moment;
}

static struct change_outcome act(int64_t visit, enum visit_verb verb, const struct change *more,
                                 const struct actor *actor, int seconds)
{
	struct change change = more ? *more : (struct change){ .why = "" };
	struct change_outcome outcome;
	struct moment now = later(seconds);

	change.actor = *actor;
	if (!change.desk)
		change.desk = verb == VERB_CALL ? actor->desk : "";
	if (!change.why)
		change.why = "";
	assert_fault(FAULT_NONE, store_visit(fixture_store, visit, verb, &change, &now, &outcome));
	return outcome;
}

static enum undo_result undo(const struct change_outcome *done, int seconds)
{
	enum undo_result result;
	struct moment now = later(seconds);

	assert_fault(FAULT_NONE, store_visit_undo(fixture_store, done, now.unix_s - done->after.state_at,
	                                          &at_one, &now, &result));
	return result;
}

static void take_one(bool request)
{
	struct order order = request ? some_order() : some_question();

	take(fixture_store, &order, &monday);
}

static const char place[] = "SELECT state || '|' || desk || '|' || called_at || '|' || recalls"
	" || '|' || hold_until || '|' || hold_why || '|' || back_to FROM visit WHERE id = 1";

/* Whatever a verb has changed of the place is as before, and the journal tells both. */
static void undo_restores_the_place(void **state)
{
	static const struct change held = { .why = "document", .until = 1795409999 };
	static const struct change sent = { .desk = "2", .why = "busy", .back_to = "1" };
	static const struct {
		enum visit_verb verb;
		const struct change *change;
	} verbs[] = {
		{ VERB_CALL, NULL }, { VERB_RECALL, NULL }, { VERB_START, NULL }, { VERB_HOLD, &held },
		{ VERB_RESUME, NULL }, { VERB_HOLD, &held }, { VERB_TRANSFER, &sent }, { VERB_CALL, NULL },
		{ VERB_NO_SHOW, NULL }, { VERB_REQUEUE, NULL }, { VERB_CANCEL, NULL },
	};
	char before[4096];

	(void)state;
	take_one(false);
	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		snprintf(before, sizeof(before), "%s", peek(place));
		int at = (int)i * 100;
		struct change_outcome done = act(1, verbs[i].verb, verbs[i].change, &at_one, at);
		assert_int_equal(done.result, CHANGE_DONE);
		assert_string_not_equal(peek(place), before);
		assert_int_equal(undo(&done, at + UNDO_S), UNDO_DONE);
		assert_string_equal(peek(place), before);
		assert_peek("SELECT what || '|' || account FROM event ORDER BY id DESC", "undo|gulnar");
		act(1, verbs[i].verb, verbs[i].change, &at_one, at + UNDO_S);
	}
	assert_chain_whole(fixture_store);
}

static void undo_comes_late_or_after_others(void **state)
{
	(void)state;
	take_one(false);
	struct change_outcome done = act(1, VERB_CALL, NULL, &at_one, 0);
	assert_int_equal(undo(&done, UNDO_S + 1), UNDO_LATE);
	act(1, VERB_RECALL, NULL, &at_two, 0);
	assert_int_equal(undo(&done, 1), UNDO_TOUCHED);
	assert_peek(place, "called|1|1795406525|1|0||");
	assert_peek("SELECT count(*) FROM event WHERE what = 'undo'", "0");
}

static void what_was_lent_comes_back(void **state)
{
	static const struct change sent = {
		.desk = "2", .why = "specialist", .back_to = "1", .comment = "Анасы келді" };
	struct desk_row rows[4];
	int count;

	(void)state;
	take_one(true);
	act(1, VERB_CALL, NULL, &at_one, 0);
	act(1, VERB_START, NULL, &at_one, 10);
	act(1, VERB_TRANSFER, &sent, &at_one, 20);
	assert_fault(FAULT_NONE, store_desk_rows(fixture_store, &monday, rows, 4, &count));
	assert_string_equal(rows[0].comment, "Анасы келді");
	assert_string_equal(rows[0].back_to, "1");
	assert_peek("SELECT count(*) FROM event_detail WHERE text = 'Анасы келді'", "1");
	act(1, VERB_CALL, NULL, &at_two, 30);
	act(1, VERB_START, NULL, &at_two, 40);
	assert_fault(FAULT_NONE, store_desk_rows(fixture_store, &monday, rows, 4, &count));
	assert_string_equal(rows[0].comment, "Анасы келді");
	struct change_outcome outcome = act(1, VERB_FINISH, NULL, &at_two, 50);
	assert_int_equal(outcome.result, CHANGE_DONE);
	assert_int_equal(outcome.is, VISIT_WAITING);
	assert_peek(place, "waiting|1|1795406555|0|0||");
	assert_fault(FAULT_NONE, store_desk_rows(fixture_store, &monday, rows, 4, &count));
	assert_string_equal(rows[0].comment, "");
	assert_peek("SELECT what || '|' || why || '|' || desk FROM event ORDER BY id DESC",
	            "requeue|back|1");
	act(1, VERB_CALL, NULL, &at_one, 60);
	act(1, VERB_START, NULL, &at_one, 70);
	/* At home again it is the request's turn. */
	assert_int_equal(act(1, VERB_FINISH, NULL, &at_one, 80).result, CHANGE_UNDECIDED);
	assert_chain_whole(fixture_store);
}

static enum change_result consult(int64_t visit, struct change_outcome *outcome)
{
	struct change change = { .desk = "1", .why = "consultation", .actor = at_one };

	assert_fault(FAULT_NONE,
	             store_consult(fixture_store, visit, &change, &monday, outcome));
	return outcome->result;
}

static int consulted(void)
{
	int count;

	assert_fault(FAULT_NONE, store_consulted(fixture_store, monday.date, &count));
	return count;
}

static void a_question_closes_in_one_go(void **state)
{
	struct change_outcome outcome;

	(void)state;
	for (int i = 0; i < 3; i++)
		take_one(false);
	take_one(true);
	act(2, VERB_CALL, NULL, &at_one, 0);
	act(3, VERB_HOLD, NULL, &at_one, 0);
	assert_int_equal(consult(1, &outcome), CHANGE_DONE);
	assert_int_equal(outcome.was, VISIT_WAITING);
	assert_int_equal(outcome.is, VISIT_DONE);
	assert_int_equal(undo(&outcome, 5), UNDO_DONE);
	assert_peek(place, "waiting||0|0|0||");
	assert_int_equal(consult(1, &outcome), CHANGE_DONE);
	assert_int_equal(consult(2, &outcome), CHANGE_DONE);
	assert_int_equal(consult(3, &outcome), CHANGE_FORBIDDEN);
	assert_int_equal(consult(4, &outcome), CHANGE_FORBIDDEN);
	assert_int_equal(consult(5, &outcome), CHANGE_NO_VISIT);
	assert_int_equal(consulted(), 2);
	assert_chain_whole(fixture_store);
}

static int states(struct desk_state *out, int seconds)
{
	struct moment now = later(seconds);
	int count;

	assert_fault(FAULT_NONE, store_desk_states(fixture_store, &now, out, DESKS_MAX, &count));
	return count;
}

static void a_desk_pauses_until_it_calls(void **state)
{
	struct desk_state desks[DESKS_MAX];
	int64_t back = monday.unix_s + 1200;

	(void)state;
	take_one(false);
	assert_fault(FAULT_NONE, store_desk_pause(fixture_store, back, &at_one, &monday));
	assert_fault(FAULT_NONE, store_desk_pause(fixture_store, back, &at_one, &monday));
	assert_peek("SELECT group_concat(what || ' ' || why || ' ' || desk) FROM event"
	            " WHERE what GLOB 'desk*'", "desk-pause 09:22 1");
	assert_int_equal(states(desks, 60), 1);
	assert_string_equal(desks[0].desk, "1");
	assert_int_equal(desks[0].back_at, back);
	assert_int_equal(states(desks, 1200 + DESK_FORGET_S + 1), 0);
	act(1, VERB_CALL, NULL, &at_two, 0);
	assert_int_equal(states(desks, 60), 1);
	act(1, VERB_REQUEUE, NULL, &at_two, 0);
	act(1, VERB_CALL, NULL, &at_one, 0);
	assert_int_equal(states(desks, 60), 0);
	assert_peek("SELECT what FROM event ORDER BY id DESC", "desk-open");
	assert_chain_whole(fixture_store);
}

static void help_is_wanted_and_answered(void **state)
{
	struct desk_state desks[DESKS_MAX];

	(void)state;
	assert_fault(FAULT_NONE, store_desk_help(fixture_store, "1", true, &at_one, &monday));
	assert_int_equal(states(desks, 60), 1);
	assert_int_equal(desks[0].help_at, monday.unix_s);
	assert_fault(FAULT_NONE, store_desk_help(fixture_store, "1", false, &at_two, &monday));
	assert_fault(FAULT_NONE, store_desk_help(fixture_store, "1", false, &at_two, &monday));
	assert_int_equal(states(desks, 60), 0);
	assert_peek("SELECT group_concat(what || ' ' || desk) FROM event",
	            "desk-help 1,desk-answer 2");
}

static void copies_are_counted(void **state)
{
	int64_t job;
	bool found;
	struct print_job newest;

	(void)state;
	assert_fault(FAULT_NONE, store_newest_print_job(fixture_store, &found, &newest));
	assert_false(found);
	take_one(true);
	for (int copy = 1; copy <= 2; copy++) {
		assert_fault(FAULT_NONE, store_reprint(fixture_store, 1, &at_one, &monday, &job));
		assert_fault(FAULT_NONE, store_newest_print_job(fixture_store, &found, &newest));
		assert_true(found);
		assert_int_equal(newest.id, job);
		assert_int_equal(newest.copy, copy);
		assert_int_equal(newest.state_at, monday.unix_s);
	}
	assert_fault(FAULT_NONE, store_reprint(fixture_store, 7, &at_one, &monday, &job));
	assert_int_equal(job, 0);
	assert_peek("SELECT count(*) FROM event WHERE what = 'reprint' AND account = 'gulnar'", "2");
}

static void doubt(int *doubts, bool *asked)
{
	assert_fault(FAULT_NONE, store_clock_doubt(fixture_store, "boot-2", doubts, asked));
}

/* Two were taken while the clock stood a day back, of which one's number is another's
 * today; the answer moves the other and the series goes on after it. */
static void the_answer_redates(void **state)
{
	struct order order = some_question();
	struct moment back = days_later(monday, -1), tomorrow = days_later(monday, 1);
	int doubts, left;
	bool asked;

	(void)state;
	take(fixture_store, &order, &monday);
	take(fixture_store, &order, &back);
	take(fixture_store, &order, &back);
	doubt(&doubts, &asked);
	assert_int_equal(doubts, 2);
	assert_false(asked);
	for (int i = 0; i < 2; i++)
		take(fixture_store, &order, &tomorrow);
	assert_fault(FAULT_NONE,
	             store_redate(fixture_store, "boot-2", &at_one, &tomorrow, &left));
	assert_int_equal(left, 1);
	assert_peek("SELECT group_concat(day || ' ' || number || ' ' || clock_doubt) FROM visit",
	            "2026-11-23 1 0,2026-11-23 2 1,2026-11-24 3 0,2026-11-24 1 0,2026-11-24 2 0");
	assert_peek("SELECT taken_at FROM visit WHERE id = 3", "1795492925");
	assert_peek("SELECT count(*) FROM event WHERE what = 'redate' AND why = '2026-11-23'", "1");
	assert_string_equal(take(fixture_store, &order, &tomorrow).number, "4");
	doubt(&doubts, &asked);
	assert_int_equal(doubts, 1);
	assert_true(asked);
	assert_chain_whole(fixture_store);
}

static struct date school_day(const struct moment *now)
{
	struct date day;

	assert_fault(FAULT_NONE, store_school_day(fixture_store, now->date, &day));
	return day;
}

static int in_the_house(struct date day)
{
	static struct desk_row rows[DESK_ROWS];
	struct moment of = monday;
	int count, there = 0;

	of.date = day;
	assert_fault(FAULT_NONE, store_desk_rows(fixture_store, &of, rows, DESK_ROWS, &count));
	for (int i = 0; i < count; i++)
		there += date_compare(rows[i].day, day) == 0;
	return there;
}

/* Who came while the clock was a month ahead holds the queue there, until somebody says
 * what day it is: then all are of that day, and so is whoever comes next. */
static void a_clock_that_was_ahead_hides_nobody(void **state)
{
	struct order order = some_question();
	struct moment ahead = days_later(monday, 31), later = days_later(monday, 2);
	int doubts, left;
	bool asked;

	(void)state;
	assert_int_equal(date_compare(school_day(&monday), monday.date), 0);
	assert_fault(FAULT_NONE, store_redate(fixture_store, "boot-2", &at_one, &monday, &left));
	for (int i = 0; i < 3; i++)
		take(fixture_store, &order, i == 1 ? &ahead : &monday);
	doubt(&doubts, &asked);
	assert_int_equal(doubts, 1);
	assert_false(asked); /* once more, though it was asked since the start */
	assert_int_equal(date_compare(school_day(&monday), ahead.date), 0);
	assert_int_equal(in_the_house(school_day(&monday)), 2);
	assert_int_equal(behind("UPDATE visit SET number = number + 10 WHERE id > 1"),
	                 SQLITE_OK); /* no two of one number */
	assert_fault(FAULT_NONE, store_redate(fixture_store, "boot-2", &at_one, &monday, &left));
	assert_int_equal(left, 0);
	assert_int_equal(in_the_house(monday.date), 3);
	doubt(&doubts, &asked);
	assert_int_equal(doubts, 0);
	assert_true(asked);
	take(fixture_store, &order, &monday);
	assert_int_equal(in_the_house(school_day(&monday)), 4);
	doubt(&doubts, &asked);
	assert_int_equal(doubts, 0);
	/* Days that came after it are held on to as ever. */
	take(fixture_store, &order, &later);
	take(fixture_store, &order, &monday);
	assert_int_equal(in_the_house(later.date), 2);
	assert_chain_whole(fixture_store);
}

/* Who was served under that day stays there. */
static void only_who_is_in_the_house_is_redated(void **state)
{
	struct order order = some_question();
	struct moment ahead = days_later(monday, 31), tomorrow = days_later(monday, 1);
	int left;

	(void)state;
	take(fixture_store, &order, &ahead);
	assert_int_equal(behind("UPDATE visit SET state = 'done'"), SQLITE_OK);
	assert_fault(FAULT_NONE, store_redate(fixture_store, "boot-2", &at_one, &monday, &left));
	assert_peek("SELECT day FROM visit", "2026-12-24");
	assert_int_equal(date_compare(school_day(&monday), monday.date), 0);
	assert_int_equal(date_compare(school_day(&tomorrow), tomorrow.date), 0);
}

static int found(const char *text)
{
	static struct search_row rows[SEARCH_ROWS];
	int count;

	assert_fault(FAULT_NONE, store_search(fixture_store, text, rows, SEARCH_ROWS, &count));
	return count;
}

static void a_redated_request_is_found_by_its_new_day(void **state)
{
	struct order order = some_order();
	struct moment back = days_later(monday, -1), tomorrow = days_later(monday, 1);
	int left;

	(void)state;
	take(fixture_store, &order, &monday);
	take(fixture_store, &order, &back);
	assert_int_equal(found("23.11.2026"), 2);
	assert_fault(FAULT_NONE,
	             store_redate(fixture_store, "boot-2", &at_one, &tomorrow, &left));
	assert_int_equal(found("24.11.2026"), 1);
	assert_int_equal(found("23.11.2026"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(function) cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)
		TEST(undo_restores_the_place),
		TEST(undo_comes_late_or_after_others),
		TEST(what_was_lent_comes_back),
		TEST(a_question_closes_in_one_go),
		TEST(a_desk_pauses_until_it_calls),
		TEST(help_is_wanted_and_answered),
		TEST(copies_are_counted),
		TEST(the_answer_redates),
		TEST(a_redated_request_is_found_by_its_new_day),
		TEST(a_clock_that_was_ahead_hides_nobody),
		TEST(only_who_is_in_the_house_is_redated),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
