/* What the walk does, whatever it looks like. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "walker.h"

static struct walker walker;
static struct visit *const visit = &walker.visitor.visit;

static int open_walker(void **state)
{
	(void)state;
	walker_open(&walker, 80, 24);
	return 0;
}

static int close_walker(void **state)
{
	(void)state;
	walker_close(&walker);
	return 0;
}

static const char *answer(const char *name)
{
	return answers_value(&visit->application.answers, name);
}

static enum answer_state answer_state(const char *name)
{
	const struct answer *found = answers_find(&visit->application.answers, name);
	return found ? found->state : ANSWER_NONE;
}

static void whole_walk_sends_what_was_typed(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_REVIEW);
	assert_int_equal(visit->page, PAGE_REVIEW);
	assert_string_equal(answer("applicant_iin"), "850314400129");
	assert_string_equal(answer("applicant_phone"), "+77011234567");
	assert_string_equal(answer("child_name"), "Әбдіқадыров Нұрлан Ерланұлы");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_TICKET);
	assert_int_equal(walker.effects[EFFECT_SAVE], 1);
	assert_true(walker.sent.consented);
	assert_string_equal(answers_value(&walker.sent.answers, "child_iin"), "160314500110");
	assert_non_null(strstr(walker_screen(&walker), "2026-000123"));
}

static void first_key_only_wakes(void **state)
{
	(void)state;
	walker_type(&walker, "3");
	assert_int_equal(visit->page, PAGE_LANGUAGE);
	assert_int_equal(visit->lang, LANG_KK);
}

static void every_service_can_be_walked_to_its_end(void **state)
{
	size_t count = catalog_service_count(walker.catalog);
	(void)state;
	for (size_t i = 0; i < count; i++) {
		const struct service *service = catalog_service(walker.catalog, i);
		walker_to(&walker, LANG_RU, PAGE_SERVICES);
		walker_pick(&walker, service->code);
		walker_walk(&walker, PAGE_TICKET);
		assert_int_equal(visit->page, PAGE_TICKET);
		assert_ptr_equal(walker.sent.service, service);
		walker_leave(&walker);
		assert_int_equal(visit->page, PAGE_IDLE);
	}
	assert_int_equal(walker.effects[EFFECT_SAVE], (int)count);
}

static void what_was_typed_last_is_not_kept_beside_the_answers(void **state)
{
	size_t count = catalog_service_count(walker.catalog);
	(void)state;
	for (size_t i = 0; i < count; i++) {
		walker_to(&walker, LANG_KK, PAGE_SERVICES);
		walker_pick(&walker, catalog_service(walker.catalog, i)->code);
		walker_walk(&walker, PAGE_REVIEW);
		assert_int_equal(visit->page, PAGE_REVIEW);
		assert_int_equal(visit->line.len, 0);
		assert_int_equal(visit->line.text[0], 0);
		visitor_end(&walker.visitor);
	}
}

static int times_on_screen(const char *text)
{
	int times = 0;
	for (const char *at = walker_screen(&walker); (at = strstr(at, text)); at++)
		times++;
	return times;
}

static void what_plan_and_law_both_say_stands_once(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_SERVICES);
	walker_pick(&walker, "403008");
	assert_int_equal(times_on_screen("within 5 working days"), 1);
	assert_int_equal(times_on_screen("within 30 minutes"), 1);
	assert_int_equal(times_on_screen("wait"), 1);
}

static void where_plan_and_law_differ_each_is_named(void **state)
{
	static const struct {
		enum lang lang;
		const char *text;
	} rows[] = {
		{ LANG_KK, "Мектеп жоспары бойынша ең көбі 20 минут, ереже бойынша ең көбі 15 минут" },
		{ LANG_RU, "По плану школы вы ждёте не дольше 20 минут, по правилам – 15." },
		{ LANG_EN, "By the school's plan you wait 20 minutes at the most, by the rules: 15." },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		walker_to(&walker, rows[i].lang, PAGE_SERVICES);
		walker_pick(&walker, "403008");
		assert_int_equal(times_on_screen(rows[i].text), 1);
		visitor_end(&walker.visitor);
	}
}

static void language_changes_everywhere_and_answers_stay(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_QUESTION);
	walker_ask(&walker, "applicant_iin");
	walker_type(&walker, "8503");
	walker_key(&walker, SYM_F3);
	assert_int_equal(visit->lang, LANG_RU);
	assert_non_null(strstr(walker_screen(&walker), "8503"));
	assert_true(*answer("applicant_name"));
	walker_key(&walker, SYM_F4);
	assert_non_null(strstr(walker_screen(&walker), "Continue"));
}

static void languages_are_reached_by_arrows(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_SERVICES);
	walker_key(&walker, SYM_UP);
	assert_int_equal(visitor_focused(&walker.visitor), TARGET_EN);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->lang, LANG_EN);
}

static void unknown_answer_goes_to_the_desk(void **state)
{
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_QUESTION);
	walker_ask(&walker, "child_iin");
	walker_type(&walker, "12");
	walker_key(&walker, SYM_F8);
	assert_int_equal(answer_state("child_iin"), ANSWER_AT_DESK);
	assert_string_equal(answer("child_iin"), "");
}

static void every_question_may_go_to_the_desk(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_QUESTION);
	for (int i = 0; visit->page == PAGE_QUESTION && i < ANSWERS_MAX; i++)
		walker_key(&walker, SYM_F8);
	assert_int_equal(visit->page, PAGE_REVIEW);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_TICKET);
}

static void review_row_leads_to_its_question_and_back(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_REVIEW);
	visitor_focus(&walker.visitor, TARGET_ITEM + 1);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_QUESTION);
	assert_int_equal(visit->question, 1);
	walker_key(&walker, SYM_ENTER);
	if (visit->told)
		walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_REVIEW);
}

static void held_enter_sends_once(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_REVIEW);
	walker_key(&walker, SYM_ENTER);
	for (int i = 0; i < 30; i++) {
		struct event event = { .kind = EVENT_KEY, .key = { .sym = SYM_ENTER },
		                       .action = ACTION_PICK };
		event.mono_ms = walker.mono_ms += 33;
		visitor_update(&walker.visitor, &event);
	}
	assert_int_equal(walker.effects[EFFECT_SAVE], 1);
	assert_int_equal(visit->page, PAGE_TICKET);
}

static void held_enter_does_not_race_through_consent(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_SERVICE);
	for (int i = 0; i < 60; i++) {
		struct event event = { .kind = EVENT_KEY, .key = { .sym = SYM_ENTER },
		                       .action = ACTION_PICK, .cols = 80, .rows = 24 };
		event.mono_ms = walker.mono_ms += 33;
		visitor_update(&walker.visitor, &event);
	}
	assert_int_equal(visit->page, PAGE_CONSENT);
	assert_false(visit->application.consented);
}

/* Adds what stands between the heading of the consent and its buttons, without blanks
 * and without the count of pages. */
