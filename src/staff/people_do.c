/* What the pages of people ask for, done in the register. */
#include <string.h>

#include "staff/people.h"
#include "staff/secret.h"

/* The old PIN is a try at the door like any other, and waits like one. */
static enum fault try_old(struct staff *staff, struct store *store)
{
	char old[LINE_BYTES];
	line_get(&staff->line[SECRET_BEFORE], old);
	enum fault fault = store_login(store, staff->account.name, old, staff->desk, NULL,
	                               &staff->now, &staff->login);
	explicit_bzero(old, sizeof old);
	return fault;
}

static enum fault with_secret(struct staff *staff, struct store *store,
                              const struct actor *actor)
{
	struct staff_people *people = &staff->people;
	char secret[LINE_BYTES];
	line_get(&staff->line[SECRET_NEW], secret);
	enum fault fault = people->deed == PEOPLE_ADD
		? store_account_add(store, people->name, people->role, secret, actor, &staff->now,
		                    &people->result)
		: store_account_secret(store, people->name, secret, actor, &staff->now,
		                       &people->result);
	explicit_bzero(secret, sizeof secret);
	return fault;
}

enum fault people_do(struct staff *staff, struct store *store)
{
	struct staff_people *people = &staff->people;
	struct actor actor = { .account = staff->account.name, .desk = staff->desk };
	enum fault fault = FAULT_NONE;
	switch (people->deed) {
	case PEOPLE_ROLE:
		return store_account_role(store, people->name, people->role, &actor, &staff->now,
		                          &people->result);
	case PEOPLE_DISABLE:
		return store_account_disable(store, people->name, people->disable, &actor, &staff->now,
		                             &people->result);
	case PEOPLE_OWN_PIN:
		fault = try_old(staff, store);
		if (fault || staff->login.result != LOGIN_DONE)
			return fault;
		break;
	case PEOPLE_ADD: case PEOPLE_PIN:
		break;
	}
	return with_secret(staff, store, &actor);
}
