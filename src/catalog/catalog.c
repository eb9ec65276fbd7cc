#include "catalog/catalog.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "catalog/inside.h"
#include "catalog/types.h"
#include "core/buf.h"
#include "core/text.h"

/* A message may quote the file: what no screen can show becomes U+FFFD, and a
 * character cut in two is dropped. */
static const char *clean(struct catalog *catalog, const char *message)
{
	struct buf out = { 0 };
	const char *text;
	size_t used;

	for (; *message; message += used) {
		uint32_t code = text_decode(message, strlen(message), &used);

		if (code != TEXT_BAD && !text_is_printable(code))
			buf_text(&out, "\uFFFD");
		else if (code != TEXT_BAD)
			buf_add(&out, message, used);
	}
	text = arena_text(&catalog->arena, out.data);
	buf_release(&out);
	return text;
}

void catalog_add_fault(struct catalog *catalog, const char *file, struct place place,
                       const char *message)
{
	size_t size = (catalog->fault_count + 1) * sizeof(*catalog->faults);
	struct catalog_fault *faults = realloc(catalog->faults, size);

	if (!faults)
		abort();
	faults[catalog->fault_count++] = (struct catalog_fault){
		.file = arena_text(&catalog->arena, file),
		.line = place.line,
		.column = place.column,
		.message = clean(catalog, message),
	};
	catalog->faults = faults;
}

void catalog_free(struct catalog *catalog)
{
	if (!catalog)
		return;
	arena_release(&catalog->arena);
	free(catalog->faults);
	free(catalog);
}

size_t catalog_fault_count(const struct catalog *catalog)
{
	return catalog->fault_count;
}

const struct catalog_fault *catalog_fault(const struct catalog *catalog, size_t i)
{
	assert(i < catalog->fault_count);
	return &catalog->faults[i];
}

size_t catalog_service_count(const struct catalog *catalog)
{
	return catalog->service_count;
}

const struct service *catalog_service(const struct catalog *catalog, size_t i)
{
	assert(i < catalog->service_count);
	return catalog->services[i];
}

const struct service *catalog_find(const struct catalog *catalog, const char *code)
{
	for (size_t i = 0; i < catalog->service_count; i++)
		if (strcmp(catalog->services[i]->code, code) == 0)
			return catalog->services[i];
	return NULL;
}

const struct school *catalog_school(const struct catalog *catalog)
{
	return &catalog->school;
}

const struct consent_text *catalog_consent(const struct catalog *catalog)
{
	return &catalog->consent;
}

const struct info *catalog_info(const struct catalog *catalog)
{
	return &catalog->info;
}

const struct paper *service_paper(const struct service *service, const char *name)
{
	for (size_t i = 0; i < service->paper_count; i++) {
		if (strcmp(service->papers[i].name, name) == 0)
			return &service->papers[i];
	}
	return NULL;
}

const struct field *service_field(const struct service *service, const char *name)
{
	for (size_t i = 0; i < service->field_count; i++)
		if (strcmp(service->fields[i].name, name) == 0)
			return &service->fields[i];
	return NULL;
}

const struct field *service_person(const struct service *service, enum person person,
                                   enum field_type type)
{
	for (size_t i = 0; i < service->field_count; i++)
		if (service->fields[i].person == person && service->fields[i].type == type)
			return &service->fields[i];
	return NULL;
}

bool relevant_now(const struct relevant *relevant, const struct answers *answers)
{
	const char *value;

	if (!relevant->field)
		return true;
	value = answers_value(answers, relevant->field);
	for (size_t i = 0; i < relevant->is_count; i++)
		if (strcmp(relevant->is[i], value) == 0)
			return true;
	return false;
}

/* Month and day alone when the window returns every year. */
static int compare_in(struct date day, struct date edge)
{
	if (edge.year == 0)
		day.year = 0;
	return date_compare(day, edge);
}

bool window_open(const struct window *window, struct date day)
{
	return compare_in(day, window->from) >= 0 && compare_in(day, window->to) <= 0;
}

const char *field_type_name(enum field_type type)
{
	return type_of(type)->name;
}

const char *channel_name(enum channel channel)
{
	static const char *const names[] = {
		[CHANNEL_PROVIDER] = "provider",
		[CHANNEL_CORP] = "corp",
		[CHANNEL_CORP_HERE] = "corp_here",
		[CHANNEL_CORP_ELSEWHERE] = "corp_elsewhere",
		[CHANNEL_PORTAL] = "portal",
	};
	static_assert(sizeof(names) / sizeof(names[0]) == CHANNELS, "a channel without a name");

	assert((unsigned)channel < CHANNELS);
	return names[channel];
}

const char *form_name(enum form form)
{
	static const char *const names[] = {
		[FORM_ELECTRONIC] = "electronic",
		[FORM_PARTLY_AUTOMATED] = "partly_automated",
		[FORM_PAPER] = "paper",
	};
	static_assert(sizeof(names) / sizeof(names[0]) == FORMS, "a form without a name");

	assert((unsigned)form < FORMS);
	return names[form];
}

const char *term_kind_name(enum term_kind kind)
{
	static const char *const names[] = {
		[TERM_WORKING_DAYS] = "working_days",
		[TERM_MINUTES] = "minutes",
		[TERM_WAIT_MINUTES] = "wait_minutes",
		[TERM_SERVICE_MINUTES] = "service_minutes",
	};

	assert((unsigned)kind < sizeof(names) / sizeof(names[0]));
	return names[kind];
}

const char *person_name(enum person person)
{
	static const char *const names[] = {
		[PERSON_NONE] = "none",
		[PERSON_APPLICANT] = "applicant",
		[PERSON_CHILD] = "child",
	};

	assert((unsigned)person < sizeof(names) / sizeof(names[0]));
	return names[person];
}

const char *paper_use_name(enum paper_use use)
{
	return use == PAPER_SHOWN ? "shown" : "handed_over";
}

const char *source_name(enum source source)
{
	return source == SOURCE_PLAN ? "plan" : "law";
}

const char *shown_name(enum shown shown)
{
	static const char *const names[] = {
		[SHOWN_PLAN] = "plan",
		[SHOWN_LAW] = "law",
		[SHOWN_BOTH] = "both",
	};

	assert((unsigned)shown < sizeof(names) / sizeof(names[0]));
	return names[shown];
}

const char *ground_kind_name(enum ground_kind kind)
{
	return kind == GROUND_NOT_ACCEPTED ? "not_accepted" : "refused";
}

const char *result_kind_name(enum result_kind kind)
{
	static const char *const names[] = {
		[RESULT_GIVEN] = "given",
		[RESULT_RECEIPT] = "receipt",
		[RESULT_REFUSAL] = "refusal",
	};

	assert((unsigned)kind < sizeof(names) / sizeof(names[0]));
	return names[kind];
}

const char *publicity_kind_name(enum publicity_kind kind)
{
	static const char *const names[] = {
		[PUBLICITY_POST] = "post",
		[PUBLICITY_LIVE] = "live",
		[PUBLICITY_ARTICLE] = "article",
		[PUBLICITY_EXPLANATION] = "explanation",
	};

	assert((unsigned)kind < sizeof(names) / sizeof(names[0]));
	return names[kind];
}
