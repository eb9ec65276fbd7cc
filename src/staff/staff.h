/* The staff's screens: one person at one desk. The model, and what a page is.
 *
 * Pages change the model and ask the loop for effects; run.c carries them out.
 * What is shown of the register is a snapshot in the model, read again whenever
 * somebody has changed something. */
#ifndef STAFF_STAFF_H
#define STAFF_STAFF_H

#include "catalog/catalog.h"
#include "staff/finding.h"
#include "staff/journal.h"
#include "staff/register.h"
#include "staff/scan.h"
#include "store/account.h"
#include "store/backup.h"
#include "store/closing.h"
#include "store/desk.h"
#include "store/desks.h"
#include "store/papers.h"
#include "store/queue.h"
#include "store/seats.h"
#include "store/verbs.h"
#include "ui/line.h"
#include "ui/screen.h"
#include "staff/request.h"

enum staff_page {
	STAFF_FIRST, /* nobody has an account yet: make the first */
	STAFF_LOGIN, /* who are you, at which desk */
	STAFF_DESK,  /* the queue */
	STAFF_REQUESTS,    /* of one visit */
	STAFF_REQUEST,     /* one of them */
	STAFF_REQUEST_ASK, /* what a deed on it needs to be told */
	STAFF_WORK,        /* what is due */
	STAFF_PEOPLE, /* a head's list of the accounts */
	STAFF_PIN,    /* a new PIN, with a name somebody new */
	STAFF_SEARCH,
	STAFF_JOURNAL,
	STAFF_CLOSING, /* the daily close */
	STAFF_REGISTER, /* of a period, on paper */
	/* laid over another page, which they return to */
	STAFF_ASK,   /* one thing that a verb needs: a reason, a time, a desk */
	STAFF_CLOCK, /* is this the day and the hour */
	STAFF_HELP,
	STAFF_LOCKED, /* the same person's secret, and on at the same place */
	STAFF_PAGES,
};

/* What a page asks the loop to do; its arguments are in the model. */
enum staff_effect {
	STAFF_NOTHING,
	STAFF_LOOK,     /* read the lists again */
	STAFF_OPEN,     /* make the first account of what was typed */
	STAFF_ENTER,    /* try the secret that was typed */
	STAFF_DO,       /* the verb in `deed` */
	STAFF_RIGHT,    /* the clock is right: redate what was in doubt */
	STAFF_BELL,     /* another desk wants help */
	STAFF_SOUND,    /* somebody has come to an empty desk */
	STAFF_FILE_VISIT, /* the requests of the visit to be opened */
	STAFF_FILE_DO,    /* the deed on the open request */
	STAFF_PEOPLE_DO, /* what `people` says */
	STAFF_SEEK,     /* search for what stands in line 0 */
	STAFF_SCAN,     /* find the ticket in `scan` */
	STAFF_EVENTS,   /* read the journal */
	STAFF_CLOSE_DAY,
	STAFF_REGISTER_PRINT, /* what `book` says */
	STAFF_THEME,
	STAFF_SHOW_VISITORS, /* their console to the front */
	STAFF_EFFECTS,
};

enum staff_action {
	STAFF_ACTION_NONE,
	STAFF_ACTION_PICK, /* Enter */
	STAFF_ACTION_BACK, /* Esc */
	STAFF_ACTION_UP,
	STAFF_ACTION_DOWN,
	STAFF_ACTION_PAGE_UP,
	STAFF_ACTION_PAGE_DOWN,
	STAFF_ACTION_EARLIER,
	STAFF_ACTION_LATER,
	STAFF_ACTION_HELP,
	STAFF_ACTION_KK,
	STAFF_ACTION_RU,
	STAFF_ACTION_EN,
	STAFF_ACTION_LAYOUT, /* of the letters typed */
	STAFF_ACTION_THEME,
	STAFF_ACTION_PEOPLE,
	STAFF_ACTION_LOCK,
	STAFF_ACTION_LEAVE,  /* log out */
	STAFF_ACTION_END,    /* demo: end the program */
	STAFF_ACTION_VERB,   /* and those after it: rows of the table in deeds.h */
};

/* What the desk knows of the day. */
struct staff_day {
	struct date day;
	struct desk_row row[DESK_ROWS];
	int count;
	struct queue_counts counts;
	int consulted;        /* questions answered */
	struct desk_state desks[DESKS_MAX]; /* paused, or in want of help */
	int desk_count;
	struct waiting pace;
	struct desk_person sitting[DESK_PEOPLE];
	int sitting_count;
	bool printed;         /* there is a paper: the newest is `paper` */
	struct print_job paper;
	int doubts;           /* visits whose day was guessed */
	bool ask_clock;       /* nobody has said since the start that the clock is right */
	int due, overdue;     /* requests: due today, past their term */
	int unseen;           /* requests that nobody has looked at, not in today's queue */
	struct backup backup;
};

/* A verb on its way: what the person has said of it so far. */
struct staff_deed {
	int row;            /* of the table in deeds.h */
	int64_t visit;      /* 0: whoever is next */
	char number[TICKET_NUMBER];
	char desk[STORE_ACTOR], why[STORE_ACTOR];
	int64_t until;      /* 0: not yet said; below 0: by hand */
	bool typing;        /* the time is typed, not chosen */
	bool offered, over; /* a no-show instead of one more call; that has been answered */
	bool busy;          /* "number" is still being served here; `over`: that is meant */
	bool early;         /* ... was called a moment ago */
	bool dropped;       /* the answer was: rather not */
	bool chosen;        /* the service */
	int service;        /* of the catalog; its count: a question */
	bool commented;
	char comment[DESK_COMMENT];
	bool lent, answered; /* "and back to me"; that has been answered */
	struct change_outcome outcome;
	const char *refused; /* N_() "%s …": it was not done; NULL: outcome says */
};

