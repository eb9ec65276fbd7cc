/* Who sits at the desk, and in front of which console. */
#ifndef STAFF_SEAT_H
#define STAFF_SEAT_H

#include "staff/staff.h"

/* Each tick: locks after the idle time; gives STAFF_SHOW_VISITORS when the console
 * they share has been in front for long without a key, else STAFF_NOTHING. */
int seat_watch(struct staff *staff);

/* Whether this console is the one that is seen. */
void seat_front(struct staff *staff, bool in_front, int64_t mono_ms);

/* Who else sits at that desk; NULL: nobody, or it has no name. */
const struct seat *seat_beside(const struct staff *staff, const char *desk);

#endif
