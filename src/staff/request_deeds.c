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
	         && file(staff)->result_count < (int)service->result_count;
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
	if (file(staff)->view.consented && *file(staff)->view.consent_by)
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
	return file(staff)->view.state == REQUEST_ACCEPTED
		? NULL : N_("A receipt is given for an accepted request.");
}

static const char *not_head(const struct staff *staff)
{
	if (staff->account.role != ROLE_HEAD)
		return N_("Only the head can do that.");
	return file(staff)->right[RIGHT_DELETED] ? closed(staff) : NULL;
}

static const struct request_deed_row deeds[] = {
	[DEED_ACCEPT] = { 'a', N_("accept"), N_("the documents are complete; the term starts"),
		N_("%s is accepted."), { STEP_END }, no_accept },
	[DEED_NOT_ACCEPT] = { 'n', N_("not accept"),
		N_("papers are missing or expired: the reason, and what the person can do"),
		N_("%s is not accepted."), { STEP_GROUND, STEP_REMEDY }, no_not_accept },
	[DEED_ISSUE] = { 'i', N_("issue"), N_("a paper is given out: which, number, to whom"),
		N_("The result of %s is issued."),
		{ STEP_RESULT, STEP_SERIES, STEP_NUMBER, STEP_RECIPIENT }, no_issue },
	[DEED_REFUSE] = { 'r', N_("refuse"),
		N_("the service is refused: the reason, and what the person can do"),
		N_("The service is refused, %s."), { STEP_GROUND, STEP_REMEDY }, no_refuse },
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
	[DEED_RECEIPT] = { 'p', N_("receipt"), N_("prints the receipt for the documents"),
		N_("The receipt is being printed, %s."), { STEP_END }, no_receipt },
	[DEED_EXPORT] = { 'x', N_("all data"), N_("prints all data of the request for the person"),
		N_("All data are being printed, %s."), { STEP_END }, closed },
	[DEED_BLOCK] = { 'k', N_("block"), N_("head: blocks the data, or lifts it"),
		N_("Done, %s."), { STEP_SURE }, not_head },
	[DEED_DELETE] = { 'z', N_("delete data"),
		N_("head: deletes the data for good; asks twice"),
		N_("The data of %s are deleted."), { STEP_SURE, STEP_VERY_SURE }, not_head },
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

/* The marked field or paper becomes what the deed is about. */
static void aim(struct staff *staff)
{
	struct request_act *act = &staff->request.act;
	const struct service *service = request_service(staff);
	struct request_row row;
	if (!request_marked(staff, &row))
		return;
	if (act->deed == DEED_TICK && row.kind == ROW_PAPER)
		text_copy(act->name, sizeof act->name, file(staff)->view.paper[row.index].name);
	if (act->deed != DEED_CORRECT || row.kind != ROW_FIELD || !service)
		return;
	text_copy(act->name, sizeof act->name, service->fields[row.index].name);
	act->filling = request_is_open(staff, &service->fields[row.index]);
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
	explicit_bzero(&staff->request.act, sizeof staff->request.act);
	staff->request.act.deed = deed;
	aim(staff);
	if (request_step(staff) == STEP_END)
		return STAFF_FILE_DO;
	staff_go(staff, STAFF_REQUEST_ASK);
	return STAFF_NOTHING;
}

int request_step_on(struct staff *staff)
{
	staff->request.act.at++;
	if (request_step(staff) == STEP_END) {
		staff->page = STAFF_REQUEST;
		return STAFF_FILE_DO;
	}
	staff_go(staff, STAFF_REQUEST_ASK);
	return STAFF_NOTHING;
}

/* Answers left to staff are filled in one after another. */
static int fill_next(struct staff *staff)
{
	struct request_rows rows;
	struct request_row row;
	request_rows_make(staff, &rows);
	for (int i = 0; i < rows.count && rows.row[i].kind != ROW_PAPER; i++) {
		staff->request.cursor = i;
		if (request_marked(staff, &row) && row.kind == ROW_FIELD
		    && request_is_open(staff, &request_service(staff)->fields[row.index]))
			return request_begin(staff, DEED_CORRECT);
	}
	return STAFF_NOTHING;
}

static int tell_done(struct staff *staff)
{
	const struct request_act *act = &staff->request.act;
	char next[TICKET_REGISTRATION];
	bool filling = act->deed == DEED_CORRECT && act->filling;
	staff_say(staff, STYLE_DONE, _(deeds[act->deed].done), staff->request.registration);
	text_copy(next, sizeof next, act->other);
	explicit_bzero(&staff->request.act, sizeof staff->request.act);
	if (*next)
		return request_open(staff, next);
	return filling ? fill_next(staff) : STAFF_NOTHING;
}

int request_tell(struct staff *staff)
{
	bool waits = staff->request.act.waits;
	if (staff->request.act.done)
		return tell_done(staff);
	explicit_bzero(&staff->request.act, sizeof staff->request.act);
	staff_say(staff, STYLE_WARNING, "%s",
	          waits ? _("A paper is being printed: try again in a moment.")
	          : _("It was not done: somebody has changed the request. Look at it again."));
	return STAFF_LOOK;
}
