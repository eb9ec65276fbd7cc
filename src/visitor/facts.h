/* The idle page's facts, one at a time: what is in season and what to bring, whom
 * to call. Each stands for FACTS_MS in one language, then in the next. */
#ifndef VISITOR_FACTS_H
#define VISITOR_FACTS_H

#include "visitor/visitor.h"

enum { FACTS_MS = 8000, FACTS_ROWS = 2, FACT_TEXT = 1024 };

/* The fact for now, which takes at most FACTS_ROWS rows of width_cols. The
 * language in use stays as it was. */
void facts_now(const struct visitor *visitor, int width_cols, char out[static FACT_TEXT]);

#endif
