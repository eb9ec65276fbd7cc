/* The journal, played again, against the queue as it stands. */
#include <inttypes.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"

#include "core/rules.h"
#include "store/store.h"
#include "store/upkeep.h"

/* Where the events say a visit stands. */
struct place {
	enum visit_state state;
	char desk[DESK_WORD];
	int64_t recalls;
};

static bool wrong(const char *format, ...) __attribute__((format(printf, 1, 2)));
static bool wrong(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fprintf(stderr, "queue: ");
	vfprintf(stderr, format, args);
	fprintf(stderr, "\n");
	va_end(args);
	return false;
}

static void *grow(void *old, int64_t count, size_t size)
{
	void *new = realloc(old, (size_t)count * size);

	if (!new)
		abort();
	return new;
}

void replay_add(struct replay *replay, const struct desk_told *told)
{
	if (replay->told_count == replay->told_room) {
		replay->told_room = 2 * replay->told_room + 64;
		replay->told = grow(replay->told, replay->told_room, sizeof(*told));
	}
	replay->told[replay->told_count++] = *told;
	replay->told_ever++;
}

void replay_release(struct replay *replay)
{
	free(replay->told);
	free(replay->place);
	*replay = (struct replay){ 0 };
}

/* ---- one event after the other ---------------------------------------------------- */

struct event {
	int64_t id, visit;
	const char *account, *desk, *what, *was, *becomes, *why;
};

static bool find_verb(const char *what, enum visit_verb *verb)
{
	for (int i = 0; i < VISIT_VERBS; i++) {
		if (strcmp(what, visit_verb_name((enum visit_verb)i)) != 0)
			continue;
		*verb = (enum visit_verb)i;
		return true;
	}
	return false;
}

static bool take_place(struct replay *replay, const struct event *event)
{
	if (strcmp(event->becomes, "waiting") != 0 || event->visit != replay->visits + 1)
		return wrong("event %" PRId64 " takes visit %" PRId64, event->id, event->visit);
	if (replay->visits == replay->room) {
		replay->room = 2 * replay->room + 64;
		replay->place = grow(replay->place, replay->room, sizeof(*replay->place));
	}
	replay->place[replay->visits++] = (struct place){ .state = VISIT_WAITING };
	return true;
}

/* Which desk it belongs to afterwards. */
static void change_desk(struct place *place, enum visit_verb verb, const char *desk)
{
	if (verb == VERB_CALL || verb == VERB_TRANSFER)
		snprintf(place->desk, sizeof(place->desk), "%s", desk);
	if (verb == VERB_HOLD || verb == VERB_REQUEUE)
		*place->desk = '\0';
	if (verb == VERB_CALL)
		place->recalls = 0;
	place->recalls += verb == VERB_RECALL;
}

static bool play(struct replay *replay, const struct event *event)
{
	enum visit_verb verb;
	enum visit_state to;
	struct place *place = &replay->place[event->visit - 1];

	if (strcmp(event->what, "take") == 0)
		return take_place(replay, event);
	if (event->visit > replay->visits || !find_verb(event->what, &verb))
		return wrong("event %" PRId64 " is no verb of a visit", event->id);
	if (strcmp(event->was, visit_state_name(place->state)) != 0)
		return wrong("event %" PRId64 " comes from %s, not %s", event->id, event->was,
		             visit_state_name(place->state));
	if (!rules_visit(place->state, verb, &to) || strcmp(event->becomes, visit_state_name(to)))
		return wrong("event %" PRId64 ": %s when %s gives %s", event->id, event->what,
		             event->was, event->becomes);
	place->state = to;
	change_desk(place, verb, event->desk);
	return true;
}

/* ---- what was told ---------------------------------------------------------------- */

/* Marks the first of this clerk's deeds that was told and not met yet. What
 * returns by its time is nobody's deed. */
static bool meet(struct replay *replay, const struct event *event, int *untold)
{
	if (strcmp(event->why, "time") == 0)
		return true;
	for (int i = 0; i < replay->told_count; i++) {
		struct desk_told *told = &replay->told[i];

		if (strcmp(told->account, event->account) != 0)
			continue;
		*told->account = '\0';
		if (told->visit == event->visit && strcmp(told->what, event->what) == 0)
			return true;
		return wrong("told %s %" PRId64 ", journal has %s %" PRId64, told->what, told->visit,
		             event->what, event->visit);
	}
	++*untold;
	return true;
}

static bool all_met(struct replay *replay, int untold, int clerks)
{
	bool good = true;

	for (int i = 0; i < replay->told_count; i++) {
		if (*replay->told[i].account)
			good = wrong("told %s %" PRId64 ", lost", replay->told[i].what,
			             replay->told[i].visit);
	}
	replay->told_count = 0;
	replay->untold += untold;
	return untold <= clerks ? good : wrong("%d deeds that nobody was told of", untold);
}

