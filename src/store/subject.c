#include "store/subject.h"

#include <assert.h>
#include <string.h>

#include "store/forget.h"
#include "store/journal.h"
#include "store/query.h"
#include "store/upkeep.h"

const char *data_right_name(enum data_right right)
{
	static const char *const names[] = {
		[RIGHT_TAKEN_BACK] = "taken-back", [RIGHT_BLOCKED] = "blocked",
		[RIGHT_DELETED] = "deleted",
	};
	static_assert(sizeof(names) / sizeof(names[0]) == RIGHTS, "a right without a name");

	assert((unsigned)right < RIGHTS);
	return names[right];
}

static bool has_right(struct store *store, int64_t request, enum data_right right)
{
	struct query q = query_of(store, STMT_RIGHTS);
	bool has = false;

	query_bind_int(&q, ":request", request);
	while (query_row(&q))
		has = has || strcmp(query_peek(&q), data_right_name(right)) == 0;
	return has;
}

bool subject_is_closed(struct store *store, int64_t request)
{
	return has_right(store, request, RIGHT_BLOCKED) || has_right(store, request, RIGHT_DELETED);
}

/* The visit of the request; 0 when there is none. */
static int64_t visit_of(struct store *store, int64_t request)
{
	struct query q = query_of(store, STMT_REQUEST_STATE);

	query_bind_int(&q, ":request", request);
	return query_number(&q);
}

static bool has_consent(struct store *store, int64_t request)
{
	struct query q = query_of(store, STMT_CONSENT);

	query_bind_int(&q, ":request", request);
	return query_number(&q) > 0;
}

bool subject_agrees(struct store *store, int64_t request)
{
	return has_consent(store, request) && !has_right(store, request, RIGHT_TAKEN_BACK);
}

static bool is_possible(struct store *store, int64_t request, enum data_right right)
{
	if (has_right(store, request, right) || has_right(store, request, RIGHT_DELETED))
		return false;
	return right != RIGHT_TAKEN_BACK || has_consent(store, request);
}

void subject_add_right(struct store *store, const struct amend *amend, enum data_right right,
                       struct date due)
{
	struct query q = query_of(store, STMT_ADD_RIGHT);

	query_bind_int(&q, ":request", amend->request);
	query_bind_text(&q, ":kind", data_right_name(right));
	query_bind_int(&q, ":at", amend->now->unix_s);
	query_bind_day(&q, ":due_day", due);
	query_run(&q);
}

static void tell(struct store *store, const struct amend *amend, int64_t visit,
                 const char *what)
{
	journal_add(store, &(struct event){
		.actor = &amend->actor, .at = amend->now, .visit = visit,
		.request = amend->request, .what = what,
	});
}

enum fault store_exercise(struct store *store, const struct amend *amend,
                          enum data_right right, struct date due, bool *done)
{
	int64_t visit;

	*done = false;
	if (db_begin_write(store, "exercise a right")) {
		visit = visit_of(store, amend->request);
		*done = visit && is_possible(store, amend->request, right);
		if (*done && right == RIGHT_DELETED)
			forget_request(store, amend->request, visit);
		if (*done) {
			subject_add_right(store, amend, right, due);
			tell(store, amend, visit, data_right_name(right));
		}
	}
	enum fault fault = db_end(store);
	if (!fault && *done && right == RIGHT_DELETED)
		store_clean(store);
	return fault;
}

enum fault store_data_given(struct store *store, const struct amend *amend)
{
	if (db_begin_write(store, "note that data were given"))
		tell(store, amend, visit_of(store, amend->request), "export");
	return db_end(store);
}

enum fault store_unblock(struct store *store, const struct amend *amend, bool *done)
{
	*done = false;
	if (db_begin_write(store, "lift a block")
	    && has_right(store, amend->request, RIGHT_BLOCKED)
	    && !has_right(store, amend->request, RIGHT_DELETED)) {
		struct query q = query_of(store, STMT_DROP_RIGHT);

		query_bind_int(&q, ":request", amend->request);
		query_bind_text(&q, ":kind", data_right_name(RIGHT_BLOCKED));
		query_run(&q);
		tell(store, amend, visit_of(store, amend->request), "unblock");
		*done = true;
	}
	return db_end(store);
}
