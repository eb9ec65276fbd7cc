#include "store/account.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "store/journal.h"
#include "store/person.h"
#include "store/query.h"

static const char *const role_names[ROLES] = { [ROLE_STAFF] = "staff", [ROLE_HEAD] = "head" };

const char *account_role_name(enum account_role role)
{
	return role_names[role];
}

bool account_role_parse(const char *text, enum account_role *role)
{
	for (int i = 0; i < ROLES; i++) {
		if (strcmp(text, role_names[i]) == 0) {
			*role = (enum account_role)i;
			return true;
		}
	}
	return false;
}

/* 111111, 123456, 987654: all neighbours differ by the same 0, 1 or -1. */
static bool is_row_of_digits(const char *secret)
{
	int step = secret[1] - secret[0];
	if (strspn(secret, "0123456789") != strlen(secret) || abs(step) > 1)
		return false;
	for (size_t i = 1; secret[i]; i++) {
		if ((secret[i] - secret[i - 1] - step) % 10 != 0)
			return false;
	}
	return true;
}

bool account_secret_is_good(const char *secret)
{
	size_t len = strlen(secret);
	return len < SECRET_BYTES && text_is_utf8(secret, len)
	    && text_length(secret) >= SECRET_LEAST && !is_row_of_digits(secret);
}

static void read_account(struct query *q, struct account *account)
{
	char role[8];
	account->id = query_int(q);
	query_text(q, account->name, sizeof account->name);
	query_text(q, role, sizeof role);
	if (!account_role_parse(role, &account->role))
		account->role = ROLE_STAFF;
	account->disabled = query_int(q) != 0;
}

enum fault store_accounts(struct store *store, struct account *accounts, int max, int *count)
{
	struct query q = query_of(store, STMT_ACCOUNTS);
	*count = 0;
	if (db_begin_read(store, "list the accounts")) {
		query_bind_int(&q, ":max", max);
		while (query_row(&q))
			read_account(&q, &accounts[(*count)++]);
	}
	enum fault fault = db_end(store);
	if (fault)
		*count = 0;
	return fault;
}

bool person_find(struct store *store, const char *name, struct person *person)
{
	struct query q = query_of(store, STMT_ACCOUNT);
	query_bind_text(&q, ":name", name);
	if (!query_row(&q))
		return false;
	read_account(&q, &person->account);
	query_text(&q, person->secret, sizeof person->secret);
	person->wrong = query_int(&q);
	person->wait_until = query_int(&q);
	query_end(&q);
	return store->fault == FAULT_NONE;
}

void person_write(struct store *store, const struct person *person)
{
	struct query q = query_of(store, STMT_CHANGE_ACCOUNT);
	query_bind_int(&q, ":id", person->account.id);
	query_bind_text(&q, ":role", role_names[person->account.role]);
	query_bind_text(&q, ":secret", person->secret);
	query_bind_int(&q, ":disabled", person->account.disabled);
	query_bind_int(&q, ":wrong", person->wrong);
	query_bind_int(&q, ":wait_until", person->wait_until);
	query_run(&q);
}

static void tell(struct store *store, const char *what, const char *name,
                 const struct actor *actor, const struct moment *now,
                 const struct account *account)
{
	journal_add(store, &(struct event){
		.actor = actor, .at = now, .what = what, .becomes = role_names[account->role],
		.detail = name,
	});
}

