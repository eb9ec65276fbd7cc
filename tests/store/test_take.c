#include "fixture.h"

static void a_ticket_tells_what_was_committed(void **state)
{
	struct order order = some_order();
	struct ticket ticket = take(fixture_store, &order, &monday);

	(void)state;
	assert_string_equal(ticket.number, "1");
	assert_string_equal(ticket.request[0].registration, "2026-000001");
	assert_string_equal(ticket.request[0].service, "403015");
	assert_int_equal(ticket.request_count, 1);
	assert_int_equal(ticket.ahead, 0);
	assert_int_equal(ticket.lang, LANG_KK);
	assert_int_equal(date_compare(ticket.day, monday.date), 0);
	assert_memory_equal(&ticket.taken_at, &monday, sizeof(monday));
	assert_true(ticket.visit > 0 && ticket.request[0].id > 0 && ticket.print_job > 0);
	assert_int_equal(strlen(ticket.code), 4);
	assert_int_equal(strspn(ticket.code, "0123456789"), 4);
	assert_peek("SELECT count(*) FROM visit WHERE state = 'waiting' AND clock_doubt = 0", "1");
	assert_peek("SELECT code FROM visit", ticket.code);
}

static void a_read_ticket_is_the_taken_one(void **state)
{
	struct order order = some_order();
	struct ticket taken, read;
	bool found;

	(void)state;
	order.series = "B";
	order.request[1] = some_request();
	order.request[1].service = "803005";
	order.request_count = 2;
	take(fixture_store, &order, &monday);
	taken = take(fixture_store, &order, &monday);
	assert_fault(FAULT_NONE, store_ticket(fixture_store, taken.visit, &found, &read));
	assert_true(found);
	assert_memory_equal(&read, &taken, sizeof(taken));
	assert_string_equal(read.number, "B-002");
	assert_int_equal(read.ahead, 1);
	assert_fault(FAULT_NONE, store_ticket(fixture_store, 999, &found, &read));
	assert_false(found);
}

static void after_hours_there_is_no_number(void **state)
{
	struct order order = some_order(), question = some_question();
	struct ticket taken, read;
	struct queue_row row;
	struct request_view view;
	bool found;
	int count;

	(void)state;
	order.no_queue = true;
	take(fixture_store, &question, &monday);
	taken = take(fixture_store, &order, &monday);
	assert_string_equal(taken.number, "");
	assert_int_equal(taken.ahead, 0);
	assert_string_equal(taken.request[0].registration, "2026-000001");
	assert_true(taken.print_job > 0);
	assert_peek("SELECT job_name GLOB 'kiosk-2026-11-23-2026-000001-*' FROM print_job", "1");
	assert_peek("SELECT state FROM visit WHERE number IS NULL AND prefix IS NULL", "left");
	assert_peek("SELECT becomes FROM event WHERE what = 'take' ORDER BY id DESC", "left");
	assert_fault(FAULT_NONE, store_ticket(fixture_store, taken.visit, &found, &read));
	assert_true(found);
	assert_memory_equal(&read, &taken, sizeof(taken));
	assert_fault(FAULT_NONE, store_queue(fixture_store, monday.date, 1, &row, 1, &count));
	assert_int_equal(count, 1);
	assert_string_equal(row.number, "");
	assert_int_equal(row.state, VISIT_LEFT);
	assert_fault(FAULT_NONE, store_request(fixture_store, "2026-000001", &found, &view));
	assert_true(found);
	assert_string_equal(view.number, "");
	assert_string_equal(take(fixture_store, &question, &monday).number, "2");
}

/* Without a number there is no series that would remember the day. */
static void after_hours_a_day_is_remembered_too(void **state)
{
	struct order order = some_order();
	struct moment tuesday = days_later(monday, 1);

	(void)state;
	order.no_queue = true;
	take(fixture_store, &order, &tuesday);
	assert_int_equal(date_compare(take(fixture_store, &order, &monday).day, tuesday.date), 0);
	assert_peek("SELECT group_concat(clock_doubt) FROM visit", "0,1");
	assert_peek("SELECT count(*) FROM series", "0");
	assert_chain_whole(fixture_store);
}

