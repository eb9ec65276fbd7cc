/* What is done with a visitor's number: `kiosk call`, `kiosk start` and so on. */
#include <stdio.h>
#include <string.h>

#include "command/tell.h"
#include "core/text.h"
#include "store/queue.h"
#include "store/take.h"
#include "store/verbs.h"
#include "sys/clock.h"
#include "sys/process.h"

enum { CODE_MOST = 31 }; /* bytes of a reason */

enum traits { NEEDS_DESK = 1, NEEDS_WHY = 2, NEEDS_NUMBER = 4, RESUMES_HELD = 8 };

static const struct row {
	const char *name;
	enum visit_verb verb;
	unsigned traits;
} rows[] = {
	{ "call", VERB_CALL, NEEDS_DESK },
	{ "recall", VERB_RECALL, NEEDS_NUMBER },
	{ "start", VERB_START, NEEDS_NUMBER },
	{ "hold", VERB_HOLD, NEEDS_NUMBER | NEEDS_WHY },
	{ "return", VERB_REQUEUE, NEEDS_NUMBER | RESUMES_HELD },
	{ "transfer", VERB_TRANSFER, NEEDS_NUMBER | NEEDS_DESK },
	{ "no-show", VERB_NO_SHOW, NEEDS_NUMBER },
	{ "finish", VERB_FINISH, NEEDS_NUMBER },
	{ "cancel", VERB_CANCEL, NEEDS_NUMBER },
};

/* Why a verb is refused: what the visit is now, and what would help. */
static const char *const refusals[VISIT_STATES] = {
	[VISIT_WAITING] = N_("this number is waiting and has not been called; call it first"),
	[VISIT_CALLED] = N_("this number has been called and is not at the desk yet; "
	                    "start it when the visitor comes"),
	[VISIT_SERVING] = N_("this number is being served; finish it, put it off or return it "
	                     "to the queue"),
	[VISIT_HELD] = N_("this number has been put off; return it to the queue first"),
	[VISIT_DONE] = N_("this number has been served to the end; the visitor needs a new one"),
	[VISIT_NO_SHOW] = N_("this visitor did not come when called; return the number to the "
	                     "queue first"),
	[VISIT_CANCELLED] = N_("this number has been given back; the visitor needs a new one"),
	[VISIT_LEFT] = N_("this number is in no queue any more; the visitor needs a new one"),
};

/* One call of a command, its words judged. */
struct call {
	const struct row *row;
	const char *number; /* NULL: the next one */
	char desk[STORE_ACTOR], user[STORE_ACTOR];
	struct change change;
	struct moment now;
};

static const struct row *find_row(const char *name)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strcmp(rows[i].name, name) == 0)
			return &rows[i];
	}
	return NULL;
}

/* A reason is a code, so that nothing personal gets into the journal. */
static bool is_code(const char *text)
{
	size_t len = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
	return len > 0 && len <= CODE_MOST && text[len] == '\0';
}

static bool read_time(const char *text, int *minutes)
{
	int hour, minute, used = 0;
	if (sscanf(text, "%2d:%2d%n", &hour, &minute, &used) != 2 || text[used] || text[0] == '-'
	    || hour < 0 || hour > 23 || minute < 0 || minute > 59)
		return false;
	*minutes = hour * 60 + minute;
	return true;
}

static int complain(enum exit_status status, const char *field, const char *sentence)
{
	fprintf(stderr, "%s: %s\n", field, sentence);
	return status;
}

/* Whoever jumps the queue says why. */
static bool words_are_there(const struct options *options, const struct row *row)
{
	bool number = options->arg_count > 1;
	bool chosen = row->verb == VERB_CALL && number;
	const char *missing = NULL;
	if (row->traits & NEEDS_NUMBER && !number)
		missing = "the number of a ticket";
	else if (row->traits & NEEDS_DESK && !options->desk)
		missing = "--desk NAME";
	else if ((row->traits & NEEDS_WHY || chosen) && !options->why)
		missing = chosen ? "--why CODE with a number" : "--why CODE";
	if (missing)
		fprintf(stderr, "kiosk: %s needs %s\n", row->name, missing);
	return !missing;
}

static int read_until(const struct options *options, struct call *call)
{
	int minutes;
	if (!options->until)
		return EXIT_DONE;
	if (!read_time(options->until, &minutes))
		return complain(EXIT_USAGE, "until", _("write the time as HH:MM"));
	int left_s = (minutes - call->now.hour * 60 - call->now.minute) * 60 - call->now.second;
	if (left_s <= 0)
		return complain(EXIT_REFUSED, "until", _("this time is over; name one later today"));
	call->change.until = call->now.unix_s + left_s;
	return EXIT_DONE;
}

/* A school that has named no desks is not held to any. */
static bool is_desk(const struct school *school, const char *name)
{
	for (size_t i = 0; i < school->desk_count; i++) {
		if (strcmp(school->desks[i].name, name) == 0)
			return true;
	}
	return school->desk_count == 0;
}

