/* Several requests in one visit: a father of two, a parent with two errands. */
#ifndef VISITOR_REQUESTS_H
#define VISITOR_REQUESTS_H

#include "visitor/visitor.h"

/* The requests of this visit, the one being filled in last; gives how many. */
int requests_list(const struct visit *visit,
                  const struct application *list[static ORDER_REQUESTS_MAX]);

/* A visit may have one more. */
bool requests_room(const struct visit *visit);

/* Puts the request aside as ready and begins another one by the same consent. */
void requests_add(struct visit *visit);

/* What this service asks and the applicant has told in this visit already. */
void requests_carry(struct visit *visit);

/* Sets an answer of the request being filled in, and, since there is one
 * applicant, in the others that ask the same of him. */
void requests_answer(struct visit *visit, const struct field *field, enum answer_state state,
                     const char *value);

/* Wipes one of requests_list, of which there are several; the last that is left
 * is the one to be filled in then. */
void requests_drop(struct visit *visit, int request);

/* "Service – child" of at most size bytes. */
void requests_words(const struct application *application, enum lang lang, char *out,
                    size_t size);

/* Children named in earlier requests whom this one may be for as well, each
 * once; indexes into visit->earlier. */
int requests_children(const struct visit *visit, int out[static ORDER_REQUESTS_MAX]);

/* Nothing personal is left but which service it was about. */
void requests_forget(struct visit *visit);

#endif
