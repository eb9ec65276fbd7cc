/* Before opening, in a break, after hours: what the pages say and what is taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "walker.h"

static struct walker walker;
static struct visit *const visit = &walker.visitor.visit;

/* Mondays in Almaty, and the Independence Day of a Wednesday. */
static const struct moment
	early = { .date = { 2026, 11, 23 }, .hour = 8, .minute = 59 },
	open = { .date = { 2026, 11, 23 }, .hour = 12, .minute = 59 },
	lunch = { .date = { 2026, 11, 23 }, .hour = 13 },
	evening = { .date = { 2026, 11, 23 }, .hour = 18 },
	friday = { .date = { 2026, 11, 27 }, .hour = 20 },
	holiday = { .date = { 2026, 12, 16 }, .hour = 10 };

static int open_walker(void **state)
{
	(void)state;
	walker_open(&walker, 64, 24);
	return 0;
}

static int close_walker(void **state)
{
	(void)state;
	walker_close(&walker);
	return 0;
}

static void set_clock(const struct moment *now)
{
	walker.now = *now;
	walker_event(&walker, EVENT_TICK);
}

static void sees(const char *text)
{
	const char *screen = walker_screen(&walker);
	if (!strstr(screen, text))
		fail_msg("no \"%s\" on\n%s", text, screen);
	assert_false(canvas_clipped(walker.canvas));
}

static void does_not_see(const char *text)
{
	const char *screen = walker_screen(&walker);
	if (strstr(screen, text))
		fail_msg("\"%s\" stands on\n%s", text, screen);
}

static void the_idle_page_says_when_it_opens(void **state)
{
	static const struct {
		const struct moment *now;
		const char *sees, *not;
	} rows[] = {
		{ &early, "Reception: 09:00–13:00, 14:00–18:00", "Reception: 23" },
		{ &open, "кезек талонын алуға болады", "Reception" },
		{ &lunch, "Reception: 14:00–18:00", "Қазір қабылдау уақыты емес" },
		{ &lunch, "кезек талонын алуға болады", "13:00–" },
		{ &evening, "Reception: 24.11.2026\n                    09:00–13:00, 14:00–18:00", "кезек талонын" },
		{ &evening, "Вы можете оставить заявление.", "взять талон" },
		{ &friday, "Reception: 30.11.2026", "take a ticket" },
		{ &holiday, "Reception: 17.12.2026", "кезек талонын" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		set_clock(rows[i].now);
		sees(rows[i].sees);
		does_not_see(rows[i].not);
		sees("Press any key");
	}
}

static void services_and_ticket_say_when_the_desk_opens(void **state)
{
	static const struct {
		const struct moment *now;
		enum lang lang;
		const char *services, *ticket;
	} rows[] = {
		{ &early, LANG_KK, "Қабылдау әлі басталған жоқ. Қабылдау уақыты: 09:00–13:00,",
		  "Қабылдау уақыты: 09:00–13:00, 14:00–18:00" },
		{ &lunch, LANG_KK, "Қазір үзіліс. Қабылдау уақыты: 14:00–18:00.",
		  "Қабылдау уақыты: 14:00–18:00" },
		{ &lunch, LANG_RU, "Сейчас перерыв. Часы приёма: 14:00–18:00.",
		  "Часы приёма: 14:00–18:00" },
		{ &lunch, LANG_EN, "The desk has a break now. Reception hours: 14:00–18:00.",
		  "Reception hours: 14:00–18:00" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		set_clock(rows[i].now);
		walker_to(&walker, rows[i].lang, PAGE_SERVICES);
		sees(rows[i].services);
		walker_pick(&walker, "403015");
		walker_walk(&walker, PAGE_TICKET);
		assert_int_equal(visit->page, PAGE_TICKET);
		assert_string_equal(visit->ticket.number, "17");
		sees(rows[i].ticket);
		visit->paper = PAPER_FILED; /* with that the page is at its fullest */
		walker_event(&walker, EVENT_PAPER);
		sees(rows[i].ticket);
		sees("30");
		walker_leave(&walker);
	}
}

static void during_reception_nothing_is_said(void **state)
{
	(void)state;
	set_clock(&open);
	walker_to(&walker, LANG_EN, PAGE_SERVICES);
	does_not_see("eception");
	walker_pick(&walker, "403015");
	walker_walk(&walker, PAGE_TICKET);
	does_not_see("eception");
	sees("3 people are ahead of you.");
}

static void after_hours_there_is_a_day_instead_of_a_number(void **state)
{
	static const struct {
		const struct moment *now;
		enum lang lang;
		const char *notice, *day, *hours;
	} rows[] = {
		{ &evening, LANG_KK, "Қазір қабылдау уақыты емес.", "Келетін күніңіз: 24.11.2026, сейсенбі",
		  "Қабылдау уақыты: 09:00–13:00, 14:00–18:00" },
		{ &evening, LANG_RU, "Сейчас приёма нет.", "Приходите: 24.11.2026, вторник",
		  "Часы приёма: 09:00–13:00, 14:00–18:00" },
		{ &friday, LANG_EN, "There is no reception now.", "Come on: 30.11.2026, Monday",
		  "Reception hours: 09:00–13:00, 14:00–18:00" },
		{ &holiday, LANG_KK, "Қазір қабылдау уақыты емес.", "Келетін күніңіз: 17.12.2026, бейсенбі",
		  "Қабылдау уақыты: 09:00–13:00, 14:00–18:00" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		set_clock(rows[i].now);
		walker_to(&walker, rows[i].lang, PAGE_SERVICES);
		sees(rows[i].notice);
		walker_pick(&walker, "403015");
		walker_walk(&walker, PAGE_TICKET);
		assert_int_equal(visit->page, PAGE_TICKET);
		assert_string_equal(visit->ticket.number, "");
		sees(rows[i].day);
		sees(rows[i].hours);
		does_not_see("1-терезе");
		/* 2026-000123, as large as 64 columns allow: its first and its fifth row */
		sees("███ ███ ███ ███    ███ ███ ███  █  ███ ███");
		sees("███ ███ ███ ███    ███ ███ ███ ███ ███ ███");
		walker_leave(&walker);
	}
	assert_int_equal(walker.effects[EFFECT_SAVE], 4);
}

static void the_papers_are_for_another_day(void **state)
{
	(void)state;
	set_clock(&open);
	walker_to(&walker, LANG_RU, PAGE_PAPERS);
	sees("остальные будут в талоне");
	walker_key(&walker, SYM_F10);
	walker_key(&walker, SYM_RIGHT);
	walker_key(&walker, SYM_ENTER);
	set_clock(&evening);
	walker_to(&walker, LANG_RU, PAGE_PAPERS);
	sees("на приём принесите все");
}

static void a_number_only_is_not_to_be_had_after_hours(void **state)
{
	(void)state;
	set_clock(&evening);
	walker_to(&walker, LANG_EN, PAGE_SERVICES);
	walker_type(&walker, "0");
	assert_int_equal(visit->page, PAGE_NUMBER);
	sees("there is no number to take");
	sees("Come on: 24.11.2026, Tuesday");
	does_not_see("Give me a number");
	does_not_see("Fill in the questions now"); /* there is no service to ask for */
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_SERVICES);

	walker_pick(&walker, "403015");
	walker_type(&walker, "0");
	sees("Fill in the questions now");
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_SERVICE);
	walker_type(&walker, "0");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_PAPERS);
	assert_false(visit->number_only);
	assert_int_equal(walker.effects[EFFECT_SAVE], 0);
}

