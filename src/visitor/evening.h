/* What the visitors' machine sees to by itself once in a while, for it runs when no
 * staff are logged in. */
#ifndef VISITOR_EVENING_H
#define VISITOR_EVENING_H

#include "office/handout.h"

struct evening {
	int64_t looked_ms; /* 0: not yet */
};

/* Closes a day at its hour, or one that ended while nothing ran, and begins to print
 * its sheet in Kazakh; removes old papers of people. The register must be open and
 * nobody at the screen. */
void evening_work(struct evening *evening, struct office *office, struct handout *handout,
                  int64_t mono_ms, const struct moment *now);

#endif