/* ---- the queue -------------------------------------------------------------------- */

static sqlite3 *open_behind(const char *path)
{
	sqlite3 *db;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		wrong("%s", sqlite3_errmsg(db));
	sqlite3_busy_timeout(db, 5000);
	sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	return db;
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *stmt = NULL;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		wrong("%s: %s", sql, sqlite3_errmsg(db));
	return stmt;
}

static const char *text(sqlite3_stmt *stmt, int column)
{
	const unsigned char *found = sqlite3_column_text(stmt, column);

	return found ? (const char *)found : "";
}

static bool play_on(struct replay *replay, sqlite3 *db)
{
	sqlite3_stmt *stmt = prepare(db, "SELECT id, visit, account, desk, what, was, becomes, why"
	                                 " FROM event WHERE id > ? AND what NOT LIKE 'account-%'"
	                                 " ORDER BY id");
	int untold = 0;
	bool good = stmt != NULL;

	sqlite3_bind_int64(stmt, 1, replay->event);
	while (good && sqlite3_step(stmt) == SQLITE_ROW) {
		struct event event = {
			sqlite3_column_int64(stmt, 0), sqlite3_column_int64(stmt, 1), text(stmt, 2),
			text(stmt, 3), text(stmt, 4), text(stmt, 5), text(stmt, 6), text(stmt, 7),
		};

		good = (!event.visit || play(replay, &event)) && meet(replay, &event, &untold);
		replay->event = event.id;
	}
	sqlite3_finalize(stmt);
	return all_met(replay, untold, 2) && good;
}

/* Nobody at two desks, nobody lost, nobody where no event has led. */
static bool stands_there(const struct replay *replay, sqlite3 *db)
{
	sqlite3_stmt *stmt = prepare(db, "SELECT id, state, desk, recalls FROM visit ORDER BY id");
	int64_t count = 0;
	bool good = stmt != NULL;

	while (good && sqlite3_step(stmt) == SQLITE_ROW) {
		const struct place *place = &replay->place[count++];

		if (count > replay->visits)
			good = wrong("visit %" PRId64 " without a take", count);
		else if (sqlite3_column_int64(stmt, 0) != count
		    || strcmp(text(stmt, 1), visit_state_name(place->state)) != 0
		    || strcmp(text(stmt, 2), place->desk) != 0
		    || sqlite3_column_int64(stmt, 3) != place->recalls)
			good = wrong("visit %" PRId64 " is %s at \"%s\", its events say %s at \"%s\"",
			             count, text(stmt, 1), text(stmt, 2),
			             visit_state_name(place->state), place->desk);
	}
	if (good && count != replay->visits)
		good = wrong("visits are lost");
	sqlite3_finalize(stmt);
	return good;
}

bool replay_look(struct replay *replay)
{
	sqlite3 *db = open_behind(replay->path);
	bool good = play_on(replay, db) && stands_there(replay, db);

	sqlite3_close(db);
	return good;
}

/* Each of these gives what stands beside it. */
static const char *const laws[][2] = {
	{ "PRAGMA integrity_check", "ok" },
	{ "SELECT count(*) FROM pragma_foreign_key_check", "0" },
	{ "SELECT count(*) - max(id) FROM event", "0" },
	{ "SELECT last - (SELECT max(number) FROM visit) FROM series", "0" },
	{ "SELECT count(*) - max(number) FROM visit", "0" },
	{ "SELECT count(*) FROM account WHERE wrong IS NOT (SELECT count(*) FROM event"
	  " WHERE event.account = account.name AND what = 'login-wrong' AND id > (SELECT"
	  " coalesce(max(id), 0) FROM event WHERE event.account = account.name"
	  " AND what = 'login'))", "0" },
};

static bool chain_is_whole(const char *path)
{
	struct store *store;
	struct verify verify = { 0 };
	char why[STORE_TEXT] = "";
	bool good = store_open(path, STORE_WAIT_SCRIPT_MS, 1, &store, why) == FAULT_NONE;

	if (!good)
		return wrong("open: %s", why);
	good = store_verify(store, &verify) == FAULT_NONE && verify.broken_event == 0;
	if (!good)
		wrong("the chain breaks at event %" PRId64, verify.broken_event);
	store_close(store);
	return good;
}

bool replay_audit(const struct replay *replay)
{
	sqlite3 *db = open_behind(replay->path);
	bool good = true;

	for (size_t i = 0; i < sizeof(laws) / sizeof(laws[0]); i++) {
		sqlite3_stmt *stmt = prepare(db, laws[i][0]);

		if (sqlite3_step(stmt) != SQLITE_ROW || strcmp(text(stmt, 0), laws[i][1]) != 0)
			good = wrong("%s gives %s, not %s", laws[i][0], text(stmt, 0), laws[i][1]);
		sqlite3_finalize(stmt);
	}
	sqlite3_close(db);
	return chain_is_whole(replay->path) && good;
}
