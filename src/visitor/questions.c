/* The order of the questions: which are to be asked, which comes next. */
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

/* ... and has not been told in another request of this visit. */
static bool is_asked(const struct visitor *visitor, int question)
{
	return applies(visitor, question) && !visitor->visit.application.carried[question];
}

static int count(const struct visitor *visitor)
{
	return (int)visitor->visit.application.service->field_count;
}

int visitor_question_before(const struct visitor *visitor, int question)
{
	do {
		question--;
	} while (question >= 0 && !is_asked(visitor, question));
	return question;
}

void visitor_ask(struct visitor *visitor, int question)
{
	while (question < count(visitor) && !is_asked(visitor, question))
		question++;
	if (question == count(visitor)) {
		visitor_review(visitor);
		return;
	}
	visitor->visit.question = question;
	visitor_go(visitor, PAGE_QUESTION);
}

enum page_id visitor_before_questions(const struct visitor *visitor)
{
	return visitor->visit.earlier_count > 0 ? PAGE_PAPERS : PAGE_CONSENT;
}

enum page_id visitor_last_question(struct visitor *visitor)
{
	int last = visitor_question_before(visitor, count(visitor));
	if (last < 0)
		return visitor_before_questions(visitor);
	visitor->visit.question = last;
	return PAGE_QUESTION;
}

void visitor_answered(struct visitor *visitor)
{
	struct visit *visit = &visitor->visit;
	if (visit->changing && application_next(&visit->application) < 0)
		visitor_review(visitor);
	else
		visitor_ask(visitor, visit->question + 1);
}

void visitor_review(struct visitor *visitor)
{
	const struct application *application = &visitor->visit.application;
	enum page_id page = PAGE_REVIEW;
	for (size_t i = 0; i < application->service->paper_count; i++) {
		if (application->told[i] == PAPER_UNTOLD && application_needs(application, i))
			page = PAGE_LATE;
	}
	visitor->visit.changing = false;
	visitor_go(visitor, page);
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
		if (!is_asked(visitor, i))
			continue;
		++*of;
		if (i <= visitor->visit.question)
			++*at;
	}
	if (open)
		*of = 0;
}
