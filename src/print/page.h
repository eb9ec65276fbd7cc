/* A document on a PDF page: A4, or a strip as wide as the roll and as long as
 * the ticket. */
#ifndef PRINT_PAGE_H
#define PRINT_PAGE_H

#include "core/buf.h"
#include "print/document.h"

struct page {
	double width_mm, height_mm;
};

/* A4. One page always: the type shrinks until all fits. False when it could
 * not be made; pdf is then as it was. */
bool page_a4(const struct document *document, struct buf *pdf);

/* A4, as many pages as it takes; no block is cut in two, no heading ends a page. */
bool page_sheets(const struct document *document, struct buf *pdf);

/* A roll width_mm wide; *page receives the size of the page made. */
bool page_roll(const struct document *document, double width_mm, struct buf *pdf,
               struct page *page);

#endif
