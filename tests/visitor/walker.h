/* Drives the visitor's model without a terminal: keys in, screens out. */
#ifndef TESTS_VISITOR_WALKER_H
#define TESTS_VISITOR_WALKER_H

#include "ui/canvas.h"
#include "visitor/visitor.h"

struct walker {
	struct catalog *catalog;
	struct visitor visitor;
	struct canvas *canvas;
	int64_t mono_ms;
	struct moment now;       /* a Monday morning, during reception; a test may set another */
	int effects[EFFECTS];    /* how often each was asked for */
	enum fault save_fault;   /* what the next EFFECT_SAVE meets */
	struct application sent; /* what the last EFFECT_SAVE was given, the last request */
	struct application all[ORDER_REQUESTS_MAX]; /* ... and all of them */
	int sent_count;
	enum fault status_fault; /* what the next EFFECT_STATUS meets */
	const char *code;        /* ... and the only right code; any number has it */
	struct standing standing; /* ... which finds this */
};

/* The shipped forms, the built catalogs. */
void walker_open(struct walker *walker, int cols, int rows);
void walker_close(struct walker *walker);

void walker_key(struct walker *walker, enum sym sym);
/* So long after the key before. */
void walker_press(struct walker *walker, struct key key, int pause_ms);
/* Keys as a US keyboard sends them; the field's layout applies. */
void walker_type(struct walker *walker, const char *ascii);
/* Letters as they are (a keyboard that sends Cyrillic itself). */
void walker_text(struct walker *walker, const char *utf8);
/* The keys come out of a clipboard. */
void walker_paste(struct walker *walker, const char *ascii);
void walker_event(struct walker *walker, enum event_kind kind);
/* Lets time pass, with a tick each second. */
void walker_wait(struct walker *walker, int seconds);

/* The screen now: drawn afresh, as text; owned by the walker's buffer. */
const char *walker_screen(struct walker *walker);

/* On the list of services: the digit of that service. */
void walker_pick(struct walker *walker, const char *code);
/* From the idle page to the page named, answering as a parent would. */
void walker_to(struct walker *walker, enum lang lang, enum page_id page);
/* The rest of that way, from the service's own page. */
void walker_walk(struct walker *walker, enum page_id page);
/* From a question to the review (papers marked by nobody), or past it. */
void walker_finish(struct walker *walker, enum page_id page);
/* Answers the question on the screen with a good answer. */
void walker_answer(struct walker *walker);
/* The ticket is printed and its time is over. */
void walker_leave(struct walker *walker);
/* Answers questions until the one of that field is on the screen. */
void walker_ask(struct walker *walker, const char *name);

#endif
