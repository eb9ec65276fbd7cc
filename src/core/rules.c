#include "core/rules.h"

#include <assert.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A cell holds the next state + 1, so that an empty cell forbids the verb. */
#define TO(state) ((state) + 1)

/* Done, cancelled and left are final. A no-show who turns up after all goes
 * back into the queue. A visit being served ends by finishing it, because its
 * requests need an outcome; for the same reason the daily close leaves it, and
 * one that is held, alone. */
static const unsigned char visit_rules[VISIT_STATES][VISIT_VERBS] = {
	[VISIT_WAITING] = {
		[VERB_CALL] = TO(VISIT_CALLED),
		[VERB_HOLD] = TO(VISIT_HELD),
		[VERB_TRANSFER] = TO(VISIT_WAITING),
		[VERB_CANCEL] = TO(VISIT_CANCELLED),
		[VERB_CLOSE_DAY] = TO(VISIT_LEFT),
	},
	[VISIT_CALLED] = {
		[VERB_RECALL] = TO(VISIT_CALLED),
		[VERB_START] = TO(VISIT_SERVING),
		[VERB_HOLD] = TO(VISIT_HELD),
		[VERB_TRANSFER] = TO(VISIT_WAITING),
		[VERB_REQUEUE] = TO(VISIT_WAITING),
		[VERB_NO_SHOW] = TO(VISIT_NO_SHOW),
		[VERB_CANCEL] = TO(VISIT_CANCELLED),
		[VERB_CLOSE_DAY] = TO(VISIT_LEFT),
	},
	[VISIT_SERVING] = {
		[VERB_HOLD] = TO(VISIT_HELD),
		[VERB_TRANSFER] = TO(VISIT_WAITING),
		[VERB_REQUEUE] = TO(VISIT_WAITING),
		[VERB_FINISH] = TO(VISIT_DONE),
	},
	[VISIT_HELD] = {
		[VERB_RESUME] = TO(VISIT_WAITING),
		[VERB_TRANSFER] = TO(VISIT_WAITING),
		[VERB_CANCEL] = TO(VISIT_CANCELLED),
	},
	[VISIT_NO_SHOW] = {
		[VERB_REQUEUE] = TO(VISIT_WAITING),
	},
};

/* Not accepting ends a request before its term starts (Law on state services,
 * Art. 19); refusing ends an accepted one (Art. 19-1). */
static const unsigned char request_rules[REQUEST_STATES][REQUEST_VERBS] = {
	[REQUEST_SUBMITTED] = {
		[VERB_ACCEPT] = TO(REQUEST_ACCEPTED),
		[VERB_NOT_ACCEPT] = TO(REQUEST_NOT_ACCEPTED),
		[VERB_WITHDRAW] = TO(REQUEST_WITHDRAWN),
	},
	[REQUEST_ACCEPTED] = {
		[VERB_ISSUE] = TO(REQUEST_ISSUED),
		[VERB_REFUSE] = TO(REQUEST_REFUSED),
		[VERB_WITHDRAW] = TO(REQUEST_WITHDRAWN),
	},
};

/* A job is printed straight from pending when it goes to a file, which has no
 * spool. What was cancelled is not tried again: it could come out twice. */
static const unsigned char print_rules[PRINT_STATES][PRINT_VERBS] = {
	[PRINT_PENDING] = {
		[VERB_SPOOL] = TO(PRINT_SPOOLED),
		[VERB_PRINT] = TO(PRINT_PRINTED),
		[VERB_FAIL] = TO(PRINT_FAILED),
		[VERB_TAKE_BACK] = TO(PRINT_CANCELLED),
	},
	[PRINT_SPOOLED] = {
		[VERB_PRINT] = TO(PRINT_PRINTED),
		[VERB_FAIL] = TO(PRINT_FAILED),
		[VERB_TAKE_BACK] = TO(PRINT_CANCELLED),
	},
	[PRINT_FAILED] = {
		[VERB_PRINT] = TO(PRINT_PRINTED), /* it came out after all */
		[VERB_TAKE_BACK] = TO(PRINT_CANCELLED),
		[VERB_RETRY] = TO(PRINT_PENDING),
	},
	[PRINT_CANCELLED] = {
		[VERB_PRINT] = TO(PRINT_PRINTED), /* too late to take it back */
	},
};

