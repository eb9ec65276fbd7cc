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
		.request_count = 1,
		.request = { { .id = 1, .registration = "2026-000123", .service = "803005" } } };
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

static void consent_is_asked_for_until_it_stands(void **state)
{
	(void)state;
	open_request(REQUEST_SUBMITTED);
	walker_type(&walker, "c");
	assert_int_equal(walker.staff.page, STAFF_REQUEST_ASK);
	walker.staff.page = STAFF_REQUEST;
	file()->view.consented = true;
	snprintf(file()->view.consent_by, sizeof file()->view.consent_by, "Гүлнұр");
	walker_type(&walker, "c");
	must_show("Consent has been given already.");
	file()->right[RIGHT_TAKEN_BACK] = true;
	walker_type(&walker, "c");
	assert_int_equal(walker.staff.page, STAFF_REQUEST_ASK);
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
	file()->view.state = REQUEST_NOT_ACCEPTED;
	text_copy(file()->ground, sizeof file()->ground, "incomplete");
	do_it();
	assert_int_equal(walker.staff.request.cursor, 1); /* what became of it, at the top */
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
	must_show("Has the person signed");
	walker_type(&walker, "2");
	do_it();
	assert_true(done.result.is_signed);
	assert_string_equal(done.result.name, "duplicate");
	assert_string_equal(done.result.series, "AB");
	assert_string_equal(done.result.number, "0012345");
	assert_string_equal(done.result.recipient, "Әбдіқадырова Гүлнұр");
}

/* The receipt goes with the acceptance: it is on no list of results. */
static void a_receipt_is_no_result(void **state)
{
	(void)state;
	open_request(REQUEST_ACCEPTED);
	walker_type(&walker, "i");
	must_show("1");
	assert_false(shows("Receipt"));
	walker_key(&walker, SYM_ESC);
	text_copy(file()->view.service, sizeof file()->view.service, "403015");
	walker_type(&walker, "i");
	must_show("Departure slip");
	assert_false(shows("Receipt"));
	walker_key(&walker, SYM_ENTER);
	must_show("Number of the paper"); /* no state blank: no series */
}

/* Accepted without papers: warned with their list, and done when staff say so. */
static void missing_papers_are_warned_of(void **state)
{
	(void)state;
	open_request(REQUEST_SUBMITTED);
	walker_type(&walker, "a");
	assert_int_not_equal(walker.effect, STAFF_FILE_DO);
	must_show("These papers are not ticked:");
	must_show("[ ] Application");
	assert_false(shows("[ ] The applicant's")); /* that one is ticked */
	walker_type(&walker, "1");
	assert_int_equal(walker.staff.page, STAFF_REQUEST);
	assert_int_not_equal(walker.effect, STAFF_FILE_DO);
	walker_type(&walker, "an");
	assert_int_equal(walker.staff.page, STAFF_REQUEST);
	walker_type(&walker, "ay");
	do_it();
	assert_int_equal(done.deed, DEED_ACCEPT);
	for (int i = 0; i < file()->view.paper_count; i++)
		file()->view.paper[i].with_me = true;
	answers_set(&file()->view.answers, "applicant_role", ANSWER_GIVEN, "mother");
	walker_type(&walker, "a");
	must_show("These papers are not ticked:"); /* a mother shows more papers */
}

/* The bar names what comes next in each state. */
static void the_keys_of_the_state(void **state)
{
	static const char *const next[REQUEST_STATES] = {
		[REQUEST_SUBMITTED] = "A accept", [REQUEST_ACCEPTED] = "I issue",
		[REQUEST_NOT_ACCEPTED] = "S hand in again", [REQUEST_ISSUED] = "I issue",
		[REQUEST_REFUSED] = "S hand in again", [REQUEST_WITHDRAWN] = "M note",
	};
	(void)state;
	open_request(REQUEST_SUBMITTED);
	for (int i = 0; i < REQUEST_STATES; i++) {
		file()->view.state = (enum request_state)i;
		must_show(next[i]);
	}
}

static void a_step_is_taken_back(void **state)
{
	static const struct {
		struct revoked revoked;
		const char *says;
	} rows[] = {
		{ { REVOKE_DONE, "tick", false, "", "" }, "Taken back: paper ticked." },
		{ { REVOKE_DONE, "accept", true, "", "" }, "take it back from the person" },
		{ { REVOKE_DONE, "issue", false, "duplicate", "0012345" }, "No. 0012345" },
		{ { REVOKE_NOTHING, "", false, "", "" }, "nothing to take back" },
		{ { REVOKE_LATE, "", false, "", "" }, "More than a minute" },
		{ { REVOKE_TOUCHED, "", false, "", "" }, "colleague" },
		{ { REVOKE_FINISHED, "", false, "", "" }, "The visit is finished already" },
	};
	(void)state;
	open_request(REQUEST_SUBMITTED);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		walker_type(&walker, "u");
		assert_int_equal(walker.effect, STAFF_FILE_DO);
		walker.staff.request.act.revoked = rows[i].revoked;
		walker_done(&walker, STAFF_FILE_DO, FAULT_NONE);
		must_show(rows[i].says);
	}
}

