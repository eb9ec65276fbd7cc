/* Registers with a long past, and one take. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "bench.h"
#include "store/take.h"

enum { FIELDS = 13, DAY_S = 86400, TINY_PART = 500 };

/* Two hundred requests a day up to yesterday, each with its visit, one answer and
 * one row of the journal. That journal is not chained: nobody verifies it here.
 * ?1 is how many. */
static const char *const past[] = {
	"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1)"
	" INSERT INTO visit (id, day, prefix, number, code, taken_at, utc_offset, lang, state,"
	" state_at, clock_doubt)"
	" SELECT i + 1, date('now', printf('-%d days', (?1 + 199) / 200 - i / 200)), '',"
	" i % 200 + 1, '0000', 0, 18000, 'kk', 'done', 0, 0 FROM n",
	"INSERT INTO series (day, prefix, last) SELECT day, '', max(number) FROM visit"
	" WHERE ?1 > 0 GROUP BY day",
	"INSERT INTO request (id, visit, year, serial, service, state, state_at)"
	" SELECT id, id, CAST(substr(day, 1, 4) AS INTEGER),"
	" (CAST(strftime('%j', day) AS INTEGER) - 1) * 200 + number, '403015', 'issued', 0"
	" FROM visit WHERE ?1 > 0",
	"INSERT INTO register (year, last) SELECT year, max(serial) FROM request"
	" WHERE ?1 > 0 GROUP BY year",
	"INSERT INTO answer (request, name, position, state, value)"
	" SELECT id, 'applicant_name', 0, 'given', 'Әбдіқадырова Гүлнұр Серікқызы'"
	" FROM request WHERE ?1 > 0",
	"INSERT INTO event (id, at, utc_offset, account, desk, visit, what, was, becomes, why,"
	" detail, previous, hash) SELECT id, 0, 18000, 'kiosk', '', id, 'take', '', 'waiting',"
	" '', '', printf('%064d', 0), printf('%064d', 0) FROM visit WHERE ?1 > 0",
	"UPDATE journal_head SET event = ?1",
};

static void run(sqlite3 *db, const char *sql, int requests)
{
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
	if (code == SQLITE_OK && sqlite3_bind_parameter_count(stmt) == 1)
		sqlite3_bind_int(stmt, 1, requests);
	while (code == SQLITE_OK && (code = sqlite3_step(stmt)) == SQLITE_ROW)
		code = SQLITE_OK;
	if (code != SQLITE_DONE)
		bench_fail("%s: %s", sqlite3_errmsg(db), sql);
	sqlite3_finalize(stmt);
}

static sqlite3 *open_bare(const char *path)
{
	sqlite3 *db;
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		bench_fail("%s: %s", path, sqlite3_errmsg(db));
	sqlite3_busy_timeout(db, 5000);
	return db;
}

static void fill(const char *path, int requests)
{
	sqlite3 *db = open_bare(path);
	run(db, "PRAGMA foreign_keys = OFF", 0);
	run(db, "PRAGMA journal_mode = OFF", 0);
	run(db, "PRAGMA synchronous = OFF", 0);
	run(db, "BEGIN", 0);
	for (size_t i = 0; i < sizeof past / sizeof *past; i++)
		run(db, past[i], requests);
	run(db, "COMMIT", 0);
	sqlite3_close(db);
	sync();
}

/* Nobody and no paper waits from the run before: a queue of thousands is no
 * school's. */
static void clear_queue(const char *path)
{
	sqlite3 *db = open_bare(path);
	run(db, "UPDATE visit SET state = 'done' WHERE state = 'waiting'"
	        " AND day >= date('now', '-1 days')", 0);
	run(db, "UPDATE print_job SET state = 'cancelled' WHERE state = 'pending'", 0);
	sqlite3_close(db);
}

static bool is_fresh(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 && time(NULL) - info.st_mtime < DAY_S;
}

void bench_register(int requests, char home[static BENCH_PATH])
{
	char path[BENCH_PATH + 16], command[2 * BENCH_PATH], made[BENCH_PATH + 16];
	requests /= bench.tiny ? TINY_PART : 1;
	snprintf(home, BENCH_PATH, "%.500s/%d", bench.folder, requests);
	snprintf(path, sizeof path, "%s/kiosk.db", home);
	snprintf(made, sizeof made, "%s/made", home);
	if (is_fresh(made)) {
		clear_queue(path);
		return;
	}
	snprintf(command, sizeof command, "rm -rf '%s'", home);
	if (system(command) != 0 || mkdir(home, 0700) != 0)
		bench_fail("cannot make %s", home);
	store_close(bench_store(home, STORE_WAIT_SCRIPT_MS));
	if (requests > 0)
		fill(path, requests);
	FILE *file = fopen(made, "w");
	if (!file || fclose(file) != 0)
		bench_fail("cannot make %s", made);
}

struct store *bench_store(const char *home, int wait_ms)
{
	char path[BENCH_PATH + 16], why[STORE_TEXT];
	struct store *store;
	snprintf(path, sizeof path, "%s/kiosk.db", home);
	if (store_open(path, wait_ms, 1, &store, why))
		bench_fail("%s", why);
	return store;
}

static const struct answers *some_answers(void)
{
	static struct answers answers;
	for (int i = answers.count; i < FIELDS; i++) {
		char name[ANSWER_NAME];
		snprintf(name, sizeof name, "field_%d", i);
		answers_set(&answers, name, ANSWER_GIVEN, "Әбдіқадырова Гүлнұр Серікқызы");
	}
	return &answers;
}

void bench_take_one(struct store *store, struct ticket *ticket)
{
	struct moment now = bench_today();
	struct consent consent = { .lang = LANG_KK, .given_by = "Гүлнұр", .for_whom = "Нұрлан",
	                           .how = "screen" };
	memset(consent.text_digest, '0', STORE_DIGEST - 1);
	struct order order = {
		.lang = LANG_KK, .series = "", .request_count = 1, .want_paper = true,
		.actor = { .account = "kiosk", .desk = "" },
		.request = { { .service = "403015", .answers = some_answers(), .consent = &consent } },
	};
	if (store_take_ticket(store, &order, &now, ticket))
		bench_fail("%s", store_why(store));
}
