#include "staff/request_run.h"

#include <string.h>

#include "core/text.h"
#include "office/claim.h"
#include "office/intake.h"
#include "office/letters.h"
#include "office/tidy.h"
#include "store/unseen.h"

/* A deed with all it needs. */
struct doing {
	struct office *office;
	struct handout *handout;
	struct staff *staff;
	struct request_act *act;
	const struct service *service;
	struct actor actor;
	struct amend amend;
};

static enum fault decide(struct doing *doing)
{
	static const enum request_verb verbs[] = {
		[DEED_ACCEPT] = VERB_ACCEPT, [DEED_NOT_ACCEPT] = VERB_NOT_ACCEPT,
		[DEED_ISSUE] = VERB_ISSUE, [DEED_REFUSE] = VERB_REFUSE,
		[DEED_WITHDRAW] = VERB_WITHDRAW,
	};
	struct staff *staff = doing->staff;
	struct request_act *act = doing->act;
	char missing[OUTCOME_MISSING];
	checklist_missing(doing->service, &staff->request.file.view, missing);
	act->result.day = staff->now.date;
	struct decision decision = {
		.verb = verbs[act->deed], .ground = act->name, .remedy = act->text,
		.missing = missing, .result = &act->result, .actor = doing->actor,
		.due = decide_due(staff->catalog, doing->service, &staff->now),
	};
	enum fault fault = decide_carry_out(doing->office->store, &staff->request.file, &decision,
	                                    &staff->now, &act->decided);
	act->done = act->decided.result == DECIDE_DONE;
	return fault;
}

static enum fault correct(struct doing *doing)
{
	struct request_act *act = doing->act;
	const struct field *field = service_field(doing->service, act->name);
	text_copy(act->answer.name, sizeof act->answer.name, act->name);
	doing->amend.claims = claim_is(field, act->answer.value);
	return store_correct(doing->office->store, &doing->amend,
	                     (int)(field - doing->service->fields), &act->answer, &act->done);
}

static enum fault tick(struct doing *doing)
{
	struct checklist list;
	int at = 0;
	request_checklist(doing->staff, &list);
	while (at < list.count && strcmp(list.row[at].name, doing->act->name) != 0)
		at++;
	if (at == list.count)
		return FAULT_NONE;
	return store_tick(doing->office->store, &doing->amend, list.row[at].position,
	                  doing->act->name, !list.row[at].with_me, &doing->act->done);
}

static enum fault note(struct doing *doing)
{
	return store_note(doing->office->store, &doing->amend, doing->act->text, &doing->act->done);
}

static enum fault agree(struct doing *doing)
{
	const struct request_view *view = &doing->staff->request.file.view;
	struct consent consent = {
		.lang = view->lang, .given_by = doing->act->text,
		.for_whom = answers_value(&view->answers, "child_name"), .how = "desk",
	};
	intake_consent_digest(catalog_consent(doing->staff->catalog), view->lang,
	                      consent.text_digest);
	return store_consent(doing->office->store, &doing->amend, &consent, &doing->act->done);
}

static enum fault exercise(struct doing *doing)
{
	static const enum data_right rights[REQUEST_DEEDS] = {
		[DEED_TAKE_BACK] = RIGHT_TAKEN_BACK, [DEED_BLOCK] = RIGHT_BLOCKED,
		[DEED_DELETE] = RIGHT_DELETED,
	};
	struct staff *staff = doing->staff;
	enum data_right right = rights[doing->act->deed];
	if (right == RIGHT_BLOCKED && staff->request.file.right[RIGHT_BLOCKED])
		return store_unblock(doing->office->store, &doing->amend, &doing->act->done);
	enum fault fault = store_exercise(doing->office->store, &doing->amend, right,
	                                  decide_right_due(staff->catalog, right, &staff->now),
	                                  &doing->act->done);
	if (!fault && right == RIGHT_DELETED)
		tidy_papers(doing->office->paths.home, NULL);
	return fault;
}

static enum fault ready(struct doing *doing)
{
	return store_ready(doing->office->store, doing->amend.request, &doing->actor,
	                   &doing->staff->now, &doing->act->done);
}

static enum fault told(struct doing *doing)
{
	return store_told(doing->office->store, doing->amend.request, &doing->actor,
	                  &doing->staff->now, &doing->act->done);
}

static enum fault again(struct doing *doing)
{
	struct ticket ticket;
	enum fault fault = decide_again(doing->office->store, &doing->staff->request.file,
	                                &doing->actor, &doing->staff->now, &ticket);
	if (fault)
		return fault;
	doing->act->done = true;
	text_copy(doing->act->other, sizeof doing->act->other, ticket.request[0].registration);
	return FAULT_NONE;
}

static enum fault revoke(struct doing *doing)
{
	return store_revoke(doing->office->store, doing->amend.request, &doing->actor,
	                    &doing->staff->now, &doing->act->revoked);
}