/* True when some byte of the person is left in the model. */
static bool remembers(const char *text)
{
	return memmem(&walker.staff, sizeof walker.staff, text, strlen(text)) != NULL;
}

/* The last thing done was with a request: U in the queue takes that back, and not the
 * call before it. */
static void undo_in_the_queue_is_of_the_last_thing(void **state)
{
	(void)state;
	open_request(REQUEST_ACCEPTED);
	walker.staff.last.outcome.visit = 1;
	walker_type(&walker, "y");
	do_it();
	walker_key(&walker, SYM_ESC);
	assert_int_equal(walker.staff.page, STAFF_DESK);
	walker_type(&walker, "u");
	assert_int_equal(walker.effect, STAFF_FILE_DO);
	assert_int_equal(walker.staff.request.act.deed, DEED_REVOKE);
	assert_string_equal(walker.staff.request.registration, "2026-000123");
	papers_file(file(), &walker.now); /* as the register reads it for that */
	walker.staff.request.act.revoked = (struct revoked){ .what = "ready" };
	walker_done(&walker, STAFF_FILE_DO, FAULT_NONE);
	must_show("Taken back: result ready.");
	assert_false(remembers("Гүлнұр"));
	walker_type(&walker, "u");
	must_show("There is nothing to undo.");
}

static void add_history(const char *what, const char *why, const char *detail)
{
	struct history_row *row = &file()->history[file()->history_count++];
	*row = (struct history_row){ .event = 1000 - file()->history_count, .at = walker.now };
	text_copy(row->what, sizeof row->what, what);
	text_copy(row->why, sizeof row->why, why);
	text_copy(row->detail, sizeof row->detail, detail);
}

/* What was and what became, in words and not in codes. */
static void history_is_in_words(void **state)
{
	static const struct {
		const char *what, *why, *detail, *says;
	} rows[] = {
		{ "correct", "", "applicant_role\n- self\n+ mother\n", "It is my document → Mother" },
		{ "correct", "", "applicant_phone\n- +77011234567\n+ +77011234568\n",
		  "+7 701 123 45 67 → +7 701 123 45 68" },
		{ "correct", "", "applicant_name\n- \n+ A B\n", "– → A B" },
		{ "fill-in", "", "applicant_iin\n- \n+ 850314400129\n", ": 850314400129" },
		{ "accept", "papers-missing", "due 2026-11-25\nmissing application applicant_id\n",
		  "until 25.11.2026; not ticked:" },
		{ "not-accept", "incomplete", "remedy Bring it.\n", "incomplete. Bring it." },
		{ "issue", "duplicate", "duplicate\nseries AB\nnumber 12\nto Her\n", ": AB 12," },
		{ "tick", "application", "", "paper ticked – Application" },
		{ "undo", "accept", "", "last step taken back – request accepted" },
		{ "note", "", "Comes\ttomorrow.", "note – Comes" },
	};
	(void)state;
	open_request(REQUEST_SUBMITTED);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		file()->history_count = 0;
		add_history(rows[i].what, rows[i].why, rows[i].detail);
		for (int down = 0; down < 5; down++)
			walker_key(&walker, SYM_PAGE_DOWN);
		must_show(rows[i].says);
	}
	file()->right[RIGHT_BLOCKED] = true;
	file()->right_due[RIGHT_BLOCKED] = walker.now.date;
	file()->history_count = 0;
	add_history(rows[0].what, rows[0].why, rows[0].detail);
	assert_false(shows("Mother"));
}

/* The demand is taken down by whoever stands there; what follows is the head's. */
static void staff_block_and_the_head_decides(void **state)
{
	struct staff_request *request = &walker.staff.request;
	(void)state;
	open_request(REQUEST_SUBMITTED);
	walker_type(&walker, "k");
	walker_type(&walker, "2");
	do_it();
	assert_int_equal(done.deed, DEED_BLOCK);
	file()->right[RIGHT_BLOCKED] = true;
	file()->right_due[RIGHT_BLOCKED] = (struct date){ 2026, 11, 24 };
	must_show("The data are blocked; to be decided by 24.11.2026");
	walker_type(&walker, "k");
	must_show("the head lifts it or deletes them");
	walker_key(&walker, SYM_ESC);
	walker_type(&walker, "l");
	request->rights[0] = (struct work_row){ .request = 1, .registration = "2026-000123",
		.service = "803005", .right = RIGHT_BLOCKED, .due = { { 2026, 11, 24 }, 0 } };
	request->right_count = 1;
	must_show("Personal data: for the head to decide");
	must_show("blocked: due 24.11.2026, 1 working day left");
	walker_key(&walker, SYM_ENTER);
	assert_string_equal(request->registration, "2026-000123");
}

