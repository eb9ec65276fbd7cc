/* A document as bytes a queue takes. */
#ifndef PRINT_RENDER_H
#define PRINT_RENDER_H

#include <stdbool.h>

#include "core/buf.h"
#include "core/printer.h"
#include "print/document.h"

struct render_plan {
	enum printer_kind kind;       /* never PRINTER_UNKNOWN */
	const struct printer *printer; /* settings; NULL for a queue without any */
	double roll_mm;               /* PRINTER_PDF: width of the roll, 0 for A4 */
};

enum { RENDER_MEDIA = 64 };
#define RENDER_A4 "iso_a4_210x297mm"

/* Appends the bytes to out. media receives the IPP media keyword for the job,
 * "" for ESC/POS. False when it could not be drawn. */
bool render(const struct document *document, const struct render_plan *plan,
            struct buf *out, char media[static RENDER_MEDIA]);

#endif