static void collect(struct buf *out)
{
	char progress[32];
	const char *screen = walker_screen(&walker), *end = strstr(screen, "→[");
	assert_non_null(end);
	for (int row = 0; row < 4; row++)
		screen = strchr(screen, '\n') + 1;
	snprintf(progress, sizeof progress, "%d-бет", visit->scroll + 1);
	const char *count = strstr(screen, progress);
	for (end = count ? count : end; screen < end; screen++)
		if (*screen != ' ' && *screen != '\n')
			buf_add(out, screen, 1);
}

static void read_consent_whole(void)
{
	const struct consent_text *consent = catalog_consent(walker.catalog);
	struct buf seen = { 0 }, said = { 0 };
	walker_to(&walker, LANG_KK, PAGE_PAPERS);
	walker_key(&walker, SYM_ENTER);
	for (; visitor_focused(&walker.visitor) == TARGET_NEXT; walker_key(&walker, SYM_ENTER))
		collect(&seen);
	collect(&seen);
	for (size_t i = 0; i < consent->paragraph_count; i++)
		for (const char *c = words_in(&consent->paragraphs[i], LANG_KK); *c; c++)
			if (*c != ' ')
				buf_add(&said, c, 1);
	assert_string_equal(seen.data, said.data);
	buf_release(&seen);
	buf_release(&said);
	visitor_end(&walker.visitor);
}

/* Also when a school writes a paragraph that no page can hold. */
static void consent_is_read_whole(void **state)
{
	static char longer[4000];
	(void)state;
	read_consent_whole();
	for (int i = 0; i < 300; i++)
		sprintf(longer + strlen(longer), "%dсөз ", i);
	longer[strlen(longer) - 1] = '\0';
	struct words *first = (struct words *)&catalog_consent(walker.catalog)->paragraphs[1];
	const char *before = first->in[LANG_KK];
	first->in[LANG_KK] = longer;
	read_consent_whole();
	first->in[LANG_KK] = before;
}

