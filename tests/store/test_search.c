/* Finding requests: any part of number, name, IIN or phone, whatever the letters. */
#include "fixture.h"

#include "store/search.h"

static struct search_row rows[SEARCH_ROWS];

static int search(const char *text)
{
	int count;

	assert_fault(FAULT_NONE, store_search(fixture_store, text, rows, SEARCH_ROWS, &count));
	return count;
}

static void each_part_finds(void **state)
{
	static const struct {
		const char *text;
		int count;
	} cases[] = {
		{ "Әбдіқадырова Гүлнәр", 1 },  { "абдикадырова", 1 }, { "АБДИКАДЫРОВА ГУЛНАР", 1 },
		{ "әбдіқадырова", 1 },         { "ғулнәр", 1 },       { "улнар", 1 },
		{ "Ерасыл", 1 },               { "860423401234", 1 }, { "0423401", 1 },
		{ "+77011234567", 1 },         { "7011234567", 1 },   { "8 (701) 123-45-67", 1 },
		{ "+7 701 123 45 67", 1 },     { "701 123", 1 },      { "87011234567", 1 },
		{ "2026-000001", 1 },          { "000001", 1 },       { "23.11.2026", 1 },
		{ "2026-11-23", 1 },           { "1 2026-11-23", 1 }, { "", 1 },
		{ "%", 0 },                    { "_", 0 },            { "\\", 0 },
		{ "8604%1234", 0 },            { "86042340123_", 0 }, { "Петров", 0 },
		{ "8 1", 0 },                  { "701 999", 0 },      { "'; DROP TABLE search; --", 0 },
	};
	struct order order = some_order();

	(void)state;
	take(fixture_store, &order, &monday);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (search(cases[i].text) != cases[i].count)
			fail_msg("\"%s\" finds %d", cases[i].text, search(cases[i].text));
}

/* A word with plain letters is found by the Kazakh ones as well. */
static void folding_goes_both_ways(void **state)
{
	struct order order = some_order();
	struct answers answers = *order.request[0].answers;

	(void)state;
	answers_set(&answers, "applicant_name", ANSWER_GIVEN, "Айгуль Кокенова");
	order.request[0].answers = &answers;
	take(fixture_store, &order, &monday);
	assert_int_equal(search("Айгүл"), 1);
	assert_int_equal(search("КӨКЕНОВА"), 1);
	assert_int_equal(search("Көкенова"), 1);
	assert_string_equal(rows[0].name, "Айгуль Кокенова");
}

static void signs_are_plain(void **state)
{
	struct order order = some_order();
	struct answers answers = *order.request[0].answers;

	(void)state;
	answers_set(&answers, "child_name", ANSWER_GIVEN, "a_b%c\\d");
	order.request[0].answers = &answers;
	take(fixture_store, &order, &monday);
	assert_int_equal(search("a_b%c\\d"), 1);
	assert_int_equal(search("a%d"), 0);
}

static void the_newest_comes_first_and_fifty_at_most(void **state)
{
	struct order order = some_order();

	(void)state;
	for (int i = 0; i < SEARCH_ROWS + 5; i++)
		take(fixture_store, &order, &monday);
	assert_int_equal(search("Ерасыл"), SEARCH_ROWS);
	assert_string_equal(rows[0].registration, "2026-000055");
	assert_string_equal(rows[0].number, "55");
	assert_string_equal(rows[0].service, "403015");
	assert_int_equal(rows[0].state, REQUEST_SUBMITTED);
	assert_string_equal(rows[SEARCH_ROWS - 1].registration, "2026-000006");
}

static void what_is_not_of_a_person_is_not_kept(void **state)
{
	struct order order = some_order();

	(void)state;
	take(fixture_store, &order, &monday);
	assert_int_equal(search_knows("grade"), false);
	assert_int_equal(search_knows("applicant_name"), true);
	assert_int_equal(search_knows("child_iin"), true);
	assert_int_equal(search_knows("phone"), true);
	assert_peek("SELECT count(*) FROM search WHERE text LIKE '%skipped%'", "0");
	assert_peek("SELECT count(*) FROM search", "1");
}

static void after_hours_there_is_no_number(void **state)
{
	struct order order = some_order();

	(void)state;
	order.no_queue = true;
	take(fixture_store, &order, &monday);
	assert_int_equal(search("2026-000001"), 1);
	assert_string_equal(rows[0].number, "");
}

static void a_series_is_found_by_its_letter(void **state)
{
	struct order order = some_order();

	(void)state;
	order.series = "B";
	take(fixture_store, &order, &monday);
	assert_int_equal(search("b-001"), 1);
	assert_string_equal(rows[0].number, "B-001");
}

/* A register that was made before there was a search finds its old requests. */
static void an_old_file_is_filled(void **state)
{
	(void)state;
	store_close(fixture_store);
	fixture_store = NULL;
	assert_int_equal(shell("rm -f kiosk.db* && sqlite3 -bail kiosk.db < '" TESTS_DIR
	                       "/store/version-1.sql'", NULL, 0), 0);
	fixture_open();
	assert_peek("SELECT (SELECT count(*) FROM request) > 0 AND"
	            " (SELECT count(*) FROM search) = (SELECT count(*) FROM request)", "1");
	char *upgraded = strdup(peek("SELECT group_concat(text, '|') FROM search"));
	assert_true(strstr(upgraded, "2026-000001") != NULL);
	assert_int_equal(search("2026-000001"), 1);
	free(upgraded);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(each_part_finds, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(folding_goes_both_ways, fixture_setup,
		                                fixture_teardown),
		cmocka_unit_test_setup_teardown(signs_are_plain, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(the_newest_comes_first_and_fifty_at_most,
		                                fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(what_is_not_of_a_person_is_not_kept, fixture_setup,
		                                fixture_teardown),
		cmocka_unit_test_setup_teardown(after_hours_there_is_no_number, fixture_setup,
		                                fixture_teardown),
		cmocka_unit_test_setup_teardown(a_series_is_found_by_its_letter, fixture_setup,
		                                fixture_teardown),
		cmocka_unit_test_setup_teardown(an_old_file_is_filled, fixture_setup,
		                                fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