/* The receipt, or all data of the person: a leaflet for his hands. */
static enum fault letter(struct doing *doing)
{
	static struct leaflet leaflet;
	struct staff *staff = doing->staff;
	const struct request_file *file = &staff->request.file;
	doing->act->waits = handout_busy(doing->handout);
	if (doing->act->waits)
		return FAULT_NONE;
	lang_use(file->view.lang);
	bool receipt = doing->act->deed == DEED_RECEIPT, accepted = receipt && file->view.state == REQUEST_ACCEPTED;
	if (accepted)
		letters_receipt(staff->catalog, file, &leaflet);
	else if (receipt)
		letters_refusal(staff->catalog, file, &leaflet);
	else
		letters_data(staff->catalog, file, &leaflet);
	lang_use(staff->lang);
	enum fault fault = handout_start(doing->handout, doing->office, &leaflet, &staff->now);
	if (!fault && doing->act->deed == DEED_EXPORT)
		fault = store_data_given(doing->office->store, &doing->amend);
	explicit_bzero(&leaflet, sizeof leaflet);
	doing->act->done = !fault;
	if (fault || !receipt)
		return fault;
	return store_handed_out(doing->office->store, doing->amend.request,
	                        accepted ? "receipt" : "refusal", &doing->actor, &staff->now);
}

enum fault request_run_do(struct office *office, struct handout *handout, struct staff *staff)
{
	static enum fault (*const deeds[REQUEST_DEEDS])(struct doing *) = {
		[DEED_ACCEPT] = decide, [DEED_NOT_ACCEPT] = decide, [DEED_ISSUE] = decide,
		[DEED_REFUSE] = decide, [DEED_WITHDRAW] = decide, [DEED_CORRECT] = correct,
		[DEED_TICK] = tick, [DEED_NOTE] = note, [DEED_CONSENT] = agree,
		[DEED_TAKE_BACK] = exercise, [DEED_READY] = ready, [DEED_TOLD] = told,
		[DEED_AGAIN] = again, [DEED_RECEIPT] = letter, [DEED_EXPORT] = letter,
		[DEED_BLOCK] = exercise, [DEED_DELETE] = exercise, [DEED_REVOKE] = revoke,
	};
	enum fault fault = FAULT_NONE;
	if (!staff->request.there) {
		fault = store_file(office->store, staff->request.registration, &staff->request.there,
		                   &staff->request.file);
		if (fault || !staff->request.there)
			return fault;
	}
	struct doing doing = {
		office, handout, staff, &staff->request.act, request_service(staff),
		.actor = { .account = staff->account.name, .desk = staff->desk },
	};
	doing.amend = (struct amend){ .request = staff->request.file.view.id, .actor = doing.actor,
	                              .now = &staff->now };
	fault = deeds[doing.act->deed](&doing);
	return fault ? fault : request_run_look(office, staff);
}

enum fault request_run_visit(struct office *office, struct staff *staff)
{
	bool found;
	enum fault fault = store_ticket(office->store, staff->request.visit, &found,
	                                &staff->request.ticket);
	if (!found)
		staff->request.ticket.request_count = 0;
	return fault;
}

static void count_rows(struct office *office, struct staff *staff, const struct work_row *rows,
                       int count)
{
	for (int i = 0; i < count; i++) {
		if (rows[i].due.day.year == 0)
			continue;
		int left = decide_days_left(office->catalog, &rows[i].due, &staff->now);
		staff->day.due += left == 0;
		staff->day.overdue += left < 0;
	}
}

/* For the line of what needs a person: accepted requests and people's rights that are
 * due today, and past it. */
static enum fault count_due(struct office *office, struct staff *staff)
{
	static struct work_row rows[WORK_ROWS];
	int count;
	staff->day.due = staff->day.overdue = 0;
	enum fault fault = store_worklist(office->store, rows, WORK_ROWS, &count);
	count_rows(office, staff, rows, count);
	if (!fault)
		fault = store_rights_due(office->store, rows, WORK_ROWS, &count);
	count_rows(office, staff, rows, count);
	explicit_bzero(rows, sizeof rows);
	return fault;
}

static enum fault count_unseen(struct office *office, struct staff *staff)
{
	static struct work_row rows[WORK_ROWS];
	return store_unseen(office->store, staff->day.day, rows, WORK_ROWS, &staff->day.unseen);
}

/* The whole of it, and the page of its history that is open. */
static enum fault look_file(struct store *store, struct staff_request *request)
{
	enum fault fault = store_file(store, request->registration, &request->there,
	                              &request->file);
	if (fault || !request->there || request->history_page == 0)
		return fault;
	return store_older(store, &request->file, request->below[request->history_page]);
}

enum fault request_run_look(struct office *office, struct staff *staff)
{
	struct staff_request *request = &staff->request;
	enum staff_page page = staff->page < STAFF_ASK ? staff->page : staff->under;
	bool file = page == STAFF_REQUEST || page == STAFF_REQUEST_ASK;
	enum fault fault = FAULT_NONE;
	if (staff->page == STAFF_LOCKED)
		return FAULT_NONE;
	if (file && *request->registration)
		return look_file(office->store, request);
	if (page == STAFF_DESK) {
		fault = count_unseen(office, staff);
		return fault ? fault : count_due(office, staff);
	}
	if (page == STAFF_REQUESTS)
		return request_run_visit(office, staff);
	if (page != STAFF_WORK)
		return FAULT_NONE;
	request->there = false;
	explicit_bzero(&request->file, sizeof request->file);
	fault = store_unseen(office->store, staff->day.day, request->unseen, WORK_ROWS,
	                     &request->unseen_count);
	if (!fault)
		fault = store_to_tell(office->store, request->tell, WORK_ROWS, &request->tell_count);
	if (!fault)
		fault = store_rights_due(office->store, request->rights, WORK_ROWS,
		                         &request->right_count);
	return fault ? fault : store_worklist(office->store, request->due, WORK_ROWS,
	                                      &request->due_count);
}
