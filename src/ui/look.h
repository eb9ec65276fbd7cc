/* What each style looks like; pure tables, so that a test can work out the
 * contrasts. term.c turns them into what the terminal understands. */
#ifndef UI_LOOK_H
#define UI_LOOK_H

#include <stdbool.h>

#include "ui/canvas.h"

enum look_mono { MONO_PLAIN, MONO_BOLD, MONO_UNDERLINE, MONO_REVERSE };

/* On the console a colour is one of eight and bold makes the foreground bright;
 * with 256 colours those of the fixed cube are taken, because nobody redefines
 * them. Bold is never joined with black or reverse: both come out grey on grey. */
struct look {
	short fg, bg;       /* of eight: 0 black, 1 red, 2 green, 3 yellow, 4 blue … */
	bool bold;          /* with the eight colours only */
	short fg256, bg256; /* 16..255 */
	enum look_mono mono;
};

/* Light on dark, or dark on light when inverse. */
const struct look *look_of(enum style style, bool inverse);

#endif
