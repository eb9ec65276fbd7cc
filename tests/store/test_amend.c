/* What staff put right, what the law on personal data gives, and the file of a
 * request that shows it all. */
#include "fixture.h"

#include "store/file.h"
#include "store/search.h"
#include "store/verbs.h"

static struct request_file file;

static const struct amend first = {
	.request = 1, .actor = { .account = "gulnar", .desk = "1" }, .now = &monday,
};

static const struct date due = { 2026, 12, 14 };

static void take_one(bool consent)
{
	struct order order = some_order();

	if (!consent)
		order.request[0].consent = NULL;
	take(fixture_store, &order, &monday);
}

static const struct request_file *look(const char *registration)
{
	bool found;

	assert_fault(FAULT_NONE, store_file(fixture_store, registration, &found, &file));
	assert_true(found);
	return &file;
}

static bool correct(const char *name, enum answer_state state, const char *value)
{
	struct answer answer = { .state = state };
	bool done;

	snprintf(answer.name, sizeof(answer.name), "%s", name);
	snprintf(answer.value, sizeof(answer.value), "%s", value);
	assert_fault(FAULT_NONE, store_correct(fixture_store, &first, 4, &answer, &done));
	return done;
}

static bool tick(void)
{
	bool done;

	assert_fault(FAULT_NONE,
	             store_tick(fixture_store, &first, 1, "birth_certificate", true, &done));
	return done;
}

static bool note(void)
{
	bool done;

	assert_fault(FAULT_NONE, store_note(fixture_store, &first, "Ертең келеді.", &done));
	return done;
}

static bool agree(void)
{
	struct consent consent = some_consent;
	bool done;

	consent.how = "desk";
	assert_fault(FAULT_NONE, store_consent(fixture_store, &first, &consent, &done));
	return done;
}

static bool exercise(enum data_right right)
{
	bool done;

	assert_fault(FAULT_NONE, store_exercise(fixture_store, &first, right, due, &done));
	return done;
}

static void an_answer_is_corrected(void **state)
{
	(void)state;
	take_one(true);
	assert_true(correct("phone", ANSWER_GIVEN, "+77017654321"));
	assert_peek("SELECT what || was || becomes FROM event ORDER BY id DESC LIMIT 1",
	            "correctgivengiven");
	assert_peek("SELECT text FROM event_detail ORDER BY event DESC LIMIT 1",
	            "phone\n- +77011234567\n+ +77017654321\n");
	assert_false(correct("phone", ANSWER_GIVEN, "+77017654321"));
	assert_true(correct("child_iin", ANSWER_GIVEN, "150712501239"));
	assert_peek("SELECT what || was || becomes FROM event ORDER BY id DESC LIMIT 1",
	            "fill-inat-deskgiven");
	assert_true(correct("reason", ANSWER_GIVEN, "moved"));
	assert_string_equal(answers_value(&look("2026-1")->view.answers, "reason"), "moved");
	assert_chain_whole(fixture_store);
}

static void papers_and_notes(void **state)
{
	(void)state;
	take_one(true);
	assert_true(tick());
	assert_peek("SELECT what || why FROM event ORDER BY id DESC LIMIT 1", "tickbirth_certificate");
	assert_true(look("2026-1")->view.paper[1].with_me);
	int before = atoi(peek("SELECT count(*) FROM event"));
	assert_false(tick()); /* it is ticked already */
	assert_int_equal(atoi(peek("SELECT count(*) FROM event")), before);
	assert_true(note());
	assert_string_equal(look("2026-1")->history[0].what, "note");
	assert_string_equal(file.history[0].detail, "Ертең келеді.");
	assert_int_equal(file.history[0].at.unix_s, monday.unix_s);
}

static void consent_is_recorded_and_taken_back(void **state)
{
	(void)state;
	take_one(false);
	assert_false(exercise(RIGHT_TAKEN_BACK));
	assert_true(agree());
	assert_peek("SELECT how FROM consent", "desk");
	assert_false(agree());
	assert_true(exercise(RIGHT_TAKEN_BACK));
	assert_false(exercise(RIGHT_TAKEN_BACK));
	assert_true(look("2026-1")->right[RIGHT_TAKEN_BACK]);
	assert_int_equal(date_compare(file.right_due[RIGHT_TAKEN_BACK], due), 0);
	assert_true(note()); /* the work is finished by its due day */
}

/* Consent once more, by another, to a later edition of the text. */
static bool agree_anew(void)
{
	struct consent consent = { .text_digest = "bbbb", .lang = LANG_RU,
	                           .given_by = "Сәрсенов Бауыржан", .for_whom = "Мұрат",
	                           .how = "desk" };
	bool done;

	assert_fault(FAULT_NONE, store_consent(fixture_store, &first, &consent, &done));
	return done;
}

static int found(const char *text)
{
	static struct search_row rows[SEARCH_ROWS];
	int count;

	assert_fault(FAULT_NONE, store_search(fixture_store, text, rows, SEARCH_ROWS, &count));
	return count;
}