static void consent_waits_for_its_last_page(void **state)
{
	int pages = 0;
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_PAPERS);
	walker_key(&walker, SYM_ENTER);
	while (visitor_focused(&walker.visitor) == TARGET_NEXT && pages < 20) {
		struct event event = { .kind = EVENT_CLICK, .target = TARGET_YES,
		                       .mono_ms = walker.mono_ms, .cols = 80, .rows = 24 };
		visitor_update(&walker.visitor, &event);
		assert_int_equal(visit->page, PAGE_CONSENT);
		assert_false(visit->application.consented);
		walker_key(&walker, SYM_ENTER);
		pages++;
	}
	assert_true(pages >= 1);
	assert_int_equal(visitor_focused(&walker.visitor), TARGET_YES);
	walker_key(&walker, SYM_ENTER);
	assert_true(visit->application.consented);
}

/* A barcode and the Enter of its scanner, a millisecond a key. */
static void a_scanners_enter_decides_nothing(void **state)
{
	struct event event = { .kind = EVENT_KEY, .key = { .sym = SYM_TEXT, .code = '0' },
	                       .cols = 80, .rows = 24 };
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_SERVICES);
	event.mono_ms = walker.mono_ms += 200;
	visitor_update(&walker.visitor, &event);
	assert_int_equal(visit->page, PAGE_NUMBER);
	event.key = (struct key){ .sym = SYM_ENTER };
	event.action = ACTION_PICK;
	event.mono_ms = ++walker.mono_ms;
	visitor_update(&walker.visitor, &event);
	assert_int_equal(visit->page, PAGE_NUMBER);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effects[EFFECT_SAVE], 1);
}

static void a_pasted_digit_picks_nothing(void **state)
{
	struct event event = { .kind = EVENT_KEY, .cols = 80, .rows = 24,
	                       .key = { .sym = SYM_TEXT, .code = '1', .pasted = true } };
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_SERVICES);
	event.mono_ms = walker.mono_ms += 200;
	visitor_update(&walker.visitor, &event);
	assert_int_equal(visit->page, PAGE_SERVICES);
}

static void a_click_wakes(void **state)
{
	struct event event = { .kind = EVENT_CLICK, .cols = 80, .rows = 24 };
	(void)state;
	event.mono_ms = walker.mono_ms;
	visitor_update(&walker.visitor, &event);
	assert_int_equal(visit->page, PAGE_LANGUAGE);
}

static void papers_are_marked_by_number_and_enter_goes_on(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_PAPERS);
	walker_type(&walker, "12");
	assert_true(visit->application.with_me[0]);
	assert_true(visit->application.with_me[1]);
	walker_type(&walker, "2");
	assert_false(visit->application.with_me[1]);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_CONSENT);
}

static bool model_holds(const char *secret)
{
	return memmem(&walker.visitor, sizeof walker.visitor, secret, strlen(secret)) != NULL;
}

static void silence_warns_then_wipes(void **state)
{
	const struct school *school = catalog_school(walker.catalog);
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_REVIEW);
	assert_true(model_holds("850314400129"));
	walker_wait(&walker, school->idle_warn_s);
	assert_int_equal(visit->page, PAGE_WARNING);
	walker_key(&walker, SYM_DOWN);
	assert_int_equal(visit->page, PAGE_REVIEW); /* the key only said "here" */
	walker_wait(&walker, school->idle_warn_s + school->idle_count_s);
	assert_int_equal(visit->page, PAGE_IDLE);
	assert_int_equal(visit->lang, LANG_KK);
	assert_false(model_holds("850314400129"));
	assert_int_equal(walker.effects[EFFECT_WIPED], 1);
}

static void start_again_asks_once_and_wipes(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_REVIEW);
	walker_key(&walker, SYM_F10);
	assert_int_equal(visit->page, PAGE_AGAIN);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_REVIEW);
	walker_key(&walker, SYM_F10);
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_IDLE);
	assert_false(model_holds("850314400129"));
}

static void busy_register_waits_then_tells_and_keeps(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_REVIEW);
	walker.save_fault = FAULT_BUSY;
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_SENDING);
	walker_wait(&walker, 6);
	assert_int_equal(visit->page, PAGE_PROBLEM);
	assert_true(model_holds("850314400129"));
	walker.save_fault = FAULT_NONE;
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_TICKET);
}

static void no_consent_still_gives_a_number(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_CONSENT);
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_DECLINED);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_TICKET);
	assert_int_equal(walker.visitor.visit.ticket.request_count, 0);
}

static void a_pasted_digit_chooses_nothing(void **state)
{
	static const enum page_id pages[] = { PAGE_LANGUAGE, PAGE_SERVICES, PAGE_SERVICE };
	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		walker_to(&walker, LANG_EN, pages[i]);
		walker_paste(&walker, "0");
		walker_paste(&walker, "9");
		walker_paste(&walker, "1");
		assert_int_equal(walker.visitor.visit.page, pages[i]);
		visitor_end(&walker.visitor);
	}
}