/* "1, 2": those there are. */
static int complain_of_desk(const struct school *school, const char *desk)
{
	char names[1024] = "", sentence[1200];
	size_t used = 0;
	for (size_t i = 0; i < school->desk_count && used < sizeof names; i++)
		used += (size_t)snprintf(names + used, sizeof names - used, "%s%s", i ? ", " : "",
		                         school->desks[i].name);
	snprintf(sentence, sizeof sentence,
	         _("school.yaml has no desk \"%.60s\"; it has: %s"), desk, names);
	return complain(EXIT_REFUSED, "desk", sentence);
}

static int read_desk(const struct options *options, const struct school *school,
                     struct call *call)
{
	const char *desk = options->desk ? options->desk : "";
	bool unfit = text_tidy(desk, strlen(desk), call->desk, sizeof call->desk) != TEXT_OK;
	if (options->desk && (unfit || !*call->desk))
		return complain(EXIT_USAGE, "desk", _("give the short name of a desk"));
	return is_desk(school, call->desk) || !options->desk ? EXIT_DONE
	                                                     : complain_of_desk(school, call->desk);
}

static int read_call(const struct options *options, const struct school *school,
                     struct call *call)
{
	clock_now(&call->now);
	process_user(call->user, sizeof call->user);
	call->number = options->arg_count > 1 ? options->arg[1] : NULL;
	call->change.desk = call->row->traits & NEEDS_DESK ? call->desk : "";
	call->change.why = options->why ? options->why : "";
	call->change.actor = (struct actor) { .account = call->user, .desk = call->desk };
	if (options->why && !is_code(options->why))
		return complain(EXIT_USAGE, "why",
		                _("give a short code of small Latin letters, digits and hyphens"));
	int status = read_desk(options, school, call);
	return status ? status : read_until(options, call);
}

static enum fault carry_out(struct store *store, const struct call *call,
                            struct change_outcome *outcome)
{
	int64_t visit;
	struct date day;
	bool found;
	*outcome = (struct change_outcome) { .result = CHANGE_NO_VISIT };
	enum fault fault = store_school_day(store, call->now.date, &day);
	if (fault)
		return fault;
	if (!call->number)
		return store_call_next(store, day, &call->change, &call->now, outcome);
	fault = store_find_visit(store, day, call->number, &found, &visit);
	if (fault || !found)
		return fault;
	fault = store_visit(store, visit, call->row->verb, &call->change, &call->now, outcome);
	if (!fault && outcome->result == CHANGE_FORBIDDEN && call->row->traits & RESUMES_HELD)
		fault = store_visit(store, visit, VERB_RESUME, &call->change, &call->now, outcome);
	return fault;
}

static const char *refusal(const struct change_outcome *outcome, const char **code)
{
	switch (outcome->result) {
	case CHANGE_NO_VISIT:
		*code = "unknown";
		return _("there is no such number today; look at the ticket again");
	case CHANGE_UNDECIDED:
		*code = "undecided";
		return _("a request of this visit has no outcome yet; accept it, do not accept it or "
		         "withdraw it first");
	case CHANGE_NOBODY:
		*code = "nobody";
		return _("nobody is waiting for this desk");
	default:
		*code = visit_state_name(outcome->was);
		return _(refusals[outcome->was]);
	}
}

static int tell_refused(const struct options *options, const struct change_outcome *outcome)
{
	const char *code, *sentence = refusal(outcome, &code);
	if (options->json)
		tell_json(json_pack("{s:[{s:s, s:s, s:s}]}", "errors", "field", "ticket",
		                    "code", code, "message", sentence));
	return complain(EXIT_REFUSED, "ticket", sentence);
}

static void tell_done(const struct options *options, const struct call *call,
                      const struct ticket *ticket, const struct change_outcome *outcome)
{
	if (options->json)
		tell_json(json_pack("{s:o, s:s, s:s, s:s, s:s}",
		                    "ticket", tell_number(ticket->number),
		                    "verb", call->row->name, "was", visit_state_name(outcome->was),
		                    "state", visit_state_name(outcome->is), "desk", call->desk));
	else
		printf("%-8s %s%s%s\n", ticket->number, visit_state_name(outcome->is),
		       *call->desk ? "  " : "", call->desk);
}

static int run(const struct options *options, struct office *office, const struct call *call)
{
	struct change_outcome outcome;
	struct ticket ticket;
	bool found;
	enum fault fault = carry_out(office->store, call, &outcome);
	if (!fault && outcome.result == CHANGE_DONE)
		fault = store_ticket(office->store, outcome.visit, &found, &ticket);
	if (fault)
		return tell_fault(office, fault, store_why(office->store));
	if (outcome.result != CHANGE_DONE)
		return tell_refused(options, &outcome);
	tell_done(options, call, &ticket, &outcome);
	return EXIT_DONE;
}

int command_verb(const struct options *options)
{
	struct office office;
	struct call call = { .row = find_row(options->arg[0]) };
	int status;
	if (!words_are_there(options, call.row))
		return EXIT_USAGE;
	if (!tell_open(options, true, &office, &status))
		return status;
	status = read_call(options, catalog_school(office.catalog), &call);
	if (!status)
		status = run(options, &office, &call);
	office_close(&office);
	return status;
}
