/* How long people will probably wait: the register's figures, and the form files' while
 * too few were served. */
#ifndef OFFICE_PACE_H
#define OFFICE_PACE_H

#include "core/waiting.h"
#include "office/office.h"
#include "store/take.h"

/* No desk is open: nothing can be told. */
enum { PACE_SHUT = -1 };

/* What serving one takes by the form files: the mean of what they allow the school. */
int pace_usual_s(const struct catalog *catalog);

/* In minutes for people, for somebody who has `ahead` others before him; 0 for less
 * than one; PACE_SHUT. */
int pace_minutes(const struct catalog *catalog, const struct waiting *waiting, int ahead,
                 int64_t now);

/* The same for a ticket just taken, from the register of now; 0 also for one that
 * stands in no queue, outside the hours, and when the register cannot be read. */
int pace_of_ticket(const struct office *office, const struct ticket *ticket,
                   const struct moment *now);

#endif
