#include "staff/held.h"

/* The first repeat of a held key comes after 250 ms on a console and after a second
 * on the slowest PC; the others follow faster. */
enum { AGAIN_MS = 1100 };

void held_note(struct staff *staff, const struct key *key)
{
	struct staff_pressed *pressed = &staff->pressed;
	bool same = key->sym == pressed->sym && key->code == pressed->code;
	pressed->again = same && staff->mono_ms - pressed->ms < AGAIN_MS;
	pressed->sym = key->pasted ? SYM_NONE : key->sym; /* nobody has pressed that */
	pressed->code = key->code;
	pressed->ms = staff->mono_ms;
}

bool held_again(const struct staff *staff)
{
	return staff->pressed.again;
}
