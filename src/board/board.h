/* The public board: who is called, and to which desk. It shows numbers, never
 * names, in Kazakh and Russian at once, and takes no keys. */
#ifndef BOARD_BOARD_H
#define BOARD_BOARD_H

#include "catalog/catalog.h"
#include "store/board.h"
#include "store/desks.h"
#include "store/queue.h"
#include "ui/screen.h"

enum { BOARD_CALLED = 16, BOARD_SERVING = 16 };

enum board_effect { BOARD_NONE, BOARD_BELL };

/* One look into the register. */
struct board_look {
	struct called_row called[BOARD_CALLED]; /* the newest first */
	int called_count;
	struct serving_row serving[BOARD_SERVING];
	int serving_count;
	struct desk_state desk[DESKS_MAX]; /* some may be paused */
	int desk_count;
	struct queue_counts counts;
};

struct board {
	const struct catalog *catalog;
	bool demo;             /* Ctrl-Q leaves */
	bool over;
	bool known;            /* look is that of the register; else it cannot be read */
	struct board_look look;
	bool heard;            /* calls have been looked at before: a new one rings */
	struct called_row rung[BOARD_CALLED]; /* those of the last look that succeeded */
	int rung_count;
	bool ring;             /* the next update asks for the bell */
	struct moment now;
	int64_t mono_ms;
};

void board_init(struct board *board, const struct catalog *catalog, bool demo);

/* What the register says now; NULL: it cannot be read. A call that was not there
 * the last time rings, a recall too; those met at the start do not. Follow it
 * with EVENT_CHANGED. */
void board_show(struct board *board, const struct board_look *look);

/* True when the picture drawn last is not that of this moment: another minute,
 * another phase of a flash, a call that has grown old. */
bool board_is_stale(const struct board *board, const struct moment *now, int64_t mono_ms);

/* The calls that are still shown come first; how many they are. */
int board_called(const struct board *board);

/* So long a call is new and flashes. */
bool board_is_fresh(const struct board *board, const struct called_row *row);

/* The half of a flash that differs from what does not flash. */
bool board_is_lit(const struct board *board);

const struct screen *board_screen(const void *model);

/* Of the one screen; draw.c. */
void board_draw(const void *model, struct canvas *canvas);

#endif
