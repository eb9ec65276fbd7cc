/* Keeping what requests are found by. Private to this room. */
#ifndef STORE_SEARCH_FILL_H
#define STORE_SEARCH_FILL_H

#include <stdint.h>

#include "store/db.h"

/* Makes two SQL functions known to the connection: fold(text), core/text.h's
 * text_fold, which the upgrade needs too, and holds(text, part). */
void search_register(struct store *store);

/* Writes what the request is found by anew, within the transaction under way: after
 * it was taken, and after an answer or a consent of it has changed. */
void search_fill(struct store *store, int64_t request);

#endif
