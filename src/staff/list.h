/* The day as a desk wants to see it: one's own visitor first, then who waits, who
 * is put off, and who is with the others. */
#ifndef STAFF_LIST_H
#define STAFF_LIST_H

#include "staff/staff.h"

enum list_section { LIST_MINE, LIST_WAITING, LIST_HELD, LIST_OTHERS, LIST_SECTIONS };

struct list {
	int count;
	struct {
		int row; /* of staff->day */
		enum list_section section;
	} item[DESK_ROWS];
};

/* Left over from an earlier day: its number may be somebody else's today. */
bool list_is_earlier(const struct staff *staff, const struct desk_row *row);

/* Those who wait in the order of their calling. */
void list_make(const struct staff *staff, struct list *list);

/* The visit that the cursor stands on; NULL when the list is empty. */
const struct desk_row *list_marked(const struct staff *staff);

/* The cursor stays on its visit while rows come and go; moves by `by` rows. */
void list_move(struct staff *staff, int by);

/* How long it has waited, and how long it may at most (0: the plan and the law say
 * nothing), in minutes. */
struct list_wait {
	int minutes, limit;
};
struct list_wait list_wait(const struct staff *staff, const struct desk_row *row);

/* From LIST_WARN_PERCENT of the limit on it is told in words and colour. */
enum { LIST_WARN_PERCENT = 80 };

#endif
