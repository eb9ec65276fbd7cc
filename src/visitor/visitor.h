/* The walk of one visitor: its whole state, and the pages that it goes through.
 * Everything of one person lives in struct visit; ending a visit wipes it. */
#ifndef VISITOR_VISITOR_H
#define VISITOR_VISITOR_H

#include "catalog/check.h"
#include "office/intake.h"
#include "office/standing.h"
#include "store/desks.h"
#include "store/queue.h"
#include "ui/line.h"
#include "ui/screen.h"
#include "visitor/rhythm.h"
#include "visitor/tries.h"

enum page_id {
	PAGE_IDLE,
	PAGE_LANGUAGE,
	PAGE_SERVICES,
	PAGE_SERVICE,  /* what it is, how long it takes */
	PAGE_PAPERS,   /* what to bring */
	PAGE_CHILD,    /* another request: for which child? */
	PAGE_CONSENT,
	PAGE_NUMBER,   /* a number only, staff do the rest: surely? */
	PAGE_DECLINED, /* no consent: the same */
	PAGE_QUESTION,
	PAGE_RELATIVE, /* who may apply, after an answer that asks for it */
	PAGE_LATE,     /* papers that the answers have made needed */
	PAGE_REVIEW,   /* check your answers */
	PAGE_SENDING,
	PAGE_TICKET,
	PAGE_PROBLEM,
	PAGE_CODE,     /* of a draft, typed in */
	PAGE_PAUSE,    /* a draft's code, shown */
	PAGE_INFO,     /* what there is to read */
	PAGE_CARDS,    /* ... of the services */
	PAGE_LEAFLET,  /* one page of it */
	PAGE_STATUS,   /* what has become of a request? its number */
	PAGE_STATUS_CODE,
	PAGE_STANDING, /* the answer */
	/* laid over another page, which they return to */
	PAGE_HELP,
	PAGE_AGAIN,
	PAGE_REMOVE,   /* a request of this visit? */
	PAGE_WARNING,  /* nobody has touched a key for long */
	PAGES,
};

/* What a page asks the loop to do; its arguments are in the model. */
enum effect {
	EFFECT_NONE,
	EFFECT_SAVE,   /* commit the request and start its paper */
	EFFECT_WIPED,  /* a visit has ended: forget typed-ahead keys */
	EFFECT_THEME,  /* show the theme of the visit */
	EFFECT_PRINT,  /* begin the paper of the leaflet */
	EFFECT_STATUS, /* read how the request asked about stands */
	EFFECTS,
};

/* Actions of the key tables. */
enum action {
	ACTION_NONE,
	ACTION_PICK, /* Enter */
	ACTION_BACK,
	ACTION_UP,
	ACTION_DOWN,
	ACTION_PAGE_UP,
	ACTION_PAGE_DOWN,
	ACTION_HELP,
	ACTION_KK,
	ACTION_RU,
	ACTION_EN,
	ACTION_LAYOUT,
	ACTION_THEME,
	ACTION_DESK,
	ACTION_AGAIN,
	ACTION_PAUSE, /* or, where nothing is entered yet, take up what was paused */
	ACTION_LEAVE, /* demo only */
};

/* What can be picked: by Enter on the focus, by its number, by a click. */
enum target {
	TARGET_NONE,
	TARGET_BACK,
	TARGET_KK, /* the three languages follow each other */
	TARGET_RU,
	TARGET_EN,
	TARGET_NEXT,
	TARGET_DESK,
	TARGET_AGAIN,
	TARGET_FIELD,
	TARGET_YES,
	TARGET_NO,
	TARGET_NUMBER, /* a number only */
	TARGET_ADD,    /* another request */
	TARGET_GIVE_UP, /* this request, not the others */
	TARGET_CODE,
	TARGET_MORE,   /* what does not fit on the screen; only by a click */
	TARGET_INFO,
	TARGET_STATUS,
	TARGET_PRINT,
	TARGET_ITEM = 100,
};

