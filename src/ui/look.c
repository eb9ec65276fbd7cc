#include "ui/look.h"

#include <assert.h>

enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, GREY };

/* Of the colour cube: 16 + 36*red + 6*green + blue, each 0..5; greys from 232. */
enum {
	CUBE_BLACK = 16, CUBE_WHITE = 231, CUBE_GREY = 253, CUBE_RED = 88, CUBE_GREEN = 120,
	CUBE_YELLOW = 227, CUBE_BLUE = 18, CUBE_CYAN = 123, CUBE_DARK_GREEN = 22,
};

/* Every pair has a contrast of 7:1 or more (WCAG 1.4.6), by the console's own
 * palette and by the cube. */
static const struct look dark[STYLES] = {
	[STYLE_TEXT] = { GREY, BLACK, false, CUBE_GREY, CUBE_BLACK, MONO_PLAIN },
	[STYLE_TITLE] = { GREY, BLACK, true, CUBE_WHITE, CUBE_BLACK, MONO_BOLD },
	[STYLE_HINT] = { CYAN, BLACK, false, CUBE_CYAN, CUBE_BLACK, MONO_PLAIN },
	[STYLE_FOCUS] = { BLACK, GREY, false, CUBE_BLACK, CUBE_WHITE, MONO_REVERSE },
	[STYLE_CHOICE] = { GREY, BLACK, false, CUBE_GREY, CUBE_BLACK, MONO_PLAIN },
	[STYLE_FIELD] = { GREY, BLUE, true, CUBE_WHITE, CUBE_BLUE, MONO_UNDERLINE },
	[STYLE_ERROR] = { GREY, RED, true, CUBE_WHITE, CUBE_RED, MONO_BOLD },
	[STYLE_WARNING] = { YELLOW, BLACK, true, CUBE_YELLOW, CUBE_BLACK, MONO_BOLD },
	[STYLE_DONE] = { GREEN, BLACK, true, CUBE_GREEN, CUBE_BLACK, MONO_BOLD },
	[STYLE_BAR] = { BLACK, CYAN, false, CUBE_BLACK, CUBE_CYAN, MONO_BOLD },
	[STYLE_BIG] = { YELLOW, BLACK, true, CUBE_YELLOW, CUBE_BLACK, MONO_BOLD },
};

static const struct look light[STYLES] = {
	[STYLE_TEXT] = { BLACK, GREY, false, CUBE_BLACK, CUBE_GREY, MONO_PLAIN },
	[STYLE_TITLE] = { BLACK, GREY, false, CUBE_BLACK, CUBE_GREY, MONO_BOLD },
	[STYLE_HINT] = { BLACK, GREY, false, CUBE_BLUE, CUBE_GREY, MONO_PLAIN },
	[STYLE_FOCUS] = { GREY, BLUE, true, CUBE_WHITE, CUBE_BLUE, MONO_REVERSE },
	[STYLE_CHOICE] = { BLACK, GREY, false, CUBE_BLACK, CUBE_GREY, MONO_PLAIN },
	[STYLE_FIELD] = { GREY, BLACK, true, CUBE_WHITE, CUBE_BLACK, MONO_UNDERLINE },
	[STYLE_ERROR] = { GREY, RED, true, CUBE_WHITE, CUBE_RED, MONO_BOLD },
	[STYLE_WARNING] = { YELLOW, BLUE, true, CUBE_YELLOW, CUBE_BLUE, MONO_BOLD },
	[STYLE_DONE] = { GREEN, BLACK, true, CUBE_WHITE, CUBE_DARK_GREEN, MONO_BOLD },
	[STYLE_BAR] = { BLACK, CYAN, false, CUBE_BLACK, CUBE_CYAN, MONO_BOLD },
	[STYLE_BIG] = { BLACK, GREY, false, CUBE_BLACK, CUBE_GREY, MONO_BOLD },
};

const struct look *look_of(enum style style, bool inverse)
{
	assert(style < STYLES);
	return inverse ? &light[style] : &dark[style];
}
