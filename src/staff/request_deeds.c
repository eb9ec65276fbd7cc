/* What staff can do with a request: one table for the keys, the help and the
 * refusals. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "staff/staff.h"

static const struct request_file *file(const struct staff *staff)
{
	return &staff->request.file;
}

/* What it is now, and what would help. */
static const char *state_forbids(const struct staff *staff, enum request_verb verb)
{
	static const char *const refusals[REQUEST_STATES] = {
		[REQUEST_SUBMITTED] = N_("The request has not been accepted yet: accept it first."),
		[REQUEST_ACCEPTED] = N_("The request is accepted already; its term runs."),
		[REQUEST_NOT_ACCEPTED] = N_("The documents were not accepted: hand the request in again with S."),
		[REQUEST_ISSUED] = N_("The result has been issued already."),
		[REQUEST_REFUSED] = N_("The service was refused: hand the request in again with S."),
		[REQUEST_WITHDRAWN] = N_("The request was withdrawn: the person needs a new one."),
	};
	enum request_state to = file(staff)->view.state;
	return rules_request(to, verb, &to) ? NULL : refusals[file(staff)->view.state];
}

static const char *no_accept(const struct staff *staff)
{
	return state_forbids(staff, VERB_ACCEPT);
}

static const char *no_not_accept(const struct staff *staff)
{
	return state_forbids(staff, VERB_NOT_ACCEPT);
}

static const char *no_refuse(const struct staff *staff)
{
	return state_forbids(staff, VERB_REFUSE);
}

static const char *no_withdraw(const struct staff *staff)
{
	return state_forbids(staff, VERB_WITHDRAW);
}

/* A second paper may follow the first. */
static const char *no_issue(const struct staff *staff)
{
	const struct service *service = request_service(staff);
	bool more = file(staff)->view.state == REQUEST_ISSUED && service
	         && decide_left(service, file(staff)) > 0;
	return more ? NULL : state_forbids(staff, VERB_ISSUE);
}

static const char *closed(const struct staff *staff)
{
	if (file(staff)->right[RIGHT_DELETED])
		return N_("The data of this request are deleted.");
	if (file(staff)->right[RIGHT_BLOCKED])
		return N_("The data of this request are blocked: the head lifts it with K.");
	return NULL;
}

static const char *no_correct(const struct staff *staff)
{
	struct request_row row;
	if (!request_marked(staff, &row) || row.kind != ROW_FIELD)
		return N_("Mark an answer with the arrows first.");
	return closed(staff);
}

static const char *no_tick(const struct staff *staff)
{
	struct request_row row;
	if (!request_marked(staff, &row) || row.kind != ROW_PAPER)
		return N_("Mark a paper with the arrows first.");
	return closed(staff);
}

static const char *no_consent(const struct staff *staff)
{
	bool taken_back = file(staff)->right[RIGHT_TAKEN_BACK];
	if (file(staff)->view.consented && *file(staff)->view.consent_by && !taken_back)
		return N_("Consent has been given already.");
	return closed(staff);
}

static const char *no_take_back(const struct staff *staff)
{
	if (!file(staff)->view.consented)
		return N_("No consent has been given.");
	return file(staff)->right[RIGHT_TAKEN_BACK] ? N_("Consent has been taken back already.")
	                                            : closed(staff);
}

static const char *no_ready(const struct staff *staff)
{
	if (file(staff)->view.state == REQUEST_ACCEPTED)
		return file(staff)->to_tell ? N_("It is on the list of those to be told.") : NULL;
	return N_("Only the result of an accepted request can be ready.");
}

static const char *no_told(const struct staff *staff)
{
	return file(staff)->to_tell ? NULL : N_("There is nothing to be told.");
}

static const char *no_again(const struct staff *staff)
{
	enum request_state state = file(staff)->view.state;
	if (state != REQUEST_NOT_ACCEPTED && state != REQUEST_REFUSED)
		return N_("Only a request that was refused or not accepted is handed in again.");
	if (*file(staff)->again)
		return N_("It has been handed in again already.");
	return closed(staff);
}

static const char *no_receipt(const struct staff *staff)
{
	enum request_state state = file(staff)->view.state;
	bool paper = state == REQUEST_ACCEPTED || state == REQUEST_NOT_ACCEPTED
	          || state == REQUEST_REFUSED;
	return paper ? NULL : N_("There is a paper for it when it is accepted, not accepted or refused.");
}

/* Whoever stands at the desk takes the demand down; what follows the head decides. */
static const char *no_block(const struct staff *staff)
{
	bool blocked = file(staff)->right[RIGHT_BLOCKED];
	if (blocked && staff->account.role != ROLE_HEAD)
		return N_("The data are blocked already: the head lifts it or deletes them.");
	return file(staff)->right[RIGHT_DELETED] ? closed(staff) : NULL;
}

static const char *not_head(const struct staff *staff)
{
	if (staff->account.role != ROLE_HEAD)
		return N_("Only the head can do that.");
	return file(staff)->right[RIGHT_DELETED] ? closed(staff) : NULL;
}

