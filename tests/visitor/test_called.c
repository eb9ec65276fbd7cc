/* Who is called, on the idle page: what the album cannot prove. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"
#include "visitor/called.h"
#include "visitor/facts.h"
#include "walker.h"

static struct walker walker;

static void open_at(int cols, int rows)
{
	walker_open(&walker, cols, rows);
	walker.visitor.called_count = 0;
}

static void call(const char *number, const char *desk, int seconds_ago)
{
	struct visitor *visitor = &walker.visitor;
	struct called_row *row = &visitor->called[visitor->called_count++];
	snprintf(row->number, sizeof row->number, "%s", number);
	snprintf(row->desk, sizeof row->desk, "%s", desk);
	row->called_at = visitor->now.unix_s - seconds_ago;
}

static const char *draw(void)
{
	const char *screen = walker_screen(&walker);
	if (canvas_clipped(walker.canvas))
		fail_msg("cut:\n%s", screen);
	return screen;
}

static void assert_shows(const char *text)
{
	const char *screen = draw();
	if (!strstr(screen, text))
		fail_msg("no \"%s\" on\n%s", text, screen);
}

static void assert_hides(const char *text)
{
	const char *screen = draw();
	if (strstr(screen, text))
		fail_msg("\"%s\" on\n%s", text, screen);
}

static int styled(enum style style)
{
	int count = 0;
	for (int row = 0; row < canvas_rows(walker.canvas); row++)
		for (int col = 0; col < canvas_cols(walker.canvas); col++)
			count += canvas_cell(walker.canvas, row, col).style == style;
	return count;
}

static void nobody_called_takes_no_room(void **state)
{
	(void)state;
	open_at(80, 24);
	assert_int_equal(called_rows(&walker.visitor, walker.canvas), 0);
	assert_hides("Called");
	assert_hides("→");
	call("17", "3", 5);
	walker.visitor.counts_known = false;
	assert_int_equal(called_rows(&walker.visitor, walker.canvas), 0);
	assert_hides("Called");
	walker_close(&walker);
}

static void all_that_fit_stand_in_order(void **state)
{
	(void)state;
	open_at(64, 24);
	call("17", "3-терезе", 60);
	call("16", "1", 90);
	call("A-015", "2", 100);
	assert_shows("17 → 3-терезе   16 → 1   A-015 → 2");
	assert_shows("Шақырылды · Вызваны · Called");
	walker_close(&walker);
}

/* Beside how many wait; said to be unknown while people wait and nobody is at a desk. */
static void the_wait_is_estimated(void **state)
{
	static const char nobody[] = "Терезеде ешкім жоқ · У окон никого нет · Nobody at the desks";
	struct visitor *visitor = &walker.visitor;
	(void)state;
	open_at(64, 24);
	visitor->counts.waiting = 12;
	visitor->pace = (struct waiting){ .served = 5, .median_s = 600, .desk_count = 1 };
	assert_shows("Waiting: 12, ~120 мин");
	assert_hides(nobody);
	visitor->counts.waiting = 0;
	assert_hides("мин");
	visitor->pace.desk_count = 0;
	assert_hides(nobody);
	visitor->counts.waiting = 12;
	assert_shows(nobody);
	assert_hides("~");
	visitor->pace = (struct waiting){ .desk_count = 1, .desk[0].paused = true };
	assert_shows(nobody);
	/* At lunch the hours say it. */
	visitor->now.hour = 13;
	assert_hides(nobody);
	walker_close(&walker);
}

/* The way in and a fact keep their place. */
static void there_is_room_left(void **state)
{
	char fact[FACT_TEXT], start[16];
	(void)state;
	open_at(64, 24);
	for (int i = 0; i < CALLED_MAX; i++)
		call("17", "3-терезе", 5);
	assert_shows("Press any key");
	facts_now(&walker.visitor, 60, fact);
	text_copy(start, sizeof start, fact);
	assert_shows(start);
	walker_close(&walker);
}

static void no_name_is_too_long(void **state)
{
	static const int widths[] = { 64, 80, 120 };
	static const char *const desks[] = {
		"3", "директордың тәрбие жөніндегі орынб", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
		"№3 кабинет, екінші қабат", "12345",
	};
	static const char *const numbers[] = { "1", "999999", "AB-999999" };

	(void)state;
	for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
		open_at(widths[w], 24);
		for (size_t d = 0; d < sizeof desks / sizeof *desks; d++) {
			for (size_t n = 0; n < sizeof numbers / sizeof *numbers; n++) {
				for (int count = 1; count <= CALLED_MAX; count++) {
					walker.visitor.called_count = 0;
					for (int i = 0; i < count; i++)
						call(numbers[n], desks[d], 5);
					assert_shows("→");
				}
			}
		}
		walker_close(&walker);
	}
}

static bool is_lit(int usual)
{
	draw();
	return styled(STYLE_DONE) > usual;
}

static void a_new_call_has_a_sign_and_changes_its_colour(void **state)
{
	(void)state;
	for (int cols = 64; cols <= 80; cols += 16) {
		int lit = 0, usual;
		open_at(cols, 24);
		draw();
		usual = styled(STYLE_DONE);
		call("17", "3", 0);
		call("16", "1", 400);
		for (int second = 0; second < 40; second++) {
			bool on = is_lit(usual);
			assert_int_equal(strstr(draw(), "»") != NULL, second < 20);
			/* one look a second: no flash is faster */
			walker.visitor.mono_ms += 500;
			assert_int_equal(is_lit(usual), on);
			lit += on;
			walker.visitor.now.unix_s++;
			walker.visitor.now.second = (walker.visitor.now.second + 1) % 60;
		}
		assert_int_equal(lit, 10);
		walker_close(&walker);
	}
}

/* Letters take two bytes: columns alone do not bound the line. */
static void all_desks_on_a_break_fit(void **state)
{
	struct visitor *visitor = &walker.visitor;
	(void)state;
	open_at(500, 40);
	visitor->counts_known = true;
	visitor->desk_count = DESKS_MAX;
	for (int i = 0; i < DESKS_MAX; i++) {
		struct desk_state *desk = &visitor->desks[i];
		snprintf(desk->desk, sizeof desk->desk, "%d-терезе, оқу бөлімі", i);
		desk->back_at = visitor->now.unix_s + 1200;
	}
	assert_shows("1-терезе, оқу бөлімі");
	walker_close(&walker);
}

static void a_clock_set_back_marks_nothing(void **state)
{
	(void)state;
	open_at(64, 24);
	call("17", "3", -3600);
	assert_hides("»");
	assert_shows("17 → 3");
	walker_close(&walker);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_called_takes_no_room),
		cmocka_unit_test(all_that_fit_stand_in_order),
		cmocka_unit_test(the_wait_is_estimated),
		cmocka_unit_test(there_is_room_left),
		cmocka_unit_test(no_name_is_too_long),
		cmocka_unit_test(a_new_call_has_a_sign_and_changes_its_colour),
		cmocka_unit_test(all_desks_on_a_break_fit),
		cmocka_unit_test(a_clock_set_back_marks_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
