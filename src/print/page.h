/* A document on a PDF page: A4, or a strip as wide as the roll and as long as
 * the ticket. */
#ifndef PRINT_PAGE_H
#define PRINT_PAGE_H

#include <cairo.h>
#include <stdbool.h>

#include "core/buf.h"
#include "print/document.h"

#define PAGE_MM (72 / 25.4) /* in points */

enum { PAGE_A4_SHORT = 210, PAGE_A4_LONG = 297 }; /* mm */

/* A PDF that grows in pdf. It carries no time of its making: the same paper gives
 * the same bytes. Closing gives false when it could not be made; pdf is then empty. */
cairo_surface_t *page_open(double width_mm, double height_mm, const char *title,
                           struct buf *pdf);
bool page_close(cairo_surface_t *surface, cairo_t *cr, struct buf *pdf);

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
