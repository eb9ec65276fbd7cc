/* The letters of a ticket number that is read from across the room. One cell
 * of a console font is twice as high as wide, so a dot is two cells wide; a
 * longer number that so does not fit has dots of one. */
#include "ui/canvas.h"

#include <stddef.h>
#include <string.h>

/* Columns of a dot; the gap between letters is one dot. */
enum { WIDE_DOT = 2, SLIM_DOT = 1 };

struct glyph {
	char code;
	const char *dots[CANVAS_BIG_ROWS];
};

static const struct glyph glyphs[] = {
	{ '0', { "###", "# #", "# #", "# #", "###" } },
	{ '1', { " # ", "## ", " # ", " # ", "###" } },
	{ '2', { "###", "  #", "###", "#  ", "###" } },
	{ '3', { "###", "  #", "###", "  #", "###" } },
	{ '4', { "# #", "# #", "###", "  #", "  #" } },
	{ '5', { "###", "#  ", "###", "  #", "###" } },
	{ '6', { "###", "#  ", "###", "# #", "###" } },
	{ '7', { "###", "  #", "  #", "  #", "  #" } },
	{ '8', { "###", "# #", "###", "# #", "###" } },
	{ '9', { "###", "# #", "###", "  #", "###" } },
	{ '-', { "  ", "  ", "##", "  ", "  " } },
	{ '>', { "  #  ", "   # ", "#####", "   # ", "  #  " } },
	{ 'A', { " ## ", "#  #", "####", "#  #", "#  #" } },
	{ 'B', { "### ", "#  #", "### ", "#  #", "### " } },
	{ 'C', { " ###", "#   ", "#   ", "#   ", " ###" } },
	{ 'D', { "### ", "#  #", "#  #", "#  #", "### " } },
	{ 'E', { "####", "#   ", "### ", "#   ", "####" } },
	{ 'F', { "####", "#   ", "### ", "#   ", "#   " } },
	{ 'G', { " ###", "#   ", "# ##", "#  #", " ###" } },
	{ 'H', { "#  #", "#  #", "####", "#  #", "#  #" } },
	{ 'I', { "###", " # ", " # ", " # ", "###" } },
	{ 'J', { "  ##", "   #", "   #", "#  #", " ## " } },
	{ 'K', { "#  #", "# # ", "##  ", "# # ", "#  #" } },
	{ 'L', { "#   ", "#   ", "#   ", "#   ", "####" } },
	{ 'M', { "#   #", "## ##", "# # #", "#   #", "#   #" } },
	{ 'N', { "#   #", "##  #", "# # #", "#  ##", "#   #" } },
	{ 'O', { " ## ", "#  #", "#  #", "#  #", " ## " } },
	{ 'P', { "### ", "#  #", "### ", "#   ", "#   " } },
	{ 'Q', { " ## ", "#  #", "#  #", " ## ", "   #" } },
	{ 'R', { "### ", "#  #", "### ", "# # ", "#  #" } },
	{ 'S', { " ###", "#   ", " ## ", "   #", "### " } },
	{ 'T', { "#####", "  #  ", "  #  ", "  #  ", "  #  " } },
	{ 'U', { "#  #", "#  #", "#  #", "#  #", " ## " } },
	{ 'V', { "#   #", "#   #", "#   #", " # # ", "  #  " } },
	{ 'W', { "#   #", "#   #", "# # #", "## ##", "#   #" } },
	{ 'X', { "#   #", " # # ", "  #  ", " # # ", "#   #" } },
	{ 'Y', { "#   #", " # # ", "  #  ", "  #  ", "  #  " } },
	{ 'Z', { "#####", "   # ", "  #  ", " #   ", "#####" } },
};

static const struct glyph *find(char code)
{
	for (size_t i = 0; i < sizeof glyphs / sizeof *glyphs; i++)
		if (glyphs[i].code == code)
			return &glyphs[i];
	return NULL;
}

/* 0 when a letter has no glyph. */
static int width_of(const char *text, int dot_cols)
{
	int dots = 0;
	for (const char *at = text; *at; at++) {
		const struct glyph *glyph = find(*at);
		if (!glyph)
			return 0;
		dots += (at > text) + (int)strlen(glyph->dots[0]);
	}
	return dots * dot_cols;
}

int canvas_big_width(const char *text)
{
	return width_of(text, WIDE_DOT);
}

static void draw_row(struct canvas *canvas, int row, int col, enum style style, const char *dots,
                     int dot_cols)
{
	for (; *dots; dots++)
		for (int i = 0; i < dot_cols; i++, col++)
			if (*dots == '#')
				canvas_text(canvas, row, col, style, "█");
}

static int draw(struct canvas *canvas, int row, int col, enum style style, const char *text,
                int dot_cols, int dot_rows)
{
	int width = width_of(text, dot_cols), rows = CANVAS_BIG_ROWS * dot_rows;
	bool fits = width > 0 && row >= 0 && row + rows <= canvas_rows(canvas) &&
	            col >= 0 && col + width <= canvas_cols(canvas);
	if (!fits)
		return 0;
	canvas_fill(canvas, row, col, rows, width, style);
	for (; *text; text++) {
		const struct glyph *glyph = find(*text);
		for (int i = 0; i < rows; i++)
			draw_row(canvas, row + i, col, style, glyph->dots[i / dot_rows], dot_cols);
		col += dot_cols * ((int)strlen(glyph->dots[0]) + 1);
	}
	return width;
}

int canvas_big(struct canvas *canvas, int row, int col, enum style style, const char *text)
{
	return draw(canvas, row, col, style, text, WIDE_DOT, 1);
}

int canvas_big_centred(struct canvas *canvas, int row, int col, int cols, enum style style,
                       const char *text)
{
	int dot_cols = width_of(text, WIDE_DOT) <= cols ? WIDE_DOT : SLIM_DOT;
	int left = cols - width_of(text, dot_cols);
	return left < 0 ? 0 : draw(canvas, row, col + left / 2, style, text, dot_cols, 1);
}

int canvas_big_sized_width(const char *text, int size)
{
	return width_of(text, size ? WIDE_DOT * size : SLIM_DOT);
}

int canvas_big_sized(struct canvas *canvas, int row, int col, enum style style, const char *text,
                     int size)
{
	return draw(canvas, row, col, style, text, size ? WIDE_DOT * size : SLIM_DOT,
	            size ? size : 1);
}
