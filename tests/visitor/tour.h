/* Every page of a walk, one after the other, for a look at each. */
#ifndef TESTS_VISITOR_TOUR_H
#define TESTS_VISITOR_TOUR_H

#include "walker.h"

/* From the idle page to the ticket, in this language, through this service; look
 * is called on every page, and the ticket then leaves. */
void tour(struct walker *walker, enum lang lang, const char *code,
          void (*look)(struct walker *walker));

/* The same through all services in all languages. */
void tour_all(struct walker *walker, void (*look)(struct walker *walker));

/* Counts how often text stands on the screen. */
int tour_count(struct walker *walker, const char *text);

/* The row where text stands first, or -1. */
int tour_row(struct walker *walker, const char *text);

/* Cells of this style. */
int tour_cells(struct walker *walker, enum style style);

/* Fails unless every target that was drawn is at least two rows high and three
 * columns wide, and no other begins in the next cell. */
void tour_fingers(struct walker *walker);

#endif