bool rules_visit(enum visit_state from, enum visit_verb verb, enum visit_state *to)
{
	unsigned char cell;

	assert((unsigned)from < VISIT_STATES && (unsigned)verb < VISIT_VERBS);
	cell = visit_rules[from][verb];
	if (cell != 0)
		*to = (enum visit_state)(cell - 1);
	return cell != 0;
}

bool rules_request(enum request_state from, enum request_verb verb, enum request_state *to)
{
	unsigned char cell;

	assert((unsigned)from < REQUEST_STATES && (unsigned)verb < REQUEST_VERBS);
	cell = request_rules[from][verb];
	if (cell != 0)
		*to = (enum request_state)(cell - 1);
	return cell != 0;
}

bool rules_print(enum print_state from, enum print_verb verb, enum print_state *to)
{
	unsigned char cell;

	assert((unsigned)from < PRINT_STATES && (unsigned)verb < PRINT_VERBS);
	cell = print_rules[from][verb];
	if (cell != 0)
		*to = (enum print_state)(cell - 1);
	return cell != 0;
}

const char *visit_state_name(enum visit_state state)
{
	static const char *const names[] = {
		[VISIT_WAITING] = "waiting",
		[VISIT_CALLED] = "called",
		[VISIT_SERVING] = "serving",
		[VISIT_HELD] = "held",
		[VISIT_DONE] = "done",
		[VISIT_NO_SHOW] = "no-show",
		[VISIT_CANCELLED] = "cancelled",
		[VISIT_LEFT] = "left",
	};
	static_assert(COUNT(names) == VISIT_STATES, "a state without a name");

	assert((unsigned)state < VISIT_STATES);
	return names[state];
}

const char *visit_verb_name(enum visit_verb verb)
{
	static const char *const names[] = {
		[VERB_CALL] = "call",
		[VERB_RECALL] = "recall",
		[VERB_START] = "start",
		[VERB_HOLD] = "hold",
		[VERB_RESUME] = "resume",
		[VERB_TRANSFER] = "transfer",
		[VERB_REQUEUE] = "requeue",
		[VERB_NO_SHOW] = "no-show",
		[VERB_FINISH] = "finish",
		[VERB_CANCEL] = "cancel",
		[VERB_CLOSE_DAY] = "close-day",
	};
	static_assert(COUNT(names) == VISIT_VERBS, "a verb without a name");

	assert((unsigned)verb < VISIT_VERBS);
	return names[verb];
}

const char *request_state_name(enum request_state state)
{
	static const char *const names[] = {
		[REQUEST_SUBMITTED] = "submitted",
		[REQUEST_ACCEPTED] = "accepted",
		[REQUEST_NOT_ACCEPTED] = "not-accepted",
		[REQUEST_ISSUED] = "issued",
		[REQUEST_REFUSED] = "refused",
		[REQUEST_WITHDRAWN] = "withdrawn",
	};
	static_assert(COUNT(names) == REQUEST_STATES, "a state without a name");

	assert((unsigned)state < REQUEST_STATES);
	return names[state];
}

const char *request_verb_name(enum request_verb verb)
{
	static const char *const names[] = {
		[VERB_ACCEPT] = "accept",
		[VERB_NOT_ACCEPT] = "not-accept",
		[VERB_ISSUE] = "issue",
		[VERB_REFUSE] = "refuse",
		[VERB_WITHDRAW] = "withdraw",
	};
	static_assert(COUNT(names) == REQUEST_VERBS, "a verb without a name");

	assert((unsigned)verb < REQUEST_VERBS);
	return names[verb];
}

const char *print_state_name(enum print_state state)
{
	static const char *const names[] = {
		[PRINT_PENDING] = "pending",
		[PRINT_SPOOLED] = "spooled",
		[PRINT_PRINTED] = "printed",
		[PRINT_FAILED] = "failed",
		[PRINT_CANCELLED] = "cancelled",
	};
	static_assert(COUNT(names) == PRINT_STATES, "a state without a name");

	assert((unsigned)state < PRINT_STATES);
	return names[state];
}
