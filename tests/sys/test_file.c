#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/file.h"

static char folder[256], path[300];
static char *data;
static size_t len;

static int setup(void **state)
{
	const char *base = getenv("TMPDIR");
	(void)state;
	snprintf(folder, sizeof folder, "%s/kiosk-file-XXXXXX", base && *base ? base : "/tmp");
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/file", folder);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	free(data);
	data = NULL;
	unlink(path);
	return rmdir(folder);
}

static void write_file(const char *text, size_t size)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
}

static void the_whole_file(void **state)
{
	(void)state;
	write_file("a\0bә\n", 6);
	assert_int_equal(file_read(path, 100, &data, &len), FAULT_NONE);
	assert_int_equal(len, 6);
	assert_memory_equal(data, "a\0bә\n", 7);
}

static void an_empty_file(void **state)
{
	(void)state;
	write_file("", 0);
	assert_int_equal(file_read(path, 100, &data, &len), FAULT_NONE);
	assert_int_equal(len, 0);
	assert_string_equal(data, "");
}

static void the_limit_is_the_last_that_fits(void **state)
{
	(void)state;
	write_file("12345678", 8);
	assert_int_equal(file_read(path, 8, &data, &len), FAULT_NONE);
	assert_int_equal(len, 8);
	free(data);
	assert_int_equal(file_read(path, 7, &data, &len), FAULT_DISK);
	assert_null(data);
	assert_int_equal(len, 0);
}

static void what_cannot_be_read(void **state)
{
	(void)state;
	assert_int_equal(file_read(path, 8, &data, &len), FAULT_MISSING);
	assert_null(data);
	assert_int_equal(file_read(folder, 8, &data, &len), FAULT_DISK);
	assert_null(data);
}

/* A pipe gives what it has, not all that was asked for. */
static void what_comes_in_pieces(void **state)
{
	(void)state;
	assert_int_equal(mkfifo(path, 0600), 0);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		int out = open(path, O_WRONLY);
		bool good = write(out, "first ", 6) == 6;
		usleep(20000);
		good = good && write(out, "second", 6) == 6;
		_exit(good ? 0 : 1);
	}
	assert_int_equal(file_read(path, 100, &data, &len), FAULT_NONE);
	assert_string_equal(data, "first second");
	assert_int_equal(waitpid(pid, NULL, 0), pid);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_whole_file),
		TEST(an_empty_file),
		TEST(the_limit_is_the_last_that_fits),
		TEST(what_cannot_be_read),
		TEST(what_comes_in_pieces),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
