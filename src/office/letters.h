/* Papers about one request, as leaflets in the language in use. */
#ifndef OFFICE_LETTERS_H
#define OFFICE_LETTERS_H

#include "catalog/catalog.h"
#include "print/leaflet.h"
#include "store/file.h"

/* The receipt for accepted documents: number, date, the papers, who accepted
 * them, the term, the telephone (Law on state services, Art. 5; the form files'
 * "receipt"). */
void letters_receipt(const struct catalog *catalog, const struct request_file *file,
                     struct leaflet *leaflet);

/* The refusal on paper, of either kind: reason, what is missing, what the person can
 * do, whom to complain to (Law on state services, Art. 19 and 19-1; the form files'
 * "refusal"). */
void letters_refusal(const struct catalog *catalog, const struct request_file *file,
                     struct leaflet *leaflet);

/* All the school has of a person in one request, for the person (Law on personal
 * data, Art. 24 and 25). */
void letters_data(const struct catalog *catalog, const struct request_file *file,
                  struct leaflet *leaflet);

#endif
