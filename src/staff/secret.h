/* Secrets on the staff's pages: a new one typed twice, and what a wrong one says. */
#ifndef STAFF_SECRET_H
#define STAFF_SECRET_H

#include "staff/staff.h"

/* Lines of the pages that ask for a new secret. */
enum { SECRET_BEFORE, SECRET_NEW, SECRET_AGAIN };

/* Both lines are empty again, the first is being typed. */
void secret_begin(struct staff *staff);

/* Enter: on to the next line; after the last gives `effect` when both are the same,
 * else says that they are not. */
int secret_go_on(struct staff *staff, int effect);

/* What became of an account: says it, in full sentences. */
void secret_tell(struct staff *staff, enum account_result result);

/* A try that was not right: remembers until when none is heard. */
void secret_refused(struct staff *staff);

/* Draws how long to wait until the next try is heard, when there is a wait. */
void secret_draw_wait(const struct staff *staff, struct canvas *canvas, int row, int col);

#endif
