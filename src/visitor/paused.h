/* Which desks are paused and when they are back, a row each, two at the most; or, in
 * one row, that none is open while people wait. Above who is called on the idle page,
 * in every language at once. */
#ifndef VISITOR_PAUSED_H
#define VISITOR_PAUSED_H

#include "ui/canvas.h"
#include "visitor/visitor.h"

/* Rows it takes: none while all is as it should be. */
int paused_rows(const struct visitor *visitor);

void paused_draw(const struct visitor *visitor, struct canvas *canvas, int row);

#endif
