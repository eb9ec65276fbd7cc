/* Whose turn it is: the oldest, or those first whom the law puts first; what was left
 * over from yesterday. */
#include "fixture.h"

#include "store/amend.h"
#include "store/desk.h"
#include "store/verbs.h"

static const struct actor gulnar = { .account = "gulnar", .desk = "1" };

/* A request for a kindergarten; claim: the group is one that comes first. */
static struct ticket ask(const char *group, const char *claim)
{
	struct order order = some_order();
	struct answers answers = { 0 };

	answers_set(&answers, "category", ANSWER_GIVEN, group);
	order.request[0].service = "403001";
	order.request[0].answers = &answers;
	order.request[0].claim = claim;
	return take(fixture_store, &order, &monday);
}

static struct change_outcome call_at(const char *desk, const struct moment *now)
{
	struct change change = { .desk = desk, .why = "", .actor = { "gulnar", desk } };
	struct change_outcome outcome;

	assert_fault(FAULT_NONE, store_call_next(fixture_store, now->date, &change, now, &outcome));
	return outcome;
}

static void assert_next(const char *desk, int64_t visit, bool by_claim)
{
	struct change_outcome outcome = call_at(desk, &monday);

	assert_int_equal(outcome.visit, visit);
	assert_int_equal(outcome.by_claim, by_claim);
}

static void act_at(int64_t visit, enum visit_verb verb, const char *desk, const struct moment *now)
{
	struct change change = { .desk = desk, .why = "", .actor = gulnar };
	struct change_outcome outcome;

	assert_fault(FAULT_NONE, store_visit(fixture_store, visit, verb, &change, now, &outcome));
	assert_int_equal(outcome.result, CHANGE_DONE);
}

/* Takes: 1 without, 2 with, 3 without, 4 with a claim. */
static void take_four(void)
{
	ask("none", NULL);
	ask("orphan", "category");
	ask("none", NULL);
	ask("large_family", "category");
}

static const char last_call[] =
	"SELECT why || '|' || coalesce((SELECT text FROM event_detail WHERE event = event.id), '')"
	" FROM event WHERE what = 'call' ORDER BY id DESC LIMIT 1";

static void the_oldest_comes_first_unless_the_school_says_otherwise(void **state)
{
	(void)state;
	take_four();
	for (int i = 1; i <= 4; i++)
		assert_next("1", i, false);
	assert_peek(last_call, "oldest-first|");
	assert_next("1", 0, false);
}

static void priority_groups_come_first_if_it_does(void **state)
{
	(void)state;
	store_call_order(fixture_store, true);
	take_four();
	assert_next("1", 2, true);
	assert_peek(last_call, "priority-first|403001 category orphan");
	assert_next("2", 4, true);
	assert_peek(last_call, "priority-first|403001 category large_family");
	assert_next("1", 1, false);
	assert_peek(last_call, "oldest-first|");
	assert_next("1", 3, false);
	assert_chain_whole(fixture_store);
}

/* Who waits for one desk alone is nobody else's, whatever the priority. */
static void a_claim_does_not_reach_another_desk(void **state)
{
	(void)state;
	store_call_order(fixture_store, true);
	take_four();
	act_at(2, VERB_TRANSFER, "2", &monday);
	assert_next("1", 4, true);
	assert_next("2", 2, true);
}

static void people_ahead_are_counted_in_that_order(void **state)
{
	(void)state;
	take_four();
	assert_int_equal(ask("orphan", "category").ahead, 4);
	store_call_order(fixture_store, true);
	assert_int_equal(ask("orphan", "category").ahead, 3);
	assert_int_equal(ask("none", NULL).ahead, 6);
	struct order question = some_question();
	assert_int_equal(take(fixture_store, &question, &monday).ahead, 7);
}

