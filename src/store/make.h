/* Making a new database and bringing an old one up to date. Private to this room. */
#ifndef STORE_MAKE_H
#define STORE_MAKE_H

#include <stdbool.h>

#include "store/db.h"
#include "store/sql.h"

/* Makes the schema in the open, empty database. */
bool make_schema(struct store *store);

/* Makes a database file of that name, whole or not at all: it is built beside
 * and then linked into its place. Another process may have been faster; its
 * file is then as good. Opens nothing. */
bool make_file(struct store *store, const char *path);

/* The name of a new file must survive a power cut as well as its bytes: syncs the
 * folder that path stands in. */
bool make_sync_folder(struct store *store, const char *path);

/* Runs the steps that lead on from the database's version, each in its own
 * transaction. Another process may run them at the same time. */
bool make_upgrades(struct store *store, const struct store_upgrade *steps);

#endif
