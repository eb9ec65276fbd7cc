#include "print/draw.h"

#include <assert.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <stdio.h>

#include "print/qr.h"

static const char family[] = "DejaVu Sans";

/* In ems. */
static const double size_em[] = { [SIZE_SMALL] = 0.85, [SIZE_NORMAL] = 1.0, [SIZE_LARGE] = 2.0 };
static const double gap_em = 0.3, rule_em = 0.08, box_em = 0.7, column_gap_em = 0.8;
/* Narrower than this, words beside a QR code go below it instead. */
static const double beside_em = 6;
static const double grey = 0.35; /* the Kazakh beside another language, on a page */

struct pen {
	cairo_t *cr;
	const struct face *face;
	double y;
};

struct type {
	double size, width;
	bool bold;
	bool exact; /* a word broken at the column's end gets no hyphen that is not its own */
	PangoAlignment align;
};

/* ---- type ----------------------------------------------------------------------- */

static double snap(const struct pen *pen, double value)
{
	return pen->face->dots ? round(value) : value;
}

static double em(const struct pen *pen, double ems)
{
	return snap(pen, ems * pen->face->em);
}

/* A line's thickness: never less than a dot. */
static double thickness(const struct pen *pen)
{
	return pen->face->dots ? fmax(em(pen, rule_em), 1) : em(pen, rule_em);
}

