#include "store/seats.h"

#include <string.h>

#include "store/journal.h"
#include "store/query.h"
#include "store/sit.h"

static void bind_claim(struct query *q, const struct claim *claim)
{
	query_bind_text(q, ":boot", claim->boot_id);
	query_bind_int(q, ":pid", claim->pid);
	query_bind_int(q, ":started", claim->started);
}

static void read_seat(struct query *q, struct seat *seat)
{
	query_text(q, seat->claim.boot_id, sizeof seat->claim.boot_id);
	seat->claim.pid = query_int(q);
	seat->claim.started = query_int(q);
	query_text(q, seat->account, sizeof seat->account);
	query_text(q, seat->desk, sizeof seat->desk);
}

static int read_all(struct store *store, struct seat seats[static SEATS_MAX])
{
	struct query q = query_of(store, STMT_SEATS);
	int count = 0;
	query_bind_int(&q, ":max", SEATS_MAX);
	while (query_row(&q))
		read_seat(&q, &seats[count++]);
	return store->fault ? 0 : count;
}

static void remove_seat(struct store *store, const struct seat *seat, const char *why,
                        const struct moment *now)
{
	struct query q = query_of(store, STMT_STAND);
	struct actor actor = { .account = seat->account, .desk = seat->desk };
	bind_claim(&q, &seat->claim);
	query_run(&q);
	journal_add(store, &(struct event){
		.actor = &actor, .at = now, .what = "logout", .why = why,
	});
}

enum fault store_seats(struct store *store, bool (*is_alive)(const struct claim *),
                       struct seat *seats, int max, int *count)
{
	struct seat all[SEATS_MAX];
	int found = 0;
	*count = 0;
	if (db_begin_read(store, "list who is at the desks"))
		found = read_all(store, all);
	enum fault fault = db_end(store);
	for (int i = 0; !fault && i < found && *count < max; i++) {
		if (is_alive(&all[i].claim))
			seats[(*count)++] = all[i];
	}
	return fault;
}

void sit_down(struct store *store, const struct claim *claim, const struct actor *actor)
{
	struct query q = query_of(store, STMT_SIT);
	bind_claim(&q, claim);
	query_bind_text(&q, ":account", actor->account);
	query_bind_text(&q, ":desk", actor->desk);
	query_run(&q);
}

static bool is_same(const struct claim *one, const struct claim *other)
{
	return one->pid == other->pid && one->started == other->started
	    && strcmp(one->boot_id, other->boot_id) == 0;
}

enum fault store_stand(struct store *store, const struct seat *seat, const struct moment *now)
{
	struct seat all[SEATS_MAX];
	if (db_begin_write(store, "log out")) {
		int count = read_all(store, all);
		for (int i = 0; i < count; i++) {
			if (is_same(&all[i].claim, &seat->claim))
				remove_seat(store, &all[i], NULL, now);
		}
	}
	return db_end(store);
}

enum fault store_clear_seats(struct store *store, bool (*is_alive)(const struct claim *),
                             const struct moment *now)
{
	struct seat all[SEATS_MAX];
	int count = 0, dead = 0;
	if (db_begin_read(store, "look for seats left behind"))
		count = read_all(store, all);
	enum fault fault = db_end(store);
	for (int i = 0; i < count; i++) {
		if (!is_alive(&all[i].claim))
			all[dead++] = all[i];
	}
	if (fault || dead == 0)
		return fault;
	if (db_begin_write(store, "free the seats left behind")) {
		for (int i = 0; i < dead; i++)
			remove_seat(store, &all[i], "gone", now);
	}
	return db_end(store);
}
