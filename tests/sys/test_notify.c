/* A datagram socket stands where systemd's would. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "sys/notify.h"

static int manager = -1;

/* name begins with '@' for a socket without a file. */
static void listen_on(const char *name)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	socklen_t len = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(name));
	memcpy(at.sun_path, name, strlen(name));
	if (*name == '@')
		at.sun_path[0] = '\0';
	manager = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
	assert_true(manager >= 0);
	assert_int_equal(bind(manager, (struct sockaddr *)&at, len), 0);
	setenv("NOTIFY_SOCKET", name, 1);
}

static const char *heard(void)
{
	static char text[100];
	ssize_t len = recv(manager, text, sizeof text - 1, 0);
	text[len > 0 ? len : 0] = '\0';
	return text;
}

static int teardown(void **state)
{
	(void)state;
	unsetenv("NOTIFY_SOCKET");
	unsetenv("WATCHDOG_USEC");
	unsetenv("WATCHDOG_PID");
	if (manager >= 0)
		close(manager);
	manager = -1;
	return 0;
}

static void say_all(void)
{
	notify_ready();
	assert_string_equal(heard(), "READY=1");
	notify_alive();
	assert_string_equal(heard(), "WATCHDOG=1");
	notify_stopping();
	assert_string_equal(heard(), "STOPPING=1");
	assert_string_equal(heard(), "");
}

static void through_a_file(void **state)
{
	char name[100];
	(void)state;
	snprintf(name, sizeof name, "/tmp/kiosk-notify-%d", (int)getpid());
	listen_on(name);
	say_all();
	unlink(name);
}

static void through_an_abstract_name(void **state)
{
	char name[100];
	(void)state;
	snprintf(name, sizeof name, "@kiosk-notify-%d", (int)getpid());
	listen_on(name);
	say_all();
}

/* Without a manager, or with one that is gone, nothing happens and nothing stays. */
static void nobody_listens(void **state)
{
	char longest[300];
	int before = dup(STDIN_FILENO);
	(void)state;
	close(before);
	notify_ready();
	memset(longest, 'x', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	const char *const names[] = { "", "/", "/nonexistent/socket", longest };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		setenv("NOTIFY_SOCKET", names[i], 1);
		notify_ready();
		notify_alive();
	}
	int after = dup(STDIN_FILENO);
	assert_int_equal(after, before);
	close(after);
}

/* A manager that does not read must not hold the screen. */
static void a_manager_that_sleeps(void **state)
{
	char name[100];
	(void)state;
	snprintf(name, sizeof name, "@kiosk-sleeper-%d", (int)getpid());
	listen_on(name);
	alarm(5);
	for (int i = 0; i < 10000; i++)
		notify_alive();
	alarm(0);
	assert_string_equal(heard(), "WATCHDOG=1");
}

static void the_watchdog_interval(void **state)
{
	char pid[20];
	(void)state;
	assert_int_equal(notify_interval_ms(), 0);
	setenv("WATCHDOG_USEC", "30000000", 1);
	assert_int_equal(notify_interval_ms(), 15000);
	snprintf(pid, sizeof pid, "%d", (int)getpid());
	setenv("WATCHDOG_PID", pid, 1);
	assert_int_equal(notify_interval_ms(), 15000);
	snprintf(pid, sizeof pid, "%d", (int)getppid());
	setenv("WATCHDOG_PID", pid, 1);
	assert_int_equal(notify_interval_ms(), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(through_a_file, teardown),
		cmocka_unit_test_teardown(through_an_abstract_name, teardown),
		cmocka_unit_test_teardown(nobody_listens, teardown),
		cmocka_unit_test_teardown(a_manager_that_sleeps, teardown),
		cmocka_unit_test_teardown(the_watchdog_interval, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