/* A consent given to a script without a name gets the name, once; the journal says
 * what was agreed to then, and whoever agreed is found. */
static void consent_gets_its_name(void **state)
{
	struct order order = some_order();
	struct consent nameless = some_consent;
	char expected[400];

	(void)state;
	nameless.given_by = "";
	order.request[0].consent = &nameless;
	take(fixture_store, &order, &monday);
	assert_int_equal(found("сәрсенов"), 0);
	assert_true(agree_anew());
	assert_peek("SELECT given_by || how FROM consent", "Сәрсенов Бауыржанscreen");
	assert_peek("SELECT why FROM event ORDER BY id DESC LIMIT 1", "screen");
	snprintf(expected, sizeof(expected), "text %s\nlanguage kk\nby %s\nfor %s\n",
	         some_consent.text_digest, "Сәрсенов Бауыржан", some_consent.for_whom);
	assert_peek("SELECT text FROM event_detail ORDER BY event DESC LIMIT 1", expected);
	assert_int_equal(found("сәрсенов"), 1);
	assert_false(agree());
	assert_chain_whole(fixture_store);
}

/* The term that taking it back had set runs no more. */
static void consent_is_given_anew_after_it_was_taken_back(void **state)
{
	(void)state;
	take_one(true);
	assert_true(exercise(RIGHT_TAKEN_BACK));
	assert_true(agree_anew());
	assert_false(look("2026-1")->right[RIGHT_TAKEN_BACK]);
	assert_string_equal(file.view.consent_by, "Сәрсенов Бауыржан");
	assert_peek("SELECT text_digest || lang || how FROM consent", "bbbbrudesk");
	assert_peek("SELECT text FROM event_detail ORDER BY event DESC LIMIT 1",
	            "text bbbb\nlanguage ru\nby Сәрсенов Бауыржан\nfor Мұрат\n");
	assert_int_equal(found("мұрат"), 1);
	assert_false(agree());
	assert_true(exercise(RIGHT_TAKEN_BACK));
}

static void blocked_data_stand_still(void **state)
{
	bool done;

	(void)state;
	take_one(true);
	assert_true(exercise(RIGHT_BLOCKED));
	int before = atoi(peek("SELECT count(*) FROM event"));
	assert_false(correct("phone", ANSWER_GIVEN, "+77017654321"));
	assert_false(tick());
	assert_false(note());
	assert_int_equal(atoi(peek("SELECT count(*) FROM event")), before);
	assert_fault(FAULT_NONE, store_unblock(fixture_store, &first, &done));
	assert_true(done);
	assert_true(note());
	assert_fault(FAULT_NONE, store_unblock(fixture_store, &first, &done));
	assert_false(done);
}

/* What the school owes a person for his data, until it is deleted. */
static void rights_are_due(void **state)
{
	struct work_row rows[4];
	int count;
	bool done;
	(void)state;
	take_one(true);
	assert_fault(FAULT_NONE, store_rights_due(fixture_store, rows, 4, &count));
	assert_int_equal(count, 0);
	assert_fault(FAULT_NONE, store_exercise(fixture_store, &first, RIGHT_TAKEN_BACK,
	                                        (struct date){ 2026, 12, 14 }, &done));
	assert_fault(FAULT_NONE, store_exercise(fixture_store, &first, RIGHT_BLOCKED,
	                                        (struct date){ 2026, 11, 24 }, &done));
	assert_fault(FAULT_NONE, store_rights_due(fixture_store, rows, 4, &count));
	assert_int_equal(count, 2);
	assert_int_equal(rows[0].right, RIGHT_BLOCKED);
	assert_string_equal(rows[0].registration, "2026-000001");
	assert_int_equal(date_compare(rows[0].due.day, (struct date){ 2026, 11, 24 }), 0);
	assert_int_equal(rows[1].right, RIGHT_TAKEN_BACK);
	assert_true(exercise(RIGHT_DELETED));
	assert_fault(FAULT_NONE, store_rights_due(fixture_store, rows, 4, &count));
	assert_int_equal(count, 0);
}

/* All of a long history is reached, page by page, each line once. */
static void the_whole_history(void **state)
{
	int64_t last = INT64_MAX;
	int seen = 0, all;
	(void)state;
	take_one(true);
	for (int i = 0; i < 2 * FILE_HISTORY; i++)
		note();
	all = atoi(peek("SELECT count(*) FROM event WHERE visit = 1"));
	look("2026-1");
	assert_true(file.older);
	for (;;) {
		for (int i = 0; i < file.history_count; i++, seen++) {
			assert_true(file.history[i].event < last);
			last = file.history[i].event;
		}
		if (!file.older)
			break;
		assert_fault(FAULT_NONE, store_older(fixture_store, &file, last));
		assert_true(file.history_count > 0 && file.history_count <= FILE_HISTORY);
	}
	assert_int_equal(seen, all);
}

