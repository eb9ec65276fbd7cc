/* Every verb by its key: what it asks, what it asks the loop to do, what it says
 * when it is done and when it is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"
#include "staff/attention.h"
#include "staff/deeds.h"
#include "walker.h"

static struct walker walker;

static int open_desk(void **state)
{
	(void)state;
	walker_open(&walker, LANG_EN, 80, 24);
	walker_enter(&walker);
	memset(walker.effects, 0, sizeof walker.effects);
	return 0;
}

static int close_desk(void **state)
{
	(void)state;
	walker_close(&walker);
	return 0;
}

static void assert_shows(const char *text)
{
	const char *screen = walker_screen(&walker);
	if (canvas_clipped(walker.canvas) || !strstr(screen, text))
		fail_msg("not shown, or cut: %s\n%s", text, screen);
}

static void assert_hides(const char *text)
{
	const char *screen = walker_screen(&walker);
	if (strstr(screen, text))
		fail_msg("shown: %s\n%s", text, screen);
}

/* The loop's answer to the verb under way. */
static void answer(enum change_result result, enum visit_state was, enum visit_state is)
{
	struct staff_deed *deed = &walker.staff.deed;
	deed->outcome = (struct change_outcome){ .result = result, .visit = deed->visit,
	                                         .was = was, .is = is };
	walker_done(&walker, STAFF_DO, FAULT_NONE);
}

static void mark(const struct desk_row *row)
{
	walker.staff.cursor_visit = row->visit;
}

/* Keys that lead to STAFF_DO, and what the deed then holds. */
static void every_key_does_its_verb(void **state)
{
	static const struct {
		char letter;
		const char *answers; /* digits of the lists; '\n' is Enter */
		enum deed_kind kind;
		enum visit_verb verb;
		const char *desk, *why;
		bool lent;
		int64_t in_s; /* until, from now; -1: by hand */
	} verbs[] = {
		{ 'n', "", DEED_NEXT, VERB_CALL, "", "", false, 0 },
		{ 'c', "1", DEED_VISIT, VERB_CALL, "", "priority", false, 0 },
		{ 'r', "", DEED_VISIT, VERB_RECALL, "", "", false, 0 },
		{ 's', "", DEED_VISIT, VERB_START, "", "", false, 0 },
		{ 'f', "", DEED_VISIT, VERB_FINISH, "", "", false, 0 },
		{ 'x', "", DEED_VISIT, VERB_NO_SHOW, "", "", false, 0 },
		{ 'h', "12", DEED_VISIT, VERB_HOLD, "", "document", false, 1200 },
		{ 'h', "17", DEED_VISIT, VERB_HOLD, "", "document", false, -1 },
		{ 't', "212\n", DEED_VISIT, VERB_TRANSFER, "2", "specialist", true, 0 },
		{ 't', "221\n", DEED_VISIT, VERB_TRANSFER, "2", "busy", false, 0 },
		{ 'q', "", DEED_VISIT, VERB_REQUEUE, "", "", false, 0 },
		{ 'd', "2", DEED_VISIT, VERB_CANCEL, "", "mistake", false, 0 },
		{ 'k', "", DEED_CONSULT, VERB_FINISH, "", "", false, 0 },
		{ 'w', "6", DEED_WALK_IN, VERB_CALL, "", "", false, 0 },
		{ 'p', "", DEED_REPRINT, VERB_CALL, "", "", false, 0 },
		{ 'b', "3", DEED_PAUSE, VERB_CALL, "", "", false, 1800 },
		{ 'a', "", DEED_HELP, VERB_CALL, "", "", false, 0 },
	};
	(void)state;
	mark(walker_visit(&walker, "403015", VISIT_WAITING, 5));
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		const struct staff_deed *deed = &walker.staff.deed;
		int before = walker.effects[STAFF_DO];
		walker_type(&walker, (char[]){ verbs[i].letter, 0 });
		for (const char *c = verbs[i].answers; *c; c++) {
			assert_int_equal(walker.effects[STAFF_DO], before);
			assert_int_equal(walker.staff.page, STAFF_ASK);
			if (*c == '\n')
				walker_key(&walker, SYM_ENTER);
			else
				walker_type(&walker, (char[]){ *c, 0 });
		}
		assert_int_equal(walker.effects[STAFF_DO], before + 1);
		assert_int_equal(walker.staff.page, STAFF_DESK);
		assert_int_equal(deeds_row(deed->row)->kind, verbs[i].kind);
		assert_int_equal(deeds_row(deed->row)->verb, verbs[i].verb);
		assert_string_equal(deed->desk, verbs[i].desk);
		assert_string_equal(deed->why, verbs[i].why);
		assert_int_equal(deed->lent, verbs[i].lent);
		int64_t until = verbs[i].in_s > 0 ? walker.now.unix_s + verbs[i].in_s : verbs[i].in_s;
		assert_int_equal(deed->until, until);
	}
}

