/* The journal's page: a day, and whom, where and what it is narrowed to. */
#ifndef STAFF_JOURNAL_H
#define STAFF_JOURNAL_H

#include "office/journal_words.h"
#include "store/events.h"

struct staff;

enum { JOURNAL_ROWS = 300 };

struct staff_journal {
	struct date day;
	int person, desk, kind; /* 0: all; else a row of its list, from 1 */
	struct event_row row[JOURNAL_ROWS];
	int count;
	int top; /* first row in sight */
	int64_t before; /* those before that event; 0: the newest */
	int year, serial; /* of one request only, on any day; serial 0: of all */
	bool typing;      /* its number, in line 0 */
};

/* What the page asks of the register. The texts are good until the model changes. */
struct event_filter journal_filter(const struct staff *staff);

#endif
