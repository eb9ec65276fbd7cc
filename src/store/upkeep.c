#include "store/upkeep.h"

#include <stdio.h>
#include <string.h>

#include "store/journal.h"
#include "store/query.h"

/* The first commit into a fresh log writes the log's header with a sync of its
 * own, and a new log file costs one of the folder. This commit changes nothing
 * and pays both while nobody waits. (An UPDATE to the same value would not do:
 * SQLite sees that and writes no page.) The version is the file's, not ours: a
 * newer kiosk may have upgraded it since we opened it. */
static enum fault begin_log(struct store *store)
{
	char sql[64];

	if (db_begin_write(store, "begin the log")) {
		snprintf(sql, sizeof(sql), "PRAGMA user_version = %lld",
		         (long long)db_number(store, "PRAGMA user_version"));
		db_exec(store, sql);
	}
	return db_end(store);
}

enum fault store_checkpoint(struct store *store)
{
	int pages = 0, moved = 0, code;

	if (store->log_pages != LOG_PAGES_UNKNOWN && store->log_pages < LOG_PAGES_IDLE)
		return FAULT_NONE;
	db_start(store, "checkpoint");
	if (store->log_pages == LOG_PAGES_UNKNOWN && !db_prepare(store))
		return store->fault;
	code = sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_PASSIVE, &pages,
	                                 &moved);
	if (code != SQLITE_OK)
		db_fail(store, code);
	else if (pages == moved)
		return begin_log(store);
	else
		store->log_pages = pages; /* somebody still reads the rest */
	return store->fault;
}

enum fault store_clean(struct store *store)
{
	int code;

	db_start(store, "empty the log");
	code = sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	if (code != SQLITE_OK) {
		db_fail(store, code);
		return store->fault;
	}
	return begin_log(store);
}

enum fault store_verify(struct store *store, struct verify *verify)
{
	struct query q = query_of(store, STMT_QUICK_CHECK);

	memset(verify, 0, sizeof(*verify));
	if (db_begin_read(store, "check the file") && query_row(&q)) {
		const char *finding = query_peek(&q);

		if (strcmp(finding, "ok") != 0)
			db_refuse(store, FAULT_DAMAGED, "%.120s", finding);
		query_end(&q);
	}
	db_prepare(store);
	if (db_end(store))
		return store->fault;
	return journal_walk(store, verify);
}