static void correct(int64_t request, const char *value, bool claims)
{
	struct amend amend = { .request = request, .actor = gulnar, .now = &monday,
	                       .claims = claims };
	struct answer answer = { .name = "category", .state = ANSWER_GIVEN };
	bool done;

	snprintf(answer.value, sizeof(answer.value), "%s", value);
	assert_fault(FAULT_NONE, store_correct(fixture_store, &amend, 0, &answer, &done));
	assert_true(done);
}

static void claim_of(int i, const char *expected)
{
	struct desk_row rows[8];
	int count;

	assert_fault(FAULT_NONE, store_desk_rows(fixture_store, &monday, rows, 8, &count));
	assert_string_equal(rows[i].claim, expected);
}

/* What staff write down at the desk counts as what the visitor wrote. */
static void a_corrected_answer_changes_the_turn(void **state)
{
	(void)state;
	store_call_order(fixture_store, true);
	take_four();
	claim_of(0, "");
	claim_of(1, "403001 category orphan");
	correct(2, "none", false);
	claim_of(1, "");
	correct(3, "teacher", true);
	claim_of(2, "403001 category teacher");
	assert_next("1", 3, true);
	assert_next("1", 4, true);
	assert_next("1", 1, false);
}

/* Begun, put off and waiting in the evening; the first two are still there in the
 * morning, under their own day, and can be finished, or called once more. */
static void what_was_left_over_is_on_the_list(void **state)
{
	struct moment tuesday = days_later(monday, 1);
	struct desk_row rows[8];
	int count;

	(void)state;
	struct order order = some_question();
	for (int i = 0; i < 3; i++)
		take(fixture_store, &order, &monday);
	act_at(1, VERB_CALL, "1", &monday);
	act_at(1, VERB_START, "", &monday);
	act_at(2, VERB_HOLD, "", &monday);
	take(fixture_store, &order, &tuesday);
	assert_fault(FAULT_NONE, store_desk_rows(fixture_store, &tuesday, rows, 8, &count));
	assert_int_equal(count, 3);
	assert_string_equal(rows[0].number, "1");
	assert_string_equal(rows[0].desk, "1");
	assert_int_equal(rows[0].state, VISIT_SERVING);
	assert_int_equal(date_compare(rows[0].day, monday.date), 0);
	assert_int_equal(rows[1].state, VISIT_HELD);
	assert_string_equal(rows[2].number, "1");
	assert_int_equal(date_compare(rows[2].day, tuesday.date), 0);
	act_at(1, VERB_FINISH, "", &tuesday);
	act_at(2, VERB_RESUME, "", &tuesday);
	assert_fault(FAULT_NONE, store_desk_rows(fixture_store, &tuesday, rows, 8, &count));
	assert_int_equal(count, 2);
	assert_int_equal(rows[0].visit, 2);
	assert_int_equal(call_at("1", &tuesday).visit, 2);
	assert_int_equal(call_at("1", &tuesday).visit, 4);
	assert_int_equal(call_at("1", &tuesday).visit, 0);
	assert_chain_whole(fixture_store);
}

/* No list has room for more than it was given, old ones included. */
static void a_short_list_is_cut(void **state)
{
	struct moment tuesday = days_later(monday, 1);
	struct desk_row rows[2];
	int count;

	(void)state;
	struct order order = some_question();
	take(fixture_store, &order, &monday);
	act_at(1, VERB_HOLD, "", &monday);
	for (int i = 0; i < 3; i++)
		take(fixture_store, &order, &tuesday);
	assert_fault(FAULT_NONE, store_desk_rows(fixture_store, &tuesday, rows, 2, &count));
	assert_int_equal(count, 2);
	assert_int_equal(rows[0].visit, 1);
	assert_int_equal(rows[1].visit, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(function) cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)
		TEST(the_oldest_comes_first_unless_the_school_says_otherwise),
		TEST(priority_groups_come_first_if_it_does),
		TEST(a_claim_does_not_reach_another_desk),
		TEST(people_ahead_are_counted_in_that_order),
		TEST(a_corrected_answer_changes_the_turn),
		TEST(what_was_left_over_is_on_the_list),
		TEST(a_short_list_is_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