/* Nothing of the person is left in the file, not even in its free pages. */
static void deleted_data_are_gone(void **state)
{
	static const char *const words[] = { "850314", "Гүлнәр", "Ерасыл", "7654321", "Ертең" };
	struct decision refuse = { .verb = VERB_NOT_ACCEPT, .ground = "expired",
	                           .remedy = "Гүлнәр, жаңасын әкеліңіз.", .missing = "",
	                           .actor = { "gulnar", "1" } };
	struct decided decided;
	char grep[400];
	bool done;

	(void)state;
	take_one(true);
	correct("phone", ANSWER_GIVEN, "+77017654321");
	note();
	assert_fault(FAULT_NONE, store_decide(fixture_store, 1, &refuse, &monday, &decided));
	assert_int_equal(decided.result, DECIDE_DONE);
	assert_true(exercise(RIGHT_DELETED));
	assert_false(exercise(RIGHT_DELETED));
	assert_false(exercise(RIGHT_BLOCKED));
	assert_fault(FAULT_NONE, store_unblock(fixture_store, &first, &done));
	assert_false(done);
	assert_false(note());
	assert_false(agree());
	assert_string_equal(look("2026-1")->ground, "expired");
	assert_string_equal(file.remedy, "");
	assert_int_equal(file.view.answers.count, 0);
	assert_false(file.view.consented);
	assert_int_equal(file.view.state, REQUEST_NOT_ACCEPTED);
	assert_chain_whole(fixture_store);
	store_close(fixture_store);
	fixture_store = NULL;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		snprintf(grep, sizeof(grep), "! grep -aq '%s' kiosk.db", words[i]);
		if (shell(grep, NULL, 0))
			fail_msg("%s is still there", words[i]);
	}
}

/* Others of the same visit keep theirs. */
static void only_that_request_is_forgotten(void **state)
{
	struct order order = some_order();

	(void)state;
	order.request[1] = order.request[0];
	order.request_count = 2;
	take(fixture_store, &order, &monday);
	assert_true(exercise(RIGHT_DELETED));
	assert_int_equal(look("2026-2")->view.answers.count, some_answers()->count - 1);
	assert_true(file.view.consented);
	assert_peek("SELECT count(*) FROM event_detail", "2");
}

static void a_resubmission_knows_the_first(void **state)
{
	struct order order = some_order();

	(void)state;
	take_one(true);
	order.request[0].first = 1;
	order.no_queue = true;
	take(fixture_store, &order, &monday);
	assert_string_equal(look("2026-2")->first, "2026-000001");
	assert_string_equal(look("2026-1")->again, "2026-000002");
	assert_string_equal(file.first, "");
}

static void accept_until(int64_t request, struct date day)
{
	struct decision accept = { .verb = VERB_ACCEPT, .due = { day, 0 },
	                           .actor = { "gulnar", "1" } };
	struct decided decided;

	assert_fault(FAULT_NONE, store_decide(fixture_store, request, &accept, &monday, &decided));
	assert_int_equal(decided.result, DECIDE_DONE);
}

static void what_is_due_first_stands_first(void **state)
{
	static const struct date days[] = { { 2026, 12, 1 }, { 2026, 11, 20 }, { 0 }, { 2026, 11, 25 } };
	static const int64_t order[] = { 2, 4, 1, 3 };
	struct work_row rows[WORK_ROWS];
	int count;
	bool done;

	(void)state;
	for (int i = 0; i < 4; i++) {
		take_one(true);
		accept_until(i + 1, days[i]);
	}
	assert_fault(FAULT_NONE, store_worklist(fixture_store, rows, WORK_ROWS, &count));
	assert_int_equal(count, 4);
	for (int i = 0; i < 4; i++)
		assert_int_equal(rows[i].request, order[i]);
	assert_int_equal(rows[3].due.day.year, 0);
	assert_fault(FAULT_NONE, store_ready(fixture_store, 1, &first.actor, &monday, &done));
	assert_true(done);
	assert_int_equal(behind("UPDATE answer SET name = 'applicant_phone' WHERE name = 'phone'"),
	                 SQLITE_OK);
	assert_fault(FAULT_NONE, store_to_tell(fixture_store, rows, WORK_ROWS, &count));
	assert_int_equal(count, 1);
	assert_true(rows[0].ready);
	assert_string_equal(rows[0].phone, "+77011234567");
	assert_fault(FAULT_NONE, store_told(fixture_store, 1, &first.actor, &monday, &done));
	assert_fault(FAULT_NONE, store_to_tell(fixture_store, rows, WORK_ROWS, &count));
	assert_int_equal(count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
		CASE(an_answer_is_corrected),
		CASE(papers_and_notes),
		CASE(consent_is_recorded_and_taken_back),
		CASE(consent_gets_its_name),
		CASE(consent_is_given_anew_after_it_was_taken_back),
		CASE(blocked_data_stand_still),
		CASE(rights_are_due),
		CASE(the_whole_history),
		CASE(deleted_data_are_gone),
		CASE(only_that_request_is_forgotten),
		CASE(a_resubmission_knows_the_first),
		CASE(what_is_due_first_stands_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
