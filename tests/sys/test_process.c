#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/process.h"

/* A process of that name which tells who it is and waits for its end. */
static pid_t start(const char *name, struct process *process)
{
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		prctl(PR_SET_NAME, name);
		process_self(process);
		if (write(ends[1], process, sizeof *process) < 0)
			_exit(1);
		for (;;)
			pause();
	}
	assert_int_equal(read(ends[0], process, sizeof *process), sizeof *process);
	close(ends[0]);
	close(ends[1]);
	return pid;
}

static void end(pid_t pid)
{
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
}

static void we_live(void **state)
{
	struct process self;
	(void)state;
	process_self(&self);
	assert_int_equal(self.pid, getpid());
	assert_int_equal(strlen(self.boot_id), 36);
	assert_true(self.started > 0);
	assert_true(process_alive(&self));
}

static void another_lives_until_it_ends(void **state)
{
	static const char *const names[] = { "kiosk", "a) S 1 (b", "blank name" };
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct process other, self;
		pid_t pid = start(names[i], &other);
		process_self(&self);
		assert_int_equal(other.pid, pid);
		assert_true(other.started >= self.started);
		assert_true(process_alive(&other));
		end(pid);
		assert_false(process_alive(&other));
	}
}

static void a_number_used_again_is_another_process(void **state)
{
	struct process self;
	(void)state;
	process_self(&self);
	self.started--;
	assert_false(process_alive(&self));
}

static void before_a_restart_of_the_machine(void **state)
{
	struct process self;
	(void)state;
	process_self(&self);
	self.boot_id[0] = self.boot_id[0] == '0' ? '1' : '0';
	assert_false(process_alive(&self));
}

/* Nobody is no process, and neither is one that nothing is known of. */
static void nobody(void **state)
{
	struct process none = { .pid = 0 }, self;
	(void)state;
	assert_false(process_alive(&none));
	process_self(&self);
	struct process unknown;
	pid_t pid = start("short", &unknown);
	end(pid);
	unknown.started = 0;
	assert_false(process_alive(&unknown));
}

/* What `id -un` says; a name that does not fit, or none, is the number. */
static void who_runs_it(void **state)
{
	char name[64], number[64], small[64], id[64] = "";
	(void)state;
	FILE *pipe = popen("id -un", "r");
	assert_non_null(pipe);
	assert_non_null(fgets(id, sizeof id, pipe));
	pclose(pipe);
	id[strcspn(id, "\n")] = '\0';
	process_user(name, sizeof name);
	assert_string_equal(name, id);
	snprintf(number, sizeof number, "uid %ld", (long)getuid());
	process_user(small, 1 + strlen(id) - 1);
	assert_true(strncmp(small, number, strlen(small)) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(we_live),
		cmocka_unit_test(another_lives_until_it_ends),
		cmocka_unit_test(a_number_used_again_is_another_process),
		cmocka_unit_test(before_a_restart_of_the_machine),
		cmocka_unit_test(nobody),
		cmocka_unit_test(who_runs_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
