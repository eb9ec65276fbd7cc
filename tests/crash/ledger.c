/* What was acknowledged against what stands in the register. */
#include "crash.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/buf.h"
#include "store/store.h"
#include "store/upkeep.h"

static bool wrong(const char *format, ...) __attribute__((format(printf, 1, 2)));
static bool wrong(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fprintf(stderr, "register: ");
	vfprintf(stderr, format, args);
	fprintf(stderr, "\n");
	va_end(args);
	return false;
}

void ledger_add(struct ledger *ledger, const struct told *told)
{
	if (ledger->count == ledger->room) {
		ledger->room = ledger->room ? 2 * ledger->room : 1024;
		ledger->told = realloc(ledger->told, (size_t)ledger->room * sizeof(*told));
		if (!ledger->told)
			abort();
	}
	ledger->told[ledger->count++] = *told;
}

void ledger_release(struct ledger *ledger)
{
	free(ledger->told);
	*ledger = (struct ledger){ 0 };
}

static sqlite3 *open_behind(const char *path)
{
	sqlite3 *db;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		wrong("%s", sqlite3_errmsg(db));
	sqlite3_busy_timeout(db, 5000);
	return db;
}

/* The first row's columns with '|' between; "" when there is none. id is bound
 * to the first parameter. */
static const char *ask(sqlite3 *db, const char *sql, int64_t id)
{
	static struct buf text;
	sqlite3_stmt *stmt = NULL;

	buf_clear(&text);
	buf_text(&text, "");
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK) {
		sqlite3_bind_int64(stmt, 1, id);
		if (sqlite3_step(stmt) == SQLITE_ROW)
			for (int i = 0; i < sqlite3_column_count(stmt); i++)
				buf_format(&text, "%s%s", i ? "|" : "",
				           (const char *)sqlite3_column_text(stmt, i));
	}
	if (sqlite3_finalize(stmt) != SQLITE_OK)
		wrong("%s: %s", sql, sqlite3_errmsg(db));
	return text.data;
}

static int64_t number(sqlite3 *db, const char *sql)
{
	return atoll(ask(db, sql, 0));
}

/* ---- what was told ---------------------------------------------------------------- */

static const char ticket_sql[] =
	"SELECT visit.number, code, printf('%04d-%06d', year, serial), value, print_job.id "
	"FROM visit JOIN request ON request.visit = visit.id "
	"JOIN answer ON request = request.id AND name = 'mark' "
	"JOIN print_job ON print_job.visit = visit.id WHERE visit.id = ?";

static bool stands(sqlite3 *db, const struct told *told)
{
	char expected[200] = "";
	const char *found = "";

	if (told->what == TOLD_TICKET) {
		snprintf(expected, sizeof(expected), "%s|%s|%s|%d-%d|%" PRId64, told->number,
		         told->code, told->registration, told->round, told->turn,
		         told->print_job);
		found = ask(db, ticket_sql, told->visit);
	} else if (told->what == TOLD_PRINT) {
		snprintf(expected, sizeof(expected), "%s", told->printed);
		found = ask(db, "SELECT state FROM print_job WHERE id = ?", told->print_job);
	}
	if (strcmp(expected, found) == 0)
		return true;
	return wrong("told \"%s\", found \"%s\"", expected, found);
}

static void look_up(struct ledger *ledger, sqlite3 *db, int from)
{
	for (int i = from; i < ledger->count; i++)
		ledger->lost += !stands(db, &ledger->told[i]);
	ledger->checked = ledger->count;
}

/* ---- gaps and doubles ------------------------------------------------------------- */

/* One ticket of this test is one of each. */
static const char *const as_many[] = {
	"SELECT max(id) FROM visit",
	"SELECT max(number) FROM visit",
	"SELECT last FROM series",
	"SELECT count(*) FROM request",
	"SELECT max(serial) FROM request",
	"SELECT last FROM register",
	"SELECT count(*) FROM print_job",
	"SELECT max(id) FROM print_job",
};

static bool is_even(sqlite3 *db, int64_t visits)
{
	for (size_t i = 0; visits > 0 && i < sizeof(as_many) / sizeof(as_many[0]); i++) {
		int64_t found = number(db, as_many[i]);

		if (found != visits)
			return wrong("%" PRId64 " visits, but %s gives %" PRId64, visits,
			             as_many[i], found);
	}
	return true;
}

/* Told are those that came through the pipe; one more may have been committed. */
static bool is_accounted(struct ledger *ledger, int64_t visits, int told)
{
	int64_t untold = visits - ledger->visits - told;

	ledger->visits = visits;
	ledger->untold += untold > 0;
	if (untold > 1)
		return wrong("%" PRId64 " tickets that nobody was told of", untold);
	return true;
}

bool ledger_look(struct ledger *ledger, bool move_log)
{
	sqlite3 *db = open_behind(ledger->path);
	int64_t visits = number(db, "SELECT count(*) FROM visit");
	int told = 0;
	bool good;

	for (int i = ledger->checked; i < ledger->count; i++)
		told += ledger->told[i].what == TOLD_TICKET;
	look_up(ledger, db, ledger->checked);
	good = is_even(db, visits);
	good = is_accounted(ledger, visits, told) && good;
	sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !move_log, NULL);
	sqlite3_close(db);
	return good;
}

static bool chain_is_whole(const char *path)
{
	char why[STORE_TEXT] = "";
	struct store *store;
	struct verify verify;
	bool good;

	if (store_open(path, STORE_WAIT_SCRIPT_MS, 1, &store, why))
		return wrong("open: %s", why);
	good = store_verify(store, &verify) == FAULT_NONE;
	if (!good)
		wrong("%s", store_why(store));
	else if (verify.broken_event)
		good = wrong("the chain breaks at event %" PRId64, verify.broken_event);
	store_close(store);
	return good;
}

/* Each of these gives what stands beside it. */
static const char *const laws[][2] = {
	{ "PRAGMA integrity_check", "ok" },
	{ "SELECT count(*) FROM pragma_foreign_key_check", "0" },
	{ "SELECT count(*) - count(DISTINCT value) FROM answer WHERE name = 'mark'", "0" },
	{ "SELECT count(*) - (SELECT count(*) FROM visit) FROM answer WHERE name = 'mark'", "0" },
	{ "SELECT count(*) - (SELECT count(*) FROM visit) FROM consent", "0" },
	{ "SELECT count(*) - max(id) FROM event", "0" },
	{ "SELECT count(*) - (SELECT count(*) FROM visit) FROM event WHERE what = 'take'", "0" },
};

bool ledger_audit(struct ledger *ledger)
{
	sqlite3 *db = open_behind(ledger->path);
	bool good = true;

	look_up(ledger, db, 0);
	for (size_t i = 0; i < sizeof(laws) / sizeof(laws[0]); i++) {
		const char *found = ask(db, laws[i][0], 0);

		if (strcmp(found, laws[i][1]) != 0)
			good = wrong("%s gives %s, not %s", laws[i][0], found, laws[i][1]);
	}
	sqlite3_close(db);
	return chain_is_whole(ledger->path) && good;
}
