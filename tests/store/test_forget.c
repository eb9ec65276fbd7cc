/* Forgetting: what is personal stands where the list says and nowhere else, and once
 * forgotten no byte of it is left in any file of the register's folder. */
#include "fixture.h"

#include "store/amend.h"
#include "store/forget.h"
#include "store/outcome.h"
#include "store/purge.h"
#include "store/search.h"
#include "store/subject.h"
#include "store/verbs.h"

/* Every text about the person has these digits in it, as no number of ours has. */
#define MARK "77889901"

static const struct actor gulnar = { "Gulnar", "1" };
static const struct date due = { 2026, 12, 14 };

static struct amend amend_of(int64_t request)
{
	return (struct amend){ .request = request, .actor = gulnar, .now = &monday };
}

static void correct(int64_t request, const char *name, const char *value)
{
	struct amend amend = amend_of(request);
	struct answer answer = { .state = ANSWER_GIVEN };
	bool done;

	snprintf(answer.name, sizeof(answer.name), "%s", name);
	snprintf(answer.value, sizeof(answer.value), "%s", value);
	assert_fault(FAULT_NONE, store_correct(fixture_store, &amend, 4, &answer, &done));
	assert_true(done);
}

static void exercise(int64_t request, enum data_right right)
{
	struct amend amend = amend_of(request);
	bool done;

	assert_fault(FAULT_NONE, store_exercise(fixture_store, &amend, right, due, &done));
	assert_true(done);
}

static void decide(int64_t request, enum request_verb verb, const struct moment *at)
{
	static const struct result_given result = {
		.name = "duplicate", .series = "ЖБ", .number = "0012345",
		.day = { 2026, 11, 24 }, .recipient = "Алушы " MARK,
	};
	struct decision decision = {
		.verb = verb, .due = { { 2026, 11, 25 }, 0 }, .ground = "incomplete",
		.remedy = "Құжатты әкеліңіз, " MARK, .missing = "record", .result = &result,
		.actor = gulnar,
	};
	struct decided decided;

	assert_fault(FAULT_NONE, store_decide(fixture_store, request, &decision, at, &decided));
	assert_int_equal(decided.result, DECIDE_DONE);
}

/* Two requests of one person in one visit; all that can be told of him is told. */
static void one_whole_visit(void)
{
	static struct answers answers;
	struct consent consent = some_consent;
	struct order order = some_order();
	struct change transfer = { .desk = "2", .why = "other-desk", .actor = gulnar,
	                           .comment = "Анасы " MARK " қайта келеді" };
	struct change_outcome outcome;
	struct amend amend = amend_of(1);
	bool done;

	answers = *some_answers();
	answers_set(&answers, "applicant_name", ANSWER_GIVEN, "Маркер " MARK " Гүлнәр");
	answers_set(&answers, "applicant_iin", ANSWER_GIVEN, MARK "1234");
	answers_set(&answers, "phone", ANSWER_GIVEN, "+7701" MARK);
	answers_set(&answers, "child_name", ANSWER_GIVEN, "Бала " MARK);
	answers_set(&answers, "grade", ANSWER_GIVEN, MARK);
	consent.given_by = "Маркер " MARK;
	consent.for_whom = "Бала " MARK;
	order.request[0].answers = &answers;
	order.request[0].consent = &consent;
	order.request[1] = order.request[0];
	order.request_count = 2;
	take(fixture_store, &order, &monday);
	correct(1, "child_iin", MARK "5678");
	correct(1, "child_iin", MARK "5679");
	assert_fault(FAULT_NONE, store_note(fixture_store, &amend, "Ескерту: " MARK, &done));
	assert_fault(FAULT_NONE, store_visit(fixture_store, 1, VERB_CALL,
	             &(struct change){ .desk = "1", .why = "", .actor = gulnar }, &monday, &outcome));
	assert_fault(FAULT_NONE, store_visit(fixture_store, 1, VERB_TRANSFER, &transfer, &monday,
	                                     &outcome));
	assert_int_equal(outcome.result, CHANGE_DONE);
	decide(1, VERB_NOT_ACCEPT, &monday);
	decide(2, VERB_ACCEPT, &monday);
	decide(2, VERB_ISSUE, &monday);
}

/* ---- the schema --------------------------------------------------------------------- */

static bool is_listed(const char *table, const char *column)
{
	for (size_t i = 0; i < forget_row_count; i++) {
		if (strcmp(forget_rows[i].table, table) == 0
		    && strcmp(forget_rows[i].column, column) == 0)
			return true;
	}
	return false;
}

