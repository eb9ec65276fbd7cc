#include "staff/sitting.h"

#include <string.h>

#include "core/text.h"
#include "office/holder.h"
#include "staff/secret.h"
#include "sys/clock.h"

/* The secret stands in the third line of the door. */
enum { LINE_DOOR = 2 };

void sitting_init(struct sitting *sitting, struct office *office)
{
	*sitting = (struct sitting){ .office = office };
	holder_self(&sitting->seat.claim);
}

enum fault sitting_first(struct sitting *sitting, struct staff *staff)
{
	struct actor actor = { .account = "setup", .desk = "" };
	char name[LINE_BYTES], secret[LINE_BYTES];
	line_get(&staff->line[SECRET_BEFORE], name);
	line_get(&staff->line[SECRET_NEW], secret);
	enum fault fault = store_account_first(sitting->office->store, name, secret, &actor,
	                                       &staff->now, &staff->opened);
	explicit_bzero(secret, sizeof secret);
	return fault;
}

static void take(struct sitting *sitting, const struct staff *staff)
{
	text_copy(sitting->seat.account, sizeof sitting->seat.account, staff->login.account.name);
	text_copy(sitting->seat.desk, sizeof sitting->seat.desk, staff->desk);
}

enum fault sitting_enter(struct sitting *sitting, struct staff *staff)
{
	struct store *store = sitting->office->store;
	char secret[LINE_BYTES];
	line_get(&staff->line[staff->page == STAFF_LOCKED ? STAFF_LINE_LOCK : LINE_DOOR], secret);
	enum fault fault = store_login(store, staff->account.name, secret, staff->desk,
	                               &sitting->seat.claim, &staff->now, &staff->login);
	explicit_bzero(secret, sizeof secret);
	if (fault || staff->login.result != LOGIN_DONE)
		return fault;
	take(sitting, staff);
	/* Those left behind are only in the books: they are seen to another time. */
	store_clear_seats(store, holder_alive, &staff->now);
	return FAULT_NONE;
}

static bool is_own(const struct sitting *sitting, const struct seat *seat)
{
	const struct claim *own = &sitting->seat.claim;
	return seat->claim.pid == own->pid && seat->claim.started == own->started;
}

enum fault sitting_look(const struct sitting *sitting, struct staff *staff)
{
	int count, kept = 0;
	enum fault fault = store_seats(sitting->office->store, holder_alive, staff->seats, SEATS_MAX,
	                               &count);
	for (int i = 0; !fault && i < count; i++) {
		if (!is_own(sitting, &staff->seats[i]))
			staff->seats[kept++] = staff->seats[i];
	}
	staff->seat_count = kept;
	return fault;
}

static void leave(struct sitting *sitting)
{
	struct moment now;
	clock_now(&now);
	if (*sitting->seat.account && sitting->office->store
	    && store_stand(sitting->office->store, &sitting->seat, &now) == FAULT_NONE)
		*sitting->seat.account = '\0';
}

void sitting_beat(struct sitting *sitting, const struct staff *staff)
{
	if (staff->account.id == 0)
		leave(sitting);
}

void sitting_end(struct sitting *sitting)
{
	leave(sitting);
}
