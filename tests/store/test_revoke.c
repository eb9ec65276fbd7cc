/* A step in a request taken back: the register stands as before, the journal keeps
 * both. */
#include "fixture.h"

#include "store/amend.h"
#include "store/revoke.h"
#include "store/subject.h"
#include "store/verbs.h"

static const struct actor gulnar = { .account = "gulnar", .desk = "1" };
static const struct actor bota = { .account = "bota", .desk = "2" };

static const struct result_given referral = {
	.name = "referral", .series = "", .number = "0012345", .day = { 2026, 11, 24 },
	.recipient = "Әбдіқадырова Гүлнәр",
};

/* All tables but the journal, and but when things were changed. */
static char *snapshot(void)
{
	return strdup(peek(
		"SELECT group_concat(line, char(10)) FROM ("
		" SELECT 'r' || state || state_at AS line FROM request"
		" UNION ALL SELECT 't' || due_day || open FROM term"
		" UNION ALL SELECT 'f' || ground FROM refusal"
		" UNION ALL SELECT 'g' || name || number FROM result"
		" UNION ALL SELECT 'n' || since || '.' || told_at FROM notice"
		" UNION ALL SELECT 'a' || name || position || state || value FROM answer"
		" UNION ALL SELECT 'p' || name || with_me FROM paper"
		" UNION ALL SELECT 'c' || given_by || how FROM consent"
		" UNION ALL SELECT 's' || text FROM search"
		" UNION ALL SELECT 'd' || kind FROM data_right)"));
}

static struct moment later(int seconds)
{
	struct moment at = monday;
	at.unix_s += seconds;
	return at;
}

static int64_t request; /* the newest one */

static void take_one(void)
{
	struct order order = some_order();
	request = take(fixture_store, &order, &monday).request[0].id;
}

static void decide_at(enum request_verb verb, const struct moment *now)
{
	struct decided decided;
	struct decision decision = {
		.verb = verb, .due = { { 2026, 11, 25 }, 0 }, .ground = "incomplete",
		.remedy = "Туу туралы куәлікті әкеліңіз.", .missing = "", .result = &referral,
		.actor = gulnar,
	};
	assert_fault(FAULT_NONE, store_decide(fixture_store, request, &decision, now, &decided));
	assert_int_equal(decided.result, DECIDE_DONE);
}

static struct revoked take_back(const struct actor *actor, const struct moment *now)
{
	struct revoked revoked;
	assert_fault(FAULT_NONE, store_revoke(fixture_store, request, actor, now, &revoked));
	return revoked;
}


enum { ACCEPT_FIRST = 1, READY_FIRST = 2, TOLD_FIRST = 4 };

static void prepare(int what)
{
	struct moment now = later(1);
	bool done;
	if (what & ACCEPT_FIRST)
		decide_at(VERB_ACCEPT, &now);
	if (what & READY_FIRST)
		assert_fault(FAULT_NONE, store_ready(fixture_store, request, &gulnar, &now, &done));
	if (what & TOLD_FIRST)
		assert_fault(FAULT_NONE, store_told(fixture_store, request, &gulnar, &now, &done));
}

static void every_decision(void **state)
{
	static const struct {
		int first;
		enum request_verb verb;
	} rows[] = {
		{ 0, VERB_ACCEPT }, { 0, VERB_NOT_ACCEPT }, { 0, VERB_WITHDRAW },
		{ ACCEPT_FIRST, VERB_ISSUE }, { ACCEPT_FIRST, VERB_REFUSE },
		{ ACCEPT_FIRST, VERB_WITHDRAW },
		{ ACCEPT_FIRST | READY_FIRST, VERB_ISSUE }, { ACCEPT_FIRST | READY_FIRST, VERB_REFUSE },
		{ ACCEPT_FIRST | READY_FIRST, VERB_WITHDRAW },
		{ ACCEPT_FIRST | READY_FIRST | TOLD_FIRST, VERB_REFUSE },
		{ ACCEPT_FIRST | READY_FIRST | TOLD_FIRST, VERB_ISSUE },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct moment then = later(2), now = later(2 + REVOKE_S);
		take_one();
		prepare(rows[i].first);
		char *before = snapshot();
		decide_at(rows[i].verb, &then);
		char *between = snapshot();
		assert_string_not_equal(before, between);
		struct revoked revoked = take_back(&gulnar, &now);
		assert_int_equal(revoked.result, REVOKE_DONE);
		assert_string_equal(revoked.what, request_verb_name(rows[i].verb));
		char *after = snapshot();
		assert_string_equal(after, before);
		assert_peek("SELECT what || '|' || why FROM event ORDER BY id DESC LIMIT 1",
		            rows[i].verb == VERB_ACCEPT ? "undo|accept"
		            : rows[i].verb == VERB_NOT_ACCEPT ? "undo|not-accept"
		            : rows[i].verb == VERB_ISSUE ? "undo|issue"
		            : rows[i].verb == VERB_REFUSE ? "undo|refuse" : "undo|withdraw");
		assert_int_equal(take_back(&gulnar, &now).result, REVOKE_NOTHING);
		/* It can be decided again, and otherwise. */
		decide_at(rows[i].verb, &then);
		assert_int_equal(take_back(&gulnar, &now).result, REVOKE_DONE);
		char *again = snapshot();
		assert_string_equal(again, before);
		free(again);
		free(before);
		free(between);
		free(after);
	}
}

