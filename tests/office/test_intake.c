#include "fixture.h"

#include "store/queue.h"

static int setup(void **state)
{
	if (make_folder(state))
		return -1;
	open_office("file");
	fill_application();
	return 0;
}

/* ---- the edition of the consent text ---------------------------------------------- */

static const struct words paragraphs[] = {
	{ { [LANG_KK] = "бір", [LANG_RU] = "раз", [LANG_EN] = "one" } },
	{ { [LANG_KK] = "екі", [LANG_RU] = "два", [LANG_EN] = "two" } },
};

/* printf 'one\ntwo\n' | sha256sum, and so on */
static const struct {
	enum lang lang;
	const char *digest;
} editions[] = {
	{ LANG_KK, "a280ac8d4e210a9ce234397e1bae387de8348c95a252c2a792901d53069132c9" },
	{ LANG_RU, "8ffadf234209923cc775e744120d29e4389cfc0466d89314a94cdee5652c4151" },
	{ LANG_EN, "c3f9c8c283a2b1f2f1896f27a01cbe3cddc0c9d93f752e4639035a0f5b36f6e8" },
};

static void the_digest_is_that_of_the_text_shown(void **state)
{
	struct consent_text text = { .paragraphs = paragraphs, .paragraph_count = 2 };
	char digest[STORE_DIGEST];
	(void)state;
	for (size_t i = 0; i < sizeof editions / sizeof *editions; i++) {
		intake_consent_digest(&text, editions[i].lang, digest);
		assert_string_equal(digest, editions[i].digest);
	}
}

static void the_digest_tells_paragraphs_apart(void **state)
{
	static const struct words joined[] = { { { [LANG_EN] = "onetwo", [LANG_KK] = "x" } } };
	struct consent_text two = { .paragraphs = paragraphs, .paragraph_count = 2 };
	struct consent_text one = { .paragraphs = joined, .paragraph_count = 1 };
	char first[STORE_DIGEST], second[STORE_DIGEST];
	(void)state;
	intake_consent_digest(&two, LANG_EN, first);
	intake_consent_digest(&one, LANG_EN, second);
	assert_string_not_equal(first, second);
}

static void the_shipped_text_has_three_editions(void **state)
{
	const struct consent_text *text = catalog_consent(office.catalog);
	char digest[LANG_COUNT][STORE_DIGEST], again[STORE_DIGEST];
	(void)state;
	assert_true(text->paragraph_count > 0);
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		intake_consent_digest(text, (enum lang)lang, digest[lang]);
		intake_consent_digest(text, (enum lang)lang, again);
		assert_string_equal(digest[lang], again);
	}
	assert_string_not_equal(digest[LANG_KK], digest[LANG_RU]);
	assert_string_not_equal(digest[LANG_RU], digest[LANG_EN]);
	assert_string_not_equal(digest[LANG_KK], digest[LANG_EN]);
}

/* ---- what is sent ----------------------------------------------------------------- */

static void all_that_was_told_is_in_the_register(void **state)
{
	struct ticket ticket;
	char digest[STORE_DIGEST];
	(void)state;
	take(&monday, &ticket);
	assert_string_equal(ticket.number, "1");
	assert_string_equal(ticket.request[0].registration, "2026-000001");
	assert_true(ticket.print_job > 0);
	assert_peek("SELECT count(*) FROM answer", "16");
	assert_peek("SELECT group_concat(name) FROM "
	            "(SELECT name FROM answer ORDER BY position LIMIT 3)",
	            "applicant_role,applicant_name,applicant_iin");
	assert_peek("SELECT value FROM answer WHERE name = 'child_name'",
	            "Әбдіқадыров Нұрлан Ерланұлы");
	intake_consent_digest(catalog_consent(office.catalog), LANG_KK, digest);
	assert_peek("SELECT text_digest FROM consent", digest);
	assert_peek("SELECT lang || given_by || for_whom || how FROM consent",
	            "kkӘбдіқадырова Гүлнұр СерікқызыӘбдіқадыров Нұрлан Ерланұлыscreen");
}

