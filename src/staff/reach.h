/* What search, the scanner, the journal and the close need of the register: the
 * effects' other half. */
#ifndef STAFF_REACH_H
#define STAFF_REACH_H

#include "office/handout.h"
#include "staff/staff.h"

struct reach {
	struct office *office;
	struct handout handout; /* the printed close */
	int64_t asked_ms;       /* when the daily close was last looked for */
};

void reach_init(struct reach *reach, struct office *office);
void reach_release(struct reach *reach);

/* Reads again what the open page shows of the register; nothing on other pages. */
enum fault reach_look(struct reach *reach, struct staff *staff);

enum fault reach_seek(struct reach *reach, struct staff *staff);
enum fault reach_scan(struct reach *reach, struct staff *staff);
enum fault reach_events(struct reach *reach, struct staff *staff);
enum fault reach_close_day(struct reach *reach, struct staff *staff);

/* Now and then: closes a day by the calendar, sees to the paper. True when a day was
 * closed. */
bool reach_beat(struct reach *reach, struct staff *staff, int64_t mono_ms);

#endif
