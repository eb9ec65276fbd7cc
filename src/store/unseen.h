/* Requests that nobody has looked at and nobody will be called for: handed in without a
 * number, or with one that is in today's queue no more. */
#ifndef STORE_UNSEEN_H
#define STORE_UNSEEN_H

#include "store/file.h"

/* Submitted requests whose visit does not stand in the queue of that day, the oldest
 * first; at most max. */
enum fault store_unseen(struct store *store, struct date day, struct work_row *rows, int max,
                        int *count);

#endif
