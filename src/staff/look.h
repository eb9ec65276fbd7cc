/* Reading the snapshot that the desk shows. */
#ifndef STAFF_LOOK_H
#define STAFF_LOOK_H

#include "staff/staff.h"

enum fault look_day(struct store *store, const struct moment *now, struct staff_day *day);

/* What a locked desk still listens to: how many wait, who wants help. */
enum fault look_calls(struct store *store, const struct moment *now, struct staff_day *day);

/* Whether a person is to be asked about the clock: nobody keeps it (or a visit's
 * day was guessed) and nobody has said since the machine started. Not in a demo. */
enum fault look_clock(struct store *store, bool demo, struct staff_day *day);

#endif
