#include "store/outcome.h"

#include <assert.h>
#include <string.h>

#include "core/buf.h"
#include "store/journal.h"
#include "store/query.h"

/* The decision under way. */
struct doing {
	struct store *store;
	const struct actor *actor;
	const struct moment *now;
	int64_t request, visit;
};

static bool is_word(const char *text, size_t size)
{
	return text && *text && strlen(text) < size;
}

static bool is_explained(const struct decision *decision)
{
	return is_word(decision->ground, ANSWER_NAME) && is_word(decision->remedy, ANSWER_VALUE);
}

static bool is_complete(const struct result_given *result)
{
	return result && *result->name && *result->number && *result->recipient
	       && date_is_valid(result->day);
}

static bool read_state(struct doing *doing, enum request_state *state)
{
	struct query q = query_of(doing->store, STMT_REQUEST_STATE);

	query_bind_int(&q, ":request", doing->request);
	if (!query_row(&q))
		return false;
	doing->visit = query_int(&q);
	*state = query_request_state(&q);
	query_end(&q);
	return doing->store->fault == FAULT_NONE;
}

static void write_state(const struct doing *doing, enum request_state state)
{
	struct query q = query_of(doing->store, STMT_CHANGE_REQUEST);

	query_bind_int(&q, ":request", doing->request);
	query_bind_text(&q, ":state", request_state_name(state));
	query_bind_int(&q, ":at", doing->now->unix_s);
	query_run(&q);
}

static void tell(const struct doing *doing, struct event event)
{
	event.actor = doing->actor;
	event.at = doing->now;
	event.visit = doing->visit;
	event.request = doing->request;
	journal_add(doing->store, &event);
}

static void add_term(const struct doing *doing, const struct due *due)
{
	static const struct date never = { 9999, 12, 31 };
	struct query q = query_of(doing->store, STMT_ADD_TERM);

	query_bind_int(&q, ":request", doing->request);
	query_bind_day(&q, ":due_day", due->day.year ? due->day : never);
	query_bind_int(&q, ":due_at", due->at);
	query_run(&q);
}

static void close_term(const struct doing *doing)
{
	struct query q = query_of(doing->store, STMT_CLOSE_TERM);

	query_bind_int(&q, ":request", doing->request);
	query_run(&q);
}

static void add_refusal(const struct doing *doing, const struct decision *decision)
{
	struct query q = query_of(doing->store, STMT_ADD_REFUSAL);

	query_bind_int(&q, ":request", doing->request);
	query_bind_text(&q, ":ground", decision->ground);
	query_bind_text(&q, ":remedy", decision->remedy);
	query_bind_text(&q, ":missing", decision->missing ? decision->missing : "");
	query_run(&q);
}

static void add_result(const struct doing *doing, const struct result_given *result)
{
	struct query q = query_of(doing->store, STMT_ADD_RESULT);

	query_bind_int(&q, ":request", doing->request);
	query_bind_text(&q, ":name", result->name);
	query_bind_text(&q, ":series", result->series);
	query_bind_text(&q, ":number", result->number);
	query_bind_day(&q, ":day", result->day);
	query_bind_text(&q, ":recipient", result->recipient);
	query_bind_int(&q, ":signed", result->is_signed);
	query_run(&q);
}

static void add_notice(const struct doing *doing)
{
	struct query q = query_of(doing->store, STMT_ADD_NOTICE);

	query_bind_int(&q, ":request", doing->request);
	query_bind_int(&q, ":at", doing->now->unix_s);
	query_run(&q);
}

/* True when there was somebody to be told. */
static bool end_notice(const struct doing *doing)
{
	struct query q = query_of(doing->store, STMT_TELL_NOTICE);

	query_bind_int(&q, ":request", doing->request);
	query_bind_int(&q, ":at", doing->now->unix_s);
	query_run(&q);
	return !doing->store->fault && sqlite3_changes(doing->store->db) > 0;
}

static void result_words(struct buf *out, const struct result_given *result)
{
	buf_format(out, "%s\nseries %s\nnumber %s\nto %s\n%s", result->name, result->series,
	           result->number, result->recipient, result->is_signed ? "signed\n" : "");
}

/* What goes into the journal's detail: all that was decided. */
static void decision_words(struct buf *out, const struct decision *decision)
{
	char day[DATE_TEXT];

	if (decision->verb == VERB_ACCEPT && decision->due.day.year) {
		date_format_iso(decision->due.day, day);
		buf_format(out, "due %s\n", day);
	}
	if (decision->verb == VERB_NOT_ACCEPT || decision->verb == VERB_REFUSE)
		buf_format(out, "remedy %s\n", decision->remedy);
	bool lists = decision->verb == VERB_ACCEPT || decision->verb == VERB_NOT_ACCEPT;
	if (lists && decision->missing && *decision->missing)
		buf_format(out, "missing %s\n", decision->missing);
	if (decision->verb == VERB_ISSUE)
		result_words(out, decision->result);
}

