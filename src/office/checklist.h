/* Which papers a request needs, and which of them are there: the visitor's own
 * check-list, and what answers that were written down later have added to it. */
#ifndef OFFICE_CHECKLIST_H
#define OFFICE_CHECKLIST_H

#include "catalog/catalog.h"
#include "store/outcome.h"
#include "store/queue.h"

struct checklist_row {
	const char *name;          /* owned by the form file or the view */
	const struct paper *paper; /* NULL: the form file has it no more */
	bool with_me;
	int position;              /* as store_tick wants it */
};

struct checklist {
	struct checklist_row row[PAPERS_MAX];
	int count;
};

/* In the form file's order. A paper that is not needed any more is left out unless
 * it was handed in. service may be NULL: its form file is missing. */
void checklist_make(const struct service *service, const struct request_view *view,
                    struct checklist *list);

/* Names of the papers that are not there, blanks between; "" when all are. */
void checklist_missing(const struct service *service, const struct request_view *view,
                       char out[static OUTCOME_MISSING]);

#endif
