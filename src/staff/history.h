/* One event of the journal in words: what was, what became, which paper, until when. */
#ifndef STAFF_HISTORY_H
#define STAFF_HISTORY_H

#include "catalog/catalog.h"

/* As the journal has it; service NULL: unknown, its codes stay codes. */
struct history_event {
	const struct service *service;
	const char *what, *why;
	const char *detail; /* personal; "": none, or hidden */
};

enum { HISTORY_TEXT = 1280 };

/* What journal_word(what) does not tell: "Class: 4 Ә → 5 Б", in the language in use;
 * "": nothing. May be personal: wipe it. */
void history_words(const struct history_event *event, char out[static HISTORY_TEXT]);

/* Names of papers with blanks between, as the form file calls them. */
void history_papers(const struct service *service, const char *names, char *out, size_t size);

#endif
