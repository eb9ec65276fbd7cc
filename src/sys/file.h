/* Small files as a whole. */
#ifndef SYS_FILE_H
#define SYS_FILE_H

#include <stddef.h>

#include "core/fault.h"

/* Whole file into memory (NUL added, *len without it), at most max bytes. */
enum fault file_read(const char *path, size_t max, char **data, size_t *len);

#endif
