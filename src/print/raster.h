/* A document as black and white dots. */
#ifndef PRINT_RASTER_H
#define PRINT_RASTER_H

#include <stdbool.h>

#include "print/document.h"

enum { RASTER_DOTS_LEAST = 256, RASTER_DOTS_MOST = 832 };

/* Rows from the top, each of row_bytes, the leftmost dot in the highest bit;
 * 1 is black. Bits beyond dots are 0. */
struct raster {
	int dots, rows, row_bytes;
	unsigned char *bits; /* owned */
};

/* dots is the width of the printer's line, within the limits above (asserted).
 * False when it could not be drawn; there is then nothing to release. */
bool raster_draw(const struct document *document, int dots, struct raster *raster);
void raster_release(struct raster *raster);

bool raster_row_is_blank(const struct raster *raster, int row);

#endif
