/* The page of a request: what it shows, what each key asks for and refuses, and
 * that nothing personal stays behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "papers.h"

static struct walker walker;
static struct request_act done; /* what the last deed was given */

static int setup(void **state)
{
	(void)state;
	walker_open(&walker, LANG_EN, 80, 24);
	walker_enter(&walker);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	walker_close(&walker);
	return 0;
}

static struct request_file *file(void)
{
	return &walker.staff.request.file;
}

/* As run.c answers: the file is read again. */
static void read_request(enum request_state state)
{
	papers_file(file(), &walker.now);
	file()->view.state = state;
	walker.staff.request.there = true;
}

static void open_request(enum request_state state)
{
	walker_visit(&walker, "803005", VISIT_SERVING, 5);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effect, STAFF_FILE_VISIT);
	walker.staff.request.ticket = (struct ticket){ .visit = 1, .number = "17",
		.request_count = 1, .request = { { 1, "2026-000123", "803005" } } };
	walker_done(&walker, STAFF_FILE_VISIT, FAULT_NONE);
	assert_int_equal(walker.effect, STAFF_LOOK);
	read_request(state);
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	assert_int_equal(walker.staff.page, STAFF_REQUEST);
}

static void do_it(void)
{
	assert_int_equal(walker.effect, STAFF_FILE_DO);
	assert_int_equal(walker.staff.page, STAFF_REQUEST);
	done = walker.staff.request.act;
	walker.staff.request.act.done = true;
	walker_done(&walker, STAFF_FILE_DO, FAULT_NONE);
}

static bool shows(const char *text)
{
	return strstr(walker_screen(&walker), text) != NULL;
}

static void must_show(const char *text)
{
	if (!shows(text))
		fail_msg("no \"%s\" on\n%s", text, walker_screen(&walker));
}

/* Row of the screen that a text stands on; -1: none. */
static int row_of(const char *text)
{
	const char *screen = walker_screen(&walker), *at = strstr(screen, text);
	int row = 0;
	if (!at)
		return -1;
	for (const char *p = screen; p < at; p++)
		row += *p == '\n';
	return row;
}

static void what_is_to_be_asked_comes_first(void **state)
{
	(void)state;
	open_request(REQUEST_SUBMITTED);
	must_show("2026-000123");
	must_show("handed in, not accepted yet");
	must_show("Applicant's IIN: ask");
	must_show("Consent has not been given yet");
	assert_true(row_of("Applicant's IIN: ask") < row_of("[x]"));
	assert_true(row_of("– missing") > 0);
	for (int i = 0; i < 4; i++)
		walker_key(&walker, SYM_PAGE_DOWN);
	must_show("handed in");
	must_show("Әбдіқадырова Гүлнұр");
	must_show("+7 701 123 45 67");
}

/* Every deed in every state: what the rules forbid is refused with a sentence and
 * asks for nothing. */
static void every_key_in_every_state(void **state)
{
	static const struct {
		char key[2];
		enum request_verb verb;
	} verbs[] = {
		{ "a", VERB_ACCEPT }, { "n", VERB_NOT_ACCEPT }, { "r", VERB_REFUSE },
		{ "i", VERB_ISSUE }, { "w", VERB_WITHDRAW },
	};
	(void)state;
	open_request(REQUEST_SUBMITTED);
	for (int from = 0; from < REQUEST_STATES; from++) {
		for (size_t v = 0; v < sizeof verbs / sizeof *verbs; v++) {
			enum request_state to = (enum request_state)from;
			bool allowed = rules_request(to, verbs[v].verb, &to);
			/* A second paper may follow the first. */
			allowed = allowed || (verbs[v].verb == VERB_ISSUE && from == REQUEST_ISSUED);
			file()->view.state = (enum request_state)from;
			*walker.staff.said = '\0';
			walker_type(&walker, verbs[v].key);
			bool began = walker.effect == STAFF_FILE_DO
			          || walker.staff.page == STAFF_REQUEST_ASK;
			assert_int_equal(began, allowed);
			assert_int_equal(strlen(walker.staff.said) > 20, !allowed);
			walker.staff.page = STAFF_REQUEST;
		}
	}
}

