/* The screen as a grid of cells; pure memory. Screens draw on it, term.c
 * copies it to the terminal, tests compare its dump with a golden file. */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/buf.h"

/* By meaning; term.c alone knows colours. */
enum style {
	STYLE_TEXT,
	STYLE_TITLE,
	STYLE_HINT,
	STYLE_FOCUS,   /* the one thing Enter acts on */
	STYLE_CHOICE,  /* something that could be focused */
	STYLE_FIELD,
	STYLE_ERROR,
	STYLE_WARNING,
	STYLE_DONE,
	STYLE_BAR,     /* header and hint bar */
	STYLE_BIG,     /* the ticket number */
	STYLES,
};

struct cell {
	uint32_t code;
	uint8_t style;
};

struct canvas; /* opaque */

struct canvas *canvas_new(int cols, int rows);
void canvas_free(struct canvas *canvas);
/* Clears as well. At least 1x1. */
void canvas_resize(struct canvas *canvas, int cols, int rows);
int canvas_cols(const struct canvas *canvas);
int canvas_rows(const struct canvas *canvas);

/* Blank, no targets, no cursor, not clipped. Wipes what stood there. */
void canvas_clear(struct canvas *canvas);

/* Draws one line of valid UTF-8, clipped at the edge; returns columns taken.
 * What text_is_printable refuses is drawn as U+FFFD, so that it is seen.
 * Rows and columns count from 0; outside is clipped, never an error. */
int canvas_text(struct canvas *canvas, int row, int col, enum style style, const char *text);

/* Wraps text into width columns and at most rows rows; returns rows taken (0
 * for the empty text).
 * Text that does not fit marks the canvas clipped. */
int canvas_wrap(struct canvas *canvas, int row, int col, int width, int rows,
                enum style style, const char *text);

/* Blanks in a style; a background, so what is outside does not count as clipped. */
void canvas_fill(struct canvas *canvas, int row, int col, int rows, int cols, enum style style);
/* A level line. */
void canvas_rule(struct canvas *canvas, int row, int col, int cols, enum style style);

/* Digits, capital letters and '-' five rows high out of block characters;
 * returns columns taken (0 when it does not fit or holds another character:
 * then draw plain text). */
int canvas_big(struct canvas *canvas, int row, int col, enum style style, const char *text);
int canvas_big_width(const char *text);
/* The same in the middle of cols columns, half as wide where it else does not fit. */
int canvas_big_centred(struct canvas *canvas, int row, int col, int cols, enum style style,
                       const char *text);
enum { CANVAS_BIG_ROWS = 5 };

/* For a screen across the room: each dot is size rows high and twice as many
 * columns wide; of size 0 it is one row and one column. '>' is an arrow. Returns
 * columns taken, 0 when it does not fit or holds a character without a letter. */
int canvas_big_sized(struct canvas *canvas, int row, int col, enum style style, const char *text,
                     int size);
int canvas_big_sized_width(const char *text, int size);

/* Where the cursor stands; without a call it is hidden. */
void canvas_cursor(struct canvas *canvas, int row, int col);
bool canvas_cursor_at(const struct canvas *canvas, int *row, int *col);

/* A rectangle that a click may hit; the last one drawn wins. Ids are the
 * program's own, from 1; 0 = nothing there. */
void canvas_target(struct canvas *canvas, int id, int row, int col, int rows, int cols);
int canvas_target_at(const struct canvas *canvas, int row, int col);

/* True when something did not fit since canvas_clear. Tests want false. */
bool canvas_clipped(const struct canvas *canvas);

struct cell canvas_cell(const struct canvas *canvas, int row, int col);

/* As `tmux capture-pane -p` would print it: rows without trailing spaces. */
void canvas_dump(const struct canvas *canvas, struct buf *out);

#endif
