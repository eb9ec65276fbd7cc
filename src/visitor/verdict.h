/* What the kiosk says of an answer: what is wrong and what to do, a warning that
 * lets go on, or how it was understood. */
#ifndef VISITOR_VERDICT_H
#define VISITOR_VERDICT_H

#include "visitor/blocks.h"

/* True while the last Continue was refused and the answer has not been touched. */
bool verdict_is_wrong(const struct visitor *visitor);

/* Above the question: that there is a problem, and which. */
void verdict_add(const struct visitor *visitor, struct blocks *blocks);

/* Below the field. */
void verdict_draw(const struct visitor *visitor, struct canvas *canvas,
                  const struct area *area, int *row);

#endif
