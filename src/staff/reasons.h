/* What can be said of why and until when: codes for the journal, words for people. */
#ifndef STAFF_REASONS_H
#define STAFF_REASONS_H

#include <stdint.h>

#include "core/date.h"
#include "core/rules.h"

enum {
	REASONS_MAX = 9,
	/* Instead of a time: */
	REASONS_BY_HAND = -1,
	REASONS_TYPED = -2,
};

struct reason {
	const char *code;  /* of the journal; nothing personal */
	const char *label; /* N_() */
};

/* Reasons for a verb; returns how many. */
int reasons_for(enum visit_verb verb, const struct reason **reasons);

/* A reason of the journal in words; NULL: it is none that is offered here. */
const char *reasons_word(const char *verb, const char *code);

/* Times to come back: label i, and when that is, or one of the two above. The last
 * row is the one by hand. */
int reasons_times(void);
const char *reasons_time_label(int i);
int64_t reasons_time(int i, const struct moment *now);

#endif
