#include "board/run.h"

#include <stdio.h>
#include <unistd.h>

#include "board/board.h"
#include "store/take.h"
#include "sys/clock.h"
#include "sys/log.h"
#include "sys/notify.h"
#include "sys/pulse.h"
#include "ui/loop.h"
#include "ui/term.h"

enum {
	LOOK_MS = 200,    /* others' changes are seen within this time */
	OPEN_MS = 1000,   /* between tries to open the register */
	MIN_COLS = 40,
	MIN_ROWS = 12,
	NO_TICK = -1,
};

struct run {
	struct office *office;
	struct board board;
	int pulse;
	int64_t version;    /* of the register, to notice others; -1: not looked yet */
	struct date looked_day;
	int64_t opened_ms;  /* the last try */
	int64_t alive_ms;
	enum fault fault;   /* of the register, already logged */
};

static void run_clock(struct moment *now, int64_t *mono_ms)
{
	clock_now(now);
	*mono_ms = clock_mono_ms();
}

static void note(struct run *run, enum fault fault, const char *why)
{
	if (fault && fault != FAULT_BUSY && fault != run->fault)
		log_line(LOG_LEVEL_ERROR, "the register cannot be used (%s): %s", fault_name(fault), why);
	run->fault = fault;
}

/* A board never makes a register: where none is, nobody has been called. */
static bool open_store(struct run *run, int64_t mono_ms)
{
	bool early = run->opened_ms && mono_ms - run->opened_ms < OPEN_MS;
	if (run->office->store || early)
		return run->office->store != NULL;
	run->opened_ms = mono_ms;
	bool there = office_has_register(run->office);
	enum fault fault = there ? office_open_store(run->office, STORE_WAIT_SCREEN_MS)
	                         : FAULT_MISSING;
	note(run, fault, there ? run->office->why : "there is none yet");
	run->version = -1;
	return fault == FAULT_NONE;
}

static enum fault read_look(struct store *store, const struct moment *now,
                            struct board_look *look)
{
	struct date day;
	enum fault fault = store_school_day(store, now->date, &day);
	if (!fault)
		fault = store_called(store, day, look->called, BOARD_CALLED, &look->called_count);
	if (!fault)
		fault = store_serving(store, day, look->serving, BOARD_SERVING, &look->serving_count);
	if (!fault)
		fault = store_desk_states(store, now, look->desk, DESKS_MAX, &look->desk_count);
	if (!fault)
		fault = store_counts(store, day, &look->counts);
	return fault;
}

/* True when there was something new to read. */
static bool look(struct run *run, const struct moment *now)
{
	struct store *store = run->office->store;
	struct board_look look = { 0 };
	int64_t version = store_version(store);
	if (version >= 0 && version == run->version && date_compare(now->date, run->looked_day) == 0)
		return false;
	enum fault fault = read_look(store, now, &look);
	note(run, fault, fault ? store_why(store) : "");
	if (fault == FAULT_BUSY)
		return false; /* the next look is soon enough */
	run->version = version;
	run->looked_day = now->date;
	board_show(&run->board, fault ? NULL : &look);
	if (fault)
		office_close_store(run->office);
	return true;
}

/* True when the register has gone since the last look; the screen says so once. */
static bool lost(struct run *run)
{
	bool known = run->board.known;
	office_close_store(run->office);
	board_show(&run->board, NULL);
	return known;
}

static bool is_news(struct run *run, const struct moment *now, int64_t mono_ms)
{
	if (run->office->store && !store_in_place(run->office->store))
		return lost(run);
	if (!open_store(run, mono_ms))
		return lost(run);
	return look(run, now);
}

static void stay_alive(struct run *run, int64_t mono_ms)
{
	int interval_ms = notify_interval_ms();
	if (!interval_ms || mono_ms - run->alive_ms < interval_ms / 2)
		return;
	notify_alive();
	run->alive_ms = mono_ms;
}

/* Called at each pulse: a look, and most often nothing more. */
static bool run_ready(void *ctx, struct event *event)
{
	struct run *run = ctx;
	struct moment now;
	int64_t mono_ms;
	pulse_read(run->pulse);
	run_clock(&now, &mono_ms);
	stay_alive(run, mono_ms);
	event->kind = EVENT_CHANGED;
	return is_news(run, &now, mono_ms) || board_is_stale(&run->board, &now, mono_ms);
}

static bool run_beat(void *ctx, bool first, struct event *event)
{
	(void)ctx;
	(void)event;
	if (first)
		notify_ready();
	return false;
}

static bool run_effect(void *ctx, int effect, struct event *answer)
{
	(void)ctx;
	(void)answer;
	if (effect == BOARD_BELL)
		term_bell();
	return false;
}

static int run_watch(void *ctx)
{
	const struct run *run = ctx;
	return run->pulse;
}

static int run_tick_ms(void *ctx)
{
	(void)ctx;
	return NO_TICK;
}

static bool run_over(const void *model)
{
	const struct board *board = model;
	return board->over;
}

static void run_loop(struct run *run)
{
	struct loop_program program = {
		.model = &run->board,
		.ctx = run,
		.screen = board_screen,
		.clock = run_clock,
		.effect = run_effect,
		.watch = run_watch,
		.ready = run_ready,
		.tick_ms = run_tick_ms,
		.beat = run_beat,
		.over = run_over,
		.min_cols = MIN_COLS,
		.min_rows = MIN_ROWS,
		.too_small = N_("This screen is too small for the board: 40 columns, 12 rows."),
	};
	loop_run(&program);
	term_close();
}

enum board_end board_run(struct office *office, bool demo)
{
	static struct run run;
	struct moment now;
	run = (struct run) { .office = office, .version = -1 };
	enum term_open opened = term_open();
	if (opened == TERM_NOT_A_TTY)
		return BOARD_NO_TTY;
	if (opened != TERM_OK)
		return BOARD_NO_TERM;
	log_leave_terminal(office->paths.home, "board.log");
	board_init(&run.board, office->catalog, demo);
	run_clock(&now, &run.board.mono_ms);
	is_news(&run, &now, run.board.mono_ms);
	run.pulse = pulse_open(LOOK_MS);
	run_loop(&run);
	close(run.pulse);
	notify_stopping();
	return BOARD_OVER;
}
