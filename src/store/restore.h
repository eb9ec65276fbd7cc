/* A backup put in the register's place. */
#ifndef STORE_RESTORE_H
#define STORE_RESTORE_H

#include <stddef.h>

#include "core/date.h"
#include "core/fault.h"
#include "store/store.h"

enum { RESTORE_PATH = 1024 };

/* Checks the backup `from` as store_backup checks its copy and puts a copy of it in
 * the place of the register `path`. The old one, if any, whatever its state, stays
 * beside it under the name written to aside ("": there was none). Event "restore",
 * in the register that was put there. FAULT_BUSY while any process has the old one
 * open; on every fault the old one is where it was. why as store_open's. */
enum fault store_restore(const char *from, const char *path, const struct actor *actor,
                         const struct moment *now, char aside[static RESTORE_PATH], char *why);

#endif
