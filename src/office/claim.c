#include "office/claim.h"

#include <stdio.h>
#include <string.h>

bool claim_is(const struct field *field, const char *value)
{
	for (size_t i = 0; i < field->choice_count; i++) {
		if (field->choices[i].priority && strcmp(field->choices[i].name, value) == 0)
			return true;
	}
	return false;
}

const char *claim_field(const struct service *service, const struct answers *answers)
{
	for (size_t i = 0; i < service->field_count; i++) {
		const struct field *field = &service->fields[i];
		if (relevant_now(&field->relevant, answers)
		    && claim_is(field, answers_value(answers, field->name)))
			return field->name;
	}
	return NULL;
}

static const char *group_of(const struct field *field, const char *value, enum lang lang)
{
	for (size_t i = 0; field && i < field->choice_count; i++) {
		if (strcmp(field->choices[i].name, value) == 0)
			return choice_label(field, i, lang);
	}
	return "";
}

const char *claim_group(const struct catalog *catalog, const char *claim, enum lang lang)
{
	char code[16], name[ANSWER_NAME], value[ANSWER_NAME];
	if (sscanf(claim, "%15s %31s %31s", code, name, value) != 3)
		return "";
	const struct service *service = catalog_find(catalog, code);
	return service ? group_of(service_field(service, name), value, lang) : "";
}
