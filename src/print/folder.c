#include "print/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "print/trouble.h"

enum { DIR_MODE = 0700 };

/* Like mkdir -p; true when dir is there in the end. */
static bool make_folder(const char *dir)
{
	char part[PRINT_TARGET];
	struct stat info;

	snprintf(part, sizeof(part), "%s", dir);
	for (char *slash = part + 1; (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		mkdir(part, DIR_MODE);
		*slash = '/';
	}
	mkdir(part, DIR_MODE);
	return stat(dir, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool name_file(const char *dir, const char *name, char path[static PRINT_TARGET])
{
	int len = snprintf(path, PRINT_TARGET, "%s/%s.pdf", dir, name);
	return len > 0 && len < PRINT_TARGET;
}

static bool write_all(int fd, const char *data, size_t len)
{
	while (len > 0) {
		ssize_t written = write(fd, data, len);
		if (written < 0 && errno != EINTR)
			return false;
		if (written > 0) {
			data += written;
			len -= (size_t)written;
		}
	}
	return true;
}

static void sync_folder(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
}

/* Through a name that nobody looks at; mkostemp makes it 0600. */
static bool save(const char *dir, const struct buf *pdf, const char *path)
{
	char hidden[PRINT_TARGET + 16];

	snprintf(hidden, sizeof(hidden), "%s/.ticket-XXXXXX", dir);
	int fd = mkostemp(hidden, O_CLOEXEC);
	if (fd < 0)
		return false;
	bool good = write_all(fd, pdf->data, pdf->len) && fsync(fd) == 0;
	good = close(fd) == 0 && good;
	good = good && rename(hidden, path) == 0;
	if (!good) {
		int cause = errno;
		unlink(hidden);
		errno = cause;
	}
	return good;
}

enum fault folder_save(const char *dir, const char *name, const struct buf *pdf,
                       char path[static PRINT_TARGET])
{
	if (!name_file(dir, name, path) || !make_folder(dir) || !save(dir, pdf, path)) {
		trouble("cannot write %s: %s", path, strerror(errno));
		return FAULT_DISK;
	}
	sync_folder(dir);
	return FAULT_NONE;
}

bool folder_has(const char *dir, const char *name, char path[static PRINT_TARGET])
{
	return name_file(dir, name, path) && access(path, F_OK) == 0;
}

bool folder_is_ready(const char *dir)
{
	return make_folder(dir) && access(dir, W_OK | X_OK) == 0;
}
