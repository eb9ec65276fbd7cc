/* Papers of a command: waits until they are out. */
#ifndef COMMAND_PAPER_H
#define COMMAND_PAPER_H

#include "office/handout.h"

/* To the printer; true when it came out or became a file. */
bool paper_leaflet(struct office *office, const struct leaflet *leaflet,
                   const struct moment *now);

/* A leaflet or, when that is NULL, a sheet: to the printer, or with pdf (not NULL) into
 * that file. False, with a sentence on stderr, when it did not come out. */
bool paper_out(struct office *office, const struct leaflet *leaflet, const struct sheet *sheet,
               const char *pdf, const struct moment *now);

#endif
