#include "visitor/look.h"

void look_queue(struct visitor *visitor, struct store *store, const struct moment *now)
{
	struct moment of = *now;
	enum fault fault = store_school_day(store, now->date, &of.date);
	if (!fault)
		fault = store_counts(store, of.date, &visitor->counts);
	if (!fault)
		fault = store_called(store, of.date, visitor->called, CALLED_MAX,
		                     &visitor->called_count);
	if (!fault)
		fault = store_desk_states(store, now, visitor->desks, DESKS_MAX,
		                          &visitor->desk_count);
	if (!fault)
		fault = store_pace(store, &of, &visitor->pace);
	if (!fault)
		fault = store_newest_day(store, &visitor->newest);
	visitor->counts_known = fault == FAULT_NONE;
}
