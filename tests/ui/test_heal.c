/* The screen on a real emulator (tmux): what it shows is what was drawn, and
 * after somebody has scribbled on the terminal it is whole again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/buf.h"
#include "two_screens.h"

static const char *self;
static char socket_name[32];

static void run(struct buf *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void run(struct buf *out, const char *format, ...)
{
	struct buf command = { 0 };
	char words[512], bytes[4096];
	va_list list;
	va_start(list, format);
	vsnprintf(words, sizeof words, format, list);
	va_end(list);
	buf_format(&command, "tmux -L %s -f /dev/null %s", socket_name, words);
	FILE *pipe = popen(command.data, "r");
	assert_non_null(pipe);
	buf_text(out, "");
	for (size_t count; (count = fread(bytes, 1, sizeof bytes, pipe)) > 0;)
		buf_add(out, bytes, count);
	assert_int_equal(pclose(pipe), 0);
	buf_release(&command);
}

static void run_quiet(const char *command)
{
	struct buf out = { 0 };
	run(&out, "%s", command);
	buf_release(&out);
}

static void drawn(const struct two_screens *model, int cols, int rows, struct buf *out)
{
	struct canvas *canvas = canvas_new(cols, rows);
	two_view(model, canvas);
	canvas_dump(canvas, out);
	canvas_free(canvas);
}

/* Shorter than the loop's own healing. */
enum { DEADLINE_MS = 3000, STEP_MS = 10 };

/* Waits until the screen is as expected, or until it no longer is. */
static void assert_shown(const struct buf *expected, bool wanted)
{
	struct buf out = { 0 };
	for (int waited = 0;; waited += STEP_MS) {
		buf_clear(&out);
		run(&out, "capture-pane -p");
		if ((strcmp(out.data, expected->data) == 0) == wanted)
			break;
		if (waited >= DEADLINE_MS)
			fail_msg("%s\n%s", wanted ? "not whole" : "not scribbled on", out.data);
		nanosleep(&(struct timespec){ .tv_nsec = STEP_MS * 1000000L }, NULL);
	}
	buf_release(&out);
}

static void test_scribbles(void **state)
{
	static const char *const scribbles[] = {
		"a kernel message\r\n\nand another\r\n",
		"\033[5;10r\033[?6h\033[?7l\033[31;44m\033(0lqqk",
		"\033[2J\033[H\033[?25h",
		"\033[99;99H\033[L\033[L\t\t\tx",
	};
	struct two_screens model = { 0 };
	struct buf expected = { 0 }, pid = { 0 }, path = { 0 };
	(void)state;
	drawn(&model, 80, 24, &expected);
	assert_shown(&expected, true);
	run(&pid, "display -p '#{pane_pid}'");
	run(&path, "display -p '#{pane_tty}'");
	path.data[strcspn(path.data, "\n")] = '\0';
	for (size_t i = 0; i < sizeof scribbles / sizeof *scribbles; i++) {
		int tty = open(path.data, O_WRONLY | O_NOCTTY);
		assert_true(tty >= 0);
		assert_int_equal(write(tty, scribbles[i], strlen(scribbles[i])), strlen(scribbles[i]));
		close(tty);
		assert_shown(&expected, false);
		kill(atoi(pid.data), SIGCONT);
		assert_shown(&expected, true);
	}
	buf_release(&path);
	buf_release(&pid);
	buf_release(&expected);
}

static void test_resized(void **state)
{
	struct two_screens model = { 0 };
	struct buf expected = { 0 };
	(void)state;
	run_quiet("resize-window -x 120 -y 33");
	drawn(&model, 120, 33, &expected);
	assert_shown(&expected, true);
	buf_clear(&expected);
	run_quiet("send-keys F2");
	model.second = true;
	model.keys = 1;
	drawn(&model, 120, 33, &expected);
	assert_shown(&expected, true);
	buf_release(&expected);
}

static int start_tmux(void **state)
{
	struct buf out = { 0 };
	(void)state;
	snprintf(socket_name, sizeof socket_name, "kiosk-ui-%d", (int)getpid());
	run(&out, "-u new-session -d -x 80 -y 24 'exec %s --program'", self);
	run(&out, "set -g status off");
	run(&out, "resize-window -x 80 -y 24");
	buf_release(&out);
	return 0;
}

static int stop_tmux(void **state)
{
	(void)state;
	run_quiet("kill-server");
	return 0;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scribbles),
		cmocka_unit_test(test_resized),
	};
	if (argc > 1 && strcmp(argv[1], "--program") == 0)
		return two_main(open("/dev/null", O_WRONLY));
	self = argv[0];
	return cmocka_run_group_tests(tests, start_tmux, stop_tmux);
}
