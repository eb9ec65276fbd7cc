/* The one growing buffer, for output. Always NUL-terminated. */
#ifndef CORE_BUF_H
#define CORE_BUF_H

#include <stddef.h>

struct buf {
	char *data; /* owned; NULL when empty */
	size_t len, cap;
};

void buf_release(struct buf *buf);
void buf_clear(struct buf *buf); /* wipes, keeps the memory */
void buf_add(struct buf *buf, const void *bytes, size_t len);
void buf_text(struct buf *buf, const char *text);
void buf_format(struct buf *buf, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