/* A change of somebody's account on its way. */
enum people_deed { PEOPLE_ADD, PEOPLE_PIN, PEOPLE_OWN_PIN, PEOPLE_ROLE, PEOPLE_DISABLE };

struct staff_people {
	enum people_deed deed;
	int row;                /* marked in the list */
	char name[STORE_ACTOR]; /* whose */
	enum account_role role; /* of ADD and ROLE */
	bool disable;           /* of DISABLE; else enable */
	enum account_result result;
};

/* The last key, to tell one that is held: see held.h. */
struct staff_pressed {
	enum sym sym;
	uint32_t code;
	int64_t ms;
	bool again;
};

/* What the mark of a list stands on: see marks.h. */
struct staff_marks {
	bool any, kept;
	struct marks_row {
		int kind;
		int64_t id;
		char registration[TICKET_REGISTRATION];
	} row;
	int64_t person; /* whom the journal is narrowed to; 0: nobody */
};

/* On a virtual console that shares keyboard and picture with the visitors'. */
struct staff_seat {
	bool shared, in_front;
	int64_t front_ms; /* since when it is in front */
};

/* Lines that are typed: the pages' own, and the lock's, which must not touch them. */
enum { STAFF_LINE_LOCK = 3, STAFF_LINES, STAFF_NAME_CHARS = 31 };

struct staff {
	const struct catalog *catalog;
	bool demo, over;
	struct moment now;
	int64_t mono_ms, touched_ms;
	struct staff_pressed pressed;
	struct staff_marks marks;
	bool unmarked;          /* what was marked has gone: nothing is */
	int cols, rows;
	enum lang lang;
	bool inverse;
	enum staff_page page, under;
	struct account accounts[ACCOUNTS_MAX];
	int account_count;
	struct account account; /* who is logged in; id 0: nobody */
	char desk[STORE_ACTOR];
	struct seat seats[SEATS_MAX]; /* who sits at the other screens */
	int seat_count;
	struct login login;     /* what became of the last try */
	int64_t waits_ms;       /* until when no other is heard */
	struct { enum staff_page page; int field; } locked; /* where the lock returns to */
	bool resume;            /* ... to a question that needs the request read again first */
	struct staff_seat seat;
	struct staff_people people;
	enum account_result opened;
	int field;              /* which line is being typed, of pages with several */
	struct line line[STAFF_LINES];
	int cursor;             /* row of the list */
	int64_t cursor_visit;   /* ... so that it stays on its visit when rows come and go */
	struct staff_day day;
	struct staff_deed deed;
	struct staff_deed last; /* what an undo takes back; outcome.visit 0: nothing */
	int64_t last_ms;        /* when it was done */
	int64_t bell_ms;        /* when it rang last */
	bool was_empty;         /* nobody waited at the look before */
	bool clock_denied;      /* "no, that is not the time" */
	int help_from;          /* the first verb on the page of the help */
	enum staff_page help_back; /* where the help returns to */
	int redate_left;        /* doubts that the answer could not end */
	bool paper_failed;      /* of the last EVENT_PAPER */
	struct staff_request request;
	struct scan scan;
	struct staff_finding finding;
	struct staff_journal journal;
	struct staff_register book;
	struct closing closing; /* the one just made, once `closed` */
	bool closed;
	enum close_result close_result;
	enum fault fault;       /* the register cannot be read: why */
	bool troubled;          /* ... and that is said */
	/* The last thing said, in the language of then; "" when it is old. */
	char said[512];
	enum style said_style;
	int64_t said_ms;
};

struct staff_page_row {
	struct screen screen;
	/* The screen of now, where the keys depend on what is shown; NULL: that one. */
	const struct screen *(*screen_now)(const struct staff *staff);
	/* Before anything else sees a key; true when it was taken. May be NULL. */
	bool (*key)(struct staff *staff, const struct event *event, int *effect);
	/* An action of the page's table that is not one of every page. */
	int (*act)(struct staff *staff, int action);
	/* Item i of the page's list was clicked, or its digit pressed. May be NULL. */
	int (*pick)(struct staff *staff, int i);
	/* Ticks and results; may be NULL. */
	int (*other)(struct staff *staff, const struct event *event);
	/* The page has just been entered; may be NULL. */
	void (*enter)(struct staff *staff);
};

/* Ids of what can be clicked: item i of a list is STAFF_ITEM + i. */
enum { STAFF_ITEM = 1 };

extern const struct staff_page_row staff_first, staff_login, staff_desk, staff_ask, staff_clock,
	staff_help, staff_locked, staff_requests, staff_request, staff_request_ask, staff_work,
	staff_people, staff_pin, staff_search, staff_journal, staff_closing,
	staff_register;

void staff_init(struct staff *staff, const struct catalog *catalog, bool demo);

const struct screen *staff_screen(const void *model);
int staff_update(void *model, const struct event *event);

void staff_go(struct staff *staff, enum staff_page page);
/* Lays a page over this one; unlay returns, to the same place. */
void staff_lay(struct staff *staff, enum staff_page page);
void staff_unlay(struct staff *staff);

/* One sentence at the foot of the screen; copied. */
void staff_say(struct staff *staff, enum style style, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Locks; unlocking returns to the same place. */
void staff_lock(struct staff *staff);

/* Forgets who is here and all that was typed. */
void staff_leave(struct staff *staff);

/* Names people know: "403015" gives its brief title; a question's topic likewise. */
const char *staff_about(const struct staff *staff, const char *about);
/* A desk's name as the school calls it. */
const char *staff_desk_name(const struct staff *staff, const char *desk);

/* The key's command letter, whatever layout the terminal has; 0: it is none. */
uint32_t staff_letter(const struct event *event);

#endif
