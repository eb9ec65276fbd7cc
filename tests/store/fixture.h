/* What the store's tests share: a folder of their own on a real disk, an order
 * to take, a second connection that looks behind the store's back. */
#ifndef TESTS_STORE_FIXTURE_H
#define TESTS_STORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/papers.h"
#include "store/queue.h"
#include "store/store.h"
#include "store/take.h"
#include "store/upkeep.h"

#define UNUSED_OK __attribute__((unused))

static char fixture_folder[256];
static char fixture_path[300];
static struct store *fixture_store;

static UNUSED_OK const char *fixture_file(const char *name)
{
	static char path[400];

	snprintf(path, sizeof(path), "%s/%s", fixture_folder, name);
	return path;
}

/* Runs a command in the folder; out (if not NULL) takes what it prints. */
static UNUSED_OK int shell(const char *command, char *out, size_t size)
{
	char line[2048];
	size_t len;
	FILE *pipe;

	snprintf(line, sizeof(line), "cd '%s' && { %s; }", fixture_folder, command);
	pipe = popen(line, "r");
	if (!pipe)
		return -1;
	if (out) {
		len = fread(out, 1, size - 1, pipe);
		out[len] = '\0';
	}
	return WEXITSTATUS(pclose(pipe));
}

static UNUSED_OK void fixture_open(void)
{
	char why[STORE_TEXT] = "";
	enum fault fault = store_open(fixture_path, STORE_WAIT_SCRIPT_MS, 1, &fixture_store, why);

	if (fault)
		fail_msg("open: %s (%s)", fault_name(fault), why);
}

static UNUSED_OK int fixture_folder_setup(void **state)
{
	const char *base = getenv("TMPDIR");

	(void)state;
	snprintf(fixture_folder, sizeof(fixture_folder), "%s/kiosk-store-XXXXXX",
	         base && *base ? base : "/tmp");
	if (!mkdtemp(fixture_folder))
		return -1;
	snprintf(fixture_path, sizeof(fixture_path), "%s/kiosk.db", fixture_folder);
	fixture_store = NULL;
	return 0;
}

static UNUSED_OK int fixture_setup(void **state)
{
	if (fixture_folder_setup(state))
		return -1;
	fixture_open();
	return 0;
}

static UNUSED_OK int fixture_teardown(void **state)
{
	(void)state;
	store_close(fixture_store);
	fixture_store = NULL;
	return shell("chmod -R u+rwx . && rm -rf \"$PWD\"", NULL, 0);
}

/* 23.11.2026 09:02:05 in Almaty, a Monday. */
static const struct moment UNUSED_OK monday = {
	.unix_s = 1795406525, .date = { 2026, 11, 23 }, .hour = 9, .minute = 2, .second = 5,
	.utc_offset_s = 18000,
};

static UNUSED_OK struct moment days_later(struct moment moment, int days)
{
	moment.date = date_from_days(date_to_days(moment.date) + days);
	moment.unix_s += (int64_t)days * 86400;
	return moment;
}

static UNUSED_OK const struct answers *some_answers(void)
{
	static struct answers answers;

	answers_wipe(&answers);
	answers_set(&answers, "applicant_name", ANSWER_GIVEN, "Әбдіқадырова Гүлнәр");
	answers_set(&answers, "applicant_iin", ANSWER_GIVEN, "860423401234");
	answers_set(&answers, "phone", ANSWER_GIVEN, "+77011234567");
	answers_set(&answers, "child_name", ANSWER_GIVEN, "Әбдіқадыров Ерасыл");
	answers_set(&answers, "child_iin", ANSWER_AT_DESK, "");
	answers_set(&answers, "remark", ANSWER_SKIPPED, "");
	answers_set(&answers, "grade", ANSWER_GIVEN, "7");
	answers_set(&answers, "reason", ANSWER_NONE, "");
	return &answers;
}

static const struct consent UNUSED_OK some_consent = {
	.text_digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
	.lang = LANG_KK,
	.given_by = "Әбдіқадырова Гүлнәр",
	.for_whom = "Әбдіқадыров Ерасыл",
	.how = "screen",
};

static UNUSED_OK struct request_order some_request(void)
{
	return (struct request_order){
		.service = "403015",
		.answers = some_answers(),
		.papers = { { "id", true }, { "birth_certificate", false }, { "record", false } },
		.paper_count = 3,
		.consent = &some_consent,
	};
}

static UNUSED_OK struct order some_order(void)
{
	return (struct order){
		.lang = LANG_KK,
		.series = "",
		.request = { some_request() },
		.request_count = 1,
		.actor = { .account = "kiosk", .desk = "" },
		.want_paper = true,
	};
}

static UNUSED_OK struct order some_question(void)
{
	return (struct order){
		.lang = LANG_RU, .series = "", .question = "other",
		.actor = { .account = "kiosk", .desk = "" },
	};
}

static UNUSED_OK void assert_fault(enum fault expected, enum fault fault)
{
	if (fault != expected)
		fail_msg("%s, not %s: %s", fault_name(fault), fault_name(expected),
		         fixture_store ? store_why(fixture_store) : "");
}

static UNUSED_OK struct ticket take(struct store *store, const struct order *order,
                                    const struct moment *now)
{
	struct ticket ticket;
	enum fault fault = store_take_ticket(store, order, now, &ticket);

	if (fault)
		fail_msg("take: %s (%s)", fault_name(fault), store_why(store));
	return ticket;
}

/* Runs SQL in a connection of its own that obeys no rule of the store. */
static UNUSED_OK int behind(const char *sql)
{
	sqlite3 *db;
	int code;

	assert_int_equal(sqlite3_open(fixture_path, &db), SQLITE_OK);
	code = sqlite3_exec(db, sql, NULL, NULL, NULL);
	sqlite3_close(db);
	return code;
}

/* The first column of the first row as text; "" when there is none. */
static UNUSED_OK const char *peek(const char *sql)
{
	static char text[4096];
	sqlite3 *db;
	sqlite3_stmt *stmt;

	*text = '\0';
	assert_int_equal(sqlite3_open(fixture_path, &db), SQLITE_OK);
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	if (sqlite3_step(stmt) == SQLITE_ROW && sqlite3_column_text(stmt, 0))
		snprintf(text, sizeof(text), "%s", (const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return text;
}

static UNUSED_OK void assert_peek(const char *sql, const char *expected)
{
	assert_string_equal(peek(sql), expected);
}

static UNUSED_OK void assert_chain_whole(struct store *store)
{
	struct verify verify;

	assert_fault(FAULT_NONE, store_verify(store, &verify));
	assert_int_equal(verify.broken_event, 0);
}

/* A kiosk database, closed. */
static UNUSED_OK void make_one(void)
{
	struct order order = some_order();

	fixture_open();
	take(fixture_store, &order, &monday);
	store_close(fixture_store);
	fixture_store = NULL;
}

#endif
