/* What the desk does now, as the pages tell it. */
#ifndef VISITOR_RECEPTION_H
#define VISITOR_RECEPTION_H

#include "visitor/visitor.h"

enum { RECEPTION_TEXT = 512 };

enum reception reception_now(const struct visitor *visitor, struct opening *opening);

/* True while there is no queue: no number can be had. */
bool reception_is_over(const struct visitor *visitor);

/* When the desk opens, in the language in use; "" while it is open. */
void reception_notice(const struct visitor *visitor, char out[static RECEPTION_TEXT]);

/* "Come on: …" and "Reception hours: …". */
void reception_day(const struct opening *opening, char out[static RECEPTION_TEXT]);
void reception_hours(const struct visitor *visitor, const struct opening *opening,
                     char out[static RECEPTION_TEXT]);

#endif
