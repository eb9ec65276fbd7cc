#include "store/db.h"

#include <assert.h>
#include <errno.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* By primary result code. What is not here (misuse, range) is a fault of ours. */
static const struct {
	int code;
	enum fault fault;
} faults[] = {
	{ SQLITE_BUSY, FAULT_BUSY },
	{ SQLITE_LOCKED, FAULT_BUSY },
	{ SQLITE_PROTOCOL, FAULT_BUSY },
	{ SQLITE_FULL, FAULT_DISK },
	{ SQLITE_IOERR, FAULT_DISK },
	{ SQLITE_READONLY, FAULT_DISK },
	{ SQLITE_CANTOPEN, FAULT_DISK },
	{ SQLITE_PERM, FAULT_DISK },
	{ SQLITE_NOLFS, FAULT_DISK },
	{ SQLITE_TOOBIG, FAULT_DAMAGED },
	{ SQLITE_CORRUPT, FAULT_DAMAGED },
	/* The input was judged before it came here: if a constraint, a type or a
	 * table is not as it must be, the file has been meddled with. */
	{ SQLITE_CONSTRAINT, FAULT_DAMAGED },
	{ SQLITE_MISMATCH, FAULT_DAMAGED },
	{ SQLITE_ERROR, FAULT_DAMAGED },
	{ SQLITE_NOTADB, FAULT_FOREIGN },
};

static enum fault fault_of(sqlite3 *db, int code)
{
	int system_error = sqlite3_system_errno(db);

	if (code == SQLITE_READONLY_DBMOVED ||
	    ((code & 0xff) == SQLITE_CANTOPEN &&
	     (system_error == ENOENT || system_error == ENOTDIR)))
		return FAULT_MISSING;
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++)
		if (faults[i].code == (code & 0xff))
			return faults[i].fault;
	fprintf(stderr, "store: unexpected result %d of SQLite\n", code);
	abort();
}

void db_fail(struct store *store, int code)
{
	enum fault fault = fault_of(store->db, code);
	int system_error = sqlite3_system_errno(store->db);

	db_refuse(store, fault, "%s (%d)%s%s", sqlite3_errmsg(store->db), code,
	          fault == FAULT_DISK && system_error ? ": " : "",
	          fault == FAULT_DISK && system_error ? strerror(system_error) : "");
}

void db_refuse(struct store *store, enum fault fault, const char *format, ...)
{
	va_list args;
	int len;

	if (store->fault)
		return;
	store->fault = fault;
	len = snprintf(store->why, sizeof(store->why), "%s: ", store->doing);
	assert(len > 0 && (size_t)len < sizeof(store->why));
	va_start(args, format);
	vsnprintf(store->why + len, sizeof(store->why) - (size_t)len, format, args);
	va_end(args);
}

static int64_t monotonic_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* Naps of a waiter, in microseconds. */
enum {
	WAIT_LONG = 20000,
	NAP_LEAST = 300, NAP_MORE = 2000,
	NAP_LONG_LEAST = 100, NAP_LONG_MORE = 300, /* of one who has waited WAIT_LONG */
};

/* Short sleeps of random length, shorter for who has waited long: SQLite's own
 * handler sleeps longer and longer, and whoever has waited longest then gets the
 * lock last. */
int db_wait(void *context, int count)
{
	struct store *store = context;
	int64_t left_us = store->wait_ends_us - monotonic_us();
	bool is_long = store->wait_ms * INT64_C(1000) - left_us >= WAIT_LONG;
	uint32_t nap = is_long ? NAP_LONG_LEAST + randombytes_uniform(NAP_LONG_MORE)
	                       : NAP_LEAST + randombytes_uniform(NAP_MORE);

	(void)count;
	if (left_us <= 0)
		return 0;
	nanosleep(&(struct timespec){ .tv_nsec = (long)nap * 1000 }, NULL);
	return 1;
}

void db_start(struct store *store, const char *doing)
{
	store->doing = doing;
	store->fault = FAULT_NONE;
	store->wait_ends_us = monotonic_us() + (int64_t)store->wait_ms * 1000;
}

sqlite3_stmt *db_statement(struct store *store, enum statement which)
{
	sqlite3_stmt **stmt = &store->stmt[which];
	int code = SQLITE_OK;

	if (!*stmt)
		code = sqlite3_prepare_v3(store->db, statement_sql(which), -1,
		                          SQLITE_PREPARE_PERSISTENT, stmt, NULL);
	if (code != SQLITE_OK)
		db_fail(store, code);
	return *stmt;
}

bool db_prepare(struct store *store)
{
	for (int i = 0; i < STMT_COUNT && store->fault == FAULT_NONE; i++)
		db_statement(store, (enum statement)i);
	return store->fault == FAULT_NONE;
}

/* The bounds of a transaction: these need nothing of the database. */
static int run(struct store *store, enum statement which)
{
	sqlite3_stmt *stmt = db_statement(store, which);
	int code;

	assert(stmt);
	code = sqlite3_step(stmt);
	sqlite3_reset(stmt);
	return code;
}

static bool begin(struct store *store, enum statement which, const char *doing)
{
	int code;

	assert(sqlite3_get_autocommit(store->db));
	db_start(store, doing);
	code = run(store, which);
	if (code != SQLITE_DONE)
		db_fail(store, code);
	return store->fault == FAULT_NONE;
}

bool db_begin_read(struct store *store, const char *doing)
{
	return begin(store, STMT_BEGIN_READ, doing);
}

bool db_in_place(struct store *store)
{
	int moved = 0;

	sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
	if (moved)
		db_refuse(store, FAULT_MISSING, "the database was moved away");
	return !moved;
}

bool db_begin_write(struct store *store, const char *doing)
{
	return begin(store, STMT_BEGIN_WRITE, doing) && db_in_place(store);
}

enum fault db_end(struct store *store)
{
	if (store->fault == FAULT_NONE) {
		int code = run(store, STMT_COMMIT);

		if (code != SQLITE_DONE)
			db_fail(store, code);
	}
	/* Some faults have rolled back already. */
	if (!sqlite3_get_autocommit(store->db))
		run(store, STMT_ROLLBACK);
	assert(sqlite3_get_autocommit(store->db));
	/* Never idle, or nobody checkpoints: the log must not fill the disk. */
	if (store->fault == FAULT_NONE && store->log_pages > LOG_PAGES_MAX)
		sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_PASSIVE, NULL,
		                          NULL);
	return store->fault;
}

bool db_exec(struct store *store, const char *sql)
{
	int code;

	if (store->fault)
		return false;
	code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
	if (code != SQLITE_OK)
		db_fail(store, code);
	return code == SQLITE_OK;
}

int64_t db_number(struct store *store, const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	int64_t number = 0;
	int code;

	if (store->fault)
		return 0;
	code = sqlite3_prepare_v2(store->db, sql, -1, &stmt, NULL);
	if (code == SQLITE_OK && (code = sqlite3_step(stmt)) == SQLITE_ROW)
		number = sqlite3_column_int64(stmt, 0);
	else
		db_fail(store, code);
	sqlite3_finalize(stmt);
	return number;
}