static void the_language_is_that_of_the_consent(void **state)
{
	struct ticket ticket;
	char digest[STORE_DIGEST];
	(void)state;
	assert_fault(intake_take(&office, only, 1, LANG_RU, "script", "script", true, &monday,
	                         &ticket), FAULT_NONE);
	intake_consent_digest(catalog_consent(office.catalog), LANG_RU, digest);
	assert_peek("SELECT text_digest FROM consent", digest);
	assert_peek("SELECT lang || how FROM consent", "ruscript");
	assert_peek("SELECT lang FROM visit", "ru");
	assert_peek("SELECT account FROM event WHERE id = 1", "script");
}

/* One reading of the text, a row of consent for each request. */
static void each_request_has_its_consent(void **state)
{
	static struct application attestation;
	const struct application *list[] = { &application, &attestation };
	struct ticket ticket;
	(void)state;
	application.consent_by[0] = '\0';
	attestation.service = catalog_find(office.catalog, "803014");
	attestation.consented = true;
	application_carry(&attestation, &application, PERSON_APPLICANT);
	assert_fault(intake_take(&office, list, 2, LANG_KK, "kiosk", "screen", true, &monday,
	                         &ticket), FAULT_NONE);
	assert_int_equal(ticket.request_count, 2);
	assert_peek("SELECT count(*) FROM visit", "1");
	assert_peek("SELECT count(DISTINCT text_digest) || count(*) FROM consent", "12");
	assert_peek("SELECT given_by || for_whom FROM consent WHERE request = 1",
	            "Әбдіқадырова Гүлнұр СерікқызыӘбдіқадыров Нұрлан Ерланұлы");
	assert_peek("SELECT given_by || for_whom FROM consent WHERE request = 2",
	            "Әбдіқадырова Гүлнұр СерікқызыӘбдіқадырова Гүлнұр Серікқызы");
}

/* What carries over is what its form says to be the same person's. */
static void another_request_knows_the_applicant(void **state)
{
	static struct application second;
	(void)state;
	second = (struct application){ .service = catalog_find(office.catalog, "403002") };
	application_carry(&second, &application, PERSON_APPLICANT);
	assert_string_equal(application_name(&second, PERSON_APPLICANT),
	                    "Әбдіқадырова Гүлнұр Серікқызы");
	assert_string_equal(answers_value(&second.answers, "applicant_house"), "5");
	assert_string_equal(application_name(&second, PERSON_CHILD), "");
	assert_string_equal(answers_value(&second.answers, "applicant_role"), "");
	answers_set(&application.answers, "applicant_role", ANSWER_GIVEN, "self");
	application_carry(&second, &application, PERSON_CHILD);
	assert_string_equal(application_name(&second, PERSON_CHILD), "Әбдіқадыров Нұрлан Ерланұлы");
	assert_string_equal(answers_value(&second.answers, "applicant_role"), ""); /* no such choice */
	application_uncarry(&second, PERSON_CHILD);
	assert_string_equal(application_name(&second, PERSON_CHILD), "");
	assert_string_equal(answers_value(&second.answers, "applicant_iin"), "850314400129");
}

/* The wish for a class to come is not what the child learns in now. */
static void a_name_alone_does_not_carry(void **state)
{
	static struct application enrolment, transfer;
	(void)state;
	enrolment = (struct application){ .service = catalog_find(office.catalog, "403003") };
	transfer = (struct application){ .service = application.service };
	answers_set(&enrolment.answers, "child_language", ANSWER_GIVEN, "ru");
	application_carry(&transfer, &enrolment, PERSON_CHILD);
	assert_string_equal(answers_value(&transfer.answers, "child_language"), "");
	application_carry(&enrolment, &application, PERSON_CHILD);
	assert_string_equal(answers_value(&enrolment.answers, "child_language"), "ru");
}

static void without_consent_there_is_none(void **state)
{
	struct ticket ticket;
	(void)state;
	application.consented = false;
	take(&monday, &ticket);
	assert_peek("SELECT count(*) FROM consent", "0");
	assert_peek("SELECT count(*) FROM request", "1");
}

