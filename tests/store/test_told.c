/* Whatever changes the register tells the journal of it, in the same transaction: each
 * call of the store that writes is made between two pictures of all tables. */
#include "fixture.h"

#include "store/account.h"
#include "store/amend.h"
#include "store/closing.h"
#include "store/desks.h"
#include "store/outcome.h"
#include "store/purge.h"
#include "store/redate.h"
#include "store/register.h"
#include "store/subject.h"
#include "store/verbs.h"

static const struct actor gulnar = { "Gulnar", "1" };
static const struct amend amend = { .request = 1, .actor = { "Gulnar", "1" }, .now = &monday };
static bool done;

static enum fault take_one_more(void)
{
	struct order order = some_order();
	struct ticket ticket;

	return store_take_ticket(fixture_store, &order, &monday, &ticket);
}

static enum fault verb(int64_t visit, enum visit_verb which, const char *desk, const char *why)
{
	struct change change = { .desk = desk, .why = why, .actor = gulnar };
	struct change_outcome outcome;

	return store_visit(fixture_store, visit, which, &change, &monday, &outcome);
}

static enum fault call(void) { return verb(1, VERB_CALL, "1", ""); }
static enum fault start(void) { return verb(1, VERB_START, "", ""); }
static enum fault hold(void) { return verb(1, VERB_HOLD, "", "document"); }
static enum fault resume(void) { return verb(1, VERB_RESUME, "", ""); }

static enum fault undo(void)
{
	struct change change = { .desk = "1", .why = "", .actor = gulnar };
	struct change_outcome outcome;
	enum undo_result result;
	enum fault fault = store_visit(fixture_store, 2, VERB_CALL, &change, &monday, &outcome);

	return fault ? fault : store_visit_undo(fixture_store, &outcome, 0, &gulnar, &monday,
	                                        &result);
}

static enum fault correct(void)
{
	struct answer answer = { "phone", ANSWER_GIVEN, "+77017654321" };
	return store_correct(fixture_store, &amend, 4, &answer, &done);
}

static enum fault tick(void)
{
	return store_tick(fixture_store, &amend, 1, "birth_certificate", true, &done);
}

static enum fault note(void) { return store_note(fixture_store, &amend, "Ертең келеді.", &done); }

static enum fault agree(void)
{
	struct amend third = amend;
	struct order order = some_order();
	struct ticket ticket;

	order.request[0].consent = NULL;
	enum fault fault = store_take_ticket(fixture_store, &order, &monday, &ticket);
	third.request = ticket.request[0].id;
	return fault ? fault : store_consent(fixture_store, &third, &some_consent, &done);
}

static enum fault decide(int64_t request, enum request_verb which)
{
	static const struct result_given result = {
		.name = "duplicate", .series = "", .number = "17", .day = { 2026, 11, 24 },
		.recipient = "Гүлнәр",
	};
	struct decision decision = {
		.verb = which, .due = { { 2026, 11, 25 }, 0 }, .ground = "incomplete",
		.remedy = "Әкеліңіз.", .missing = "", .result = &result, .actor = gulnar,
	};
	struct decided decided;

	return store_decide(fixture_store, request, &decision, &monday, &decided);
}

static enum fault accept(void) { return decide(1, VERB_ACCEPT); }
static enum fault issue(void) { return decide(1, VERB_ISSUE); }
static enum fault not_accept(void) { return decide(2, VERB_NOT_ACCEPT); }
static enum fault ready(void) { return store_ready(fixture_store, 1, &gulnar, &monday, &done); }
static enum fault told(void) { return store_told(fixture_store, 1, &gulnar, &monday, &done); }

static enum fault add_result(void)
{
	static const struct result_given more = {
		.name = "referral", .series = "", .number = "18", .day = { 2026, 11, 24 },
		.recipient = "Гүлнәр",
	};
	struct decided decided;

	return store_add_result(fixture_store, 1, &more, &gulnar, &monday, &decided);
}

static enum fault exercise(enum data_right right)
{
	return store_exercise(fixture_store, &amend, right, monday.date, &done);
}

static enum fault take_back(void) { return exercise(RIGHT_TAKEN_BACK); }
static enum fault block(void) { return exercise(RIGHT_BLOCKED); }
static enum fault unblock(void) { return store_unblock(fixture_store, &amend, &done); }
static enum fault delete(void) { return exercise(RIGHT_DELETED); }

static enum fault purge(void)
{
	struct purge_limits limits = { monday.unix_s + 1, monday.date };
	int count;

	return store_purge(fixture_store, &limits, &gulnar, &monday, &count);
}

static enum fault pause_desk(void)
{
	return store_desk_pause(fixture_store, monday.unix_s + 600, &gulnar, &monday);
}

static enum fault help(void)
{
	return store_desk_help(fixture_store, "1", true, &gulnar, &monday);
}

