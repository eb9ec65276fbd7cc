#include "staff/deeds.h"

#include <string.h>

#include "core/text.h"
#include "staff/list.h"

static const struct deed deeds[] = {
	{ 'n', VERB_CALL, true, ASKS_NOTHING, N_("call next"),
	  N_("calls whoever has waited longest"), N_("%s is called.") },
	{ 'c', VERB_CALL, false, ASKS_WHY, N_("call this one"),
	  N_("calls the marked one out of turn; the reason goes into the journal"),
	  N_("%s is called out of turn.") },
	{ 'r', VERB_RECALL, false, ASKS_NOTHING, N_("call again"),
	  N_("calls the marked one once more"), N_("%s is called again.") },
	{ 's', VERB_START, false, ASKS_NOTHING, N_("start"),
	  N_("the visitor has come to the desk"), N_("%s is being served.") },
	{ 'f', VERB_FINISH, false, ASKS_NOTHING, N_("finish"),
	  N_("the visitor has been served"), N_("%s is finished.") },
	{ 'x', VERB_NO_SHOW, false, ASKS_NOTHING, N_("no-show"),
	  N_("the visitor did not come when called"), N_("%s did not come.") },
	{ 'h', VERB_HOLD, false, ASKS_WHY | ASKS_UNTIL, N_("hold"),
	  N_("puts the marked one off, with a reason and a time to come back"),
	  N_("%s is put off.") },
	{ 't', VERB_TRANSFER, false, ASKS_DESK | ASKS_WHY, N_("transfer"),
	  N_("sends the marked one to another desk"), N_("%s waits for another desk.") },
	{ 'q', VERB_REQUEUE, false, ASKS_NOTHING, N_("back to queue"),
	  N_("the marked one waits again, at the old place"), N_("%s waits again.") },
	{ 'd', VERB_CANCEL, false, ASKS_WHY, N_("cancel"),
	  N_("the visitor has gone; the number is given back"), N_("%s is cancelled.") },
};
_Static_assert(sizeof deeds / sizeof *deeds <= DEEDS_MAX, "actions are numbered by row");

/* What it is now, and what would help. */
static const char *const refusals[VISIT_STATES] = {
	[VISIT_WAITING] = N_("%s is waiting and has not been called: call it first."),
	[VISIT_CALLED] = N_("%s is called and not at the desk yet: start it when the visitor comes."),
	[VISIT_SERVING] = N_("%s is being served: finish it, put it off or send it back."),
	[VISIT_HELD] = N_("%s is put off: send it back to the queue first."),
	[VISIT_DONE] = N_("%s has been served to the end."),
	[VISIT_NO_SHOW] = N_("%s did not come when called: send it back to the queue first."),
	[VISIT_CANCELLED] = N_("%s has been given back: the visitor needs a new number."),
	[VISIT_LEFT] = N_("%s is in no queue any more: the visitor needs a new number."),
};

int deeds_count(void)
{
	return sizeof deeds / sizeof *deeds;
}

const struct deed *deeds_row(int i)
{
	return &deeds[i];
}

const char *deeds_refusal(enum visit_state state)
{
	return refusals[state];
}

enum deed_asks deeds_missing(const struct staff *staff)
{
	const struct staff_deed *deed = &staff->deed;
	unsigned asks = deeds[deed->row].asks;
	if (asks & ASKS_DESK && !*deed->desk)
		return ASKS_DESK;
	if (asks & ASKS_WHY && !*deed->why)
		return ASKS_WHY;
	if (asks & ASKS_UNTIL && deed->until == 0)
		return ASKS_UNTIL;
	return ASKS_NOTHING;
}

int deeds_begin(struct staff *staff, int i)
{
	const struct desk_row *row = list_marked(staff);
	staff->deed = (struct staff_deed){ .row = i };
	if (!deeds[i].next && !row) {
		staff_say(staff, STYLE_WARNING, "%s", _("Nobody is marked."));
		return STAFF_NOTHING;
	}
	if (!deeds[i].next) {
		staff->deed.visit = row->visit;
		memcpy(staff->deed.number, row->number, sizeof staff->deed.number);
	}
	if (deeds_missing(staff) == ASKS_NOTHING)
		return STAFF_DO;
	staff_lay(staff, STAFF_ASK);
	return STAFF_NOTHING;
}

void deeds_tell(struct staff *staff)
{
	const struct staff_deed *deed = &staff->deed;
	switch (deed->outcome.result) {
	case CHANGE_DONE:
		staff_say(staff, STYLE_DONE, _(deeds[deed->row].done), deed->number);
		staff->cursor_visit = deed->outcome.visit;
		break;
	case CHANGE_FORBIDDEN:
		staff_say(staff, STYLE_WARNING, _(refusals[deed->outcome.was]), deed->number);
		break;
	case CHANGE_UNDECIDED:
		staff_say(staff, STYLE_WARNING,
		          _("%s has a request without an outcome: open it with Enter and accept it or not."),
		          deed->number);
		break;
	case CHANGE_NO_VISIT:
		staff_say(staff, STYLE_WARNING, "%s", _("There is no such visit."));
		break;
	case CHANGE_NOBODY:
		staff_say(staff, STYLE_WARNING, "%s", _("Nobody is waiting."));
		break;
	}
}
