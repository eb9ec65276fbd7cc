/* Reports to the parent, and a last word should all else hang. */
#ifndef PRINT_TELL_H
#define PRINT_TELL_H

#include "print/talk.h"

/* Ends this process after seconds from now, with status 0. Where a ticket is
 * under way its last word is that the fate of the job is unknown. */
void tell_last_word_in(int seconds, const struct print_report *ticket);

/* One line on stdout, at once. */
void tell(const struct print_report *report);

#endif
