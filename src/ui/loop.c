#include "ui/loop.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "core/lang.h"
#include "ui/loop_signal.h"
#include "ui/term.h"

enum {
	HEAL_MS = 5000,
	HEAL_SLACK_MS = 1000, /* it waits so long for a tick: one waking does for both */
	TICK_LEAST_MS = 5, /* a program that always wants a tick must not burn the processor */
	READ_BYTES = 1024,
	NEVER = -1,
};

enum { POLL_TTY, POLL_SIGNALS, POLL_WATCH, POLLS };

struct loop {
	const struct loop_program *program;
	const struct screen *screen; /* the one that has had its EVENT_START */
	struct canvas *canvas;
	struct key_decoder decoder;
	int signals;
	int64_t now_ms;
	int64_t healed_ms;
	int64_t byte_ms;  /* when the last byte came */
	int64_t tick_ms;  /* when the next tick is due */
	bool ticking;     /* tick_ms holds */
	bool dirty;       /* the picture is older than the model */
	bool heal;
	bool painted;     /* at least once */
	bool dropped;     /* an effect ran: what was typed before it does not count */
	bool ended;
	enum loop_end end;
};

static void finish(struct loop *loop, enum loop_end end)
{
	if (!loop->ended)
		loop->end = end;
	loop->ended = true;
}

static struct moment read_clock(struct loop *loop)
{
	struct moment now;
	loop->program->clock(&now, &loop->now_ms);
	return now;
}

static bool too_small(const struct loop *loop)
{
	return canvas_cols(loop->canvas) < loop->program->min_cols ||
	       canvas_rows(loop->canvas) < loop->program->min_rows;
}

static void paint(struct loop *loop)
{
	bool heal = loop->heal || loop->now_ms - loop->healed_ms >= HEAL_MS;
	if (!loop->dirty && !heal)
		return;
	const struct loop_program *program = loop->program;
	canvas_clear(loop->canvas);
	if (too_small(loop))
		canvas_wrap(loop->canvas, 0, 0, canvas_cols(loop->canvas),
		            canvas_rows(loop->canvas), STYLE_TEXT, _(program->too_small));
	else
		program->screen(program->model)->view(program->model, loop->canvas);
	term_paint(loop->canvas, heal);
	if (heal)
		loop->healed_ms = loop->now_ms;
	loop->dirty = loop->heal = false;
	loop->painted = true;
}

static void reset_keys(struct loop *loop)
{
	key_init(&loop->decoder);
	loop->decoder.console = term_is_console();
}

/* Shows what the update has changed, such as a word that it takes a while (not
 * a screen that has yet to start); then runs the effect and drops what was typed
 * into the waiting. */
static bool run_effect(struct loop *loop, int effect, struct event *answer)
{
	const struct loop_program *program = loop->program;
	if (loop->painted && program->screen(program->model) == loop->screen)
		paint(loop);
	*answer = (struct event){ 0 };
	bool answered = program->effect(program->ctx, effect, answer);
	answer->effect = effect;
	if (effect == program->looks)
		return answered;
	term_flush_input();
	reset_keys(loop);
	loop->dropped = true;
	return answered;
}

/* Gives an event to the screen; then its effects' answers, then the start to
 * the screen that was entered by it. */
static void give(struct loop *loop, struct event event)
{
	const struct loop_program *program = loop->program;
	for (;;) {
		event.now = read_clock(loop);
		event.mono_ms = loop->now_ms;
		event.cols = canvas_cols(loop->canvas);
		event.rows = canvas_rows(loop->canvas);
		int effect = loop->screen->update(program->model, &event);
		loop->dirty = true;
		if (effect && run_effect(loop, effect, &event))
			continue;
		if (program->over(program->model))
			finish(loop, LOOP_OVER);
		const struct screen *next = program->screen(program->model);
		if (next == loop->screen || loop->ended)
			return;
		loop->screen = next;
		event = (struct event){ .kind = EVENT_START };
	}
}

static void on_click(struct loop *loop, const struct key *key)
{
	bool outside = key->row >= canvas_rows(loop->canvas) ||
	               key->col >= canvas_cols(loop->canvas);
	/* A click belongs to the picture the person saw. */
	if (outside || loop->dirty)
		return;
	give(loop, (struct event){ .kind = EVENT_CLICK, .key = *key,
	                           .target = canvas_target_at(loop->canvas, key->row, key->col) });
}

static void on_key(struct loop *loop, const struct key *key)
{
	/* Nobody answers a question that is not on the screen; control keys may
	 * still lead out of the program. */
	if (too_small(loop) && key->sym != SYM_CTRL)
		return;
	if (key->sym == SYM_CLICK)
		on_click(loop, key);
	else
		give(loop, (struct event){ .kind = EVENT_KEY, .key = *key,
		                           .action = screen_action(loop->screen, key) });
}

static void drain_keys(struct loop *loop)
{
	struct key key;
	while (!loop->ended && key_next(&loop->decoder, &key))
		on_key(loop, &key);
	explicit_bzero(&key, sizeof key);
}

