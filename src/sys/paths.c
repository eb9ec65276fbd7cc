#include "sys/paths.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char override_dir[] = "/etc/kiosk/forms";
static const char state_dir[] = "/var/lib/kiosk";

static bool is_dir(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* PREFIX of PREFIX/bin/kiosk or PREFIX/libexec/kiosk/kiosk-print. */
static bool find_prefix(char *out, size_t size)
{
	ssize_t len = readlink("/proc/self/exe", out, size - 1);
	if (len <= 0)
		return false;
	out[len] = '\0';
	for (int up = 0; up < 2; up++) {
		char *slash = strrchr(out, '/');
		if (!slash)
			return false;
		*slash = '\0';
	}
	return true;
}

/* Makes a folder and those above it; only the owner may look into the last. */
static bool make_dir(const char *path)
{
	char part[PATH_MAX];
	if (snprintf(part, sizeof part, "%s", path) >= (int)sizeof part)
		return false;
	for (char *at = part + 1; *at; at++) {
		if (*at != '/')
			continue;
		*at = '\0';
		if (mkdir(part, 0755) < 0 && errno != EEXIST)
			return false;
		*at = '/';
	}
	return (mkdir(part, 0700) == 0 || errno == EEXIST) && is_dir(part);
}

/* False when the path is cut: the rest of it would name another folder. */
static bool __attribute__((format(printf, 3, 4)))
put(char *out, size_t size, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int len = vsnprintf(out, size, format, args);
	va_end(args);
	return len >= 0 && (size_t)len < size;
}

static bool default_home(char *out, size_t size)
{
	const char *given = getenv("STATE_DIRECTORY"), *xdg = getenv("XDG_STATE_HOME");
	const char *user = getenv("HOME");
	if (given && *given)
		return put(out, size, "%.*s", (int)strcspn(given, ":"), given);
	if (access(state_dir, W_OK) == 0)
		return put(out, size, "%s", state_dir);
	if (xdg && *xdg)
		return put(out, size, "%s/kiosk", xdg);
	return put(out, size, "%s/.local/state/kiosk", user && *user ? user : "/tmp");
}

/* What the program brings with it. */
static bool find_own(struct paths *paths)
{
	char prefix[PATH_MAX];
	return find_prefix(prefix, sizeof prefix)
	    && put(paths->share, sizeof paths->share, "%s/share", prefix)
	    && put(paths->printer, sizeof paths->printer, "%s/libexec/kiosk/kiosk-print", prefix)
	    && put(paths->forms, sizeof paths->forms, "%s/share/kiosk/forms", prefix);
}

static bool find_forms(const char *forms, struct paths *paths)
{
	if (!forms)
		forms = getenv("KIOSK_FORMS");
	if (forms && *forms)
		return put(paths->forms, sizeof paths->forms, "%s", forms);
	return !is_dir(override_dir)
	    || put(paths->override, sizeof paths->override, "%s", override_dir);
}

static bool find_home(const char *home, struct paths *paths)
{
	if (!home)
		home = getenv("KIOSK_HOME");
	if (home && *home)
		return put(paths->home, sizeof paths->home, "%s", home);
	return default_home(paths->home, sizeof paths->home);
}

enum fault paths_find(const char *home, const char *forms, struct paths *paths)
{
	memset(paths, 0, sizeof *paths);
	if (!find_own(paths) || !find_forms(forms, paths) || !find_home(home, paths))
		return FAULT_MISSING;
	return make_dir(paths->home) ? FAULT_NONE : FAULT_DISK;
}