static void a_refusal_says_why(void **state)
{
	static const struct {
		enum change_result result;
		enum visit_state was;
		const char *words;
	} refusals[] = {
		{ CHANGE_FORBIDDEN, VISIT_WAITING, "1 is waiting and has not been called" },
		{ CHANGE_FORBIDDEN, VISIT_CALLED, "1 is called and not at the desk yet" },
		{ CHANGE_FORBIDDEN, VISIT_SERVING, "1 is being served" },
		{ CHANGE_FORBIDDEN, VISIT_HELD, "1 is put off" },
		{ CHANGE_FORBIDDEN, VISIT_DONE, "1 has been served to the end" },
		{ CHANGE_FORBIDDEN, VISIT_NO_SHOW, "1 did not come when called" },
		{ CHANGE_FORBIDDEN, VISIT_CANCELLED, "1 has been given back" },
		{ CHANGE_FORBIDDEN, VISIT_LEFT, "1 is in no queue any more" },
		{ CHANGE_NO_VISIT, VISIT_WAITING, "There is no such visit" },
		{ CHANGE_NOBODY, VISIT_WAITING, "Nobody is waiting" },
	};
	(void)state;
	mark(walker_visit(&walker, "403015", VISIT_WAITING, 5));
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		walker_type(&walker, "s");
		answer(refusals[i].result, refusals[i].was, refusals[i].was);
		assert_shows(refusals[i].words);
	}
	assert_int_equal(walker.staff.last.outcome.visit, 0);
}

static void an_empty_list_has_nobody_to_serve(void **state)
{
	static const char letters[] = "crsfxhtqdkp";
	(void)state;
	for (const char *c = letters; *c; c++) {
		*walker.staff.said = '\0';
		walker_type(&walker, (char[]){ *c, 0 });
		assert_shows("Nobody is marked.");
	}
	walker_type(&walker, "u");
	assert_shows("There is nothing to undo.");
	assert_int_equal(walker.effects[STAFF_DO], 0);
}

static void a_busy_register_changes_nothing(void **state)
{
	(void)state;
	walker_type(&walker, "n");
	walker_done(&walker, STAFF_DO, FAULT_BUSY);
	assert_shows("Nothing was changed");
}

static void enough_calls_offer_a_no_show(void **state)
{
	struct desk_row *row = walker_visit(&walker, "403015", VISIT_CALLED, 5);
	(void)state;
	mark(row);
	row->recalls = 2;
	walker_type(&walker, "r");
	assert_int_equal(walker.effects[STAFF_DO], 1);
	row->recalls = 3;
	walker_type(&walker, "r");
	assert_shows("It has been called often enough.");
	walker_type(&walker, "2");
	assert_int_equal(deeds_row(walker.staff.deed.row)->verb, VERB_RECALL);
	walker_type(&walker, "r1");
	assert_int_equal(deeds_row(walker.staff.deed.row)->verb, VERB_NO_SHOW);
	assert_int_equal(walker.effects[STAFF_DO], 3);
}

