/* Reading what the idle page shows of the queue. */
#ifndef VISITOR_LOOK_H
#define VISITOR_LOOK_H

#include "visitor/visitor.h"

/* Counts, calls, breaks, the day's pace; counts_known tells whether all could be read. */
void look_queue(struct visitor *visitor, struct store *store, const struct moment *now);

#endif
