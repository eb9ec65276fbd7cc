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

/* All the school has of a person in one request, for the person, in words (Law on
 * personal data, Art. 24 and 25). */
void letters_data(const struct catalog *catalog, const struct request_file *file,
                  struct leaflet *leaflet);

/* What letters about a request share: the school and the service, "label: value",
 * the registration number and day, a paper's name in words. */
void letters_begin(const struct catalog *catalog, const struct request_file *file,
                   const char *title, struct leaflet *leaflet);
void letters_pair(struct leaflet *leaflet, const char *label, const char *value);
void letters_number(struct leaflet *leaflet, const struct request_file *file);
const char *letters_paper(const struct service *service, const char *name);

#endif
