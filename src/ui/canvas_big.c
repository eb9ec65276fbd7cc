/* The letters of a ticket number that is read from across the room. One cell
 * of a console font is twice as high as wide, so a dot is two cells wide. */
#include "ui/canvas.h"

#include <stddef.h>
#include <string.h>

enum { DOT_COLS = 2, GAP_COLS = 2 };

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

static int glyph_cols(const struct glyph *glyph)
{
	return DOT_COLS * (int)strlen(glyph->dots[0]);
}

int canvas_big_width(const char *text)
{
	int width = 0;
	for (; *text; text++) {
		const struct glyph *glyph = find(*text);
		if (!glyph)
			return 0;
		width += (width ? GAP_COLS : 0) + glyph_cols(glyph);
	}
	return width;
}

static void draw_row(struct canvas *canvas, int row, int col, enum style style,
                     const char *dots)
{
	for (; *dots; dots++, col += DOT_COLS)
		canvas_text(canvas, row, col, style, *dots == '#' ? "██" : "  ");
}

int canvas_big(struct canvas *canvas, int row, int col, enum style style, const char *text)
{
	int width = canvas_big_width(text);
	bool fits = width > 0 && row >= 0 && row + CANVAS_BIG_ROWS <= canvas_rows(canvas) &&
	            col >= 0 && col + width <= canvas_cols(canvas);
	if (!fits)
		return 0;
	canvas_fill(canvas, row, col, CANVAS_BIG_ROWS, width, style);
	for (; *text; text++) {
		const struct glyph *glyph = find(*text);
		for (int i = 0; i < CANVAS_BIG_ROWS; i++)
			draw_row(canvas, row + i, col, style, glyph->dots[i]);
		col += glyph_cols(glyph) + GAP_COLS;
	}
	return width;
}