/* The register knows whether there is something to take back. */
static const char *anything(const struct staff *staff)
{
	(void)staff;
	return NULL;
}

static const struct request_deed_row deeds[] = {
	[DEED_ACCEPT] = { 'a', N_("accept"), N_("the documents are complete; the term starts"),
		N_("%s is accepted. P prints the receipt."), { STEP_MISSING }, no_accept },
	[DEED_NOT_ACCEPT] = { 'n', N_("not accept"),
		N_("papers are missing or expired: the reason, and what the person can do"),
		N_("%s is not accepted. P prints the refusal."), { STEP_GROUND, STEP_REMEDY }, no_not_accept },
	[DEED_ISSUE] = { 'i', N_("issue"), N_("a paper is given out: which, number, to whom"),
		N_("The result of %s is issued."),
		{ STEP_RESULT, STEP_SERIES, STEP_NUMBER, STEP_RECIPIENT, STEP_SIGNED }, no_issue },
	[DEED_REFUSE] = { 'r', N_("refuse"),
		N_("the service is refused: the reason, and what the person can do"),
		N_("The service is refused, %s. P prints the refusal."), { STEP_GROUND, STEP_REMEDY }, no_refuse },
	[DEED_WITHDRAW] = { 'w', N_("withdraw"), N_("the person takes the request back"),
		N_("%s is withdrawn."), { STEP_SURE }, no_withdraw },
	[DEED_CORRECT] = { 'e', N_("write"), N_("writes or corrects the marked answer"),
		N_("Written down, %s."), { STEP_VALUE }, no_correct },
	[DEED_TICK] = { 't', N_("tick"), N_("the marked paper is here, or is not"),
		N_("Ticked, %s."), { STEP_END }, no_tick },
	[DEED_NOTE] = { 'm', N_("note"), N_("a note to colleagues"),
		N_("The note is kept, %s."), { STEP_NOTE }, closed },
	[DEED_CONSENT] = { 'c', N_("consent"), N_("the person has agreed to the use of the data"),
		N_("The consent is recorded, %s."), { STEP_GIVEN_BY }, no_consent },
	[DEED_TAKE_BACK] = { 'b', N_("take back consent"),
		N_("the use of the data ends within 15 working days"),
		N_("The consent is taken back, %s."), { STEP_SURE }, no_take_back },
	[DEED_READY] = { 'y', N_("ready"), N_("the result is ready: somebody is to be told"),
		N_("The result of %s is ready."), { STEP_END }, no_ready },
	[DEED_TOLD] = { 'd', N_("told"), N_("the person has been told"),
		N_("The person has been told, %s."), { STEP_END }, no_told },
	[DEED_AGAIN] = { 's', N_("hand in again"), N_("a new request with the same answers"),
		N_("%s is handed in again."), { STEP_SURE }, no_again },
	[DEED_RECEIPT] = { 'p', N_("paper"),
		N_("prints the receipt for the documents, or the refusal with its reason"),
		N_("The paper is being printed, %s."), { STEP_END }, no_receipt },
	[DEED_EXPORT] = { 'x', N_("all data"), N_("prints all data of the request for the person"),
		N_("All data are being printed, %s."), { STEP_END }, closed },
	[DEED_BLOCK] = { 'k', N_("block"),
		N_("the person demands it: the data are blocked until the head decides"),
		N_("Done, %s."), { STEP_SURE }, no_block },
	[DEED_DELETE] = { 'z', N_("delete data"),
		N_("head: deletes the data for good; asks twice"),
		N_("The data of %s are deleted."), { STEP_SURE, STEP_VERY_SURE }, not_head },
	[DEED_REVOKE] = { 'u', N_("undo"),
		N_("takes back your last step with this request, within a minute"),
		NULL, { STEP_END }, anything }, /* the register tells what */
};
_Static_assert(sizeof deeds / sizeof *deeds == REQUEST_DEEDS, "a deed without its row");

const struct request_deed_row *request_deed_row(enum request_deed deed)
{
	return &deeds[deed];
}

enum request_step request_step(const struct staff *staff)
{
	const struct request_act *act = &staff->request.act;
	return (enum request_step)deeds[act->deed].steps[act->at];
}

static void aim_at_paper(struct staff *staff, int index)
{
	struct request_act *act = &staff->request.act;
	struct checklist list;
	request_checklist(staff, &list);
	text_copy(act->name, sizeof act->name, list.row[index].name);
}

/* The marked field or paper becomes what the deed is about. */
static void aim(struct staff *staff)
{
	struct request_act *act = &staff->request.act;
	const struct service *service = request_service(staff);
	struct request_row row;
	if (!request_marked(staff, &row))
		return;
	if (act->deed == DEED_TICK && row.kind == ROW_PAPER)
		aim_at_paper(staff, row.index);
	if (act->deed != DEED_CORRECT || row.kind != ROW_FIELD || !service)
		return;
	text_copy(act->name, sizeof act->name, service->fields[row.index].name);
	act->filling = request_is_open(staff, &service->fields[row.index]);
}

