/* Every page of the staff in every language at both ends of the supported sizes,
 * against golden files; and what a golden file cannot prove: that nothing is cut
 * and that exactly one thing is in focus. GOLDEN=write writes them anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../golden.h"
#include "core/text.h"
#include "walker.h"

static const struct size {
	int cols, rows;
} sizes[] = { { 80, 24 }, { 120, 33 } };

static struct walker walker;
static struct buf album;

/* Cells side by side, or one under the other, are one thing. */
static int focused(void)
{
	int things = canvas_cursor_at(walker.canvas, &(int){ 0 }, &(int){ 0 });
	for (int row = 0; row < canvas_rows(walker.canvas); row++) {
		bool run = false;
		for (int col = 0; col < canvas_cols(walker.canvas); col++) {
			bool here = canvas_cell(walker.canvas, row, col).style == STYLE_FOCUS;
			bool above = row > 0
			          && canvas_cell(walker.canvas, row - 1, col).style == STYLE_FOCUS;
			things += here && !run && !above;
			run = here;
		}
	}
	return things;
}

/* things: how many there are to be in focus, 0 where there is nothing to mark. */
static void shoot(const char *name, int things)
{
	const char *screen = walker_screen(&walker);
	if (canvas_clipped(walker.canvas))
		fail_msg("%s at %dx%d: something did not fit\n%s", name,
		         canvas_cols(walker.canvas), canvas_rows(walker.canvas), screen);
	if (focused() != things)
		fail_msg("%s: %d things are in focus\n%s", name, focused(), screen);
	buf_format(&album, "=== %s\n%s", name, screen);
}

static void shoot_door(void)
{
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	shoot("first", 1);
	walker_type(&walker, "Rflhbyf");
	walker_key(&walker, SYM_ENTER);
	walker_type(&walker, "472915");
	walker_key(&walker, SYM_ENTER);
	walker_type(&walker, "472916");
	walker_key(&walker, SYM_ENTER);
	shoot("first, not the same", 1);
	walker.staff.opened = ACCOUNT_DONE;
	walker_done(&walker, STAFF_OPEN, FAULT_NONE);
	walker.staff.account_count = 1;
	text_copy(walker.staff.accounts[0].name, sizeof walker.staff.accounts[0].name,
	          "Кадрина Б.А.");
	shoot("login, who", 1);
	walker_key(&walker, SYM_ENTER);
	shoot("login, where", 1);
	walker_key(&walker, SYM_ENTER);
	walker_type(&walker, "1234");
	shoot("login, secret", 1);
	walker.staff.login = (struct login){ .result = LOGIN_WRONG, .wait_s = 5 };
	walker_done(&walker, STAFF_ENTER, FAULT_NONE);
	shoot("login, wrong", 1);
}

static void shoot_asking(void)
{
	static const char verbs[] = { 'c', 'h', 't', 'd' };
	for (size_t i = 0; i < sizeof verbs; i++) {
		char name[32];
		walker_type(&walker, (char[]){ verbs[i], 0 });
		snprintf(name, sizeof name, "ask, %c", verbs[i]);
		shoot(name, 1);
		if (verbs[i] == 'h') {
			walker_type(&walker, "1");
			shoot("ask, until", 1);
		}
		if (verbs[i] == 'h') {
			walker_type(&walker, "6");
			shoot("ask, the time typed", 1);
		}
		if (verbs[i] == 't') {
			walker_type(&walker, "21");
			shoot("ask, back to me", 1);
			walker_type(&walker, "2");
			shoot("ask, a word", 1);
		}
		walker_key(&walker, SYM_ESC);
	}
	walker_type(&walker, "w");
	shoot("ask, paper application", 1);
	walker_key(&walker, SYM_ESC);
	walker_type(&walker, "b");
	shoot("ask, break", 1);
	walker_key(&walker, SYM_ESC);
}

