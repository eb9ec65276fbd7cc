/* A ticket's facts as a document, in the visitor's language and in Kazakh. */
#ifndef PRINT_TICKET_H
#define PRINT_TICKET_H

#include "print/document.h"
#include "print/paper.h"

/* Writes the whole ticket. Needs lang_open; leaves the language as it was. */
void ticket_compose(const struct ticket_paper *paper, struct document *document);

#endif
