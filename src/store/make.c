#include "store/make.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool make_schema(struct store *store)
{
	return db_exec(store, "BEGIN IMMEDIATE") && db_exec(store, store_schema_sql) &&
	       db_exec(store, "COMMIT");
}

/* Done here because SQLite, refused, tries once more read-only and then reports
 * the second failure instead of the first. */
static bool make_empty(struct store *store, const char *path)
{
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);

	if (file >= 0)
		close(file);
	else
		db_refuse(store, errno == ENOENT || errno == ENOTDIR ? FAULT_MISSING : FAULT_DISK,
		          "new file: %s", strerror(errno));
	return file >= 0;
}

static bool make_whole(struct store *store, const char *path)
{
	int code;

	if (!make_empty(store, path))
		return false;
	code = sqlite3_open_v2(path, &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
	                       SQLITE_OPEN_EXRESCODE, NULL);
	if (code != SQLITE_OK)
		db_fail(store, code);
	else
		make_schema(store);
	sqlite3_close(store->db);
	store->db = NULL;
	return store->fault == FAULT_NONE;
}

bool make_sync_folder(struct store *store, const char *path)
{
	char copy[PATH_MAX];
	int folder, result = -1;

	snprintf(copy, sizeof(copy), "%s", path);
	folder = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder >= 0)
		result = fsync(folder);
	if (result != 0)
		db_refuse(store, FAULT_DISK, "sync of the folder: %s", strerror(errno));
	if (folder >= 0)
		close(folder);
	return result == 0;
}

/* A log without its database: what it holds is all that is left of somebody's
 * requests, and it would spoil a new database of that name. The log is looked
 * for first: one that another process has just begun has its file by then. */
static bool has_orphan(const char *path)
{
	static const char *const suffixes[] = { "-wal", "-journal" };
	char name[PATH_MAX + 16];
	struct stat status;

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		snprintf(name, sizeof(name), "%s%s", path, suffixes[i]);
		if (stat(name, &status) == 0 && status.st_size > 0)
			return access(path, F_OK) != 0;
	}
	return false;
}

static void remove_both(const char *path)
{
	char journal[PATH_MAX + 16];

	snprintf(journal, sizeof(journal), "%s-journal", path);
	unlink(path);
	unlink(journal);
}

bool make_file(struct store *store, const char *path)
{
	char whole[PATH_MAX];

	if (has_orphan(path)) {
		db_refuse(store, FAULT_DAMAGED, "the database is gone, its log is left");
		return false;
	}
	if (snprintf(whole, sizeof(whole), "%s.new-%ld", path, (long)getpid()) >=
	    (int)sizeof(whole)) {
		db_refuse(store, FAULT_MISSING, "path too long");
		return false;
	}
	remove_both(whole); /* of an earlier process of this number that was killed here */
	if (make_whole(store, whole) && link(whole, path) != 0 && errno != EEXIST)
		db_refuse(store, FAULT_DISK, "link: %s", strerror(errno));
	remove_both(whole);
	return store->fault == FAULT_NONE && make_sync_folder(store, path);
}

static int64_t version(struct store *store)
{
	return db_number(store, "PRAGMA user_version");
}

/* A step may put a new table in the place of one that others refer to; foreign
 * keys would forbid it. They rest meanwhile and are all looked at before it is
 * committed: https://www.sqlite.org/lang_altertable.html, "Making Other Kinds Of
 * Table Schema Changes". */
static void make_step(struct store *store, const struct store_upgrade *step)
{
	if (!db_exec(store, "BEGIN IMMEDIATE"))
		return;
	/* Somebody else may have been at it until the lock was ours. */
	if (version(store) < step->reaches)
		db_exec(store, step->sql);
	if (version(store) < step->reaches)
		db_refuse(store, FAULT_DAMAGED, "upgrade %d did not get there", step->reaches);
	if (db_number(store, "SELECT count(*) FROM pragma_foreign_key_check") != 0)
		db_refuse(store, FAULT_DAMAGED, "upgrade %d left rows without their parents",
		          step->reaches);
	db_exec(store, "COMMIT");
	if (!sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
}

bool make_upgrades(struct store *store, const struct store_upgrade *steps)
{
	for (; steps->sql && store->fault == FAULT_NONE; steps++) {
		if (version(store) >= steps->reaches)
			continue;
		sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
		make_step(store, steps);
		sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	}
	return store->fault == FAULT_NONE;
}
