/* What becomes of a request: every verb in every state, what a refusal must have,
 * a visit that waits for its requests. */
#include "fixture.h"

#include "store/outcome.h"
#include "store/verbs.h"

static const struct result_given a_result = {
	.name = "duplicate", .series = "ЖБ", .number = "0012345", .day = { 2026, 11, 24 },
	.recipient = "Әбдіқадырова Гүлнәр",
};

static struct decision some_decision(enum request_verb verb)
{
	return (struct decision){
		.verb = verb,
		.due = { { 2026, 11, 25 }, 0 },
		.ground = "incomplete", .remedy = "Туу туралы куәлікті әкеліңіз.",
		.missing = "birth_certificate record",
		.result = &a_result,
		.actor = { .account = "gulnar", .desk = "1" },
	};
}

static struct decided decide(int64_t request, const struct decision *decision)
{
	struct decided decided;

	assert_fault(FAULT_NONE, store_decide(fixture_store, request, decision, &monday, &decided));
	return decided;
}

static void put_into(int64_t request, enum request_state state)
{
	char sql[400];

	snprintf(sql, sizeof(sql),
	         "DELETE FROM term; DELETE FROM result; DELETE FROM notice; DELETE FROM refusal;"
	         "INSERT INTO refusal VALUES (%lld, 'expired', 'New paper.', '');"
	         "UPDATE request SET state = '%s' WHERE id = %lld; DELETE FROM refusal",
	         (long long)request, request_state_name(state), (long long)request);
	assert_int_equal(behind(sql), SQLITE_OK);
}

static int event_count(void)
{
	return atoi(peek("SELECT count(*) FROM event"));
}

static void take_requests(int n)
{
	struct order order = some_order();

	for (int i = 0; i < n; i++)
		take(fixture_store, &order, &monday);
}

/* What the rules allow is done with its event; what they forbid writes nothing. */
static void every_verb_in_every_state(void **state)
{
	int done = 0, refused = 0;

	(void)state;
	take_requests(1);
	for (int from = 0; from < REQUEST_STATES; from++) {
		for (int verb = 0; verb < REQUEST_VERBS; verb++) {
			struct decision decision = some_decision((enum request_verb)verb);
			enum request_state to = (enum request_state)from;
			bool allowed = rules_request(to, decision.verb, &to);

			put_into(1, (enum request_state)from);
			int before = event_count();
			struct decided decided = decide(1, &decision);
			assert_int_equal(decided.result, allowed ? DECIDE_DONE : DECIDE_FORBIDDEN);
			assert_int_equal(decided.was, from);
			assert_int_equal(decided.is, to);
			assert_int_equal(event_count(), before + allowed);
			assert_peek("SELECT state FROM request", request_state_name(to));
			done += allowed;
			refused += !allowed;
		}
	}
	assert_int_equal(done, 6);
	assert_int_equal(refused, REQUEST_STATES * REQUEST_VERBS - 6);
	assert_chain_whole(fixture_store);
}

static void what_is_decided_is_kept(void **state)
{
	static const struct {
		enum request_verb verb;
		const char *sql, *gives;
	} rows[] = {
		{ VERB_ACCEPT, "SELECT due_day || due_at || open FROM term", "2026-11-2501" },
		{ VERB_ACCEPT, "SELECT text FROM event_detail ORDER BY event DESC LIMIT 1",
		  "due 2026-11-25\nmissing birth_certificate record\n" },
		{ VERB_ACCEPT, "SELECT why FROM event ORDER BY id DESC LIMIT 1", "papers-missing" },
		{ VERB_ISSUE, "SELECT why || signed FROM event, result ORDER BY id DESC LIMIT 1",
		  "duplicate0" },
		{ VERB_NOT_ACCEPT, "SELECT ground || '|' || remedy || '|' || missing FROM refusal",
		  "incomplete|Туу туралы куәлікті әкеліңіз.|birth_certificate record" },
		{ VERB_NOT_ACCEPT, "SELECT why FROM event ORDER BY id DESC LIMIT 1", "incomplete" },
		{ VERB_NOT_ACCEPT, "SELECT count(*) FROM notice", "0" },
		{ VERB_REFUSE, "SELECT ground FROM refusal", "incomplete" },
		{ VERB_REFUSE, "SELECT told_at FROM notice", "0" },
		{ VERB_ISSUE, "SELECT name || series || number || day || recipient FROM result",
		  "duplicateЖБ00123452026-11-24Әбдіқадырова Гүлнәр" },
		{ VERB_ISSUE, "SELECT account || desk || was || becomes FROM event"
		              " ORDER BY id DESC LIMIT 1", "gulnar1acceptedissued" },
	};

	(void)state;
	take_requests(1);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		bool later = rows[i].verb == VERB_REFUSE || rows[i].verb == VERB_ISSUE;
		struct decision decision = some_decision(rows[i].verb);

		put_into(1, later ? REQUEST_ACCEPTED : REQUEST_SUBMITTED);
		assert_int_equal(decide(1, &decision).result, DECIDE_DONE);
		assert_peek(rows[i].sql, rows[i].gives);
	}
}

