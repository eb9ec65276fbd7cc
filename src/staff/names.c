/* What things are called on the staff's screens. */
#include <stdio.h>
#include <string.h>

#include "staff/staff.h"

const char *staff_about(const struct staff *staff, const char *about)
{
	const struct service *service = catalog_find(staff->catalog, about);
	return service ? words_in(&service->brief, staff->lang) : _("another question");
}

const char *staff_desk_name(const struct staff *staff, const char *desk)
{
	const struct school *school = catalog_school(staff->catalog);
	for (size_t i = 0; i < school->desk_count; i++) {
		if (strcmp(school->desks[i].name, desk) == 0)
			return words_in(&school->desks[i].label, staff->lang);
	}
	return desk;
}
