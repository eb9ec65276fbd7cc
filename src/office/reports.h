/* What kiosk-print says, line by line, without waiting for it. */
#ifndef OFFICE_REPORTS_H
#define OFFICE_REPORTS_H

#include "print/talk.h"

struct reports {
	char line[1024]; /* not yet whole */
	size_t len;
};

enum reports_next {
	REPORTS_NONE, /* nothing more for now */
	REPORTS_ONE,
	REPORTS_BAD,  /* a line that is no report; it has been logged */
	REPORTS_END,  /* the child has closed its end */
};

/* Reads on from out, a non-blocking pipe, to the end of the next line. */
enum reports_next reports_read(struct reports *reports, int out, struct print_report *report);

#endif
