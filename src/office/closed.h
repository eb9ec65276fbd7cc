/* A desk on a break, in the words of the waiting room: no language is chosen there, so
 * every one is spoken that there is room for. */
#ifndef OFFICE_CLOSED_H
#define OFFICE_CLOSED_H

#include <stddef.h>

#include "catalog/catalog.h"

/* The desk of that name; NULL when the school has none such now. */
const struct desk *closed_desk(const struct school *school, const char *name);

/* "2-терезе: жабық, ашылуы 14:20 · окно 2: закрыто до 14:20", and in English too where
 * cols columns hold it; where they do not hold two, "Жабық · Закрыто до: 2 – 14:20". */
void closed_words(const struct school *school, const char *name, const char *until, int cols,
                  char *out, size_t size);

#endif
