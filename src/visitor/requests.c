#include "visitor/requests.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

int requests_list(const struct visit *visit,
                  const struct application *list[static ORDER_REQUESTS_MAX])
{
	for (int i = 0; i < visit->earlier_count; i++)
		list[i] = &visit->earlier[i];
	list[visit->earlier_count] = &visit->application;
	return visit->earlier_count + 1;
}

bool requests_room(const struct visit *visit)
{
	return visit->earlier_count + 1 < ORDER_REQUESTS_MAX;
}

void requests_add(struct visit *visit)
{
	bool consented = visit->application.consented;
	assert(requests_room(visit));
	visit->earlier[visit->earlier_count++] = visit->application;
	application_wipe(&visit->application);
	visit->application.consented = consented;
	visit->changing = false;
}

void requests_carry(struct visit *visit)
{
	for (int i = 0; i < visit->earlier_count; i++)
		application_carry(&visit->application, &visit->earlier[i], PERSON_APPLICANT);
}

void requests_answer(struct visit *visit, const struct field *field, enum answer_state state,
                     const char *value)
{
	answers_set(&visit->application.answers, field->name, state, value);
	if (field->person != PERSON_APPLICANT)
		return;
	for (int i = 0; i < visit->earlier_count; i++)
		application_carry(&visit->earlier[i], &visit->application, PERSON_APPLICANT);
}

void requests_drop(struct visit *visit, int request)
{
	int last = visit->earlier_count - 1;
	assert(last >= 0 && request <= visit->earlier_count);
	if (request > last)
		visit->application = visit->earlier[last];
	else
		memmove(&visit->earlier[request], &visit->earlier[request + 1],
		        (size_t)(last - request) * sizeof visit->earlier[0]);
	application_wipe(&visit->earlier[last]);
	visit->earlier_count = last;
	visit->changing = false;
	if (last == 0)
		memset(visit->application.carried, 0, sizeof visit->application.carried);
}

void requests_words(const struct application *application, enum lang lang, char *out,
                    size_t size)
{
	const char *child = application_name(application, PERSON_CHILD);
	snprintf(out, size, "%s%s%s", words_in(&application->service->brief, lang),
	         *child ? " – " : "", child);
}

static bool is_same_child(const struct application *a, const struct application *b)
{
	return strcmp(application_name(a, PERSON_CHILD), application_name(b, PERSON_CHILD)) == 0;
}

/* One child needs one service once: who has a request for it is another one. */
static bool is_served(const struct visit *visit, const struct application *child)
{
	for (int i = 0; i < visit->earlier_count; i++) {
		const struct application *earlier = &visit->earlier[i];
		if (earlier->service == visit->application.service && is_same_child(earlier, child))
			return true;
	}
	return false;
}

static bool is_listed(const struct visit *visit, const int *list, int count,
                      const struct application *child)
{
	for (int i = 0; i < count; i++) {
		if (is_same_child(&visit->earlier[list[i]], child))
			return true;
	}
	return false;
}

int requests_children(const struct visit *visit, int out[static ORDER_REQUESTS_MAX])
{
	int count = 0;
	if (!service_person(visit->application.service, PERSON_CHILD, FIELD_NAME))
		return 0;
	for (int i = 0; i < visit->earlier_count; i++) {
		const struct application *earlier = &visit->earlier[i];
		if (*application_name(earlier, PERSON_CHILD) && !is_served(visit, earlier)
		    && !is_listed(visit, out, count, earlier))
			out[count++] = i;
	}
	return count;
}

void requests_forget(struct visit *visit)
{
	explicit_bzero(visit->earlier, sizeof visit->earlier);
	visit->earlier_count = 0;
	application_wipe_personal(&visit->application);
}