/* "Another reason" was told, then the reason was changed. */
static void what_became_pointless_is_not_sent(void **state)
{
	struct ticket ticket;
	(void)state;
	answer("reason_text", "үйге жақын");
	take(&monday, &ticket);
	assert_peek("SELECT count(*) FROM answer WHERE name = 'reason_text'", "0");
	answer("reason", "other");
	take(&monday, &ticket);
	assert_peek("SELECT value FROM answer WHERE name = 'reason_text'", "үйге жақын");
}

static void states_of_answers_are_kept(void **state)
{
	struct ticket ticket;
	(void)state;
	answers_set(&application.answers, "child_iin", ANSWER_AT_DESK, "");
	answers_set(&application.answers, "applicant_phone", ANSWER_SKIPPED, "");
	take(&monday, &ticket);
	assert_peek("SELECT state FROM answer WHERE name = 'child_iin'", "at-desk");
	assert_peek("SELECT state FROM answer WHERE name = 'applicant_phone'", "skipped");
	assert_peek("SELECT state FROM answer WHERE name = 'child_name'", "given");
}

static void papers_follow_the_answers(void **state)
{
	struct ticket ticket;
	(void)state;
	tick("birth_certificate");
	tick("guardianship");
	take(&monday, &ticket);
	assert_peek("SELECT group_concat(name || with_me) FROM "
	            "(SELECT * FROM paper ORDER BY position)",
	            "application0,applicant_id0,birth_certificate1,deregistration_slip0,"
	            "personal_file0");
	answer("applicant_role", "guardian");
	answer("reason", "court");
	take(&monday, &ticket);
	assert_peek("SELECT group_concat(name || with_me) FROM "
	            "(SELECT * FROM paper WHERE request = 2 ORDER BY position)",
	            "application0,applicant_id0,birth_certificate1,guardianship1,"
	            "deregistration_slip0,personal_file0,court_decision0");
}

static void no_paper_no_print_job(void **state)
{
	struct ticket ticket;
	(void)state;
	assert_fault(intake_take(&office, only, 1, LANG_KK, "script", "script", false, &monday,
	                         &ticket), FAULT_NONE);
	assert_int_equal(ticket.print_job, 0);
	office_close(&office);
	open_office("none");
	fill_application();
	take(&monday, &ticket);
	assert_int_equal(ticket.print_job, 0);
	assert_peek("SELECT count(*) FROM print_job", "0");
}

static void a_mere_number(void **state)
{
	struct ticket ticket;
	(void)state;
	assert_fault(intake_number(&office, application.service, LANG_EN, "kiosk", true, &monday,
	                           &ticket), FAULT_NONE);
	assert_string_equal(ticket.number, "1");
	assert_int_equal(ticket.request_count, 0);
	assert_true(ticket.print_job > 0);
	assert_peek("SELECT topic FROM question", "403015");
	assert_peek("SELECT count(*) FROM request", "0");
	assert_peek("SELECT count(*) FROM answer", "0");
}

static struct moment evening(void)
{
	struct moment now = monday;
	now.hour = 18;
	now.minute = 0;
	return now;
}

static void after_hours_there_is_no_number(void **state)
{
	struct moment now = evening();
	struct opening opening;
	struct ticket ticket;
	(void)state;
	take(&now, &ticket);
	assert_string_equal(ticket.number, "");
	assert_int_equal(ticket.ahead, 0);
	assert_string_equal(ticket.request[0].registration, "2026-000001");
	assert_true(ticket.print_job > 0);
	assert_peek("SELECT state || (number IS NULL) FROM visit", "left1");
	assert_peek("SELECT count(*) FROM consent", "1");
	assert_true(intake_come(office.catalog, &ticket, &opening));
	assert_int_equal(opening.date.day, 24);
	assert_int_equal(opening.hours.from_min, 9 * 60);

	take(&monday, &ticket);
	assert_string_equal(ticket.number, "1");
	assert_false(intake_come(office.catalog, &ticket, &opening));
}