static void keep(const struct doing *doing, const struct decision *decision)
{
	close_term(doing);
	switch (decision->verb) {
	case VERB_ACCEPT:
		add_term(doing, &decision->due);
		break;
	case VERB_REFUSE:
		add_refusal(doing, decision);
		add_notice(doing);
		break;
	case VERB_NOT_ACCEPT:
		add_refusal(doing, decision);
		break;
	case VERB_ISSUE:
		add_result(doing, decision->result);
		end_notice(doing);
		break;
	default:
		end_notice(doing);
	}
}

/* What the decision lacks, whatever the state. */
static enum decide_result judge(const struct decision *decision)
{
	bool refuses = decision->verb == VERB_NOT_ACCEPT || decision->verb == VERB_REFUSE;

	if (refuses && !is_explained(decision))
		return DECIDE_UNEXPLAINED;
	if (decision->verb == VERB_ISSUE && !is_complete(decision->result))
		return DECIDE_INCOMPLETE;
	return DECIDE_DONE;
}

/* What the journal says of it in one code: the ground, the paper, or that papers
 * were missing and a person has decided all the same. */
static const char *reason(const struct decision *decision)
{
	bool missing = decision->missing && *decision->missing;

	switch (decision->verb) {
	case VERB_ACCEPT: return missing ? "papers-missing" : NULL;
	case VERB_ISSUE: return decision->result->name;
	case VERB_WITHDRAW: return NULL;
	default: return decision->ground;
	}
}

static void carry_out(struct doing *doing, const struct decision *decision,
                      struct decided *decided)
{
	struct buf detail = { 0 };

	if (!read_state(doing, &decided->was))
		return;
	decided->is = decided->was;
	decided->result = DECIDE_FORBIDDEN;
	if (!rules_request(decided->was, decision->verb, &decided->is))
		return;
	decided->result = judge(decision);
	if (decided->result != DECIDE_DONE) {
		decided->is = decided->was;
		return;
	}
	keep(doing, decision);
	write_state(doing, decided->is);
	decision_words(&detail, decision);
	tell(doing, (struct event){
		.what = request_verb_name(decision->verb), .was = request_state_name(decided->was),
		.becomes = request_state_name(decided->is), .why = reason(decision),
		.detail = detail.data,
	});
	buf_release(&detail);
}

enum fault store_decide(struct store *store, int64_t request, const struct decision *decision,
                        const struct moment *now, struct decided *decided)
{
	struct doing doing = { store, &decision->actor, now, request, 0 };

	assert((unsigned)decision->verb < REQUEST_VERBS);
	*decided = (struct decided){ .result = DECIDE_NO_REQUEST };
	if (db_begin_write(store, request_verb_name(decision->verb)))
		carry_out(&doing, decision, decided);
	return db_end(store);
}

static bool was_given(const struct doing *doing, const char *name)
{
	struct query q = query_of(doing->store, STMT_RESULTS);
	bool given = false;

	query_bind_int(&q, ":request", doing->request);
	query_bind_int(&q, ":max", -1);
	while (query_row(&q))
		given = given || strcmp(query_peek(&q), name) == 0;
	return given;
}

static enum decide_result add_one_more(struct doing *doing, const struct result_given *result,
                                       struct decided *decided)
{
	struct buf detail = { 0 };

	if (!read_state(doing, &decided->was))
		return DECIDE_NO_REQUEST;
	decided->is = decided->was;
	if (!is_complete(result))
		return DECIDE_INCOMPLETE;
	if (decided->was != REQUEST_ISSUED || was_given(doing, result->name))
		return DECIDE_FORBIDDEN;
	add_result(doing, result);
	result_words(&detail, result);
	tell(doing, (struct event){ .what = "add-result", .why = result->name,
	                            .detail = detail.data });
	buf_release(&detail);
	return DECIDE_DONE;
}

enum fault store_add_result(struct store *store, int64_t request,
                            const struct result_given *result, const struct actor *actor,
                            const struct moment *now, struct decided *decided)
{
	struct doing doing = { store, actor, now, request, 0 };

	*decided = (struct decided){ .result = DECIDE_NO_REQUEST };
	if (db_begin_write(store, "add a result"))
		decided->result = add_one_more(&doing, result, decided);
	return db_end(store);
}

enum fault store_ready(struct store *store, int64_t request, const struct actor *actor,
                       const struct moment *now, bool *done)
{
	struct doing doing = { store, actor, now, request, 0 };
	enum request_state state;

	*done = false;
	if (db_begin_write(store, "mark a result as ready") && read_state(&doing, &state)
	    && state == REQUEST_ACCEPTED) {
		add_notice(&doing);
		tell(&doing, (struct event){ .what = "ready" });
		*done = true;
	}
	return db_end(store);
}

enum fault store_told(struct store *store, int64_t request, const struct actor *actor,
                      const struct moment *now, bool *done)
{
	struct doing doing = { store, actor, now, request, 0 };
	enum request_state state;

	*done = false;
	if (db_begin_write(store, "note who was told") && read_state(&doing, &state)
	    && end_notice(&doing)) {
		tell(&doing, (struct event){ .what = "told" });
		*done = true;
	}
	return db_end(store);
}
