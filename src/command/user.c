/* People's accounts without a screen: `kiosk user add NAME` and the like. */
#include <stdio.h>
#include <string.h>

#include "command/secret.h"
#include "command/tell.h"
#include "core/text.h"
#include "store/account.h"
#include "sys/clock.h"
#include "sys/process.h"

enum { ARG_VERB = 1, ARG_NAME, ARG_ROLE };

/* One call, its words judged. */
struct call {
	const struct row *row;
	char name[STORE_ACTOR], by[STORE_ACTOR], where[STORE_ACTOR];
	char secret[SECRET_BYTES];
	enum account_role role;
	struct actor actor;
	struct moment now;
};

enum needs { NEEDS_NAME = 1, NEEDS_ROLE = 2, NEEDS_SECRET = 4 };

struct row {
	const char *name;
	unsigned needs;
	enum fault (*run)(struct store *store, const struct call *call,
	                  enum account_result *result);
};

static enum fault add(struct store *store, const struct call *call, enum account_result *result)
{
	return store_account_add(store, call->name, call->role, call->secret, &call->actor,
	                         &call->now, result);
}

static enum fault disable(struct store *store, const struct call *call,
                          enum account_result *result)
{
	return store_account_disable(store, call->name, true, &call->actor, &call->now, result);
}

static enum fault enable(struct store *store, const struct call *call,
                         enum account_result *result)
{
	return store_account_disable(store, call->name, false, &call->actor, &call->now, result);
}

static enum fault pin(struct store *store, const struct call *call, enum account_result *result)
{
	return store_account_secret(store, call->name, call->secret, &call->actor, &call->now,
	                            result);
}

static enum fault role(struct store *store, const struct call *call, enum account_result *result)
{
	return store_account_role(store, call->name, call->role, &call->actor, &call->now, result);
}

static const struct row rows[] = {
	{ "list", 0, NULL },
	{ "add", NEEDS_NAME | NEEDS_ROLE | NEEDS_SECRET, add },
	{ "disable", NEEDS_NAME, disable },
	{ "enable", NEEDS_NAME, enable },
	{ "pin", NEEDS_NAME | NEEDS_SECRET, pin },
	{ "role", NEEDS_NAME | NEEDS_ROLE, role },
};

static const struct {
	const char *field, *code, *sentence;
} refusals[ACCOUNT_RESULTS] = {
	[ACCOUNT_EXISTS] = { "name", "exists", N_("this name has an account already") },
	[ACCOUNT_NONE] = { "name", "unknown",
	                   N_("nobody has an account of this name; see kiosk user list") },
	[ACCOUNT_WEAK] = { "secret", "weak",
	                   N_("take six signs or more, and no row of digits such as 123456") },
	[ACCOUNT_LAST_HEAD] = { "name", "last-head",
	                        N_("this is the last head; make somebody else a head first") },
	[ACCOUNT_FULL] = { "name", "full", N_("there is no room for another account") },
	[ACCOUNT_NOT_FIRST] = { "name", "not-first",
	                        N_("somebody else has just made the first account") },
	[ACCOUNT_NO_HEAD] = { "role", "no-head",
	                      N_("the first account is a head's; add it with the role head") },
};

static const struct row *find_row(const char *name)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strcmp(rows[i].name, name) == 0)
			return &rows[i];
	}
	return NULL;
}

static bool words_are_there(const struct options *options, const struct row *row)
{
	const char *missing = NULL;
	int most = row->needs & NEEDS_ROLE ? ARG_ROLE : row->needs & NEEDS_NAME ? ARG_NAME : ARG_VERB;
	if (row->needs & NEEDS_NAME && options->arg_count <= ARG_NAME)
		missing = "the NAME of a person";
	else if (row->needs & NEEDS_ROLE && options->arg_count <= ARG_ROLE)
		missing = "a ROLE, staff or head";
	if (missing)
		fprintf(stderr, "kiosk: user %s needs %s\n", row->name, missing);
	else if (options->arg_count > most + 1)
		fprintf(stderr, "kiosk: too many words: \"%s\"\n", options->arg[most + 1]);
	return !missing && options->arg_count <= most + 1;
}

static int complain(enum exit_status status, const char *field, const char *sentence)
{
	fprintf(stderr, "%s: %s\n", field, sentence);
	return status;
}

/* A refusal as every command gives it: JSON when asked for, a sentence, exit 3. */
static int refuse(const struct options *options, const char *field, const char *code,
                  const char *sentence)
{
	if (options->json)
		tell_json(json_pack("{s:[{s:s, s:s, s:s}]}", "errors", "field", field,
		                    "code", code, "message", sentence));
	return complain(EXIT_REFUSED, field, sentence);
}

