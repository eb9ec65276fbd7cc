/* A sheet: a table over as many landscape pages as it takes, such as the register
 * of a period. Facts and words; sheet_page.c gives it a shape. */
#ifndef PRINT_SHEET_H
#define PRINT_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "core/buf.h"
#include "core/lang.h"
#include "print/paper.h"

enum { SHEET_COLUMNS_MAX = 12, SHEET_HEAD = 128, SHEET_FOOT = 8192, SHEET_CELL = 4096 };

struct sheet_column {
	char head[SHEET_HEAD];
	int share; /* of the page's width, beside the others' */
};

/* The rows are personal: release wipes them. */
struct sheet {
	enum lang lang;
	char school[PAPER_WORDS];
	char title[PAPER_WORDS];
	struct sheet_column column[SHEET_COLUMNS_MAX];
	int column_count;
	struct buf rows;       /* owned; a row ends in LF, its cells in TAB, a line in VT */
	char foot[SHEET_FOOT]; /* lines below the table */
};

/* Empty, in that language. */
void sheet_init(struct sheet *sheet, enum lang lang, const char *school, const char *title);
void sheet_release(struct sheet *sheet);

/* Columns come before cells. */
void sheet_column(struct sheet *sheet, const char *head, int share);

/* The next cell of the row; LF in the text begins a line of the cell, other control
 * characters become blanks. After the last column's cell the row is over. */
void sheet_cell(struct sheet *sheet, const char *text);

/* One line below the table; what has no room is left out. */
void sheet_line(struct sheet *sheet, const char *text);

/* Copies the cell at *at, its lines with LF, and moves *at behind it; begin with
 * rows.data. False at the end. A cell longer than size is cut. */
bool sheet_next(const char **at, char *cell, size_t size);

/* There are columns with a share, and the rows are whole. */
bool sheet_is_good(const struct sheet *sheet);

#endif
