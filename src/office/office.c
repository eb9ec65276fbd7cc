#include "office/office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/lang.h"
#include "core/text.h"
#include "store/verbs.h"
#include "sys/clock.h"

static enum fault read_route(struct office *office, const char *printer)
{
	struct print_order order = { .route = ROUTE_AUTO };
	if (!print_route_parse(printer, &order))
		return FAULT_MISSING;
	office->route = order.route;
	memcpy(office->target, order.target, sizeof office->target);
	return FAULT_NONE;
}

/* Names go to the child as JSON. */
static bool is_text(const char *name)
{
	return text_is_utf8(name, strlen(name));
}

enum fault office_open(struct office *office, const struct office_options *options)
{
	memset(office, 0, sizeof *office);
	clock_open();
	enum fault fault = read_route(office, options->printer ? options->printer : "auto");
	if (fault) {
		snprintf(office->why, sizeof office->why, "%s", "no such printer route");
		return fault;
	}
	fault = paths_find(options->home, options->forms, &office->paths);
	if (fault) {
		snprintf(office->why, sizeof office->why, "cannot use the folder %.200s",
		         office->paths.home);
		return fault;
	}
	if (!is_text(office->paths.home) || !is_text(office->target)) {
		snprintf(office->why, sizeof office->why, "%s", "a folder's name is not UTF-8");
		return FAULT_MISSING;
	}
	office->languages = lang_open(office->paths.share);
	lang_use(options->lang);
	const char *override = office->paths.override;
	office->catalog = catalog_load(office->paths.forms, *override ? override : NULL);
	return FAULT_NONE;
}

void office_database(const struct office *office, char *out, size_t size)
{
	snprintf(out, size, "%s/kiosk.db", office->paths.home);
}

bool office_owns_home(struct office *office)
{
	struct stat home;
	if (stat(office->paths.home, &home) != 0 || home.st_uid == geteuid())
		return true;
	snprintf(office->why, sizeof office->why, "the folder belongs to user %u; run as that user",
	         (unsigned)home.st_uid);
	return false;
}

bool office_has_register(const struct office *office)
{
	char path[sizeof office->paths.home + 16];
	office_database(office, path, sizeof path);
	return access(path, F_OK) == 0;
}

enum fault office_open_store(struct office *office, int wait_ms)
{
	char path[sizeof office->paths.home + 16];
	if (office->store)
		return FAULT_NONE;
	office_database(office, path, sizeof path);
	if (!office_owns_home(office))
		return FAULT_DISK;
	const struct school *school = catalog_school(office->catalog);
	enum fault fault = store_open(path, wait_ms, school->register_start, &office->store,
	                              office->why);
	if (!fault)
		store_call_order(office->store, school->call == CALL_PRIORITY);
	return fault;
}

void office_close_store(struct office *office)
{
	store_close(office->store);
	office->store = NULL;
}

void office_close(struct office *office)
{
	office_close_store(office);
	catalog_free(office->catalog);
	memset(office, 0, sizeof *office);
}
