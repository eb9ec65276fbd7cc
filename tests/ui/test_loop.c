/* The loop, on real pseudo-terminals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "on_pty.h"

/* The program still answers: a key that nothing before it can have sent. */
static void assert_alive(const char *why)
{
	pty_forget(&pty);
	pty_send(&pty, "`");
	pty_wait_log(&pty, "code=60");
	if (pty_holds(&pty.log, "action=3"))
		fail_msg("%s", why);
}

static void assert_restored(void)
{
	struct termios after;
	tcgetattr(pty.master, &after);
	assert_memory_equal(&after.c_iflag, &pty.before.c_iflag, sizeof after.c_iflag);
	assert_memory_equal(&after.c_oflag, &pty.before.c_oflag, sizeof after.c_oflag);
	assert_memory_equal(&after.c_lflag, &pty.before.c_lflag, sizeof after.c_lflag);
	assert_memory_equal(after.c_cc, pty.before.c_cc, sizeof after.c_cc);
	assert_true(pty_holds(&pty.screen, "\033>"));
	assert_true(pty_holds(&pty.screen, "\033[?1000l"));
	assert_true(pty_holds(&pty.screen, "\033[?2004l"));
	assert_true(pty_holds(&pty.screen, "\033[?1049l"));
}

static void test_walk(void **state)
{
	(void)state;
	open_screen("xterm-256color", 80, 24);
	assert_true(pty_holds(&pty.screen, "Бірінші экран"));
	assert_true(pty_holds(&pty.log, "first start"));
	pty_forget(&pty);
	pty_send(&pty, "\033OQ");
	pty_wait_log(&pty, "second start");
	assert_true(pty_holds(&pty.log, "first key sym="));
	pty_wait_screen(&pty, "Екінші");
	pty_send(&pty, "\x05");
	assert_int_equal(pty_wait_end(&pty), EXIT_ENDS + LOOP_OVER);
	assert_restored();
}

static void test_harmless_signals(void **state)
{
	static const int signals[] = { SIGINT, SIGQUIT, SIGTSTP, SIGUSR1, SIGUSR2, SIGALRM, SIGPIPE };
	(void)state;
	open_screen("xterm-256color", 80, 24);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		assert_int_equal(kill(pty.pid, signals[i]), 0);
		assert_alive("a signal");
	}
}

static void test_harmless_keys(void **state)
{
	static const char codes[] = { 'C', 'Z', '\\', 'S', 'Q', 'D', '@' };
	char line[16];
	(void)state;
	open_screen("xterm-256color", 80, 24);
	for (size_t i = 0; i < sizeof codes; i++) {
		pty_forget(&pty);
		pty_send_bytes(&pty, &(char){ (char)(codes[i] & 0x1F) }, 1);
		snprintf(line, sizeof line, "code=%x ", (unsigned)codes[i]);
		pty_wait_log(&pty, line);
		pty_wait_screen(&pty, "\033[");
	}
	assert_alive("control keys");
}

static void test_term_and_hup(void **state)
{
	static const struct { int signal; int end; } rows[] = {
		{ SIGTERM, LOOP_SIGNAL }, { SIGHUP, LOOP_HANGUP },
	};
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		open_screen("xterm-256color", 80, 24);
		int64_t begun = pty_now_ms();
		kill(pty.pid, rows[i].signal);
		kill(pty.pid, rows[i].signal);
		assert_int_equal(pty_wait_end(&pty), EXIT_ENDS + rows[i].end);
		assert_true(pty_now_ms() - begun < 1000);
		assert_restored();
		if (i == 0) {
			pty_release(&pty);
			set_up(state);
		}
	}
}

/* Without SIGHUP, so that the descriptor alone has to tell it. */
static int deaf_main(int tell_fd)
{
	sigset_t hup;
	sigemptyset(&hup);
	sigaddset(&hup, SIGHUP);
	sigprocmask(SIG_BLOCK, &hup, NULL);
	return two_main(tell_fd);
}

