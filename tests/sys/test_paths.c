/* A prefix is where this test lies itself: FOLDER/sys/test_paths. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys/paths.h"

static char folder[256];
static struct paths paths;

static const char *below(const char *name)
{
	static char path[2][1400];
	static int at;
	at = !at;
	snprintf(path[at], sizeof path[at], "%s/%s", folder, name);
	return path[at];
}

static int setup(void **state)
{
	const char *const variables[] = {
		"KIOSK_HOME", "KIOSK_FORMS", "STATE_DIRECTORY", "XDG_STATE_HOME",
	};
	const char *base = getenv("TMPDIR");
	(void)state;
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
		unsetenv(variables[i]);
	snprintf(folder, sizeof folder, "%s/kiosk-paths-XXXXXX", base && *base ? base : "/tmp");
	if (!mkdtemp(folder))
		return -1;
	setenv("HOME", folder, 1);
	umask(022);
	return 0;
}

static int teardown(void **state)
{
	char command[300];
	(void)state;
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

static int mode_of(const char *path)
{
	struct stat st;
	assert_int_equal(stat(path, &st), 0);
	return (int)(st.st_mode & 07777);
}

static void all_is_found_from_the_program(void **state)
{
	char prefix[512], expected[600];
	(void)state;
	ssize_t len = readlink("/proc/self/exe", prefix, sizeof prefix - 1);
	assert_true(len > 0);
	prefix[len] = '\0';
	*strrchr(prefix, '/') = '\0';
	*strrchr(prefix, '/') = '\0';
	assert_int_equal(paths_find(below("home"), NULL, &paths), FAULT_NONE);
	snprintf(expected, sizeof expected, "%s/share", prefix);
	assert_string_equal(paths.share, expected);
	snprintf(expected, sizeof expected, "%s/libexec/kiosk/kiosk-print", prefix);
	assert_string_equal(paths.printer, expected);
	snprintf(expected, sizeof expected, "%s/share/kiosk/forms", prefix);
	assert_string_equal(paths.forms, expected);
}

static void the_home_is_made_for_its_owner(void **state)
{
	(void)state;
	assert_int_equal(paths_find(below("a/b/home"), NULL, &paths), FAULT_NONE);
	assert_string_equal(paths.home, below("a/b/home"));
	assert_int_equal(mode_of(paths.home), 0700);
	assert_int_equal(mode_of(below("a")), 0755);
	assert_int_equal(paths_find(below("a/b/home"), NULL, &paths), FAULT_NONE);
}

static void the_home_that_counts(void **state)
{
	(void)state;
	setenv("XDG_STATE_HOME", below("xdg"), 1);
	setenv("STATE_DIRECTORY", "", 1);
	bool installed = access("/var/lib/kiosk", W_OK) == 0;
	assert_int_equal(paths_find(NULL, NULL, &paths), FAULT_NONE);
	assert_string_equal(paths.home, installed ? "/var/lib/kiosk" : below("xdg/kiosk"));
	unsetenv("XDG_STATE_HOME");
	assert_int_equal(paths_find(NULL, NULL, &paths), FAULT_NONE);
	assert_string_equal(paths.home,
	                    installed ? "/var/lib/kiosk" : below(".local/state/kiosk"));
	char two[1400];
	snprintf(two, sizeof two, "%s/first:%s/second", folder, folder);
	setenv("STATE_DIRECTORY", two, 1);
	assert_int_equal(paths_find(NULL, NULL, &paths), FAULT_NONE);
	assert_string_equal(paths.home, below("first"));
	setenv("KIOSK_HOME", below("variable"), 1);
	assert_int_equal(paths_find(NULL, NULL, &paths), FAULT_NONE);
	assert_string_equal(paths.home, below("variable"));
	assert_int_equal(paths_find(below("option"), NULL, &paths), FAULT_NONE);
	assert_string_equal(paths.home, below("option"));
	assert_int_not_equal(access(below("second"), F_OK), 0);
}

static void the_forms_that_count(void **state)
{
	(void)state;
	setenv("KIOSK_FORMS", "", 1);
	assert_int_equal(paths_find(below("home"), NULL, &paths), FAULT_NONE);
	assert_non_null(strstr(paths.forms, "/share/kiosk/forms"));
	/* the school's own, where there are any */
	bool own = access("/etc/kiosk/forms", F_OK) == 0;
	assert_string_equal(paths.override, own ? "/etc/kiosk/forms" : "");
	setenv("KIOSK_FORMS", "/variable/forms", 1);
	assert_int_equal(paths_find(below("home"), NULL, &paths), FAULT_NONE);
	assert_string_equal(paths.forms, "/variable/forms");
	assert_string_equal(paths.override, "");
	assert_int_equal(paths_find(below("home"), "/option/forms", &paths), FAULT_NONE);
	assert_string_equal(paths.forms, "/option/forms");
	assert_string_equal(paths.override, "");
}

static void a_file_in_the_way(void **state)
{
	(void)state;
	FILE *file = fopen(below("file"), "w");
	assert_non_null(file);
	fclose(file);
	assert_int_equal(paths_find(below("file"), NULL, &paths), FAULT_DISK);
	assert_string_equal(paths.home, below("file"));
	assert_int_equal(paths_find(below("file/below"), NULL, &paths), FAULT_DISK);
}

/* A path that does not fit is refused: a shorter one would be another folder. */
static void a_path_too_long(void **state)
{
	char deep[1200];
	(void)state;
	snprintf(deep, sizeof deep, "%s", below("deep"));
	while (strlen(deep) < 700)
		strcat(deep, "/folder");
	assert_int_equal(paths_find(deep, NULL, &paths), FAULT_MISSING);
	assert_int_not_equal(access(below("deep"), F_OK), 0);
	setenv("KIOSK_HOME", deep, 1);
	assert_int_equal(paths_find(NULL, NULL, &paths), FAULT_MISSING);
	unsetenv("KIOSK_HOME");
	assert_int_equal(paths_find(below("home"), deep, &paths), FAULT_MISSING);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(all_is_found_from_the_program),
		TEST(the_home_is_made_for_its_owner),
		TEST(the_home_that_counts),
		TEST(the_forms_that_count),
		TEST(a_file_in_the_way),
		TEST(a_path_too_long),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
