/* What surrounds the staff's pages: who and when above, what was said and the
 * keys below. */
#ifndef STAFF_FRAME_H
#define STAFF_FRAME_H

#include "staff/staff.h"
#include "ui/canvas.h"

struct staff_area {
	int row, col, rows, cols;
};

/* Clears, draws the frame, gives the area inside. */
struct staff_area staff_frame(const struct staff *staff, struct canvas *canvas);

/* Wrapped text from *row on; moves *row past it. */
void staff_text(struct canvas *canvas, const struct staff_area *area, int *row,
                enum style style, const char *text);

/* A line being typed, with its label before it; secret: dots. */
void staff_field(const struct staff *staff, struct canvas *canvas,
                 const struct staff_area *area, int *row, int which, const char *label,
                 bool secret);

/* Keys of every page; pages put their own before them. */
#define STAFF_KEYS \
	{ SYM_F1, 0, STAFF_ACTION_HELP, N_("help") }, \
	{ SYM_F2, 0, STAFF_ACTION_KK, N_("language") }, \
	{ SYM_F3, 0, STAFF_ACTION_RU, N_("language") }, \
	{ SYM_F4, 0, STAFF_ACTION_EN, N_("language") }, \
	{ SYM_F6, 0, STAFF_ACTION_THEME, NULL }, \
	{ SYM_CTRL, 'Q', STAFF_ACTION_END, NULL }
#define STAFF_INSIDE_KEYS \
	{ SYM_F7, 0, STAFF_ACTION_PEOPLE, N_("people, PIN") }, \
	STAFF_LOCK_KEYS
#define STAFF_LOCK_KEYS \
	{ SYM_F9, 0, STAFF_ACTION_LOCK, N_("lock") }, \
	{ SYM_F10, 0, STAFF_ACTION_LEAVE, N_("log out") }, \
	STAFF_KEYS

#endif
