/* Who sits at this screen, as the others see it: taken at the login, given back at
 * log-out and at the end; of a process that was killed it says nothing more. */
#ifndef STAFF_SITTING_H
#define STAFF_SITTING_H

#include "office/office.h"
#include "staff/staff.h"

struct sitting {
	struct office *office;
	struct seat seat; /* of this process; account "": nobody */
};

void sitting_init(struct sitting *sitting, struct office *office);

/* Makes the first account of what was typed. */
enum fault sitting_first(struct sitting *sitting, struct staff *staff);

/* Tries the secret that was typed at the door or at the lock. */
enum fault sitting_enter(struct sitting *sitting, struct staff *staff);

/* Reads who sits elsewhere. */
enum fault sitting_look(const struct sitting *sitting, struct staff *staff);

/* Gives the seat back when nobody is logged in any more; tries again when it fails. */
void sitting_beat(struct sitting *sitting, const struct staff *staff);
void sitting_end(struct sitting *sitting);

#endif
