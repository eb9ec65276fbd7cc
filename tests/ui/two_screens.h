/* The smallest program a loop can run: two screens, an effect that takes its
 * time, a descriptor to watch. It tells all that it sees. */
#ifndef TESTS_UI_TWO_SCREENS_H
#define TESTS_UI_TWO_SCREENS_H

#include <locale.h>
#include <time.h>
#include <unistd.h>

#include "core/lang.h"
#include "ui/loop.h"
#include "ui/term.h"
#include "ui/widget.h"

enum { ACTION_OTHER = 1, ACTION_EFFECT, ACTION_LEAVE };
enum { EFFECT_SLOW = 1, EFFECT_QUIET, EFFECT_MS = 150 };
enum { EXIT_ENDS = 10, EXIT_OPENS = 20 }; /* exit status: plus enum loop_end, term_open */

struct two_screens {
	int tell; /* where to write */
	int tick_ms;
	int watch, feed; /* a pipe of its own */
	bool second, over, busy, done;
	int keys;
};

static struct two_screens two = { .tick_ms = -1, .watch = -1, .feed = -1 };

__attribute__((format(printf, 1, 2))) static inline void tell(const char *format, ...)
{
	va_list list;
	va_start(list, format);
	vdprintf(two.tell, format, list);
	va_end(list);
}

static const struct binding first_keys[] = {
	{ SYM_F2, 0, ACTION_OTHER, "Other" },
	{ SYM_ENTER, 0, ACTION_EFFECT, "Work" },
	{ SYM_CTRL, 'E', ACTION_LEAVE, "Leave" },
	{ SYM_NONE, 0, 0, NULL },
};

static inline int two_update(void *model, const struct event *event)
{
	static const char *const kinds[] = { "start", "key", "click", "tick", "resize", "changed",
		"done", "failed", "paper" };
	struct two_screens *here = model;
	tell("%s %s sym=%d code=%x action=%d target=%d effect=%d\n", here->second ? "second" : "first",
	     kinds[event->kind], event->key.sym, (unsigned)event->key.code, event->action,
	     event->target, event->effect);
	here->keys += event->kind == EVENT_KEY;
	here->second ^= event->action == ACTION_OTHER;
	here->over |= event->action == ACTION_LEAVE;
	here->busy = event->action == ACTION_EFFECT;
	here->done |= event->kind == EVENT_DONE;
	if (event->kind == EVENT_CHANGED && here->feed >= 0) {
		close(here->feed);
		here->feed = -1;
	}
	return here->busy ? EFFECT_SLOW : 0;
}

static inline void two_view(const void *model, struct canvas *canvas)
{
	const struct two_screens *here = model;
	char words[64];
	snprintf(words, sizeof words, "%s экран, %d", here->second ? "Екінші" : "Бірінші", here->keys);
	canvas_text(canvas, 0, 0, STYLE_TITLE, words);
	widget_item(canvas, 2, 2, 20, 5, 1, true, here->busy ? "Күте тұрыңыз" : "Қазақша");
	if (here->done)
		canvas_text(canvas, 4, 2, STYLE_DONE, "Дайын");
	widget_hints(canvas, first_keys);
}

static const struct screen two_first = { "first", first_keys, two_update, two_view };
static const struct screen two_second = { "second", first_keys, two_update, two_view };

static inline const struct screen *two_screen(const void *model)
{
	const struct two_screens *here = model;
	return here->second ? &two_second : &two_first;
}

/* A wall clock that jumps by years at every look. */
static inline void two_clock(struct moment *now, int64_t *mono_ms)
{
	static int64_t jump = 1000000000;
	struct timespec mono;
	clock_gettime(CLOCK_MONOTONIC, &mono);
	*mono_ms = mono.tv_sec * 1000 + mono.tv_nsec / 1000000;
	jump = -jump;
	*now = (struct moment){ .unix_s = time(NULL) + jump };
}

static inline bool two_effect(void *ctx, int effect, struct event *answer)
{
	(void)ctx;
	tell("effect %d\n", effect);
	nanosleep(&(struct timespec){ .tv_nsec = EFFECT_MS * 1000000L }, NULL);
	answer->kind = EVENT_DONE;
	return true;
}

static inline int two_watch(void *ctx)
{
	return ((struct two_screens *)ctx)->watch;
}

/* At its end the descriptor is no longer watched. */
static inline bool two_ready(void *ctx, struct event *event)
{
	struct two_screens *here = ctx;
	char byte;
	event->kind = EVENT_CHANGED;
	if (read(here->watch, &byte, 1) == 1)
		return true;
	close(here->watch);
	here->watch = -1;
	tell("watch ended\n");
	return false;
}

static inline int two_tick_ms(void *ctx)
{
	return ((struct two_screens *)ctx)->tick_ms;
}

static inline bool two_beat(void *ctx, bool first, struct event *event)
{
	(void)ctx;
	(void)event;
	if (first)
		tell("beat first\n");
	return false;
}

static inline bool two_over(const void *model)
{
	return ((const struct two_screens *)model)->over;
}

static inline int two_main(int tell_fd)
{
	static const struct loop_program program = {
		.model = &two, .ctx = &two, .screen = two_screen, .clock = two_clock,
		.effect = two_effect, .watch = two_watch, .ready = two_ready, .tick_ms = two_tick_ms,
		.beat = two_beat, .over = two_over, .min_cols = 30, .min_rows = 6,
		.too_small = "Экран тым кішкентай",
	};
	two.tell = tell_fd;
	setlocale(LC_CTYPE, "C.UTF-8");
	enum term_open opened = term_open();
	if (opened != TERM_OK)
		return EXIT_OPENS + (int)opened;
	enum loop_end end = loop_run(&program);
	term_close();
	term_close();
	return EXIT_ENDS + (int)end;
}

#endif
