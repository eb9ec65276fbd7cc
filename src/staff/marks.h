/* The mark of a list stays on its row when others change the list: lists are read
 * anew, rows come and go, and a key is meant for what was marked. The queue has its
 * own, see list.h. */
#ifndef STAFF_MARKS_H
#define STAFF_MARKS_H

#include "staff/staff.h"

/* Before lists are read: which row is marked. */
void marks_note(struct staff *staff);

/* The same before they are wiped: it holds until they have been read again. */
void marks_keep(struct staff *staff);

/* After that: the mark on the same row. When it has gone nothing is marked, and
 * that is said. */
void marks_find(struct staff *staff);

/* Rows to move by when an arrow asks for `by`: where nothing is marked, the row that
 * took the place is the next one down. Something is marked from now on. */
int marks_step(struct staff *staff, int by);

/* Of the page of work (work.c): its rows, all lists together; and row i as a mark,
 * false behind the last. */
int work_count(const struct staff *staff);
bool work_mark(const struct staff *staff, int i, struct marks_row *mark);

#endif