static enum fault close_day(void)
{
	enum close_result result;
	struct closing *closing = malloc(sizeof(*closing));
	enum fault fault = store_close_day(fixture_store, monday.date, "", &gulnar, &monday,
	                                   &result, closing);
	free(closing);
	return fault;
}

static enum fault clock_right(void)
{
	int left;
	return store_redate(fixture_store, "boot", &gulnar, &monday, &left);
}

static enum fault reprint(void)
{
	int64_t job;
	return store_reprint(fixture_store, 1, &gulnar, &monday, &job);
}

static bool is_dead(const struct claim *claim)
{
	(void)claim;
	return false;
}

static enum fault claim(void)
{
	struct claim self = { .boot_id = "boot", .pid = 17, .started = 1 };
	struct print_job job;
	return store_print_claim(fixture_store, 1, &self, is_dead, &monday, &job);
}

static enum fault spool(void)
{
	return store_print_mark(fixture_store, 1, VERB_SPOOL, "a4", 7, false, NULL, &monday);
}

static enum fault fail_doubtful(void)
{
	return store_print_mark(fixture_store, 1, VERB_FAIL, NULL, 0, true, "no-answer", &monday);
}

static enum fault settle(void) { return store_print_settle(fixture_store, 1, &monday); }

static enum fault add_account(void)
{
	enum account_result result;
	return store_account_add(fixture_store, "Белёва Т.А.", ROLE_HEAD, "482915", &gulnar,
	                         &monday, &result);
}

static enum fault log_in(const char *secret)
{
	struct login login;
	return store_login(fixture_store, "Белёва Т.А.", secret, "1", NULL, &monday, &login);
}

static enum fault right_secret(void) { return log_in("482915"); }
static enum fault wrong_secret(void) { return log_in("482916"); }

/* These two change no table; the journal says what they did. */
static enum fault give_register(void)
{
	struct register_period period = { monday.date, monday.date, "" };
	struct register_mark mark;

	return store_register_given(fixture_store, &period, &gulnar, &monday, &mark);
}

static enum fault give_data(void) { return store_data_given(fixture_store, &amend); }

static const struct {
	const char *what; /* the event it ends with */
	enum fault (*call)(void);
	bool only_told;
} calls[] = {
	{ "print", take_one_more, false }, { "print", take_one_more, false },
	{ "account-add", add_account, false }, { "login-wrong", wrong_secret, false },
	{ "login", right_secret, false }, { "call", call, false }, { "start", start, false },
	{ "hold", hold, false }, { "resume", resume, false }, { "undo", undo, true },
	{ "correct", correct, false }, { "tick", tick, false }, { "note", note, true },
	{ "consent", agree, false }, { "accept", accept, false }, { "ready", ready, false },
	{ "told", told, false }, { "issue", issue, false }, { "add-result", add_result, false },
	{ "not-accept", not_accept, false }, { "export", give_data, true },
	{ "taken-back", take_back, false }, { "blocked", block, false },
	{ "unblock", unblock, false }, { "deleted", delete, false }, { "purge", purge, false },
	{ "desk-pause", pause_desk, false }, { "desk-help", help, false },
	{ "reprint", reprint, false }, { "print-claim", claim, false },
	{ "print-spool", spool, false }, { "print-fail", fail_doubtful, false },
	{ "print-settle", settle, false },
	{ "clock-right", clock_right, false }, { "register", give_register, true },
	{ "day-closed", close_day, false },
};

/* All tables but the journal's. */
static void picture(char out[static 128])
{
	assert_int_equal(shell("sqlite3 kiosk.db .dump | grep -vE '^INSERT INTO (event|event_detail|journal_head) '"
	                       " | sha256sum", out, 128), 0);
}

static void what_changes_is_told(void **state)
{
	char before[128], after[128], what[64];

	(void)state;
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		picture(before);
		int events = atoi(peek("SELECT count(*) FROM event"));
		assert_fault(FAULT_NONE, calls[i].call());
		picture(after);
		if (atoi(peek("SELECT count(*) FROM event")) == events)
			fail_msg("%s: no event", calls[i].what);
		snprintf(what, sizeof(what), "%s", peek("SELECT what FROM event ORDER BY id DESC LIMIT 1"));
		if (strcmp(what, calls[i].what) != 0)
			fail_msg("%s, not %s", what, calls[i].what);
		if ((strcmp(before, after) == 0) != calls[i].only_told)
			fail_msg("%s: %s", what, calls[i].only_told ? "changed a table" : "changed nothing");
		assert_peek("SELECT event = (SELECT max(id) FROM event) FROM journal_head", "1");
	}
	assert_chain_whole(fixture_store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_changes_is_told, fixture_setup, fixture_teardown),
	};
	return cmocka_run_group_tests_name("told", tests, NULL, NULL);
}
