#include <assert.h>
#include <string.h>

#include "store/journal.h"
#include "store/place.h"

static enum undo_result judge(struct store *store, const struct change_outcome *done,
                              int64_t age_s)
{
	struct visit_place place;

	if (age_s > UNDO_S)
		return UNDO_LATE;
	bool found = place_read(store, done->visit, &place);
	return found && place_is_same(&place, &done->after) ? UNDO_DONE : UNDO_TOUCHED;
}

enum fault store_visit_undo(struct store *store, const struct change_outcome *done,
                            int64_t age_s, const struct actor *actor,
                            const struct moment *now, enum undo_result *result)
{
	struct visit_place place = done->before;

	assert(done->result == CHANGE_DONE);
	*result = UNDO_TOUCHED;
	place.state_at = now->unix_s;
	if (db_begin_write(store, "undo") && (*result = judge(store, done, age_s)) == UNDO_DONE) {
		place_write(store, done->visit, &place);
		journal_add(store, &(struct event){
			.actor = actor, .at = now, .visit = done->visit, .what = "undo",
			.was = visit_state_name(done->is), .becomes = visit_state_name(place.state),
		});
	}
	return db_end(store);
}