static void answers_ticks_and_rights(void **state)
{
	struct amend amend = { .actor = gulnar, .now = &monday };
	struct consent consent = { .lang = LANG_KK, .given_by = "Гүлнәр", .for_whom = "Ерасыл",
	                           .how = "desk" };
	bool done;
	(void)state;
	take_one();
	amend.request = request;
	for (int i = 0; i < 8; i++) {
		struct answer answer = { .state = ANSWER_GIVEN };
		char *before = snapshot();
		switch (i) {
		case 0: /* another value */
			strcpy(answer.name, "child_name");
			strcpy(answer.value, "Басқа Бала");
			store_correct(fixture_store, &amend, 3, &answer, &done);
			break;
		case 1: /* none was there */
			strcpy(answer.name, "never_asked");
			strcpy(answer.value, "x - y + z");
			store_correct(fixture_store, &amend, 30, &answer, &done);
			break;
		case 2:
			strcpy(answer.name, "child_name");
			answer.state = ANSWER_SKIPPED;
			store_correct(fixture_store, &amend, 3, &answer, &done);
			break;
		case 3:
			store_tick(fixture_store, &amend, 0, "record", true, &done);
			break;
		case 4:
			store_tick(fixture_store, &amend, 0, "id", false, &done);
			break;
		case 5:
			assert_int_equal(behind("DELETE FROM consent"), SQLITE_OK);
			free(before);
			before = snapshot();
			store_consent(fixture_store, &amend, &consent, &done);
			break;
		case 6:
			assert_int_equal(behind("INSERT INTO consent VALUES"
			                        " (1, '', 'kk', '', '', 'screen', 0, 0)"), SQLITE_OK);
			free(before);
			before = snapshot();
			store_consent(fixture_store, &amend, &consent, &done);
			break;
		default:
			store_exercise(fixture_store, &amend, RIGHT_TAKEN_BACK, monday.date, &done);
		}
		assert_true(done);
		assert_int_equal(take_back(&gulnar, &monday).result, REVOKE_DONE);
		char *after = snapshot();
		assert_string_equal(after, before);
		free(before);
		free(after);
	}
}

static void what_cannot_be_taken_back(void **state)
{
	struct amend amend = { .actor = gulnar, .now = &monday };
	struct moment late = later(REVOKE_S + 1);
	bool done;
	(void)state;
	take_one();
	amend.request = request;
	assert_int_equal(take_back(&gulnar, &monday).result, REVOKE_NOTHING);
	decide_at(VERB_ACCEPT, &monday);
	char *before = snapshot();
	assert_int_equal(take_back(&bota, &monday).result, REVOKE_TOUCHED);
	assert_int_equal(take_back(&gulnar, &late).result, REVOKE_LATE);
	assert_fault(FAULT_NONE, store_note(fixture_store, &amend, "x", &done));
	assert_int_equal(take_back(&gulnar, &monday).result, REVOKE_NOTHING);
	char *after = snapshot();
	assert_string_equal(after, before);
	free(before);
	free(after);
}

/* No visit is finished with a request that has no outcome, not by a way round. */
static void a_finished_visit_comes_first(void **state)
{
	struct change change = { .desk = "1", .why = "", .actor = gulnar };
	struct change_outcome outcome;
	(void)state;
	take_one();
	decide_at(VERB_ACCEPT, &monday);
	store_visit(fixture_store, 1, VERB_CALL, &change, &monday, &outcome);
	store_visit(fixture_store, 1, VERB_START, &change, &monday, &outcome);
	store_visit(fixture_store, 1, VERB_FINISH, &change, &monday, &outcome);
	assert_int_equal(outcome.result, CHANGE_DONE);
	assert_int_equal(take_back(&gulnar, &monday).result, REVOKE_FINISHED);
	decide_at(VERB_ISSUE, &monday);
	assert_int_equal(take_back(&gulnar, &monday).result, REVOKE_DONE);
	assert_peek("SELECT state FROM request", "accepted");
}

/* What the person has in hand is named. */
static void papers_to_be_given_back(void **state)
{
	(void)state;
	take_one();
	decide_at(VERB_ACCEPT, &monday);
	assert_fault(FAULT_NONE, store_handed_out(fixture_store, request, "receipt", &gulnar, &monday));
	struct revoked revoked = take_back(&gulnar, &monday);
	assert_int_equal(revoked.result, REVOKE_DONE);
	assert_true(revoked.printed);
	decide_at(VERB_ACCEPT, &monday);
	revoked = take_back(&gulnar, &monday);
	assert_false(revoked.printed);
	decide_at(VERB_NOT_ACCEPT, &monday);
	assert_fault(FAULT_NONE, store_handed_out(fixture_store, request, "refusal", &gulnar, &monday));
	assert_true(take_back(&gulnar, &monday).printed);
	decide_at(VERB_ACCEPT, &monday);
	decide_at(VERB_ISSUE, &monday);
	revoked = take_back(&gulnar, &monday);
	assert_string_equal(revoked.paper, "referral");
	assert_string_equal(revoked.number, "0012345");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
		CASE(every_decision),
		CASE(answers_ticks_and_rights),
		CASE(what_cannot_be_taken_back),
		CASE(a_finished_visit_comes_first),
		CASE(papers_to_be_given_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
