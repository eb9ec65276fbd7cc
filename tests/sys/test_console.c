/* Consoles: what is none says so. What is one is booted, see tests/boot. */
#include <fcntl.h>
#include <pty.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "sys/console.h"

static void is_none(int fd)
{
	assert_true(fd >= 0);
	assert_int_equal(console_number(fd), 0);
	assert_int_equal(console_seen(fd), 0);
	assert_false(console_show(fd, 1));
	close(fd);
}

static void terminals_and_files_are_no_consoles(void **state)
{
	int terminal, screen;
	(void)state;
	assert_int_equal(openpty(&terminal, &screen, NULL, NULL, NULL), 0);
	is_none(terminal);
	is_none(screen);
	is_none(open("/dev/null", O_RDWR));
	is_none(open("/", O_RDONLY));
	assert_int_equal(console_number(-1), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(terminals_and_files_are_no_consoles) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
