/* Work shared out among the processors. */
#ifndef CATALOG_CREW_H
#define CATALOG_CREW_H

#include <stddef.h>

/* Calls work(ctx, i) once for each i below count, in any order and several at a
 * time, in the caller's language; ends when all are done. */
void crew_run(size_t count, void (*work)(void *ctx, size_t i), void *ctx);

#endif
