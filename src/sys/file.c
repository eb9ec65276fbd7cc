#include "sys/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static enum fault read_all(int fd, char *data, size_t len, size_t *got)
{
	*got = 0;
	while (*got < len) {
		ssize_t n = read(fd, data + *got, len - *got);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return FAULT_DISK;
		if (n == 0)
			break;
		*got += (size_t)n;
	}
	return FAULT_NONE;
}

enum fault file_read(const char *path, size_t max, char **data, size_t *len)
{
	*data = NULL;
	*len = 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return errno == ENOENT ? FAULT_MISSING : FAULT_DISK;
	char *text = malloc(max + 1);
	if (!text)
		abort();
	size_t got;
	enum fault fault = read_all(fd, text, max, &got);
	char more;
	if (!fault && got == max && read(fd, &more, 1) == 1)
		fault = FAULT_DISK;
	close(fd);
	if (fault) {
		free(text);
		return fault;
	}
	text[got] = '\0';
	*data = text;
	*len = got;
	return FAULT_NONE;
}
