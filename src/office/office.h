/* What visitor, staff and scripts share: the school's forms, its register and
 * its printer, opened together. */
#ifndef OFFICE_OFFICE_H
#define OFFICE_OFFICE_H

#include "catalog/catalog.h"
#include "print/talk.h"
#include "store/store.h"
#include "sys/paths.h"

struct office_options {
	const char *home;    /* --home; NULL: found by paths_find */
	const char *forms;   /* --forms; NULL likewise */
	const char *printer; /* --printer; NULL: auto */
	enum lang lang;      /* of what is said about faults in form files */
};

struct office {
	struct paths paths;
	struct catalog *catalog;
	struct store *store;
	enum print_route route;
	char target[PRINT_TARGET]; /* queue or folder of the route */
	bool languages;            /* Kazakh and Russian could be opened */
	char why[STORE_TEXT];      /* cause of the fault office_open gave */
};

/* Finds the folders and loads the forms; no database yet. */
enum fault office_open(struct office *office, const struct office_options *options);

/* Opens kiosk.db in the home folder; may be called again after a fault. */
enum fault office_open_store(struct office *office, int wait_ms);

/* Whether the home folder belongs to the user who runs this; why says so. What
 * another user makes there the kiosk could not read afterwards. */
bool office_owns_home(struct office *office);

/* Whether there is a file of that name; office_open_store makes one where none is. */
bool office_has_register(const struct office *office);

/* Lets go of the database, so that office_open_store opens what is there now. */
void office_close_store(struct office *office);

void office_close(struct office *office);

/* Path of the database: paths.home "/kiosk.db". */
void office_database(const struct office *office, char *out, size_t size);

#endif
