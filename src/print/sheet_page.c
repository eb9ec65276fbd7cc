#include "print/sheet_page.h"

#include <cairo.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "print/draw.h"
#include "print/page.h"

static const double mm = PAGE_MM;

/* In millimetres. To the left the sheets are bound. */
static const double page_width = PAGE_A4_LONG, page_height = PAGE_A4_SHORT;
static const double left = 15, right = 8, top = 10, bottom = 14, number_drop = 3;
static const double em = 2.7, em_title = 4.2, em_least = 1, shrink = 0.9;
static const double pad = 0.8, gap = 2, line_width = 0.15;

/* Where a page is being filled. */
struct press {
	const struct sheet *sheet;
	cairo_t *cr;       /* draws, or only measures */
	double width[SHEET_COLUMNS_MAX]; /* of the columns, in points */
	double head;       /* height of the row of column names */
	double y;          /* where the next thing goes */
	int page, pages;
	bool drawing;
};

static struct face face_of(double width, double em_mm)
{
	return (struct face){ .width = width, .em = em_mm * mm };
}

static double foot_y(void)
{
	return (page_height - bottom) * mm;
}

/* ---- a row ---------------------------------------------------------------------- */

/* Sets a row's cells at y, from *at on, and gives its height; *at moves on. */
static double set_row(const struct press *press, const char **at, double y, double em_mm)
{
	char cell[SHEET_CELL];
	double x = left * mm, height = 0;

	for (int i = 0; i < press->sheet->column_count && sheet_next(at, cell, sizeof(cell)); i++) {
		struct face face = face_of(press->width[i] - 2 * pad * mm, em_mm);
		height = fmax(height, draw_words(press->cr, &face, x + pad * mm, y + pad * mm, cell,
		                                 false));
		x += press->width[i];
	}
	explicit_bzero(cell, sizeof(cell));
	return height + 2 * pad * mm;
}

static double set_heads(const struct press *press, double y)
{
	double x = left * mm, height = 0;

	for (int i = 0; i < press->sheet->column_count; i++) {
		struct face face = face_of(press->width[i] - 2 * pad * mm, em);
		height = fmax(height, draw_words(press->cr, &face, x + pad * mm, y + pad * mm,
		                                 press->sheet->column[i].head, true));
		x += press->width[i];
	}
	return height + 2 * pad * mm;
}

static void draw_lines(const struct press *press, double y, double height)
{
	double x = left * mm;

	cairo_set_line_width(press->cr, line_width * mm);
	for (int i = 0; i < press->sheet->column_count; i++) {
		cairo_rectangle(press->cr, x, y, press->width[i], height);
		x += press->width[i];
	}
	cairo_stroke(press->cr);
}

/* To measure on. */
static cairo_t *nowhere(void)
{
	cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
	cairo_t *cr = cairo_create(surface);
	cairo_surface_destroy(surface);
	return cr;
}

/* ---- pages ---------------------------------------------------------------------- */

static void end_page(struct press *press)
{
	char number[64];
	struct face face = face_of((page_width - left - right) * mm, em);

	if (press->drawing) {
		snprintf(number, sizeof(number), _("Page %d of %d"), press->page, press->pages);
		draw_words(press->cr, &face, left * mm, foot_y() + number_drop * mm, number, false);
		cairo_show_page(press->cr);
	}
}

static void next_page(struct press *press)
{
	if (press->page > 0)
		end_page(press);
	press->page++;
	press->y = top * mm;
}

static void put_heads(struct press *press)
{
	if (press->drawing) {
		set_heads(press, press->y);
		draw_lines(press, press->y, press->head);
	}
	press->y += press->head;
}

static void put_title(struct press *press)
{
	struct face small = face_of((page_width - left - right) * mm, em_title * 0.75);
	struct face large = face_of((page_width - left - right) * mm, em_title);

	press->y += draw_words(press->cr, &small, left * mm, press->y, press->sheet->school, false);
	press->y += draw_words(press->cr, &large, left * mm, press->y, press->sheet->title, true);
	press->y += gap * mm;
}

/* The type in which the row is no higher than a page below the heads. */
static double fit_row(const struct press *press, const char *row, double *height)
{
	struct press measure = *press;
	double em_mm = em, room = foot_y() - top * mm - press->head;

	measure.cr = nowhere();
	for (;;) {
		const char *at = row;
		*height = set_row(&measure, &at, 0, em_mm);
		if (*height <= room || em_mm < em_least)
			break;
		em_mm *= shrink;
	}
	cairo_destroy(measure.cr);
	return em_mm;
}

static void put_row(struct press *press, const char **at)
{
	double height, em_mm = fit_row(press, *at, &height);
	char cell[SHEET_CELL];

	if (press->y + height > foot_y()) {
		next_page(press);
		put_heads(press);
	}
	if (press->drawing) {
		set_row(press, at, press->y, em_mm);
		draw_lines(press, press->y, height);
	} else {
		for (int i = 0; i < press->sheet->column_count; i++)
			sheet_next(at, cell, sizeof(cell));
	}
	explicit_bzero(cell, sizeof(cell));
	press->y += height;
}

/* Sets line by line and gives the height; on a page of its own where one ends. */
static double set_foot(struct press *press, cairo_t *measure, bool turning)
{
	struct face face = face_of((page_width - left - right) * mm, em * 1.1);
	char line[SHEET_FOOT];
	double all = 0;

	for (const char *at = press->sheet->foot; *at; at += *at == '\n') {
		size_t len = strcspn(at, "\n");
		snprintf(line, sizeof(line), "%.*s", (int)len, at);
		double height = draw_words(measure, &face, 0, 0, *line ? line : " ", false);
		if (turning && press->y + height > foot_y())
			next_page(press);
		if (turning && press->drawing)
			draw_words(press->cr, &face, left * mm, press->y, line, false);
		press->y += turning ? height : 0;
		all += height;
		at += len;
	}
	return all;
}

/* The lines below the table stay together where one page can hold them. */
static void put_foot(struct press *press)
{
	cairo_t *measure = nowhere();
	double height = set_foot(press, measure, false);

	press->y += gap * mm;
	if (press->y + height > foot_y() && height < foot_y() - top * mm)
		next_page(press);
	set_foot(press, measure, true);
	cairo_destroy(measure);
}

/* All pages once: to count them, or to draw them. */
static void put_all(struct press *press)
{
	const char *at = press->sheet->rows.data;

	press->page = 0;
	next_page(press);
	put_title(press);
	put_heads(press);
	while (at && *at)
		put_row(press, &at);
	put_foot(press);
	end_page(press);
}

static void share_out(struct press *press)
{
	int all = 0;

	for (int i = 0; i < press->sheet->column_count; i++)
		all += press->sheet->column[i].share;
	for (int i = 0; i < press->sheet->column_count; i++)
		press->width[i] = (page_width - left - right) * mm * press->sheet->column[i].share
		                / all;
}

bool sheet_page(const struct sheet *sheet, struct buf *pdf)
{
	struct press press = { .sheet = sheet, .cr = nowhere() };

	lang_use(sheet->lang);
	share_out(&press);
	press.head = set_heads(&press, 0);
	put_all(&press);
	cairo_destroy(press.cr);
	press.pages = press.page;
	press.drawing = true;
	cairo_surface_t *surface = page_open(page_width, page_height, "Register", pdf);
	press.cr = cairo_create(surface);
	put_all(&press);
	return page_close(surface, press.cr, pdf);
}
