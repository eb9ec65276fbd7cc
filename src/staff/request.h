/* One request before staff: its file, what can be done with it, and the lists of
 * what is due. */
#ifndef STAFF_REQUEST_H
#define STAFF_REQUEST_H

#include "catalog/check.h"
#include "office/checklist.h"
#include "office/decide.h"
#include "store/revoke.h"

struct staff;

/* What is asked before a deed is done, one after the other. */
enum request_step {
	STEP_END,
	STEP_MISSING, /* papers that are not ticked: all the same? */
	STEP_GROUND, STEP_REMEDY,
	STEP_RESULT, STEP_SERIES, STEP_NUMBER, STEP_RECIPIENT, STEP_SIGNED,
	STEP_VALUE, STEP_NOTE, STEP_GIVEN_BY,
	STEP_SURE, STEP_VERY_SURE,
	REQUEST_STEPS,
};

enum { REQUEST_STEPS_MAX = 6 };

enum request_deed {
	DEED_ACCEPT, DEED_NOT_ACCEPT, DEED_ISSUE, DEED_REFUSE, DEED_WITHDRAW,
	DEED_CORRECT, DEED_TICK, DEED_NOTE, DEED_CONSENT, DEED_TAKE_BACK,
	DEED_READY, DEED_TOLD, DEED_AGAIN, DEED_RECEIPT, DEED_EXPORT,
	DEED_BLOCK, DEED_DELETE, DEED_REVOKE,
	REQUEST_DEEDS,
};

/* A deed on its way: what the person has said so far. Personal. */
struct request_act {
	enum request_deed deed;
	int at;                   /* which of its steps */
	char name[ANSWER_NAME];   /* field, paper or ground */
	bool filling;             /* an answer that was left to staff */
	struct answer answer;
	char text[ANSWER_VALUE];  /* remedy, note, who agreed */
	struct result_given result;
	enum check verdict;       /* of what was typed */
	bool told;                /* its warning has been read ... */
	int told_item;            /* ... of that entry of the list */
	/* What became of it. */
	bool done;
	bool waits;               /* another paper is on its way: not begun */
	struct decided decided;
	struct revoked revoked;
	char other[TICKET_REGISTRATION]; /* of the new request */
};

enum { HISTORY_PAGES = 64 };

struct staff_request {
	char registration[TICKET_REGISTRATION]; /* which one is open; "": none */
	bool there;                 /* file holds it */
	struct request_file file;   /* personal: gone when the page is left */
	int back;                   /* page to return to */
	/* Whose step is newer than the last verb on a visit: what U takes back in the queue. */
	char stepped[TICKET_REGISTRATION];
	int cursor;
	/* The history is shown by pages: each begins below an event, the first at none. */
	int64_t below[HISTORY_PAGES];
	int history_page;
	int64_t visit;              /* to be opened from the queue */
	struct ticket ticket;       /* its requests */
	struct request_act act;
	/* Lists of what is to be done; phones are personal. */
	struct work_row due[WORK_ROWS], tell[WORK_ROWS], rights[WORK_ROWS], unseen[WORK_ROWS];
	int due_count, tell_count, right_count, unseen_count;
};

/* A row of the page. */
enum request_row_kind {
	ROW_HEAD, ROW_FIELD, ROW_PAPER, ROW_CONSENT, ROW_OUTCOME, ROW_RESULT, ROW_LINK,
	ROW_RIGHT, ROW_HISTORY, ROW_PAGE,
};

enum request_section {
	SECTION_ASK, SECTION_PAPERS, SECTION_CONSENT, SECTION_OUTCOME, SECTION_ANSWERS,
	SECTION_HISTORY,
};

struct request_row {
	enum request_row_kind kind;
	int index;
};

enum { REQUEST_ROWS = 200, REQUEST_ROW_TEXT = 1400 };

struct request_rows {
	int count;
	struct request_row row[REQUEST_ROWS];
};

void request_rows_make(const struct staff *staff, struct request_rows *rows);
void request_row_text(const struct staff *staff, const struct request_row *row,
                      char *out, size_t size);
/* The row the cursor stands on; false when there is none. */
bool request_marked(const struct staff *staff, struct request_row *row);

/* Its service by the form files; NULL when the file is missing or wrong. */
const struct service *request_service(const struct staff *staff);
/* A field that nobody has answered yet, though it is to be asked. */
bool request_is_open(const struct staff *staff, const struct field *field);

/* "accepted" and so on, in the language in use. */
const char *request_state_words(enum request_state state);
/* "due 25.11.2026, 2 days left"; "" without a term. overdue may be NULL. */
void request_due_words(const struct staff *staff, const struct due *due, bool *overdue,
                       char *out, size_t size);

/* Opens the page of that request; returns an effect. */
int request_open(struct staff *staff, const char *registration);
/* Forgets all that is personal, keeps which request is open. */
void request_wipe(struct staff *staff);
/* Forgets what was read of the register, keeps what is being typed. */
void request_hide(struct staff *staff);

/* Forgets the deed on its way and all that was said of it. */
void request_drop(struct staff *staff);

struct request_deed_row {
	char letter;
	const char *label, *help, *done; /* N_() */
	unsigned char steps[REQUEST_STEPS_MAX];
	/* Why not, N_(); NULL: it can be done. */
	const char *(*why_not)(const struct staff *staff);
};

const struct request_deed_row *request_deed_row(enum request_deed deed);
/* Begins it: refuses in words, asks, or does it. Returns an effect. */
int request_begin(struct staff *staff, enum request_deed deed);
/* The step that is asked now. */
enum request_step request_step(const struct staff *staff);
/* What is asked in STEP_VALUE. */
const struct field *request_asked(const struct staff *staff);
/* Which grounds the deed has. */
enum ground_kind request_ground_kind(const struct staff *staff);

/* Entry i of a list to choose from, in words, and its name; NULL behind its end. */
typedef const char *request_list(const struct staff *staff, int i, const char **name);
/* The list the step is chosen from; NULL: it is typed. */
request_list *request_list_of(const struct staff *staff);

/* The papers of the open request, by its answers of now. */
void request_checklist(const struct staff *staff, struct checklist *list);

/* The step is answered: asks the next one, or does the deed. Returns an effect. */
int request_step_on(struct staff *staff);
/* U in the queue, when the last thing done was a step in a request. Returns an effect. */
int request_undo(struct staff *staff);
/* It was done, or not: says so. Returns an effect. */
int request_tell(struct staff *staff);

#endif
