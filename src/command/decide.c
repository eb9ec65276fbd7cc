/* What becomes of a request: `kiosk accept`, `kiosk refuse` and so on. */
#include <stdio.h>
#include <string.h>

#include "command/tell.h"
#include "core/text.h"
#include "office/checklist.h"
#include "office/decide.h"
#include "store/account.h"
#include "store/revoke.h"
#include "sys/clock.h"
#include "sys/process.h"

enum needs { NEEDS_GROUND = 1, NEEDS_RESULT = 2, TAKES_BACK = 4 };

static const struct row {
	const char *name;
	enum request_verb verb;
	unsigned needs;
	enum ground_kind kind; /* of the ground */
} rows[] = {
	{ "accept", VERB_ACCEPT, 0, 0 },
	{ "not-accept", VERB_NOT_ACCEPT, NEEDS_GROUND, GROUND_NOT_ACCEPTED },
	{ "refuse", VERB_REFUSE, NEEDS_GROUND, GROUND_REFUSED },
	{ "issue", VERB_ISSUE, NEEDS_RESULT, 0 },
	{ "withdraw", VERB_WITHDRAW, 0, 0 },
	{ "undo", 0, TAKES_BACK, 0 },
};

/* What the request is now, and what would help. */
static const char *const refusals[REQUEST_STATES] = {
	[REQUEST_SUBMITTED] = N_("this request has not been accepted yet; accept it first"),
	[REQUEST_ACCEPTED] = N_("this request is accepted already; its term runs"),
	[REQUEST_NOT_ACCEPTED] = N_("the documents were not accepted; a new request is needed"),
	[REQUEST_ISSUED] = N_("the result has been issued already"),
	[REQUEST_REFUSED] = N_("the service was refused; the request must be handed in again"),
	[REQUEST_WITHDRAWN] = N_("this request was withdrawn; the person must hand in a new one"),
};

/* One call, its words judged. */
struct call {
	const struct row *row;
	struct moment now;
	char by[STORE_ACTOR], where[STORE_ACTOR];
	char remedy[ANSWER_VALUE], missing[OUTCOME_MISSING];
	struct result_given result;
	struct decision decision;
	struct request_file file;
	const struct service *service;
};

static int refuse(const struct options *options, const char *field, const char *code,
                  const char *sentence)
{
	if (options->json)
		tell_json(json_pack("{s:[{s:s, s:s, s:s}]}", "errors", "field", field, "code", code,
		                    "message", sentence));
	fprintf(stderr, "%s: %s\n", field, sentence);
	return EXIT_REFUSED;
}

static bool words_are_there(const struct options *options, const struct row *row)
{
	const char *missing = NULL;
	if (options->arg_count < 2)
		missing = "the registration number of a request";
	else if (!options->as)
		missing = "--as NAME";
	else if (row->needs & NEEDS_GROUND && (!options->ground || !options->remedy))
		missing = options->ground ? "--remedy TEXT" : "--ground NAME";
	else if (row->needs & NEEDS_RESULT && (!options->result || !options->number))
		missing = options->result ? "--number N" : "--result NAME";
	else if (row->needs & NEEDS_RESULT && !options->recipient)
		missing = "--recipient NAME";
	if (missing)
		fprintf(stderr, "kiosk: %s needs %s\n", row->name, missing);
	return !missing;
}

/* Text of the call into its buffer; false, with a sentence, when it cannot be. */
static bool tidy(const char *field, const char *text, char *out, size_t size)
{
	if (!text || (text_tidy(text, strlen(text), out, size) == TEXT_OK && *out))
		return true;
	fprintf(stderr, "%s: %s\n", field, _("this is empty, too long or not text"));
	return false;
}

