#include "power.h"

#include <assert.h>
#include <signal.h>
#include <stdlib.h>

#include "../store/disk.h"

enum { SECTOR = 512, BUCKETS = 1024, FILES = 4 };

/* A sector as it would be after a sync. */
struct sector {
	sqlite3_int64 index;
	struct sector *next;
	unsigned char bytes[SECTOR];
};

/* What is not synced of one open file. */
struct held {
	struct disk_file *file;
	sqlite3_int64 size;
	struct sector *bucket[BUCKETS];
};

static struct {
	enum power_cut cut;
	int calls, last; /* last: the call that is our end; -1: none */
	struct held held[FILES];
} power = { .last = -1 };

int power_calls(void)
{
	return power.calls;
}

void power_die_at(int calls)
{
	power.last = power.calls + calls;
}

static struct held *held_of(const struct disk_file *file)
{
	for (int i = 0; i < FILES; i++)
		if (power.held[i].file == file)
			return &power.held[i];
	return NULL;
}

static sqlite3_int64 size_now(struct disk_file *file)
{
	sqlite3_int64 size = 0;
	int code = disk_size(&file->base, &size);

	assert(code == SQLITE_OK);
	(void)code;
	return size;
}

/* ---- sectors --------------------------------------------------------------------- */

static struct sector **find(struct held *held, sqlite3_int64 index)
{
	struct sector **at = &held->bucket[index % BUCKETS];

	while (*at && (*at)->index != index)
		at = &(*at)->next;
	return at;
}

/* What lies behind the end of the file is zero, should the file grow again. */
static void keep_below(struct sector *sector, sqlite3_int64 size)
{
	sqlite3_int64 keep = size - sector->index * SECTOR;

	keep = keep < 0 ? 0 : keep;
	if (keep < SECTOR)
		memset(sector->bytes + keep, 0, (size_t)(SECTOR - keep));
}

static struct sector *sector_of(struct held *held, sqlite3_int64 index)
{
	struct sector **at = find(held, index);

	if (!*at) {
		*at = calloc(1, sizeof(**at));
		assert(*at);
		(*at)->index = index;
		disk_read(&held->file->base, (*at)->bytes, SECTOR, index * SECTOR);
		keep_below(*at, held->size);
	}
	return *at;
}

static int least(sqlite3_int64 a, sqlite3_int64 b)
{
	return (int)(a < b ? a : b);
}

static void copy_in(struct held *held, const unsigned char *bytes, int amount,
                    sqlite3_int64 offset)
{
	while (amount > 0) {
		int from = (int)(offset % SECTOR), len = least(amount, SECTOR - from);

		memcpy(sector_of(held, offset / SECTOR)->bytes + from, bytes, (size_t)len);
		bytes += len;
		offset += len;
		amount -= len;
	}
	if (offset > held->size)
		held->size = offset;
}

static void copy_out(struct held *held, unsigned char *bytes, int amount, sqlite3_int64 offset)
{
	while (amount > 0) {
		int from = (int)(offset % SECTOR), len = least(amount, SECTOR - from);
		const struct sector *sector = *find(held, offset / SECTOR);

		if (sector)
			memcpy(bytes, sector->bytes + from, (size_t)len);
		bytes += len;
		offset += len;
		amount -= len;
	}
}

static int pass_on(struct held *held, const struct sector *sector)
{
	sqlite3_int64 offset = sector->index * SECTOR;

	if (offset >= held->size)
		return SQLITE_OK; /* cut off since */
	return disk_write(&held->file->base, sector->bytes, least(SECTOR, held->size - offset),
	                  offset);
}

static void forget(struct held *held)
{
	for (int i = 0; i < BUCKETS; i++)
		while (held->bucket[i]) {
			struct sector *next = held->bucket[i]->next;

			free(held->bucket[i]);
			held->bucket[i] = next;
		}
}

static bool is_synced(const struct held *held)
{
	for (int i = 0; i < BUCKETS; i++)
		if (held->bucket[i])
			return false;
	return true;
}

/* ---- the end --------------------------------------------------------------------- */

/* Each sector has come to the disk or not, as it happens; so has the file's new
 * length. */
static void tear(struct held *held)
{
	int likely = (int)(random() % 101);

	if (held->size < size_now(held->file) && random() % 2)
		disk_truncate(&held->file->base, held->size);
	for (int i = 0; i < BUCKETS; i++)
		for (struct sector *s = held->bucket[i]; s; s = s->next)
			if (random() % 100 < likely)
				pass_on(held, s);
}

