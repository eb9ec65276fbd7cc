/* What was searched for and found. */
#ifndef STAFF_FINDING_H
#define STAFF_FINDING_H

#include "store/search.h"

struct staff;

/* Personal: gone when the page is left, on lock and on log-out. */
struct staff_finding {
	struct search_row row[SEARCH_ROWS];
	int count;
	int cursor;
	bool fresh;  /* the rows are those of the line as it stands */
	bool asked;  /* ... of any line yet */
	bool open;   /* Enter was pressed: a single one is opened at once */
	char wanted[TICKET_REGISTRATION]; /* of the scanned ticket; "": a question's */
	bool scanned; /* the scan was of a ticket that we know */
};

/* Opens the request's own page; returns an effect. */
int finding_open(struct staff *staff, const char *registration);

void finding_wipe(struct staff *staff);
/* ... the rows alone: they are looked for again. */
void finding_hide(struct staff *staff);

#endif
