#include "fixture.h"

#include "office/paper.h"

static struct ticket ticket;
static struct ticket_paper paper;

static int setup(void **state)
{
	if (make_folder(state))
		return -1;
	open_office("file");
	fill_application();
	return 0;
}

static void gather(enum lang lang)
{
	assert_fault(intake_take(&office, only, 1, lang, "kiosk", "screen", true, &monday,
	                         &ticket), FAULT_NONE);
	assert_fault(paper_gather(&office, &ticket, 0, &paper), FAULT_NONE);
}

static void the_facts_of_the_ticket(void **state)
{
	const struct school *school = catalog_school(office.catalog);
	(void)state;
	gather(LANG_RU);
	gather(LANG_RU);
	assert_string_equal(paper.number, "2");
	assert_string_equal(paper.code, ticket.code);
	assert_string_equal(paper.request[0].registration, "2026-000002");
	assert_int_equal(paper.request_count, 1);
	assert_int_equal(paper.ahead, 1);
	assert_int_equal(paper.lang, LANG_RU);
	assert_int_equal(paper.day.day, 23);
	assert_int_equal(paper.taken_at.unix_s, monday.unix_s);
	assert_int_equal(paper.copy, 0);
	assert_string_equal(paper.contact_centre, "1414");
	assert_string_equal(paper.school.own, school->name.in[LANG_RU]);
	assert_string_equal(paper.school.kk, school->name.in[LANG_KK]);
	assert_string_equal(paper.place.own, school->place.in[LANG_RU]);
	assert_string_equal(paper.request[0].service.own, application.service->brief.in[LANG_RU]);
	assert_string_equal(paper.request[0].service.kk, application.service->brief.in[LANG_KK]);
	assert_string_equal(paper.request[0].official.own, application.service->title.in[LANG_RU]);
	assert_string_equal(paper.request[0].official.kk, application.service->title.in[LANG_KK]);
}

static void after_hours_it_says_when_to_come(void **state)
{
	struct moment friday = monday;
	(void)state;
	gather(LANG_KK);
	assert_int_equal(paper.come.day, 0);
	friday.date.day = 27;
	friday.hour = 18;
	assert_fault(intake_take(&office, only, 1, LANG_KK, "kiosk", "screen", true, &friday,
	                         &ticket), FAULT_NONE);
	assert_fault(paper_gather(&office, &ticket, 0, &paper), FAULT_NONE);
	assert_string_equal(paper.number, "");
	assert_string_equal(paper.request[0].registration, "2026-000002");
	assert_int_equal(paper.come.day, 30);
	assert_int_equal(paper.come.month, 11);
	assert_string_equal(paper.come_hours, "09:00–13:00, 14:00–18:00");
}

static const char *label(const char *name, enum lang lang)
{
	const struct service *service = application.service;
	for (size_t i = 0; i < service->paper_count; i++)
		if (strcmp(service->papers[i].name, name) == 0)
			return service->papers[i].label.in[lang];
	fail_msg("no paper %s", name);
	return NULL;
}

static void what_is_missing_and_nothing_else(void **state)
{
	(void)state;
	tick("application");
	tick("birth_certificate");
	tick("personal_file");
	gather(LANG_EN);
	assert_int_equal(paper.missing_count, 2);
	assert_string_equal(paper.missing[0].own, label("applicant_id", LANG_EN));
	assert_string_equal(paper.missing[1].own, label("deregistration_slip", LANG_EN));
	assert_string_equal(paper.missing[1].kk, label("deregistration_slip", LANG_KK));
}

/* Nobody has taken what the visitor had with them that evening. */
static void after_hours_all_is_to_be_brought(void **state)
{
	struct moment evening = monday;
	(void)state;
	evening.hour = 18;
	for (size_t i = 0; i < application.service->paper_count; i++)
		tick(application.service->papers[i].name);
	gather(LANG_EN);
	assert_int_equal(paper.missing_count, 0);
	assert_fault(intake_take(&office, only, 1, LANG_EN, "kiosk", "screen", true, &evening,
	                         &ticket), FAULT_NONE);
	assert_fault(paper_gather(&office, &ticket, 0, &paper), FAULT_NONE);
	assert_int_equal(paper.missing_count, 5);
	assert_string_equal(paper.missing[0].own, label("application", LANG_EN));
}