static void a_refusal_asks_why_and_what_to_do(void **state)
{
	(void)state;
	open_request(REQUEST_SUBMITTED);
	walker_type(&walker, "n");
	must_show("The package of documents is incomplete");
	walker_key(&walker, SYM_ENTER);
	must_show("Жетіспейтін құжаттарды әкеліп"); /* in the visitor's language */
	walker_key(&walker, SYM_ENTER);
	do_it();
	assert_string_equal(done.name, "incomplete");
	assert_non_null(strstr(done.text, "Жетіспейтін"));
	must_show("is not accepted.");
}

static void words_of_ones_own(void **state)
{
	(void)state;
	open_request(REQUEST_ACCEPTED);
	walker_type(&walker, "r");
	walker_key(&walker, SYM_ENTER);
	walker_type(&walker, "Come on Monday.");
	walker_key(&walker, SYM_ENTER);
	do_it();
	assert_string_equal(done.text, "Come on Monday.");
	assert_int_equal(done.deed, DEED_REFUSE);
}

static void a_result_has_series_number_recipient(void **state)
{
	(void)state;
	open_request(REQUEST_ACCEPTED);
	walker_type(&walker, "i");
	walker_key(&walker, SYM_ENTER);
	walker_type(&walker, "AB");
	walker_key(&walker, SYM_ENTER);
	walker_key(&walker, SYM_ENTER); /* no number: asked again */
	must_show("Write it first.");
	walker_type(&walker, "0012345");
	walker_key(&walker, SYM_ENTER);
	must_show("Әбдіқадырова Гүлнұр");
	walker_key(&walker, SYM_ENTER);
	do_it();
	assert_string_equal(done.result.name, "duplicate");
	assert_string_equal(done.result.series, "AB");
	assert_string_equal(done.result.number, "0012345");
	assert_string_equal(done.result.recipient, "Әбдіқадырова Гүлнұр");
}

/* Judged as at the kiosk; those left to staff follow one another. */
static void an_answer_is_filled_in(void **state)
{
	(void)state;
	open_request(REQUEST_SUBMITTED);
	walker_type(&walker, "e");
	must_show("What is your IIN?");
	walker_type(&walker, "850314");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.staff.page, STAFF_REQUEST_ASK);
	must_show("must have 12 digits");
	walker_type(&walker, "400129");
	walker_key(&walker, SYM_ENTER);
	if (walker.effect != STAFF_FILE_DO)
		fail_msg("not taken:\n%s", walker_screen(&walker));
	assert_string_equal(walker.staff.request.act.name, "applicant_iin");
	answers_set(&file()->view.answers, "applicant_iin", ANSWER_GIVEN, "850314400129");
	do_it();
	assert_true(done.filling);
	assert_int_equal(walker.staff.page, STAFF_REQUEST_ASK); /* the next open one */
	assert_string_not_equal(walker.staff.request.act.name, "applicant_iin");
}

static void only_the_head_deletes_and_is_asked_twice(void **state)
{
	(void)state;
	open_request(REQUEST_ISSUED);
	walker_type(&walker, "z");
	must_show("Only the head can do that.");
	walker.staff.account.role = ROLE_HEAD;
	walker_type(&walker, "z");
	walker_type(&walker, "1"); /* no */
	assert_int_equal(walker.staff.page, STAFF_REQUEST);
	walker_type(&walker, "z");
	walker_type(&walker, "2");
	must_show("This cannot be undone.");
	assert_int_not_equal(walker.effect, STAFF_FILE_DO);
	walker_type(&walker, "2");
	do_it();
	assert_int_equal(done.deed, DEED_DELETE);
}

static void terms_in_words(void **state)
{
	static const struct {
		struct due due;
		const char *words;
	} rows[] = {
		{ { { 2026, 11, 25 }, 0 }, "due 25.11.2026, 2 working days left" },
		{ { { 2026, 11, 24 }, 0 }, "due 24.11.2026, 1 working day left" },
		{ { { 2026, 11, 23 }, 0 }, "due today" },
		{ { { 2026, 11, 23 }, 1795406525 + 1800 }, "due today at 09:32" },
		{ { { 2026, 11, 23 }, 1795406525 - 60 }, "due today at 09:01 – overdue" },
		{ { { 2026, 11, 20 }, 0 }, "due 20.11.2026, overdue by 1 working day" },
		{ { { 2026, 11, 18 }, 0 }, "due 18.11.2026, overdue by 3 working days" },
	};
	(void)state;
	open_request(REQUEST_ACCEPTED);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		file()->due = rows[i].due;
		must_show(rows[i].words);
	}
}