/* The paper of the ticket, as far as known. */
enum paper_news { PAPER_WAITING, PAPER_SENT, PAPER_OUT, PAPER_FILED, PAPER_NONE };

enum { DRAFTS_MAX = 4, DRAFT_CODE = 5 };

/* The last leaflet that was to be printed. */
enum handout_fate {
	HANDOUT_NONE,
	HANDOUT_PRINTING,
	HANDOUT_TAKE,
	HANDOUT_FILE,
	HANDOUT_LOST,
	HANDOUT_WAIT, /* another's is still on its way: not begun */
};

/* Each leaflet once a visit, and so many of them: a child would print a hundred. */
enum { HANDOUTS_MAX = 3 };

struct visit {
	enum page_id page, under; /* under: where an overlay returns to */
	enum lang lang;
	struct application application; /* the request that is being filled in */
	struct application earlier[ORDER_REQUESTS_MAX - 1]; /* those that are ready */
	int earlier_count;
	int removing;      /* PAGE_REMOVE: which of visitor_requests */
	int focus;         /* row of the page's menu */
	int under_focus;   /* of the page that an overlay lies on */
	int scroll;        /* first line of a long text or list */
	int question;      /* row of the service's fields */
	bool changing;     /* came from the review, goes back there */
	struct line line;
	bool layout_chosen; /* by F5, until the language changes */
	bool lang_chosen;  /* until then the pages before the services speak all three */
	enum check verdict;
	int failures;      /* of this question in a row */
	bool told;         /* what was understood, or a warning, has been shown */
	int told_target;   /* ... of this choice */
	char code[DRAFT_CODE]; /* PAGE_PAUSE: "" when no place was free */
	bool inverse;      /* dark on light, for eyes that need it */
	bool number_only;  /* send without a request: staff write the rest */
	enum fault fault;
	struct ticket ticket;
	int wait_min;      /* see pace_minutes; of the ticket */
	enum paper_news paper;
	int leaflet;       /* row of office/leaflets */
	enum handout_fate handout;
	int handouts[HANDOUTS_MAX]; /* leaflets that were printed */
	int handout_count;
	struct standing_key asked; /* about which request */
	bool shut;         /* ... which was not looked at after wrong codes */
	struct standing standing;
	int64_t entered_ms; /* this page */
	int64_t touched_ms; /* the last key */
};

enum { CALLED_MAX = 4 }; /* newest calls on the idle page */

/* Visits of people who have gone for a paper: in memory only, see drafts.h. */
struct drafts {
	struct draft {
		char code[DRAFT_CODE]; /* four digits; "": free */
		int64_t until_ms;
		struct visit visit;
	} item[DRAFTS_MAX];
	int wrong;             /* codes tried in vain */
	int64_t shut_until_ms; /* no code is looked at before */
};

struct visitor {
	const struct catalog *catalog;
	bool demo;         /* Ctrl-Q leaves */
	bool paperless;    /* nothing is ever printed here: it is not offered */
	bool over;
	bool closed;       /* the register cannot be used: nothing can be taken */
	struct queue_counts counts;
	struct called_row called[CALLED_MAX]; /* the newest first */
	int called_count;
	struct desk_state desks[DESKS_MAX]; /* some may be paused */
	int desk_count;
	struct waiting pace;
	bool counts_known; /* counts and called are those of the register */
	struct date newest; /* newest day on record, all zero: none; a clock before it is wrong */
	struct tries tries; /* of everybody */
	struct rhythm rhythm; /* of the keys */
	struct drafts drafts;
	struct moment now;
	int cols, rows; /* of the screen */
	int64_t mono_ms;
	struct visit visit;
};

/* The things on a page that can be picked, in the order of the Down key. */
enum { MENU_MAX = 96 }; /* more than a catalog has services, a form answers */
struct menu {
	int target[MENU_MAX];
	int count;
};
void menu_add(struct menu *menu, int target);

