/* All that one person has told about one service, and what of it holds for the
 * next request of the same visit. */
#ifndef OFFICE_APPLICATION_H
#define OFFICE_APPLICATION_H

#include "catalog/catalog.h"

/* Whether the person has been told of a paper on the check-list. */
enum paper_told {
	PAPER_UNTOLD,
	PAPER_TOLD_BEFORE, /* the questions */
	PAPER_TOLD_AFTER,  /* since an answer has made it needed */
};

/* Personal: wipe it. */
struct application {
	const struct service *service;
	struct answers answers;
	bool carried[ANSWERS_MAX];          /* by the service's fields: known already, not asked */
	bool with_me[PAPERS_MAX];           /* by the service's papers */
	enum paper_told told[PAPERS_MAX];   /* by the service's papers */
	bool consented;
	char consent_by[ANSWER_VALUE];      /* "": the applicant, by the name he answered */
};

/* Everything; and all but which service it was about. */
void application_wipe(struct application *application);
void application_wipe_personal(struct application *application);

/* The service it is about from now on; NULL: none. Answers that it does not ask
 * for, or that another request told, are dropped, the others carry over; the
 * ticked papers were another's. */
void application_choose(struct application *application, const struct service *service);

/* Takes over what another request of the visit tells of that person, where this
 * service asks for it: it will not be asked again. */
void application_carry(struct application *application, const struct application *from,
                       enum person person);

/* Forgets what was taken over about that person, so that it is asked. */
void application_uncarry(struct application *application, enum person person);

/* That person's name as answered; "" when it is not known. */
const char *application_name(const struct application *application, enum person person);

/* The answer that must not be left open before sending: index into the
 * service's fields of the first field that is to be asked and has no answer
 * yet; -1 when all is said. */
int application_next(const struct application *application);

/* The paper is needed, as far as the answers tell; and it is one that was not
 * on the list before the questions. */
bool application_needs(const struct application *application, size_t paper);
bool application_needs_late(const struct application *application, size_t paper);

#endif
