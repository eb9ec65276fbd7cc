#include "core/answers.h"

#include <assert.h>
#include <string.h>

const struct answer *answers_find(const struct answers *answers, const char *name)
{
	for (int i = 0; i < answers->count; i++)
		if (strcmp(answers->item[i].name, name) == 0)
			return &answers->item[i];
	return NULL;
}

const char *answers_value(const struct answers *answers, const char *name)
{
	const struct answer *answer = answers_find(answers, name);

	return answer && answer->state == ANSWER_GIVEN ? answer->value : "";
}

void answers_set(struct answers *answers, const char *name, enum answer_state state,
                 const char *value)
{
	struct answer *answer = (struct answer *)answers_find(answers, name);

	if (!answer) {
		assert(answers->count < ANSWERS_MAX);
		answer = &answers->item[answers->count++];
	}
	if (state != ANSWER_GIVEN || !value)
		value = "";
	assert(strlen(name) < sizeof(answer->name));
	assert(strlen(value) < sizeof(answer->value));
	/* name and value may point into the very answer that is replaced */
	memmove(answer->name, name, strlen(name) + 1);
	memmove(answer->value, value, strlen(value) + 1);
	memset(answer->value + strlen(answer->value), 0,
	       sizeof(answer->value) - strlen(answer->value));
	answer->state = state;
}

void answers_wipe(struct answers *answers)
{
	explicit_bzero(answers, sizeof(*answers));
}

const char *answer_state_name(enum answer_state state)
{
	static const char *const names[] = {
		[ANSWER_NONE] = "none",
		[ANSWER_GIVEN] = "given",
		[ANSWER_SKIPPED] = "skipped",
		[ANSWER_AT_DESK] = "at-desk",
	};

	assert((unsigned)state < sizeof(names) / sizeof(names[0]));
	return names[state];
}