static void on_tty(struct loop *loop, short revents)
{
	if (!revents)
		return;
	unsigned char bytes[READ_BYTES];
	ssize_t count = revents & POLLIN ? read(STDIN_FILENO, bytes, sizeof bytes) : 0;
	if (count < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (count <= 0) {
		finish(loop, LOOP_HANGUP);
		return;
	}
	loop->byte_ms = loop->now_ms;
	loop->dropped = false;
	for (ssize_t i = 0; i < count && !loop->dropped && !loop->ended; i++) {
		key_feed(&loop->decoder, bytes[i]);
		drain_keys(loop);
	}
	explicit_bzero(bytes, sizeof bytes);
}

static void on_silence(struct loop *loop)
{
	if (!key_is_pending(&loop->decoder) || loop->now_ms - loop->byte_ms < KEY_ESC_MS)
		return;
	key_timeout(&loop->decoder);
	loop->byte_ms = loop->now_ms;
	drain_keys(loop);
}

static void resize(struct loop *loop)
{
	if (!term_resized())
		return;
	int cols, rows;
	term_size(&cols, &rows);
	canvas_resize(loop->canvas, cols, rows);
	give(loop, (struct event){ .kind = EVENT_RESIZE });
}

static void on_signals(struct loop *loop)
{
	struct loop_signals seen = loop_signal_read();
	if (seen.end)
		finish(loop, LOOP_SIGNAL);
	if (seen.hangup)
		finish(loop, LOOP_HANGUP);
	loop->heal |= seen.resume;
	if (!loop->ended && (seen.resize || seen.resume))
		resize(loop);
}

static void on_watch(struct loop *loop, short revents)
{
	struct event event = { 0 };
	if (revents && !loop->ended && loop->program->ready(loop->program->ctx, &event))
		give(loop, event);
}

static void beat(struct loop *loop, bool first)
{
	struct event event = { 0 };
	if (loop->program->beat(loop->program->ctx, first, &event))
		give(loop, event);
}

/* The nearest tick that was asked for counts: asking again may bring it
 * nearer, never push it away, or a held key would starve it. */
static void plan_tick(struct loop *loop)
{
	int wanted = loop->program->tick_ms(loop->program->ctx);
	if (wanted < 0)
		return;
	int64_t due = loop->now_ms + (wanted < TICK_LEAST_MS ? TICK_LEAST_MS : wanted);
	if (!loop->ticking || due < loop->tick_ms)
		loop->tick_ms = due;
	loop->ticking = true;
}

static void tick(struct loop *loop)
{
	if (!loop->ticking || loop->now_ms < loop->tick_ms)
		return;
	loop->ticking = false;
	give(loop, (struct event){ .kind = EVENT_TICK });
}

static int64_t least(int64_t one, int64_t other)
{
	return one < other ? one : other;
}

static int wait_ms(const struct loop *loop)
{
	if (loop->dirty || loop->heal || loop->ended)
		return 0;
	int64_t due = loop->healed_ms + HEAL_MS;
	if (loop->ticking && loop->tick_ms <= due + HEAL_SLACK_MS)
		due = loop->tick_ms;
	if (key_is_pending(&loop->decoder))
		due = least(due, loop->byte_ms + KEY_ESC_MS);
	return due > loop->now_ms ? (int)(due - loop->now_ms) : 0;
}

static void turn(struct loop *loop)
{
	struct pollfd fds[POLLS] = {
		[POLL_TTY] = { .fd = STDIN_FILENO, .events = POLLIN },
		[POLL_SIGNALS] = { .fd = loop->signals, .events = POLLIN },
		[POLL_WATCH] = { .fd = loop->program->watch(loop->program->ctx), .events = POLLIN },
	};
	plan_tick(loop);
	int ready = poll(fds, POLLS, wait_ms(loop));
	read_clock(loop);
	if (ready > 0) {
		/* The terminal first: an effect of the others may empty it, and a read would wait. */
		on_tty(loop, fds[POLL_TTY].revents);
		on_watch(loop, fds[POLL_WATCH].revents);
	}
	on_signals(loop);
	if (!loop->ended)
		on_silence(loop);
	if (!loop->ended)
		tick(loop);
}

static void start(struct loop *loop, const struct loop_program *program)
{
	int cols, rows;
	*loop = (struct loop){ .program = program, .screen = program->screen(program->model) };
	loop->signals = loop_signal_open();
	term_resized();
	term_size(&cols, &rows);
	loop->canvas = canvas_new(cols, rows);
	reset_keys(loop);
	read_clock(loop);
	loop->healed_ms = loop->now_ms;
	loop->heal = true;
	give(loop, (struct event){ .kind = EVENT_START });
}

enum loop_end loop_run(const struct loop_program *program)
{
	struct loop loop;
	start(&loop, program);
	for (bool first = true; !loop.ended; first = false) {
		paint(&loop);
		beat(&loop, first);
		if (!loop.ended)
			turn(&loop);
	}
	canvas_free(loop.canvas);
	key_init(&loop.decoder);
	return loop.end;
}
