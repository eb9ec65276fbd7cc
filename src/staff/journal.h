/* The journal's page: a day, and whom, where and what it is narrowed to. */
#ifndef STAFF_JOURNAL_H
#define STAFF_JOURNAL_H

#include "office/journal_words.h"
#include "store/events.h"
#include "store/file.h"

struct staff;

enum { JOURNAL_ROWS = 100, JOURNAL_PAGES = 200 };

struct staff_journal {
	struct date day;
	int person, desk, kind; /* 0: all; else a row of its list, from 1 */
	struct event_row row[JOURNAL_ROWS + 1]; /* one more tells that there are older ones */
	char detail[JOURNAL_ROWS + 1][FILE_DETAIL]; /* of each; personal */
	int count;
	bool older;
	int64_t below[JOURNAL_PAGES]; /* each page begins below an event; the first at none */
	int page;
	int top; /* first row in sight */
	int year, serial; /* of one request only, on any day; serial 0: of all */
	bool typing;      /* its number, in line 0 */
};

/* What the page asks of the register. The texts are good until the model changes. */
struct event_filter journal_filter(const struct staff *staff);

/* Forgets what was read; day and filters stay. */
void journal_wipe(struct staff *staff);

#endif
