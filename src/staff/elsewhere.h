/* Where one can go from the queue: search, the journal, the daily close, the register. */
#ifndef STAFF_ELSEWHERE_H
#define STAFF_ELSEWHERE_H

#include "staff/staff.h"

/* True when the letter leads somewhere; *effect is what has to be done for it. */
bool elsewhere_key(struct staff *staff, uint32_t letter, int *effect);

/* "/ search │ J journal │ ...": for the help. */
enum { ELSEWHERE_TEXT = 256 };
void elsewhere_help(char out[static ELSEWHERE_TEXT]);

#endif
