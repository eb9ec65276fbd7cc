/* The board's model and its pictures: golden files at each size, and what they
 * cannot prove. GOLDEN=write writes them anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "board/board.h"

enum { LOOK_MS = 200, FRESH_S = 20 };

static const struct moment monday = {
	.unix_s = 1795406525, .date = { 2026, 11, 23 }, .hour = 9, .minute = 2, .second = 5,
	.utc_offset_s = 18000,
};

static const struct size {
	int cols, rows;
} sizes[] = { { 40, 12 }, { 80, 24 }, { 120, 33 } };

static struct catalog *catalog;
static struct board board;
static struct board_look look;
static struct moment now;
static int64_t mono_ms;
static struct canvas *canvas;
static struct buf album;

static int setup(void **state)
{
	(void)state;
	catalog = catalog_load(TESTS_DIR "/../forms", NULL);
	board_init(&board, catalog, false);
	memset(&look, 0, sizeof look);
	look.counts.waiting = 3;
	now = monday;
	mono_ms = 6000;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	catalog_free(catalog);
	return 0;
}

static int give(enum event_kind kind)
{
	struct event event = { .kind = kind, .now = now, .mono_ms = mono_ms };
	return board_screen(&board)->update(&board, &event);
}

static int show(const struct board_look *shown)
{
	board_show(&board, shown);
	return give(EVENT_CHANGED);
}

/* The newest call of all. */
static void call(const char *number, const char *desk, int seconds_ago)
{
	memmove(look.called + 1, look.called, (BOARD_CALLED - 1) * sizeof *look.called);
	look.called[0] = (struct called_row) { .called_at = now.unix_s - seconds_ago };
	snprintf(look.called[0].number, sizeof look.called[0].number, "%s", number);
	snprintf(look.called[0].desk, sizeof look.called[0].desk, "%s", desk);
	look.called_count++;
}

static void serve(const char *number, const char *desk)
{
	struct serving_row *row = &look.serving[look.serving_count++];
	snprintf(row->number, sizeof row->number, "%s", number);
	snprintf(row->desk, sizeof row->desk, "%s", desk);
}

static const char *draw(struct buf *out)
{
	buf_clear(out);
	board_draw(&board, canvas);
	canvas_dump(canvas, out);
	return out->data;
}

static void shoot(const char *name)
{
	static struct buf screen;
	const char *text = draw(&screen);
	if (canvas_clipped(canvas))
		fail_msg("%s: something did not fit\n%s", name, text);
	buf_format(&album, "=== %s\n%s", name, text);
	buf_release(&screen);
}

static void shoot_all(void)
{
	show(&look);
	shoot("nobody is called");
	serve("14", "2");
	show(&look);
	shoot("one is served");
	call("17", "1", 3);
	show(&look);
	shoot("one is called");
	call("18", "3-терезе", 2);
	call("A-019", "12", 1);
	serve("15", "5");
	show(&look);
	shoot("three are called");
	for (int i = 0; i < 6; i++)
		call((char[]){ '2', (char)('0' + i), 0 }, (char[]){ (char)('4' + i), 0 }, 0);
	show(&look);
	shoot("nine are called");
	look.called_count = 1;
	look.desk[0] = (struct desk_state) { .desk = "2", .back_at = now.unix_s + 3600 };
	look.desk[1] = (struct desk_state) { .desk = "3", .help_at = now.unix_s };
	look.desk_count = 2;
	show(&look);
	shoot("a desk is paused");
	show(NULL);
	shoot("no register");
	memset(&look, 0, sizeof look);
	now.hour = 22;
	show(&look);
	shoot("night");
}

static void read_whole(const char *path, struct buf *out)
{
	char piece[4096];
	size_t len;
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	while ((len = fread(piece, 1, sizeof piece, file)) > 0)
		buf_add(out, piece, len);
	fclose(file);
}

