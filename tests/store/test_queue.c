#include "fixture.h"

static void a_queue_is_listed_in_pages_by_day(void **state)
{
	struct order order = some_order(), question = some_question();
	struct moment tuesday = days_later(monday, 1);
	struct queue_row rows[8];
	int count;

	(void)state;
	order.request[1] = some_request();
	order.request_count = 2;
	take(fixture_store, &order, &monday);
	take(fixture_store, &question, &monday);
	take(fixture_store, &question, &monday);
	take(fixture_store, &question, &tuesday);
	assert_fault(FAULT_NONE, store_queue(fixture_store, monday.date, 0, rows, 8, &count));
	assert_int_equal(count, 3);
	assert_string_equal(rows[0].number, "1");
	assert_string_equal(rows[0].service, "403015");
	assert_int_equal(rows[0].request_count, 2);
	assert_int_equal(rows[0].state, VISIT_WAITING);
	assert_int_equal(rows[0].lang, LANG_KK);
	assert_true(rows[0].has_print);
	assert_int_equal(rows[0].print, PRINT_PENDING);
	assert_memory_equal(&rows[0].taken_at, &monday, sizeof(monday));
	assert_string_equal(rows[1].number, "2");
	assert_string_equal(rows[1].service, "");
	assert_int_equal(rows[1].request_count, 0);
	assert_int_equal(rows[1].lang, LANG_RU);
	assert_false(rows[1].has_print);
	assert_fault(FAULT_NONE, store_queue(fixture_store, monday.date, 1, rows, 1, &count));
	assert_int_equal(count, 1);
	assert_string_equal(rows[0].number, "2");
	assert_fault(FAULT_NONE, store_queue(fixture_store, monday.date, 3, rows, 8, &count));
	assert_int_equal(count, 0);
}

static void every_state_of_the_rules_is_a_state_of_the_schema(void **state)
{
	struct order order = some_order();
	struct queue_row row;
	struct queue_counts counts;
	static struct request_view view;
	char sql[200];
	int count;
	bool found;

	(void)state;
	take(fixture_store, &order, &monday);
	for (int i = 0; i < VISIT_STATES; i++) {
		snprintf(sql, sizeof(sql), "UPDATE visit SET state = '%s'",
		         visit_state_name((enum visit_state)i));
		assert_int_equal(behind(sql), SQLITE_OK);
		assert_fault(FAULT_NONE, store_queue(fixture_store, monday.date, 0, &row, 1, &count));
		assert_int_equal(row.state, i);
		assert_fault(FAULT_NONE, store_counts(fixture_store, monday.date, &counts));
		assert_int_equal(counts.waiting, i == VISIT_WAITING);
		assert_int_equal(counts.called, i == VISIT_CALLED);
		assert_int_equal(counts.serving, i == VISIT_SERVING);
		assert_int_equal(counts.held, i == VISIT_HELD);
		assert_int_equal(counts.done, i == VISIT_DONE);
	}
	/* The schema lets no refusal stand without its reason. */
	assert_int_equal(behind("INSERT INTO refusal VALUES (1, 'expired', 'Renew it.', '')"),
	                 SQLITE_OK);
	for (int i = 0; i < REQUEST_STATES; i++) {
		snprintf(sql, sizeof(sql), "UPDATE request SET state = '%s'",
		         request_state_name((enum request_state)i));
		assert_int_equal(behind(sql), SQLITE_OK);
		assert_fault(FAULT_NONE, store_request(fixture_store, "2026-1", &found, &view));
		assert_int_equal(view.state, i);
	}
	for (int i = 0; i < PRINT_STATES; i++) {
		snprintf(sql, sizeof(sql), "UPDATE print_job SET state = '%s'",
		         print_state_name((enum print_state)i));
		assert_int_equal(behind(sql), SQLITE_OK);
		assert_fault(FAULT_NONE, store_queue(fixture_store, monday.date, 0, &row, 1, &count));
		assert_int_equal(row.print, i);
	}
	assert_int_not_equal(behind("UPDATE visit SET state = 'lost'"), SQLITE_OK);
	assert_int_not_equal(behind("UPDATE request SET state = 'lost'"), SQLITE_OK);
	assert_int_not_equal(behind("UPDATE print_job SET state = 'lost'"), SQLITE_OK);
}

