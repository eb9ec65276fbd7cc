/* What the forms of this repository say, and that they leave nothing out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "catalog/catalog.h"
#include "core/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define SHIPPED TESTS_DIR "/../forms"

/* as much as fits on a button of the smallest screen; characters */
enum { BRIEF_MAX = 44 };

static bool has_term(const struct service *service, struct term term)
{
	for (size_t i = 0; i < service->term_count; i++)
		if (memcmp(&service->terms[i], &term, sizeof(term)) == 0)
			return true;
	return false;
}

/* What the plan says of terms, and the law's figure where it is another. */
static void terms_of_the_plan_and_the_law(void **state)
{
	static const struct {
		const char *code;
		struct term term;
	} rows[] = {
		{ "403008", { CHANNEL_PROVIDER, TERM_WORKING_DAYS, 5, SOURCE_PLAN } },
		{ "403008", { CHANNEL_CORP, TERM_WORKING_DAYS, 5, SOURCE_PLAN } },
		{ "403008", { CHANNEL_PROVIDER, TERM_WAIT_MINUTES, 20, SOURCE_PLAN } },
		{ "403008", { CHANNEL_PROVIDER, TERM_WAIT_MINUTES, 15, SOURCE_LAW } },
		{ "403008", { CHANNEL_CORP, TERM_WAIT_MINUTES, 15, SOURCE_PLAN } },
		{ "403008", { CHANNEL_PROVIDER, TERM_SERVICE_MINUTES, 30, SOURCE_PLAN } },
		{ "403008", { CHANNEL_CORP, TERM_SERVICE_MINUTES, 15, SOURCE_PLAN } },
		{ "803005", { CHANNEL_PROVIDER, TERM_WORKING_DAYS, 15, SOURCE_PLAN } },
		{ "803005", { CHANNEL_PROVIDER, TERM_SERVICE_MINUTES, 15, SOURCE_PLAN } },
		{ "803014", { CHANNEL_PROVIDER, TERM_MINUTES, 20, SOURCE_PLAN } },
		{ "803014", { CHANNEL_CORP_HERE, TERM_WORKING_DAYS, 3, SOURCE_PLAN } },
		{ "803014", { CHANNEL_CORP_ELSEWHERE, TERM_WORKING_DAYS, 7, SOURCE_PLAN } },
		{ "803014", { CHANNEL_CORP, TERM_WAIT_MINUTES, 20, SOURCE_PLAN } },
		{ "803014", { CHANNEL_CORP, TERM_SERVICE_MINUTES, 20, SOURCE_PLAN } },
		{ "803014", { CHANNEL_PORTAL, TERM_WORKING_DAYS, 1, SOURCE_LAW } },
	};
	struct catalog *catalog = catalog_load(SHIPPED, NULL);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (!has_term(catalog_find(catalog, rows[i].code), rows[i].term))
			fail_msg("%s has no term %d of %s by %s", rows[i].code, rows[i].term.value,
			         channel_name(rows[i].term.channel), source_name(rows[i].term.source));
	catalog_free(catalog);
}

static void assert_words(const struct words *words, const char *code, const char *what)
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (!words->in[lang] || !*words->in[lang])
			fail_msg("%s: %s says nothing in %s", code, what, lang_code((enum lang)lang));
}

static void assert_brief(const struct words *words, const char *code, const char *what)
{
	assert_words(words, code, what);
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (text_length(words->in[lang]) > BRIEF_MAX)
			fail_msg("%s: %s is too long: %s", code, what, words->in[lang]);
}

static void assert_papers(const struct service *service)
{
	for (size_t i = 0; i < service->paper_count; i++) {
		const struct paper *paper = &service->papers[i];

		assert_words(&paper->label, service->code, paper->name);
		/* identity papers are only shown: the school may not keep copies */
		if (strstr(paper->name, "_id") || strstr(paper->name, "birth"))
			assert_int_equal(paper->use, PAPER_SHOWN);
	}
}

/* A service of which only a receipt came out could never be finished. */
static bool gives_something(const struct service *service)
{
	bool gives = false;

	for (size_t i = 0; i < service->result_count; i++)
		gives = gives || service->results[i].kind == RESULT_GIVEN;
	return gives;
}

/* Every service speaks all three languages, and every question says why. */
static void services_say_all(void **state)
{
	struct catalog *catalog = catalog_load(SHIPPED, NULL);

	(void)state;
	for (size_t i = 0; i < catalog_service_count(catalog); i++) {
		const struct service *service = catalog_service(catalog, i);

		assert_brief(&service->brief, service->code, "brief");
		assert_words(&service->title, service->code, "title");
		assert_words(&service->about, service->code, "about");
		assert_papers(service);
		assert_true(service->paper_count > 0 && service->result_count > 0);
		assert_true(gives_something(service));
		assert_true(service->term_count > 0);
		for (size_t k = 0; k < service->ground_count; k++)
			assert_words(&service->grounds[k].remedy, service->code, service->grounds[k].name);
		for (size_t k = 0; k < service->field_count; k++) {
			const struct field *field = &service->fields[k];

			assert_words(&field->label, service->code, field->name);
			assert_words(&field->why, service->code, field->name);
			assert_brief(&field->brief, service->code, field->name);
		}
		assert_null(service_field(service, "diagnosis"));
		assert_null(service_field(service, "nationality"));
	}
	catalog_free(catalog);
}

/* Lower classes may eat free of charge anyway, so the class is asked first; a
 * graduate applies alone; attestation asks a teacher, not a parent. */
static void questions_of_three_services(void **state)
{
	struct catalog *catalog = catalog_load(SHIPPED, NULL);
	const struct service *meals = catalog_find(catalog, "403008");
	const struct service *duplicate = catalog_find(catalog, "803005");
	const struct service *attestation = catalog_find(catalog, "803014");
	static struct answers answers;

	(void)state;
	assert_string_equal(meals->fields[0].name, "child_class");
	assert_int_equal(service_field(meals, "category")->choice_count, 5);
	answers_set(&answers, "applicant_role", ANSWER_GIVEN, "self");
	assert_false(relevant_now(&service_field(duplicate, "holder_name")->relevant, &answers));
	answers_set(&answers, "applicant_role", ANSWER_GIVEN, "attorney");
	assert_true(relevant_now(&service_field(duplicate, "holder_name")->relevant, &answers));
	assert_int_equal(service_field(duplicate, "reason")->choice_count, 4);
	assert_null(service_field(attestation, "applicant_role"));
	assert_int_equal(service_field(attestation, "applicant_email")->type, FIELD_EMAIL);
	assert_true(service_field(attestation, "present_until")->future);
	assert_non_null(attestation->notice.in[LANG_KK]);
	assert_non_null(meals->notice.in[LANG_KK]);
	catalog_free(catalog);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(terms_of_the_plan_and_the_law),
		cmocka_unit_test(services_say_all),
		cmocka_unit_test(questions_of_three_services),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
