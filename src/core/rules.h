/* Life of a visit, of a request and of a print job: who may go where. The
 * tables in rules.c are the whole truth; nothing else decides a state. */
#ifndef CORE_RULES_H
#define CORE_RULES_H

#include <stdbool.h>

/* A visit: the place in today's queue. */
enum visit_state {
	VISIT_WAITING,
	VISIT_CALLED,
	VISIT_SERVING,
	VISIT_HELD,
	VISIT_DONE,
	VISIT_NO_SHOW,
	VISIT_CANCELLED,
	VISIT_LEFT, /* in no queue: still waiting at the daily close, or taken after hours */
	VISIT_STATES,
};

enum visit_verb {
	VERB_CALL,
	VERB_RECALL,
	VERB_START,
	VERB_HOLD,
	VERB_RESUME,   /* a held visit returns, by time or by hand */
	VERB_TRANSFER, /* to another desk or person */
	VERB_REQUEUE,  /* back into the queue */
	VERB_NO_SHOW,
	VERB_FINISH,
	VERB_CANCEL,
	VERB_CLOSE_DAY,
	VISIT_VERBS,
};

/* A request: the application and its registration number. */
enum request_state {
	REQUEST_SUBMITTED,
	REQUEST_ACCEPTED,
	REQUEST_NOT_ACCEPTED, /* documents incomplete or expired: Law on state services, Art. 19 */
	REQUEST_ISSUED,
	REQUEST_REFUSED,      /* service refused with a ground of Art. 19-1 */
	REQUEST_WITHDRAWN,
	REQUEST_STATES,
};

enum request_verb {
	VERB_ACCEPT,
	VERB_NOT_ACCEPT,
	VERB_ISSUE,
	VERB_REFUSE,
	VERB_WITHDRAW,
	REQUEST_VERBS,
};

/* A print job: the paper of a ticket. */
enum print_state {
	PRINT_PENDING,   /* committed with the ticket, nobody has sent it yet */
	PRINT_SPOOLED,   /* the print system has it */
	PRINT_PRINTED,
	PRINT_FAILED,
	PRINT_CANCELLED, /* taken back before it came out */
	PRINT_STATES,
};

enum print_verb {
	VERB_SPOOL,
	VERB_PRINT,
	VERB_FAIL,
	VERB_TAKE_BACK,
	VERB_RETRY,
	PRINT_VERBS,
};

/* Each gives false when the rule forbids the verb in that state. */
bool rules_visit(enum visit_state from, enum visit_verb verb, enum visit_state *to);
bool rules_request(enum request_state from, enum request_verb verb, enum request_state *to);
bool rules_print(enum print_state from, enum print_verb verb, enum print_state *to);

/* Names as the schema, the journal and JSON write them: "waiting", "no-show"… */
const char *visit_state_name(enum visit_state state);
const char *visit_verb_name(enum visit_verb verb);
const char *request_state_name(enum request_state state);
const char *request_verb_name(enum request_verb verb);
const char *print_state_name(enum print_state state);

#endif