static void counts_are_of_one_day(void **state)
{
	struct order order = some_question();
	struct moment tuesday = days_later(monday, 1);
	struct queue_counts counts;

	(void)state;
	for (int i = 0; i < 5; i++)
		take(fixture_store, &order, &monday);
	take(fixture_store, &order, &tuesday);
	assert_int_equal(behind("UPDATE visit SET state = 'held' WHERE number = 2"), SQLITE_OK);
	assert_fault(FAULT_NONE, store_counts(fixture_store, monday.date, &counts));
	assert_int_equal(counts.waiting, 4);
	assert_int_equal(counts.held, 1);
	assert_int_equal(counts.called + counts.serving + counts.done, 0);
	assert_int_equal(take(fixture_store, &order, &tuesday).ahead, 1);
}

static void a_request_is_read_whole(void **state)
{
	static struct request_view view;
	struct answers expected;
	struct order order = some_order();
	struct ticket ticket;
	bool found;

	(void)state;
	take(fixture_store, &order, &monday);
	ticket = take(fixture_store, &order, &monday);
	assert_fault(FAULT_NONE, store_request(fixture_store, "2026-000002", &found, &view));
	assert_true(found);
	assert_int_equal(view.id, ticket.request[0].id);
	assert_int_equal(view.visit, ticket.visit);
	assert_string_equal(view.registration, "2026-000002");
	assert_string_equal(view.service, "403015");
	assert_string_equal(view.number, "2");
	assert_int_equal(date_compare(view.day, monday.date), 0);
	assert_memory_equal(&view.taken_at, &monday, sizeof(monday));
	assert_int_equal(view.lang, LANG_KK);
	assert_int_equal(view.state, REQUEST_SUBMITTED);
	assert_true(view.consented);
	assert_string_equal(view.consent_by, some_consent.given_by);
	expected = *some_answers();
	expected.count--; /* the last one was not asked */
	assert_int_equal(view.answers.count, expected.count);
	for (int i = 0; i < expected.count; i++) {
		assert_string_equal(view.answers.item[i].name, expected.item[i].name);
		assert_string_equal(view.answers.item[i].value, expected.item[i].value);
		assert_int_equal(view.answers.item[i].state, expected.item[i].state);
	}
	assert_int_equal(view.paper_count, 3);
	assert_string_equal(view.paper[1].name, "birth_certificate");
	assert_true(view.paper[0].with_me);
	assert_false(view.paper[1].with_me);
}

static void consent_may_be_left_to_the_desk(void **state)
{
	static struct request_view view;
	struct order order = some_order();
	bool found;

	(void)state;
	order.request[0].consent = NULL;
	take(fixture_store, &order, &monday);
	assert_fault(FAULT_NONE, store_request(fixture_store, "2026-000001", &found, &view));
	assert_true(found);
	assert_false(view.consented);
	assert_string_equal(view.consent_by, "");
}

static void what_is_not_there_is_not_found(void **state)
{
	static const char *const numbers[] = { "2026-000002", "2025-000001", "", "2026", "x" };
	static struct request_view view;
	struct order order = some_order();
	bool found;

	(void)state;
	take(fixture_store, &order, &monday);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		found = true;
		assert_fault(FAULT_NONE, store_request(fixture_store, numbers[i], &found, &view));
		assert_false(found);
	}
}