static void personal_data_stand_in_four_tables(void **state)
{
	static const char search[] =
		"grep -q -a -F -e Гүлнәр -e 860423401234 -e +77011234567 -e Ерасыл "
		"-e гулнар -e ерасыл kiosk.db*";
	struct order order = some_order();

	(void)state;
	take(fixture_store, &order, &monday);
	assert_int_equal(shell(search, NULL, 0), 0);
	assert_peek("SELECT group_concat(name || '=' || state || '=' || value, ';') FROM"
	            " (SELECT * FROM answer ORDER BY position)",
	            "applicant_name=given=Әбдіқадырова Гүлнәр;applicant_iin=given=860423401234;"
	            "phone=given=+77011234567;child_name=given=Әбдіқадыров Ерасыл;"
	            "child_iin=at-desk=;remark=skipped=;grade=given=7");
	assert_peek("SELECT given_by || '|' || for_whom || '|' || how || '|' || lang || '|' ||"
	            " length(text_digest) FROM consent",
	            "Әбдіқадырова Гүлнәр|Әбдіқадыров Ерасыл|screen|kk|64");
	assert_int_equal(behind("PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
	                        "DELETE FROM answer; DELETE FROM consent; DELETE FROM search;"
	                        "DELETE FROM event_detail;"
	                        "PRAGMA wal_checkpoint(TRUNCATE)"), SQLITE_OK);
	store_close(fixture_store);
	fixture_store = NULL;
	/* In no byte of the file: not in other tables, not in freed space. */
	assert_int_equal(shell(search, NULL, 0), 1);
}

/* A kiosk whose first clock was dead has a register of that year too. */
static void a_paper_register_is_continued_in_the_first_year_of_a_right_clock(void **state)
{
	struct order order = some_order();
	struct moment dead = { .date = { 1970, 1, 1 }, .utc_offset_s = 18000 };
	struct moment next_year = days_later(monday, 39);

	(void)state;
	store_close(fixture_store);
	assert_fault(FAULT_NONE, store_open(fixture_path, 1000, 41, &fixture_store, NULL));
	take(fixture_store, &order, &dead);
	assert_string_equal(take(fixture_store, &order, &monday).request[0].registration,
	                    "2026-000041");
	assert_string_equal(take(fixture_store, &order, &next_year).request[0].registration,
	                    "2027-000001");
}

static void numbers_start_afresh_each_day_and_run_through_the_year(void **state)
{
	static const struct {
		int days_on;
		const char *series, *number, *registration;
	} rows[] = {
		{ 0, "", "1", "2026-000041" },      { 0, "", "2", "2026-000042" },
		{ 0, "A", "A-001", "2026-000043" }, { 0, "", "3", "2026-000044" },
		{ 1, "", "1", "2026-000045" },      { 1, "A", "A-001", "2026-000046" },
		{ 39, "", "1", "2027-000001" },     { 39, "", "2", "2027-000002" },
	};

	(void)state;
	store_close(fixture_store);
	assert_fault(FAULT_NONE, store_open(fixture_path, 1000, 41, &fixture_store, NULL));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct order order = some_order();
		struct moment now = days_later(monday, rows[i].days_on);
		struct ticket ticket;

		order.series = rows[i].series;
		ticket = take(fixture_store, &order, &now);
		assert_string_equal(ticket.number, rows[i].number);
		assert_string_equal(ticket.request[0].registration, rows[i].registration);
	}
}

static void the_newest_day_is_that_of_the_visits(void **state)
{
	struct order order = some_order();
	struct moment dead = { .date = { 1970, 1, 1 }, .hour = 5, .utc_offset_s = 18000 };
	struct moment tuesday = days_later(monday, 1);
	struct date day = { 1, 1, 1 };

	(void)state;
	assert_fault(FAULT_NONE, store_newest_day(fixture_store, &day));
	assert_int_equal(date_compare(day, (struct date){ 0 }), 0);
	order.no_queue = true; /* a visit after hours is one too */
	take(fixture_store, &order, &tuesday);
	order.no_queue = false;
	take(fixture_store, &order, &dead);
	assert_fault(FAULT_NONE, store_newest_day(fixture_store, &day));
	assert_int_equal(date_compare(day, tuesday.date), 0);
}

static void a_clock_gone_back_keeps_the_newest_day(void **state)
{
	struct order order = some_order();
	struct moment dead = { .date = { 1970, 1, 1 }, .hour = 5, .utc_offset_s = 18000 };
	struct ticket ticket;
	bool found;

	(void)state;
	take(fixture_store, &order, &monday);
	ticket = take(fixture_store, &order, &dead);
	assert_string_equal(ticket.number, "2");
	assert_string_equal(ticket.request[0].registration, "2026-000002");
	assert_int_equal(date_compare(ticket.day, monday.date), 0);
	assert_int_equal(ticket.ahead, 1);
	assert_peek("SELECT group_concat(clock_doubt) FROM visit", "0,1");
	assert_fault(FAULT_NONE, store_ticket(fixture_store, ticket.visit, &found, &ticket));
	assert_memory_equal(&ticket.taken_at, &dead, sizeof(dead));
	struct moment tuesday = days_later(monday, 1);
	assert_string_equal(take(fixture_store, &order, &tuesday).number, "1");
	assert_peek("SELECT group_concat(clock_doubt) FROM visit", "0,1,0");
}

