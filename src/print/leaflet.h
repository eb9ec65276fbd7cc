/* A leaflet: a title, headings and paragraphs to read on the screen and to take
 * home. Screen and paper draw from the same struct, so they say the same. */
#ifndef PRINT_LEAFLET_H
#define PRINT_LEAFLET_H

#include <stdbool.h>
#include <stddef.h>

#include "core/lang.h"
#include "print/paper.h"

struct document;

enum {
	LEAFLET_TEXT = 40 * 1024, /* bytes; an order goes through one pipe of 64 KiB */
	LEAFLET_PARTS_MAX = 160,
};

struct leaflet {
	enum lang lang;
	char school[PAPER_WORDS];
	char title[PAPER_WORDS];
	char text[LEAFLET_TEXT]; /* parts, one a line; a heading begins with '#' */
	bool full;
	bool personal; /* its file must not stay */
};

/* Empty, in that language. */
void leaflet_init(struct leaflet *leaflet, enum lang lang, const char *school,
                  const char *title);

/* Each adds a part at the end; line ends in it become spaces. The shipped texts
 * fill a quarter of a leaflet; where a part has no room the leaflet says so, in
 * the language in use, and takes no more. */
void leaflet_heading(struct leaflet *leaflet, const char *text);
void leaflet_paragraph(struct leaflet *leaflet, const char *text);
void leaflet_item(struct leaflet *leaflet, const char *text); /* of a list: "– text" */

struct leaflet_part {
	const char *text; /* not terminated */
	size_t len;
	bool heading;
};

/* The part at *at, which moves behind it; begin with leaflet->text. False at
 * the end. */
bool leaflet_next(const char **at, struct leaflet_part *part);

int leaflet_parts(const struct leaflet *leaflet);

/* The leaflet as a document. It has at most LEAFLET_PARTS_MAX parts (asserted). */
void leaflet_compose(const struct leaflet *leaflet, struct document *document);

#endif