/* Two children, one visit: from the first request back to the list, which knows what
 * became of it and stands on the second. */
static void several_requests_of_one_visit(void **state)
{
	(void)state;
	walker_visit(&walker, "803005", VISIT_SERVING, 5)->request_count = 2;
	walker_key(&walker, SYM_ENTER);
	walker.staff.request.ticket = (struct ticket){ .visit = 1, .number = "17",
		.request_count = 2, .request = {
			{ 1, "2026-000123", "803005", REQUEST_SUBMITTED },
			{ 2, "2026-000124", "403015", REQUEST_SUBMITTED } } };
	walker_done(&walker, STAFF_FILE_VISIT, FAULT_NONE);
	assert_int_equal(walker.staff.page, STAFF_REQUESTS);
	must_show("when each of them has an outcome");
	walker_key(&walker, SYM_ENTER);
	papers_file(file(), &walker.now);
	file()->view.state = REQUEST_ACCEPTED;
	walker.staff.request.there = true;
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	walker_key(&walker, SYM_ESC);
	assert_int_equal(walker.staff.page, STAFF_REQUESTS);
	must_show("2026-000123 │ Duplicate of a school certificate │ accepted");
	assert_int_equal(walker.staff.field, 1);
	walker_key(&walker, SYM_ENTER);
	assert_string_equal(walker.staff.request.registration, "2026-000124");
	walker_key(&walker, SYM_ESC);
	walker_key(&walker, SYM_ESC);
	assert_int_equal(walker.staff.page, STAFF_DESK);
}

/* All of it is reached, page by page, and back. */
static void the_whole_history(void **state)
{
	(void)state;
	open_request(REQUEST_SUBMITTED);
	file()->history_count = 0;
	while (file()->history_count < FILE_HISTORY)
		add_history("note", "", "x");
	file()->older = true;
	for (int down = 0; down < 20; down++)
		walker_key(&walker, SYM_PAGE_DOWN);
	must_show("Earlier: Enter");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effect, STAFF_LOOK);
	assert_int_equal(walker.staff.request.history_page, 1);
	assert_int_equal(walker.staff.request.below[1], 1000 - FILE_HISTORY);
	file()->older = false;
	file()->history_count = 3;
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	walker_key(&walker, SYM_UP);
	must_show("Back to the newest: Enter");
	assert_false(shows("Earlier: Enter"));
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
	must_show("Born on 14.03.1985, female.");
	assert_int_not_equal(walker.effect, STAFF_FILE_DO);
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

/* A choice outside its days, an age that does not fit: said once, then taken. */
static void warned_as_at_the_kiosk(void **state)
{
	(void)state;
	open_request(REQUEST_SUBMITTED);
	text_copy(file()->view.service, sizeof file()->view.service, "403003");
	answers_wipe(&file()->view.answers);
	answers_set(&file()->view.answers, "enrol_class", ANSWER_AT_DESK, "");
	while (!shows("Which class will the child start?")) {
		if (walker.staff.page == STAFF_REQUEST_ASK)
			walker_key(&walker, SYM_ESC);
		walker.staff.request.there = true;
		walker_key(&walker, SYM_DOWN);
		walker_type(&walker, "e");
	}
	walker_type(&walker, "1");
	assert_int_not_equal(walker.effect, STAFF_FILE_DO); /* in November */
	must_show("If it is right as it is, press Enter once more.");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effect, STAFF_FILE_DO);
	assert_string_equal(walker.staff.request.act.answer.value, "grade_1");
}

/* The child's IIN is the applicant's: said once, beside the other answers. */
static void an_answer_is_judged_beside_the_others(void **state)
{
	(void)state;
	open_request(REQUEST_SUBMITTED);
	text_copy(file()->view.service, sizeof file()->view.service, "403015");
	answers_set(&file()->view.answers, "applicant_iin", ANSWER_GIVEN, "850314400129");
	while (!shows("IIN?") || !shows("child")) {
		if (walker.staff.page == STAFF_REQUEST_ASK)
			walker_key(&walker, SYM_ESC);
		walker_key(&walker, SYM_DOWN);
		walker_type(&walker, "e");
	}
	walker_type(&walker, "850314400129");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.staff.request.act.verdict, CHECK_WARN_SAME_IIN);
	must_show("If it is right as it is, press Enter once more.");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effect, STAFF_FILE_DO);
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

