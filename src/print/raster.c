#include "print/raster.h"

#include <assert.h>
#include <cairo.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "print/draw.h"

/* Ems across the strip: 58 mm paper holds fewer than 80 mm. */
static const double ems_wide = 23, ems_narrow = 19;
static const double number_part = 0.34, qr_part = 0.32, qr_least = 130;
enum { NARROW_DOTS = 450, HALF_BRIGHT = 128 };

static struct face face_of(int dots)
{
	double em = floor(dots / (dots < NARROW_DOTS ? ems_narrow : ems_wide));
	return (struct face){ .width = dots, .em = em, .number = dots * number_part,
	                      .qr = fmax(dots * qr_part, qr_least), .dots = true };
}

/* One pixel of 32 bits a dot becomes one bit; on white paper grey is R = G = B. */
static void pack_row(const uint32_t *pixels, int dots, unsigned char *bits)
{
	for (int x = 0; x < dots; x++)
		if ((pixels[x] & 0xFF) < HALF_BRIGHT)
			bits[x / 8] |= 0x80 >> x % 8;
}

static void pack(cairo_surface_t *surface, struct raster *raster)
{
	const unsigned char *pixels = cairo_image_surface_get_data(surface);
	size_t stride = (size_t)cairo_image_surface_get_stride(surface);

	raster->bits = calloc((size_t)raster->rows, (size_t)raster->row_bytes);
	assert(raster->bits);
	for (int row = 0; row < raster->rows; row++)
		pack_row((const uint32_t *)(const void *)(pixels + (size_t)row * stride),
		         raster->dots, raster->bits + (size_t)row * (size_t)raster->row_bytes);
}

bool raster_draw(const struct document *document, int dots, struct raster *raster)
{
	assert(dots >= RASTER_DOTS_LEAST && dots <= RASTER_DOTS_MOST);
	struct face face = face_of(dots);
	*raster = (struct raster){ .dots = dots, .row_bytes = (dots + 7) / 8,
	                           .rows = (int)ceil(draw_height(document, &face)) };
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, dots,
	                                                      raster->rows);
	cairo_t *cr = cairo_create(surface);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	draw_document(cr, document, &face);
	bool good = cairo_status(cr) == CAIRO_STATUS_SUCCESS;
	cairo_destroy(cr);
	cairo_surface_flush(surface);
	if (good)
		pack(surface, raster);
	cairo_surface_destroy(surface);
	return good;
}

void raster_release(struct raster *raster)
{
	free(raster->bits);
	*raster = (struct raster){ 0 };
}

bool raster_row_is_blank(const struct raster *raster, int row)
{
	const unsigned char *bits = raster->bits + (size_t)row * (size_t)raster->row_bytes;
	for (int i = 0; i < raster->row_bytes; i++)
		if (bits[i])
			return false;
	return true;
}
