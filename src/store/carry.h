/* A verb on a visit as part of a larger transaction. Private to this room. */
#ifndef STORE_CARRY_H
#define STORE_CARRY_H

#include "store/db.h"
#include "store/verbs.h"

/* As store_visit, within the transaction under way. */
struct change_outcome verbs_carry_out(struct store *store, int64_t visit, enum visit_verb verb,
                                      const struct change *change, const struct moment *now);

#endif
