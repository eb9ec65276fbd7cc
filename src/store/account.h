/* Who works here: accounts, their secrets, and the door. */
#ifndef STORE_ACCOUNT_H
#define STORE_ACCOUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "core/date.h"
#include "core/fault.h"
#include "store/papers.h"
#include "store/store.h"

enum {
	ACCOUNTS_MAX = 32,
	SECRET_LEAST = 6,   /* characters; a PIN has that many digits at least */
	SECRET_BYTES = 256, /* at most, NUL included */
};

/* staff: the queue and the requests. head: the journal, people and corrections
 * as well, and the right to open again what was closed. */
enum account_role { ROLE_STAFF, ROLE_HEAD, ROLES };

const char *account_role_name(enum account_role role); /* "staff", "head" */
bool account_role_parse(const char *text, enum account_role *role);

struct account {
	int64_t id;
	char name[STORE_ACTOR];
	enum account_role role;
	bool disabled;
};

enum account_result {
	ACCOUNT_DONE,
	ACCOUNT_EXISTS,    /* the name is taken */
	ACCOUNT_NONE,      /* no account of that name */
	ACCOUNT_WEAK,      /* secret too short, or the first a thief would try */
	ACCOUNT_LAST_HEAD, /* somebody must be left who can do everything */
	ACCOUNT_FULL,      /* ACCOUNTS_MAX */
	ACCOUNT_NO_HEAD,   /* the first account may only be a head's */
	ACCOUNT_NOT_FIRST, /* somebody else has made the first one meanwhile */
	ACCOUNT_RESULTS,
};

/* True when a secret is long enough and not one of those tried first: one digit
 * repeated, or digits in a row. */
bool account_secret_is_good(const char *secret);

/* By name, at most max. */
enum fault store_accounts(struct store *store, struct account *accounts, int max, int *count);

/* Each writes an event: "account-add", "account-secret", "account-role",
 * "account-disable", "account-enable"; the name it is about is its detail. Only
 * ACCOUNT_DONE has changed anything. name must be shorter than STORE_ACTOR and
 * not "" (asserted). A new secret ends the waiting after wrong tries. */
enum fault store_account_add(struct store *store, const char *name, enum account_role role,
                             const char *secret, const struct actor *actor,
                             const struct moment *now, enum account_result *result);
/* The first account, a head's: of several screens that ask for one at the same
 * time exactly one makes it. */
enum fault store_account_first(struct store *store, const char *name, const char *secret,
                               const struct actor *actor, const struct moment *now,
                               enum account_result *result);
enum fault store_account_secret(struct store *store, const char *name, const char *secret,
                                const struct actor *actor, const struct moment *now,
                                enum account_result *result);
enum fault store_account_role(struct store *store, const char *name, enum account_role role,
                              const struct actor *actor, const struct moment *now,
                              enum account_result *result);
enum fault store_account_disable(struct store *store, const char *name, bool disabled,
                                 const struct actor *actor, const struct moment *now,
                                 enum account_result *result);

enum login_result {
	LOGIN_DONE,
	LOGIN_WRONG,    /* name or secret; which of them is not told */
	LOGIN_WAIT,     /* too many wrong tries: none is heard for wait_s seconds */
};

struct login {
	enum login_result result;
	struct account account; /* of LOGIN_DONE */
	int wait_s;             /* of LOGIN_WAIT, and after LOGIN_WRONG before the next try */
};

/* Tries a secret; takes about a tenth of a second. The third wrong one in a row
 * and each after it makes the next wait, 2 s at first, twice as long each time,
 * at most LOGIN_WAIT_MOST_S; that is kept in the register, so a restart changes
 * nothing. A disabled account is like a wrong secret, and a name that nobody has
 * like one that somebody has: neither time nor words tell them apart. Events:
 * "login" and "login-wrong", of a name that nobody has as LOGIN_STRANGER's. Whoever
 * comes in sits at the desk from then on, for the process `seat` (seats.h); NULL:
 * the secret is only tried. */
enum { LOGIN_FREE_TRIES = 2, LOGIN_WAIT_MOST_S = 900 };
#define LOGIN_STRANGER "?"
enum fault store_login(struct store *store, const char *name, const char *secret,
                       const char *desk, const struct claim *seat, const struct moment *now,
                       struct login *login);

#endif
