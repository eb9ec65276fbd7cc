/* Answers of one application, as the walk, the scripts, the checks and the
 * store pass them to each other. Plain memory: wipe it with answers_wipe. */
#ifndef CORE_ANSWERS_H
#define CORE_ANSWERS_H

enum {
	ANSWER_NAME = 32,   /* bytes of a field's name, NUL included */
	ANSWER_VALUE = 512, /* bytes of a value, NUL included */
	ANSWER_CHARS = 254, /* characters of a text; no form may allow more (an e-mail address has them) */
	ANSWERS_MAX = 40,   /* fields in one form */
	PAPERS_MAX = 20,    /* documents in one check-list */
};

enum answer_state {
	ANSWER_NONE,    /* not asked yet */
	ANSWER_GIVEN,
	ANSWER_SKIPPED, /* optional and left out */
	ANSWER_AT_DESK, /* "I do not know – ask at the desk" */
};

struct answer {
	char name[ANSWER_NAME];
	enum answer_state state;
	char value[ANSWER_VALUE]; /* normalised; "" unless ANSWER_GIVEN */
};

struct answers {
	int count;
	struct answer item[ANSWERS_MAX];
};

/* NULL when there is no answer of that name. */
const struct answer *answers_find(const struct answers *answers, const char *name);

/* The value when it is given, else "". */
const char *answers_value(const struct answers *answers, const char *name);

/* Sets or replaces. name and value must fit (asserted). */
void answers_set(struct answers *answers, const char *name, enum answer_state state,
                 const char *value);

/* explicit_bzero over everything. */
void answers_wipe(struct answers *answers);

/* "given", "skipped", "at-desk" as schema and JSON write it. */
const char *answer_state_name(enum answer_state state);

#endif
