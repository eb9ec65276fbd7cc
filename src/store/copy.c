/* A whole register copied page by page, and the copy judged. */
#include "store/copy.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
	sqlite3_backup *pages = sqlite3_backup_init(copy, "main", store->db, "main");
	int code = SQLITE_NOMEM;
	if (pages) {
		do
			code = sqlite3_backup_step(pages, ALL_PAGES);
		while ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && db_wait(store, 0));
		sqlite3_backup_finish(pages);
	}
	if (code != SQLITE_DONE)
		db_fail(store, code);
}

static bool copy_all(struct store *store, const char *path)
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

static void verify_open(struct store *copy, char head[static STORE_DIGEST])
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
	memcpy(head, verify.head, STORE_DIGEST);
}

/* Opened as any register is: what could not be opened later is no backup. */
static bool verify_copy(struct store *store, const char *path, char head[static STORE_DIGEST])
{
	struct store *copy;
	char why[STORE_TEXT];
	enum fault fault = store_open(path, store->wait_ms, store->register_start, &copy, why);
	if (fault) {
		db_refuse(store, fault, "the copy: %.160s", why);
		return false;
	}
	verify_open(copy, head);
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

void copy_remove(const char *path)
{
	static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };
	char name[PATH_MAX + 16];
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
		snprintf(name, sizeof name, "%s%s", path, suffixes[i]);
		unlink(name);
	}
}


/* A file by itself, which any program reads from a medium that cannot be written. */
static bool drop_log(struct store *store, const char *path)
{
	sqlite3 *copy = NULL;
	int code = sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_exec(copy, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
	if (code != SQLITE_OK)
		db_fail(store, code);
	sqlite3_close(copy);
	return code == SQLITE_OK;
}

bool copy_make(struct store *store, const char *path, char head[static STORE_DIGEST])
{
	copy_remove(path); /* of an earlier process of this number that was killed here */
	if (copy_all(store, path) && verify_copy(store, path, head) && drop_log(store, path)
	    && sync_file(store, path))
		return true;
	copy_remove(path);
	return false;
}
