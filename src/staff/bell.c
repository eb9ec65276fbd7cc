#include "staff/bell.h"

#include <string.h>

#include "staff/deeds.h"
#include "staff/list.h"

enum { AGAIN_MS = 5000 };

static bool is_free(const struct staff *staff)
{
	for (int i = 0; i < staff->day.count; i++) {
		const struct desk_row *row = &staff->day.row[i];
		bool here = (row->state == VISIT_CALLED || row->state == VISIT_SERVING)
		         && !list_is_earlier(staff, row);
		if (here && strcmp(row->desk, staff->desk) == 0)
			return false;
	}
	return true;
}

int bell_due(struct staff *staff)
{
	bool empty = staff->day.counts.waiting == 0, was_empty = staff->was_empty;
	if (staff->account.id == 0)
		return STAFF_NOTHING;
	staff->was_empty = empty;
	if (deeds_cry(staff) && staff->mono_ms - staff->bell_ms >= AGAIN_MS) {
		staff->bell_ms = staff->mono_ms;
		return STAFF_BELL;
	}
	bool come = was_empty && !empty && is_free(staff);
	return come && *catalog_school(staff->catalog)->sound ? STAFF_SOUND : STAFF_NOTHING;
}
