/* From answers to a ticket: the one path that the walk and the scripts share. */
#ifndef OFFICE_INTAKE_H
#define OFFICE_INTAKE_H

#include "office/application.h"
#include "office/office.h"
#include "store/take.h"

/* What the desk does at that moment, by the school's calendar. newest is the
 * newest day on record (store_newest_day): while the clock shows an earlier one
 * the desk counts as open, for nobody is to be sent away by a wrong clock. */
enum reception intake_reception(const struct catalog *catalog, struct date newest,
                                const struct moment *now, struct opening *opening);

/* Takes the ticket of one visit: commits its requests (1 to ORDER_REQUESTS_MAX
 * applications) with their consents, and a print job. When the desk is over for
 * today there is no number of the queue, ticket->number is "". how is "screen" or
 * "script"; account is who does it for the journal. */
enum fault intake_take(struct office *office, const struct application *const *applications,
                       int count, enum lang lang, const char *account, const char *how,
                       bool want_paper, const struct moment *now, struct ticket *ticket);

/* Takes a mere number for a question about a service, or about something else
 * when it is NULL: staff write the rest. The caller does not ask for it while
 * there is no queue. */
enum fault intake_number(struct office *office, const struct service *service,
                         enum lang lang, const char *account, bool want_paper,
                         const struct moment *now, struct ticket *ticket);

/* Somebody stands at the desk with an application on paper, or with a question
 * (service NULL): a number of the queue, at any hour, since whoever is at the desk
 * has decided to take it. Each field that is to be asked, and consent, are left to
 * be written down there. */
enum fault intake_walk_in(struct office *office, const struct service *service, enum lang lang,
                          const struct actor *actor, const struct moment *now,
                          struct ticket *ticket);

/* When to come with a ticket without a number; false when it has one, or when
 * the calendar no longer says. */
bool intake_come(const struct catalog *catalog, const struct ticket *ticket,
                 struct opening *opening);

/* SHA-256 in hex of the consent text as shown in lang: its edition. */
void intake_consent_digest(const struct consent_text *text, enum lang lang,
                           char out[static STORE_DIGEST]);

#endif
