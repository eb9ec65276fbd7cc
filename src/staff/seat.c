/* Who sits here: nobody who has touched no key for long, and on a console that the
 * visitors share nobody at all after a minute. */
#include "staff/seat.h"

#include <string.h>

static const struct school *school(const struct staff *staff)
{
	return catalog_school(staff->catalog);
}

static bool is_open(const struct staff *staff)
{
	return staff->account.id != 0 && staff->page != STAFF_LOCKED;
}

/* The console counts from when it came to the front: whoever has just switched to
 * it has touched no key of it yet. */
static bool keeps_visitors_waiting(const struct staff *staff)
{
	int64_t since_ms = staff->seat.front_ms > staff->touched_ms ? staff->seat.front_ms
	                                                            : staff->touched_ms;
	return staff->seat.in_front
	    && staff->mono_ms - since_ms >= school(staff)->console_back_s * 1000LL;
}

void seat_front(struct staff *staff, bool in_front, int64_t mono_ms)
{
	if (in_front && !staff->seat.in_front)
		staff->seat.front_ms = mono_ms;
	staff->seat.in_front = in_front;
}

const struct seat *seat_beside(const struct staff *staff, const char *desk)
{
	for (int i = 0; *desk && i < staff->seat_count; i++) {
		if (strcmp(staff->seats[i].desk, desk) == 0)
			return &staff->seats[i];
	}
	return NULL;
}

int seat_watch(struct staff *staff)
{
	int64_t idle_ms = staff->mono_ms - staff->touched_ms;
	bool back = staff->seat.shared && keeps_visitors_waiting(staff);
	/* Another console was brought to the front by hand: whoever comes back to this
	 * one may be anybody. */
	bool left = staff->seat.shared && !staff->seat.in_front;
	if (is_open(staff) && (back || left || idle_ms >= school(staff)->staff_lock_s * 1000LL))
		staff_lock(staff);
	return back ? STAFF_SHOW_VISITORS : STAFF_NOTHING;
}
