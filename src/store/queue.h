/* Reading the queue and the register. Each call sees one state of the
 * database, however many tables it reads. */
#ifndef STORE_QUEUE_H
#define STORE_QUEUE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/answers.h"
#include "core/date.h"
#include "core/fault.h"
#include "core/lang.h"
#include "core/rules.h"
#include "core/ticket.h"
#include "store/store.h"
#include "store/take.h"

/* One row of the queue; nothing personal in it. */
struct queue_row {
	int64_t visit;
	char number[TICKET_NUMBER]; /* "": taken after hours */
	enum visit_state state;
	struct moment taken_at;
	enum lang lang;
	int request_count;
	char service[16];       /* of the first request; "" for a question */
	enum print_state print; /* of the newest paper; meaningful with has_print */
	bool has_print;
};

/* Visits of a school day in order of taking, from row `from` on. */
enum fault store_queue(struct store *store, struct date day, int from,
                       struct queue_row *rows, int max, int *count);

/* Counts for the idle strip. */
struct queue_counts {
	int waiting, called, serving, held, done;
};
enum fault store_counts(struct store *store, struct date day, struct queue_counts *counts);

/* Who is called now and has not begun to be served: numbers and desks only. */
struct called_row {
	char number[TICKET_NUMBER];
	char desk[STORE_ACTOR];
	int64_t called_at; /* Unix time of the last call */
	int recalls;       /* since the first */
	int64_t stopped_s, stopped_at; /* see struct waiting_call */
};

/* The newest `max` calls of a day, the newest first. */
enum fault store_called(struct store *store, struct date day, struct called_row *rows, int max,
                        int *count);

/* One request with all that belongs to it. */
struct request_view {
	int64_t id, visit;
	char registration[TICKET_REGISTRATION];
	char service[16];
	char number[TICKET_NUMBER];
	struct date day;
	struct moment taken_at;
	enum lang lang;
	enum request_state state;
	bool consented;
	char consent_by[ANSWER_VALUE];
	struct answers answers;
	struct {
		char name[ANSWER_NAME];
		bool with_me;
	} paper[PAPERS_MAX];
	int paper_count;
};

/* By registration number. *found false when there is none. The caller wipes
 * the view; on a fault it is wiped already. */
enum fault store_request(struct store *store, const char *registration, bool *found,
                         struct request_view *view);

/* The same within a call under way; private to this room. */
bool request_read(struct store *store, const char *registration, struct request_view *view);

/* By visit: the ticket again (for a reprint or a late print). ahead is counted
 * anew. */
enum fault store_ticket(struct store *store, int64_t visit, bool *found, struct ticket *ticket);

/* The visit that has this number on this day. */
enum fault store_find_visit(struct store *store, struct date day, const char *number,
                            bool *found, int64_t *visit);

/* Documents of a request that were not ticked, or all of them, names in rows. */
enum fault store_missing_papers(struct store *store, int64_t request, bool all,
                                char names[][ANSWER_NAME], int max, int *count);

#endif