static void album_is_golden(void **state)
{
	const char *mode = getenv("GOLDEN");
	char path[512];
	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct buf golden = { 0 };
		setup(NULL);
		canvas = canvas_new(sizes[i].cols, sizes[i].rows);
		buf_clear(&album);
		shoot_all();
		snprintf(path, sizeof path, "%s/board/golden/%dx%d.txt", TESTS_DIR, sizes[i].cols,
		         sizes[i].rows);
		if (mode && strcmp(mode, "write") == 0) {
			FILE *file = fopen(path, "w");
			assert_non_null(file);
			assert_int_equal(fwrite(album.data, 1, album.len, file), album.len);
			assert_int_equal(fclose(file), 0);
		}
		read_whole(path, &golden);
		assert_string_equal(album.data, golden.data);
		buf_release(&golden);
		canvas_free(canvas);
		catalog_free(catalog);
		catalog = NULL;
	}
	buf_release(&album);
}

/* The newest stands larger than any other, and each that is shown has its desk. */
static void the_newest_is_largest(void **state)
{
	struct buf screen = { 0 };
	(void)state;
	canvas = canvas_new(120, 33);
	call("17", "1", 100);
	call("18", "2", 50);
	show(&look);
	assert_non_null(strstr(draw(&screen), "████████████"));
	const char *newest = strstr(screen.data, "2-терезе · окно 2");
	const char *older = strstr(screen.data, "1-терезе · окно 1");
	assert_true(newest && older && newest < older);
	assert_null(strstr(older, "████████████"));
	canvas_free(canvas);
	buf_release(&screen);
}

static void a_call_rings_once(void **state)
{
	(void)state;
	call("17", "1", 0);
	assert_int_equal(show(&look), BOARD_NONE); /* was there before the board */
	assert_int_equal(show(&look), BOARD_NONE);
	call("18", "2", 0);
	assert_int_equal(show(&look), BOARD_BELL);
	assert_int_equal(give(EVENT_CHANGED), BOARD_NONE);
	look.called[0].recalls++;
	assert_int_equal(show(&look), BOARD_BELL);
	look.called_count = 1; /* the other was served */
	assert_int_equal(show(&look), BOARD_NONE);
	assert_int_equal(show(NULL), BOARD_NONE);
	assert_int_equal(show(&look), BOARD_NONE); /* the register is back, the call is old */
	show(NULL);
	call("19", "1", 0);
	assert_int_equal(show(&look), BOARD_BELL);
}

static void a_school_may_want_no_bell(void **state)
{
	(void)state;
	((struct school *)catalog_school(catalog))->board_bell = false;
	show(&look);
	call("17", "1", 0);
	assert_int_equal(show(&look), BOARD_NONE);
}

/* How often it is drawn in so many seconds, looked at as often as in earnest. */
static int drawings(int seconds)
{
	int count = 0;
	for (int at = LOOK_MS; at <= seconds * 1000; at += LOOK_MS) {
		struct moment then = now;
		then.unix_s += at / 1000;
		then.minute += at / 60000;
		if (!board_is_stale(&board, &then, mono_ms + at))
			continue;
		count++;
		struct event event = { .kind = EVENT_CHANGED, .now = then, .mono_ms = mono_ms + at };
		board_screen(&board)->update(&board, &event);
	}
	return count;
}

static void it_flashes_gently_and_rests(void **state)
{
	(void)state;
	show(&look);
	assert_int_equal(drawings(59), 0);
	assert_int_equal(drawings(60), 1); /* the minute */
	now = monday;
	give(EVENT_CHANGED);
	call("17", "1", 0);
	show(&look);
	int flashes = drawings(FRESH_S - 1);
	assert_in_range(flashes, FRESH_S - 1, 2 * (FRESH_S - 1));
	look.called_count = 0;
	call("17", "1", FRESH_S);
	show(&look);
	assert_int_equal(drawings(59), 0);
}

