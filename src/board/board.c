#include "board/board.h"

#include <string.h>

#include "core/waiting.h"

enum {
	FRESH_S = 20,
	/* A change each: below two a second, far from what harms (WCAG 2.3.1). */
	FLASH_MS = 600,
};

enum { ACTION_LEAVE = 1 };

static const struct binding keys[] = {
	{ SYM_CTRL, 'Q', ACTION_LEAVE, NULL },
	{ 0 },
};

void board_init(struct board *board, const struct catalog *catalog, bool demo)
{
	*board = (struct board) { .catalog = catalog, .demo = demo };
}

/* The same number called again is another call. */
static bool is_same(const struct called_row *one, const struct called_row *other)
{
	return strcmp(one->number, other->number) == 0 && strcmp(one->desk, other->desk) == 0
	       && one->called_at == other->called_at && one->recalls == other->recalls;
}

static bool was_rung(const struct board *board, const struct called_row *row)
{
	for (int i = 0; i < board->rung_count; i++) {
		if (is_same(&board->rung[i], row))
			return true;
	}
	return false;
}

void board_show(struct board *board, const struct board_look *look)
{
	board->known = look != NULL;
	if (!look)
		return;
	board->look = *look;
	for (int i = 0; i < look->called_count; i++)
		board->ring = board->ring || (board->heard && !was_rung(board, &look->called[i]));
	memcpy(board->rung, look->called, sizeof board->rung);
	board->rung_count = look->called_count;
	board->heard = true;
}

static int64_t age_s(const struct called_row *row, const struct moment *now)
{
	return now->unix_s - row->called_at;
}

/* Nobody is given up while no desk is open to come to. */
static bool is_kept(const struct called_row *row, const struct moment *now, int keep_s)
{
	struct waiting_call call = { row->called_at, row->stopped_s, row->stopped_at };
	return waiting_called_s(&call, now->unix_s) < keep_s;
}

static bool is_fresh(const struct called_row *row, const struct moment *now)
{
	return age_s(row, now) >= 0 && age_s(row, now) < FRESH_S;
}

bool board_is_fresh(const struct board *board, const struct called_row *row)
{
	return is_fresh(row, &board->now);
}

static bool is_lit(int64_t mono_ms)
{
	return mono_ms / FLASH_MS % 2 != 0;
}

bool board_is_lit(const struct board *board)
{
	return is_lit(board->mono_ms);
}

/* What the picture depends on besides the register. */
struct phase {
	int minute, shown, fresh;
	bool lit; /* while something is fresh */
};

static struct phase phase_of(const struct board *board, const struct moment *now, int64_t mono_ms)
{
	int keep_s = catalog_school(board->catalog)->board_keep_s;
	struct phase phase = { .minute = now->hour * 60 + now->minute };
	for (int i = 0; board->known && i < board->look.called_count; i++) {
		const struct called_row *row = &board->look.called[i];
		phase.shown += is_kept(row, now, keep_s);
		phase.fresh += is_fresh(row, now);
	}
	phase.lit = phase.fresh > 0 && is_lit(mono_ms);
	return phase;
}

bool board_is_stale(const struct board *board, const struct moment *now, int64_t mono_ms)
{
	struct phase drawn = phase_of(board, &board->now, board->mono_ms);
	struct phase due = phase_of(board, now, mono_ms);
	return drawn.minute != due.minute || drawn.shown != due.shown || drawn.fresh != due.fresh
	       || drawn.lit != due.lit;
}

int board_called(const struct board *board)
{
	return phase_of(board, &board->now, board->mono_ms).shown;
}

static int update(void *model, const struct event *event)
{
	struct board *board = model;
	bool ring = board->ring && catalog_school(board->catalog)->board_bell;
	board->now = event->now;
	board->mono_ms = event->mono_ms;
	if (event->kind == EVENT_KEY && event->action == ACTION_LEAVE)
		board->over = board->demo;
	if (event->kind != EVENT_CHANGED)
		return BOARD_NONE;
	board->ring = false;
	return ring ? BOARD_BELL : BOARD_NONE;
}

const struct screen *board_screen(const void *model)
{
	static const struct screen screen = { "board", keys, update, board_draw };
	(void)model;
	return &screen;
}
