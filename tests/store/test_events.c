/* Reading the journal and the register of a period. */
#include "fixture.h"

#include "store/events.h"
#include "store/register.h"
#include "store/verbs.h"

enum { ROWS = 40 };

static struct event_row rows[ROWS];
static const struct event_filter all = { 0, INT64_MAX, "", "", "", 0, 0 };

static int events(const struct event_filter *filter, bool newest_first, int64_t after)
{
	int count;

	assert_fault(FAULT_NONE, store_events(fixture_store, filter, newest_first, after, rows,
	                                      ROWS, &count, NULL));
	return count;
}

static void call_at(const char *account, const char *desk, struct moment now)
{
	const struct change change = { .desk = desk, .why = "", .actor = { account, desk } };
	struct change_outcome outcome;

	assert_fault(FAULT_NONE, store_call_next(fixture_store, now.date, &change, &now,
	                                         &outcome));
	assert_int_equal(outcome.result, CHANGE_DONE);
}

static void fill(void)
{
	struct order order = some_order();
	struct moment tuesday = days_later(monday, 1);

	take(fixture_store, &order, &monday);
	call_at("gulnar", "1", monday);
	take(fixture_store, &order, &tuesday);
	call_at("batima", "2", tuesday);
}

static void both_ways_and_what_they_are_about(void **state)
{
	(void)state;
	fill();
	int count = events(&all, false, 0);
	assert_string_equal(rows[0].what, "take");
	assert_string_equal(rows[0].number, "1");
	assert_string_equal(rows[0].registration, "");
	assert_string_equal(rows[1].what, "submit");
	assert_string_equal(rows[1].registration, "2026-000001");
	assert_int_equal(rows[0].at.hour, 9);
	assert_int_equal(events(&all, true, INT64_MAX), count);
	assert_string_equal(rows[0].what, "call");
	assert_string_equal(rows[0].account, "batima");
	assert_string_equal(rows[0].was, "waiting");
	assert_string_equal(rows[0].becomes, "called");
	assert_int_equal(events(&all, false, 2), count - 2);
	assert_int_equal(rows[0].id, 3);
	assert_int_equal(events(&all, true, 3), 2);
	assert_int_equal(rows[0].id, 2);
}

static void filters(void **state)
{
	struct event_filter filter = all;

	(void)state;
	fill();
	filter.account = "gulnar";
	assert_int_equal(events(&filter, false, 0), 1);
	filter.desk = "2";
	assert_int_equal(events(&filter, false, 0), 0);
	filter = (struct event_filter){ 0, INT64_MAX, "", "2", "call", 0, 0 };
	assert_int_equal(events(&filter, true, INT64_MAX), 1);
	filter = (struct event_filter){ monday.unix_s + 1, INT64_MAX, "", "", "take", 0, 0 };
	assert_int_equal(events(&filter, false, 0), 1);
	filter = (struct event_filter){ 0, monday.unix_s + 86400, "", "", "take", 0, 0 };
	assert_int_equal(events(&filter, false, 0), 1);
	assert_string_equal(rows[0].number, "1");
}

/* A request's story: its own events and those of its visit, not its sister's. */
static void of_one_request(void **state)
{
	struct event_filter filter = { 0, INT64_MAX, "", "", "", 2026, 1 };
	struct order order = some_order();

	(void)state;
	order.request[1] = order.request[0];
	order.request_count = 2;
	take(fixture_store, &order, &monday);
	call_at("gulnar", "1", monday);
	take(fixture_store, &order, &monday);
	int count = events(&filter, false, 0);
	assert_string_equal(rows[0].what, "take");
	for (int i = 0; i < count; i++)
		assert_true(!*rows[i].registration || !strcmp(rows[i].registration, "2026-000001"));
	assert_string_equal(rows[count - 1].what, "call");
	assert_int_equal(events(&filter, true, INT64_MAX), count);
	assert_string_equal(rows[0].what, "call");
	filter.account = "gulnar";
	assert_int_equal(events(&filter, false, 0), 1);
	filter.serial = 99;
	assert_int_equal(events(&filter, false, 0), 0);
}

static void details_only_when_asked_for(void **state)
{
	struct buf details = { 0 };
	int count;

	(void)state;
	fill();
	assert_fault(FAULT_NONE, store_events(fixture_store, &all, false, 0, rows, 2, &count,
	                                      &details));
	assert_int_equal(count, 2);
	assert_string_equal(details.data, "");
	assert_true(strstr(details.data + 1, "860423401234") != NULL);
	assert_string_equal(rows[1].why, "");
	buf_release(&details);
}

static void the_register_of_a_period(void **state)
{
	static struct register_row list[ROWS];
	struct register_period period = { monday.date, days_later(monday, 1).date, "" };
	int count;

	(void)state;
	fill();
	assert_fault(FAULT_NONE, store_register(fixture_store, &period, 0, list, ROWS, &count));
	assert_int_equal(count, 2);
	assert_string_equal(list[0].registration, "2026-000001");
	assert_string_equal(list[0].name, "Әбдіқадырова Гүлнәр");
	assert_int_equal(list[1].state, REQUEST_SUBMITTED);
	assert_fault(FAULT_NONE, store_register(fixture_store, &period, list[0].request, list, ROWS,
	                                        &count));
	assert_int_equal(count, 1);
	assert_string_equal(list[0].registration, "2026-000002");
	period.last = monday.date;
	assert_fault(FAULT_NONE, store_register(fixture_store, &period, 0, list, ROWS, &count));
	assert_int_equal(count, 1);
	period.service = "803014";
	assert_fault(FAULT_NONE, store_register(fixture_store, &period, 0, list, ROWS, &count));
	assert_int_equal(count, 0);
}

/* The journal knows of what service, and does not tell what is blocked. */
static void blocked_details_are_hidden(void **state)
{
	struct event_filter consents = { .from = 0, .to = INT64_MAX, .account = "", .desk = "",
	                                 .what = "consent" };
	struct event_row row[2];
	struct buf details = { 0 };
	int found;
	(void)state;
	struct order order = some_order();
	take(fixture_store, &order, &monday);
	for (int blocked = 0; blocked < 2; blocked++) {
		if (blocked)
			assert_int_equal(behind("INSERT INTO data_right VALUES (1, 'blocked', 0, '2026-11-24')"),
			                 SQLITE_OK);
		buf_clear(&details);
		assert_fault(FAULT_NONE, store_events(fixture_store, &consents, true, INT64_MAX, row, 2, &found,
		                                      &details));
		assert_int_equal(found, 1);
		assert_string_equal(row[0].service, "403015");
		assert_int_equal(*details.data != '\0', !blocked);
	}
	buf_release(&details);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(both_ways_and_what_they_are_about, fixture_setup,
		                                fixture_teardown),
		cmocka_unit_test_setup_teardown(filters, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(of_one_request, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(details_only_when_asked_for, fixture_setup,
		                                fixture_teardown),
		cmocka_unit_test_setup_teardown(blocked_details_are_hidden, fixture_setup,
		                                fixture_teardown),
		cmocka_unit_test_setup_teardown(the_register_of_a_period, fixture_setup,
		                                fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