static void a_time_is_typed(void **state)
{
	static const struct {
		const char *typed, *says;
		int64_t in_min;
	} times[] = {
		{ "14:20", NULL, 318 }, { "1420", NULL, 318 }, { "9.03", NULL, 1 },
		{ "14:60", "Type hours and minutes", 0 }, { "25:00", "Type hours and minutes", 0 },
		{ "14", "Type hours and minutes", 0 }, { "14:20x", "Type hours and minutes", 0 },
		{ "", "Type hours and minutes", 0 }, { "09:02", "That time has passed", 0 },
	};
	(void)state;
	mark(walker_visit(&walker, "403015", VISIT_SERVING, 5));
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		walker_type(&walker, "h16");
		walker_type(&walker, times[i].typed);
		walker_key(&walker, SYM_ENTER);
		if (times[i].says) {
			assert_shows(times[i].says);
			assert_int_equal(walker.staff.page, STAFF_ASK);
			walker_key(&walker, SYM_ESC);
			continue;
		}
		assert_int_equal(walker.staff.page, STAFF_DESK);
		assert_int_equal(walker.staff.deed.until,
		                 walker.now.unix_s - walker.now.second + 60 * times[i].in_min);
	}
}

static void a_word_goes_with_a_transfer(void **state)
{
	struct desk_row *row = walker_visit(&walker, "403015", VISIT_SERVING, 5);
	(void)state;
	mark(row);
	walker_type(&walker, "t212Mum waits");
	walker_key(&walker, SYM_ENTER);
	assert_string_equal(walker.staff.deed.comment, "Mum waits");
	assert_int_equal(walker.staff.line[0].len, 0);
	row->state = VISIT_WAITING;
	text_copy(row->desk, sizeof row->desk, "1");
	text_copy(row->comment, sizeof row->comment, "Mum waits");
	assert_shows("1, a word: Mum waits");
	walker_key(&walker, SYM_F9);
	assert_hides("Mum waits");
	assert_int_equal(walker.staff.day.row[0].visit, 0);
}

static void the_last_verb_is_undone(void **state)
{
	(void)state;
	mark(walker_visit(&walker, "403015", VISIT_WAITING, 5));
	walker_type(&walker, "s");
	answer(CHANGE_DONE, VISIT_CALLED, VISIT_SERVING);
	assert_int_equal(walker.staff.last.outcome.visit, 1);
	walker_type(&walker, "u");
	assert_int_equal(deeds_row(walker.staff.deed.row)->kind, DEED_UNDO);
	answer(CHANGE_DONE, VISIT_WAITING, VISIT_WAITING);
	assert_shows("1 is where it was.");
	walker_type(&walker, "u");
	assert_shows("There is nothing to undo.");
}

static void lent_ones_are_said_to_go_back(void **state)
{
	(void)state;
	mark(walker_visit(&walker, "403015", VISIT_SERVING, 5));
	walker_type(&walker, "f");
	answer(CHANGE_DONE, VISIT_SERVING, VISIT_WAITING);
	assert_shows("1 waits for the desk it came from.");
}

static struct desk_state *desk_says(const char *desk)
{
	struct staff_day *day = &walker.staff.day;
	struct desk_state *state = &day->desks[day->desk_count++];
	*state = (struct desk_state){ .back_at = 0 };
	text_copy(state->desk, sizeof state->desk, desk);
	return state;
}

static void a_break_is_shown_and_ended(void **state)
{
	(void)state;
	desk_says("1")->back_at = walker.now.unix_s + 1200;
	assert_shows("desk 1 is back at 09:22");
	walker_type(&walker, "b");
	assert_int_equal(walker.effects[STAFF_DO], 1);
	assert_int_equal(walker.staff.deed.until, -1);
	answer(CHANGE_DONE, 0, 0);
	assert_shows("Your desk is open again.");
}

