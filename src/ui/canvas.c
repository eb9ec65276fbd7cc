#include "ui/canvas.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"

enum { SIGN_UNKNOWN = 0xFFFD };

struct canvas {
	int cols, rows;
	struct cell *cells; /* rows * cols, as are targets */
	int *targets;
	int cursor_row, cursor_col; /* -1: hidden */
	bool clipped;
};

static void *allocate(size_t count, size_t size)
{
	void *memory = calloc(count, size);
	if (!memory)
		abort();
	return memory;
}

/* A screen may have shown a person's data. */
static void release(struct canvas *canvas)
{
	if (canvas->cells)
		explicit_bzero(canvas->cells,
		               (size_t)canvas->rows * (size_t)canvas->cols * sizeof *canvas->cells);
	free(canvas->cells);
	free(canvas->targets);
}

struct canvas *canvas_new(int cols, int rows)
{
	struct canvas *canvas = allocate(1, sizeof *canvas);
	canvas_resize(canvas, cols, rows);
	return canvas;
}

void canvas_free(struct canvas *canvas)
{
	if (canvas)
		release(canvas);
	free(canvas);
}

void canvas_resize(struct canvas *canvas, int cols, int rows)
{
	release(canvas);
	canvas->cols = cols < 1 ? 1 : cols;
	canvas->rows = rows < 1 ? 1 : rows;
	size_t count = (size_t)canvas->cols * (size_t)canvas->rows;
	canvas->cells = allocate(count, sizeof *canvas->cells);
	canvas->targets = allocate(count, sizeof *canvas->targets);
	canvas_clear(canvas);
}

int canvas_cols(const struct canvas *canvas)
{
	return canvas->cols;
}

int canvas_rows(const struct canvas *canvas)
{
	return canvas->rows;
}

static bool inside(const struct canvas *canvas, int row, int col)
{
	return row >= 0 && row < canvas->rows && col >= 0 && col < canvas->cols;
}

static size_t place(const struct canvas *canvas, int row, int col)
{
	return (size_t)row * (size_t)canvas->cols + (size_t)col;
}

void canvas_clear(struct canvas *canvas)
{
	size_t count = (size_t)canvas->cols * (size_t)canvas->rows;
	for (size_t i = 0; i < count; i++)
		canvas->cells[i] = (struct cell){ ' ', STYLE_TEXT };
	memset(canvas->targets, 0, count * sizeof *canvas->targets);
	canvas->cursor_row = canvas->cursor_col = -1;
	canvas->clipped = false;
}

static void put(struct canvas *canvas, int row, int col, enum style style, uint32_t code)
{
	assert(style < STYLES);
	if (inside(canvas, row, col))
		canvas->cells[place(canvas, row, col)] = (struct cell){ code, (uint8_t)style };
	else if (code != ' ')
		canvas->clipped = true;
}

static int put_bytes(struct canvas *canvas, int row, int col, enum style style,
                     const char *text, size_t len)
{
	int taken = 0;
	while (len > 0) {
		size_t used;
		uint32_t code = text_decode(text, len, &used);
		put(canvas, row, col + taken, style,
		    text_is_printable(code) ? code : SIGN_UNKNOWN);
		taken++;
		text += used;
		len -= used;
	}
	return taken;
}

int canvas_text(struct canvas *canvas, int row, int col, enum style style, const char *text)
{
	int taken = put_bytes(canvas, row, col, style, text, strlen(text));
	int room = canvas->cols - col;
	return taken <= room ? taken : room > 0 ? room : 0;
}

int canvas_wrap(struct canvas *canvas, int row, int col, int width, int rows,
                enum style style, const char *text)
{
	if (width < 1) {
		canvas->clipped |= *text != '\0';
		return 0;
	}
	int taken = 0;
	while (*text && taken < rows) {
		size_t skip;
		size_t len = text_wrap(text, width, &skip);
		put_bytes(canvas, row + taken, col, style, text, len);
		text += len + skip;
		taken++;
	}
	canvas->clipped |= *text != '\0';
	return taken;
}

void canvas_fill(struct canvas *canvas, int row, int col, int rows, int cols, enum style style)
{
	for (int y = row; y < row + rows; y++)
		for (int x = col; x < col + cols; x++)
			put(canvas, y, x, style, ' ');
}

void canvas_rule(struct canvas *canvas, int row, int col, int cols, enum style style)
{
	for (int x = col; x < col + cols; x++)
		put(canvas, row, x, style, U'─');
}

void canvas_cursor(struct canvas *canvas, int row, int col)
{
	bool shown = inside(canvas, row, col);
	canvas->cursor_row = shown ? row : -1;
	canvas->cursor_col = shown ? col : -1;
}

bool canvas_cursor_at(const struct canvas *canvas, int *row, int *col)
{
	*row = canvas->cursor_row;
	*col = canvas->cursor_col;
	return canvas->cursor_row >= 0;
}

void canvas_target(struct canvas *canvas, int id, int row, int col, int rows, int cols)
{
	assert(id > 0);
	for (int y = row; y < row + rows; y++)
		for (int x = col; x < col + cols; x++)
			if (inside(canvas, y, x))
				canvas->targets[place(canvas, y, x)] = id;
}

int canvas_target_at(const struct canvas *canvas, int row, int col)
{
	return inside(canvas, row, col) ? canvas->targets[place(canvas, row, col)] : 0;
}

bool canvas_clipped(const struct canvas *canvas)
{
	return canvas->clipped;
}

struct cell canvas_cell(const struct canvas *canvas, int row, int col)
{
	assert(inside(canvas, row, col));
	return canvas->cells[place(canvas, row, col)];
}

void canvas_dump(const struct canvas *canvas, struct buf *out)
{
	for (int row = 0; row < canvas->rows; row++) {
		const struct cell *line = canvas->cells + place(canvas, row, 0);
		int end = canvas->cols;
		while (end > 0 && line[end - 1].code == ' ')
			end--;
		for (int col = 0; col < end; col++) {
			char bytes[4];
			buf_add(out, bytes, text_encode(line[col].code, bytes));
		}
		buf_text(out, "\n");
	}
}
