/* The register's page: which period goes on paper. */
#ifndef STAFF_REGISTER_H
#define STAFF_REGISTER_H

#include "office/handout.h"
#include "store/register.h"

struct staff;

struct staff_register {
	int service;           /* 0: all; else a row of the catalog, from 1 */
	int row;               /* marked in the list of periods */
	bool typing;           /* own dates */
	struct date first, last; /* of the order to print */
};

/* The effect: begins to print what the page has ordered. */
enum fault register_print(struct office *office, struct handout *handout, struct staff *staff);

/* What became of a paper that was begun: says so where it is worth a word. */
void register_tell(struct staff *staff, const struct handout *handout, enum handout_news news);

#endif
