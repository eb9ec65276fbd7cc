/* Two screens on a pseudo-terminal, as a fixture. */
#ifndef TESTS_UI_ON_PTY_H
#define TESTS_UI_ON_PTY_H

#include "pty.h"
#include "two_screens.h"

static struct pty pty;

static inline void open_screen(const char *terminal, int cols, int rows)
{
	pty_start(&pty, terminal, cols, rows, two_main);
	pty_wait_log(&pty, "beat first");
	pty_wait_screen(&pty, "Leave");
}

static inline int set_up(void **state)
{
	(void)state;
	pty = (struct pty){ .master = -1, .told = -1 };
	two = (struct two_screens){ .tick_ms = -1, .watch = -1, .feed = -1 };
	return 0;
}

static inline int tear_down(void **state)
{
	(void)state;
	pty_release(&pty);
	return 0;
}

#define ON_PTY(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

#endif
