/* A one-line editor: pure, fixed memory, wiped with line_wipe. */
#ifndef UI_LINE_H
#define UI_LINE_H

#include <stdbool.h>

#include "core/answers.h"
#include "ui/canvas.h"
#include "ui/key.h"
#include "ui/keymap.h"

enum { LINE_CHARS = ANSWER_CHARS };

struct line {
	uint32_t text[LINE_CHARS];
	int len, cursor;
	int max; /* characters, at most LINE_CHARS */
	bool raw; /* digits and signs as typed: no layout mapping */
	enum layout layout;
	bool full; /* the last key did not fit */
};

/* max is cut to LINE_CHARS. */
void line_init(struct line *line, int max, bool raw, enum layout layout);
/* Replaces the text, cut at max characters; the cursor stands at its end. */
void line_set(struct line *line, const char *utf8);
/* Writes UTF-8; out must hold 4*LINE_CHARS+1 bytes. */
enum { LINE_BYTES = 4 * LINE_CHARS + 1 };
void line_get(const struct line *line, char out[static LINE_BYTES]);
void line_wipe(struct line *line);

/* True when the key was one of the editor's (text, Left, Right, Home, End,
 * Backspace, Delete, Ctrl-U). Keypad and pasted keys are taken as they are, all
 * others through the layout. A breve after и and a diaeresis after е are joined
 * to them; any other combining mark is swallowed. */
bool line_key(struct line *line, const struct key *key);

/* Draws width columns on one row, empty cells as '_' so that the length asked
 * for is seen, scrolled so that the cursor is in sight ('…' stands where text is
 * hidden; never in a field of max columns), and sets the canvas cursor when
 * focused. */
void line_draw(const struct line *line, struct canvas *canvas, int row, int col, int width,
               bool focused);

#endif
