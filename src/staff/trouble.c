#include "staff/trouble.h"

static const char *words(enum fault fault)
{
	static const char *const of[FAULT_COUNT] = {
		[FAULT_DISK] = N_("The disk is full or failing: nothing was changed. Call whoever looks "
		                  "after the machine; until then write on paper."),
		[FAULT_MISSING] = N_("The register is not in its place: nothing was changed. Call whoever "
		                     "looks after the machine; until then write on paper."),
		[FAULT_FOREIGN] = N_("The register's file is another program's: it was not touched. Call "
		                     "whoever looks after the machine; until then write on paper."),
		[FAULT_NEWER] = N_("The register is of a newer kiosk: it was not touched. Whoever looks "
		                   "after the machine must update the program here."),
		[FAULT_DAMAGED] = N_("The register is damaged: it was not touched. Whoever looks after the "
		                     "machine must restore a backup; until then write on paper."),
	};
	return of[fault] ? _(of[fault]) : NULL;
}

/* Another process had it all the time: a secret must be typed again, a verb is one key. */
static const char *busy_words(int effect)
{
	bool typed = effect == STAFF_ENTER || effect == STAFF_OPEN || effect == STAFF_SEEK
	          || effect == STAFF_SCAN;
	return typed ? _("The register cannot be used now. Try again in a moment.")
	             : _("The register is in use. Nothing was changed: press the key again.");
}

void trouble_say(struct staff *staff, const struct event *event)
{
	const char *why = words(event->fault);
	staff_say(staff, STYLE_WARNING, "%s", why ? why : busy_words(event->effect));
}

/* That it is in use passes by itself, and nobody has pressed a key in vain. */
void trouble_watch(struct staff *staff)
{
	const char *why = words(staff->fault);
	if (why)
		staff_say(staff, STYLE_WARNING, "%s", why);
	else if (staff->troubled)
		*staff->said = '\0';
	staff->troubled = why != NULL;
}