static void zero_gives_a_number_when_asked_twice(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_SERVICE);
	walker_type(&walker, "0");
	assert_int_equal(visit->page, PAGE_NUMBER);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_TICKET);
	assert_true(visit->number_only);
}

static void ticket_stays_while_it_cannot_have_been_read(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_TICKET);
	int64_t shown_ms = walker.mono_ms;
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_TICKET);
	while (visit->page == PAGE_TICKET && walker.mono_ms < shown_ms + 5000)
		walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_IDLE);
	assert_int_equal(walker.mono_ms - shown_ms, 1000);
}

static void seconds_are_counted_in_russian(void **state)
{
	static const struct {
		int left;
		const char *words;
	} rows[] = {
		{ 22, "через 22 секунды" }, { 21, "через 21 секунду" }, { 11, "через 11 секунд." },
		{ 5, "через 5 секунд." },   { 2, "через 2 секунды" },   { 1, "через 1 секунду" },
	};
	int left = catalog_school(walker.catalog)->ticket_s;
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_TICKET);
	visit->paper = PAPER_OUT;
	walker_event(&walker, EVENT_PAPER);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		walker_wait(&walker, left - rows[i].left);
		left = rows[i].left;
		if (!strstr(walker_screen(&walker), rows[i].words))
			fail_msg("no \"%s\"", rows[i].words);
	}
}

static void ticket_leaves_by_itself(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_TICKET);
	walker_leave(&walker);
	assert_int_equal(visit->page, PAGE_IDLE);
}

static void escape_goes_back_and_asks_before_it_wipes(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_REVIEW);
	for (int i = 0; visit->page != PAGE_AGAIN && i < 64; i++)
		walker_key(&walker, SYM_ESC);
	assert_int_equal(visit->under, PAGE_LANGUAGE);
	walker_key(&walker, SYM_RIGHT);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_IDLE);
	assert_false(model_holds("850314400129"));
}

static void help_returns_to_the_same_state(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_QUESTION);
	walker_ask(&walker, "applicant_iin");
	walker_type(&walker, "8503");
	walker_key(&walker, SYM_F1);
	assert_int_equal(visit->page, PAGE_HELP);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_QUESTION);
	assert_non_null(strstr(walker_screen(&walker), "8503"));
}

static void click_hits_what_it_shows(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_SERVICES);
	walker_screen(&walker);
	for (int row = 0; row < 24; row++) {
		if (canvas_target_at(walker.canvas, row, 10) != TARGET_ITEM)
			continue;
		struct event event = { .kind = EVENT_CLICK, .target = TARGET_ITEM,
		                       .mono_ms = walker.mono_ms, .cols = 80, .rows = 24 };
		visitor_update(&walker.visitor, &event);
		break;
	}
	assert_int_equal(visit->page, PAGE_SERVICE);
}

#define WALK(f) cmocka_unit_test_setup_teardown(f, open_walker, close_walker)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WALK(whole_walk_sends_what_was_typed),
		WALK(first_key_only_wakes),
		WALK(every_service_can_be_walked_to_its_end),
		WALK(what_was_typed_last_is_not_kept_beside_the_answers),
		WALK(what_plan_and_law_both_say_stands_once),
		WALK(where_plan_and_law_differ_each_is_named),
		WALK(language_changes_everywhere_and_answers_stay),
		WALK(languages_are_reached_by_arrows),
		WALK(unknown_answer_goes_to_the_desk),
		WALK(every_question_may_go_to_the_desk),
		WALK(review_row_leads_to_its_question_and_back),
		WALK(held_enter_sends_once),
		WALK(a_scanners_enter_decides_nothing),
		WALK(a_pasted_digit_picks_nothing),
		WALK(a_click_wakes),
		WALK(papers_are_marked_by_number_and_enter_goes_on),
		WALK(held_enter_does_not_race_through_consent),
		WALK(consent_is_read_whole),
		WALK(consent_waits_for_its_last_page),
		WALK(silence_warns_then_wipes),
		WALK(start_again_asks_once_and_wipes),
		WALK(busy_register_waits_then_tells_and_keeps),
		WALK(no_consent_still_gives_a_number),
		WALK(a_pasted_digit_chooses_nothing),
		WALK(zero_gives_a_number_when_asked_twice),
		WALK(ticket_stays_while_it_cannot_have_been_read),
		WALK(seconds_are_counted_in_russian),
		WALK(ticket_leaves_by_itself),
		WALK(escape_goes_back_and_asks_before_it_wipes),
		WALK(help_returns_to_the_same_state),
		WALK(click_hits_what_it_shows),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
