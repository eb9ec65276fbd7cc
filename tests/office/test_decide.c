/* Terms by form files and calendar, handing in again, the papers about a request. */
#include "fixture.h"

#include "office/checklist.h"
#include "office/decide.h"
#include "office/letters.h"

static struct request_file file;
static struct leaflet leaflet;
static const struct actor gulnar = { .account = "Гүлнұр", .desk = "1" };

static int setup(void **state)
{
	if (make_folder(state))
		return -1;
	open_office("none");
	return 0;
}

static void look(const char *registration)
{
	bool found;
	assert_fault(store_file(office.store, registration, &found, &file), FAULT_NONE);
	assert_true(found);
}

/* The shorter of what plan and law give. A day shown is the last one. */
static void the_applicant_has_the_better_term(void **state)
{
	static const struct term days_3_2[] = {
		{ CHANNEL_PROVIDER, TERM_WORKING_DAYS, 3, SOURCE_PLAN },
		{ CHANNEL_PROVIDER, TERM_WORKING_DAYS, 2, SOURCE_LAW },
		{ CHANNEL_PORTAL, TERM_WORKING_DAYS, 1, SOURCE_LAW },
		{ CHANNEL_PROVIDER, TERM_SERVICE_MINUTES, 15, SOURCE_LAW },
	};
	static const struct term minutes_and_days[] = {
		{ CHANNEL_PROVIDER, TERM_WORKING_DAYS, 5, SOURCE_PLAN },
		{ CHANNEL_PROVIDER, TERM_MINUTES, 30, SOURCE_LAW },
	};
	static const struct service two = { .terms = days_3_2, .term_count = 4 };
	static const struct service half_an_hour = { .terms = minutes_and_days, .term_count = 2 };
	static const struct service none = { .terms = NULL };
	(void)state;
	struct due due = decide_due(office.catalog, &two, &monday);
	assert_int_equal(date_compare(due.day, (struct date){ 2026, 11, 25 }), 0);
	assert_int_equal(due.at, 0);
	due = decide_due(office.catalog, &half_an_hour, &monday);
	assert_int_equal(due.at, monday.unix_s + 1800);
	assert_int_equal(date_compare(due.day, monday.date), 0);
	assert_int_equal(decide_due(office.catalog, &none, &monday).day.year, 0);
}