/* Dead on the first day of all: its day holds back none that comes after it. */
static void a_clock_dead_from_the_first_is_forgotten(void **state)
{
	struct order order = some_order();
	struct moment dead = { .date = { 1970, 1, 2 }, .hour = 5, .utc_offset_s = 18000 };
	struct moment again = { .date = { 1970, 1, 1 }, .hour = 5, .utc_offset_s = 18000 };

	(void)state;
	assert_string_equal(take(fixture_store, &order, &dead).number, "1");
	assert_string_equal(take(fixture_store, &order, &again).number, "1");
	assert_string_equal(take(fixture_store, &order, &dead).number, "2");
	assert_string_equal(take(fixture_store, &order, &monday).number, "1");
	assert_string_equal(take(fixture_store, &order, &dead).number, "2");
	assert_peek("SELECT group_concat(day || clock_doubt) FROM (SELECT * FROM visit ORDER BY id)",
	            "1970-01-021,1970-01-011,1970-01-021,2026-11-230,2026-11-231");
}

static void a_question_has_no_request(void **state)
{
	struct order order = some_question();
	struct ticket ticket = take(fixture_store, &order, &monday);

	(void)state;
	assert_int_equal(ticket.request_count, 0);
	assert_int_equal(ticket.print_job, 0);
	assert_string_equal(ticket.number, "1");
	assert_peek("SELECT topic FROM question", "other");
	assert_peek("SELECT count(*) FROM request", "0");
	assert_peek("SELECT count(*) FROM register", "0");
}

static void several_requests_in_one_visit(void **state)
{
	struct order order = some_order();
	struct ticket ticket;

	(void)state;
	order.request_count = ORDER_REQUESTS_MAX;
	for (int i = 1; i < ORDER_REQUESTS_MAX; i++)
		order.request[i] = some_request();
	order.request[2].consent = NULL;
	ticket = take(fixture_store, &order, &monday);
	assert_int_equal(ticket.request_count, ORDER_REQUESTS_MAX);
	assert_string_equal(ticket.request[3].registration, "2026-000004");
	assert_peek("SELECT count(*) FROM consent", "3");
	assert_peek("SELECT group_concat(what) FROM event",
	            "take,submit,consent,submit,consent,submit,submit,consent,print");
}

static void codes_are_spread(void **state)
{
	struct order order = some_question();

	(void)state;
	for (int i = 0; i < 60; i++)
		take(fixture_store, &order, &monday);
	/* 60 of 10,000: fewer than 50 different ones will not be seen in a lifetime */
	assert_true(atoi(peek("SELECT count(DISTINCT code) FROM visit")) > 50);
	assert_true(atoi(peek("SELECT count(DISTINCT substr(code, 1, 1)) FROM visit")) > 3);
}

static void longest_texts_fit(void **state)
{
	static struct answers answers;
	static char value[ANSWER_VALUE], name[ANSWER_NAME];
	static struct request_view view;
	struct order order = some_order();
	struct consent consent = some_consent;
	struct ticket ticket;
	bool found;

	(void)state;
	answers_wipe(&answers);
	memset(value, 'x', sizeof(value) - 1);
	for (int i = 0; i < ANSWERS_MAX; i++) {
		snprintf(name, sizeof(name), "%031d", i);
		answers_set(&answers, name, ANSWER_GIVEN, value);
	}
	consent.given_by = consent.for_whom = value;
	order.request[0].answers = &answers;
	order.request[0].consent = &consent;
	order.request[0].service = "123456789012345";
	ticket = take(fixture_store, &order, &monday);
	assert_fault(FAULT_NONE, store_request(fixture_store, ticket.request[0].registration,
	                                       &found, &view));
	assert_memory_equal(&view.answers, &answers, sizeof(answers));
	assert_string_equal(view.consent_by, value);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
		TEST(a_ticket_tells_what_was_committed),
		TEST(a_read_ticket_is_the_taken_one),
		TEST(after_hours_there_is_no_number),
		TEST(after_hours_a_day_is_remembered_too),
		TEST(personal_data_stand_in_four_tables),
		TEST(numbers_start_afresh_each_day_and_run_through_the_year),
		TEST(a_paper_register_is_continued_in_the_first_year_of_a_right_clock),
		TEST(the_newest_day_is_that_of_the_visits),
		TEST(a_clock_gone_back_keeps_the_newest_day),
		TEST(a_clock_dead_from_the_first_is_forgotten),
		TEST(a_question_has_no_request),
		TEST(several_requests_in_one_visit),
		TEST(codes_are_spread),
		TEST(longest_texts_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
