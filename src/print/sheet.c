#include "print/sheet.h"

#include <assert.h>
#include <string.h>

#include "core/text.h"

enum { CELL_END = '\t', ROW_END = '\n', LINE_END = '\v' };

void sheet_init(struct sheet *sheet, enum lang lang, const char *school, const char *title)
{
	memset(sheet, 0, sizeof(*sheet));
	sheet->lang = lang;
	text_copy(sheet->school, sizeof(sheet->school), school);
	text_copy(sheet->title, sizeof(sheet->title), title);
}

void sheet_release(struct sheet *sheet)
{
	buf_clear(&sheet->rows);
	buf_release(&sheet->rows);
	explicit_bzero(sheet->foot, sizeof(sheet->foot));
}

void sheet_column(struct sheet *sheet, const char *head, int share)
{
	assert(sheet->column_count < SHEET_COLUMNS_MAX && share > 0);
	struct sheet_column *column = &sheet->column[sheet->column_count++];
	text_copy(column->head, sizeof(column->head), head);
	column->share = share;
}

/* How many cells end in the text. */
static int count_cells(const char *text, size_t len)
{
	int count = 0;

	for (size_t i = 0; i < len; i++)
		count += text[i] == CELL_END;
	return count;
}

/* The row that is being written; it has no end yet. */
static int open_cells(const struct sheet *sheet)
{
	const char *end = sheet->rows.data
	                ? memrchr(sheet->rows.data, ROW_END, sheet->rows.len) : NULL;
	size_t from = end ? (size_t)(end + 1 - sheet->rows.data) : 0;

	return count_cells(sheet->rows.data + from, sheet->rows.len - from);
}

void sheet_cell(struct sheet *sheet, const char *text)
{
	for (; *text; text++) {
		char c = (char)(*text == '\n' ? LINE_END : (unsigned char)*text < ' ' ? ' ' : *text);
		buf_add(&sheet->rows, &c, 1);
	}
	buf_add(&sheet->rows, (const char[]){ CELL_END }, 1);
	if (open_cells(sheet) == sheet->column_count)
		buf_add(&sheet->rows, (const char[]){ ROW_END }, 1);
}

void sheet_line(struct sheet *sheet, const char *text)
{
	size_t used = strlen(sheet->foot), len = strlen(text);

	if (used + len + 2 > sizeof(sheet->foot))
		return;
	memcpy(sheet->foot + used, text, len);
	memcpy(sheet->foot + used + len, "\n", 2);
}

bool sheet_next(const char **at, char *cell, size_t size)
{
	size_t len = 0;

	if (!*at || !**at)
		return false;
	*at += **at == ROW_END;
	for (; **at && **at != CELL_END; (*at)++) {
		if (len + 1 < size)
			cell[len++] = (char)(**at == LINE_END ? '\n' : **at);
	}
	cell[len] = '\0';
	*at += **at == CELL_END;
	if (**at == ROW_END && !(*at)[1])
		(*at)++;
	return true;
}

bool sheet_is_good(const struct sheet *sheet)
{
	const char *row = sheet->rows.data ? sheet->rows.data : "";

	for (int i = 0; i < sheet->column_count; i++) {
		if (sheet->column[i].share <= 0 || sheet->column[i].share > PAPER_WORDS)
			return false;
	}
	for (const char *end; *row; row = end + 1) {
		end = strchr(row, ROW_END);
		if (!end || count_cells(row, (size_t)(end - row)) != sheet->column_count)
			return false;
	}
	return sheet->title[0] && sheet->column_count > 0;
}
