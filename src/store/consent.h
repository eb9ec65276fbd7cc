/* The row of a consent and the event that tells of it. Private to this room. */
#ifndef STORE_CONSENT_H
#define STORE_CONSENT_H

#include <stdint.h>

#include "store/db.h"
#include "store/journal.h"
#include "store/take.h"

/* Within the transaction under way; the request has none yet. */
void consent_add(struct store *store, int64_t request, const struct consent *consent,
                 const struct moment *now);

/* Adds the event (who, when, visit, request) of the consent as it stands, so that the
 * journal says what the row says: who only adds a name has not chosen the text. */
void consent_tell(struct store *store, const struct event *event);

#endif