struct page {
	struct screen screen;
	/* The screen as it is now, where its keys depend on what it shows. May be NULL. */
	const struct screen *(*variant)(const struct visitor *visitor);
	void (*menu)(const struct visitor *visitor, struct menu *menu);
	/* Something was picked; returns an effect. */
	int (*pick)(struct visitor *visitor, int target);
	/* Before the menu sees a key; true when it was taken. May be NULL. */
	bool (*key)(struct visitor *visitor, const struct event *event, int *effect);
	/* The page has just been entered. May be NULL. */
	void (*enter)(struct visitor *visitor);
	/* Other events (ticks, results); returns an effect. May be NULL. */
	int (*other)(struct visitor *visitor, const struct event *event);
	/* Where Esc leads, perhaps to another place of this page. NULL: nowhere. */
	enum page_id (*back)(struct visitor *visitor);
};

extern const struct page page_idle, page_language, page_services, page_service, page_papers,
	page_child, page_consent, page_number, page_declined, page_question, page_relative, page_late,
	page_review, page_sending, page_ticket, page_problem, page_code, page_pause, page_info,
	page_cards, page_leaflet, page_status, page_status_code, page_standing, page_help, page_again,
	page_remove, page_warning;

/* For the whole program: readies the model on the idle page. */
void visitor_init(struct visitor *visitor, const struct catalog *catalog, bool demo);

/* Wipes all that is known of the person and returns to the idle page. */
int visitor_end(struct visitor *visitor);

const struct page *visitor_page(const struct visitor *visitor);
const struct screen *visitor_screen(const void *model);

/* The update of every page's screen. */
int visitor_update(void *model, const struct event *event);

void visitor_go(struct visitor *visitor, enum page_id page);
/* Lays help, "start again?" or the time-out warning over the page. */
void visitor_lay(struct visitor *visitor, enum page_id overlay);
void visitor_unlay(struct visitor *visitor);

void visitor_speak(struct visitor *visitor, enum lang lang);

/* Target of the focused row; TARGET_NONE on a page without a menu. */
int visitor_focused(const struct visitor *visitor);
/* Puts the focus on a target of the current page's menu. */
void visitor_focus(struct visitor *visitor, int target);

/* True when the last key is a held key's repeat, a bounce or the end of a scanned code:
 * no decision of its own. */
bool visitor_held(const struct visitor *visitor);

/* The item that a digit key picks: 1 the first of the page, and so on;
 * TARGET_NONE for another key and for what was pasted. */
int visitor_digit(const struct visitor *visitor, const struct key *key);

/* EFFECT_PRINT met another visitor's leaflet on its way: not begun, not counted. */
void visitor_print_later(struct visitor *visitor);

/* The list that a leaflet stands on. */
enum page_id visitor_list_of(const struct visitor *visitor, int leaflet);

/* Milliseconds on this page, and since the last key. */
int64_t visitor_here_ms(const struct visitor *visitor);
int64_t visitor_idle_ms(const struct visitor *visitor);

/* Keeps the visit as a draft and shows its code. */
void visitor_pause(struct visitor *visitor);

/* The field of the question on the screen. */
const struct field *visitor_field(const struct visitor *visitor);
/* Goes to that question, or to the first after it that is to be asked, or to the
 * review. */
void visitor_ask(struct visitor *visitor, int question);
/* The question has its answer: to the next one, or back to the review. */
void visitor_answered(struct visitor *visitor);
/* To the review, past papers that the person has not been told of. */
void visitor_review(struct visitor *visitor);
/* The question before this one that applies; -1 when there is none. */
int visitor_question_before(const struct visitor *visitor, int question);
/* Back from behind the questions: the last one's page, or what is before them. */
enum page_id visitor_last_question(struct visitor *visitor);
/* ... and the page before the first. */
enum page_id visitor_before_questions(const struct visitor *visitor);
/* Which question this is, from 1, of how many; *of is 0 as long as an answer to
 * come may bring another one. */
void visitor_progress(const struct visitor *visitor, int *at, int *of);

#endif
