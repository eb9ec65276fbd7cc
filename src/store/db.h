/* The connection: transactions, faults, waiting for others. Private to this room.
 *
 * A public call begins, does its queries and ends. The first fault sticks to the
 * call: every query after it does nothing, and the end rolls back. So the code
 * between reads straight down. */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/fault.h"
#include "store/statement.h"
#include "store/store.h"

enum {
	LOG_PAGES_IDLE = 256,  /* worth moving into the database when idle: 1 MiB */
	LOG_PAGES_MAX = 4096,  /* no further, even if nobody is ever idle: 16 MiB */
	LOG_PAGES_UNKNOWN = -1, /* nothing was committed here yet */
};

struct store {
	sqlite3 *db;
	sqlite3_stmt *stmt[STMT_COUNT]; /* NULL until first needed: db_statement */
	int wait_ms;
	int register_start;
	bool priority_first;   /* see store_call_order */
	int64_t wait_ends_us;  /* of the call under way, monotonic */
	int log_pages;         /* in the log after our last commit */
	const char *doing;     /* the call under way, in words */
	enum fault fault;      /* of the call under way */
	char why[STORE_TEXT];
};

/* Starts a call that needs no transaction. */
void db_start(struct store *store, const char *doing);

/* What is written into a file that was deleted or moved away is lost, however
 * well it is synced. */
bool db_in_place(struct store *store);

/* Starts a call with one. False when it cannot (the fault is noted). */
bool db_begin_read(struct store *store, const char *doing);
bool db_begin_write(struct store *store, const char *doing);

/* Ends it: commits, or rolls back when something went wrong. */
enum fault db_end(struct store *store);

/* The statement, prepared. NULL, and the fault noted, when the database has not
 * what it needs. */
sqlite3_stmt *db_statement(struct store *store, enum statement which);

/* Prepares them all. False, and the fault noted, when one of them cannot be or
 * something failed before. Costs some milliseconds. */
bool db_prepare(struct store *store);

/* Runs SQL that is not among the statements (pragmas, the schema). False, and
 * the fault noted, when it fails or something failed before. */
bool db_exec(struct store *store, const char *sql);

/* The one number that SQL gives, for what is asked before the database is known
 * as ours; 0 and the fault noted when it fails or something failed before. */
int64_t db_number(struct store *store, const char *sql);

/* Notes the fault behind one of SQLite's result codes, with SQLite's words. */
void db_fail(struct store *store, int code);

/* Notes a fault of our own finding. */
void db_refuse(struct store *store, enum fault fault, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The busy handler: naps and gives 1 until the call has waited its time.
 * context is the store. */
int db_wait(void *context, int count);

#endif