/* From the request, by every key there is, wherever it leads and one key further:
 * on any other page than the request's own nothing of the person is left. */
static void no_key_carries_it_away(void **state)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789/.";
	int left = 0;
	(void)state;
	for (int head = 0; head < 2; head++) {
		for (int k = 0; k < SYM_COUNT + (int)sizeof letters - 1; k++) {
			for (int further = 0; further < 3; further++) {
				static const enum sym after[] = { SYM_F7, SYM_ESC, SYM_F10 };
				walker_enter(&walker);
				walker.staff.day.count = 0;
				walker.staff.account.role = head ? ROLE_HEAD : ROLE_STAFF;
				open_request(REQUEST_SUBMITTED);
				if (k < SYM_COUNT)
					walker_key(&walker, (enum sym)k);
				else
					walker_type(&walker, (char[]){ letters[k - SYM_COUNT], '\0' });
				walker_key(&walker, after[further]);
				bool open = walker.staff.page == STAFF_REQUEST
				         || walker.staff.page == STAFF_REQUEST_ASK
				         || walker.staff.page == STAFF_HELP;
				if (open)
					continue;
				left++;
				if (remembers("Гүлнұр") || remembers("77011234567"))
					fail_msg("key %d, then %d: page %d remembers", k, further,
					         (int)walker.staff.page);
			}
		}
	}
	assert_true(left > 100);
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
	request->tell[0] = (struct work_row){ .registration = "2026-000005", .service = "803005",
	                                      .ready = true, .phone = "+77011234567" };
	request->due[0] = (struct work_row){ .registration = "2026-000006", .service = "403015",
	                                     .due = { { 2026, 11, 20 }, 0 } };
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

/* Who was called in vain, came after hours or was left at the close: nobody calls them
 * again, but each request can be opened from here. */
static void requests_outside_the_queue_are_listed(void **state)
{
	static const struct {
		enum visit_state place;
		bool numbered;
		const char *words;
	} rows[] = {
		{ VISIT_LEFT, false, "20.11.2026, without a number" },
		{ VISIT_LEFT, true, "20.11.2026, was not reached that day" },
		{ VISIT_NO_SHOW, true, "20.11.2026, did not come when called" },
		{ VISIT_CANCELLED, true, "20.11.2026, gave the number back" },
		{ VISIT_HELD, true, "20.11.2026, put off" },
	};
	struct staff_request *request = &walker.staff.request;
	(void)state;
	walker_type(&walker, "l");
	for (int i = 0; i < (int)(sizeof rows / sizeof *rows); i++) {
		struct work_row *row = &request->unseen[request->unseen_count++];
		*row = (struct work_row){ .request = i + 1, .service = "403015",
		                          .state = REQUEST_SUBMITTED, .day = { 2026, 11, 20 },
		                          .place = rows[i].place, .numbered = rows[i].numbered };
		ticket_format_registration(2026, i + 1, row->registration);
		must_show(rows[i].words);
	}
	must_show("Nobody has looked at them yet");
	request->due[0] = (struct work_row){ .registration = "2026-000006", .service = "403015",
	                                     .due = { { 2026, 11, 20 }, 0 } };
	request->due_count = 1;
	assert_int_equal(row_of("2026-000006"), row_of("In work, what is due first") + 1);
	assert_int_equal(row_of("In work, what is due first"), row_of("2026-000005") + 1);
	walker_type(&walker, "d");
	must_show("There is nothing to be told.");
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	assert_string_equal(request->registration, "2026-000002");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		CASE(what_is_to_be_asked_comes_first),
		CASE(every_key_in_every_state),
		CASE(consent_is_asked_for_until_it_stands),
		CASE(a_refusal_asks_why_and_what_to_do),
		CASE(words_of_ones_own),
		CASE(a_result_has_series_number_recipient),
		CASE(a_receipt_is_no_result),
		CASE(missing_papers_are_warned_of),
		CASE(the_keys_of_the_state),
		CASE(a_step_is_taken_back),
		CASE(undo_in_the_queue_is_of_the_last_thing),
		CASE(history_is_in_words),
		CASE(staff_block_and_the_head_decides),
		CASE(several_requests_of_one_visit),
		CASE(the_whole_history),
		CASE(an_answer_is_filled_in),
		CASE(warned_as_at_the_kiosk),
		CASE(an_answer_is_judged_beside_the_others),
		CASE(only_the_head_deletes_and_is_asked_twice),
		CASE(terms_in_words),
		CASE(nothing_personal_stays),
		CASE(no_key_carries_it_away),
		CASE(a_lock_keeps_the_question_and_what_was_typed),
		CASE(the_list_of_what_is_due),
		CASE(requests_outside_the_queue_are_listed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