static bool has_mark(sqlite3 *db, const char *table, const char *column)
{
	char sql[400];
	sqlite3_stmt *stmt;

	snprintf(sql, sizeof(sql), "SELECT count(*) FROM %s WHERE CAST(%s AS TEXT) LIKE '%%%s%%'",
	         table, column, MARK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	bool found = sqlite3_column_int(stmt, 0) > 0;
	sqlite3_finalize(stmt);
	return found;
}

/* Walks every column of every table; expected: the listed ones have the mark, or, when
 * all is forgotten, none has. Returns how many had it. */
static int walk_schema(bool forgotten)
{
	static const char columns[] =
		"SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c"
		" WHERE m.type = 'table'";
	sqlite3 *db;
	sqlite3_stmt *stmt;
	int marked = 0, seen = 0;

	assert_int_equal(sqlite3_open(fixture_path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, columns, -1, &stmt, NULL), SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		const char *table = (const char *)sqlite3_column_text(stmt, 0);
		const char *column = (const char *)sqlite3_column_text(stmt, 1);
		bool found = has_mark(db, table, column);

		seen++;
		marked += found;
		if (found && (forgotten || !is_listed(table, column)))
			fail_msg("%s.%s holds what is personal", table, column);
		if (!found && !forgotten && is_listed(table, column))
			fail_msg("%s.%s is listed, and the visit did not fill it", table, column);
	}
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	assert_true(seen > 60);
	return marked;
}

/* In no file of the folder: database, log, shared memory. */
static void assert_no_bytes(void)
{
	char found[400];

	shell("ls | wc -l", found, sizeof(found));
	assert_true(atoi(found) >= 2);
	if (shell("! grep -la '" MARK "' *", found, sizeof(found)))
		fail_msg("still in %s", found);
}

static void what_is_personal_is_listed(void **state)
{
	(void)state;
	one_whole_visit();
	assert_int_equal(walk_schema(false), forget_row_count);
}

static void what_was_deleted_is_nowhere(void **state)
{
	static struct search_row rows[4];
	int count;

	(void)state;
	one_whole_visit();
	exercise(1, RIGHT_DELETED);
	exercise(2, RIGHT_DELETED);
	assert_int_equal(walk_schema(true), 0);
	assert_no_bytes();
	assert_fault(FAULT_NONE, store_search(fixture_store, MARK, rows, 4, &count));
	assert_int_equal(count, 0);
	assert_peek("SELECT group_concat(state) FROM request", "not-accepted,issued");
	assert_chain_whole(fixture_store);
}

/* Somebody reads while it is deleted: the bytes go with the next clean. */
static void a_reader_only_delays_it(void **state)
{
	sqlite3 *reader;
	char found[400];

	(void)state;
	one_whole_visit();
	assert_int_equal(sqlite3_open(fixture_path, &reader), SQLITE_OK);
	assert_int_equal(sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM answer", NULL, NULL, NULL),
	                 SQLITE_OK);
	store_close(fixture_store);
	assert_fault(FAULT_NONE, store_open(fixture_path, 50, 1, &fixture_store, NULL));
	exercise(1, RIGHT_DELETED);
	exercise(2, RIGHT_DELETED);
	assert_int_equal(shell("grep -la '" MARK "' *", found, sizeof(found)), 0);
	assert_fault(FAULT_BUSY, store_clean(fixture_store));
	sqlite3_close(reader);
	assert_fault(FAULT_NONE, store_clean(fixture_store));
	assert_no_bytes();
}

/* ---- purge -------------------------------------------------------------------------- */

static struct purge_limits limits_on(const struct moment *now, int keep_days)
{
	return (struct purge_limits){ now->unix_s - keep_days * 86400LL, now->date };
}

static struct purge_counts count_on(const struct moment *now)
{
	struct purge_limits limits = limits_on(now, 30);
	struct purge_counts counts;

	assert_fault(FAULT_NONE, store_purge_count(fixture_store, &limits, &counts));
	return counts;
}

static int purge_on(const struct moment *now)
{
	struct purge_limits limits = limits_on(now, 30);
	int done;

	assert_fault(FAULT_NONE, store_purge(fixture_store, &limits, &gulnar, now, &done));
	return done;
}

static void purge_keeps_the_term(void **state)
{
	struct moment early = days_later(monday, 30), late = days_later(monday, 31);

	(void)state;
	one_whole_visit();
	assert_int_equal(count_on(&early).ended, 0);
	assert_int_equal(purge_on(&early), 0);
	assert_int_equal(walk_schema(false), forget_row_count);
	assert_int_equal(count_on(&late).ended, 2);
	assert_int_equal(count_on(&late).taken_back, 0);
	int before = atoi(peek("SELECT count(*) FROM event"));
	assert_int_equal(purge_on(&late), 2);
	assert_int_equal(walk_schema(true), 0);
	assert_no_bytes();
	assert_int_equal(atoi(peek("SELECT count(*) FROM event")), before + 2);
	assert_peek("SELECT group_concat(what || account) FROM event WHERE what = 'purge'",
	            "purgeGulnar,purgeGulnar");
	assert_int_equal(purge_on(&late), 0);
	assert_int_equal(count_on(&late).ended, 0);
	assert_chain_whole(fixture_store);
}

/* What nobody has decided is only told: people decide. */
static void purge_leaves_the_undecided(void **state)
{
	struct moment late = days_later(monday, 100);
	struct order order = some_order();

	(void)state;
	take(fixture_store, &order, &monday);
	assert_int_equal(count_on(&late).undecided, 1);
	assert_int_equal(purge_on(&late), 0);
	assert_peek("SELECT count(*) FROM answer WHERE name = 'applicant_iin'", "1");
}

/* Consent taken back: on the last day the law gives the data go, ended or not. */
static void consent_taken_back_ends_the_keeping(void **state)
{
	struct moment before = monday, on = monday;
	struct order order = some_order();

	(void)state;
	take(fixture_store, &order, &monday);
	exercise(1, RIGHT_TAKEN_BACK);
	before = days_later(monday, date_to_days(due) - date_to_days(monday.date) - 1);
	on = days_later(before, 1);
	assert_int_equal(purge_on(&before), 0);
	assert_int_equal(count_on(&on).taken_back, 1);
	assert_int_equal(purge_on(&on), 1);
	assert_peek("SELECT count(*) FROM answer", "0");
	assert_peek("SELECT count(*) FROM search", "0");
	assert_int_equal(shell("! grep -la '860423401234' *", NULL, 0), 0);
}

/* A decision after the deletion brings words of its own; they age as well. */
static void what_came_after_goes_as_well(void **state)
{
	struct moment tuesday = days_later(monday, 1), late = days_later(monday, 32);
	struct order order = some_order();

	(void)state;
	take(fixture_store, &order, &monday);
	decide(1, VERB_ACCEPT, &monday);
	exercise(1, RIGHT_DELETED);
	decide(1, VERB_ISSUE, &tuesday);
	assert_peek("SELECT recipient FROM result", "Алушы " MARK);
	assert_int_equal(purge_on(&late), 1);
	assert_int_equal(walk_schema(true), 0);
	assert_int_equal(purge_on(&late), 0);
}

/* A comment about somebody who only had a question. */
static void comments_without_a_request_go(void **state)
{
	struct moment late = days_later(monday, 31);
	struct order order = some_question();
	struct change change = { .desk = "1", .why = "", .actor = gulnar, .comment = MARK };
	struct change_outcome outcome;

	(void)state;
	take(fixture_store, &order, &monday);
	assert_fault(FAULT_NONE, store_visit(fixture_store, 1, VERB_TRANSFER, &change, &monday,
	                                     &outcome));
	assert_int_equal(count_on(&monday).comments, 0);
	assert_int_equal(count_on(&late).comments, 1);
	purge_on(&late);
	assert_int_equal(walk_schema(true), 0);
	assert_peek("SELECT what || why FROM event ORDER BY id DESC LIMIT 1", "purgecomments");
	int events = atoi(peek("SELECT count(*) FROM event"));
	purge_on(&late);
	assert_int_equal(atoi(peek("SELECT count(*) FROM event")), events);
}

/* More than one transaction's worth. */
static void many_are_purged(void **state)
{
	struct moment late = days_later(monday, 31);
	struct order order = some_order();

	(void)state;
	for (int i = 0; i < 45; i++)
		take(fixture_store, &order, &monday);
	for (int i = 1; i <= 45; i++)
		decide(i, VERB_WITHDRAW, &monday);
	assert_int_equal(purge_on(&late), 45);
	assert_peek("SELECT count(*) FROM answer", "0");
	assert_chain_whole(fixture_store);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(what_is_personal_is_listed),
		CASE(what_was_deleted_is_nowhere),
		CASE(a_reader_only_delays_it),
		CASE(purge_keeps_the_term),
		CASE(purge_leaves_the_undecided),
		CASE(consent_taken_back_ends_the_keeping),
		CASE(what_came_after_goes_as_well),
		CASE(comments_without_a_request_go),
		CASE(many_are_purged),
	};
	return cmocka_run_group_tests_name("forget", tests, NULL, NULL);
}
