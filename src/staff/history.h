/* One event of the journal in words: the verb, and what was and what became. */
#ifndef STAFF_HISTORY_H
#define STAFF_HISTORY_H

#include "catalog/catalog.h"

/* As the journal has it; service NULL: unknown, its codes stay codes. */
struct history_event {
	const struct service *service;
	const char *what, *why;
	const char *detail; /* personal; "": none, or hidden */
};

enum { HISTORY_TEXT = 1400 };

/* "corrected – Class: 4 Ә → 5 Б", in the language in use. May be personal: wipe it. */
void history_words(const struct history_event *event, char out[static HISTORY_TEXT]);

#endif