/* 16.12.2026, a Wednesday, is a day off. */
static void days_left_are_working_days(void **state)
{
	static const struct {
		struct date day;
		int64_t at;
		int left;
	} rows[] = {
		{ { 2026, 11, 23 }, 0, 0 }, { { 2026, 11, 24 }, 0, 1 }, { { 2026, 11, 30 }, 0, 5 },
		{ { 2026, 12, 15 }, 0, 16 }, { { 2026, 12, 17 }, 0, 17 },
		{ { 2026, 11, 20 }, 0, -1 }, { { 2026, 11, 19 }, 0, -2 },
		{ { 2026, 11, 23 }, 1795406525 + 1, 0 }, { { 2026, 11, 23 }, 1795406525 - 1, -1 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct due due = { rows[i].day, rows[i].at };
		assert_int_equal(decide_days_left(office.catalog, &due, &monday), rows[i].left);
	}
}

static void the_persons_rights_have_terms(void **state)
{
	(void)state;
	struct date due = decide_right_due(office.catalog, RIGHT_TAKEN_BACK, &monday);
	assert_int_equal(date_compare(due, (struct date){ 2026, 12, 14 }), 0);
	due = decide_right_due(office.catalog, RIGHT_DELETED, &monday);
	assert_int_equal(date_compare(due, (struct date){ 2026, 11, 24 }), 0);
}

static void a_ground_is_of_its_kind(void **state)
{
	const struct service *service = application.service;
	(void)state;
	assert_non_null(decide_ground(service, GROUND_NOT_ACCEPTED, "incomplete"));
	assert_null(decide_ground(service, GROUND_REFUSED, "incomplete"));
	assert_null(decide_ground(service, GROUND_NOT_ACCEPTED, ""));
	assert_null(decide_result(service, "diploma"));
}

/* The visitor's own list, what later answers added, what was ticked all the same. */
static void the_checklist_follows_the_answers(void **state)
{
	static const char *const self[] = { "yes" };
	struct paper papers[] = {
		{ .name = "application" },
		{ .name = "proxy", .relevant = { "applicant_role", self, 1 } },
		{ .name = "diploma" },
	};
	struct service service = { .papers = papers, .paper_count = 3 };
	struct request_view view = { .paper_count = 2, .paper = {
		{ "application", true }, { "gone_from_the_file", false } } };
	struct checklist list;
	char missing[OUTCOME_MISSING];
	(void)state;
	checklist_missing(&service, &view, missing);
	assert_string_equal(missing, "diploma gone_from_the_file");
	answers_set(&view.answers, "applicant_role", ANSWER_GIVEN, "yes");
	checklist_missing(&service, &view, missing);
	assert_string_equal(missing, "proxy diploma gone_from_the_file");
	answers_set(&view.answers, "applicant_role", ANSWER_GIVEN, "no");
	strcpy(view.paper[2].name, "proxy");
	view.paper[2].with_me = true;
	view.paper_count = 3;
	checklist_make(&service, &view, &list);
	assert_int_equal(list.count, 4);
	assert_string_equal(list.row[1].name, "proxy");
	assert_true(list.row[1].with_me);
	checklist_missing(NULL, &view, missing);
	assert_string_equal(missing, "gone_from_the_file");
}

/* A receipt and a refusal finish nothing. */
static void only_what_is_given_finishes(void **state)
{
	const struct service *service = catalog_find(office.catalog, "403008");
	static struct request_file given;
	(void)state;
	assert_int_equal(decide_result(service, "notification")->kind, RESULT_GIVEN);
	assert_int_equal(decide_result(service, "refusal")->kind, RESULT_REFUSAL);
	assert_int_equal(decide_result(application.service, "receipt")->kind, RESULT_RECEIPT);
	assert_int_equal(decide_left(service, &given), 1);
	strcpy(given.result[given.result_count++].name, "notification");
	assert_int_equal(decide_left(service, &given), 0);
}

static void take_one(void)
{
	struct ticket ticket;
	fill_application();
	tick("applicant_id");
	take(&monday, &ticket);
	look("2026-1");
}

static void it_is_handed_in_again_with_its_answers(void **state)
{
	struct ticket ticket;
	struct request_view first;
	(void)state;
	take_one();
	first = file.view;
	assert_fault(decide_again(office.store, &file, &gulnar, &monday, &ticket), FAULT_NONE);
	look(ticket.request[0].registration);
	assert_string_equal(file.first, "2026-000001");
	assert_int_equal(file.view.answers.count, first.answers.count);
	assert_memory_equal(&file.view.answers, &first.answers, sizeof first.answers);
	assert_int_equal(file.view.paper_count, first.paper_count);
	assert_false(file.view.consented);
	assert_string_equal(file.view.number, "");
	assert_int_equal(file.view.state, REQUEST_SUBMITTED);
}

static bool says(const char *text)
{
	return strstr(leaflet.text, text) != NULL;
}

/* Either kind on paper; the newest decision counts when one was taken back. */
static void a_refusal_on_paper_says_why_and_what_to_do(void **state)
{
	struct decision decision = { .verb = VERB_NOT_ACCEPT, .ground = "incomplete",
	                             .remedy = "Bring the blue folder.", .actor = gulnar };
	struct decided decided;
	char missing[OUTCOME_MISSING];
	(void)state;
	take_one();
	checklist_missing(application.service, &file.view, missing);
	decision.missing = missing;
	store_decide(office.store, file.view.id, &decision, &monday, &decided);
	look("2026-1");
	lang_use(LANG_EN);
	letters_refusal(office.catalog, &file, &leaflet);
	assert_string_equal(leaflet.title, "Refusal to accept the documents");
	assert_true(says("The package of documents is incomplete"));
	assert_true(says("Bring the blue folder."));
	assert_true(says("2026-000001"));
	assert_true(says("Гүлнұр"));
	assert_true(says("right to complain"));
	assert_true(says(words_in(&service_paper(application.service, "personal_file")->label, LANG_EN)));
	file.view.state = REQUEST_REFUSED;
	letters_refusal(office.catalog, &file, &leaflet);
	assert_string_equal(leaflet.title, "Reasoned refusal of the service");
}

static void the_receipt_names_what_was_accepted(void **state)
{
	struct decision accept = { .verb = VERB_ACCEPT, .due = { { 2026, 11, 26 }, 0 },
	                           .actor = gulnar };
	struct decided decided;
	(void)state;
	take_one();
	assert_fault(store_decide(office.store, 1, &accept, &monday, &decided), FAULT_NONE);
	look("2026-1");
	letters_receipt(office.catalog, &file, &leaflet);
	assert_true(says("2026-000001"));
	assert_true(says("26.11.2026"));
	assert_true(says("Гүлнұр"));
	assert_true(says("Өтініш берушінің жеке басын куәландыратын құжат"));
	assert_false(says("Баланың туу туралы куәлігі")); /* was not there */
	assert_false(says("850314400129"));
}

static void the_person_gets_all_there_is(void **state)
{
	struct amend amend = { .request = 1, .actor = gulnar, .now = &monday };
	struct answer phone = { "applicant_phone", ANSWER_GIVEN, "+77020001122" };
	bool done;
	(void)state;
	take_one();
	assert_fault(store_note(office.store, &amend, "Жұмада келеді.", &done), FAULT_NONE);
	assert_fault(store_correct(office.store, &amend, 3, &phone, &done), FAULT_NONE);
	look("2026-1");
	letters_data(office.catalog, &file, &leaflet);
	for (int i = 0; i < file.view.answers.count; i++) {
		const struct answer *answer = &file.view.answers.item[i];
		if (strcmp(answer->name, "child_iin") == 0 || strcmp(answer->name, "child_name") == 0)
			assert_true(says(answer->value));
	}
	assert_true(says("850314400129"));
	assert_true(says("+7 701 123 45 67"));
	assert_true(says("Жұмада келеді."));
	/* What was changed, both ways, by its name; no code anywhere. */
	assert_true(says("+7 701 123 45 67 → +7 702 000 11 22"));
	assert_true(says("Баланың туу туралы куәлігі"));
	assert_null(strchr(leaflet.text, '_'));
	assert_true(leaflet.personal);
	assert_false(leaflet.full);
	assert_true(leaflet_parts(&leaflet) <= LEAFLET_PARTS_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, remove_folder)
		CASE(the_applicant_has_the_better_term),
		CASE(days_left_are_working_days),
		CASE(the_persons_rights_have_terms),
		CASE(a_ground_is_of_its_kind),
		CASE(the_checklist_follows_the_answers),
		CASE(only_what_is_given_finishes),
		CASE(it_is_handed_in_again_with_its_answers),
		CASE(a_refusal_on_paper_says_why_and_what_to_do),
		CASE(the_receipt_names_what_was_accepted),
		CASE(the_person_gets_all_there_is),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
