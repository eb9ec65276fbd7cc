/* What the form files and the calendar say to a decision about a request: one
 * judge for screens and scripts. */
#ifndef OFFICE_DECIDE_H
#define OFFICE_DECIDE_H

#include "catalog/catalog.h"
#include "store/file.h"

/* Days the Law on personal data gives: to stop after consent was taken back (Art.
 * 8(7)), to block or delete (Art. 25). */
enum { TAKEN_BACK_DAYS = 15, DELETE_DAYS = 1 };

/* Until when a request accepted now is to be answered at the school: the shortest
 * of what plan and law say, so that the applicant has the better one. */
struct due decide_due(const struct catalog *catalog, const struct service *service,
                      const struct moment *now);

/* Working days left until the last one, 0 on that day; negative when it is past.
 * Of a term in minutes that is over on its own day: -1. */
int decide_days_left(const struct catalog *catalog, const struct due *due,
                     const struct moment *now);

/* The last day for one of the person's rights. */
struct date decide_right_due(const struct catalog *catalog, enum data_right right,
                             const struct moment *now);

/* NULL when the form file has none of that name and kind. */
const struct ground *decide_ground(const struct service *service, enum ground_kind kind,
                                   const char *name);
const struct result *decide_result(const struct service *service, const char *name);

/* How many papers that the service gives (no receipt, no refusal on paper) have not
 * been given out yet. */
int decide_left(const struct service *service, const struct request_file *file);

/* Carries out a decision on the request as it was read. The first paper that is
 * issued finishes it; each further one is added to the register beside it. */
enum fault decide_carry_out(struct store *store, const struct request_file *file,
                            const struct decision *decision, const struct moment *now,
                            struct decided *decided);

/* Hands a request in again, with the answers and ticked papers of the first; of
 * papers that were missing it waits for the tick. No place in the queue: the
 * person stands at the desk. Consent is asked for anew. */
enum fault decide_again(struct store *store, const struct request_file *first,
                        const struct actor *actor, const struct moment *now,
                        struct ticket *ticket);

#endif
