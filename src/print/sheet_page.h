/* A sheet as landscape A4 pages in a PDF. */
#ifndef PRINT_SHEET_PAGE_H
#define PRINT_SHEET_PAGE_H

#include <stdbool.h>

#include "core/buf.h"
#include "print/sheet.h"

/* The school and the title begin the first page, the row of column names begins
 * every one, and every one has its number and theirs at the foot. A row is never
 * cut: it wraps, and goes to the next page whole; one that is higher than a page is
 * set in smaller type. False when it could not be made; pdf is then empty. */
bool sheet_page(const struct sheet *sheet, struct buf *pdf);

#endif
