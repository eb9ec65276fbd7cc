#include "print/page.h"

#include <cairo-pdf.h>
#include <math.h>

#include "print/draw.h"

static const double mm = PAGE_MM;

/* A4, ISO 216. The column is no wider than the eye follows, framed like a card. */
static const double a4_width = PAGE_A4_SHORT, a4_height = PAGE_A4_LONG;
static const double a4_column = 120, a4_pad = 10, a4_top = 20;
static const double a4_em = 4.6, a4_em_least = 1.5, a4_shrink = 0.95;
static const double number_ems = 9, qr_ems = 7;
/* A sheet to read at home: a block of text is never higher than a sheet, since a
 * text of a form file has at most 2,000 bytes. */
static const double sheet_margin = 20, sheet_em = 4.2;
static const double roll_margin = 4, roll_end = 6, roll_em = 3.2;

static cairo_status_t collect(void *closure, const unsigned char *data, unsigned len)
{
	buf_add(closure, data, len);
	return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *page_open(double width_mm, double height_mm, const char *title,
                           struct buf *pdf)
{
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(collect, pdf,
		width_mm * mm, height_mm * mm);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
	return surface;
}

bool page_close(cairo_surface_t *surface, cairo_t *cr, struct buf *pdf)
{
	struct buf empty = { 0 };
	bool good = cairo_status(cr) == CAIRO_STATUS_SUCCESS;

	cairo_destroy(cr);
	cairo_surface_finish(surface);
	good = good && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(surface);
	if (!good) {
		buf_release(pdf);
		*pdf = empty;
	}
	return good;
}

static struct face face_of(double width_mm, double em_mm)
{
	return (struct face){ .width = width_mm * mm, .em = em_mm * mm,
	                      .number = em_mm * number_ems * mm, .qr = em_mm * qr_ems * mm };
}

/* The largest type with which the card fits the page. */
static struct face a4_face(const struct document *document, double *height)
{
	double room = (a4_height - 2 * a4_top - 2 * a4_pad) * mm;
	double em_mm = a4_em;
	struct face face = face_of(a4_column, em_mm);

	while ((*height = draw_height(document, &face)) > room && em_mm > a4_em_least) {
		em_mm *= a4_shrink;
		face = face_of(a4_column, em_mm);
	}
	return face;
}

static void draw_frame(cairo_t *cr, double width, double height)
{
	double r = 4 * mm;

	cairo_new_sub_path(cr);
	cairo_arc(cr, width - r, r, r, -M_PI / 2, 0);
	cairo_arc(cr, width - r, height - r, r, 0, M_PI / 2);
	cairo_arc(cr, r, height - r, r, M_PI / 2, M_PI);
	cairo_arc(cr, r, r, r, M_PI, 3 * M_PI / 2);
	cairo_close_path(cr);
	cairo_set_line_width(cr, 1);
	cairo_stroke(cr);
}

bool page_a4(const struct document *document, struct buf *pdf)
{
	double height, card = a4_column + 2 * a4_pad;
	struct face face = a4_face(document, &height);
	cairo_surface_t *surface = page_open(a4_width, a4_height, "Ticket", pdf);
	cairo_t *cr = cairo_create(surface);

	cairo_translate(cr, (a4_width - card) / 2 * mm, a4_top * mm);
	draw_frame(cr, card * mm, height + 2 * a4_pad * mm);
	cairo_translate(cr, a4_pad * mm, a4_pad * mm);
	draw_document(cr, document, &face);
	cairo_show_page(cr);
	return page_close(surface, cr, pdf);
}

/* Where the page that begins with block from ends: before the first block that
 * would pass the foot, and not right behind a heading. */
static int page_end(const struct document *document, const double *ends, int from, double room)
{
	double top = from > 0 ? ends[from - 1] : 0;
	int to = from + 1;

	while (to < document->count && ends[to] - top <= room)
		to++;
	if (to == document->count)
		return to;
	while (to - 1 > from && document->block[to - 1].kind == BLOCK_HEADING)
		to--;
	return to;
}

bool page_sheets(const struct document *document, struct buf *pdf)
{
	struct face face = face_of(a4_width - 2 * sheet_margin, sheet_em);
	double ends[BLOCKS_MAX], room = (a4_height - 2 * sheet_margin) * mm;
	cairo_surface_t *surface = page_open(a4_width, a4_height, "Leaflet", pdf);
	cairo_t *cr = cairo_create(surface);

	draw_ends(document, &face, ends);
	for (int from = 0, to; from < document->count; from = to) {
		to = page_end(document, ends, from, room);
		cairo_save(cr);
		cairo_translate(cr, sheet_margin * mm, sheet_margin * mm);
		draw_part(cr, document, from, to, &face);
		cairo_restore(cr);
		cairo_show_page(cr);
	}
	return page_close(surface, cr, pdf);
}

bool page_roll(const struct document *document, double width_mm, struct buf *pdf,
               struct page *page)
{
	double column = width_mm - 2 * roll_margin;
	struct face face = face_of(column, fmin(roll_em, column / 20));

	page->width_mm = width_mm;
	page->height_mm = ceil(draw_height(document, &face) / mm + roll_margin + roll_end);
	cairo_surface_t *surface = page_open(page->width_mm, page->height_mm, "Ticket", pdf);
	cairo_t *cr = cairo_create(surface);
	cairo_translate(cr, roll_margin * mm, roll_margin * mm);
	draw_document(cr, document, &face);
	cairo_show_page(cr);
	return page_close(surface, cr, pdf);
}
