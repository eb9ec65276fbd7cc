/* A copy of a register, for backup and restore. Private to this room. */
#ifndef STORE_COPY_H
#define STORE_COPY_H

#include <stdbool.h>

#include "store/db.h"

/* Copies the open register to the file `path`, mode 0600, checks the copy (it opens,
 * integrity_check, the journal's chain) and syncs it; head is the journal's head in
 * it. False, the fault noted and the file gone, when anything is wrong. */
bool copy_make(struct store *store, const char *path, char head[static STORE_DIGEST]);

/* Removes it and what SQLite may have left beside it. */
void copy_remove(const char *path);

#endif
