/* What an answer means beside the others: rules that need more than the field. */
#include <string.h>

#include "catalog/check.h"
#include "core/iin.h"

/* The day of birth, by IIN or date; false when it tells none. */
static bool born_on(const struct field *field, const char *normal, struct date *born)
{
	struct iin iin;

	if (field->type == FIELD_DATE)
		return date_parse(normal, born);
	if (field->type != FIELD_IIN || iin_parse(normal, &iin) != IIN_OK)
		return false;
	*born = iin.born;
	return true;
}

static bool is_too_young(const struct field *field, const char *normal,
                         const struct answers *answers, struct date today)
{
	struct date born;

	return field->age_turns > 0 && relevant_now(&field->turns_when, answers) &&
	       born_on(field, normal, &born) && today.year - born.year < field->age_turns;
}

static bool concerns(const struct window *window, const struct field *field, const char *normal)
{
	const struct relevant *relevant = &window->relevant;

	if (!relevant->field || strcmp(relevant->field, field->name) != 0)
		return false;
	for (size_t i = 0; i < relevant->is_count; i++)
		if (strcmp(relevant->is[i], normal) == 0)
			return true;
	return false;
}

/* Has windows for this answer, and none of them is open. */
static bool is_outside(const struct service *service, const struct field *field,
                       const char *normal, struct date today)
{
	bool any = false;

	for (size_t i = 0; i < service->window_count; i++) {
		if (!concerns(&service->windows[i], field, normal))
			continue;
		if (window_open(&service->windows[i], today))
			return false;
		any = true;
	}
	return any;
}

static bool is_others_iin(const struct service *service, const struct field *field,
                          const char *normal, const struct answers *answers)
{
	if (field->type != FIELD_IIN || field->person == PERSON_NONE || !*normal)
		return false;
	for (int person = PERSON_NONE + 1; person < PERSONS; person++) {
		const struct field *other = service_person(service, (enum person)person, FIELD_IIN);
		if (other && other != field && strcmp(answers_value(answers, other->name), normal) == 0)
			return true;
	}
	return false;
}

enum check check_among(const struct service *service, const struct field *field,
                       const char *normal, const struct answers *answers,
                       const struct moment *now)
{
	if (is_others_iin(service, field, normal, answers))
		return CHECK_WARN_SAME_IIN;
	if (is_too_young(field, normal, answers, now->date))
		return CHECK_WARN_TURNS;
	if (is_outside(service, field, normal, now->date))
		return CHECK_WARN_WINDOW;
	return CHECK_OK;
}