/* The register has a later day: the clock has gone back, whatever it shows. */
static void a_clock_that_went_back_closes_nothing(void **state)
{
	struct moment tomorrow = monday, now = evening();
	struct opening opening;
	struct ticket ticket;
	(void)state;
	tomorrow.date.day++;
	tomorrow.unix_s += 86400;
	take(&tomorrow, &ticket);
	take(&now, &ticket);
	assert_string_equal(ticket.number, "2");
	assert_int_equal(ticket.day.day, 24);
	assert_false(intake_come(office.catalog, &ticket, &opening));
	assert_int_equal(intake_reception(office.catalog, tomorrow.date, &now, &opening),
	                 RECEPTION_OPEN);
	assert_int_equal(intake_reception(office.catalog, now.date, &now, &opening), RECEPTION_OVER);
	assert_int_equal(intake_reception(office.catalog, (struct date){ 0 }, &now, &opening),
	                 RECEPTION_OVER);
}

/* ---- the application -------------------------------------------------------------- */

static void the_next_question_is_the_first_open_one(void **state)
{
	(void)state;
	assert_int_equal(application_next(&application), -1);
	answers_set(&application.answers, "child_iin", ANSWER_NONE, "");
	int at = application_next(&application);
	assert_string_equal(application.service->fields[at].name, "child_iin");
	answer("child_iin", "160314500110");
	answer("reason", "other");
	at = application_next(&application);
	assert_string_equal(application.service->fields[at].name, "reason_text");
	answers_set(&application.answers, "reason_text", ANSWER_AT_DESK, "");
	assert_int_equal(application_next(&application), -1);
}

static void wiping_leaves_nothing(void **state)
{
	static const struct application empty;
	const struct service *service = application.service;
	(void)state;
	tick("birth_certificate");
	application_wipe_personal(&application);
	assert_ptr_equal(application.service, service);
	application.service = NULL;
	assert_memory_equal(&application, &empty, sizeof empty);
	fill_application();
	application_wipe(&application);
	assert_memory_equal(&application, &empty, sizeof empty);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, remove_folder)

/* Somebody at the desk with an application on paper: a number at any hour, what the
 * form asks is left to be written down there, and so is consent. */
static void a_walk_in_is_left_to_the_desk(void **state)
{
	const struct actor actor = { "gulnar", "1" };
	struct moment evening = monday;
	struct ticket ticket;
	struct request_view view;
	bool found;
	(void)state;
	evening.hour = 20;
	evening.unix_s += 11 * 3600;
	assert_fault(intake_walk_in(&office, application.service, LANG_RU, &actor, &evening,
	                            &ticket), FAULT_NONE);
	assert_string_equal(ticket.number, "1");
	assert_int_equal(ticket.request_count, 1);
	assert_fault(store_request(office.store, ticket.request[0].registration, &found, &view),
	             FAULT_NONE);
	assert_true(found);
	assert_false(view.consented);
	assert_true(view.answers.count > 5);
	for (int i = 0; i < view.answers.count; i++)
		assert_int_equal(view.answers.item[i].state, ANSWER_AT_DESK);
	assert_fault(intake_walk_in(&office, NULL, LANG_RU, &actor, &evening, &ticket), FAULT_NONE);
	assert_string_equal(ticket.number, "2");
	assert_int_equal(ticket.request_count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_digest_is_that_of_the_text_shown),
		TEST(the_digest_tells_paragraphs_apart),
		TEST(the_shipped_text_has_three_editions),
		TEST(all_that_was_told_is_in_the_register),
		TEST(the_language_is_that_of_the_consent),
		TEST(each_request_has_its_consent),
		TEST(another_request_knows_the_applicant),
		TEST(a_name_alone_does_not_carry),
		TEST(without_consent_there_is_none),
		TEST(what_became_pointless_is_not_sent),
		TEST(states_of_answers_are_kept),
		TEST(papers_follow_the_answers),
		TEST(no_paper_no_print_job),
		TEST(a_mere_number),
		TEST(after_hours_there_is_no_number),
		TEST(a_clock_that_went_back_closes_nothing),
		TEST(the_next_question_is_the_first_open_one),
		TEST(a_walk_in_is_left_to_the_desk),
		TEST(wiping_leaves_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