static int read_call(const struct options *options, struct call *call)
{
	char user[STORE_ACTOR];
	clock_now(&call->now);
	process_user(user, sizeof user);
	snprintf(call->where, sizeof call->where, "unix:%.50s", user);
	bool fit = tidy("as", options->as, call->by, sizeof call->by)
	        && tidy("remedy", options->remedy, call->remedy, sizeof call->remedy)
	        && tidy("result", options->result, call->result.name, sizeof call->result.name)
	        && tidy("series", options->series, call->result.series, sizeof call->result.series)
	        && tidy("number", options->number, call->result.number, sizeof call->result.number)
	        && tidy("recipient", options->recipient, call->result.recipient,
	                sizeof call->result.recipient);
	call->result.day = call->now.date;
	call->result.is_signed = options->is_signed;
	return fit ? EXIT_DONE : EXIT_USAGE;
}

static bool is_account(struct store *store, const char *name, enum fault *fault)
{
	struct account accounts[ACCOUNTS_MAX];
	int count;
	*fault = store_accounts(store, accounts, ACCOUNTS_MAX, &count);
	for (int i = 0; i < count; i++) {
		if (strcmp(accounts[i].name, name) == 0)
			return !accounts[i].disabled;
	}
	return false;
}

static bool judge_result(const struct options *options, const struct service *service,
                         const struct call *call)
{
	static const char *const not_given[] = {
		[RESULT_RECEIPT] = N_("a receipt is no result: it goes with the acceptance, and the request "
		                      "stays in work"),
		[RESULT_REFUSAL] = N_("a refusal is not issued as a result; use kiosk refuse"),
	};
	const struct result *result = decide_result(service, call->result.name);
	if (!result)
		refuse(options, "result", "unknown",
		       _("this paper does not come out of the service; kiosk forms --json shows those that do"));
	else if (result->kind != RESULT_GIVEN)
		refuse(options, "result", result_kind_name(result->kind), _(not_given[result->kind]));
	return result && result->kind == RESULT_GIVEN;
}

/* What the form file and the calendar say to it. */
static int judge(const struct options *options, const struct office *office, struct call *call)
{
	const struct row *row = call->row;
	const struct service *service = catalog_find(office->catalog, call->file.view.service);
	call->service = service;
	if (!service)
		return refuse(options, "service", "unknown",
		              _("the form file of this service is missing; mend it first"));
	if (row->needs & NEEDS_GROUND && !decide_ground(service, row->kind, options->ground))
		return refuse(options, "ground", "unknown",
		              _("the form file has no such ground for this; kiosk forms --json shows them"));
	if (row->needs & NEEDS_RESULT && !judge_result(options, service, call))
		return EXIT_REFUSED;
	checklist_missing(service, &call->file.view, call->missing);
	call->decision = (struct decision){
		.verb = row->verb, .due = decide_due(office->catalog, service, &call->now),
		.ground = options->ground, .remedy = call->remedy, .missing = call->missing,
		.result = &call->result, .actor = { .account = call->by, .desk = call->where },
	};
	return EXIT_DONE;
}

static int find(const struct options *options, struct office *office, struct call *call)
{
	bool found;
	enum fault fault;
	bool known = is_account(office->store, call->by, &fault);
	if (!fault && !known)
		return refuse(options, "as", "unknown", _("nobody of this name works here"));
	if (!fault)
		fault = store_file(office->store, options->arg[1], &found, &call->file);
	if (fault)
		return tell_fault(office, fault, store_why(office->store));
	return found ? EXIT_DONE
	             : refuse(options, "request", "unknown",
	                      _("there is no such request; look at the number again"));
}

/* Accepted all the same: the program warns, people decide. */
static void warn_missing(const struct service *service, const char *missing)
{
	char names[OUTCOME_MISSING], *rest = names;
	text_copy(names, sizeof names, missing);
	for (const char *name = strsep(&rest, " "); name && *name; name = strsep(&rest, " ")) {
		const struct paper *paper = service_paper(service, name);
		fprintf(stderr, _("papers: not ticked off: %s"),
		        paper ? words_in(&paper->label, lang_now()) : name);
		fputc('\n', stderr);
	}
}

static json_t *missing_json(const char *missing)
{
	json_t *list = json_array();
	char names[OUTCOME_MISSING], *rest = names;
	text_copy(names, sizeof names, missing);
	for (const char *name = strsep(&rest, " "); name && *name; name = strsep(&rest, " "))
		json_array_append_new(list, json_string(name));
	return list;
}

