#include "staff/deeds.h"

#include <string.h>

#include "core/text.h"
#include "staff/list.h"
#include "staff/refusals.h"

enum { COME_S = 60 }; /* sooner nobody has failed to come */

static const struct deed deeds[] = {
	{ 'n', VERB_CALL, DEED_NEXT, ASKS_NOTHING, N_("call next"),
	  N_("calls whoever is next: the longest wait, or who has a priority if the school says so"), N_("%s is called.") },
	{ 'c', VERB_CALL, DEED_VISIT, ASKS_WHY, N_("call this one"),
	  N_("calls the marked one out of turn; the reason goes into the journal"),
	  N_("%s is called out of turn.") },
	{ 'r', VERB_RECALL, DEED_VISIT, ASKS_NOTHING, N_("call again"),
	  N_("calls the marked one once more"), N_("%s is called again.") },
	{ 's', VERB_START, DEED_VISIT, ASKS_NOTHING, N_("start"),
	  N_("the visitor has come to the desk"), N_("%s is being served.") },
	{ 'f', VERB_FINISH, DEED_VISIT, ASKS_NOTHING, N_("finish"),
	  N_("the visitor has been served"), N_("%s is finished.") },
	{ 'x', VERB_NO_SHOW, DEED_VISIT, ASKS_NOTHING, N_("no-show"),
	  N_("the visitor did not come when called"), N_("%s did not come.") },
	{ 'h', VERB_HOLD, DEED_VISIT, ASKS_WHY | ASKS_UNTIL, N_("hold"),
	  N_("puts the marked one off, with a reason and a time to come back"),
	  N_("%s is put off.") },
	{ 't', VERB_TRANSFER, DEED_VISIT, ASKS_DESK | ASKS_WHY | ASKS_BACK | ASKS_COMMENT,
	  N_("transfer"),
	  N_("sends the marked one to another desk or colleague, perhaps to come back"), N_("%s waits for another desk.") },
	{ 'q', VERB_REQUEUE, DEED_VISIT, ASKS_NOTHING, N_("back to queue"),
	  N_("the marked one waits again, at the old place"), N_("%s waits again.") },
	{ 'd', VERB_CANCEL, DEED_VISIT, ASKS_WHY, N_("cancel"),
	  N_("the visitor has gone; the number is given back"), N_("%s is cancelled.") },
	{ 'k', VERB_FINISH, DEED_CONSULT, ASKS_NOTHING, N_("answered"),
	  N_("a mere question is answered: it closes at once and counts as a consultation"),
	  N_("%s: the question is answered.") },
	{ 'w', VERB_CALL, DEED_WALK_IN, ASKS_SERVICE, N_("paper application"),
	  N_("gives a number to somebody who has come with an application on paper"),
	  N_("%s is the new number.") },
	{ 'p', VERB_CALL, DEED_REPRINT, ASKS_NOTHING, N_("print again"),
	  N_("prints the ticket of the marked one again, marked as a copy"),
	  N_("%s: a copy is being printed.") },
	{ 'b', VERB_CALL, DEED_PAUSE, ASKS_UNTIL, N_("break"),
	  N_("pauses your desk and tells when you are back; any call ends it"), NULL },
	{ 'a', VERB_CALL, DEED_HELP, ASKS_NOTHING, N_("help me"),
	  N_("rings at the other desks until somebody answers with the same key"), NULL },
	{ 'u', VERB_CALL, DEED_UNDO, ASKS_NOTHING, N_("undo"),
	  N_("takes back the last deed, within a minute"), N_("%s is where it was.") },
};
_Static_assert(sizeof deeds / sizeof *deeds <= DEEDS_MAX, "actions are numbered by row");

int deeds_count(void)
{
	return sizeof deeds / sizeof *deeds;
}

const struct deed *deeds_row(int i)
{
	return &deeds[i];
}

const struct desk_state *deeds_desk(const struct staff *staff, const char *desk)
{
	for (int i = 0; i < staff->day.desk_count; i++) {
		if (strcmp(staff->day.desks[i].desk, desk) == 0)
			return &staff->day.desks[i];
	}
	return NULL;
}

const struct desk_state *deeds_cry(const struct staff *staff)
{
	for (int i = 0; i < staff->day.desk_count; i++) {
		const struct desk_state *state = &staff->day.desks[i];
		if (state->help_at && strcmp(state->desk, staff->desk) != 0)
			return state;
	}
	return NULL;
}

enum deed_asks deeds_missing(const struct staff *staff)
{
	const struct staff_deed *deed = &staff->deed;
	const struct {
		enum deed_asks asks;
		bool open;
	} steps[] = {
		{ ASKS_SERVICE, !deed->chosen },
		{ ASKS_DESK, !*deed->desk },
		{ ASKS_WHY, !*deed->why },
		{ ASKS_UNTIL, deed->until == 0 },
		{ ASKS_BACK, !deed->answered },
		{ ASKS_COMMENT, !deed->commented },
	};
	if (deed->offered && !deed->over)
		return ASKS_OFFER;
	if (deed->busy && !deed->over)
		return ASKS_BUSY;
	if (deed->early && !deed->over)
		return ASKS_EARLY;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		if (!(deeds[deed->row].asks & steps[i].asks) || !steps[i].open)
			continue;
		return steps[i].asks == ASKS_UNTIL && deed->typing ? ASKS_CLOCK : steps[i].asks;
	}
	return ASKS_NOTHING;
}