/* True when some byte of the person is left in the model. */
static bool remembers(const char *text)
{
	return memmem(&walker.staff, sizeof walker.staff, text, strlen(text)) != NULL;
}

static void nothing_personal_stays(void **state)
{
	static const enum sym ways[] = { SYM_ESC, SYM_F9, SYM_F10 };
	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		walker_enter(&walker);
		open_request(REQUEST_SUBMITTED);
		assert_true(remembers("Гүлнұр"));
		walker_key(&walker, ways[i]);
		assert_false(remembers("Гүлнұр"));
		assert_false(shows("Гүлнұр"));
	}
}

static void unlock(void)
{
	assert_int_equal(walker.staff.page, STAFF_LOCKED);
	assert_false(remembers("Гүлнұр"));
	walker.staff.login.account = walker.staff.account;
	walker.staff.login.result = LOGIN_DONE;
	walker_done(&walker, STAFF_ENTER, FAULT_NONE);
	assert_int_equal(walker.effect, STAFF_LOOK);
	assert_string_equal(walker.staff.request.registration, "2026-000123");
}

/* Locked in the middle of a question: on with it as soon as the request has been
 * read again, and what was half typed was not to be seen meanwhile. */
static void a_lock_keeps_the_question_and_what_was_typed(void **state)
{
	static const enum sym before[] = { SYM_F9, SYM_F1 };
	(void)state;
	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		walker_enter(&walker);
		open_request(REQUEST_SUBMITTED);
		walker_type(&walker, "m");
		walker_type(&walker, "half");
		assert_true(shows("half"));
		walker_key(&walker, before[i]);
		walker_wait(&walker, catalog_school(walker.catalog)->staff_lock_s);
		assert_false(shows("half"));
		unlock();
		walker_done(&walker, STAFF_LOOK, FAULT_DISK);
		assert_int_equal(walker.staff.page, STAFF_REQUEST);
		walker_type(&walker, "m");
		walker_key(&walker, SYM_F9);
		unlock();
		read_request(REQUEST_SUBMITTED);
		walker_done(&walker, STAFF_LOOK, FAULT_NONE);
		assert_int_equal(walker.staff.page, STAFF_REQUEST_ASK);
		assert_true(shows("half"));
		walker_key(&walker, SYM_ESC);
		assert_int_equal(walker.staff.page, STAFF_REQUEST);
	}
}

static void the_list_of_what_is_due(void **state)
{
	struct staff_request *request = &walker.staff.request;
	(void)state;
	walker_type(&walker, "l");
	assert_int_equal(walker.effect, STAFF_LOOK);
	must_show("Nothing is due.");
	request->tell[0] = (struct work_row){ 5, "2026-000005", "803005", REQUEST_ACCEPTED,
	                                      { { 0 }, 0 }, true, "+77011234567" };
	request->due[0] = (struct work_row){ 6, "2026-000006", "403015", REQUEST_ACCEPTED,
	                                     { { 2026, 11, 20 }, 0 }, false, "" };
	request->tell_count = request->due_count = 1;
	must_show("ready: +7 701 123 45 67");
	must_show("overdue by 1 working day");
	walker_key(&walker, SYM_DOWN);
	walker_type(&walker, "d");
	must_show("There is nothing to be told.");
	walker_key(&walker, SYM_UP);
	walker_type(&walker, "d");
	assert_int_equal(walker.effect, STAFF_FILE_DO);
	assert_string_equal(request->registration, "2026-000005");
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	assert_string_equal(request->registration, "2026-000006");
	assert_int_equal(walker.staff.page, STAFF_REQUEST);
	walker_key(&walker, SYM_ESC);
	assert_int_equal(walker.staff.page, STAFF_WORK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		CASE(what_is_to_be_asked_comes_first),
		CASE(every_key_in_every_state),
		CASE(a_refusal_asks_why_and_what_to_do),
		CASE(words_of_ones_own),
		CASE(a_result_has_series_number_recipient),
		CASE(an_answer_is_filled_in),
		CASE(only_the_head_deletes_and_is_asked_twice),
		CASE(terms_in_words),
		CASE(nothing_personal_stays),
		CASE(a_lock_keeps_the_question_and_what_was_typed),
		CASE(the_list_of_what_is_due),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
