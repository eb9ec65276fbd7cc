#include "office/tidy.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "office/handout.h"
#include "sys/clock.h"
#include "sys/log.h"

/* Zeros in place of what it says, on the disk before the name goes. */
static bool overwrite(int fd, off_t size)
{
	static const char zeros[4096];
	while (size > 0) {
		size_t part = size < (off_t)sizeof zeros ? (size_t)size : sizeof zeros;
		ssize_t n = write(fd, zeros, part);
		if (n < 0 && errno != EINTR)
			return false;
		size -= n > 0 ? n : 0;
	}
	return fsync(fd) == 0;
}

static bool is_old(const struct stat *info, const struct date *today)
{
	struct moment made;
	clock_moment(info->st_mtime, &made);
	return !today || date_compare(made.date, *today) < 0;
}

static bool wipe(int dir, const char *name, const struct date *today)
{
	struct stat info;
	int fd = openat(dir, name, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool ours = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && is_old(&info, today);
	bool gone = ours && overwrite(fd, info.st_size) && unlinkat(dir, name, 0) == 0;
	if (ours && !gone)
		log_line(LOG_LEVEL_WARNING, "a paper cannot be removed: %m");
	close(fd);
	return gone;
}

int tidy_papers(const char *home, const struct date *today)
{
	char path[600];
	struct dirent *entry;
	int gone = 0;
	snprintf(path, sizeof path, "%s/tickets", home);
	DIR *folder = opendir(path);
	while (folder && (entry = readdir(folder))) {
		if (strncmp(entry->d_name, HANDOUT_PERSONAL_PREFIX, strlen(HANDOUT_PERSONAL_PREFIX)) == 0)
			gone += wipe(dirfd(folder), entry->d_name, today);
	}
	if (folder)
		closedir(folder);
	return gone;
}
