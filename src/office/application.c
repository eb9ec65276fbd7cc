#include "office/application.h"

#include <string.h>

void application_wipe(struct application *application)
{
	explicit_bzero(application, sizeof *application);
}

void application_wipe_personal(struct application *application)
{
	const struct service *service = application->service;
	application_wipe(application);
	application->service = service;
}

/* A service may offer fewer choices than another that asks the same. */
static bool takes(const struct field *field, const struct answer *answer)
{
	if (field->choice_count == 0 || answer->state != ANSWER_GIVEN)
		return true;
	for (size_t i = 0; i < field->choice_count; i++) {
		if (strcmp(field->choices[i].name, answer->value) == 0)
			return true;
	}
	return false;
}

/* Taken over from another request, not told in this one. */
static bool is_carried(const struct application *application, const char *name)
{
	const struct service *service = application->service;
	const struct field *field = service ? service_field(service, name) : NULL;
	return field && application->carried[field - service->fields];
}

void application_choose(struct application *application, const struct service *service)
{
	struct answers kept = { 0 };
	bool other = service != application->service;
	for (int i = 0; service && i < application->answers.count; i++) {
		const struct answer *answer = &application->answers.item[i];
		const struct field *field = service_field(service, answer->name);
		if (other && is_carried(application, answer->name))
			continue;
		if (field && takes(field, answer))
			answers_set(&kept, answer->name, answer->state, answer->value);
	}
	if (other) {
		memset(application->carried, 0, sizeof application->carried);
		memset(application->with_me, 0, sizeof application->with_me);
		memset(application->told, 0, sizeof application->told);
	}
	application->service = service;
	application->answers = kept;
	answers_wipe(&kept);
}

void application_carry(struct application *application, const struct application *from,
                       enum person person)
{
	for (size_t i = 0; i < application->service->field_count; i++) {
		const struct field *field = &application->service->fields[i];
		const struct field *source = service_field(from->service, field->name);
		const struct answer *answer = answers_find(&from->answers, field->name);
		if (field->person != person || !source || source->person != person)
			continue;
		if (!answer || answer->state == ANSWER_NONE || !takes(field, answer))
			continue;
		answers_set(&application->answers, answer->name, answer->state, answer->value);
		application->carried[i] = true;
	}
}

void application_uncarry(struct application *application, enum person person)
{
	for (size_t i = 0; i < application->service->field_count; i++) {
		const struct field *field = &application->service->fields[i];
		if (field->person != person || !application->carried[i])
			continue;
		answers_set(&application->answers, field->name, ANSWER_NONE, "");
		application->carried[i] = false;
	}
}

const char *application_name(const struct application *application, enum person person)
{
	const struct field *field = service_person(application->service, person, FIELD_NAME);
	return field ? answers_value(&application->answers, field->name) : "";
}

int application_next(const struct application *application)
{
	const struct service *service = application->service;
	for (size_t i = 0; i < service->field_count; i++) {
		const struct field *field = &service->fields[i];
		if (!relevant_now(&field->relevant, &application->answers))
			continue;
		const struct answer *answer = answers_find(&application->answers, field->name);
		if (!answer || answer->state == ANSWER_NONE)
			return (int)i;
	}
	return -1;
}

bool application_needs(const struct application *application, size_t paper)
{
	return relevant_now(&application->service->papers[paper].relevant, &application->answers);
}

bool application_needs_late(const struct application *application, size_t paper)
{
	return application->told[paper] != PAPER_TOLD_BEFORE && application_needs(application, paper);
}
