/* A document as characters for an ESC/POS printer: fast on a serial line, but
 * only where the printer has a page with every letter of the ticket. */
#ifndef PRINT_PLAIN_H
#define PRINT_PLAIN_H

#include <stdbool.h>

#include "core/buf.h"
#include "core/printer.h"
#include "print/document.h"

/* Uses columns, code_page and encoding of the settings. False when a single
 * character would be lost, or there is no such encoding; out is then empty,
 * and the ticket must go as a picture. */
bool plain_write(const struct document *document, const struct printer *printer,
                 struct buf *out);

#endif
