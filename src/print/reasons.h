/* Which of a printer's state reasons mean that no paper comes out. */
#ifndef PRINT_REASONS_H
#define PRINT_REASONS_H

#include <stdbool.h>

#include "print/spool.h"

/* Finds the first reason that stops printing and is not also in before (NULL:
 * nothing was before). out receives it without its severity: "media-empty",
 * which also stands for a printer that waits for paper ("media-needed"). */
bool reasons_stop(const struct spool_reasons *now, const struct spool_reasons *before,
                  char out[static PRINT_REASON]);

/* What most likely keeps the paper back when nothing comes out though nothing
 * is called an error: a warning of the same kind. */
bool reasons_likely(const struct spool_reasons *now, char out[static PRINT_REASON]);

#endif
