/* A visitor who goes for a paper leaves his answers under a code of four digits.
 * They stand in memory only, and are wiped when they are taken up or their time
 * is over.
 *
 * A neighbour must neither guess a draft nor destroy one. So codes come from the
 * system's random source; after each wrong one, whoever typed it, none is looked
 * at for a while, twice as long each time up to DRAFT_SHUT_MOST_MS; and a wrong
 * code changes no draft. In the quarter of an hour that a draft lives this lets
 * about twenty of ten thousand codes be tried. A right code does not shorten the
 * wait, or one could guess with a draft of his own at hand. */
#ifndef VISITOR_DRAFTS_H
#define VISITOR_DRAFTS_H

#include "visitor/visitor.h"

enum { DRAFT_SHUT_FIRST_MS = 2000, DRAFT_SHUT_MOST_MS = 60000 };

/* Keeps a copy of the visit until then; code is "" when no place is free. */
void drafts_hold(struct drafts *drafts, const struct visit *visit, int64_t until_ms,
                 char code[static DRAFT_CODE]);

/* Moves the draft of that code into *visit and wipes it. False: there is none,
 * or it is too early after a wrong code to look. */
bool drafts_take(struct drafts *drafts, const char *code, int64_t mono_ms, struct visit *visit);

/* Wipes what is held under that code. */
void drafts_forget(struct drafts *drafts, const char *code);

/* Wipes those whose time is over. */
void drafts_expire(struct drafts *drafts, int64_t mono_ms);

bool drafts_any(const struct drafts *drafts);

/* One is held, and nothing has been entered that taking it up would lose. */
bool drafts_offered(const struct visitor *visitor);

/* Milliseconds until a code is looked at again; 0: now. */
int64_t drafts_shut_ms(const struct drafts *drafts, int64_t mono_ms);

#endif
