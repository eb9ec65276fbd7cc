/* Tickets as files: for trying out, and for a place without a printer. */
#ifndef PRINT_FOLDER_H
#define PRINT_FOLDER_H

#include <stdbool.h>

#include "core/buf.h"
#include "core/fault.h"
#include "print/talk.h"

/* Writes DIR/NAME.pdf (mode 0600) as a whole or not at all; a folder that is
 * missing is made (0700). path receives the file's name. FAULT_DISK. */
enum fault folder_save(const char *dir, const char *name, const struct buf *pdf,
                       char path[static PRINT_TARGET]);

/* True when DIR/NAME.pdf is there; path receives its name. */
bool folder_has(const char *dir, const char *name, char path[static PRINT_TARGET]);

/* True when a file could be saved there now. */
bool folder_is_ready(const char *dir);

#endif
