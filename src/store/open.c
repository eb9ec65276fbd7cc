#include "store/store.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/db.h"
#include "store/make.h"
#include "store/query.h"
#include "store/search_fill.h"
#include "store/sql.h"
#include "store/wipe.h"

/* https://www.sqlite.org/fileformat2.html, "The Database Header" */
enum { HEADER = 100, HEADER_VERSION = 60, HEADER_APPLICATION = 68 };
static const char header_magic[16] = "SQLite format 3";

/* A database file is not trusted more than any other file: no code in it but the
 * journal's triggers runs, and no SQL can get at SQLite's own tables. A statement is
 * planned once, not again for each value that is bound to it. */
static const struct {
	int option;
	int on;
} options[] = {
	{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
	{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
	{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
	{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 1 },
	{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
	{ SQLITE_DBCONFIG_DQS_DDL, 0 },
	{ SQLITE_DBCONFIG_DQS_DML, 0 },
	{ SQLITE_DBCONFIG_ENABLE_QPSG, 1 },
};

/* synchronous FULL with the log: what is committed survives a power cut. The log
 * file is cut back when it has once grown large.
 * secure_delete: what purge deletes is overwritten. */
static const char settings[] =
	"PRAGMA synchronous = FULL;"
	"PRAGMA secure_delete = ON;"
	"PRAGMA cell_size_check = ON;"
	"PRAGMA mmap_size = 0;"
	"PRAGMA temp_store = MEMORY;"
	"PRAGMA journal_size_limit = 16777216;";

static uint32_t big_endian(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
	       bytes[3];
}

static bool judge(struct store *store, uint32_t application, int64_t version)
{
	if (application != SQL_APPLICATION_ID)
		db_refuse(store, FAULT_FOREIGN, "the database is of another program (%08x)",
		          (unsigned)application);
	else if (version > SQL_VERSION)
		db_refuse(store, FAULT_NEWER, "the database has version %lld, the program %d",
		          (long long)version, SQL_VERSION);
	else if (version < 1)
		db_refuse(store, FAULT_DAMAGED, "the database has no version");
	return store->fault == FAULT_NONE;
}

/* Looks at the first bytes through SQLite's own open file, before SQLite does:
 * its first read of a database may already leave a log beside it. */
static bool judge_header(struct store *store)
{
	unsigned char header[HEADER];
	sqlite3_file *file = NULL;
	sqlite3_int64 size = 0;
	int code;

	sqlite3_file_control(store->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	assert(file && file->pMethods);
	code = file->pMethods->xFileSize(file, &size);
	if (code == SQLITE_OK && size >= HEADER)
		code = file->pMethods->xRead(file, header, HEADER, 0);
	if (code != SQLITE_OK)
		db_fail(store, code);
	else if (size == 0)
		db_refuse(store, FAULT_DAMAGED, "the file is empty");
	else if (size < HEADER || memcmp(header, header_magic, sizeof(header_magic)) != 0)
		db_refuse(store, FAULT_FOREIGN, "the file is no database");
	else if (sqlite3_db_readonly(store->db, "main"))
		db_refuse(store, FAULT_DISK, "the file is read-only");
	return store->fault == FAULT_NONE &&
	       judge(store, big_endian(header + HEADER_APPLICATION),
	             (int32_t)big_endian(header + HEADER_VERSION));
}

/* Looks again with the log taken into account. Also reads the schema, so that a
 * damaged one is found while nothing has been written yet. */
static bool judge_content(struct store *store)
{
	int64_t application = db_number(store, "PRAGMA application_id");
	int64_t version = db_number(store, "PRAGMA user_version");

	db_number(store, "SELECT count(*) FROM sqlite_schema");
	return store->fault == FAULT_NONE && judge(store, (uint32_t)application, version);
}

static int log_grew(void *context, sqlite3 *db, const char *name, int pages)
{
	struct store *store = context;

	(void)db;
	(void)name;
	store->log_pages = pages;
	return SQLITE_OK;
}

static void set_options(struct store *store)
{
	sqlite3_busy_handler(store->db, db_wait, store);
	search_register(store);
	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
		int code = sqlite3_db_config(store->db, options[i].option, options[i].on, NULL);

		assert(code == SQLITE_OK);
		(void)code;
	}
}

/* A database that has lost a table or a column is refused here, not when somebody
 * has told all and waits for a number; the statements know which it is. A column
 * that only has another name is met by the first statement that needs it. */
static bool judge_columns(struct store *store)
{
	static const char sql[] = "SELECT sum(ncol) FROM pragma_table_list"
	                          " WHERE schema = 'main' AND name NOT GLOB 'sqlite_*'";

	if (db_number(store, sql) < SQL_COLUMNS && db_prepare(store))
		db_refuse(store, FAULT_DAMAGED, "the database lacks a table or a column");
	return store->fault == FAULT_NONE;
}

/* A new file has no log yet, nor has a copy out of a backup. Of two who give it
 * one at the same time SQLite tells one BUSY at once, without waiting. */
static bool keep_log(struct store *store)
{
	int code;

	do
		code = sqlite3_exec(store->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
	while (code == SQLITE_BUSY && db_wait(store, 0));
	if (code != SQLITE_OK)
		db_fail(store, code);
	return code == SQLITE_OK;
}

/* From here on the database is known as ours. The hook takes the place of
 * SQLite's own, which would checkpoint in the middle of a take. */
static bool ready(struct store *store)
{
	if (!db_exec(store, settings) || !keep_log(store))
		return false;
	sqlite3_wal_hook(store->db, log_grew, store);
	return make_upgrades(store, store_upgrades) && judge_columns(store);
}

static bool has_log(const char *path)
{
	char name[PATH_MAX + 8];
	struct stat status;

	snprintf(name, sizeof(name), "%s-wal", path);
	return stat(name, &status) == 0 && status.st_size > 0;
}

static bool connect_file(struct store *store, const char *path)
{
	bool log = has_log(path);
	int code;

	/* Not left to SQLite to find out: it would try once more read-only, and
	 * succeed when another process has made the file in between. */
	if (access(path, F_OK) != 0 && errno == ENOENT && !make_file(store, path))
		return false;
	code = sqlite3_open_v2(path, &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
	                       SQLITE_OPEN_EXRESCODE, NULL);
	if (code != SQLITE_OK) {
		db_fail(store, code);
		return false;
	}
	/* Closing moves a log into the file it is found beside: not before we know
	 * that both are ours. */
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, log, NULL);
	set_options(store);
	if (!judge_header(store) || !judge_content(store) || !ready(store))
		return false;
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
	return true;
}

static bool connect_memory(struct store *store)
{
	int code = sqlite3_open_v2(":memory:", &store->db,
	                           SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
	                           SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

	if (code != SQLITE_OK) {
		db_fail(store, code);
		return false;
	}
	set_options(store);
	return make_schema(store) && ready(store);
}

enum fault store_open(const char *path, int wait_ms, int register_start,
                      struct store **store, char *why)
{
	struct store *made = calloc(1, sizeof(*made));
	int sodium = sodium_init();
	enum fault fault;

	assert(made && sodium >= 0 && wait_ms >= 0);
	assert(register_start >= 1 && register_start <= 999999);
	(void)sodium;
	wipe_begin();
	made->wait_ms = wait_ms;
	made->register_start = register_start;
	made->log_pages = LOG_PAGES_UNKNOWN;
	db_start(made, "open");
	*store = NULL;
	if (strcmp(path, ":memory:") == 0 ? connect_memory(made) : connect_file(made, path)) {
		*store = made;
		return FAULT_NONE;
	}
	fault = made->fault;
	if (why)
		snprintf(why, STORE_TEXT, "%s", made->why);
	store_close(made);
	return fault;
}

void store_close(struct store *store)
{
	int code;

	if (!store)
		return;
	for (int i = 0; i < STMT_COUNT; i++)
		sqlite3_finalize(store->stmt[i]);
	code = sqlite3_close(store->db);
	assert(code == SQLITE_OK);
	(void)code;
	free(store);
}

const char *store_why(const struct store *store)
{
	return store->why;
}

int64_t store_version(struct store *store)
{
	struct query q = query_of(store, STMT_DATA_VERSION);
	int64_t version;

	db_start(store, "version");
	version = query_number(&q);
	return store->fault ? -1 : version;
}

bool store_in_place(struct store *store)
{
	db_start(store, "look where the file is");
	return db_in_place(store);
}