static void call(void)
{
	if (power.calls++ != power.last)
		return;
	for (int i = 0; i < FILES && power.cut == POWER_TEARS; i++)
		if (power.held[i].file)
			tear(&power.held[i]);
	raise(SIGKILL);
}

/* ---- the file -------------------------------------------------------------------- */

static int power_read(sqlite3_file *file, void *out, int amount, sqlite3_int64 offset)
{
	struct held *held = held_of(disk_of(file));
	int code;

	call();
	code = disk_read(file, out, amount, offset);
	if (!held || (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ))
		return code;
	/* What a held cut has taken away is still in the real file. */
	if (offset + amount > held->size) {
		int there = offset < held->size ? (int)(held->size - offset) : 0;

		memset((unsigned char *)out + there, 0, (size_t)(amount - there));
		copy_out(held, out, there, offset);
		return SQLITE_IOERR_SHORT_READ;
	}
	copy_out(held, out, amount, offset);
	return SQLITE_OK;
}

static int power_write(sqlite3_file *file, const void *bytes, int amount, sqlite3_int64 offset)
{
	struct held *held = held_of(disk_of(file));

	call();
	if (!held)
		return disk_write(file, bytes, amount, offset);
	copy_in(held, bytes, amount, offset);
	return SQLITE_OK;
}

static void cut_off(struct held *held, sqlite3_int64 size)
{
	for (int i = 0; i < BUCKETS; i++)
		for (struct sector **at = &held->bucket[i]; *at;) {
			struct sector *sector = *at;

			keep_below(sector, size);
			if (sector->index * SECTOR < size) {
				at = &sector->next;
				continue;
			}
			*at = sector->next;
			free(sector);
		}
	held->size = size;
}

static int power_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	struct held *held = held_of(disk_of(file));

	call();
	if (!held)
		return disk_truncate(file, size);
	cut_off(held, size);
	return SQLITE_OK;
}

static int power_sync(sqlite3_file *file, int flags)
{
	struct held *held = held_of(disk_of(file));
	int code = SQLITE_OK;

	call();
	if (held) {
		if (held->size < size_now(held->file))
			code = disk_truncate(file, held->size);
		for (int i = 0; i < BUCKETS; i++)
			for (struct sector *s = held->bucket[i]; s && !code; s = s->next)
				code = pass_on(held, s);
		forget(held);
	}
	return code == SQLITE_OK ? disk_sync(file, flags) : code;
}

static int power_size(sqlite3_file *file, sqlite3_int64 *size)
{
	struct held *held = held_of(disk_of(file));

	if (!held)
		return disk_size(file, size);
	*size = held->size;
	return SQLITE_OK;
}

static int power_shm_lock(sqlite3_file *file, int offset, int n, int flags)
{
	call();
	return disk_shm_lock(file, offset, n, flags);
}

/* A closed file's name may pass to another (a new register is linked into its
 * place), and with it what was not synced: of a database that is a fault. */
static int power_close(sqlite3_file *file)
{
	struct held *held = held_of(disk_of(file));

	if (held) {
		assert(!disk_of(file)->is_main || is_synced(held));
		forget(held);
		held->file = NULL;
	}
	return disk_close(file);
}

static sqlite3_io_methods power_methods;

static int power_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
	struct held *held;
	int code = disk_open(vfs, name, file, flags, out);

	if (code != SQLITE_OK)
		return code;
	file->pMethods = &power_methods;
	if (power.cut == POWER_STAYS)
		return SQLITE_OK;
	held = held_of(NULL);
	assert(held);
	held->file = disk_of(file);
	held->size = size_now(held->file);
	return SQLITE_OK;
}

void power_insert(enum power_cut cut)
{
	static sqlite3_vfs vfs;

	disk_reset();
	disk_insert();
	power.cut = cut;
	power_methods = disk_methods;
	power_methods.xRead = power_read;
	power_methods.xWrite = power_write;
	power_methods.xTruncate = power_truncate;
	power_methods.xSync = power_sync;
	power_methods.xFileSize = power_size;
	power_methods.xShmLock = power_shm_lock;
	power_methods.xClose = power_close;
	vfs = *sqlite3_vfs_find("disk");
	vfs.zName = "power";
	vfs.xOpen = power_open;
	vfs.pNext = NULL;
	sqlite3_vfs_register(&vfs, 1);
}
