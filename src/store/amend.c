#include "store/amend.h"

#include <assert.h>
#include <string.h>

#include "core/buf.h"
#include "store/consent.h"
#include "store/journal.h"
#include "store/query.h"
#include "store/search_fill.h"
#include "store/subject.h"

/* The change under way. */
struct doing {
	struct store *store;
	const struct amend *amend;
	int64_t visit;
};

static bool find(struct doing *doing)
{
	struct query q = query_of(doing->store, STMT_REQUEST_STATE);

	query_bind_int(&q, ":request", doing->amend->request);
	if (!query_row(&q))
		return false;
	doing->visit = query_int(&q);
	query_end(&q);
	return !subject_is_closed(doing->store, doing->amend->request);
}

static void tell(const struct doing *doing, struct event event)
{
	event.actor = &doing->amend->actor;
	event.at = doing->amend->now;
	event.visit = doing->visit;
	event.request = doing->amend->request;
	journal_add(doing->store, &event);
}

/* The answer of now; ANSWER_NONE when there is none. */
static void read_answer(const struct doing *doing, const char *name, struct answer *was)
{
	struct query q = query_of(doing->store, STMT_ANSWER);

	memset(was, 0, sizeof(*was));
	query_bind_int(&q, ":request", doing->amend->request);
	query_bind_text(&q, ":name", name);
	if (!query_row(&q))
		return;
	was->state = query_answer_state(&q);
	query_text(&q, was->value, sizeof(was->value));
	query_end(&q);
}

static void write_answer(const struct doing *doing, int position, const struct answer *answer)
{
	struct query q = query_of(doing->store, STMT_CHANGE_ANSWER);

	query_bind_int(&q, ":request", doing->amend->request);
	query_bind_text(&q, ":name", answer->name);
	query_bind_int(&q, ":position", position);
	query_bind_text(&q, ":state", answer_state_name(answer->state));
	query_bind_text(&q, ":value", answer->value);
	query_run(&q);
}

/* The visit is called in another turn, if it still waits. */
static void write_claim(const struct doing *doing, const char *name)
{
	struct query q = query_of(doing->store,
	                          doing->amend->claims ? STMT_ADD_CLAIM : STMT_DROP_CLAIM);

	query_bind_int(&q, ":request", doing->amend->request);
	query_bind_text(&q, ":name", name);
	query_run(&q);
}

static bool correct(const struct doing *doing, int position, const struct answer *answer)
{
	struct answer was;
	struct buf detail = { 0 };

	read_answer(doing, answer->name, &was);
	bool same = was.state == answer->state && strcmp(was.value, answer->value) == 0;
	if (!same && !doing->store->fault) {
		write_answer(doing, position, answer);
		write_claim(doing, answer->name);
		search_fill(doing->store, doing->amend->request);
		buf_format(&detail, "%s\n- %s\n+ %s\n", answer->name, was.value, answer->value);
		tell(doing, (struct event){
			.what = was.state == ANSWER_AT_DESK ? "fill-in" : "correct",
			.was = was.state ? answer_state_name(was.state) : "",
			.becomes = answer_state_name(answer->state), .detail = detail.data });
	}
	explicit_bzero(&was, sizeof(was));
	buf_release(&detail);
	return !same;
}

enum fault store_correct(struct store *store, const struct amend *amend, int position,
                         const struct answer *answer, bool *done)
{
	struct doing doing = { store, amend, 0 };

	assert(answer->state != ANSWER_NONE && *answer->name);
	assert(answer->state == ANSWER_GIVEN || !*answer->value);
	*done = false;
	if (db_begin_write(store, "correct an answer") && find(&doing))
		*done = correct(&doing, position, answer);
	return db_end(store);
}

static bool write_tick(const struct doing *doing, int position, const char *paper, bool with_me)
{
	struct query q = query_of(doing->store, STMT_TICK_PAPER);

	query_bind_int(&q, ":request", doing->amend->request);
	query_bind_text(&q, ":name", paper);
	query_bind_int(&q, ":position", position);
	query_bind_int(&q, ":with_me", with_me);
	query_run(&q);
	return !doing->store->fault && sqlite3_changes(doing->store->db) > 0;
}

enum fault store_tick(struct store *store, const struct amend *amend, int position,
                      const char *paper, bool with_me, bool *done)
{
	struct doing doing = { store, amend, 0 };

	*done = false;
	if (db_begin_write(store, "tick a paper") && find(&doing)
	    && write_tick(&doing, position, paper, with_me)) {
		tell(&doing, (struct event){ .what = with_me ? "tick" : "untick", .why = paper });
		*done = true;
	}
	return db_end(store);
}

enum fault store_note(struct store *store, const struct amend *amend, const char *text,
                      bool *done)
{
	struct doing doing = { store, amend, 0 };

	assert(*text && strlen(text) < ANSWER_VALUE);
	*done = false;
	if (db_begin_write(store, "add a note") && find(&doing)) {
		tell(&doing, (struct event){ .what = "note", .detail = text });
		*done = true;
	}
	return db_end(store);
}

/* True when the consent stood there without a name, and now has one. */
static bool name_consent(const struct doing *doing, const char *given_by)
{
	struct query q = query_of(doing->store, STMT_CHANGE_CONSENT);

	query_bind_int(&q, ":request", doing->amend->request);
	query_bind_text(&q, ":given_by", given_by);
	query_run(&q);
	return !doing->store->fault && sqlite3_changes(doing->store->db) > 0;
}

/* One that was taken back goes, and its term with it: the journal has both. */
static void clear_consent(const struct doing *doing)
{
	struct query forget = query_of(doing->store, STMT_FORGET_CONSENT);
	struct query drop = query_of(doing->store, STMT_DROP_RIGHT);

	query_bind_int(&forget, ":request", doing->amend->request);
	query_run(&forget);
	query_bind_int(&drop, ":request", doing->amend->request);
	query_bind_text(&drop, ":kind", data_right_name(RIGHT_TAKEN_BACK));
	query_run(&drop);
}

static bool agree(const struct doing *doing, const struct consent *consent)
{
	bool agreed = subject_agrees(doing->store, doing->amend->request);

	if (agreed) {
		if (!name_consent(doing, consent->given_by))
			return false;
	} else {
		clear_consent(doing);
		consent_add(doing->store, doing->amend->request, consent, doing->amend->now);
	}
	consent_tell(doing->store, &(struct event){
		.actor = &doing->amend->actor, .at = doing->amend->now, .visit = doing->visit,
		.request = doing->amend->request, .was = agreed ? "unnamed" : NULL });
	search_fill(doing->store, doing->amend->request);
	return true;
}

enum fault store_consent(struct store *store, const struct amend *amend,
                         const struct consent *consent, bool *done)
{
	struct doing doing = { store, amend, 0 };

	assert(*consent->given_by && *consent->how);
	*done = false;
	if (db_begin_write(store, "record a consent") && find(&doing))
		*done = agree(&doing, consent);
	return db_end(store);
}
