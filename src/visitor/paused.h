/* Which desks are paused and when they are back: a row each of the idle page, two at
 * the most, above who is called, in the words of the public display. */
#ifndef VISITOR_PAUSED_H
#define VISITOR_PAUSED_H

#include "ui/canvas.h"
#include "visitor/visitor.h"

/* Rows it takes: none while no desk is paused. */
int paused_rows(const struct visitor *visitor);

void paused_draw(const struct visitor *visitor, struct canvas *canvas, int row);

#endif
