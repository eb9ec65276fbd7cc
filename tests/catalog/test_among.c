/* Rules that look at more than one answer, on the shipped forms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "catalog/check.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct catalog *catalog;
static struct answers answers;

static int load(void **state)
{
	(void)state;
	catalog = catalog_load(TESTS_DIR "/../forms", NULL);
	memset(&answers, 0, sizeof(answers));
	return 0;
}

static int unload(void **state)
{
	(void)state;
	catalog_free(catalog);
	return 0;
}

static enum check among(const char *code, const char *name, const char *value, struct date day)
{
	const struct service *service = catalog_find(catalog, code);
	struct moment now = { .date = day };

	assert_non_null(service);
	assert_non_null(service_field(service, name));
	return check_among(service, service_field(service, name), value, &answers, &now);
}

/* 160314500110 is born on 14.03.2016. */
static const struct {
	const char *class;
	struct date day;
	enum check check;
} turns[] = {
	{ "grade_1", { 2021, 8, 1 }, CHECK_WARN_TURNS },
	{ "grade_1", { 2021, 12, 31 }, CHECK_WARN_TURNS },
	{ "grade_1", { 2022, 1, 1 }, CHECK_OK },
	{ "grade_1", { 2026, 5, 1 }, CHECK_OK },
	{ "other", { 2021, 8, 1 }, CHECK_OK },
	{ "", { 2021, 8, 1 }, CHECK_OK },
};

static void class_one_is_for_those_who_turn_six_this_year(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(turns); i++) {
		answers_set(&answers, "enrol_class", *turns[i].class ? ANSWER_GIVEN : ANSWER_AT_DESK,
		            turns[i].class);
		assert_int_equal(among("403003", "child_iin", "160314500110", turns[i].day),
		                 turns[i].check);
	}
	answers_set(&answers, "enrol_class", ANSWER_GIVEN, "grade_1");
	assert_int_equal(among("403003", "child_iin", "120315023483", (struct date){ 2017, 8, 1 }),
	                 CHECK_OK); /* tells no day of birth: warned of by itself */
}

static const struct {
	const char *class;
	struct date day;
	enum check check;
} windows[] = {
	{ "grade_1", { 2026, 4, 1 }, CHECK_OK },
	{ "grade_1", { 2026, 8, 31 }, CHECK_OK }, /* by the law's window */
	{ "grade_1", { 2026, 9, 1 }, CHECK_WARN_WINDOW },
	{ "grade_10", { 2026, 8, 15 }, CHECK_OK },
	{ "grade_10", { 2026, 8, 16 }, CHECK_WARN_WINDOW },
	{ "other", { 2026, 12, 1 }, CHECK_OK }, /* no window names it */
};

static void a_window_is_judged_by_the_answer_it_names(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(windows); i++)
		assert_int_equal(among("403003", "enrol_class", windows[i].class, windows[i].day),
		                 windows[i].check);
}

static void one_iin_for_two_people_is_told(void **state)
{
	static const struct date day = { 2026, 5, 1 };

	(void)state;
	answers_set(&answers, "applicant_iin", ANSWER_GIVEN, "850314400129");
	answers_set(&answers, "child_iin", ANSWER_GIVEN, "160314500110");
	assert_int_equal(among("403015", "child_iin", "850314400129", day), CHECK_WARN_SAME_IIN);
	assert_int_equal(among("403015", "child_iin", "160314500110", day), CHECK_OK);
	assert_int_equal(among("403015", "applicant_iin", "160314500110", day), CHECK_WARN_SAME_IIN);
	answers_set(&answers, "applicant_iin", ANSWER_AT_DESK, "");
	assert_int_equal(among("403015", "child_iin", "850314400129", day), CHECK_OK);
	assert_int_equal(among("403015", "child_iin", "", day), CHECK_OK);
	assert_int_equal(among("803014", "applicant_iin", "850314400129", day), CHECK_OK);
}

/* Who consents and for whom is found without knowing the names of fields. */
static void every_service_knows_its_people(void **state)
{
	(void)state;
	for (size_t i = 0; i < catalog_service_count(catalog); i++) {
		const struct service *service = catalog_service(catalog, i);
		const struct field *child = service_person(service, PERSON_CHILD, FIELD_NAME);

		assert_string_equal(service_person(service, PERSON_APPLICANT, FIELD_NAME)->name,
		                    "applicant_name");
		assert_string_equal(service_person(service, PERSON_APPLICANT, FIELD_IIN)->name,
		                    "applicant_iin");
		if (service->code[0] == '4')
			assert_string_equal(child->name, "child_name");
		else
			assert_null(child);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, load, unload)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(class_one_is_for_those_who_turn_six_this_year),
		TEST(a_window_is_judged_by_the_answer_it_names),
		TEST(one_iin_for_two_people_is_told),
		TEST(every_service_knows_its_people),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
