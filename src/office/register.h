/* The register of a period on paper, as inspectors ask for it. */
#ifndef OFFICE_REGISTER_H
#define OFFICE_REGISTER_H

#include "office/office.h"
#include "print/sheet.h"
#include "store/register.h"

/* What has become of a request, in the words of a register. */
const char *register_state(enum request_state state);

/* Fills a sheet in that language, which is the language in use: a row for each
 * request, the totals, the journal's head, places to sign. Writes the event that the
 * register was given. The caller releases the sheet, also on a fault. The register
 * must be open. */
enum fault register_write(struct office *office, const struct register_period *period,
                          const struct actor *actor, const struct moment *now, enum lang lang,
                          struct sheet *sheet);

#endif
