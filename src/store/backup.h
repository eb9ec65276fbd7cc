/* A copy of the whole register in one file, made while everybody works on. */
#ifndef STORE_BACKUP_H
#define STORE_BACKUP_H

#include <stdbool.h>
#include <stdint.h>

#include "core/date.h"
#include "core/fault.h"
#include "store/store.h"

struct backup {
	bool made;               /* there is one */
	int64_t at;              /* Unix time; while none is made, of the first event (0: none) */
	int64_t event;           /* that tells of it */
	char head[STORE_DIGEST]; /* of the journal within the copy */
};

enum backup_result {
	BACKUP_DONE,
	BACKUP_EXISTS, /* there is a file of that name; it was left as it is */
};

/* Copies the register to path, mode 0600, for its owner alone: it holds all that is
 * personal. The copy has another name until it is checked (SQLite's integrity_check
 * and the journal's chain) and on the disk, so that a file of that name is always a
 * good copy. Then the register notes it: event "backup". */
enum fault store_backup(struct store *store, const char *path, const struct actor *actor,
                        const struct moment *now, enum backup_result *result,
                        struct backup *backup);

/* The newest one known to the register. */
enum fault store_newest_backup(struct store *store, struct backup *backup);

#endif
