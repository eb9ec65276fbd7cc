/* Where personal data stand, and forgetting them. One list for a person's right to be
 * forgotten, for the consent's end and for the tests. Private to this room. */
#ifndef STORE_FORGET_H
#define STORE_FORGET_H

#include <stddef.h>
#include <stdint.h>

#include "store/db.h"

struct forget_row {
	const char *table, *column;
	enum statement statement; /* deletes or empties it, for :request (and :visit) */
};

extern const struct forget_row forget_rows[];
extern const size_t forget_row_count;

/* All of one request, within the transaction under way. What is left are numbers,
 * times, states and the journal's hashes. */
void forget_request(struct store *store, int64_t request, int64_t visit);

#endif
