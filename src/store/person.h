/* An account with what is not told to anybody. Private to this room. */
#ifndef STORE_PERSON_H
#define STORE_PERSON_H

#include <sodium.h>

#include "store/account.h"
#include "store/db.h"

struct person {
	struct account account; /* id 0: nobody has this name */
	char secret[crypto_pwhash_STRBYTES];
	int64_t wrong, wait_until;
};

/* Both within the transaction under way. */
bool person_find(struct store *store, const char *name, struct person *person);
void person_write(struct store *store, const struct person *person);

/* Slow on purpose, so never within a transaction. False: no memory. */
bool person_hash(const char *secret, char out[static crypto_pwhash_STRBYTES]);

#endif
