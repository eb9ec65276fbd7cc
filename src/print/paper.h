/* What stands on a ticket: facts, no layout. */
#ifndef PRINT_PAPER_H
#define PRINT_PAPER_H

#include "core/answers.h"
#include "core/calendar.h"
#include "core/date.h"
#include "core/lang.h"
#include "core/ticket.h"

enum {
	PAPER_REQUESTS_MAX = 4,
	PAPER_MISSING_MAX = PAPER_REQUESTS_MAX * PAPERS_MAX,
	PAPER_WORDS = 1024,
};

/* Text in the visitor's language and in Kazakh; the same string when the
 * visitor speaks Kazakh. */
struct paper_words {
	char own[PAPER_WORDS];
	char kk[PAPER_WORDS];
};

struct ticket_paper {
	enum lang lang;
	struct paper_words school;
	struct paper_words place;       /* where to wait */
	char number[TICKET_NUMBER];     /* "": taken after hours; has a request then */
	char code[TICKET_CODE];         /* four digits for asking later */
	struct date day;
	struct moment taken_at;
	struct date come;               /* when to come without a number; all zero: not known */
	char come_hours[CALENDAR_HOURS]; /* "09:00–18:00" */
	int ahead;                      /* people before this one */
	int wait_min;                   /* probably; 0: not said */
	int copy;                       /* 0 = the ticket; else marked as a copy */
	char contact_centre[48];        /* 1414 */
	int request_count;              /* 0: a question only */
	struct {
		char registration[TICKET_REGISTRATION];
		struct paper_words service;  /* as on the screens */
		struct paper_words official; /* its title in full; "": not known */
	} request[PAPER_REQUESTS_MAX];
	int missing_count;
	struct paper_words missing[PAPER_MISSING_MAX]; /* papers still to bring, each once */
};

#endif
