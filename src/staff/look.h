/* Reading the snapshot that the desk shows. */
#ifndef STAFF_LOOK_H
#define STAFF_LOOK_H

#include "office/office.h"
#include "staff/reach.h"
#include "staff/sitting.h"

/* The lists of the page that is open; before anybody is in, only the accounts; behind a
 * lock only what look_calls() reads. The marks stay on their rows. */
enum fault look_page(struct office *office, const struct sitting *sitting, struct reach *reach,
                     struct staff *staff);

enum fault look_day(struct store *store, const struct moment *now, struct staff_day *day);

/* What a locked desk still listens to: how many wait, who wants help. */
enum fault look_calls(struct store *store, const struct moment *now, struct staff_day *day);

/* Whether a person is to be asked about the clock: nobody keeps it (or a visit's
 * day was guessed) and nobody has said since the machine started. Not in a demo. */
enum fault look_clock(struct store *store, bool demo, struct staff_day *day);

#endif