/* Letters take two bytes: columns alone do not bound the line. */
static void many_breaks_with_long_names_fit(void **state)
{
	const char *name = "Оқу ісі жөніндегі орынбасары, №";
	char one[STORE_ACTOR];
	(void)state;
	walker_close(&walker);
	walker_open(&walker, LANG_EN, 240, 40);
	walker_enter(&walker);
	for (int i = 0; i < DESKS_MAX; i++) {
		snprintf(one, sizeof one, "%s%d", name, i % 100);
		desk_says(one)->back_at = walker.now.unix_s + 1200;
	}
	const char *screen = walker_screen(&walker);
	if (!strstr(screen, "орынбасары, №1 is back at 09:22") || strstr(screen, "орынбасары, №9"))
		fail_msg("%s", screen);
}

static void help_rings_until_it_is_answered(void **state)
{
	(void)state;
	walker_wait(&walker, 20);
	assert_int_equal(walker.effects[STAFF_BELL], 0);
	desk_says("2")->help_at = walker.now.unix_s;
	walker_wait(&walker, 11);
	assert_int_equal(walker.effects[STAFF_BELL], 3);
	assert_shows("Help is wanted: desk 2 (A answers)");
	walker.staff.day.desk_count = 0;
	walker_wait(&walker, 20);
	assert_int_equal(walker.effects[STAFF_BELL], 3);
	desk_says("1")->help_at = walker.now.unix_s;
	walker_wait(&walker, 20);
	assert_int_equal(walker.effects[STAFF_BELL], 3);
}

/* Locked is when nobody is at the keys. */
static void a_locked_desk_hears_the_bell(void **state)
{
	(void)state;
	desk_says("2")->help_at = walker.now.unix_s;
	staff_lock(&walker.staff);
	walker_wait(&walker, 6);
	assert_int_equal(walker.effects[STAFF_BELL], 2);
	assert_hides("Help is wanted");
}

static void waiting(int n)
{
	walker.staff.day.counts.waiting = n;
	walker_wait(&walker, 1);
}

static void name_sound(void)
{
	const struct school *named = catalog_school(walker.catalog);
	struct school *school;
	memcpy(&school, &named, sizeof school);
	school->sound = "come.wav";
}

static void locking_is_no_arrival(void **state)
{
	struct staff *staff = &walker.staff;
	(void)state;
	name_sound();
	waiting(1);
	memset(walker.effects, 0, sizeof walker.effects);
	staff_lock(staff);
	walker_wait(&walker, 2);
	staff->login = (struct login){ .result = LOGIN_DONE, .account = staff->account };
	walker_done(&walker, STAFF_ENTER, FAULT_NONE);
	waiting(1);
	assert_int_equal(walker.effects[STAFF_SOUND], 0);
	staff_lock(staff);
	waiting(0);
	waiting(1);
	assert_int_equal(walker.effects[STAFF_SOUND], 1);
}

/* Once, when the first takes a number; never when the school has named no file. */
static void the_first_in_the_queue_is_heard(void **state)
{
	(void)state;
	waiting(0);
	waiting(1);
	assert_int_equal(walker.effects[STAFF_SOUND], 0);
	name_sound();
	waiting(0);
	waiting(1);
	waiting(2);
	assert_int_equal(walker.effects[STAFF_SOUND], 1);
	waiting(0);
	struct desk_row *row = walker_visit(&walker, "403015", VISIT_SERVING, 5);
	text_copy(row->desk, sizeof row->desk, "1");
	waiting(1);
	assert_int_equal(walker.effects[STAFF_SOUND], 1);
}

static void the_clock_is_asked_about(void **state)
{
	(void)state;
	walker.staff.day.ask_clock = true;
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	assert_shows("Today is Monday, 23.11.2026, 09:02. Is that right?");
	walker_type(&walker, "1");
	assert_int_equal(walker.effect, STAFF_RIGHT);
	walker.staff.redate_left = 2;
	walker_done(&walker, STAFF_RIGHT, FAULT_NONE);
	assert_int_equal(walker.staff.page, STAFF_DESK);
	assert_shows("2 numbers keep their old day");
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	walker_type(&walker, "2");
	assert_shows("The clock is in doubt");
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	assert_int_equal(walker.staff.page, STAFF_DESK);
}

