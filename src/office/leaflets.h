/* What there is to read: a card for each service, the texts of info.yaml, the
 * school's hours, who is responsible. All in the language in use. */
#ifndef OFFICE_LEAFLETS_H
#define OFFICE_LEAFLETS_H

#include "catalog/catalog.h"
#include "print/leaflet.h"

/* The services' cards come first, in the catalog's order. */
int leaflets_count(const struct catalog *catalog);

/* i is below leaflets_count. The title is good until the language changes. */
const char *leaflets_title(const struct catalog *catalog, int i);
void leaflets_write(const struct catalog *catalog, int i, struct leaflet *leaflet);

/* A service's card: the list of main requirements in the order of the Law on
 * state services, Art. 14(3-1). */
void card_write(const struct service *service, const struct school *school,
                struct leaflet *leaflet);

/* The desk's hours by weekday, or that one must ask; the bells, when there are any. */
bool hours_known(const struct school *school);
void hours_write(const struct school *school, struct leaflet *leaflet);
void bells_write(const struct school *school, struct leaflet *leaflet);

/* "The answer comes within 2 working days.": a format with one %d. */
const char *card_term(enum term_kind kind, int value);

/* "only shown" or "handed over". */
const char *card_use(enum paper_use use);

#endif