/* As much at once as there may be. */
static void shoot_trouble(void)
{
	struct staff_day *day = &walker.staff.day;
	day->desks[0] = (struct desk_state){ .desk = "1", .back_at = walker.now.unix_s + 1200 };
	day->desks[1] = (struct desk_state){ .desk = "2", .help_at = walker.now.unix_s,
	                                     .back_at = walker.now.unix_s + 2400 };
	day->desk_count = 2;
	day->printed = true;
	day->paper = (struct print_job){ .state = PRINT_FAILED };
	day->row[3].unprinted = true;
	day->overdue = 2;
	day->due = 1;
	day->doubts = 1;
	day->backed_up = true;
	day->backup_age_s = 5 * 86400;
	struct desk_row *row = &day->row[0];
	text_copy(row->desk, sizeof row->desk, "1");
	text_copy(row->comment, sizeof row->comment, "анасы сыртта күтіп отыр, құжаты толық");
	day->row[14].hold_until = walker.now.unix_s - 60;
	walker.staff.cursor_visit = row->visit;
	shoot("desk, troubles", 1);
	day->desk_count = 0;
	shoot("desk, troubles without help", 1);
	day->row[12].recalls = 3;
	walker.staff.cursor_visit = day->row[12].visit;
	walker_type(&walker, "r");
	shoot("ask, a no-show", 1);
	walker_key(&walker, SYM_ESC);
	day->ask_clock = true;
	walker_done(&walker, STAFF_LOOK, FAULT_NONE);
	shoot("clock", 1);
	day->ask_clock = false;
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	shoot("desk, the clock is wrong", 1);
}

static void fill(void)
{
	static const char *const services[] = { "403015", "403003", "803005", "403001", "question" };
	for (int i = 0; i < 12; i++)
		walker_visit(&walker, services[i % 5], VISIT_WAITING, 30 - 2 * i);
	struct desk_row *row = walker_visit(&walker, "403015", VISIT_CALLED, 40);
	text_copy(row->desk, sizeof row->desk, "1");
	row->called_at = walker.now.unix_s - 60;
	row = walker_visit(&walker, "803014", VISIT_SERVING, 50);
	text_copy(row->desk, sizeof row->desk, "2");
	row = walker_visit(&walker, "403015", VISIT_HELD, 60);
	row->hold_until = walker.now.unix_s + 600;
	walker.staff.day.counts = (struct queue_counts){ 12, 1, 1, 1, 7 };
}

static void shoot_all(void)
{
	shoot_door();
	walker_enter(&walker);
	shoot("desk, empty", 0);
	fill();
	shoot("desk, busy", 1);
	walker_key(&walker, SYM_PAGE_DOWN);
	shoot("desk, further down", 1);
	shoot_asking();
	walker_key(&walker, SYM_F1);
	shoot("help", 0);
	walker_key(&walker, SYM_ENTER);
	shoot("help, continued", 0);
	walker_key(&walker, SYM_ESC);
	shoot_trouble();
	walker_key(&walker, SYM_F9);
	shoot("locked", 1);
}

static void album_is_golden(void **state)
{
	static int run;
	int lang = run / 2;
	const struct size *size = &sizes[run++ % 2];
	char path[512];
	(void)state;
	snprintf(path, sizeof path, "%s/staff/golden/%s-%dx%d.txt", TESTS_DIR,
	         lang_code((enum lang)lang), size->cols, size->rows);
	buf_clear(&album);
	walker_open(&walker, (enum lang)lang, size->cols, size->rows);
	shoot_all();
	walker_close(&walker);
	golden_check(path, &album);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		{ "kk 80x24", album_is_golden, NULL, NULL, NULL },
		{ "kk 120x33", album_is_golden, NULL, NULL, NULL },
		{ "ru 80x24", album_is_golden, NULL, NULL, NULL },
		{ "ru 120x33", album_is_golden, NULL, NULL, NULL },
		{ "en 80x24", album_is_golden, NULL, NULL, NULL },
		{ "en 120x33", album_is_golden, NULL, NULL, NULL },
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	buf_release(&album);
	return failed;
}
