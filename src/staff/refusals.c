#include "staff/refusals.h"

#include <stddef.h>

#include "core/lang.h"

static const char *const of_state[VISIT_STATES] = {
	[VISIT_WAITING] = N_("%s is waiting and has not been called: call it first."),
	[VISIT_CALLED] = N_("%s is called and not at the desk yet: start it when the visitor comes."),
	[VISIT_SERVING] = N_("%s is being served: finish it, put it off or send it back."),
	[VISIT_HELD] = N_("%s is put off: send it back to the queue first."),
	[VISIT_DONE] = N_("%s has been served to the end."),
	[VISIT_NO_SHOW] = N_("%s did not come when called: send it back to the queue first."),
	[VISIT_CANCELLED] = N_("%s has been given back: the visitor needs a new number."),
	[VISIT_LEFT] = N_("%s is in no queue any more: the visitor needs a new number."),
};

/* Where the state's own advice would be the very verb that is refused. */
static const struct {
	enum visit_verb verb;
	enum visit_state state;
	const char *words;
} others[] = {
	{ VERB_REQUEUE, VISIT_WAITING, N_("%s is waiting already: it keeps its place.") },
	{ VERB_START, VISIT_SERVING, N_("%s is being served already.") },
	{ VERB_CANCEL, VISIT_SERVING,
	  N_("%s is being served: say of each request what became of it, then finish.") },
	{ VERB_NO_SHOW, VISIT_SERVING, N_("%s has come and is being served.") },
	{ VERB_HOLD, VISIT_HELD, N_("%s is put off already: Q sends it back to the queue.") },
	{ VERB_NO_SHOW, VISIT_HELD, N_("%s is put off and was not called: there is no no-show to note.") },
	{ VERB_NO_SHOW, VISIT_WAITING, N_("%s is waiting and has not been called: there is no no-show to note.") },
	{ VERB_NO_SHOW, VISIT_NO_SHOW, N_("%s: the no-show is noted already.") },
};

const char *refusals_words(enum visit_verb verb, enum visit_state state)
{
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		if (others[i].verb == verb && others[i].state == state)
			return others[i].words;
	}
	return of_state[state];
}