static void test_hangup(void **state)
{
	(void)state;
	for (int deaf = 0; deaf < 2; deaf++) {
		pty_start(&pty, "xterm-256color", 80, 24, deaf ? deaf_main : two_main);
		pty_wait_log(&pty, "beat first");
		close(pty.master);
		pty.master = -1;
		int64_t begun = pty_now_ms();
		assert_int_equal(pty_wait_end(&pty), EXIT_ENDS + LOOP_HANGUP);
		assert_true(pty_now_ms() - begun < 1000);
		assert_in_range(pty_cpu_ms(&pty.usage), 0, 300);
		if (!deaf) {
			pty_release(&pty);
			set_up(state);
		}
	}
}

static void test_resize_storm(void **state)
{
	static const struct { int cols, rows; } sizes[] = {
		{ 1, 1 }, { 2, 200 }, { 300, 1 }, { 500, 200 }, { 65535, 65535 }, { 0, 0 }, { 29, 6 },
	};
	(void)state;
	open_screen("xterm-256color", 80, 24);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		pty_forget(&pty);
		pty_resize(&pty, sizes[i].cols, sizes[i].rows);
		pty_wait_log(&pty, "resize");
		pty_pump(&pty, 0);
	}
	for (int i = 0; i < 200; i++) {
		pty_resize(&pty, 1 + i * 37 % 200, 1 + i * 17 % 60);
		pty_pump(&pty, 0);
	}
	pty_forget(&pty);
	pty_resize(&pty, 64, 24);
	pty_wait_log(&pty, "resize");
	pty_wait_screen(&pty, "Leave");
	assert_alive("resizing");
}

static void test_too_small(void **state)
{
	(void)state;
	pty_start(&pty, "xterm-256color", 20, 5, two_main);
	pty_wait_log(&pty, "beat first");
	pty_wait_screen(&pty, "Экран");
	assert_false(pty_holds(&pty.screen, "Бірінші"));
	/* What cannot be seen is not answered, but the way out stays. */
	pty_send(&pty, "x\x07");
	pty_wait_log(&pty, "code=47");
	assert_false(pty_holds(&pty.log, "code=78"));
	pty_resize(&pty, 80, 24);
	pty_wait_screen(&pty, "Бірінші");
	assert_alive("a small screen");
}

static void test_bad_input(void **state)
{
	static const char *const inputs[] = {
		"\xFF", "\xC0\x80", "\xED\xA0\x80", "\xF0\x9F", "e\u0301", "\u202E", "\033[<0;9999;9999M",
		"\033[<0;9999;9999m", "\033[M\xFF\xFF\xFF", "\033]0;x\007", "\033[200~\r\033[A\033[201~",
	};
	(void)state;
	open_screen("xterm-256color", 80, 24);
	for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
		pty_forget(&pty);
		pty_send(&pty, inputs[i]);
		assert_alive(inputs[i]);
		assert_false(pty_holds(&pty.log, "click"));
	}
}

static void test_flood(void **state)
{
	static char junk[1 << 20];
	(void)state;
	open_screen("xterm-256color", 80, 24);
	memset(junk, '7', sizeof junk);
	memcpy(junk, "\033]52;", 5);
	pty_send_bytes(&pty, junk, sizeof junk);
	pty_send(&pty, "\007");
	assert_alive("a flood");
	memset(junk, '7', sizeof junk / 100);
	pty_send_bytes(&pty, junk, sizeof junk / 100);
	int64_t begun = pty_now_ms();
	assert_alive("10 000 keys");
	assert_true(pty_now_ms() - begun < 2000);
}

static void test_esc(void **state)
{
	char line[32];
	(void)state;
	open_screen("xterm-256color", 80, 24);
	pty_forget(&pty);
	int64_t begun = pty_now_ms();
	pty_send(&pty, "\033");
	snprintf(line, sizeof line, "key sym=%d ", SYM_ESC);
	pty_wait_log(&pty, line);
	int64_t taken = pty_now_ms() - begun;
	assert_true(taken >= KEY_ESC_MS - 1 && taken < 500);
	/* A sequence in two parts is still one key. */
	pty_forget(&pty);
	pty_send(&pty, "\033");
	poll(NULL, 0, 3);
	pty_send(&pty, "[A");
	snprintf(line, sizeof line, "key sym=%d ", SYM_UP);
	pty_wait_log(&pty, line);
}

static int occurrences(const char *text, const char *part)
{
	int count = 0;
	for (; (text = strstr(text, part)); text++)
		count++;
	return count;
}