static void a_visit_is_found_by_day_and_number(void **state)
{
	struct order order = some_question();
	struct moment tuesday = days_later(monday, 1);
	int64_t visits[3], visit;
	const struct {
		const struct moment *day;
		const char *number;
		int expected; /* index, -1: none */
	} rows[] = {
		{ &monday, "1", 0 },   { &monday, "A-001", 1 }, { &monday, "a1", 1 },
		{ &tuesday, "1", 2 },  { &monday, "2", -1 },    { &tuesday, "A-001", -1 },
		{ &monday, "", -1 },   { &monday, "1x", -1 },
	};
	bool found;

	(void)state;
	visits[0] = take(fixture_store, &order, &monday).visit;
	order.series = "A";
	visits[1] = take(fixture_store, &order, &monday).visit;
	order.series = "";
	visits[2] = take(fixture_store, &order, &tuesday).visit;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_fault(FAULT_NONE, store_find_visit(fixture_store, rows[i].day->date,
		                                          rows[i].number, &found, &visit));
		assert_int_equal(found, rows[i].expected >= 0);
		assert_int_equal(visit, rows[i].expected < 0 ? 0 : visits[rows[i].expected]);
	}
}

static void papers_not_ticked_are_missing(void **state)
{
	struct order order = some_order();
	struct ticket ticket = take(fixture_store, &order, &monday);
	char names[4][ANSWER_NAME];
	int count;

	(void)state;
	assert_fault(FAULT_NONE, store_missing_papers(fixture_store, ticket.request[0].id, false, names,
	                                              4, &count));
	assert_int_equal(count, 2);
	assert_string_equal(names[0], "birth_certificate");
	assert_string_equal(names[1], "record");
	assert_fault(FAULT_NONE, store_missing_papers(fixture_store, ticket.request[0].id, false, names,
	                                              1, &count));
	assert_int_equal(count, 1);
	assert_fault(FAULT_NONE, store_missing_papers(fixture_store, ticket.request[0].id, true, names,
	                                              4, &count));
	assert_int_equal(count, 3);
}

static void another_process_commit_shows(void **state)
{
	struct order order = some_question();
	int64_t before = store_version(fixture_store);

	(void)state;
	take(fixture_store, &order, &monday);
	assert_int_equal(store_version(fixture_store), before);
	assert_int_equal(behind("UPDATE visit SET state = 'called'"), SQLITE_OK);
	assert_int_not_equal(store_version(fixture_store), before);
}

/* A value that the schema forbids can still stand in a file. */
static void meddled_values_are_faults_not_crashes(void **state)
{
	static const char *const meddling[] = {
		"UPDATE visit SET state = 'lost'",
		"UPDATE visit SET lang = 'xx'",
		"UPDATE visit SET prefix = 'longer'",
		"UPDATE visit SET number = -1",
		"UPDATE visit SET taken_at = 99999999999999",
		"UPDATE request SET service = 'a service of far too long a name'",
	};
	struct order order = some_order();
	struct queue_row row;
	int count;

	(void)state;
	for (size_t i = 0; i < sizeof(meddling) / sizeof(meddling[0]); i++) {
		char sql[300];
		struct moment day = days_later(monday, (int)i);

		take(fixture_store, &order, &day);
		snprintf(sql, sizeof(sql), "PRAGMA ignore_check_constraints = 1; PRAGMA foreign_keys = 0;"
		         "%s WHERE id = (SELECT max(id) FROM visit)", meddling[i]);
		assert_int_equal(behind(sql), SQLITE_OK);
		assert_fault(FAULT_DAMAGED,
		             store_queue(fixture_store, day.date, 0, &row, 1, &count));
		assert_int_equal(count, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
		TEST(a_queue_is_listed_in_pages_by_day),
		TEST(every_state_of_the_rules_is_a_state_of_the_schema),
		TEST(counts_are_of_one_day),
		TEST(a_request_is_read_whole),
		TEST(consent_may_be_left_to_the_desk),
		TEST(what_is_not_there_is_not_found),
		TEST(a_visit_is_found_by_day_and_number),
		TEST(papers_not_ticked_are_missing),
		TEST(another_process_commit_shows),
		TEST(meddled_values_are_faults_not_crashes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
