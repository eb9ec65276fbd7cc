/* What the forms we ship say: in three languages, short enough for the screen,
 * each service differently, and never asking for what the law forbids. */
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

/* Characters. A brief stands on one line of the narrowest screen. */
enum { TEXT_ANY = 600, LABEL_LONGEST = 120, BRIEF_LONGEST = 44 };

static struct catalog *catalog;
static int wrong;

static int load(void **state)
{
	(void)state;
	catalog = catalog_load(SHIPPED, NULL);
	assert_true(catalog_service_count(catalog) >= 5);
	return 0;
}

static int unload(void **state)
{
	(void)state;
	catalog_free(catalog);
	return 0;
}

static void judge(const struct service *service, const char *what, const struct words *words,
                  size_t longest)
{
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		const char *text = words->in[lang];

		if (text && *text && text_length(text) <= longest)
			continue;
		print_error("%s: %s (%s): \"%s\"\n", service->code, what, lang_code((enum lang)lang),
		            text ? text : "");
		wrong++;
	}
}

/* A text that need not be there: in all languages or in none. */
static void judge_if_any(const struct service *service, const char *what,
                         const struct words *words, size_t longest)
{
	if (words->in[LANG_KK] || words->in[LANG_RU] || words->in[LANG_EN])
		judge(service, what, words, longest);
}

static void judge_field(const struct service *service, const struct field *field)
{
	judge(service, field->name, &field->label, LABEL_LONGEST);
	judge(service, field->name, &field->brief, BRIEF_LONGEST);
	judge(service, field->name, &field->why, LABEL_LONGEST);
	if (field->type != FIELD_CHOICE && field->type != FIELD_YES_NO)
		judge(service, field->name, &field->hint, LABEL_LONGEST);
	else
		judge_if_any(service, field->name, &field->hint, LABEL_LONGEST);
	for (size_t i = 0; field->type == FIELD_CHOICE && i < field->choice_count; i++)
		judge(service, field->choices[i].name, &field->choices[i].label, LABEL_LONGEST);
}

static void judge_lists(const struct service *service)
{
	for (size_t i = 0; i < service->field_count; i++)
		judge_field(service, &service->fields[i]);
	for (size_t i = 0; i < service->paper_count; i++)
		judge(service, service->papers[i].name, &service->papers[i].label, LABEL_LONGEST);
	for (size_t i = 0; i < service->result_count; i++)
		judge(service, service->results[i].name, &service->results[i].label, LABEL_LONGEST);
	for (size_t i = 0; i < service->window_count; i++)
		judge(service, "window", &service->windows[i].label, BRIEF_LONGEST);
	for (size_t i = 0; i < service->publicity_count; i++)
		judge_if_any(service, "publicity", &service->publicity[i].label, LABEL_LONGEST);
	for (size_t i = 0; i < service->ground_count; i++) {
		judge(service, service->grounds[i].name, &service->grounds[i].label, LABEL_LONGEST);
		judge(service, service->grounds[i].name, &service->grounds[i].remedy, LABEL_LONGEST);
	}
}

static void judge_service(const struct service *service)
{
	const struct {
		const char *what;
		const struct words *words;
		size_t longest;
	} texts[] = {
		{ "title", &service->title, TEXT_ANY },
		{ "brief", &service->brief, BRIEF_LONGEST },
		{ "about", &service->about, TEXT_ANY },
		{ "who", &service->who, TEXT_ANY },
		{ "provider", &service->provider, TEXT_ANY },
		{ "result", &service->result, TEXT_ANY },
		{ "fee", &service->fee, LABEL_LONGEST },
		{ "basis", &service->basis, LABEL_LONGEST },
	};

	for (size_t i = 0; i < COUNT(texts); i++)
		judge(service, texts[i].what, texts[i].words, texts[i].longest);
	judge_if_any(service, "notice", &service->notice, TEXT_ANY);
	judge_lists(service);
}

static void texts_are_whole_and_short(void **state)
{
	(void)state;
	for (size_t i = 0; i < catalog_service_count(catalog); i++)
		judge_service(catalog_service(catalog, i));
	assert_int_equal(wrong, 0);
}

/* ---- no two alike ---- */