/* The page stood there when the hour struck: the key was meant for what it said then,
 * so it does nothing but show what it says now. */
static void closing_time_comes_between_two_keys(void **state)
{
	(void)state;
	set_clock(&open);
	walker_to(&walker, LANG_EN, PAGE_SERVICES);
	walker_type(&walker, "0");
	sees("Give me a number");
	walker.now = evening;
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effects[EFFECT_SAVE], 0);
	assert_int_equal(visit->page, PAGE_NUMBER);
	sees("there is no number to take");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_SERVICES);

	walker.now = open;
	walker_pick(&walker, "403015");
	walker_walk(&walker, PAGE_CONSENT);
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_DECLINED);
	walker.now = evening;
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effects[EFFECT_SAVE], 0);
	assert_int_equal(visit->page, PAGE_DECLINED);
	sees("Come during reception hours");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_CONSENT);
}

static void without_consent_after_hours_nothing_is_taken(void **state)
{
	(void)state;
	set_clock(&evening);
	walker_to(&walker, LANG_EN, PAGE_CONSENT);
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_DECLINED);
	sees("Come during reception hours");
	sees("Come on: 24.11.2026, Tuesday");
	does_not_see("Give me a number");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_CONSENT);
	while (visitor_focused(&walker.visitor) == TARGET_NEXT)
		walker_key(&walker, SYM_ENTER);
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_IDLE);
	assert_int_equal(walker.effects[EFFECT_SAVE], 0);
}

/* The register has a later day than the clock shows, or the clock is dead. */
static void a_wrong_clock_hides_no_queue(void **state)
{
	static const struct moment dead = { .date = { 1970, 1, 1 }, .hour = 5 };
	(void)state;
	set_clock(&evening);
	walker.visitor.newest = (struct date){ 2026, 11, 24 };
	does_not_see("Reception");
	walker_to(&walker, LANG_EN, PAGE_SERVICES);
	walker_type(&walker, "0");
	sees("Give me a number");
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(walker.effects[EFFECT_SAVE], 1);
	walker_leave(&walker);
	walker.visitor.newest = (struct date){ 2026, 11, 23 };
	sees("Reception");
	set_clock(&dead);
	does_not_see("Reception");
}

/* A register that cannot be used closes the kiosk at any hour, in one sentence. */
static void closed_is_closed(void **state)
{
	(void)state;
	set_clock(&evening);
	walker.visitor.closed = true;
	does_not_see("Reception");
	sees("No applications are taken here now.");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_idle_page_says_when_it_opens, open_walker, close_walker),
		cmocka_unit_test_setup_teardown(services_and_ticket_say_when_the_desk_opens, open_walker,
		                                close_walker),
		cmocka_unit_test_setup_teardown(during_reception_nothing_is_said, open_walker, close_walker),
		cmocka_unit_test_setup_teardown(after_hours_there_is_a_day_instead_of_a_number, open_walker,
		                                close_walker),
		cmocka_unit_test_setup_teardown(the_papers_are_for_another_day, open_walker,
		                                close_walker),
		cmocka_unit_test_setup_teardown(a_number_only_is_not_to_be_had_after_hours, open_walker,
		                                close_walker),
		cmocka_unit_test_setup_teardown(closing_time_comes_between_two_keys, open_walker,
		                                close_walker),
		cmocka_unit_test_setup_teardown(without_consent_after_hours_nothing_is_taken, open_walker,
		                                close_walker),
		cmocka_unit_test_setup_teardown(a_wrong_clock_hides_no_queue, open_walker, close_walker),
		cmocka_unit_test_setup_teardown(closed_is_closed, open_walker, close_walker),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
