/* Reading and writing a visit's place in the queue, within the transaction under
 * way. Private to this room. */
#ifndef STORE_PLACE_H
#define STORE_PLACE_H

#include "store/db.h"
#include "store/verbs.h"

/* False when there is no such visit, or on a fault. */
bool place_read(struct store *store, int64_t visit, struct visit_place *place);
void place_write(struct store *store, int64_t visit, const struct visit_place *place);
bool place_is_same(const struct visit_place *a, const struct visit_place *b);

#endif
