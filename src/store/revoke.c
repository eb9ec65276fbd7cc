#include "store/revoke.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "store/journal.h"
#include "store/place.h"
#include "store/query.h"
#include "store/search_fill.h"
#include "store/subject.h"

/* A change of an answer: its name, the old and the new value, a line each. */
enum { STEP_DETAIL = ANSWER_NAME + 2 * ANSWER_VALUE + 8 };

/* The step as the journal has it. */
struct step {
	int64_t event, at;
	char account[STORE_ACTOR], what[32], was[32], why[STORE_ACTOR];
	char detail[STEP_DETAIL]; /* personal */
};

/* The undo under way. */
struct doing {
	struct store *store;
	int64_t request, visit;
	enum request_state state;
	struct step step;
};

static struct query of_request(const struct doing *doing, enum statement which)
{
	struct query q = query_of(doing->store, which);

	query_bind_int(&q, ":request", doing->request);
	return q;
}

static void run(const struct doing *doing, enum statement which)
{
	struct query q = of_request(doing, which);

	query_run(&q);
}

static void run_with(const struct doing *doing, enum statement which, const char *name)
{
	struct query q = of_request(doing, which);

	query_bind_text(&q, ":name", name);
	query_run(&q);
}

static bool find(struct doing *doing)
{
	struct query q = of_request(doing, STMT_REQUEST_STATE);

	if (!query_row(&q))
		return false;
	doing->visit = query_int(&q);
	doing->state = query_request_state(&q);
	query_end(&q);
	return doing->store->fault == FAULT_NONE;
}

static bool read_step(struct doing *doing)
{
	struct query q = of_request(doing, STMT_LAST_STEP);
	struct step *step = &doing->step;

	query_bind_int(&q, ":visit", doing->visit);
	if (!query_row(&q))
		return false;
	step->event = query_int(&q);
	step->at = query_int(&q);
	query_text(&q, step->account, sizeof(step->account));
	query_text(&q, step->what, sizeof(step->what));
	query_text(&q, step->was, sizeof(step->was));
	query_text(&q, step->why, sizeof(step->why));
	text_copy(step->detail, sizeof(step->detail), query_peek(&q));
	query_end(&q);
	return doing->store->fault == FAULT_NONE;
}

static bool names_state(const char *name, enum request_state *state)
{
	for (int i = 0; i < REQUEST_STATES; i++) {
		if (strcmp(request_state_name((enum request_state)i), name) != 0)
			continue;
		*state = (enum request_state)i;
		return true;
	}
	return false;
}

/* Since when the request had been what it is again. */
static int64_t since(const struct doing *doing, enum request_state state)
{
	struct query q = of_request(doing, STMT_STATE_SINCE);

	query_bind_int(&q, ":visit", doing->visit);
	query_bind_int(&q, ":before", doing->step.event);
	query_bind_text(&q, ":state", request_state_name(state));
	int64_t at = query_number(&q);
	return at ? at : doing->step.at;
}

static void back_state(struct doing *doing)
{
	struct query q = of_request(doing, STMT_CHANGE_REQUEST);
	enum request_state was;

	if (!names_state(doing->step.was, &was))
		return;
	query_bind_int(&q, ":at", since(doing, was));
	query_bind_text(&q, ":state", request_state_name(was));
	query_run(&q);
	if (was == REQUEST_ACCEPTED)
		run(doing, STMT_REOPEN_TERM);
	doing->state = was;
}

static void back_accept(struct doing *doing)
{
	back_state(doing);
	run(doing, STMT_DROP_TERM);
}

/* Who was to be told, and had been told, before the step: the journal replayed. */
static void back_notice(struct doing *doing)
{
	struct notice {
		int64_t since, told_at;
	} is = { 0, 0 }, was = { 0, 0 };
	struct query q = of_request(doing, STMT_STEPS);

	query_bind_int(&q, ":visit", doing->visit);
	while (query_row(&q)) {
		int64_t event = query_int(&q), at = query_int(&q);
		const char *what = query_peek(&q);

		if (event >= doing->step.event)
			continue;
		struct notice before = is;
		if (strcmp(what, "undo") == 0)
			is = was;
		else if (strcmp(what, "ready") == 0 || strcmp(what, "refuse") == 0)
			is = (struct notice){ at, 0 };
		else if (strcmp(what, "told") == 0 || strcmp(what, "issue") == 0
		         || strcmp(what, "withdraw") == 0)
			is.told_at = is.since && !is.told_at ? at : is.told_at;
		was = before;
	}
	if (!is.since) {
		run(doing, STMT_DROP_NOTICE);
		return;
	}
	struct query change = of_request(doing, STMT_CHANGE_NOTICE);
	query_bind_int(&change, ":since", is.since);
	query_bind_int(&change, ":told_at", is.told_at);
	query_run(&change);
}

static void back_refusal(struct doing *doing)
{
	back_state(doing);
	run(doing, STMT_DROP_REFUSAL);
	back_notice(doing);
}

static void back_issue(struct doing *doing)
{
	back_state(doing);
	run_with(doing, STMT_DROP_RESULT, doing->step.why);
	back_notice(doing);
}

static void back_withdraw(struct doing *doing)
{
	back_state(doing);
	back_notice(doing);
}

static void back_tick(struct doing *doing)
{
	struct query q = of_request(doing, STMT_UNTICK_PAPER);

	query_bind_text(&q, ":name", doing->step.why);
	query_bind_int(&q, ":with_me", strcmp(doing->step.what, "untick") == 0);
	query_run(&q);
}

