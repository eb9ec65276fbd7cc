/* The verb under way, carried out on the register and the printer. */
#ifndef STAFF_DOING_H
#define STAFF_DOING_H

#include "office/printing.h"
#include "staff/staff.h"

/* What the loop owns and a verb may set going. */
struct doing {
	struct office *office;
	struct printing printing;
	int64_t next_job; /* a paper that waits until the running child has ended; 0: none */
};

/* Does staff->deed; its outcome, or why it was refused, stands in it afterwards. */
enum fault doing_deed(struct doing *doing, struct staff *staff);

/* Starts the paper that waits, if it can be. Never blocks. */
void doing_paper(struct doing *doing, const struct moment *now);

#endif
