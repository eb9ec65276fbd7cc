/* All that the school has of one request, and the lists of what is to be done. */
#ifndef STORE_FILE_H
#define STORE_FILE_H

#include "store/outcome.h"
#include "store/queue.h"
#include "store/subject.h"

enum { FILE_RESULTS = 8, FILE_HISTORY = 64, FILE_DETAIL = 1152, WORK_ROWS = 200 };

/* One line of the history. */
struct history_row {
	int64_t event;
	struct moment at;
	char account[STORE_ACTOR], desk[STORE_ACTOR];
	char what[32], was[32], becomes[32], why[STORE_ACTOR];
	char detail[FILE_DETAIL]; /* personal; "": none, or forgotten; long ones are cut */
};

/* Personal: wipe it. */
struct request_file {
	struct request_view view;
	struct due due;                        /* day.year 0: no term runs or ran */
	char ground[ANSWER_NAME], remedy[ANSWER_VALUE];
	char missing[OUTCOME_MISSING];
	struct result_given result[FILE_RESULTS];
	int result_count;
	bool to_tell, told;                    /* somebody waits for word; has had it */
	char first[TICKET_REGISTRATION];       /* handed in again after that one; "" */
	char again[TICKET_REGISTRATION];       /* the newest one that followed; "" */
	bool right[RIGHTS];
	struct date right_due[RIGHTS];
	struct history_row history[FILE_HISTORY]; /* the newest first */
	int history_count;
	bool older;                            /* there is more: store_older() */
};

/* By registration number. *found false when there is none. The caller wipes the
 * file; on a fault it is wiped already. */
enum fault store_file(struct store *store, const char *registration, bool *found,
                      struct request_file *file);

/* The next FILE_HISTORY lines of it: those before that event. */
enum fault store_older(struct store *store, struct request_file *file, int64_t before);

/* A request that is under way. */
struct work_row {
	int64_t request;
	char registration[TICKET_REGISTRATION];
	char service[16];
	enum request_state state;
	struct due due;             /* of an accepted one; day.year 0: none */
	bool ready;                 /* its result lies there */
	char phone[ANSWER_VALUE];   /* of who is to be told; personal */
	enum data_right right;      /* of store_rights_due() */
	/* Of a submitted one: the day and state of its visit, and whether that has a number. */
	struct date day;
	enum visit_state place;
	bool numbered;
};

/* Accepted requests, what is due first at the top; at most max. */
enum fault store_worklist(struct store *store, struct work_row *rows, int max, int *count);

/* Whom to tell, the oldest first; the caller wipes the rows. */
enum fault store_to_tell(struct store *store, struct work_row *rows, int max, int *count);

/* Data whose consent was taken back or that are blocked, and not deleted yet: until
 * when the school must have acted, what is due first at the top. */
enum fault store_rights_due(struct store *store, struct work_row *rows, int max, int *count);

#endif
