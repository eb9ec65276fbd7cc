/* What makes a noise: another desk that wants help, a first number taken. */
#ifndef STAFF_BELL_H
#define STAFF_BELL_H

#include "staff/staff.h"

/* STAFF_BELL when it is time to ring (again), STAFF_SOUND when somebody has come
 * while nobody waited and nobody is at this desk; else STAFF_NOTHING. */
int bell_due(struct staff *staff);

#endif
