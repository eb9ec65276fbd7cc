/* What a deed's questions are chosen from: grounds, papers, a field's choices, yes and no. */
#include <string.h>

#include "staff/staff.h"

const struct field *request_asked(const struct staff *staff)
{
	return service_field(request_service(staff), staff->request.act.name);
}

enum ground_kind request_ground_kind(const struct staff *staff)
{
	return staff->request.act.deed == DEED_REFUSE ? GROUND_REFUSED : GROUND_NOT_ACCEPTED;
}

static const char *ground_at(const struct staff *staff, int i, const char **name)
{
	const struct service *service = request_service(staff);
	for (size_t g = 0; g < service->ground_count; g++) {
		if (service->grounds[g].kind != request_ground_kind(staff) || i-- > 0)
			continue;
		*name = service->grounds[g].name;
		return words_in(&service->grounds[g].label, staff->lang);
	}
	return NULL;
}

static bool was_given(const struct request_file *file, const char *name)
{
	for (int i = 0; i < file->result_count; i++) {
		if (strcmp(file->result[i].name, name) == 0)
			return true;
	}
	return false;
}

/* What finishes the request. A paper that was given out already is not given again. */
static const char *result_at(const struct staff *staff, int i, const char **name)
{
	const struct service *service = request_service(staff);
	for (size_t r = 0; r < service->result_count; r++) {
		const struct result *result = &service->results[r];
		bool given = was_given(&staff->request.file, result->name);
		if (given || result->kind != RESULT_GIVEN || i-- > 0)
			continue;
		*name = result->name;
		return words_in(&result->label, staff->lang);
	}
	return NULL;
}

static const char *choice_at(const struct staff *staff, int i, const char **name)
{
	const struct field *field = request_asked(staff);
	if (i >= (int)field->choice_count)
		return NULL;
	*name = field->choices[i].name;
	return choice_label(field, (size_t)i, staff->lang);
}

static const char *answer_at(const char *no, const char *yes, int i, const char **name)
{
	if (i > 1)
		return NULL;
	*name = i ? "yes" : "";
	return i ? yes : no;
}

static const char *sure_at(const struct staff *staff, int i, const char **name)
{
	(void)staff;
	return answer_at(_("No, leave it as it is"), _("Yes, do it"), i, name);
}

static const char *signed_at(const struct staff *staff, int i, const char **name)
{
	(void)staff;
	return answer_at(_("No signature"), _("Yes, signed"), i, name);
}

request_list *request_list_of(const struct staff *staff)
{
	switch (request_step(staff)) {
	case STEP_GROUND: return ground_at;
	case STEP_RESULT: return result_at;
	case STEP_SIGNED: return signed_at;
	case STEP_MISSING: case STEP_SURE: case STEP_VERY_SURE: return sure_at;
	case STEP_VALUE: return request_asked(staff)->choice_count ? choice_at : NULL;
	default: return NULL;
	}
}
