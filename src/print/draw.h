/* A document as a drawing: one column of type, drawn the same on a page and on
 * a strip of dots. */
#ifndef PRINT_DRAW_H
#define PRINT_DRAW_H

#include <cairo.h>
#include <stdbool.h>

#include "print/document.h"

/* Sizes are in the units of the surface: points on a page, dots on a strip. */
struct face {
	double width;  /* of the column */
	double em;     /* normal type */
	double number; /* tallest type for the number */
	double qr;     /* side of a QR code without its quiet zone, at most */
	bool dots;     /* black or white only: no grey, edges on whole dots */
};

/* Draws downwards from the origin, in black on what is there. Gives the height. */
double draw_document(cairo_t *cr, const struct document *document, const struct face *face);

/* Blocks [from, to) alone, from the origin on. */
void draw_part(cairo_t *cr, const struct document *document, int from, int to,
               const struct face *face);

/* One text alone in the face's type, wrapped to its width, from x, y on; gives the
 * height. A name or a number gets no hyphen where it wraps. With cr on a recording surface it only measures. */
double draw_words(cairo_t *cr, const struct face *face, double x, double y, const char *text,
                  bool bold);

/* The height alone. */
double draw_height(const struct document *document, const struct face *face);

/* The height, and in ends where each block would end. */
double draw_ends(const struct document *document, const struct face *face,
                 double ends[static BLOCKS_MAX]);

#endif
