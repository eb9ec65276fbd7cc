/* What becomes of a request: accepted or not, result issued or refused, withdrawn.
 * core/rules.h alone decides what may follow what; each is one transaction with
 * its event. */
#ifndef STORE_OUTCOME_H
#define STORE_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

#include "core/answers.h"
#include "core/date.h"
#include "core/fault.h"
#include "core/rules.h"
#include "store/store.h"

enum {
	OUTCOME_WORD = 64,                         /* bytes of a number or series, NUL included */
	OUTCOME_MISSING = PAPERS_MAX * ANSWER_NAME, /* names with blanks between */
};

/* Until when an accepted request must be answered. */
struct due {
	struct date day; /* the last day; all zero: no term */
	int64_t at;      /* Unix time for a term in minutes; 0: all of the day */
};

/* A paper that was given out. */
struct result_given {
	char name[ANSWER_NAME];        /* of the form file's results */
	char series[OUTCOME_WORD];     /* of a state blank; "" for papers without */
	char number[OUTCOME_WORD];
	struct date day;
	char recipient[ANSWER_VALUE];  /* personal; "": forgotten */
	bool is_signed;                /* the recipient has signed for it on that day */
};

/* What is decided; only what the verb needs is looked at. */
struct decision {
	enum request_verb verb;
	struct due due;                    /* accept */
	const char *ground, *remedy;       /* not accept, refuse: code, and words to the person */
	const char *missing;               /* accept, not accept: names of papers, blanks between; "" */
	const struct result_given *result; /* issue */
	struct actor actor;
};

enum decide_result {
	DECIDE_DONE,
	DECIDE_FORBIDDEN,   /* the rules forbid the verb in the state `was` */
	DECIDE_NO_REQUEST,
	DECIDE_UNEXPLAINED, /* a refusal without its ground or its remedy */
	DECIDE_INCOMPLETE,  /* a result without name, number or recipient */
};

struct decided {
	enum decide_result result;
	enum request_state was, is; /* of DECIDE_DONE and DECIDE_FORBIDDEN */
};

/* Does it. What is refused writes nothing. Whether the ground and the result stand
 * in the form file is the caller's to know. A refused service joins those who are
 * to be told; who fetches a result or withdraws is told by that. */
enum fault store_decide(struct store *store, int64_t request, const struct decision *decision,
                        const struct moment *now, struct decided *decided);

/* One more paper of a request whose first is issued (a referral months after the
 * notice of the queue). DECIDE_FORBIDDEN in any other state, and for a paper that
 * was given already. */
enum fault store_add_result(struct store *store, int64_t request,
                            const struct result_given *result, const struct actor *actor,
                            const struct moment *now, struct decided *decided);

/* The result of an accepted request is ready, or the person has been told. *done
 * false when the request is not accepted, or there is nothing to tell. */
enum fault store_ready(struct store *store, int64_t request, const struct actor *actor,
                       const struct moment *now, bool *done);
enum fault store_told(struct store *store, int64_t request, const struct actor *actor,
                      const struct moment *now, bool *done);

#endif
