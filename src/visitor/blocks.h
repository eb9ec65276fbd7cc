/* A page that may be taller than the screen: blocks one under the other,
 * scrolled so that the focused one is seen. The buttons below a list stay. */
#ifndef VISITOR_BLOCKS_H
#define VISITOR_BLOCKS_H

#include "visitor/frame.h"

enum { BLOCKS_MAX = 96, BLOCK_TEXT = 1024 };

struct block {
	int target;       /* 0: plain text */
	char cap[4];      /* of the key that picks it; "": none */
	bool button;
	enum style style; /* of plain text */
	char text[BLOCK_TEXT];
};

struct blocks {
	int count;
	bool columns; /* items are short: two columns whatever the width */
	struct block block[BLOCKS_MAX];
};

/* Each copies text, cut at a character when it is longer than a block. */
void blocks_text(struct blocks *blocks, enum style style, const char *text);
void blocks_gap(struct blocks *blocks);
/* number: the digit that picks it, 0: none. */
void blocks_item(struct blocks *blocks, int target, int number, const char *text);
/* Picked by any key: "0", "F7". */
void blocks_keyed(struct blocks *blocks, int target, const char *cap, const char *text);
void blocks_button(struct blocks *blocks, int target, const char *text);

/* Draws what fits, the focused block among it; says "more" where it goes on. On
 * a wide screen items go into two columns before anything scrolls. */
void blocks_draw(const struct visitor *visitor, struct canvas *canvas, const struct area *area,
                 const struct blocks *blocks);

/* Rows that all of them take. */
int blocks_rows(const struct canvas *canvas, const struct area *area,
                const struct blocks *blocks);

#endif
