#include "office/intake.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

#include "office/claim.h"

void intake_consent_digest(const struct consent_text *text, enum lang lang,
                           char out[static STORE_DIGEST])
{
	crypto_hash_sha256_state state;
	unsigned char hash[crypto_hash_sha256_BYTES];
	crypto_hash_sha256_init(&state);
	for (size_t i = 0; i < text->paragraph_count; i++) {
		const char *words = words_in(&text->paragraphs[i], lang);
		crypto_hash_sha256_update(&state, (const unsigned char *)words, strlen(words));
		crypto_hash_sha256_update(&state, (const unsigned char *)"\n", 1);
	}
	crypto_hash_sha256_final(&state, hash);
	sodium_bin2hex(out, STORE_DIGEST, hash, sizeof hash);
}

/* Answers that a later answer has made pointless are not sent. */
static void keep_relevant(const struct application *application, struct answers *kept)
{
	kept->count = 0;
	for (size_t i = 0; i < application->service->field_count; i++) {
		const struct field *field = &application->service->fields[i];
		const struct answer *answer = answers_find(&application->answers, field->name);
		if (!answer || !relevant_now(&field->relevant, &application->answers))
			continue;
		answers_set(kept, answer->name, answer->state, answer->value);
	}
}

static int keep_papers(const struct application *application, struct paper_tick *ticks)
{
	const struct service *service = application->service;
	int count = 0;
	for (size_t i = 0; i < service->paper_count; i++) {
		if (application_needs(application, i))
			ticks[count++] = (struct paper_tick) { service->papers[i].name,
			                                       application->with_me[i] };
	}
	return count;
}

enum reception intake_reception(const struct catalog *catalog, struct date newest,
                                const struct moment *now, struct opening *opening)
{
	const struct calendar *calendar = &catalog_school(catalog)->calendar;
	enum reception reception = calendar_reception(calendar, now, opening);
	return date_compare(now->date, newest) < 0 ? RECEPTION_OPEN : reception;
}

bool intake_come(const struct catalog *catalog, const struct ticket *ticket,
                 struct opening *opening)
{
	const struct calendar *calendar = &catalog_school(catalog)->calendar;
	return !*ticket->number
	    && calendar_reception(calendar, &ticket->taken_at, opening) == RECEPTION_OVER;
}

/* Given by the applicant, for the child or for himself. */
static void set_consent(struct consent *consent, const struct office *office,
                        const struct application *application, enum lang lang, const char *how)
{
	const char *applicant = application_name(application, PERSON_APPLICANT);
	bool child = service_person(application->service, PERSON_CHILD, FIELD_NAME);
	consent->lang = lang;
	consent->given_by = *application->consent_by ? application->consent_by : applicant;
	consent->for_whom = child ? application_name(application, PERSON_CHILD) : applicant;
	consent->how = how;
	intake_consent_digest(catalog_consent(office->catalog), lang, consent->text_digest);
}

enum fault intake_take(struct office *office, const struct application *const *applications,
                       int count, enum lang lang, const char *account, const char *how,
                       bool want_paper, const struct moment *now, struct ticket *ticket)
{
	struct answers answers[ORDER_REQUESTS_MAX];
	struct consent consent[ORDER_REQUESTS_MAX];
	struct date newest;
	struct opening opening;
	enum fault fault = store_newest_day(office->store, &newest);
	if (fault)
		return fault;
	struct order order = {
		.lang = lang,
		.series = catalog_school(office->catalog)->series,
		.request_count = count,
		.no_queue = intake_reception(office->catalog, newest, now, &opening) == RECEPTION_OVER,
		.actor = { .account = account, .desk = "" },
		.want_paper = want_paper && office->route != ROUTE_NONE,
	};
	assert(count > 0 && count <= ORDER_REQUESTS_MAX);
	for (int i = 0; i < count; i++) {
		const struct application *application = applications[i];
		keep_relevant(application, &answers[i]);
		set_consent(&consent[i], office, application, lang, how);
		order.request[i] = (struct request_order) {
			.service = application->service->code,
			.answers = &answers[i],
			.consent = application->consented ? &consent[i] : NULL,
			.claim = claim_field(application->service, &answers[i]),
		};
		order.request[i].paper_count = keep_papers(application, order.request[i].papers);
	}
	fault = store_take_ticket(office->store, &order, now, ticket);
	explicit_bzero(answers, sizeof answers);
	return fault;
}

/* What a paper application says is written down later: asked at the desk. */
static void leave_to_desk(struct application *application)
{
	for (int i; (i = application_next(application)) >= 0;)
		answers_set(&application->answers, application->service->fields[i].name,
		            ANSWER_AT_DESK, "");
}

enum fault intake_walk_in(struct office *office, const struct service *service, enum lang lang,
                          const struct actor *actor, const struct moment *now,
                          struct ticket *ticket)
{
	struct application application = { .service = service };
	struct answers answers = { 0 };
	struct order order = {
		.lang = lang,
		.series = catalog_school(office->catalog)->series,
		.question = service ? NULL : "other",
		.actor = *actor,
		.want_paper = office->route != ROUTE_NONE,
	};
	if (service) {
		leave_to_desk(&application);
		keep_relevant(&application, &answers);
		order.request[0] = (struct request_order) { .service = service->code,
		                                            .answers = &answers };
		order.request[0].paper_count = keep_papers(&application, order.request[0].papers);
		order.request_count = 1;
	}
	return store_take_ticket(office->store, &order, now, ticket);
}

enum fault intake_number(struct office *office, const struct service *service,
                         enum lang lang, const char *account, bool want_paper,
                         const struct moment *now, struct ticket *ticket)
{
	struct order order = {
		.lang = lang,
		.series = catalog_school(office->catalog)->series,
		.question = service ? service->code : "other",
		.actor = { .account = account, .desk = "" },
		.want_paper = want_paper && office->route != ROUTE_NONE,
	};
	return store_take_ticket(office->store, &order, now, ticket);
}
