/* What staff can do with a visit: one table for the keys, the hints and the help. */
#ifndef STAFF_DEEDS_H
#define STAFF_DEEDS_H

#include "staff/staff.h"

/* What a verb needs to be told first, asked in this order. */
enum deed_asks { ASKS_NOTHING = 0, ASKS_WHY = 1, ASKS_UNTIL = 2, ASKS_DESK = 4 };

struct deed {
	char letter;
	enum visit_verb verb;
	bool next;           /* of whoever is next, not of the marked visit */
	unsigned asks;
	const char *label;   /* N_() word of the hint bar */
	const char *help;    /* N_() what it does */
	const char *done;    /* N_() "%s …" with the number */
};

enum { DEEDS_MAX = 16 };

int deeds_count(void);
const struct deed *deeds_row(int i);

/* Why a visit in that state is not to be had for it. */
const char *deeds_refusal(enum visit_state state);

/* Begins the verb of row i with the marked visit: asks what it needs, or does it.
 * Returns an effect. */
int deeds_begin(struct staff *staff, int i);

/* What is still to be asked of the verb under way; ASKS_NOTHING: all is known. */
enum deed_asks deeds_missing(const struct staff *staff);

/* It has been done, or refused: says so. */
void deeds_tell(struct staff *staff);

#endif
