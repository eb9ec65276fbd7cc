#include "store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/journal.h"
#include "store/make.h"
#include "store/query.h"
#include "store/upkeep.h"

enum { ALL_PAGES = -1 };

/* Made before SQLite opens it, so that nobody else can read it for a moment. */
static bool make_private(struct store *store, const char *path)
{
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
	if (file < 0)
		db_refuse(store, errno == ENOENT || errno == ENOTDIR ? FAULT_MISSING : FAULT_DISK,
		          "copy: %s", strerror(errno));
	else
		close(file);
	return file >= 0;
}

/* In one step: what others write meanwhile stands in the log and is not in it. */
static void copy_pages(struct store *store, sqlite3 *copy)
{
	sqlite3_backup *backup = sqlite3_backup_init(copy, "main", store->db, "main");
	int code = SQLITE_NOMEM;
	if (backup) {
		do
			code = sqlite3_backup_step(backup, ALL_PAGES);
		while ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && db_wait(store, 0));
		sqlite3_backup_finish(backup);
	}
	if (code != SQLITE_DONE)
		db_fail(store, code);
}

static bool copy_to(struct store *store, const char *path)
{
	sqlite3 *copy = NULL;
	if (!make_private(store, path))
		return false;
	int code = sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (code != SQLITE_OK)
		db_fail(store, code);
	else
		copy_pages(store, copy);
	sqlite3_close(copy);
	return store->fault == FAULT_NONE;
}

static void verify_open(struct store *copy, struct backup *backup)
{
	struct verify verify;
	db_start(copy, "check the copy");
	if (db_number(copy, "SELECT count(*) FROM pragma_integrity_check"
	              " WHERE integrity_check <> 'ok'") != 0)
		db_refuse(copy, FAULT_DAMAGED, "it is damaged");
	if (copy->fault || store_verify(copy, &verify))
		return;
	if (verify.broken_event)
		db_refuse(copy, FAULT_DAMAGED, "the journal breaks at event %lld",
		          (long long)verify.broken_event);
	snprintf(backup->head, sizeof backup->head, "%s", verify.head);
}

/* Opened as any register is: what could not be opened later is no backup. */
static bool verify_copy(struct store *store, const char *path, struct backup *backup)
{
	struct store *copy;
	char why[STORE_TEXT];
	enum fault fault = store_open(path, store->wait_ms, store->register_start, &copy, why);
	if (fault) {
		db_refuse(store, fault, "the copy: %.160s", why);
		return false;
	}
	verify_open(copy, backup);
	if (copy->fault)
		db_refuse(store, copy->fault, "the copy: %.160s", copy->why);
	store_close(copy);
	return store->fault == FAULT_NONE;
}

static bool sync_file(struct store *store, const char *path)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	int result = file >= 0 ? fsync(file) : -1;
	if (result != 0)
		db_refuse(store, FAULT_DISK, "sync of the copy: %s", strerror(errno));
	if (file >= 0)
		close(file);
	return result == 0;
}

/* Never over another file, which may be the only good copy. */
static bool give_name(struct store *store, const char *unnamed, const char *path,
                      enum backup_result *result)
{
	if (renameat2(AT_FDCWD, unnamed, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
		return make_sync_folder(store, path);
	if (errno == EEXIST)
		*result = BACKUP_EXISTS;
	else
		db_refuse(store, FAULT_DISK, "name of the copy: %s", strerror(errno));
	return false;
}

static void remove_all(const char *path)
{
	static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };
	char name[PATH_MAX + 16];
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
		snprintf(name, sizeof name, "%s%s", path, suffixes[i]);
		unlink(name);
	}
}

static bool make_copy(struct store *store, const char *path, enum backup_result *result,
                      struct backup *backup)
{
	char unnamed[PATH_MAX];
	if (access(path, F_OK) == 0) {
		*result = BACKUP_EXISTS;
		return false;
	}
	if (snprintf(unnamed, sizeof unnamed, "%s.part-%ld", path, (long)getpid())
	    >= (int)sizeof unnamed) {
		db_refuse(store, FAULT_MISSING, "path too long");
		return false;
	}
	remove_all(unnamed); /* of an earlier process of this number that was killed here */
	bool named = copy_to(store, unnamed) && verify_copy(store, unnamed, backup)
	          && sync_file(store, unnamed) && give_name(store, unnamed, path, result);
	if (!named)
		remove_all(unnamed);
	return named;
}

static void note(struct store *store, const struct actor *actor, const struct moment *now,
                 struct backup *backup)
{
	struct query q = query_of(store, STMT_KEEP_BACKUP);
	char hash[STORE_DIGEST];
	journal_add(store, &(struct event){ .actor = actor, .at = now, .what = "backup" });
	backup->event = journal_head(store, hash);
	backup->at = now->unix_s;
	query_bind_int(&q, ":event", backup->event);
	query_bind_int(&q, ":at", backup->at);
	query_bind_text(&q, ":head", backup->head);
	query_run(&q);
}

enum fault store_backup(struct store *store, const char *path, const struct actor *actor,
                        const struct moment *now, enum backup_result *result,
                        struct backup *backup)
{
	memset(backup, 0, sizeof *backup);
	*result = BACKUP_DONE;
	db_start(store, "make a backup");
	if (!db_in_place(store) || !make_copy(store, path, result, backup))
		return store->fault;
	if (db_begin_write(store, "note the backup"))
		note(store, actor, now, backup);
	backup->made = db_end(store) == FAULT_NONE;
	return store->fault;
}

enum fault store_newest_backup(struct store *store, struct backup *backup)
{
	struct query newest = query_of(store, STMT_BACKUP);
	struct query first = query_of(store, STMT_FIRST_EVENT);
	memset(backup, 0, sizeof *backup);
	if (!db_begin_read(store, "look for the newest backup"))
		return store->fault;
	backup->made = query_row(&newest);
	if (backup->made) {
		backup->event = query_int(&newest);
		backup->at = query_int(&newest);
		query_text(&newest, backup->head, sizeof backup->head);
		query_end(&newest);
	} else {
		backup->at = query_number(&first);
	}
	return db_end(store);
}