/* Only a state blank has a series and is signed for; nobody is warned of nothing. */
static bool is_idle(const struct staff *staff)
{
	const struct service *service = request_service(staff);
	const struct result *result = decide_result(service, staff->request.act.result.name);
	char missing[OUTCOME_MISSING];
	switch (request_step(staff)) {
	case STEP_MISSING:
		checklist_missing(service, &file(staff)->view, missing);
		return !*missing;
	case STEP_SERIES: case STEP_SIGNED:
		return !result || !result->blank;
	default:
		return false;
	}
}

static int ask_or_do(struct staff *staff)
{
	while (is_idle(staff))
		staff->request.act.at++;
	if (request_step(staff) == STEP_END) {
		staff->page = STAFF_REQUEST;
		return STAFF_FILE_DO;
	}
	staff_go(staff, STAFF_REQUEST_ASK);
	return STAFF_NOTHING;
}

int request_begin(struct staff *staff, enum request_deed deed)
{
	if (!staff->request.there)
		return STAFF_NOTHING;
	const char *why_not = deeds[deed].why_not(staff);
	if (!why_not && !request_service(staff))
		why_not = N_("The form file of this service is missing: mend it first.");
	if (why_not) {
		staff_say(staff, STYLE_WARNING, "%s", _(why_not));
		return STAFF_NOTHING;
	}
	*staff->said = '\0';
	request_drop(staff);
	staff->request.act.deed = deed;
	aim(staff);
	return ask_or_do(staff);
}

int request_step_on(struct staff *staff)
{
	staff->request.act.at++;
	return ask_or_do(staff);
}

/* Answers left to staff are filled in one after another; then the cursor stands on the
 * consent if that is still to be asked. */
static int fill_next(struct staff *staff)
{
	struct request_rows rows;
	int consent = 0;
	request_rows_make(staff, &rows);
	for (int i = 0; i < rows.count; i++) {
		const struct request_row *row = &rows.row[i];
		if (row->kind == ROW_CONSENT)
			consent = i;
		if (row->kind != ROW_FIELD
		    || !request_is_open(staff, &request_service(staff)->fields[row->index]))
			continue;
		staff->request.cursor = i;
		return request_begin(staff, DEED_CORRECT);
	}
	if (!no_consent(staff))
		staff->request.cursor = consent;
	return STAFF_NOTHING;
}

static int tell_done(struct staff *staff)
{
	const struct request_act *act = &staff->request.act;
	char next[TICKET_REGISTRATION];
	bool filling = act->deed == DEED_CORRECT && act->filling;
	staff_say(staff, STYLE_DONE, _(deeds[act->deed].done), staff->request.registration);
	text_copy(next, sizeof next, act->other);
	memset(&staff->last, 0, sizeof staff->last);
	text_copy(staff->request.stepped, sizeof staff->request.stepped,
	          staff->request.registration);
	/* What became of it stands at the top. */
	if (act->deed <= DEED_WITHDRAW)
		staff->request.cursor = 0;
	request_drop(staff);
	if (*next)
		return request_open(staff, next);
	return filling ? fill_next(staff) : STAFF_NOTHING;
}

/* What the person has in hand is to be given back. */
static void tell_revoked(struct staff *staff)
{
	static const char *const refusals[] = {
		[REVOKE_NOTHING] = N_("There is nothing to take back: the last step here is of another kind."),
		[REVOKE_LATE] = N_("More than a minute has passed: it cannot be taken back any more."),
		[REVOKE_TOUCHED] = N_("The last step here is a colleague's: only they can take it back."),
		[REVOKE_FINISHED] = N_("The visit is finished already: take that back first, with U in the queue."),
	};
	const struct revoked *revoked = &staff->request.act.revoked;
	if (revoked->result != REVOKE_DONE)
		staff_say(staff, STYLE_WARNING, "%s", _(refusals[revoked->result]));
	else if (revoked->printed)
		staff_say(staff, STYLE_WARNING, "%s",
		          _("Taken back. The paper on it is printed: take it back from the person."));
	else if (*revoked->paper)
		staff_say(staff, STYLE_WARNING,
		          _("Taken back. Paper No. %s: take it back from the person."), revoked->number);
	else
		staff_say(staff, STYLE_DONE, _("Taken back: %s."), journal_word(revoked->what));
}

int request_undo(struct staff *staff)
{
	request_drop(staff);
	staff->request.act.deed = DEED_REVOKE;
	text_copy(staff->request.registration, sizeof staff->request.registration,
	          staff->request.stepped);
	return STAFF_FILE_DO;
}

int request_tell(struct staff *staff)
{
	bool waits = staff->request.act.waits;
	if (staff->request.act.deed == DEED_REVOKE) {
		*staff->request.stepped = '\0';
		tell_revoked(staff);
		request_drop(staff);
		return STAFF_LOOK;
	}
	if (staff->request.act.done)
		return tell_done(staff);
	request_drop(staff);
	staff_say(staff, STYLE_WARNING, "%s",
	          waits ? _("A paper is being printed: try again in a moment.")
	          : _("It was not done: somebody has changed the request. Look at it again."));
	return STAFF_LOOK;
}