static void tell_done(const struct options *options, const struct call *call,
                      const struct decided *decided)
{
	const char *registration = call->file.view.registration;
	const struct due *due = &call->decision.due;
	char day[DATE_TEXT] = "";
	bool accepted = call->row->verb == VERB_ACCEPT;
	if (accepted)
		warn_missing(call->service, call->missing);
	if (accepted && due->day.year)
		date_format_iso(due->day, day);
	if (options->json)
		tell_json(json_pack("{s:s, s:s, s:s, s:s, s:s, s:o}", "registration", registration,
		                    "verb", call->row->name, "was", request_state_name(decided->was),
		                    "state", request_state_name(decided->is), "due", day,
		                    "missing", missing_json(accepted ? call->missing : "")));
	else
		printf("%s  %s%s%s\n", registration, request_state_name(decided->is),
		       *day ? "  " : "", day);
}

static void tell_undone(const struct options *options, const struct call *call,
                        const struct revoked *revoked)
{
	const char *registration = call->file.view.registration;
	if (options->json)
		tell_json(json_pack("{s:s, s:s, s:s, s:b, s:s, s:s}", "registration", registration,
		                    "verb", call->row->name, "undone", revoked->what,
		                    "printed", revoked->printed, "result", revoked->paper,
		                    "number", revoked->number));
	else
		printf("%s  undone  %s\n", registration, revoked->what);
	if (revoked->printed)
		fprintf(stderr, "%s\n", _("the paper on it is printed: take it back from the person"));
	if (*revoked->paper) {
		fprintf(stderr, _("paper No. %s: take it back from the person"), revoked->number);
		fputc('\n', stderr);
	}
}

/* The last step of that account in the request. */
static int undo(const struct options *options, struct office *office, const struct call *call)
{
	static const struct {
		const char *code, *sentence;
	} not_undone[] = {
		[REVOKE_NOTHING] = { "nothing", N_("the last step in this request cannot be taken back") },
		[REVOKE_LATE] = { "late", N_("more than a minute has passed; it cannot be taken back") },
		[REVOKE_TOUCHED] = { "touched", N_("the last step in this request is somebody else's") },
		[REVOKE_FINISHED] = { "finished", N_("the visit is finished already; that cannot be taken back") },
	};
	struct actor actor = { .account = call->by, .desk = call->where };
	struct revoked revoked;
	enum fault fault = store_revoke(office->store, call->file.view.id, &actor, &call->now,
	                                &revoked);
	if (fault)
		return tell_fault(office, fault, store_why(office->store));
	if (revoked.result != REVOKE_DONE)
		return refuse(options, "request", not_undone[revoked.result].code,
		              _(not_undone[revoked.result].sentence));
	tell_undone(options, call, &revoked);
	return EXIT_DONE;
}

static int run(const struct options *options, struct office *office, struct call *call)
{
	struct decided decided;
	int status = find(options, office, call);
	if (!status && call->row->needs & TAKES_BACK)
		return undo(options, office, call);
	if (!status)
		status = judge(options, office, call);
	if (status)
		return status;
	enum fault fault = decide_carry_out(office->store, &call->file, &call->decision, &call->now,
	                                    &decided);
	if (fault)
		return tell_fault(office, fault, store_why(office->store));
	if (decided.result == DECIDE_FORBIDDEN)
		return refuse(options, "request", request_state_name(decided.was),
		              _(refusals[decided.was]));
	if (decided.result != DECIDE_DONE)
		return refuse(options, "request", "unknown",
		              _("there is no such request; look at the number again"));
	tell_done(options, call, &decided);
	return EXIT_DONE;
}

int command_decide(const struct options *options)
{
	static struct call call;
	struct office office;
	int status;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strcmp(rows[i].name, options->arg[0]) == 0)
			call.row = &rows[i];
	}
	if (!words_are_there(options, call.row))
		return EXIT_USAGE;
	if (!tell_open(options, true, &office, &status))
		return status;
	status = read_call(options, &call);
	if (!status)
		status = run(options, &office, &call);
	explicit_bzero(&call, sizeof call);
	office_close(&office);
	return status;
}
