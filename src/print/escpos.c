#include "print/escpos.h"

#include <assert.h>
#include <string.h>

enum { ESC = 0x1B, FS = 0x1C, GS = 0x1D };

/* Shorter blank stretches stay in the picture: how far ESC J feeds differs a
 * little between printers, and lines of type must not move against each other. */
enum { BLANK_ROWS_FED = 8, FEED_MAX = 255 };

#define PUT(out, ...) \
	do { \
		const unsigned char bytes[] = { __VA_ARGS__ }; \
		buf_add((out), bytes, sizeof(bytes)); \
	} while (0)

static unsigned char low(int value)
{
	return (unsigned char)(value & 0xFF);
}

static unsigned char high(int value)
{
	return (unsigned char)(value >> 8 & 0xFF);
}

void escpos_begin(struct buf *out)
{
	PUT(out, ESC, '@', FS, '.');
}

void escpos_code_page(struct buf *out, int page)
{
	assert(page >= 0 && page <= 255);
	PUT(out, ESC, 't', low(page));
}

void escpos_align(struct buf *out, enum escpos_align align)
{
	PUT(out, ESC, 'a', low((int)align));
}

void escpos_bold(struct buf *out, bool on)
{
	PUT(out, ESC, 'E', on);
}

void escpos_scale(struct buf *out, int width, int height)
{
	assert(width >= 1 && width <= ESCPOS_SCALE_MAX);
	assert(height >= 1 && height <= ESCPOS_SCALE_MAX);
	PUT(out, GS, '!', low((width - 1) << 4 | (height - 1)));
}

void escpos_feed_dots(struct buf *out, int dots)
{
	for (; dots > FEED_MAX; dots -= FEED_MAX)
		PUT(out, ESC, 'J', FEED_MAX);
	if (dots > 0)
		PUT(out, ESC, 'J', low(dots));
}

void escpos_qr(struct buf *out, const char *text, int module_dots)
{
	int len = (int)strlen(text);
	assert(module_dots >= 1 && module_dots <= 16);
	PUT(out, GS, '(', 'k', 4, 0, '1', 'A', '2', 0);                   /* model 2 */
	PUT(out, GS, '(', 'k', 3, 0, '1', 'C', low(module_dots));
	PUT(out, GS, '(', 'k', 3, 0, '1', 'E', '1');                      /* correction M */
	PUT(out, GS, '(', 'k', low(len + 3), high(len + 3), '1', 'P', '0'); /* store */
	buf_add(out, text, (size_t)len);
	PUT(out, GS, '(', 'k', 3, 0, '1', 'Q', '0');                      /* print */
}

static int blank_run(const struct raster *raster, int row)
{
	int end = row;
	while (end < raster->rows && raster_row_is_blank(raster, end))
		end++;
	return end - row;
}

/* Rows from row to the next long blank stretch, at most one band. */
static int band_rows(const struct raster *raster, int row)
{
	int rows = 0;
	while (row + rows < raster->rows && rows < ESCPOS_BAND_ROWS) {
		int blank = blank_run(raster, row + rows);
		if (blank >= BLANK_ROWS_FED)
			break;
		rows += blank > 0 ? blank : 1;
	}
	return rows < ESCPOS_BAND_ROWS ? rows : ESCPOS_BAND_ROWS;
}

void escpos_raster(struct buf *out, const struct raster *raster)
{
	for (int row = 0; row < raster->rows;) {
		int blank = blank_run(raster, row);
		if (blank >= BLANK_ROWS_FED) {
			escpos_feed_dots(out, blank);
			row += blank;
			continue;
		}
		int rows = band_rows(raster, row);
		PUT(out, GS, 'v', '0', 0, low(raster->row_bytes), high(raster->row_bytes),
		    low(rows), high(rows));
		buf_add(out, raster->bits + (size_t)row * (size_t)raster->row_bytes,
		        (size_t)rows * (size_t)raster->row_bytes);
		row += rows;
	}
}

void escpos_cut(struct buf *out)
{
	PUT(out, GS, 'V', 66, 0);
}
