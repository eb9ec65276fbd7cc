/* Opening: every kind of terminal, those that cannot be used, what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "on_pty.h"

static void test_terminals(void **state)
{
	static const struct {
		const char *terminal, *f2;
		bool window;   /* mouse and paste are asked for */
		const char *focus;
	} rows[] = {
		{ "linux", "\033[[B", false, "\033[30m\033[47m" },
		{ "xterm-256color", "\033OQ", true, "\033[38;5;16m\033[48;5;231m" },
		{ "tmux-256color", "\033OQ", true, "\033[38;5;16m\033[48;5;231m" },
		{ "screen", "\033OQ", true, "\033[30m\033[47m" },
		{ "vt220", "\033OQ", true, ";7m" },
		{ "vt100", "\033OQ", true, ";7m" },
		{ "xterm-mono", "\033OQ", true, "\033[7m" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		open_screen(rows[i].terminal, 80, 24);
		assert_true(pty_holds(&pty.screen, "\033="));
		assert_int_equal(pty_holds(&pty.screen, "\033[?1006h"), rows[i].window);
		if (!pty_holds(&pty.screen, rows[i].focus))
			fail_msg("%s: no focus in %s", rows[i].terminal, pty.screen.data);
		pty_forget(&pty);
		pty_send(&pty, rows[i].f2);
		pty_wait_log(&pty, "second start");
		kill(pty.pid, SIGTERM);
		assert_int_equal(pty_wait_end(&pty), EXIT_ENDS + LOOP_SIGNAL);
		assert_true(pty_holds(&pty.screen, "\033>"));
		pty_release(&pty);
		set_up(state);
	}
}

/* Terminals without a second screen: what was shown may be personal. */
static void test_nothing_stays_to_be_read(void **state)
{
	static const char *const names[] = { "linux", "vt220", "vt100" };
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		open_screen(names[i], 80, 24);
		pty_forget(&pty);
		kill(pty.pid, SIGTERM);
		assert_int_equal(pty_wait_end(&pty), EXIT_ENDS + LOOP_SIGNAL);
		if (!pty_holds(&pty.screen, "\033[J"))
			fail_msg("%s: not cleared: %s", names[i], pty.screen.data);
		pty_release(&pty);
		set_up(state);
	}
}

static void test_unknown_terminals(void **state)
{
	static const char *const names[] = { "dumb", "nosuch", "", NULL, "unknown" };
	struct termios after;
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		pty_start(&pty, names[i], 80, 24, two_main);
		assert_int_equal(pty_wait_end(&pty), EXIT_OPENS + TERM_UNKNOWN);
		assert_int_equal(pty.screen.len, 0);
		tcgetattr(pty.master, &after);
		assert_int_equal(after.c_lflag, pty.before.c_lflag);
		pty_release(&pty);
		set_up(state);
	}
}

static int no_input_main(int tell_fd)
{
	int null = open("/dev/null", O_RDWR);
	dup2(null, STDIN_FILENO);
	return two_main(tell_fd);
}

static int closed_output_main(int tell_fd)
{
	close(STDOUT_FILENO);
	return two_main(tell_fd);
}

static void test_not_a_tty(void **state)
{
	static int (*const mains[])(int) = { no_input_main, closed_output_main };
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		pty_start(&pty, "xterm-256color", 80, 24, mains[i]);
		assert_int_equal(pty_wait_end(&pty), EXIT_OPENS + TERM_NOT_A_TTY);
		pty_release(&pty);
		set_up(state);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_PTY(test_terminals), ON_PTY(test_unknown_terminals),
		ON_PTY(test_nothing_stays_to_be_read), ON_PTY(test_not_a_tty),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