/* "name", "- old", "+ new": see amend.c. */
static void back_answer(struct doing *doing)
{
	char *rest = doing->step.detail;
	const char *name = strsep(&rest, "\n"), *old = strsep(&rest, "\n");
	bool there = *doing->step.was != '\0';

	if (!old || strncmp(old, "- ", 2) != 0)
		return;
	if (!there) {
		run_with(doing, STMT_DROP_ANSWER, name);
	} else {
		struct query q = of_request(doing, STMT_CHANGE_ANSWER);

		query_bind_text(&q, ":name", name);
		query_bind_int(&q, ":position", 0); /* it has its row, and keeps its place */
		query_bind_text(&q, ":state", doing->step.was);
		query_bind_text(&q, ":value", old + 2);
		query_run(&q);
	}
	search_fill(doing->store, doing->request);
}

/* Recorded, or only its name, that had been left to staff. */
static void back_consent(struct doing *doing)
{
	run(doing, *doing->step.was ? STMT_UNNAME_CONSENT : STMT_FORGET_CONSENT);
	search_fill(doing->store, doing->request);
}

static void back_right(struct doing *doing)
{
	struct query q = of_request(doing, STMT_DROP_RIGHT);

	query_bind_text(&q, ":kind", data_right_name(RIGHT_TAKEN_BACK));
	query_run(&q);
}

static const struct row {
	const char *what;
	void (*back)(struct doing *doing);
} rows[] = {
	{ "accept", back_accept }, { "not-accept", back_refusal }, { "refuse", back_refusal },
	{ "issue", back_issue }, { "add-result", back_issue }, { "withdraw", back_withdraw },
	{ "ready", back_notice }, { "told", back_notice },
	{ "tick", back_tick }, { "untick", back_tick },
	{ "correct", back_answer }, { "fill-in", back_answer },
	{ "consent", back_consent }, { "taken-back", back_right },
};

static const struct row *row_of(const char *what)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (strcmp(rows[i].what, what) == 0)
			return &rows[i];
	}
	return NULL;
}

/* A visit that is finished may hold no request without an outcome. */
static bool is_finished(const struct doing *doing)
{
	struct visit_place place;
	bool done = place_read(doing->store, doing->visit, &place) && place.state == VISIT_DONE;

	return done && strcmp(doing->step.was, request_state_name(REQUEST_SUBMITTED)) == 0;
}

/* Consent that was given with the application is no step of staff. */
static bool is_the_visitors(const struct step *step)
{
	return strcmp(step->what, "consent") == 0 && strcmp(step->why, "desk") != 0 && !*step->was;
}

static enum revoke_result judge(const struct doing *doing, const struct actor *actor,
                                const struct moment *now)
{
	if (!row_of(doing->step.what) || is_the_visitors(&doing->step))
		return REVOKE_NOTHING;
	if (now->unix_s - doing->step.at > REVOKE_S)
		return REVOKE_LATE;
	if (strcmp(doing->step.account, actor->account) != 0)
		return REVOKE_TOUCHED;
	return is_finished(doing) ? REVOKE_FINISHED : REVOKE_DONE;
}

/* Papers that went out with the step. */
static void name_papers(const struct doing *doing, struct revoked *revoked)
{
	const char *number = strstr(doing->step.detail, "\nnumber ");
	struct query q = of_request(doing, STMT_STEPS);

	query_bind_int(&q, ":visit", doing->visit);
	while (query_row(&q)) {
		bool after = query_int(&q) > doing->step.event;

		query_int(&q);
		const char *what = query_peek(&q);
		bool paper = strcmp(what, "receipt") == 0 || strcmp(what, "refusal") == 0;
		revoked->printed = revoked->printed || (after && paper);
	}
	if (row_of(doing->step.what)->back != back_issue)
		return;
	text_copy(revoked->paper, sizeof(revoked->paper), doing->step.why);
	if (!number)
		return;
	number += strlen("\nnumber ");
	snprintf(revoked->number, sizeof(revoked->number), "%.*s", (int)strcspn(number, "\n"),
	         number);
}

static void tell(const struct doing *doing, const struct actor *actor, const struct moment *now,
                 enum request_state was)
{
	bool moved = was != doing->state;

	journal_add(doing->store, &(struct event){
		.actor = actor, .at = now, .visit = doing->visit, .request = doing->request,
		.what = "undo", .why = doing->step.what, .was = moved ? request_state_name(was) : NULL,
		.becomes = moved ? request_state_name(doing->state) : NULL,
	});
}

enum fault store_revoke(struct store *store, int64_t request, const struct actor *actor,
                        const struct moment *now, struct revoked *revoked)
{
	struct doing doing = { .store = store, .request = request };

	*revoked = (struct revoked){ .result = REVOKE_NOTHING };
	if (db_begin_write(store, "take back a step") && find(&doing) && read_step(&doing)
	    && (revoked->result = judge(&doing, actor, now)) == REVOKE_DONE) {
		enum request_state was = doing.state;

		text_copy(revoked->what, sizeof(revoked->what), doing.step.what);
		name_papers(&doing, revoked);
		row_of(doing.step.what)->back(&doing);
		tell(&doing, actor, now, was);
	}
	explicit_bzero(&doing, sizeof(doing));
	return db_end(store);
}

enum fault store_handed_out(struct store *store, int64_t request, const char *what,
                            const struct actor *actor, const struct moment *now)
{
	struct doing doing = { .store = store, .request = request };

	if (db_begin_write(store, "note a paper handed out") && find(&doing))
		journal_add(store, &(struct event){
			.actor = actor, .at = now, .visit = doing.visit, .request = request, .what = what,
		});
	return db_end(store);
}
