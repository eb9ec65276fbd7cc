/* Who is called to which desk: on the idle page, just above its last row.
 * Numbers and desks only, so that no language is needed and nobody is named. */
#ifndef VISITOR_CALLED_H
#define VISITOR_CALLED_H

#include "ui/canvas.h"
#include "visitor/visitor.h"

/* Rows it takes: none while nobody is called. */
int called_rows(const struct visitor *visitor, const struct canvas *canvas);

void called_draw(const struct visitor *visitor, struct canvas *canvas);

#endif