static bool is_missing(const char *name)
{
	for (int i = 0; i < paper.missing_count; i++)
		if (strcmp(paper.missing[i].own, label(name, paper.lang)) == 0)
			return true;
	return false;
}

/* Two children and the meals of one: every number, and each paper once. */
static void all_requests_of_a_visit(void **state)
{
	static const char *const codes[] = { "403015", "403015", "403008", "803014" };
	static struct application requests[ORDER_REQUESTS_MAX];
	const struct application *list[ORDER_REQUESTS_MAX];
	(void)state;
	for (int i = 0; i < ORDER_REQUESTS_MAX; i++) {
		requests[i] = application;
		application_choose(&requests[i], catalog_find(office.catalog, codes[i]));
		list[i] = &requests[i];
	}
	assert_fault(intake_take(&office, list, ORDER_REQUESTS_MAX, LANG_RU, "kiosk", "screen", true,
	                         &monday, &ticket), FAULT_NONE);
	assert_fault(paper_gather(&office, &ticket, 0, &paper), FAULT_NONE);
	assert_int_equal(paper.request_count, ORDER_REQUESTS_MAX);
	assert_string_equal(paper.request[3].registration, "2026-000004");
	assert_string_equal(paper.request[3].service.own, requests[3].service->brief.in[LANG_RU]);
	for (int i = 0; i < paper.missing_count; i++)
		for (int k = 0; k < i; k++)
			assert_string_not_equal(paper.missing[i].own, paper.missing[k].own);
	assert_true(is_missing("birth_certificate"));
	for (int i = 0; i < ORDER_REQUESTS_MAX; i++) {
		application = requests[i];
		for (size_t k = 0; k < application.service->paper_count; k++)
			if (application_needs(&application, k))
				assert_true(is_missing(application.service->papers[k].name));
	}
}

/* A ticket lies about: no answer may stand on it. */
static void nothing_personal(void **state)
{
	(void)state;
	gather(LANG_KK);
	for (int i = 0; i < application.answers.count; i++) {
		const char *value = application.answers.item[i].value;
		if (strlen(value) > 4 && memmem(&paper, sizeof paper, value, strlen(value)))
			fail_msg("\"%s\" is on the paper", value);
	}
}

static void a_copy_of_a_mere_number(void **state)
{
	(void)state;
	assert_fault(intake_number(&office, application.service, LANG_KK, "kiosk", true, &monday,
	                           &ticket), FAULT_NONE);
	assert_fault(paper_gather(&office, &ticket, 2, &paper), FAULT_NONE);
	assert_string_equal(paper.number, "1");
	assert_int_equal(paper.copy, 2);
	assert_int_equal(paper.request_count, 0);
	assert_int_equal(paper.missing_count, 0);
}

/* The number stands, though the service's form file has gone. */
static void a_service_that_is_gone(void **state)
{
	(void)state;
	gather(LANG_KK);
	snprintf(ticket.request[0].service, sizeof ticket.request[0].service, "999999");
	assert_fault(paper_gather(&office, &ticket, 0, &paper), FAULT_NONE);
	assert_string_equal(paper.number, "1");
	assert_string_equal(paper.request[0].registration, "2026-000001");
	assert_string_equal(paper.request[0].service.own, "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_facts_of_the_ticket),
		TEST(after_hours_it_says_when_to_come),
		TEST(what_is_missing_and_nothing_else),
		TEST(after_hours_all_is_to_be_brought),
		TEST(all_requests_of_a_visit),
		TEST(nothing_personal),
		TEST(a_copy_of_a_mere_number),
		TEST(a_service_that_is_gone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
