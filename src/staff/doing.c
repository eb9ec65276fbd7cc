#include "staff/doing.h"

#include <string.h>

#include "core/text.h"
#include "office/intake.h"
#include "staff/deeds.h"

static struct actor actor_of(const struct staff *staff)
{
	return (struct actor){ .account = staff->account.name, .desk = staff->desk };
}

static struct change change_of(const struct staff *staff)
{
	const struct staff_deed *deed = &staff->deed;
	const struct deed *row = deeds_row(deed->row);
	bool here = row->verb == VERB_CALL || row->kind == DEED_CONSULT;
	return (struct change){
		.desk = *deed->desk ? deed->desk : here ? staff->desk : "",
		.why = row->kind == DEED_CONSULT ? "consultation" : deed->why,
		.until = deed->until > 0 ? deed->until : 0,
		.comment = *deed->comment ? deed->comment : NULL,
		.back_to = deed->lent ? staff->desk : NULL,
		.actor = actor_of(staff),
	};
}

static enum fault do_visit(struct doing *doing, struct staff *staff)
{
	struct change change = change_of(staff);
	struct staff_deed *deed = &staff->deed;
	struct store *store = doing->office->store;
	enum visit_verb verb = deeds_row(deed->row)->verb;
	enum fault fault = store_visit(store, deed->visit, verb, &change, &staff->now,
	                               &deed->outcome);
	/* "Back to the queue" is one key, whatever it has to end. */
	bool held = deed->outcome.result == CHANGE_FORBIDDEN && deed->outcome.was == VISIT_HELD;
	if (!fault && held && verb == VERB_REQUEUE)
		fault = store_visit(store, deed->visit, VERB_RESUME, &change, &staff->now,
		                    &deed->outcome);
	return fault;
}

static enum fault do_next(struct doing *doing, struct staff *staff)
{
	struct change change = change_of(staff);
	struct staff_deed *deed = &staff->deed;
	struct store *store = doing->office->store;
	struct ticket ticket;
	bool found = false;
	enum fault fault = store_call_next(store, staff->day.day, &change, &staff->now,
	                                   &deed->outcome);
	if (!fault && deed->outcome.result == CHANGE_DONE
	    && store_ticket(store, deed->outcome.visit, &found, &ticket) == FAULT_NONE && found)
		memcpy(deed->number, ticket.number, sizeof deed->number);
	return fault;
}

static enum fault do_consult(struct doing *doing, struct staff *staff)
{
	struct change change = change_of(staff);
	struct staff_deed *deed = &staff->deed;
	const struct desk_row *row = NULL;
	for (int i = 0; i < staff->day.count; i++)
		row = staff->day.row[i].visit == deed->visit ? &staff->day.row[i] : row;
	if (row && row->request_count > 0) {
		deed->refused = N_("%s has a request: it needs an outcome and cannot be a mere question.");
		return FAULT_NONE;
	}
	return store_consult(doing->office->store, deed->visit, &change, &staff->now, &deed->outcome);
}

static enum fault do_reprint(struct doing *doing, struct staff *staff)
{
	struct staff_deed *deed = &staff->deed;
	struct actor actor = actor_of(staff);
	int64_t job;
	if (doing->office->route == ROUTE_NONE) {
		deed->refused = N_("There is no printer.");
		return FAULT_NONE;
	}
	if (doing->next_job) {
		deed->refused = N_("A paper is being printed: try again in a moment.");
		return FAULT_NONE;
	}
	enum fault fault = store_reprint(doing->office->store, deed->visit, &actor, &staff->now, &job);
	doing->next_job = fault ? 0 : job;
	deed->outcome.result = job ? CHANGE_DONE : CHANGE_NO_VISIT;
	doing_paper(doing, &staff->now);
	return fault;
}

static enum fault do_walk_in(struct doing *doing, struct staff *staff)
{
	struct staff_deed *deed = &staff->deed;
	struct actor actor = actor_of(staff);
	size_t count = catalog_service_count(staff->catalog), at = (size_t)deed->service;
	struct ticket ticket;
	enum fault fault = intake_walk_in(doing->office,
	                                  at < count ? catalog_service(staff->catalog, at) : NULL,
	                                  staff->lang, &actor, &staff->now, &ticket);
	if (fault)
		return fault;
	text_copy(deed->number, sizeof deed->number, ticket.number);
	deed->outcome = (struct change_outcome){ .result = CHANGE_DONE, .visit = ticket.visit };
	/* While another is printed it is left to the kiosk, which takes up fresh papers. */
	if (!doing->next_job)
		doing->next_job = ticket.print_job;
	doing_paper(doing, &staff->now);
	return FAULT_NONE;
}

static enum fault do_pause(struct doing *doing, struct staff *staff)
{
	struct actor actor = actor_of(staff);
	int64_t until = staff->deed.until > 0 ? staff->deed.until : 0;
	if (!*staff->desk) {
		staff->deed.refused = N_("You have no desk.");
		return FAULT_NONE;
	}
	return store_desk_pause(doing->office->store, until, &actor, &staff->now);
}

/* Answers another's cry; else begins one's own, or ends it. */
static enum fault do_help(struct doing *doing, struct staff *staff)
{
	struct actor actor = actor_of(staff);
	const struct desk_state *cry = deeds_cry(staff), *own = deeds_desk(staff, staff->desk);
	if (!*staff->desk) {
		staff->deed.refused = N_("You have no desk.");
		return FAULT_NONE;
	}
	return store_desk_help(doing->office->store, cry ? cry->desk : staff->desk,
	                       !cry && !(own && own->help_at), &actor, &staff->now);
}

static enum fault do_undo(struct doing *doing, struct staff *staff)
{
	struct staff_deed *deed = &staff->deed;
	struct actor actor = actor_of(staff);
	enum undo_result result;
	enum fault fault = store_visit_undo(doing->office->store, &staff->last.outcome,
	                                    (staff->mono_ms - staff->last_ms) / 1000, &actor,
	                                    &staff->now, &result);
	if (fault)
		return fault;
	if (result == UNDO_LATE)
		deed->refused = N_("%s: more than a minute has passed, it cannot be undone.");
	else if (result == UNDO_TOUCHED)
		deed->refused = N_("%s: somebody has gone on with it, it cannot be undone.");
	return FAULT_NONE;
}

enum fault doing_deed(struct doing *doing, struct staff *staff)
{
	static enum fault (*const kinds[DEED_KINDS])(struct doing *, struct staff *) = {
		[DEED_VISIT] = do_visit,
		[DEED_NEXT] = do_next,
		[DEED_CONSULT] = do_consult,
		[DEED_REPRINT] = do_reprint,
		[DEED_WALK_IN] = do_walk_in,
		[DEED_PAUSE] = do_pause,
		[DEED_HELP] = do_help,
		[DEED_UNDO] = do_undo,
	};
	staff->deed.refused = NULL; /* it may be another try */
	return kinds[deeds_row(staff->deed.row)->kind](doing, staff);
}

void doing_paper(struct doing *doing, const struct moment *now)
{
	if (!doing->next_job || printing_busy(&doing->printing))
		return;
	enum fault fault = printing_start(&doing->printing, doing->office, doing->next_job, now);
	if (fault != FAULT_BUSY)
		doing->next_job = 0;
}
