/* Requests that nobody has looked at and nobody will be called for. */
#include "fixture.h"

#include "store/unseen.h"

static struct work_row rows[WORK_ROWS];

static int unseen(struct date day)
{
	int count;

	assert_fault(FAULT_NONE, store_unseen(fixture_store, day, rows, WORK_ROWS, &count));
	return count;
}

static void take_one(bool no_queue)
{
	struct order order = some_order();

	order.no_queue = no_queue;
	take(fixture_store, &order, &monday);
}

static void whoever_is_in_the_queue_is_not_listed(void **state)
{
	static const struct {
		const char *place;
		int listed;
	} places[] = {
		{ "waiting", 0 }, { "called", 0 }, { "serving", 0 }, { "held", 0 },
		{ "done", 1 }, { "no-show", 1 }, { "cancelled", 1 }, { "left", 1 },
	};
	char sql[100];

	(void)state;
	take_one(false);
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		snprintf(sql, sizeof(sql), "UPDATE visit SET state = '%s'", places[i].place);
		assert_int_equal(behind(sql), SQLITE_OK);
		assert_int_equal(unseen(monday.date), places[i].listed);
		assert_int_equal(unseen(days_later(monday, 1).date), 1); /* another day's queue */
		assert_string_equal(visit_state_name(rows[0].place), places[i].place);
	}
}

static void the_oldest_is_first_and_what_was_decided_is_gone(void **state)
{
	(void)state;
	take_one(true);
	take_one(false);
	take_one(true);
	assert_int_equal(unseen(monday.date), 2);
	assert_string_equal(rows[0].registration, "2026-000001");
	assert_string_equal(rows[1].registration, "2026-000003");
	assert_string_equal(rows[0].service, "403015");
	assert_int_equal(rows[0].state, REQUEST_SUBMITTED);
	assert_int_equal(rows[0].place, VISIT_LEFT);
	assert_int_equal(date_compare(rows[0].day, monday.date), 0);
	assert_false(rows[0].numbered);
	assert_int_equal(unseen(days_later(monday, 1).date), 3);
	assert_true(rows[1].numbered);
	assert_int_equal(behind("UPDATE request SET state = 'accepted' WHERE serial = 1"), SQLITE_OK);
	assert_int_equal(unseen(monday.date), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
		CASE(whoever_is_in_the_queue_is_not_listed),
		CASE(the_oldest_is_first_and_what_was_decided_is_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
