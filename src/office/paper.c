#include "office/paper.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "office/intake.h"
#include "office/pace.h"
#include "store/queue.h"

static void put(struct paper_words *out, const struct words *words, enum lang lang)
{
	text_copy(out->own, sizeof out->own, words_in(words, lang));
	text_copy(out->kk, sizeof out->kk, words_in(words, LANG_KK));
}

static const struct paper *find_paper(const struct service *service, const char *name)
{
	for (size_t i = 0; i < service->paper_count; i++) {
		if (strcmp(service->papers[i].name, name) == 0)
			return &service->papers[i];
	}
	return NULL;
}

/* Two requests often need the same paper: it stands on the list once. */
static void add_paper(const struct words *label, struct ticket_paper *paper)
{
	struct paper_words *last = &paper->missing[paper->missing_count];
	if (paper->missing_count == PAPER_MISSING_MAX)
		return;
	put(last, label, paper->lang);
	for (struct paper_words *at = paper->missing; at < last; at++) {
		if (strcmp(at->own, last->own) == 0)
			return;
	}
	paper->missing_count++;
}

static void add_come(struct office *office, const struct ticket *ticket,
                     struct ticket_paper *paper)
{
	struct opening opening;
	if (!intake_come(office->catalog, ticket, &opening))
		return;
	paper->come = opening.date;
	calendar_hours_text(&catalog_school(office->catalog)->calendar, &opening,
	                    paper->come_hours);
}

/* Who is to come another day brings what they have with them now as well. */
static enum fault add_missing(struct office *office, int64_t request,
                              const struct service *service, struct ticket_paper *paper)
{
	char names[PAPERS_MAX][ANSWER_NAME];
	int count = 0;
	bool all = paper->come.year != 0;
	enum fault fault = store_missing_papers(office->store, request, all, names, PAPERS_MAX,
	                                        &count);
	for (int i = 0; !fault && i < count; i++) {
		const struct paper *missing = find_paper(service, names[i]);
		if (missing)
			add_paper(&missing->label, paper);
	}
	return fault;
}

static enum fault add_request(struct office *office, const struct ticket_request *request,
                              struct ticket_paper *paper)
{
	int at = paper->request_count++;
	snprintf(paper->request[at].registration, sizeof paper->request[at].registration, "%s",
	         request->registration);
	const struct service *service = catalog_find(office->catalog, request->service);
	if (!service) return FAULT_NONE; /* its form file has gone; the number still stands */
	put(&paper->request[at].service, &service->brief, paper->lang);
	put(&paper->request[at].official, &service->title, paper->lang);
	return add_missing(office, request->id, service, paper);
}

enum fault paper_gather(struct office *office, const struct ticket *ticket, int copy,
                        struct ticket_paper *paper)
{
	const struct school *school = catalog_school(office->catalog);
	memset(paper, 0, sizeof *paper);
	paper->lang = ticket->lang;
	paper->day = ticket->day;
	paper->taken_at = ticket->taken_at;
	paper->ahead = ticket->ahead;
	/* On a copy it would be the wait of long ago. */
	int wait_min = copy ? 0 : pace_of_ticket(office, ticket, &ticket->taken_at);
	paper->wait_min = wait_min > 0 ? wait_min : 0;
	paper->copy = copy;
	put(&paper->school, &school->name, ticket->lang);
	put(&paper->place, &school->place, ticket->lang);
	snprintf(paper->number, sizeof paper->number, "%s", ticket->number);
	snprintf(paper->code, sizeof paper->code, "%s", ticket->code);
	add_come(office, ticket, paper);
	text_copy(paper->contact_centre, sizeof paper->contact_centre, school->contact_centre);
	enum fault fault = FAULT_NONE;
	for (int i = 0; !fault && i < ticket->request_count; i++)
		fault = add_request(office, &ticket->request[i], paper);
	return fault;
}
