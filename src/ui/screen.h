/* What a screen is: a row of data and two functions. */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include "core/date.h"
#include "core/fault.h"
#include "ui/canvas.h"
#include "ui/key.h"

enum event_kind {
	EVENT_START,   /* the program begins, or this screen was just entered */
	EVENT_KEY,     /* key, and action if the screen's table has one (else 0) */
	EVENT_CLICK,   /* target */
	EVENT_TICK,
	EVENT_RESIZE,
	EVENT_CHANGED, /* another process committed */
	EVENT_DONE,    /* the effect succeeded */
	EVENT_FAILED,  /* the effect failed: fault */
	EVENT_PAPER,   /* news of the print child; the program's own memory has it */
};

struct event {
	enum event_kind kind;
	struct key key;
	int action;
	int target;
	int effect;       /* DONE and FAILED: which */
	enum fault fault;
	struct moment now;
	int cols, rows;   /* of the screen */
	int64_t mono_ms;
};

/* One row of a screen's key table; it also prints the hint bar and the help. */
struct binding {
	enum sym sym;      /* SYM_NONE ends the table */
	uint32_t code;     /* SYM_CTRL, SYM_TEXT: which; else 0 */
	int action;        /* the program's own, from 1 */
	const char *label; /* N_() words of the hint bar; NULL: not shown */
};

struct screen {
	const char *name;
	const struct binding *keys;
	/* Changes the model; returns an effect code, 0 = none. */
	int (*update)(void *model, const struct event *event);
	/* Draws the whole screen and can do nothing else. */
	void (*view)(const void *model, struct canvas *canvas);
};

/* Action of a key on that screen, 0 when it has none. Pasted keys have none. */
int screen_action(const struct screen *screen, const struct key *key);

#endif
