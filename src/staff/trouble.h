/* The world failed: what it means for somebody at the desk, and what to do. */
#ifndef STAFF_TROUBLE_H
#define STAFF_TROUBLE_H

#include "staff/staff.h"

/* Says at the foot of the screen why nothing was done. event is an EVENT_FAILED. */
void trouble_say(struct staff *staff, const struct event *event);

/* While the register cannot be read its fault stands there, until it ends. */
void trouble_watch(struct staff *staff);

#endif
