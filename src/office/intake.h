/* From answers to a ticket: the one path that the walk and the scripts share. */
#ifndef OFFICE_INTAKE_H
#define OFFICE_INTAKE_H

#include "office/application.h"
#include "office/office.h"
#include "store/take.h"

/* Takes the ticket of one visit: commits its requests (1 to ORDER_REQUESTS_MAX
 * applications) with their consents, and a print job. how is "screen" or
 * "script"; account is who does it for the journal. */
enum fault intake_take(struct office *office, const struct application *const *applications,
                       int count, enum lang lang, const char *account, const char *how,
                       bool want_paper, const struct moment *now, struct ticket *ticket);

/* Takes a mere number for a question about a service, or about something else
 * when it is NULL: staff write the rest. */
enum fault intake_number(struct office *office, const struct service *service,
                         enum lang lang, const char *account, bool want_paper,
                         const struct moment *now, struct ticket *ticket);

/* SHA-256 in hex of the consent text as shown in lang: its edition. */
void intake_consent_digest(const struct consent_text *text, enum lang lang,
                           char out[static STORE_DIGEST]);

#endif