static void set_options(PangoLayout *layout, bool dots)
{
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_antialias(options, dots ? CAIRO_ANTIALIAS_NONE
	                                               : CAIRO_ANTIALIAS_DEFAULT);
	cairo_font_options_set_hint_style(options, dots ? CAIRO_HINT_STYLE_FULL
	                                                : CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, dots ? CAIRO_HINT_METRICS_ON
	                                                  : CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(pango_layout_get_context(layout), options);
	pango_layout_context_changed(layout);
	cairo_font_options_destroy(options);
}

static void forbid_hyphens(PangoLayout *layout)
{
	PangoAttrList *list = pango_attr_list_new();
	pango_attr_list_insert(list, pango_attr_insert_hyphens_new(FALSE));
	pango_layout_set_attributes(layout, list);
	pango_attr_list_unref(list);
}

/* width 0 is one line, as long as it is. The caller unrefs. */
static PangoLayout *lay(const struct pen *pen, const char *text, const struct type *type)
{
	PangoLayout *layout = pango_cairo_create_layout(pen->cr);
	PangoFontDescription *font = pango_font_description_new();

	set_options(layout, pen->face->dots);
	pango_font_description_set_family_static(font, family);
	pango_font_description_set_weight(font, type->bold ? PANGO_WEIGHT_BOLD
	                                                   : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_absolute_size(font, snap(pen, type->size) * PANGO_SCALE);
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
	if (type->width > 0) {
		pango_layout_set_width(layout, (int)(type->width * PANGO_SCALE));
		pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	}
	if (type->exact)
		forbid_hyphens(layout);
	pango_layout_set_alignment(layout, type->align);
	pango_layout_set_text(layout, text, -1);
	return layout;
}

static double layout_width(PangoLayout *layout)
{
	PangoRectangle logical;
	pango_layout_get_extents(layout, NULL, &logical);
	return (double)logical.width / PANGO_SCALE;
}

static double layout_height(PangoLayout *layout)
{
	PangoRectangle logical;
	pango_layout_get_extents(layout, NULL, &logical);
	return (double)logical.height / PANGO_SCALE;
}

static double text_span(const struct pen *pen, const char *text, const struct type *type)
{
	struct type line = *type;
	line.width = 0;
	PangoLayout *layout = lay(pen, text, &line);
	double width = layout_width(layout);
	g_object_unref(layout);
	return width;
}

/* Sets text with its top left corner at x, y; gives its height. */
static double set_text(const struct pen *pen, double x, double y, const char *text,
                       const struct type *type)
{
	PangoLayout *layout = lay(pen, text, type);
	double height = snap(pen, layout_height(layout));
	cairo_move_to(pen->cr, snap(pen, x), snap(pen, y));
	pango_cairo_show_layout(pen->cr, layout);
	g_object_unref(layout);
	return height;
}

/* The same in the second voice: small and, where there is grey, grey. */
static double set_second(const struct pen *pen, double x, double y, const char *text,
                         const struct type *type)
{
	struct type second = *type;
	second.size = size_em[SIZE_SMALL] * pen->face->em;
	second.bold = false;
	if (!pen->face->dots)
		cairo_set_source_rgb(pen->cr, grey, grey, grey);
	double height = set_text(pen, x, y, text, &second);
	cairo_set_source_rgb(pen->cr, 0, 0, 0);
	return height;
}

static double set_say(const struct pen *pen, double x, double y, const struct say *say,
                      const struct type *type)
{
	double height = set_text(pen, x, y, say->own, type);
	if (say->kk)
		height += set_second(pen, x, y + height, say->kk, type);
	return height;
}

static struct type column_type(const struct pen *pen, enum block_size size, bool bold,
                               PangoAlignment align)
{
	return (struct type){ .size = size_em[size] * pen->face->em, .bold = bold,
	                      .width = pen->face->width, .align = align };
}

/* ---- blocks --------------------------------------------------------------------- */

static void draw_text(struct pen *pen, const struct block *block)
{
	struct type type = column_type(pen, block->size, block->bold, PANGO_ALIGN_CENTER);
	pen->y += set_say(pen, 0, pen->y, &block->text, &type);
}

static void draw_heading(struct pen *pen, const struct block *block)
{
	struct type type = column_type(pen, block->size, true, PANGO_ALIGN_LEFT);
	pen->y += set_say(pen, 0, pen->y, &block->text, &type);
}

static void draw_paragraph(struct pen *pen, const struct block *block)
{
	struct type type = column_type(pen, block->size, false, PANGO_ALIGN_LEFT);
	pen->y += set_say(pen, 0, pen->y, &block->text, &type);
}

static void draw_mark(struct pen *pen, const struct block *block)
{
	char words[512];
	snprintf(words, sizeof(words), block->text.kk ? "%s · %s" : "%s", block->text.own,
	         block->text.kk);
	struct type type = column_type(pen, SIZE_NORMAL, true, PANGO_ALIGN_CENTER);
	double pad = em(pen, 0.2);
	PangoLayout *layout = lay(pen, words, &type);
	double height = snap(pen, layout_height(layout));
	cairo_rectangle(pen->cr, 0, pen->y, pen->face->width, height + 2 * pad);
	cairo_fill(pen->cr);
	cairo_set_source_rgb(pen->cr, 1, 1, 1);
	cairo_move_to(pen->cr, 0, pen->y + pad);
	pango_cairo_show_layout(pen->cr, layout);
	cairo_set_source_rgb(pen->cr, 0, 0, 0);
	g_object_unref(layout);
	pen->y += height + 2 * pad;
}

/* A wrapped number is a wrong number: it is made smaller until it fits. Only
 * the ink's height is taken, for the line of such type is mostly air. */
static void draw_number(struct pen *pen, const struct block *block)
{
	struct type type = { .size = pen->face->number, .bold = true };
	double span = text_span(pen, block->text.own, &type);
	if (span > pen->face->width)
		type.size = floor(type.size * pen->face->width / span);
	PangoLayout *layout = lay(pen, block->text.own, &type);
	PangoRectangle ink, logical;
	pango_layout_get_extents(layout, &ink, &logical);
	double x = (pen->face->width - (double)ink.width / PANGO_SCALE) / 2
	           - (double)ink.x / PANGO_SCALE;
	double pad = em(pen, gap_em);
	cairo_move_to(pen->cr, snap(pen, x),
	              snap(pen, pen->y + pad - (double)ink.y / PANGO_SCALE));
	pango_cairo_show_layout(pen->cr, layout);
	g_object_unref(layout);
	pen->y = snap(pen, pen->y + 2 * pad + (double)ink.height / PANGO_SCALE);
}

static void draw_rule(struct pen *pen, const struct block *block)
{
	(void)block;
	double thick = thickness(pen);
	pen->y += em(pen, gap_em);
	cairo_rectangle(pen->cr, 0, pen->y, pen->face->width, thick);
	cairo_fill(pen->cr);
	pen->y += thick + em(pen, gap_em);
}

static void draw_pair_below(struct pen *pen, const struct block *block)
{
	struct type label = column_type(pen, SIZE_NORMAL, false, PANGO_ALIGN_LEFT);
	struct type value = column_type(pen, block->size, true, PANGO_ALIGN_LEFT);
	pen->y += set_say(pen, 0, pen->y, &block->text, &label);
	pen->y += set_say(pen, 0, pen->y, &block->value, &value);
}

static void draw_pair(struct pen *pen, const struct block *block)
{
	struct type label = column_type(pen, SIZE_NORMAL, false, PANGO_ALIGN_LEFT);
	struct type value = column_type(pen, block->size, true, PANGO_ALIGN_RIGHT);
	double beside = text_span(pen, block->value.own, &value) + em(pen, column_gap_em);

	if (block->value.kk
	    || text_span(pen, block->text.own, &label) + beside > pen->face->width) {
		draw_pair_below(pen, block);
		return;
	}
	label.width -= beside;
	double value_height = set_text(pen, 0, pen->y, block->value.own, &value);
	double label_height = set_say(pen, 0, pen->y, &block->text, &label);
	pen->y += fmax(value_height, label_height);
}

static void draw_item(struct pen *pen, const struct block *block)
{
	struct type type = column_type(pen, SIZE_NORMAL, false, PANGO_ALIGN_LEFT);
	double thick = thickness(pen), side = em(pen, box_em);
	double indent = side + em(pen, 0.5);

	cairo_set_line_width(pen->cr, thick);
	cairo_rectangle(pen->cr, thick / 2, pen->y + em(pen, 0.25) + thick / 2, side - thick,
	                side - thick);
	cairo_stroke(pen->cr);
	type.width -= indent;
	pen->y += set_say(pen, indent, pen->y, &block->text, &type);
}

static void fill_modules(const struct pen *pen, const struct qr *qr, double x, double y,
                         double module)
{
	for (int row = 0; row < qr->side; row++)
		for (int column = 0; column < qr->side; column++)
			if (qr->dark[row][column])
				cairo_rectangle(pen->cr, x + column * module, y + row * module,
				                module, module);
	cairo_fill(pen->cr);
}

static void draw_qr(struct pen *pen, const struct block *block)
{
	struct qr qr;
	qr_encode(block->code, &qr);
	double module = pen->face->qr / qr.side;
	if (pen->face->dots)
		module = fmax(floor(module), 1);
	double quiet = QR_QUIET * module, side = module * qr.side + 2 * quiet;
	double words_x = side + em(pen, gap_em), room = pen->face->width - words_x;
	bool beside = room >= em(pen, beside_em);

	fill_modules(pen, &qr, beside ? quiet : (pen->face->width - side) / 2 + quiet,
	             pen->y + quiet, module);
	struct type label = column_type(pen, SIZE_NORMAL, false,
	                                beside ? PANGO_ALIGN_LEFT : PANGO_ALIGN_CENTER);
	struct type value = label;
	value.bold = true;
	value.size = size_em[SIZE_LARGE] * pen->face->em;
	label.width = value.width = beside ? room : pen->face->width;
	double x = beside ? words_x : 0, top = beside ? pen->y + quiet : pen->y + side, y = top;
	y += set_say(pen, x, y, &block->text, &label);
	y += set_text(pen, x, y, block->value.own, &value);
	pen->y = fmax(beside ? pen->y + side : 0, y);
}

/* ---- the whole ------------------------------------------------------------------ */

static void (*const draw_block[])(struct pen *pen, const struct block *block) = {
	[BLOCK_TEXT] = draw_text,
	[BLOCK_HEADING] = draw_heading,
	[BLOCK_PARAGRAPH] = draw_paragraph,
	[BLOCK_MARK] = draw_mark,
	[BLOCK_NUMBER] = draw_number,
	[BLOCK_RULE] = draw_rule,
	[BLOCK_PAIR] = draw_pair,
	[BLOCK_ITEM] = draw_item,
	[BLOCK_QR] = draw_qr,
};

static double draw_blocks(cairo_t *cr, const struct document *document, int from, int to,
                          const struct face *face, double *ends)
{
	struct pen pen = { .cr = cr, .face = face };

	cairo_save(cr);
	cairo_set_source_rgb(cr, 0, 0, 0);
	if (face->dots)
		cairo_set_antialias(cr, CAIRO_ANTIALIAS_NONE);
	for (int i = from; i < to; i++) {
		if (i > from)
			pen.y += em(&pen, gap_em);
		draw_block[document->block[i].kind](&pen, &document->block[i]);
		if (ends)
			ends[i] = pen.y;
	}
	cairo_restore(cr);
	return pen.y;
}

double draw_document(cairo_t *cr, const struct document *document, const struct face *face)
{
	return draw_blocks(cr, document, 0, document->count, face, NULL);
}

void draw_part(cairo_t *cr, const struct document *document, int from, int to,
               const struct face *face)
{
	draw_blocks(cr, document, from, to, face, NULL);
}

double draw_height(const struct document *document, const struct face *face)
{
	double ends[BLOCKS_MAX] = { 0 };
	return draw_ends(document, face, ends);
}

double draw_ends(const struct document *document, const struct face *face,
                 double ends[static BLOCKS_MAX])
{
	cairo_surface_t *nowhere = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
	cairo_t *cr = cairo_create(nowhere);
	double height = draw_blocks(cr, document, 0, document->count, face, ends);
	cairo_destroy(cr);
	cairo_surface_destroy(nowhere);
	return height;
}

double draw_words(cairo_t *cr, const struct face *face, double x, double y, const char *text,
                  bool bold)
{
	struct pen pen = { .cr = cr, .face = face };
	struct type type = column_type(&pen, SIZE_NORMAL, bold, PANGO_ALIGN_LEFT);
	type.exact = true;
	return set_text(&pen, x, y, text, &type);
}
