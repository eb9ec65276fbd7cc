/* Drives the staff's model without a terminal: keys in, screens out. Effects are
 * counted; a test says what became of them. */
#ifndef TESTS_STAFF_WALKER_H
#define TESTS_STAFF_WALKER_H

#include "staff/staff.h"
#include "ui/canvas.h"

struct walker {
	struct catalog *catalog;
	struct staff staff;
	struct canvas *canvas;
	int64_t mono_ms;
	struct key last;            /* pressed */
	struct moment now;          /* a Monday morning; a test may set another */
	int effects[STAFF_EFFECTS]; /* how often each was asked for */
	int effect;                 /* the last one */
};

/* The shipped forms, the built catalogs. Nobody is logged in. */
void walker_open(struct walker *walker, enum lang lang, int cols, int rows);
void walker_close(struct walker *walker);

void walker_key(struct walker *walker, enum sym sym);
/* Keys as a US keyboard sends them. */
void walker_type(struct walker *walker, const char *ascii);
/* One key, held down: it repeats as on a usual PC. */
void walker_hold(struct walker *walker, char ascii, int repeats);
/* The keys come out of a clipboard. */
void walker_paste(struct walker *walker, const char *ascii);
void walker_event(struct walker *walker, enum event_kind kind);
/* The answer to an effect. */
void walker_done(struct walker *walker, int effect, enum fault fault);
/* Lets time pass, with a tick each second. */
void walker_wait(struct walker *walker, int seconds);

/* The screen now: drawn afresh, as text; owned by the walker's buffer. */
const char *walker_screen(struct walker *walker);

/* Somebody is logged in at desk 1. */
void walker_enter(struct walker *walker);
/* One more visit in the snapshot, taken `minutes` ago; gives its row to change. */
struct desk_row *walker_visit(struct walker *walker, const char *about,
                              enum visit_state state, int minutes);

#endif