/* Who is called to this desk, or served there. */
static const struct desk_row *at_this_desk(const struct staff *staff, enum visit_state state)
{
	for (int i = 0; i < staff->day.count; i++) {
		const struct desk_row *row = &staff->day.row[i];
		/* What was left over from yesterday stands at no desk. */
		if (row->state == state && strcmp(row->desk, staff->desk) == 0
		    && !list_is_earlier(staff, row))
			return row;
	}
	return NULL;
}

static bool has_visit(enum deed_kind kind)
{
	return kind == DEED_VISIT || kind == DEED_CONSULT || kind == DEED_REPRINT;
}

/* How long the visitor has had a desk to come to. */
static int64_t called_s(const struct staff *staff, const struct desk_row *row)
{
	struct waiting_call call = { row->called_at, row->stopped_s, row->stopped_at };
	return waiting_called_s(&call, staff->now.unix_s);
}

/* What the state of things already answers. */
static void prepare(struct staff *staff, const struct deed *row, const struct desk_row *marked)
{
	struct staff_deed *deed = &staff->deed;
	const struct desk_state *own = deeds_desk(staff, staff->desk);
	const struct desk_row *served = at_this_desk(staff, VISIT_SERVING);
	int limit = catalog_school(staff->catalog)->recall_limit;
	if (row->kind == DEED_PAUSE && own && own->back_at)
		deed->until = -1;
	if (row->kind == DEED_VISIT && row->verb == VERB_RECALL && marked)
		deed->offered = marked->state == VISIT_CALLED && marked->recalls >= limit;
	if (row->verb == VERB_NO_SHOW && marked)
		deed->early = marked->state == VISIT_CALLED && called_s(staff, marked) < COME_S;
	if (row->kind == DEED_NEXT && served) {
		deed->busy = true;
		text_copy(deed->number, sizeof deed->number, served->number);
	}
	if (row->kind == DEED_UNDO)
		text_copy(deed->number, sizeof deed->number, staff->last.number);
}

int deeds_begin(struct staff *staff, int i)
{
	const struct desk_row *row = list_marked(staff);
	/* A second "call next" would be a slip. */
	const struct desk_row *coming = at_this_desk(staff, VISIT_CALLED);
	bool visit = has_visit(deeds[i].kind);
	staff->deed = (struct staff_deed){ .row = i };
	if (deeds[i].kind == DEED_NEXT && coming) {
		staff_say(staff, STYLE_WARNING,
		          _("%s is called to this desk: start it or note a no-show."),
		          coming->number);
		return STAFF_NOTHING;
	}
	if (visit && !row) {
		staff_say(staff, STYLE_WARNING, "%s", _("Nobody is marked."));
		return STAFF_NOTHING;
	}
	if (visit) {
		staff->deed.visit = row->visit;
		memcpy(staff->deed.number, row->number, sizeof staff->deed.number);
	}
	prepare(staff, &deeds[i], row);
	if (deeds[i].kind == DEED_UNDO && *staff->request.stepped)
		return request_undo(staff);
	if (deeds[i].kind == DEED_UNDO && !staff->last.outcome.visit) {
		staff_say(staff, STYLE_WARNING, "%s", _("There is nothing to undo."));
		return STAFF_NOTHING;
	}
	if (deeds_missing(staff) == ASKS_NOTHING)
		return STAFF_DO;
	staff_lay(staff, STAFF_ASK);
	return STAFF_NOTHING;
}

static const char *done_words(const struct staff *staff)
{
	const struct staff_deed *deed = &staff->deed;
	const struct desk_state *own = deeds_desk(staff, staff->desk);
	switch (deeds[deed->row].kind) {
	case DEED_PAUSE:
		return deed->until > 0 ? _("Your desk is paused.") : _("Your desk is open again.");
	case DEED_HELP:
		if (deeds_cry(staff))
			return _("You have answered: the bell is silent.");
		return own && own->help_at ? _("Help is no longer asked for.")
		                           : _("The other desks are being called to help.");
	default:
		if (deed->outcome.by_claim)
			return _("%s is called before the others: priority by law.");
		if (deed->outcome.result == CHANGE_DONE && deed->outcome.is == VISIT_WAITING
		    && deeds[deed->row].verb == VERB_FINISH)
			return _("%s waits for the desk it came from.");
		return _(deeds[deed->row].done);
	}
}

static void tell_done(struct staff *staff)
{
	struct staff_deed *deed = &staff->deed;
	enum deed_kind kind = deeds[deed->row].kind;
	staff_say(staff, STYLE_DONE, done_words(staff), deed->number);
	if (deed->outcome.visit)
		staff->cursor_visit = deed->outcome.visit;
	if (kind == DEED_VISIT || kind == DEED_NEXT || kind == DEED_CONSULT) {
		staff->last = *deed;
		staff->last_ms = staff->mono_ms;
		*staff->request.stepped = '\0';
	} else if (kind == DEED_UNDO) {
		memset(&staff->last, 0, sizeof staff->last);
	}
}

void deeds_tell(struct staff *staff)
{
	const struct staff_deed *deed = &staff->deed;
	if (deed->refused) {
		staff_say(staff, STYLE_WARNING, _(deed->refused), deed->number);
		return;
	}
	switch (deed->outcome.result) {
	case CHANGE_DONE:
		tell_done(staff);
		break;
	case CHANGE_FORBIDDEN:
		staff_say(staff, STYLE_WARNING,
		          _(refusals_words(deeds[deed->row].verb, deed->outcome.was)), deed->number);
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
