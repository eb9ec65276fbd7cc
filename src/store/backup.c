#include "store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/copy.h"
#include "store/journal.h"
#include "store/make.h"
#include "store/query.h"

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
	if (!copy_make(store, unnamed, backup->head))
		return false;
	if (give_name(store, unnamed, path, result))
		return true;
	copy_remove(unnamed);
	return false;
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