/* Each alone, and which comes first of all at once. */
static void what_needs_a_person(void **state)
{
	struct staff_day *day = &walker.staff.day;
	char words[ATTENTION_TEXT];
	(void)state;
	assert_false(attention_words(&walker.staff, words));
	day->backup.at = walker.now.unix_s - 7 * 86400 + 1;
	assert_false(attention_words(&walker.staff, words));
	day->backup.at -= 1;
	assert_true(attention_words(&walker.staff, words));
	assert_string_equal(words, "No backup has been made yet");
	day->backup.made = true;
	day->backup.at = walker.now.unix_s - 9 * 86400;
	attention_words(&walker.staff, words);
	assert_string_equal(words, "The last backup is 9 days old");
	day->doubts = 1;
	attention_words(&walker.staff, words);
	assert_string_equal(words, "The clock is in doubt, and 1 more");
	day->due = 1;
	attention_words(&walker.staff, words);
	assert_string_equal(words, "1 request is due today, and 2 more");
	walker_visit(&walker, "403015", VISIT_WAITING, 1)->unprinted = true;
	attention_words(&walker.staff, words);
	assert_string_equal(words, "1 visitor has no paper (P prints), and 3 more");
	day->printed = true;
	day->paper = (struct print_job){ .state = PRINT_PRINTED };
	attention_words(&walker.staff, words);
	assert_string_equal(words, "1 visitor has no paper (P prints), and 3 more");
	day->paper.doubtful = true;
	attention_words(&walker.staff, words);
	assert_string_equal(words, "The last paper did not come out: look at the printer, and 4 more");
	day->overdue = 3;
	attention_words(&walker.staff, words);
	assert_string_equal(words, "3 requests are overdue, and 5 more");
}

static void limits_are_told_in_words(void **state)
{
	static const struct {
		const char *service;
		int minutes;
		const char *words;
	} waits[] = {
		{ "403015", 11, "11 of 15 min" }, { "403015", 12, "12 of 15 min – hurry" },
		{ "403015", 15, "15 of 15 min – hurry" }, { "403015", 16, "16 min – too long" },
		/* 20 by the plan, 15 by the law */
		{ "403008", 16, "16 min – too long" },
	};
	struct desk_row *row = walker_visit(&walker, "403015", VISIT_WAITING, 1);
	(void)state;
	for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
		text_copy(row->about, sizeof row->about, waits[i].service);
		row->taken_at = walker.now.unix_s - 60 * waits[i].minutes;
		assert_shows(waits[i].words);
	}
	row->state = VISIT_HELD;
	row->hold_until = walker.now.unix_s + 60;
	assert_shows("put off until 09:03");
	row->hold_until = walker.now.unix_s;
	assert_shows("09:02: it is time");
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, open_desk, close_desk)
	const struct CMUnitTest tests[] = {
		TEST(every_key_does_its_verb),
		TEST(a_refusal_says_why),
		TEST(an_empty_list_has_nobody_to_serve),
		TEST(a_busy_register_changes_nothing),
		TEST(enough_calls_offer_a_no_show),
		TEST(a_time_is_typed),
		TEST(a_word_goes_with_a_transfer),
		TEST(the_last_verb_is_undone),
		TEST(lent_ones_are_said_to_go_back),
		TEST(a_break_is_shown_and_ended),
		TEST(many_breaks_with_long_names_fit),
		TEST(help_rings_until_it_is_answered),
		TEST(a_locked_desk_hears_the_bell),
		TEST(locking_is_no_arrival),
		TEST(the_first_in_the_queue_is_heard),
		TEST(the_clock_is_asked_about),
		TEST(what_needs_a_person),
		TEST(limits_are_told_in_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
