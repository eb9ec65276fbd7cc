#include "store/place.h"

#include <string.h>

#include "store/query.h"

bool place_read(struct store *store, int64_t visit, struct visit_place *place)
{
	struct query q = query_of(store, STMT_PLACE);

	memset(place, 0, sizeof(*place));
	query_bind_int(&q, ":visit", visit);
	if (!query_row(&q))
		return false;
	place->state = query_visit_state(&q);
	place->state_at = query_int(&q);
	query_text(&q, place->desk, sizeof(place->desk));
	place->called_at = query_int(&q);
	place->recalls = query_int(&q);
	place->hold_until = query_int(&q);
	query_text(&q, place->hold_why, sizeof(place->hold_why));
	query_text(&q, place->back_to, sizeof(place->back_to));
	query_end(&q);
	return store->fault == FAULT_NONE;
}

void place_write(struct store *store, int64_t visit, const struct visit_place *place)
{
	struct query q = query_of(store, STMT_CHANGE_PLACE);

	query_bind_int(&q, ":visit", visit);
	query_bind_text(&q, ":state", visit_state_name(place->state));
	query_bind_int(&q, ":at", place->state_at);
	query_bind_text(&q, ":desk", place->desk);
	query_bind_int(&q, ":called_at", place->called_at);
	query_bind_int(&q, ":recalls", place->recalls);
	query_bind_int(&q, ":hold_until", place->hold_until);
	query_bind_text(&q, ":hold_why", place->hold_why);
	query_bind_text(&q, ":back_to", place->back_to);
	query_run(&q);
}

bool place_is_same(const struct visit_place *a, const struct visit_place *b)
{
	return a->state == b->state && a->state_at == b->state_at && a->called_at == b->called_at
	       && a->recalls == b->recalls && a->hold_until == b->hold_until
	       && strcmp(a->desk, b->desk) == 0 && strcmp(a->hold_why, b->hold_why) == 0
	       && strcmp(a->back_to, b->back_to) == 0;
}
