/* Taking a ticket. */
#ifndef STORE_TAKE_H
#define STORE_TAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/answers.h"
#include "core/date.h"
#include "core/fault.h"
#include "core/lang.h"
#include "core/rules.h"
#include "core/ticket.h"
#include "store/store.h"

enum {
	ORDER_REQUESTS_MAX = 4, /* requests in one visit */
};

struct consent {
	char text_digest[STORE_DIGEST]; /* edition of the text that was shown */
	enum lang lang;
	const char *given_by;           /* name of the person who agreed; "": staff will ask */
	const char *for_whom;           /* the child or the person himself; may be "" */
	const char *how;                /* "screen", "script", "desk" */
};

struct paper_tick {
	const char *name; /* of the form file's document */
	bool with_me;
};

struct request_order {
	const char *service;
	const struct answers *answers;
	struct paper_tick papers[PAPERS_MAX];
	int paper_count;
	const struct consent *consent; /* NULL: staff will ask for it */
	const char *claim;             /* the answer that says that the law puts it first; NULL */
	int64_t first;                 /* the request it is handed in again for; 0: none */
};

/* One visit to be taken: requests of one walk, or none for a mere question.
 * Names and values must fit the buffers they are read back into (asserted). */
struct order {
	enum lang lang;
	const char *series;   /* prefix, "" for one series */
	const char *question; /* topic when request_count is 0; else NULL */
	struct request_order request[ORDER_REQUESTS_MAX];
	int request_count;
	bool no_queue;        /* after hours: no number, not in the queue; has a request */
	struct actor actor;
	bool want_paper;      /* also make a print job */
};

struct ticket {
	int64_t visit;
	char number[TICKET_NUMBER]; /* "": taken after hours, stands in no queue */
	char code[TICKET_CODE];
	struct date day;      /* school day the number belongs to */
	struct moment taken_at;
	enum lang lang;
	int ahead;            /* waiting before this one */
	int request_count;
	struct ticket_request {
		int64_t id;
		char registration[TICKET_REGISTRATION];
		char service[16];
		enum request_state state;
	} request[ORDER_REQUESTS_MAX];
	int64_t print_job;    /* 0: none wanted */
};

/* Takes a ticket: visit, requests, consents, papers, print job and events in
 * one transaction; exactly one sync of the disk when the log is ready (see
 * store_checkpoint). *ticket is what was committed, all zero on a fault.
 * now->date is the school day; when it is before the newest day on record the
 * clock has gone back: the visit then joins that newest day and is marked. */
enum fault store_take_ticket(struct store *store, const struct order *order,
                             const struct moment *now, struct ticket *ticket);

/* The day that a ticket taken today would join by that rule; whoever serves or shows
 * today's queue goes by it. On a fault it is today. */
enum fault store_school_day(struct store *store, struct date today, struct date *day);

/* The newest day that has a visit, or the day on which somebody has said that the clock
 * is right when there was no visit after that; all zero when there is neither. A clock
 * that shows an earlier one has gone back. */
enum fault store_newest_day(struct store *store, struct date *day);

#endif
