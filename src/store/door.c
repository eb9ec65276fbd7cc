/* The door: a secret is tried, and wrong tries wait. */
#include <stdlib.h>
#include <string.h>

#include "store/account.h"
#include "store/journal.h"
#include "store/person.h"
#include "store/query.h"
#include "store/sit.h"

/* After a wrong try: how long until the next is heard. */
static int wait_after(int64_t wrong)
{
	int wait_s = 2;
	if (wrong <= LOGIN_FREE_TRIES)
		return 0;
	for (int64_t i = LOGIN_FREE_TRIES + 1; i < wrong && wait_s < LOGIN_WAIT_MOST_S; i++)
		wait_s *= 2;
	return wait_s < LOGIN_WAIT_MOST_S ? wait_s : LOGIN_WAIT_MOST_S;
}

/* A clock that was set back must not shut somebody out for years. */
static int still_waits(const struct person *person, const struct moment *now)
{
	int64_t left_s = person->wait_until - now->unix_s;
	return left_s > 0 && left_s <= LOGIN_WAIT_MOST_S ? (int)left_s : 0;
}

/* The same work whether there is such an account or not. */
static bool is_right(const struct person *person, const char *secret)
{
	bool known = person->account.id != 0;
	static char nobody[crypto_pwhash_STRBYTES];
	if (!*nobody && !person_hash("nobody's secret", nobody))
		abort(); /* no memory */
	const char *against = known ? person->secret : nobody;
	bool right = crypto_pwhash_str_verify(against, secret, strlen(secret)) == 0;
	return right && known && !person->account.disabled;
}

/* Wrong tries are counted whether anybody has that name or not: whoever waits
 * learns nothing. A name that nobody has may be a secret typed in the wrong place,
 * so that only the first byte of its digest is kept, 0 to 255. */
static int64_t drawer(const char *name)
{
	unsigned char digest[crypto_hash_sha256_BYTES];
	crypto_hash_sha256(digest, (const unsigned char *)name, strlen(name));
	return digest[0];
}

static void find_tries(struct store *store, const char *name, struct person *person)
{
	struct query q = query_of(store, STMT_STRANGER);
	memset(person, 0, sizeof *person);
	if (person_find(store, name, person))
		return;
	query_bind_int(&q, ":drawer", drawer(name));
	if (!query_row(&q))
		return;
	person->wrong = query_int(&q);
	person->wait_until = query_int(&q);
	query_end(&q);
}

static void write_tries(struct store *store, const char *name, const struct person *person)
{
	struct query q = query_of(store, STMT_CHANGE_STRANGER);
	if (person->account.id) {
		person_write(store, person);
		return;
	}
	query_bind_int(&q, ":drawer", drawer(name));
	query_bind_int(&q, ":wrong", person->wrong);
	query_bind_int(&q, ":wait_until", person->wait_until);
	query_run(&q);
}

/* One try: what was typed, and where. */
struct try {
	const char *name, *secret, *desk;
	const struct claim *seat;
	const struct moment *now;
};

static void record(struct store *store, const struct try *try, struct person *person, bool right)
{
	struct actor actor = {
		.account = person->account.id ? person->account.name : LOGIN_STRANGER,
		.desk = try->desk,
	};
	person->wrong = right ? 0 : person->wrong + 1;
	person->wait_until = right ? 0 : try->now->unix_s + wait_after(person->wrong);
	write_tries(store, try->name, person);
	journal_add(store, &(struct event){
		.actor = &actor, .at = try->now, .what = right ? "login" : "login-wrong",
	});
	if (right && try->seat)
		sit_down(store, try->seat, &actor);
}

/* Read again: while the secret was being tried, others may have tried too, or a
 * head may have shut the account, given it another role or another secret. What
 * counts is what stands there now. Many tries at once are not heard sooner than
 * one after the other. */
static void judge(struct store *store, const struct try *try, const struct person *tried,
                  bool right, struct login *login)
{
	struct person person;
	find_tries(store, try->name, &person);
	login->wait_s = still_waits(&person, try->now);
	if (login->wait_s) {
		login->result = LOGIN_WAIT;
		return;
	}
	right = right && !person.account.disabled && strcmp(person.secret, tried->secret) == 0;
	record(store, try, &person, right);
	login->wait_s = right ? 0 : wait_after(person.wrong);
	login->result = right ? LOGIN_DONE : LOGIN_WRONG;
	if (right)
		login->account = person.account;
	explicit_bzero(&person, sizeof person);
}

static enum fault hear(struct store *store, const struct try *try, struct person *person,
                       struct login *login)
{
	if (db_begin_read(store, "log in"))
		find_tries(store, try->name, person);
	enum fault fault = db_end(store);
	if (fault)
		return fault;
	login->wait_s = still_waits(person, try->now);
	if (login->wait_s) {
		login->result = LOGIN_WAIT;
		return FAULT_NONE;
	}
	bool right = is_right(person, try->secret);
	if (db_begin_write(store, "log in"))
		judge(store, try, person, right, login);
	return db_end(store);
}

enum fault store_login(struct store *store, const char *name, const char *secret,
                       const char *desk, const struct claim *seat, const struct moment *now,
                       struct login *login)
{
	struct try try = { name, secret, desk, seat, now };
	struct person person;
	*login = (struct login){ .result = LOGIN_WRONG };
	enum fault fault = hear(store, &try, &person, login);
	if (fault)
		*login = (struct login){ .result = LOGIN_WRONG };
	explicit_bzero(&person, sizeof person);
	return fault;
}
