/* What the Law on personal data (94-V) gives the person a request speaks of:
 * consent taken back (Art. 8(7)), data blocked or deleted (Art. 25). */
#ifndef STORE_SUBJECT_H
#define STORE_SUBJECT_H

#include "store/amend.h"

enum data_right {
	RIGHT_TAKEN_BACK, /* consent: use must have stopped by the due day */
	RIGHT_BLOCKED,    /* nobody changes or sees the data until it is lifted */
	RIGHT_DELETED,    /* answers, consent, details of the journal: gone for good */
	RIGHTS,
};

/* "taken-back" and so on, as schema and journal write it. */
const char *data_right_name(enum data_right right);

/* Does it; due is the last day the law gives for it. Deleting leaves numbers,
 * states and the journal's hashes, nothing else, and cannot be undone. *done false
 * when it has been done before, when the data are gone, or when there is no
 * consent to take back. What was deleted is out of the log as well, unless another
 * process reads just then: store_clean comes again with the day's upkeep. */
enum fault store_exercise(struct store *store, const struct amend *amend,
                          enum data_right right, struct date due, bool *done);

/* Notes that the person was given all the data of the request (Art. 24, 25). */
enum fault store_data_given(struct store *store, const struct amend *amend);

/* Lifts a block. */
enum fault store_unblock(struct store *store, const struct amend *amend, bool *done);

/* Within the call under way: blocked or deleted? Private to this room. */
bool subject_is_closed(struct store *store, int64_t request);

/* Within the call under way: writes the row of a right. Private to this room. */
void subject_add_right(struct store *store, const struct amend *amend, enum data_right right,
                       struct date due);

/* Likewise: does a consent stand that was not taken back? Private to this room. */
bool subject_agrees(struct store *store, int64_t request);

#endif