static void a_call_nobody_follows_goes(void **state)
{
	int keep_s = catalog_school(catalog)->board_keep_s;
	(void)state;
	call("17", "1", keep_s - 1);
	call("18", "2", 60);
	show(&look);
	assert_int_equal(board_called(&board), 2);
	now.unix_s++;
	assert_true(board_is_stale(&board, &now, mono_ms));
	give(EVENT_CHANGED);
	assert_int_equal(board_called(&board), 1);
	now.unix_s += keep_s;
	give(EVENT_CHANGED);
	assert_int_equal(board_called(&board), 0);
}

/* Nobody is given up while no desk is open to come to, nor for that time afterwards. */
static void a_call_stays_while_no_desk_is_open(void **state)
{
	int keep_s = catalog_school(catalog)->board_keep_s;
	(void)state;
	call("17", "1", 60);
	look.called[0].stopped_at = now.unix_s;
	show(&look);
	now.unix_s += 2 * keep_s;
	give(EVENT_CHANGED);
	assert_int_equal(board_called(&board), 1);
	look.called[0].stopped_s = 2 * keep_s;
	look.called[0].stopped_at = 0;
	show(&look);
	assert_int_equal(board_called(&board), 1);
	now.unix_s += keep_s - 61;
	give(EVENT_CHANGED);
	assert_int_equal(board_called(&board), 1);
	now.unix_s++;
	give(EVENT_CHANGED);
	assert_int_equal(board_called(&board), 0);
}

/* A clock that was set back must not take a call from the board. */
static void a_call_of_the_future_stays(void **state)
{
	(void)state;
	call("17", "1", -3600);
	show(&look);
	assert_int_equal(board_called(&board), 1);
	assert_false(board_is_fresh(&board, &board.look.called[0]));
}

static void only_a_demo_is_left(void **state)
{
	struct key quit = { .sym = SYM_CTRL, .code = 'Q' };
	(void)state;
	for (int demo = 0; demo < 2; demo++) {
		board_init(&board, catalog, demo);
		struct event event = { .kind = EVENT_KEY, .key = quit, .now = now,
		                       .action = screen_action(board_screen(&board), &quit) };
		board_screen(&board)->update(&board, &event);
		assert_int_equal(board.over, demo);
	}
}

/* A desk may be named as people speak of it; which one it is must stay legible. */
static void a_label_too_wide_keeps_the_desk(void **state)
{
	static struct buf screen;
	const struct school *named = catalog_school(catalog);
	struct desk *desk;
	(void)state;
	memcpy(&desk, &(const struct desk *){ &named->desks[0] }, sizeof desk);
	for (int lang = 0; lang < LANG_COUNT; lang++)
		desk->label.in[lang] = "Директордың оқу ісі жөніндегі орынбасары, 1-кабинет";
	canvas = canvas_new(80, 24);
	call("17", "1", 30);
	show(&look);
	assert_non_null(strstr(draw(&screen), " → 1"));
	canvas_free(canvas);
	buf_release(&screen);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(album_is_golden),
		cmocka_unit_test_setup_teardown(the_newest_is_largest, setup, teardown),
		cmocka_unit_test_setup_teardown(a_call_rings_once, setup, teardown),
		cmocka_unit_test_setup_teardown(a_school_may_want_no_bell, setup, teardown),
		cmocka_unit_test_setup_teardown(it_flashes_gently_and_rests, setup, teardown),
		cmocka_unit_test_setup_teardown(a_call_nobody_follows_goes, setup, teardown),
		cmocka_unit_test_setup_teardown(a_call_stays_while_no_desk_is_open, setup, teardown),
		cmocka_unit_test_setup_teardown(a_call_of_the_future_stays, setup, teardown),
		cmocka_unit_test_setup_teardown(a_label_too_wide_keeps_the_desk, setup, teardown),
		cmocka_unit_test_setup_teardown(only_a_demo_is_left, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