bool person_hash(const char *secret, char out[static crypto_pwhash_STRBYTES])
{
	return crypto_pwhash_str(out, secret, strlen(secret), crypto_pwhash_OPSLIMIT_INTERACTIVE,
	                         crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0;
}

static int64_t count_heads(struct store *store)
{
	struct query q = query_of(store, STMT_HEADS);
	return query_number(&q);
}

static enum account_result add(struct store *store, const struct person *person, bool first)
{
	struct query q = query_of(store, STMT_ADD_ACCOUNT);
	struct account accounts[ACCOUNTS_MAX];
	struct person other;
	int count = 0;
	if (first && count_heads(store) > 0)
		return ACCOUNT_NOT_FIRST;
	if (person_find(store, person->account.name, &other))
		return ACCOUNT_EXISTS;
	if (person->account.role != ROLE_HEAD && count_heads(store) == 0)
		return ACCOUNT_NO_HEAD;
	struct query all = query_of(store, STMT_ACCOUNTS);
	query_bind_int(&all, ":max", ACCOUNTS_MAX);
	while (query_row(&all))
		read_account(&all, &accounts[count++]);
	if (count == ACCOUNTS_MAX)
		return ACCOUNT_FULL;
	query_bind_text(&q, ":name", person->account.name);
	query_bind_text(&q, ":role", role_names[person->account.role]);
	query_bind_text(&q, ":secret", person->secret);
	query_insert(&q);
	return ACCOUNT_DONE;
}

static enum fault make(struct store *store, const char *name, enum account_role role,
                       bool first, const char *secret, const struct actor *actor,
                       const struct moment *now, enum account_result *result)
{
	struct person person = { .account.role = role };
	assert(*name && strlen(name) < STORE_ACTOR);
	*result = ACCOUNT_WEAK;
	if (!account_secret_is_good(secret))
		return FAULT_NONE;
	text_copy(person.account.name, sizeof person.account.name, name);
	if (!person_hash(secret, person.secret))
		abort(); /* no memory */
	if (db_begin_write(store, "add an account")) {
		*result = add(store, &person, first);
		if (*result == ACCOUNT_DONE)
			tell(store, "account-add", name, actor, now, &person.account);
	}
	explicit_bzero(&person, sizeof person);
	return db_end(store);
}

enum fault store_account_add(struct store *store, const char *name, enum account_role role,
                             const char *secret, const struct actor *actor,
                             const struct moment *now, enum account_result *result)
{
	return make(store, name, role, false, secret, actor, now, result);
}

enum fault store_account_first(struct store *store, const char *name, const char *secret,
                               const struct actor *actor, const struct moment *now,
                               enum account_result *result)
{
	return make(store, name, ROLE_HEAD, true, secret, actor, now, result);
}

static bool leaves_no_head(struct store *store, const struct person *was,
                           const struct person *is)
{
	bool head = was->account.role == ROLE_HEAD && !was->account.disabled;
	bool still = is->account.role == ROLE_HEAD && !is->account.disabled;
	return head && !still && count_heads(store) <= 1;
}

static enum fault change(struct store *store, const struct person *becomes, const char *what,
                         void (*deed)(struct person *person, const struct person *becomes),
                         const struct actor *actor, const struct moment *now,
                         enum account_result *result)
{
	struct person was, is;
	*result = ACCOUNT_NONE;
	if (db_begin_write(store, "change an account")
	    && person_find(store, becomes->account.name, &was)) {
		is = was;
		deed(&is, becomes);
		*result = leaves_no_head(store, &was, &is) ? ACCOUNT_LAST_HEAD : ACCOUNT_DONE;
		if (*result == ACCOUNT_DONE) {
			person_write(store, &is);
			tell(store, what, is.account.name, actor, now, &is.account);
		}
	}
	return db_end(store);
}

static void set_secret(struct person *person, const struct person *becomes)
{
	memcpy(person->secret, becomes->secret, sizeof person->secret);
	person->wrong = person->wait_until = 0;
}

static void set_role(struct person *person, const struct person *becomes)
{
	person->account.role = becomes->account.role;
}

static void set_disabled(struct person *person, const struct person *becomes)
{
	person->account.disabled = becomes->account.disabled;
}

static struct person named(const char *name)
{
	struct person person = { 0 };
	assert(*name && strlen(name) < STORE_ACTOR);
	text_copy(person.account.name, sizeof person.account.name, name);
	return person;
}

enum fault store_account_secret(struct store *store, const char *name, const char *secret,
                                const struct actor *actor, const struct moment *now,
                                enum account_result *result)
{
	struct person person = named(name);
	*result = ACCOUNT_WEAK;
	if (!account_secret_is_good(secret))
		return FAULT_NONE;
	if (!person_hash(secret, person.secret))
		abort(); /* no memory */
	return change(store, &person, "account-secret", set_secret, actor, now, result);
}

enum fault store_account_role(struct store *store, const char *name, enum account_role role,
                              const struct actor *actor, const struct moment *now,
                              enum account_result *result)
{
	struct person person = named(name);
	person.account.role = role;
	return change(store, &person, "account-role", set_role, actor, now, result);
}

enum fault store_account_disable(struct store *store, const char *name, bool disabled,
                                 const struct actor *actor, const struct moment *now,
                                 enum account_result *result)
{
	struct person person = named(name);
	person.account.disabled = disabled;
	return change(store, &person, disabled ? "account-disable" : "account-enable",
	              set_disabled, actor, now, result);
}
