/* All states x verbs, written down a second time and in another shape than in
 * rules.c: a row a state, a letter a verb. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "core/rules.h"

/* W waiting, C called, S serving, H held, D done, N no-show, X cancelled,
 * L left, . forbidden. */
static const char visit_letters[] = "WCSHDNXL";
static const char *const visit_table[VISIT_STATES] = {
	/*  call  start   resume  requeue  finish  close
	 *    recall  hold   transfer  no-show  cancel */
	"C..H.W...XL", /* waiting */
	".CSH.WWN.XL", /* called */
	"...H.WW.D..", /* serving */
	"....WW...X.", /* held */
	"...........", /* done */
	"......W....", /* no-show */
	"...........", /* cancelled */
	"...........", /* left */
};

/* S submitted, A accepted, N not accepted, I issued, R refused, W withdrawn. */
static const char request_letters[] = "SANIRW";
static const char *const request_table[REQUEST_STATES] = {
	"AN..W", "..IRW", ".....", ".....", ".....", ".....",
};

/* P pending, S spooled, O came out, F failed, X cancelled. */
static const char print_letters[] = "PSOFX";
static const char *const print_table[PRINT_STATES] = {
	"SOFX.", ".OFX.", ".....", ".O.XP", ".O...",
};

static void visits(void **state)
{
	(void)state;
	for (int from = 0; from < VISIT_STATES; from++) {
		assert_int_equal(strlen(visit_table[from]), VISIT_VERBS);
		for (int verb = 0; verb < VISIT_VERBS; verb++) {
			enum visit_state to = VISIT_STATES;
			bool ok = rules_visit((enum visit_state)from, (enum visit_verb)verb, &to);
			char letter = ok ? visit_letters[to] : '.';

			if (letter != visit_table[from][verb])
				fail_msg("%s %s gives %c", visit_state_name((enum visit_state)from),
				         visit_verb_name((enum visit_verb)verb), letter);
			if (!ok)
				assert_int_equal(to, VISIT_STATES);
		}
	}
}

static void requests(void **state)
{
	(void)state;
	for (int from = 0; from < REQUEST_STATES; from++) {
		assert_int_equal(strlen(request_table[from]), REQUEST_VERBS);
		for (int verb = 0; verb < REQUEST_VERBS; verb++) {
			enum request_state to = REQUEST_STATES;
			bool ok = rules_request((enum request_state)from, (enum request_verb)verb, &to);

			assert_int_equal(ok ? request_letters[to] : '.', request_table[from][verb]);
		}
	}
}

static void prints(void **state)
{
	(void)state;
	for (int from = 0; from < PRINT_STATES; from++) {
		assert_int_equal(strlen(print_table[from]), PRINT_VERBS);
		for (int verb = 0; verb < PRINT_VERBS; verb++) {
			enum print_state to = PRINT_STATES;
			bool ok = rules_print((enum print_state)from, (enum print_verb)verb, &to);

			assert_int_equal(ok ? print_letters[to] : '.', print_table[from][verb]);
		}
	}
}

/* Nobody is stuck: from every state that is not final, an end can be reached. */
static void every_visit_can_end(void **state)
{
	bool ends[VISIT_STATES] = {
		[VISIT_DONE] = true, [VISIT_NO_SHOW] = true, [VISIT_CANCELLED] = true,
		[VISIT_LEFT] = true,
	};

	(void)state;
	for (int round = 0; round < VISIT_STATES; round++)
		for (int from = 0; from < VISIT_STATES; from++)
			for (int verb = 0; verb < VISIT_VERBS; verb++) {
				enum visit_state to;

				if (rules_visit((enum visit_state)from, (enum visit_verb)verb, &to) && ends[to])
					ends[from] = true;
			}
	for (int from = 0; from < VISIT_STATES; from++)
		assert_true(ends[from]);
}

static void names(void **state)
{
	static const char *const visit_states[] = {
		"waiting", "called", "serving", "held", "done", "no-show", "cancelled", "left",
	};
	static const char *const visit_verbs[] = {
		"call", "recall", "start", "hold", "resume", "transfer", "requeue", "no-show",
		"finish", "cancel", "close-day",
	};
	static const char *const request_states[] = {
		"submitted", "accepted", "not-accepted", "issued", "refused", "withdrawn",
	};
	static const char *const request_verbs[] = {
		"accept", "not-accept", "issue", "refuse", "withdraw",
	};
	static const char *const print_states[] = {
		"pending", "spooled", "printed", "failed", "cancelled",
	};

	(void)state;
	for (int i = 0; i < VISIT_STATES; i++)
		assert_string_equal(visit_state_name((enum visit_state)i), visit_states[i]);
	for (int i = 0; i < VISIT_VERBS; i++)
		assert_string_equal(visit_verb_name((enum visit_verb)i), visit_verbs[i]);
	for (int i = 0; i < REQUEST_STATES; i++)
		assert_string_equal(request_state_name((enum request_state)i), request_states[i]);
	for (int i = 0; i < REQUEST_VERBS; i++)
		assert_string_equal(request_verb_name((enum request_verb)i), request_verbs[i]);
	for (int i = 0; i < PRINT_STATES; i++)
		assert_string_equal(print_state_name((enum print_state)i), print_states[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(visits),
		cmocka_unit_test(requests),
		cmocka_unit_test(prints),
		cmocka_unit_test(every_visit_can_end),
		cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
