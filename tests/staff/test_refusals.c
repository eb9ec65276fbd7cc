/* Each verb that the rules forbid in a state is refused with a sentence of that state,
 * in each language, and never with the advice to do just that. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "staff/deeds.h"
#include "staff/refusals.h"
#include "walker.h"

static struct walker walker;

static void forget(void **state)
{
	(void)state;
	memset(&walker, 0, sizeof walker);
}

static bool is_forbidden(enum visit_verb verb, int state)
{
	enum visit_state to;
	return !rules_visit((enum visit_state)state, verb, &to);
}

/* What the screen says when the register refuses deed `i` on a visit in that state. */
static void refuse(int i, int state, char said[static 512])
{
	struct staff *staff = &walker.staff;
	staff->deed = (struct staff_deed){ .row = i, .visit = 1, .number = "A-17" };
	staff->deed.outcome = (struct change_outcome){
		.result = CHANGE_FORBIDDEN, .visit = 1, .was = (enum visit_state)state,
		.is = (enum visit_state)state };
	deeds_tell(staff);
	snprintf(said, 512, "%s", staff->said);
}

/* In one language: whole, with the number, one for each state. */
static void judge(int i, char said[VISIT_STATES][512])
{
	for (int state = 0; state < VISIT_STATES; state++) {
		*said[state] = '\0';
		if (!is_forbidden(deeds_row(i)->verb, state))
			continue;
		refuse(i, state, said[state]);
		assert_non_null(strstr(said[state], "A-17"));
		assert_null(strchr(said[state], '%'));
		for (int other = 0; other < state; other++)
			assert_string_not_equal(said[state], said[other]);
	}
}

static void each_verb_in_each_state(void **unused)
{
	static char said[LANG_COUNT][DEEDS_MAX][VISIT_STATES][512];
	int refused = 0;
	forget(unused);
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		walker_open(&walker, (enum lang)lang, 80, 24);
		walker_enter(&walker);
		for (int i = 0; i < deeds_count(); i++) {
			if (deeds_row(i)->kind == DEED_VISIT || deeds_row(i)->kind == DEED_CONSULT)
				judge(i, said[lang][i]);
		}
		walker_close(&walker);
	}
	for (int i = 0; i < deeds_count(); i++) {
		for (int state = 0; state < VISIT_STATES; state++) {
			if (!*said[LANG_EN][i][state])
				continue;
			refused++;
			assert_string_not_equal(said[LANG_EN][i][state], said[LANG_KK][i][state]);
			assert_string_not_equal(said[LANG_EN][i][state], said[LANG_RU][i][state]);
			assert_string_not_equal(said[LANG_KK][i][state], said[LANG_RU][i][state]);
		}
	}
	assert_true(refused >= 40);
}

/* The advice names another verb than the one that has just been refused. */
static void no_advice_leads_in_a_circle(void **state)
{
	static const struct {
		enum visit_verb verb;
		const char *advice;
	} advices[] = {
		{ VERB_CALL, "call it first" }, { VERB_START, "start it when" },
		{ VERB_FINISH, "finish it," }, { VERB_HOLD, "put it off" },
		{ VERB_REQUEUE, "send it back" }, { VERB_CANCEL, "give it back" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof advices / sizeof *advices; i++) {
		for (int from = 0; from < VISIT_STATES; from++) {
			if (!is_forbidden(advices[i].verb, from))
				continue;
			/* The key for it resumes what is held: see doing.c. */
			if (advices[i].verb == VERB_REQUEUE && from == VISIT_HELD)
				continue;
			const char *words = refusals_words(advices[i].verb, (enum visit_state)from);
			if (strstr(words, advices[i].advice))
				fail_msg("%s in %s: %s", visit_verb_name(advices[i].verb),
				         visit_state_name((enum visit_state)from), words);
		}
	}
}

/* Every verb has its key, its word in the footer or the help, and its sentence. */
static void every_verb_is_in_the_help(void **state)
{
	(void)state;
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		char help[65536] = "";
		size_t used = 0;
		walker_open(&walker, (enum lang)lang, 80, 24);
		walker_enter(&walker);
		walker_key(&walker, SYM_F1);
		while (walker.staff.page == STAFF_HELP) {
			const char *screen = walker_screen(&walker);
			assert_false(canvas_clipped(walker.canvas));
			used += (size_t)snprintf(help + used, sizeof help - used, "%s", screen);
			walker_key(&walker, SYM_ENTER);
		}
		for (int i = 0; i < deeds_count(); i++) {
			char row[512];
			const struct deed *deed = deeds_row(i);
			snprintf(row, sizeof row, "%c  %s – ", deed->letter - 'a' + 'A', _(deed->label));
			if (!strstr(help, row))
				fail_msg("not in the help: %s\n%s", row, help);
			for (int other = 0; other < i; other++)
				assert_int_not_equal(deed->letter, deeds_row(other)->letter);
		}
		walker_close(&walker);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_verb_in_each_state),
		cmocka_unit_test(no_advice_leads_in_a_circle),
		cmocka_unit_test(every_verb_is_in_the_help),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
