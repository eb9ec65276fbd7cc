/* The daily close: when it is due, and what is printed of it. */
#ifndef OFFICE_CLOSING_H
#define OFFICE_CLOSING_H

#include "office/office.h"
#include "print/leaflet.h"
#include "store/closing.h"

/* Closes what should have been closed: the newest earlier day, and today once the
 * reception is over and nobody waits or is served any more, or no desk has somebody
 * who could call them; by the calendar, in the kiosk's own name. A doubtful clock
 * closes nothing. *result is CLOSE_DONE when a day was closed, and *closing tells
 * of it (of two, the later one). The register must be open. */
enum fault closing_due(struct office *office, const struct moment *now,
                       enum close_result *result, struct closing *closing);

/* The close in words: counts, who was not served, the journal's head; in the
 * language in use. */
void closing_write(const struct school *school, const struct closing *closing, enum lang lang,
                   struct leaflet *leaflet);

#endif
