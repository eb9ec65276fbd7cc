#include <setjmp.h>
#include <stdbool.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <pty.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sys/log.h"

static char said[1024];
static int real;

/* Sends stderr into writer while one line is logged, reads it from reader. */
static const char *log_through(int reader, int writer, const char *line)
{
	real = dup(STDERR_FILENO);
	dup2(writer, STDERR_FILENO);
	log_line(LOG_LEVEL_WARNING, "print job %d: %s", 17, line);
	dup2(real, STDERR_FILENO);
	close(real);
	fcntl(reader, F_SETFL, O_NONBLOCK);
	ssize_t len = read(reader, said, sizeof said - 1);
	said[len > 0 ? len : 0] = '\0';
	return said;
}

static const char *log_into_pipe(const char *line)
{
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	log_through(ends[0], ends[1], line);
	close(ends[0]);
	close(ends[1]);
	return said;
}

static const char *log_onto_terminal(void)
{
	int master, slave;
	assert_int_equal(openpty(&master, &slave, NULL, NULL, NULL), 0);
	log_through(master, slave, "off");
	close(master);
	close(slave);
	return said;
}

static int teardown(void **state)
{
	(void)state;
	unsetenv("JOURNAL_STREAM");
	return 0;
}

static void the_journal_gets_the_priority(void **state)
{
	(void)state;
	setenv("JOURNAL_STREAM", "8:1", 1);
	assert_string_equal(log_into_pipe("off"), "<4>print job 17: off\n");
}

static void a_person_gets_words(void **state)
{
	(void)state;
	unsetenv("JOURNAL_STREAM");
	assert_string_equal(log_into_pipe("off"), "kiosk: print job 17: off\n");
	assert_string_equal(log_onto_terminal(), "kiosk: print job 17: off\r\n");
}

/* With stderr on a terminal the lines go to the file; with stderr elsewhere
 * (the journal's socket, a script's pipe) they stay there. */
static void a_screen_is_not_torn(void **state)
{
	char path[] = "/tmp/kiosk-log-XXXXXX", line[100] = "";
	int master, slave, before = dup(STDERR_FILENO), file = mkstemp(path);
	(void)state;
	unsetenv("JOURNAL_STREAM");
	assert_int_equal(openpty(&master, &slave, NULL, NULL, NULL), 0);
	dup2(slave, STDERR_FILENO);
	log_leave_terminal("/tmp", strrchr(path, '/') + 1);
	log_line(LOG_LEVEL_WARNING, "print job %d: off", 17);
	bool still_terminal = isatty(STDERR_FILENO);
	dup2(before, STDERR_FILENO);
	assert_false(still_terminal);
	assert_true(read(file, line, sizeof line - 1) > 0);
	assert_string_equal(line, "kiosk: print job 17: off\n");
	unlink(path);
	close(file), close(master), close(slave), close(before);
}

static void a_pipe_is_left_as_it_is(void **state)
{
	int ends[2], before = dup(STDERR_FILENO);
	(void)state;
	assert_int_equal(pipe(ends), 0);
	dup2(ends[1], STDERR_FILENO);
	log_leave_terminal("/nowhere", "kiosk.log");
	dup2(before, STDERR_FILENO);
	assert_string_equal(log_into_pipe("off"), "kiosk: print job 17: off\n");
	close(ends[0]), close(ends[1]), close(before);
}

static void a_long_line_is_one_line(void **state)
{
	char longest[2000];
	(void)state;
	memset(longest, 'x', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	size_t len = strlen(log_into_pipe(longest));
	assert_true(len > 500 && len < 600);
	assert_ptr_equal(strchr(said, '\n'), said + len - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(the_journal_gets_the_priority, teardown),
		cmocka_unit_test_teardown(a_person_gets_words, teardown),
		cmocka_unit_test_teardown(a_screen_is_not_torn, teardown),
		cmocka_unit_test_teardown(a_pipe_is_left_as_it_is, teardown),
		cmocka_unit_test_teardown(a_long_line_is_one_line, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