static bool tidy(const char *text, char out[static STORE_ACTOR])
{
	return text_tidy(text, strlen(text), out, STORE_ACTOR) == TEXT_OK && *out;
}

static int read_secret(const struct options *options, struct call *call)
{
	switch (secret_read(call->secret)) {
	case SECRET_DIFFERENT:
		return refuse(options, "secret", "different", _("the two are not the same"));
	case SECRET_BAD:
		return refuse(options, "secret", "unfit", _("no secret was given; nothing is changed"));
	case SECRET_READ:
		break;
	}
	return EXIT_DONE;
}

static int read_call(const struct options *options, struct call *call)
{
	clock_now(&call->now);
	if (call->row->needs & NEEDS_NAME && !tidy(options->arg[ARG_NAME], call->name))
		return complain(EXIT_USAGE, "name", _("give the name as it shall stand in the list"));
	if (call->row->needs & NEEDS_ROLE && !account_role_parse(options->arg[ARG_ROLE], &call->role))
		return complain(EXIT_USAGE, "role", _("the role is staff or head"));
	if (options->as && !tidy(options->as, call->by))
		return complain(EXIT_USAGE, "as", _("give the name as it shall stand in the list"));
	return EXIT_DONE;
}

/* The journal names the Unix user: as who did it, or beside the head named. */
static void sign(const struct options *options, struct call *call)
{
	char user[STORE_ACTOR];
	process_user(user, sizeof user);
	if (options->as)
		snprintf(call->where, sizeof call->where, "unix:%.50s", user);
	else
		text_copy(call->by, sizeof call->by, user);
	call->actor = (struct actor){ .account = call->by, .desk = call->where };
}

static bool is_head(const struct account *accounts, int count, const char *name)
{
	for (int i = 0; i < count; i++) {
		if (strcmp(accounts[i].name, name) == 0)
			return accounts[i].role == ROLE_HEAD && !accounts[i].disabled;
	}
	return false;
}

static void print_accounts(const struct options *options, const struct account *accounts,
                           int count)
{
	json_t *users = options->json ? json_array() : NULL;
	for (int i = 0; i < count; i++) {
		const char *role = account_role_name(accounts[i].role);
		if (users)
			json_array_append_new(users, json_pack("{s:s, s:s, s:b}", "name", accounts[i].name,
			                                       "role", role, "disabled",
			                                       accounts[i].disabled));
		else
			printf("%-5s  %-8s  %s\n", role, accounts[i].disabled ? "disabled" : "",
			       accounts[i].name);
	}
	if (users)
		tell_json(json_pack("{s:o}", "users", users));
}

static void tell_done(const struct options *options, const struct call *call)
{
	if (options->json)
		tell_json(json_pack("{s:s, s:s}", "user", call->name, "verb", call->row->name));
	else
		printf("%s: %s\n", call->name, call->row->name);
}

static int change(const struct options *options, struct office *office, struct call *call)
{
	enum account_result result;
	int status = call->row->needs & NEEDS_SECRET ? read_secret(options, call) : EXIT_DONE;
	if (status)
		return status;
	enum fault fault = call->row->run(office->store, call, &result);
	if (fault)
		return tell_fault(office, fault, store_why(office->store));
	if (result != ACCOUNT_DONE)
		return refuse(options, refusals[result].field, refusals[result].code,
		              _(refusals[result].sentence));
	tell_done(options, call);
	return EXIT_DONE;
}

static int run(const struct options *options, struct office *office, struct call *call)
{
	struct account accounts[ACCOUNTS_MAX];
	int count;
	enum fault fault = store_accounts(office->store, accounts, ACCOUNTS_MAX, &count);
	if (fault)
		return tell_fault(office, fault, store_why(office->store));
	if (options->as && !is_head(accounts, count, call->by))
		return refuse(options, "as", "not-head", _("this name is no head's account"));
	if (call->row->run)
		return change(options, office, call);
	print_accounts(options, accounts, count);
	return EXIT_DONE;
}

int command_user(const struct options *options)
{
	struct office office;
	struct call call = { 0 };
	int status;
	call.row = options->arg_count > ARG_VERB ? find_row(options->arg[ARG_VERB]) : NULL;
	if (!call.row) {
		fprintf(stderr, "kiosk: user needs list, add, role, pin, disable or enable\n");
		return EXIT_USAGE;
	}
	if (!words_are_there(options, call.row))
		return EXIT_USAGE;
	if (!tell_open(options, true, &office, &status))
		return status;
	status = read_call(options, &call);
	sign(options, &call);
	if (!status)
		status = run(options, &office, &call);
	explicit_bzero(&call, sizeof call);
	office_close(&office);
	return status;
}
