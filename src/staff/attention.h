/* What needs a person, most urgent first: out of the snapshot alone. */
#ifndef STAFF_ATTENTION_H
#define STAFF_ATTENTION_H

#include "staff/staff.h"

enum attention_kind {
	ATTENTION_HELP,     /* another desk calls */
	ATTENTION_OVERDUE,  /* requests past their term */
	ATTENTION_PRINTER,  /* the newest paper failed, or nobody knows */
	ATTENTION_UNPRINTED,
	ATTENTION_DUE,      /* requests due today */
	ATTENTION_UNSEEN,   /* requests that nobody is called for */
	ATTENTION_CLOCK,
	ATTENTION_SHARED,   /* somebody else sits at this desk */
	ATTENTION_FORMS,    /* faults in form files */
	ATTENTION_BACKUP,   /* the last one is old, or there is none */
	ATTENTIONS,
};

enum { ATTENTION_TEXT = 256 };

/* How many of that kind; 0: nothing. Days of age for the backup. */
int attention_count(const struct staff *staff, enum attention_kind kind);

/* The most urgent in words, "and N more" after it; false when nothing needs anybody. */
bool attention_words(const struct staff *staff, char out[static ATTENTION_TEXT]);

#endif
