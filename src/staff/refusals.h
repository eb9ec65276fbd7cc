/* Why a verb cannot be done with a visit as it stands: what it is now, and what would
 * help. */
#ifndef STAFF_REFUSALS_H
#define STAFF_REFUSALS_H

#include "core/rules.h"

/* N_() "%s …" with the number, of a verb that the rules forbid in that state. */
const char *refusals_words(enum visit_verb verb, enum visit_state state);

#endif
