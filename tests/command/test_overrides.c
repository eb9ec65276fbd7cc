/* Which of the school's own form files are behind the shipped ones. */
#include <setjmp.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "command/overrides.h"

static char own[64], shipped[64], told[512];

static void make(char folder[static 64], const char *name)
{
	snprintf(folder, 64, "/tmp/kiosk-%s-XXXXXX", name);
	assert_non_null(mkdtemp(folder));
}

static int make_folders(void **state)
{
	(void)state;
	make(own, "own");
	make(shipped, "shipped");
	*told = '\0';
	return 0;
}

static int remove_folders(void **state)
{
	char command[200];
	(void)state;
	snprintf(command, sizeof command, "rm -rf '%s' '%s'", own, shipped);
	return system(command);
}

/* A form file with that line in it, written so many seconds after 2026 began. */
static void put(const char *folder, const char *name, const char *line, int seconds)
{
	char path[128];
	struct timespec times[2] = { { .tv_sec = 1767225600 + seconds }, { .tv_sec = 1767225600 + seconds } };
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, "code: \"1\"\n%s\n", line);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void note(void *ctx, const char *path, const char *replaces)
{
	size_t len = strlen(told);
	assert_string_equal(ctx, "ctx");
	assert_string_equal(strrchr(path, '/'), strrchr(replaces, '/'));
	assert_memory_equal(path, own, strlen(own));
	assert_memory_equal(replaces, shipped, strlen(shipped));
	snprintf(told + len, sizeof told - len, "%s ", strrchr(path, '/') + 1);
}

static void look(const char *folder)
{
	char ctx[] = "ctx";
	overrides_look(folder, shipped, note, ctx);
}

static void by_edition_then_by_time(void **state)
{
	(void)state;
	put(shipped, "403001.yaml", "edition: 2026-03-03", 0);
	put(own, "403001.yaml", "edition: 2026-03-02", 100); /* older, though written later */
	put(shipped, "403002.yaml", "edition: 2026-03-03", 100);
	put(own, "403002.yaml", "edition: \"2026-03-03\"", 0); /* as old, though written earlier */
	put(shipped, "403003.yaml", "edition: 2026-03-03", 0);
	put(own, "403003.yaml", "edition: 2026-03-04", 0);
	put(shipped, "common.yaml", "", 100);
	put(own, "common.yaml", "", 99);
	put(shipped, "school.yaml", "", 100);
	put(own, "school.yaml", "", 100);
	put(shipped, "info.yaml", "edition: 2026-03-03", 100);
	put(own, "info.yaml", "edition: soon", 50); /* names no day */
	look(own);
	assert_string_equal(told, "403001.yaml common.yaml info.yaml ");
}

static void what_replaces_nothing_is_not_old(void **state)
{
	(void)state;
	put(own, "403009.yaml", "edition: 1999-01-01", 0);
	put(shipped, "notes.txt", "", 100);
	put(own, "notes.txt", "", 0);
	put(shipped, ".yaml", "", 100);
	put(own, ".yaml", "", 0);
	look(own);
	look("");
	look("/nonexistent");
	assert_string_equal(told, "");
}

/* A file that cannot be read as YAML is named elsewhere; here its time counts. */
static void a_broken_file_has_its_time(void **state)
{
	(void)state;
	put(shipped, "403001.yaml", "edition: 2026-03-03", 100);
	put(own, "403001.yaml", "edition: [", 0);
	look(own);
	assert_string_equal(told, "403001.yaml ");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folders, remove_folders)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(by_edition_then_by_time),
		TEST(what_replaces_nothing_is_not_old),
		TEST(a_broken_file_has_its_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
