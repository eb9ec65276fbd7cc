/* The desk's day in a few lines: counts, what needs a person, who is away; and what
 * stands at the right of each row. */
#ifndef STAFF_GLANCE_H
#define STAFF_GLANCE_H

#include "staff/frame.h"
#include "staff/list.h"

enum { GLANCE_TEXT = 512 };

/* What a visit is about, in that many columns; behind it the day it is left over from,
 * and that it claims a priority. */
void glance_about(const struct staff *staff, const struct desk_row *row, int cols,
                  char out[static GLANCE_TEXT]);

/* Draws its lines and takes them off the area. */
void glance_draw(const struct staff *staff, struct canvas *canvas, struct staff_area *area);

/* How long a waiting one waits, where the others are; and how to show it. */
enum style glance_place(const struct staff *staff, const struct desk_row *row,
                        enum list_section section, char *out, size_t size);

#endif