static void test_typed_ahead(void **state)
{
	(void)state;
	open_screen("xterm-256color", 80, 24);
	pty_forget(&pty);
	pty_send(&pty, "\r\r\r\rabc");
	pty_wait_log(&pty, "effect 1");
	pty_wait_screen(&pty, "Күте тұрыңыз");
	pty_send(&pty, "\rabc\033[");
	pty_wait_log(&pty, "first done");
	pty_wait_screen(&pty, "Дайын");
	pty_send(&pty, "`");
	pty_wait_log(&pty, "code=60");
	assert_int_equal(occurrences(pty.log.data, "effect 1\n"), 1);
	assert_int_equal(occurrences(pty.log.data, "first key"), 2);
	assert_true(pty_holds(&pty.log, "first done sym=0 code=0 action=0 target=0 effect=1"));
}

static void test_click(void **state)
{
	(void)state;
	open_screen("xterm-256color", 80, 24);
	pty_forget(&pty);
	pty_send(&pty, "\033[<0;4;3M\033[<0;4;3m");
	pty_wait_log(&pty, "first click sym=");
	pty_wait_log(&pty, "target=5");
	pty_send(&pty, "\033[<0;80;1M\033[<0;80;1m");
	pty_wait_log(&pty, "target=0");
}

static void test_ticks_and_watch(void **state)
{
	int ends[2];
	(void)state;
	assert_int_equal(pipe(ends), 0);
	two.tick_ms = 20;
	two.watch = ends[0];
	two.feed = ends[1];
	pty_start(&pty, "xterm-256color", 80, 24, two_main);
	close(ends[0]);
	pty_wait_log(&pty, "first tick");
	/* A held key does not keep the ticks away. */
	pty_forget(&pty);
	for (int i = 0; i < 40; i++) {
		pty_send(&pty, "a");
		pty_pump(&pty, 0);
		poll(NULL, 0, 5);
	}
	pty_pump(&pty, 0);
	assert_true(occurrences(pty.log.data, "tick") >= 3);
	assert_int_equal(write(ends[1], "x", 1), 1);
	close(ends[1]);
	pty_wait_log(&pty, "first changed");
	pty_wait_log(&pty, "watch ended");
	assert_alive("a watched descriptor's end");
}

/* Left alone it sleeps; after five seconds it paints the whole screen again. */
static void test_idle_and_heal(void **state)
{
	(void)state;
	open_screen("xterm-256color", 80, 24);
	while (pty_pump(&pty, 100), pty.screen.len > 0)
		pty_forget(&pty);
	int64_t begun = pty_now_ms();
	pty_wait_screen(&pty, "Leave");
	int64_t taken = pty_now_ms() - begun;
	assert_true(taken > 3000 && taken < 5500);
	assert_true(pty_holds(&pty.screen, "\033[?1000h"));
	kill(pty.pid, SIGTERM);
	assert_int_equal(pty_wait_end(&pty), EXIT_ENDS + LOOP_SIGNAL);
	assert_in_range(pty_cpu_ms(&pty.usage), 0, 400);
}

static void test_resume(void **state)
{
	struct termios mode;
	(void)state;
	open_screen("xterm-256color", 80, 24);
	kill(pty.pid, SIGSTOP);
	tcsetattr(pty.master, TCSANOW, &pty.before);
	pty_forget(&pty);
	int64_t begun = pty_now_ms();
	kill(pty.pid, SIGCONT);
	pty_wait_screen(&pty, "Leave");
	assert_true(pty_now_ms() - begun < 3000);
	tcgetattr(pty.master, &mode);
	assert_int_equal(mode.c_lflag & (ISIG | ICANON | ECHO), 0);
	assert_int_equal(mode.c_iflag & IXON, 0);
	assert_alive("a stop");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_PTY(test_walk), ON_PTY(test_harmless_signals), ON_PTY(test_harmless_keys),
		ON_PTY(test_term_and_hup), ON_PTY(test_hangup), ON_PTY(test_resize_storm),
		ON_PTY(test_too_small), ON_PTY(test_bad_input), ON_PTY(test_flood), ON_PTY(test_esc),
		ON_PTY(test_typed_ahead), ON_PTY(test_click), ON_PTY(test_ticks_and_watch),
		ON_PTY(test_idle_and_heal), ON_PTY(test_resume),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
