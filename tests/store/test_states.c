/* What the rules forbid leaves no trace, in every state and for every verb; who is
 * called next waits, whatever became of the others. What may be done in which
 * state stands in tests/core/test_rules.c, a second time and in another shape. */
#include "fixture.h"

#include "store/verbs.h"

/* Every column of the visit, and what of it stands elsewhere. */
static const char all_of_it[] =
	"SELECT id || '|' || day || '|' || number || '|' || code || '|' || taken_at || '|' || state"
	" || '|' || state_at || '|' || desk || '|' || called_at || '|' || recalls || '|' ||"
	" hold_until || '|' || hold_why || '|' || (SELECT count(*) FROM event) || '|' ||"
	" (SELECT hash FROM journal_head) FROM visit WHERE id = %d";

static const struct change at_five = {
	.desk = "5", .why = "papers", .until = 1795410000, .actor = { "gulnar", "5" },
};

static void snapshot(int visit, char out[static 1024])
{
	char sql[512];

	snprintf(sql, sizeof(sql), all_of_it, visit);
	snprintf(out, 1024, "%s", peek(sql));
}

/* Visit i + 1 comes into state i, with a past that a refusal must not touch. */
static void put_one_into_each_state(void)
{
	struct order order = some_question();

	for (int i = 0; i < VISIT_STATES; i++) {
		char sql[256];

		take(fixture_store, &order, &monday);
		snprintf(sql, sizeof(sql), "UPDATE visit SET state = '%s', desk = '3', called_at = 77,"
		         " recalls = 2, hold_until = 88, hold_why = 'lunch' WHERE id = %d",
		         visit_state_name((enum visit_state)i), i + 1);
		assert_int_equal(behind(sql), SQLITE_OK);
	}
}

static void what_is_forbidden_leaves_no_trace(void **state)
{
	int refused = 0;

	(void)state;
	put_one_into_each_state();
	for (int from = 0; from < VISIT_STATES; from++) {
		for (int verb = 0; verb < VISIT_VERBS; verb++) {
			struct change_outcome outcome;
			enum visit_state to;
			char before[1024], after[1024];

			if (rules_visit((enum visit_state)from, (enum visit_verb)verb, &to))
				continue;
			snapshot(from + 1, before);
			assert_fault(FAULT_NONE, store_visit(fixture_store, from + 1, (enum visit_verb)verb,
			                                     &at_five, &monday, &outcome));
			snapshot(from + 1, after);
			assert_int_equal(outcome.result, CHANGE_FORBIDDEN);
			assert_int_equal(outcome.was, from);
			assert_int_equal(outcome.is, from);
			assert_string_equal(after, before);
			refused++;
		}
	}
	assert_int_equal(refused, 67); /* cells without a letter in test_rules.c */
	assert_chain_whole(fixture_store);
}

/* Only one of eight waits; the second call finds nobody, not even the one that is
 * held until later. */
static void only_who_waits_is_called_next(void **state)
{
	const struct change here = { .desk = "3", .why = "", .actor = { "gulnar", "3" } };
	struct change_outcome outcome;

	(void)state;
	put_one_into_each_state();
	assert_int_equal(behind("UPDATE visit SET hold_until = 1795410000"), SQLITE_OK);
	assert_fault(FAULT_NONE, store_call_next(fixture_store, monday.date, &here, &monday,
	                                         &outcome));
	assert_int_equal(outcome.result, CHANGE_DONE);
	assert_int_equal(outcome.visit, VISIT_WAITING + 1);
	for (int i = 0; i < 2; i++) {
		assert_fault(FAULT_NONE, store_call_next(fixture_store, monday.date, &here, &monday,
		                                         &outcome));
		assert_int_equal(outcome.result, CHANGE_NOBODY);
	}
	assert_peek("SELECT count(*) FROM event WHERE what = 'call'", "1");
}

/* Final is final: no row of verbs, however long, leads out of it. */
static void nothing_leads_out_of_the_end(void **state)
{
	static const enum visit_state ends[] = { VISIT_DONE, VISIT_CANCELLED, VISIT_LEFT };

	(void)state;
	put_one_into_each_state();
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		char before[1024], after[1024];
		struct change_outcome outcome;

		snapshot(ends[i] + 1, before);
		for (int verb = 0; verb < VISIT_VERBS; verb++)
			assert_fault(FAULT_NONE, store_visit(fixture_store, ends[i] + 1,
			                                     (enum visit_verb)verb, &at_five, &monday,
			                                     &outcome));
		snapshot(ends[i] + 1, after);
		assert_string_equal(after, before);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
		TEST(what_is_forbidden_leaves_no_trace),
		TEST(only_who_waits_is_called_next),
		TEST(nothing_leads_out_of_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
