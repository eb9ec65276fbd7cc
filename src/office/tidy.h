/* Papers with people's data that became files because there is no printer: they must
 * not stay (Law on personal data, Art. 12(2)). */
#ifndef OFFICE_TIDY_H
#define OFFICE_TIDY_H

#include "core/date.h"

/* Overwrites and removes such files of the register's folder that were made before
 * `today`, by the school's clock; all of them with NULL. What cannot be removed is
 * logged and tried again the next time. Gives how many went. */
int tidy_papers(const char *home, const struct date *today);

#endif
