/* What staff can do with a visit: one table for the keys, the hints and the help. */
#ifndef STAFF_DEEDS_H
#define STAFF_DEEDS_H

#include "staff/staff.h"

/* What a verb needs to be told first, asked in this order. */
enum deed_asks {
	ASKS_NOTHING = 0,
	ASKS_OFFER = 1,   /* called often enough: a no-show? (not in the table) */
	ASKS_SERVICE = 2,
	ASKS_DESK = 4,
	ASKS_WHY = 8,
	ASKS_UNTIL = 16,
	ASKS_CLOCK = 32,  /* that time, typed (not in the table) */
	ASKS_BACK = 64,   /* and back to me? */
	ASKS_COMMENT = 128,
	ASKS_EARLY = 512, /* just called, and not come? (not in the table) */
	ASKS_BUSY = 256,  /* somebody is being served here: the next one too? (not in the table) */
};

enum deed_kind {
	DEED_VISIT,   /* a verb of the rules, with the marked visit */
	DEED_NEXT,    /* with whoever is next */
	DEED_CONSULT, DEED_REPRINT, /* with the marked visit */
	DEED_WALK_IN, DEED_PAUSE, DEED_HELP, DEED_UNDO, /* with none */
	DEED_KINDS,
};

struct deed {
	char letter;
	enum visit_verb verb;
	enum deed_kind kind;
	unsigned asks;
	const char *label;   /* N_() word of the hint bar */
	const char *help;    /* N_() what it does */
	const char *done;    /* N_() "%s …" with the number */
};

enum { DEEDS_MAX = 24 };

int deeds_count(void);
const struct deed *deeds_row(int i);

/* Begins the verb of row i with the marked visit: asks what it needs, or does it.
 * Returns an effect. */
int deeds_begin(struct staff *staff, int i);

/* What is still to be asked of the verb under way; ASKS_NOTHING: all is known. */
enum deed_asks deeds_missing(const struct staff *staff);

/* It has been done, or refused: says so. */
void deeds_tell(struct staff *staff);

/* The state another desk has told; NULL: it has told nothing. */
const struct desk_state *deeds_desk(const struct staff *staff, const char *desk);
/* The first other desk that wants help; NULL: none. */
const struct desk_state *deeds_cry(const struct staff *staff);

#endif