/* Neither kind, neither half, neither through the store nor behind its back. */
static void a_refusal_says_why_and_what_to_do(void **state)
{
	static const char long_remedy[ANSWER_VALUE + 1] = { [0 ... ANSWER_VALUE - 1] = 'a' };
	static const struct {
		const char *ground, *remedy;
	} lacking[] = {
		{ NULL, "Come again." }, { "", "Come again." }, { "incomplete", NULL },
		{ "incomplete", "" }, { "incomplete", long_remedy },
	};
	static const enum request_verb verbs[] = { VERB_NOT_ACCEPT, VERB_REFUSE };

	(void)state;
	take_requests(1);
	for (size_t i = 0; i < sizeof(lacking) / sizeof(lacking[0]); i++) {
		for (int v = 0; v < 2; v++) {
			struct decision decision = some_decision(verbs[v]);

			put_into(1, v ? REQUEST_ACCEPTED : REQUEST_SUBMITTED);
			int before = event_count();
			decision.ground = lacking[i].ground;
			decision.remedy = lacking[i].remedy;
			assert_int_equal(decide(1, &decision).result, DECIDE_UNEXPLAINED);
			assert_int_equal(event_count(), before);
			assert_peek("SELECT count(*) FROM refusal", "0");
		}
	}
	assert_int_not_equal(behind("UPDATE request SET state = 'refused'"), SQLITE_OK);
	assert_int_not_equal(behind("UPDATE request SET state = 'not-accepted'"), SQLITE_OK);
}

static void a_result_is_whole(void **state)
{
	struct decision decision = some_decision(VERB_ISSUE);
	struct result_given lacking;

	(void)state;
	take_requests(1);
	put_into(1, REQUEST_ACCEPTED);
	for (int i = 0; i < 4; i++) {
		lacking = a_result;
		if (i == 0)
			*lacking.name = '\0';
		if (i == 1)
			*lacking.number = '\0';
		if (i == 2)
			*lacking.recipient = '\0';
		if (i == 3)
			lacking.day = (struct date){ 0 };
		decision.result = &lacking;
		assert_int_equal(decide(1, &decision).result, DECIDE_INCOMPLETE);
	}
	decision.result = NULL;
	assert_int_equal(decide(1, &decision).result, DECIDE_INCOMPLETE);
	decision.result = &a_result;
	assert_int_equal(decide(99, &decision).result, DECIDE_NO_REQUEST);
	assert_int_equal(decide(1, &decision).result, DECIDE_DONE);
}

static enum decide_result add_one_more(const char *name)
{
	struct result_given more = a_result;
	struct actor actor = { "gulnar", "1" };
	struct decided decided;

	snprintf(more.name, sizeof(more.name), "%s", name);
	assert_fault(FAULT_NONE,
	             store_add_result(fixture_store, 1, &more, &actor, &monday, &decided));
	return decided.result;
}

static void a_second_paper_follows_the_first(void **state)
{
	struct decision issue = some_decision(VERB_ISSUE);

	(void)state;
	take_requests(1);
	put_into(1, REQUEST_ACCEPTED);
	assert_int_equal(add_one_more("referral"), DECIDE_FORBIDDEN);
	assert_int_equal(decide(1, &issue).result, DECIDE_DONE);
	assert_int_equal(add_one_more("duplicate"), DECIDE_FORBIDDEN);
	assert_int_equal(add_one_more(""), DECIDE_INCOMPLETE);
	assert_int_equal(add_one_more("referral"), DECIDE_DONE);
	assert_peek("SELECT count(*) FROM result", "2");
	assert_chain_whole(fixture_store);
}

static bool told(void)
{
	struct actor actor = { "gulnar", "1" };
	bool done;

	assert_fault(FAULT_NONE, store_told(fixture_store, 1, &actor, &monday, &done));
	return done;
}

static bool ready(void)
{
	struct actor actor = { "gulnar", "1" };
	bool done;

	assert_fault(FAULT_NONE, store_ready(fixture_store, 1, &actor, &monday, &done));
	return done;
}

static void people_are_told_once(void **state)
{
	struct decision accept = some_decision(VERB_ACCEPT), issue = some_decision(VERB_ISSUE);

	(void)state;
	take_requests(1);
	assert_false(ready());
	decide(1, &accept);
	assert_false(told());
	assert_true(ready());
	assert_true(told());
	assert_false(told());
	assert_true(ready());
	decide(1, &issue);
	assert_false(told());
	assert_false(ready());
}

/* A visit goes on until each of its requests has an outcome. */
static void a_visit_waits_for_its_requests(void **state)
{
	static const enum request_verb outcomes[] = { VERB_ACCEPT, VERB_NOT_ACCEPT, VERB_WITHDRAW };
	struct change change = { .desk = "", .why = "", .actor = { "gulnar", "1" } };
	struct change_outcome outcome;

	(void)state;
	for (int64_t i = 0; i < 3; i++) {
		struct order order = some_order();

		order.request[1] = order.request[0];
		order.request_count = 2;
		struct ticket ticket = take(fixture_store, &order, &monday);
		struct decision accept = some_decision(VERB_ACCEPT);
		struct decision decision = some_decision(outcomes[i]);
		assert_int_equal(behind("UPDATE visit SET state = 'serving' WHERE state = 'waiting'"),
		                 SQLITE_OK);
		for (int decided = 0; decided < 3; decided++) {
			int before = event_count();

			store_visit(fixture_store, ticket.visit, VERB_FINISH, &change, &monday, &outcome);
			assert_int_equal(outcome.result, decided < 2 ? CHANGE_UNDECIDED : CHANGE_DONE);
			assert_int_equal(outcome.is, decided < 2 ? VISIT_SERVING : VISIT_DONE);
			assert_int_equal(event_count(), before + (decided == 2));
			if (decided < 2)
				decide(ticket.request[decided].id, decided ? &decision : &accept);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
		CASE(every_verb_in_every_state),
		CASE(what_is_decided_is_kept),
		CASE(a_refusal_says_why_and_what_to_do),
		CASE(a_result_is_whole),
		CASE(a_second_paper_follows_the_first),
		CASE(people_are_told_once),
		CASE(a_visit_waits_for_its_requests),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
