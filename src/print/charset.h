/* Characters of a printer's code page. Strict: a character that the page has
 * not is a loss, never a question mark or a look-alike. */
#ifndef PRINT_CHARSET_H
#define PRINT_CHARSET_H

#include <iconv.h>
#include <stdbool.h>

#include "core/buf.h"

struct charset {
	iconv_t conversion;
};

/* encoding is iconv's name. The Kazakh page has three names (RK1048,
 * STRK1048-2002, KZ-1048), and which of them iconv knows differs between
 * systems: any of them finds it. False when there is no such encoding. */
bool charset_open(struct charset *charset, const char *encoding);
void charset_close(struct charset *charset);

/* Appends text (UTF-8). A few signs that mean the same in other words have
 * them: ₸ is written «тг». False at the first character that is lost. */
bool charset_put(struct charset *charset, const char *text, struct buf *out);

#endif
