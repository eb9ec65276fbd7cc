/* The register knows at which desks somebody sits. */
#ifndef STAFF_ATTEND_H
#define STAFF_ATTEND_H

#include "staff/staff.h"

/* What this screen has told the register; all "": that nobody sits here. */
struct attend {
	char account[STORE_ACTOR], desk[STORE_ACTOR];
};

/* Tells it when somebody has logged in or out since; *told when it did. A lock is no
 * leaving: the visitor may be at the desk. */
enum fault attend_follow(struct attend *attend, struct store *store, const struct staff *staff,
                         bool *told);

/* The screen ends: nobody sits here. */
void attend_end(struct attend *attend, struct store *store, const struct moment *now);

#endif
