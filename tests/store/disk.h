/* A layer between SQLite and the disk: counts what reaches it, fails on demand,
 * and remembers what a power cut would leave, which is what was synced. */
#ifndef TESTS_STORE_DISK_H
#define TESTS_STORE_DISK_H

#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct {
	int syncs;        /* of any file */
	int folder_opens; /* SQLite opens a folder to sync it and for nothing else */
	int log_writes, log_bytes;
	int file_writes;  /* into the database itself */
	int fail_after;   /* this many writes and syncs go well, then none; -1: all do */
	int fail_code;
	int fail_reads_after;
	bool remember;    /* keep NAME.synced beside each file */
} disk = { .fail_after = -1, .fail_reads_after = -1 };

struct disk_file {
	sqlite3_file base;
	const char *name;
	bool is_log, is_main;
	sqlite3_file *real; /* right behind this struct */
};

static struct disk_file *disk_of(sqlite3_file *file)
{
	return (struct disk_file *)file;
}

static bool disk_fails(void)
{
	if (disk.fail_after < 0)
		return false;
	if (disk.fail_after == 0)
		return true;
	disk.fail_after--;
	return false;
}

static void disk_copy(const char *from, const char *to)
{
	char buffer[65536];
	int in = open(from, O_RDONLY | O_CLOEXEC);
	int out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	ssize_t len;

	while (in >= 0 && out >= 0 && (len = read(in, buffer, sizeof(buffer))) > 0)
		if (write(out, buffer, (size_t)len) != len)
			break;
	if (in >= 0)
		close(in);
	if (out >= 0)
		close(out);
}

#define REAL(file) (disk_of(file)->real)

static int disk_close(sqlite3_file *file)
{
	return REAL(file)->pMethods ? REAL(file)->pMethods->xClose(REAL(file)) : SQLITE_OK;
}

static int disk_read(sqlite3_file *file, void *out, int amount, sqlite3_int64 offset)
{
	if (disk.fail_reads_after == 0)
		return SQLITE_IOERR_READ;
	disk.fail_reads_after -= disk.fail_reads_after > 0;
	return REAL(file)->pMethods->xRead(REAL(file), out, amount, offset);
}

static int disk_write(sqlite3_file *file, const void *bytes, int amount, sqlite3_int64 offset)
{
	if (disk_fails())
		return disk.fail_code;
	disk.log_writes += disk_of(file)->is_log;
	disk.log_bytes += disk_of(file)->is_log ? amount : 0;
	disk.file_writes += disk_of(file)->is_main;
	return REAL(file)->pMethods->xWrite(REAL(file), bytes, amount, offset);
}

static int disk_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	return REAL(file)->pMethods->xTruncate(REAL(file), size);
}

static int disk_sync(sqlite3_file *file, int flags)
{
	char synced[600];
	int code;

	if (disk_fails())
		return disk.fail_code == SQLITE_FULL ? SQLITE_IOERR_FSYNC : disk.fail_code;
	disk.syncs++;
	code = REAL(file)->pMethods->xSync(REAL(file), flags);
	if (disk.remember) {
		snprintf(synced, sizeof(synced), "%s.synced", disk_of(file)->name);
		disk_copy(disk_of(file)->name, synced);
	}
	return code;
}

static int disk_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return REAL(file)->pMethods->xFileSize(REAL(file), size);
}

static int disk_lock(sqlite3_file *file, int lock)
{
	return REAL(file)->pMethods->xLock(REAL(file), lock);
}

static int disk_unlock(sqlite3_file *file, int lock)
{
	return REAL(file)->pMethods->xUnlock(REAL(file), lock);
}

static int disk_reserved(sqlite3_file *file, int *out)
{
	return REAL(file)->pMethods->xCheckReservedLock(REAL(file), out);
}

static int disk_control(sqlite3_file *file, int op, void *arg)
{
	return REAL(file)->pMethods->xFileControl(REAL(file), op, arg);
}

static int disk_sector(sqlite3_file *file)
{
	return REAL(file)->pMethods->xSectorSize(REAL(file));
}

static int disk_traits(sqlite3_file *file)
{
	return REAL(file)->pMethods->xDeviceCharacteristics(REAL(file));
}

static int disk_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
	return REAL(file)->pMethods->xShmMap(REAL(file), page, size, extend, out);
}

static int disk_shm_lock(sqlite3_file *file, int offset, int n, int flags)
{
	return REAL(file)->pMethods->xShmLock(REAL(file), offset, n, flags);
}

static void disk_shm_barrier(sqlite3_file *file)
{
	REAL(file)->pMethods->xShmBarrier(REAL(file));
}

static int disk_shm_unmap(sqlite3_file *file, int delete)
{
	return REAL(file)->pMethods->xShmUnmap(REAL(file), delete);
}

static const sqlite3_io_methods disk_methods = {
	.iVersion = 2,
	.xClose = disk_close, .xRead = disk_read, .xWrite = disk_write,
	.xTruncate = disk_truncate, .xSync = disk_sync, .xFileSize = disk_size,
	.xLock = disk_lock, .xUnlock = disk_unlock, .xCheckReservedLock = disk_reserved,
	.xFileControl = disk_control, .xSectorSize = disk_sector,
	.xDeviceCharacteristics = disk_traits, .xShmMap = disk_shm_map,
	.xShmLock = disk_shm_lock, .xShmBarrier = disk_shm_barrier,
	.xShmUnmap = disk_shm_unmap,
};

static sqlite3_vfs *disk_real_vfs;
static int (*disk_real_open_folder)(const char *, int *);

static int disk_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
	struct disk_file *mine = disk_of(file);
	int code;

	(void)vfs;
	mine->real = (sqlite3_file *)(mine + 1);
	mine->name = name;
	mine->is_log = (flags & SQLITE_OPEN_WAL) != 0;
	mine->is_main = (flags & SQLITE_OPEN_MAIN_DB) != 0;
	code = disk_real_vfs->xOpen(disk_real_vfs, name, mine->real, flags, out);
	file->pMethods = code == SQLITE_OK ? &disk_methods : NULL;
	return code;
}

static int disk_open_folder(const char *name, int *out)
{
	disk.folder_opens++;
	return disk_real_open_folder(name, out);
}

/* Every database opened from here on lies on this disk. */
static void disk_insert(void)
{
	static sqlite3_vfs vfs;

	disk_real_vfs = sqlite3_vfs_find("unix");
	vfs = *disk_real_vfs;
	vfs.zName = "disk";
	vfs.szOsFile = (int)sizeof(struct disk_file) + disk_real_vfs->szOsFile;
	vfs.xOpen = disk_open;
	vfs.pNext = NULL;
	disk_real_open_folder = (int (*)(const char *, int *))disk_real_vfs->xGetSystemCall(
		disk_real_vfs, "openDirectory");
	disk_real_vfs->xSetSystemCall(disk_real_vfs, "openDirectory",
	                              (sqlite3_syscall_ptr)disk_open_folder);
	sqlite3_vfs_register(&vfs, 1);
}

static void disk_reset(void)
{
	memset(&disk, 0, sizeof(disk));
	disk.fail_after = disk.fail_reads_after = -1;
}

#endif