static bool same_fields(const struct service *a, const struct service *b)
{
	if (a->field_count != b->field_count)
		return false;
	for (size_t i = 0; i < a->field_count; i++)
		if (!service_field(b, a->fields[i].name))
			return false;
	return true;
}

static bool has_paper(const struct service *service, const char *name)
{
	for (size_t i = 0; i < service->paper_count; i++)
		if (strcmp(service->papers[i].name, name) == 0)
			return true;
	return false;
}

static bool same_papers(const struct service *a, const struct service *b)
{
	if (a->paper_count != b->paper_count)
		return false;
	for (size_t i = 0; i < a->paper_count; i++)
		if (!has_paper(b, a->papers[i].name))
			return false;
	return true;
}

static void no_two_services_are_alike(void **state)
{
	(void)state;
	for (size_t i = 0; i < catalog_service_count(catalog); i++) {
		const struct service *a = catalog_service(catalog, i);

		for (size_t k = 0; k < i; k++) {
			const struct service *b = catalog_service(catalog, k);

			if (same_fields(a, b) || same_papers(a, b))
				fail_msg("%s and %s ask for the same", a->code, b->code);
			assert_string_not_equal(a->title.in[LANG_KK], b->title.in[LANG_KK]);
			assert_string_not_equal(a->brief.in[LANG_KK], b->brief.in[LANG_KK]);
		}
	}
}

/* ---- what the law says of every service ---- */

static void both_refusals_are_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < catalog_service_count(catalog); i++) {
		const struct service *service = catalog_service(catalog, i);
		int count[] = { [GROUND_NOT_ACCEPTED] = 0, [GROUND_REFUSED] = 0 };

		for (size_t k = 0; k < service->ground_count; k++)
			count[service->grounds[k].kind]++;
		assert_true(count[GROUND_NOT_ACCEPTED] > 0);
		assert_true(count[GROUND_REFUSED] > 0);
		assert_true(service->result_count > 0);
		/* the school has confirmed nothing yet */
		assert_false(service->verified);
	}
}

static void assert_none_of(const struct service *service, const struct words *words,
                           const char *const *stems, size_t count)
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		for (size_t i = 0; i < count; i++)
			if (strstr(words->in[lang], stems[i]))
				fail_msg("%s: \"%s\" has \"%s\"", service->code, words->in[lang], stems[i]);
}

/* Law on personal data, Art. 7(9), (10): no more than is needed, no copies of
 * papers of identity. */
static void nothing_forbidden_is_asked(void **state)
{
	static const char *const excess[] = {
		"иагноз", "iagnos", "Ұлты", "ұлты", "ациональност", "ationality",
	};
	static const char *const copies[] = { "өшірме", "опия", "опию", "опии", "opy", "opies" };

	(void)state;
	for (size_t i = 0; i < catalog_service_count(catalog); i++) {
		const struct service *service = catalog_service(catalog, i);

		for (size_t k = 0; k < service->field_count; k++)
			assert_none_of(service, &service->fields[k].label, excess, COUNT(excess));
		for (size_t k = 0; k < service->paper_count; k++) {
			const struct paper *paper = &service->papers[k];

			if (!strstr(paper->name, "_id") && !strstr(paper->name, "birth"))
				continue;
			assert_int_equal(paper->use, PAPER_SHOWN);
			assert_none_of(service, &paper->label, copies, COUNT(copies));
		}
	}
}

static void kindergarten_is_for_children_under_six(void **state)
{
	static const char *const codes[] = { "403001", "403002" };

	(void)state;
	for (size_t i = 0; i < COUNT(codes); i++) {
		const struct service *service = catalog_find(catalog, codes[i]);

		assert_non_null(service);
		assert_int_equal(service_field(service, "child_iin")->age_below, 6);
	}
	assert_int_equal(service_field(catalog_find(catalog, "403003"), "child_iin")->age_below, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_whole_and_short),
		cmocka_unit_test(no_two_services_are_alike),
		cmocka_unit_test(both_refusals_are_told),
		cmocka_unit_test(nothing_forbidden_is_asked),
		cmocka_unit_test(kindergarten_is_for_children_under_six),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
