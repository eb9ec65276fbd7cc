/* What surrounds every page: way back and languages above, keys below. */
#ifndef VISITOR_FRAME_H
#define VISITOR_FRAME_H

#include "ui/canvas.h"
#include "visitor/visitor.h"

/* The part of the screen a page may draw on. */
struct area {
	int row, col, rows, cols;
};

/* Clears, draws the frame, gives the area inside. */
struct area frame_draw(const struct visitor *visitor, struct canvas *canvas);

/* Text wrapped into the area from *row on; moves *row past it. */
void frame_text(struct canvas *canvas, const struct area *area, int *row, enum style style,
                const char *text);

/* A heading and the blank row under it. */
void frame_heading(struct canvas *canvas, const struct area *area, int *row, const char *text);

/* Heading and hint of a list that may scroll below them, and the area left. */
struct area frame_below(struct canvas *canvas, const struct area *area, const char *heading,
                        const char *hint);

/* The line being typed, cols cells wide, with its mark and its target; moves *row
 * past it and a blank row. */
void frame_field(const struct visitor *visitor, struct canvas *canvas,
                 const struct area *area, int *row, int cols);

/* Buttons of the current page's menu from *row on, side by side where they fit. */
struct button {
	int target;
	const char *text; /* N_() words */
};
void frame_buttons(const struct visitor *visitor, struct canvas *canvas,
                   const struct area *area, int *row, const struct button *buttons, int count);

/* Keys that every page has. */
#define FRAME_KEYS { SYM_ENTER, 0, ACTION_PICK, N_("choose") }, FRAME_OTHER_KEYS
/* ... where a line is typed. */
#define FRAME_LINE_KEYS { SYM_ENTER, 0, ACTION_PICK, N_("continue") }, FRAME_OTHER_KEYS
#define FRAME_OTHER_KEYS \
	{ SYM_UP, 0, ACTION_UP, NULL }, \
	{ SYM_DOWN, 0, ACTION_DOWN, NULL }, \
	{ SYM_LEFT, 0, ACTION_UP, NULL }, \
	{ SYM_RIGHT, 0, ACTION_DOWN, NULL }, \
	{ SYM_TAB, 0, ACTION_DOWN, NULL }, \
	{ SYM_BACKTAB, 0, ACTION_UP, NULL }, \
	{ SYM_PAGE_UP, 0, ACTION_PAGE_UP, NULL }, \
	{ SYM_PAGE_DOWN, 0, ACTION_PAGE_DOWN, NULL }, \
	{ SYM_ESC, 0, ACTION_BACK, NULL }, \
	{ SYM_F2, 0, ACTION_KK, NULL }, \
	{ SYM_F3, 0, ACTION_RU, NULL }, \
	{ SYM_F4, 0, ACTION_EN, NULL }, \
	{ SYM_CTRL, 'Q', ACTION_LEAVE, NULL }
#define FRAME_PAUSE_KEYS { SYM_F9, 0, ACTION_PAUSE, N_("come back later") }
#define FRAME_CODE_KEYS { SYM_F9, 0, ACTION_PAUSE, N_("I have a code") }
#define FRAME_HELP_KEYS \
	{ SYM_F1, 0, ACTION_HELP, N_("help") }, \
	{ SYM_F6, 0, ACTION_THEME, N_("colours") }, \
	{ SYM_F10, 0, ACTION_AGAIN, N_("start again") }

#endif
