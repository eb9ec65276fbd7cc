/* Who says that the law puts them first, by the shipped forms and from the kiosk to
 * the call; how long a ticket waits. */
#include "fixture.h"

#include "office/claim.h"
#include "office/pace.h"
#include "store/desk.h"
#include "store/desks.h"
#include "store/verbs.h"

static int setup(void **state)
{
	if (make_folder(state))
		return -1;
	open_office("none");
	return 0;
}

/* The groups of order 254, wherever a form asks for them; nothing else. */
static void the_groups_of_the_shipped_forms(void **state)
{
	static const struct {
		const char *service, *value;
		bool first;
	} groups[] = {
		{ "403001", "none", false }, { "403001", "large_family", true },
		{ "403001", "teacher", true }, { "403001", "serviceman", true },
		{ "403001", "special_needs", true }, { "403001", "orphan", true },
		{ "403001", "parent_disability", true }, { "403001", "disabled_child", true },
		{ "403008", "orphan", true }, { "403008", "assistance", false },
		{ "403008", "low_income", false }, { "403008", "emergency", false },
		{ "403008", "board", false },
	};
	int choices = 0, marked = 0;
	(void)state;
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		const struct service *service = catalog_find(office.catalog, groups[i].service);
		struct answers answers = { 0 };
		answers_set(&answers, "category", ANSWER_GIVEN, groups[i].value);
		const char *field = claim_field(service, &answers);
		assert_int_equal(field != NULL, groups[i].first);
		if (field)
			assert_string_equal(field, "category");
		answers_set(&answers, "category", ANSWER_AT_DESK, "");
		assert_null(claim_field(service, &answers));
	}
	for (size_t s = 0; s < catalog_service_count(office.catalog); s++) {
		const struct service *service = catalog_service(office.catalog, s);
		for (size_t f = 0; f < service->field_count; f++) {
			for (size_t c = 0; c < service->fields[f].choice_count; c++, choices++)
				marked += service->fields[f].choices[c].priority;
		}
	}
	assert_true(choices > 50);
	assert_int_equal(marked, 8);
}

/* In each language its own words; "" for what nobody knows any more. */
static void the_group_in_words(void **state)
{
	static const char *const unknown[] = {
		"", "403001", "403001 category", "403001 category ", "403001 category pirate",
		"403001 colour orphan", "999999 category orphan",
	};
	(void)state;
	const char *claim = "403001 category large_family";
	assert_string_equal(claim_group(office.catalog, claim, LANG_KK), "Көпбалалы отбасы");
	assert_string_equal(claim_group(office.catalog, claim, LANG_RU), "Многодетная семья");
	assert_string_equal(claim_group(office.catalog, claim, LANG_EN), "Large family");
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
		assert_string_equal(claim_group(office.catalog, unknown[i], LANG_EN), "");
}

static int64_t ask(const char *group)
{
	struct ticket ticket;
	application_wipe(&application);
	application.service = catalog_find(office.catalog, "403001");
	answers_set(&application.answers, "category", ANSWER_GIVEN, group);
	assert_fault(intake_take(&office, only, 1, LANG_KK, "kiosk", "screen", false, &monday,
	                         &ticket), FAULT_NONE);
	return ticket.visit;
}

static int64_t call(void)
{
	struct change change = { .desk = "1", .why = "", .actor = { "gulnar", "1" } };
	struct change_outcome outcome;
	assert_fault(store_call_next(office.store, monday.date, &change, &monday, &outcome),
	             FAULT_NONE);
	return outcome.visit;
}

/* The school's word reaches the register when it is opened. */
static void from_the_kiosk_to_the_call(void **state)
{
	const struct school *named = catalog_school(office.catalog);
	struct school *school;
	(void)state;
	assert_int_equal(named->call, CALL_OLDEST);
	memcpy(&school, &named, sizeof school);
	int64_t first = ask("none"), second = ask("orphan"), third = ask("teacher");
	assert_int_equal(call(), first);
	office_close_store(&office);
	school->call = CALL_PRIORITY;
	assert_fault(office_open_store(&office, 2000), FAULT_NONE);
	int64_t fourth = ask("none"), fifth = ask("orphan");
	assert_int_equal(call(), second);
	assert_int_equal(call(), third);
	assert_int_equal(call(), fifth);
	assert_int_equal(call(), fourth);
}

/* The pace of a ticket: nothing outside the hours, nor without a place in the queue. */
static void a_ticket_knows_its_wait(void **state)
{
	struct actor gulnar = { "gulnar", "1" };
	struct moment lunch = monday;
	struct ticket ticket = { .number = "7", .ahead = 2 };
	(void)state;
	lunch.hour = 13;
	assert_int_equal(pace_of_ticket(&office, &ticket, &monday), PACE_SHUT);
	assert_fault(store_desk_staffed(office.store, true, &gulnar, &monday), FAULT_NONE);
	int usual_min = pace_usual_s(office.catalog) / 60;
	assert_true(usual_min >= 15 && usual_min <= 30);
	int wait_min = pace_of_ticket(&office, &ticket, &monday);
	assert_true(wait_min >= 2 * usual_min && wait_min <= 2 * usual_min + 6);
	assert_int_equal(pace_of_ticket(&office, &ticket, &lunch), 0);
	*ticket.number = '\0';
	assert_int_equal(pace_of_ticket(&office, &ticket, &monday), 0);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, remove_folder)
	const struct CMUnitTest tests[] = {
		TEST(the_groups_of_the_shipped_forms),
		TEST(the_group_in_words),
		TEST(from_the_kiosk_to_the_call),
		TEST(a_ticket_knows_its_wait),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
