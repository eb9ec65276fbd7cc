/* One question: question.c is what its keys do, question_view.c what is seen. */
#ifndef VISITOR_QUESTION_H
#define VISITOR_QUESTION_H

#include "visitor/visitor.h"

/* Characters of the longest number that it takes, with its sign. */
int question_digits(const struct field *field);

void question_view(const void *model, struct canvas *canvas);

#endif
