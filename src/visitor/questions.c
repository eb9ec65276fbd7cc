/* The order of the questions: which apply, which comes next. */
#include "visitor/visitor.h"

static const struct field *field_at(const struct visitor *visitor, int question)
{
	return &visitor->visit.application.service->fields[question];
}

const struct field *visitor_field(const struct visitor *visitor)
{
	return field_at(visitor, visitor->visit.question);
}

static bool applies(const struct visitor *visitor, int question)
{
	return relevant_now(&field_at(visitor, question)->relevant,
	                    &visitor->visit.application.answers);
}

static int count(const struct visitor *visitor)
{
	return (int)visitor->visit.application.service->field_count;
}

int visitor_question_before(const struct visitor *visitor, int question)
{
	do {
		question--;
	} while (question >= 0 && !applies(visitor, question));
	return question;
}

void visitor_ask(struct visitor *visitor, int question)
{
	while (question < count(visitor) && !applies(visitor, question))
		question++;
	visitor->visit.question = question;
	visitor_go(visitor, question < count(visitor) ? PAGE_QUESTION : PAGE_REVIEW);
}

/* A later question depends on an answer that is not given yet. */
static bool is_open(const struct visitor *visitor, int question)
{
	const struct relevant *relevant = &field_at(visitor, question)->relevant;
	return relevant->field
	    && !answers_find(&visitor->visit.application.answers, relevant->field);
}

void visitor_progress(const struct visitor *visitor, int *at, int *of)
{
	bool open = false;
	*at = *of = 0;
	for (int i = 0; i < count(visitor); i++) {
		open = open || is_open(visitor, i);
		if (!applies(visitor, i))
			continue;
		++*of;
		if (i <= visitor->visit.question)
			++*at;
	}
	if (open)
		*of = 0;
}
