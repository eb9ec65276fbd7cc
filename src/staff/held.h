/* One key pressed again and again: a held key repeats, and after a deed the mark
 * stands on the next row. No repeat is a decision of its own. */
#ifndef STAFF_HELD_H
#define STAFF_HELD_H

#include "staff/staff.h"

/* Of every key, before any page sees it. */
void held_note(struct staff *staff, const struct key *key);

/* The key under way is the one before it, without another in between or a pause
 * longer than a keyboard's before its first repeat: no verb is begun by it. */
bool held_again(const struct staff *staff);

#endif
