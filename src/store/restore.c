#include "store/restore.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/copy.h"
#include "store/journal.h"
#include "store/make.h"

struct restore {
	struct store *source; /* the backup, open to be read; its faults are the call's */
	const char *path;
	char fresh[RESTORE_PATH]; /* the copy before it has its name */
	char *aside;
	int lock;                 /* on the old register; -1: there is none */
};

/* Every process that has a register open holds a lock for reading on some of its
 * bytes as long as it has it open (https://www.sqlite.org/wal.html, "a connection
 * holds a shared lock"). While ours for writing lies over all of them nobody opens
 * it anew. */
static bool lock_old(struct restore *restore)
{
	struct flock all = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	restore->lock = open(restore->path, O_RDWR | O_CLOEXEC);
	if (restore->lock < 0 && errno == ENOENT)
		return true;
	if (restore->lock < 0)
		db_refuse(restore->source, FAULT_DISK, "the old register: %s", strerror(errno));
	else if (fcntl(restore->lock, F_OFD_SETLK, &all) != 0)
		db_refuse(restore->source, FAULT_BUSY, "the old register is in use");
	return restore->source->fault == FAULT_NONE;
}

/* What stands in its log is moved into it, when it is sound; by closing it. */
static void settle_old(const struct restore *restore)
{
	struct store *old;
	if (access(restore->path, F_OK) == 0
	    && store_open(restore->path, 0, 1, &old, NULL) == FAULT_NONE)
		store_close(old);
}

/* The log of one that is damaged goes with it; it would spoil the new one. */
static bool keep_aside(struct restore *restore, const char *suffix)
{
	char from[RESTORE_PATH + 8], to[RESTORE_PATH + 8];
	snprintf(from, sizeof from, "%s%s", restore->path, suffix);
	snprintf(to, sizeof to, "%s%s", restore->aside, suffix);
	bool kept = *suffix ? rename(from, to) == 0 || errno == ENOENT : link(from, to) == 0;
	if (!kept)
		db_refuse(restore->source, FAULT_DISK, "keep the old register: %s", strerror(errno));
	return kept;
}

static bool put_in_place(struct restore *restore)
{
	bool old = restore->lock >= 0;
	if ((old && !keep_aside(restore, "")) || !keep_aside(restore, "-wal")
	    || !keep_aside(restore, "-shm"))
		return false;
	if (!old)
		*restore->aside = '\0';
	if (rename(restore->fresh, restore->path) != 0)
		db_refuse(restore->source, FAULT_DISK, "put it in place: %s", strerror(errno));
	return restore->source->fault == FAULT_NONE
	    && make_sync_folder(restore->source, restore->path);
}

static void run(struct restore *restore)
{
	char head[STORE_DIGEST];
	if (!copy_make(restore->source, restore->fresh, head))
		return;
	settle_old(restore);
	if (!lock_old(restore) || !put_in_place(restore))
		copy_remove(restore->fresh);
	if (restore->lock >= 0)
		close(restore->lock);
}

static enum fault tell(const char *path, const struct actor *actor, const struct moment *now,
                       char *why)
{
	struct store *store;
	enum fault fault = store_open(path, STORE_WAIT_SCRIPT_MS, 1, &store, why);
	if (fault)
		return fault;
	if (db_begin_write(store, "note that it was restored"))
		journal_add(store, &(struct event){ .actor = actor, .at = now, .what = "restore" });
	fault = db_end(store);
	if (fault)
		snprintf(why, STORE_TEXT, "%s", store_why(store));
	store_close(store);
	return fault;
}

static struct store *open_source(const char *from)
{
	struct store *source = calloc(1, sizeof *source);
	if (!source)
		abort(); /* no memory */
	source->wait_ms = STORE_WAIT_SCRIPT_MS;
	source->register_start = 1;
	db_start(source, "restore");
	int code = sqlite3_open_v2(from, &source->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
	if (code != SQLITE_OK)
		db_fail(source, code);
	return source;
}

enum fault store_restore(const char *from, const char *path, const struct actor *actor,
                         const struct moment *now, char aside[static RESTORE_PATH], char *why)
{
	struct restore restore = { .source = open_source(from), .path = path, .aside = aside,
	                           .lock = -1 };
	int fresh = snprintf(restore.fresh, sizeof restore.fresh, "%s.part-%ld", path, (long)getpid());
	int kept = snprintf(aside, RESTORE_PATH, "%s.before-%04d%02d%02d-%02d%02d%02d", path,
	                    now->date.year, now->date.month, now->date.day, now->hour, now->minute,
	                    now->second);
	if (fresh >= RESTORE_PATH || kept >= RESTORE_PATH)
		db_refuse(restore.source, FAULT_MISSING, "path too long");
	else if (!restore.source->fault)
		run(&restore);
	enum fault fault = restore.source->fault;
	snprintf(why, STORE_TEXT, "%s", restore.source->why);
	store_close(restore.source);
	return fault ? fault : tell(path, actor, now, why);
}
