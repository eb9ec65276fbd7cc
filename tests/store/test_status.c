/* What may be learnt of a request with its ticket in hand, who is being served,
 * and where the file is. */
#include "fixture.h"

#include "store/board.h"
#include "store/status.h"

static struct ticket ticket;
static char wrong[TICKET_CODE];

static void take_some(int requests)
{
	struct order order = some_order();
	for (int i = 1; i < requests; i++)
		order.request[i] = some_request();
	order.request_count = requests;
	ticket = take(fixture_store, &order, &monday);
	memcpy(wrong, ticket.code, sizeof wrong);
	wrong[3] = ticket.code[3] == '9' ? '0' : (char)(ticket.code[3] + 1);
}

static int ask(const char *registration, const char *code, struct status_row *row)
{
	int count = -1;
	assert_fault(FAULT_NONE, store_status(fixture_store, registration, code, row, &count));
	return count;
}

static int ask_ticket(struct date day, const char *number, const char *code)
{
	struct status_row rows[ORDER_REQUESTS_MAX];
	int count = -1;
	assert_fault(FAULT_NONE, store_ticket_status(fixture_store, day, number, code, rows,
	                                             ORDER_REQUESTS_MAX, &count));
	return count;
}

static void number_and_code_together(void **state)
{
	struct status_row row;
	(void)state;
	take_some(1);
	const char *registration = ticket.request[0].registration;
	assert_int_equal(ask(registration, ticket.code, &row), 1);
	assert_string_equal(row.registration, registration);
	assert_string_equal(row.service, "403015");
	assert_int_equal(row.state, REQUEST_SUBMITTED);
	assert_int_equal(row.since, monday.unix_s);
	assert_int_equal(ask(registration, wrong, &row), 0);
	assert_int_equal(ask(registration, "", &row), 0);
	assert_int_equal(ask("2026-000999", ticket.code, &row), 0);
	assert_int_equal(ask("2025-000001", ticket.code, &row), 0);
	assert_int_equal(ask("nonsense", ticket.code, &row), 0);
}

static void every_state_of_a_request(void **state)
{
	struct status_row row;
	char sql[200];
	(void)state;
	take_some(1);
	assert_int_equal(behind("DROP TRIGGER refusal_is_explained"), SQLITE_OK);
	for (int i = 0; i < REQUEST_STATES; i++) {
		snprintf(sql, sizeof sql, "UPDATE request SET state = '%s', state_at = %d",
		         request_state_name((enum request_state)i), 1000 + i);
		assert_int_equal(behind(sql), SQLITE_OK);
		assert_int_equal(ask(ticket.request[0].registration, ticket.code, &row), 1);
		assert_int_equal(row.state, i);
		assert_int_equal(row.since, 1000 + i);
	}
}

/* A notice also stands for whoever is to be told of a refusal. */
static void only_an_accepted_request_is_ready(void **state)
{
	struct status_row row;
	char sql[200];
	(void)state;
	take_some(1);
	assert_int_equal(behind("DROP TRIGGER refusal_is_explained"), SQLITE_OK);
	assert_int_equal(behind("INSERT INTO notice (request, since, told_at) VALUES (1, 1, 0)"),
	                 SQLITE_OK);
	for (int i = 0; i < REQUEST_STATES; i++) {
		snprintf(sql, sizeof sql, "UPDATE request SET state = '%s'",
		         request_state_name((enum request_state)i));
		assert_int_equal(behind(sql), SQLITE_OK);
		assert_int_equal(ask(ticket.request[0].registration, ticket.code, &row), 1);
		assert_int_equal(row.ready, i == REQUEST_ACCEPTED);
	}
}

static void all_requests_of_a_ticket(void **state)
{
	(void)state;
	take_some(3);
	assert_int_equal(ask_ticket(monday.date, ticket.number, ticket.code), 3);
	assert_int_equal(ask_ticket(monday.date, ticket.number, wrong), 0);
	assert_int_equal(ask_ticket(monday.date, "2", ticket.code), 0);
	assert_int_equal(ask_ticket(days_later(monday, 1).date, ticket.number, ticket.code), 0);
	assert_int_equal(ask_ticket(monday.date, "x", ticket.code), 0);
}

static void asking_writes_nothing(void **state)
{
	struct status_row row;
	char before[80], after[80];
	(void)state;
	take_some(1);
	shell("sqlite3 kiosk.db .dump | sha256sum", before, sizeof before);
	ask(ticket.request[0].registration, wrong, &row);
	ask(ticket.request[0].registration, ticket.code, &row);
	shell("sqlite3 kiosk.db .dump | sha256sum", after, sizeof after);
	assert_int_equal(strlen(before), 68);
	assert_string_equal(before, after);
}

static void who_is_served(void **state)
{
	struct serving_row rows[2];
	int count = -1;
	(void)state;
	take_some(1);
	assert_fault(FAULT_NONE, store_serving(fixture_store, monday.date, rows, 2, &count));
	assert_int_equal(count, 0);
	for (int i = 0; i < 3; i++)
		take_some(1);
	assert_int_equal(behind("UPDATE visit SET state = 'serving', desk = 'desk ' || number"
	                        " WHERE number > 1"), SQLITE_OK);
	assert_fault(FAULT_NONE, store_serving(fixture_store, monday.date, rows, 2, &count));
	assert_int_equal(count, 2);
	assert_string_equal(rows[0].number, "2");
	assert_string_equal(rows[0].desk, "desk 2");
	assert_string_equal(rows[1].number, "3");
	assert_fault(FAULT_NONE, store_serving(fixture_store, days_later(monday, 1).date, rows, 2,
	                                       &count));
	assert_int_equal(count, 0);
}

static void a_file_is_missed(void **state)
{
	(void)state;
	assert_true(store_in_place(fixture_store));
	shell("mv kiosk.db elsewhere", NULL, 0);
	assert_false(store_in_place(fixture_store));
	shell("cp elsewhere kiosk.db", NULL, 0); /* another file of that name */
	assert_false(store_in_place(fixture_store));
	shell("mv elsewhere kiosk.db", NULL, 0);
	assert_true(store_in_place(fixture_store));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(number_and_code_together),
		TEST(every_state_of_a_request),
		TEST(only_an_accepted_request_is_ready),
		TEST(all_requests_of_a_ticket),
		TEST(asking_writes_nothing),
		TEST(who_is_served),
		TEST(a_file_is_missed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
