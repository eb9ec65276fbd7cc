/* The cell grid: drawing, clipping, wrapping, targets, dumps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <limits.h>
#include <string.h>

#include "ui/canvas.h"

static void assert_dump(const struct canvas *canvas, const char *expected)
{
	struct buf out = { 0 };
	canvas_dump(canvas, &out);
	assert_string_equal(out.data, expected);
	buf_release(&out);
}

static void test_text(void **state)
{
	static const struct {
		int row, col;
		const char *text;
		int taken;
		bool clipped;
		const char *dump;
	} rows[] = {
		{ 0, 0, "Әке", 3, false, "Әке\n\n" },
		{ 1, 2, "abcd", 4, false, "\n  abcd\n" },
		{ 0, 3, "abcd", 3, true, "   abc\n\n" },
		{ 0, 3, "abc   ", 3, false, "   abc\n\n" },
		{ 0, -2, "abcd", 4, true, "cd\n\n" },
		{ 2, 0, "low", 3, true, "\n\n" },
		{ -1, 0, "high", 4, true, "\n\n" },
		{ 0, 9, "off", 0, true, "\n\n" },
		{ 0, 0, "", 0, false, "\n\n" },
		{ 0, 0, "a\tb", 3, false, "a\uFFFDb\n\n" },
		{ 0, 0, "e\u0301", 2, false, "e\uFFFD\n\n" },
	};
	(void)state;
	struct canvas *canvas = canvas_new(6, 2);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		canvas_clear(canvas);
		int taken = canvas_text(canvas, rows[i].row, rows[i].col, STYLE_TEXT, rows[i].text);
		assert_int_equal(taken, rows[i].taken);
		assert_int_equal(canvas_clipped(canvas), rows[i].clipped);
		assert_dump(canvas, rows[i].dump);
	}
	canvas_free(canvas);
}

static void test_wrap(void **state)
{
	static const struct {
		int width, rows;
		const char *text;
		int taken;
		bool clipped;
		const char *dump;
	} rows[] = {
		{ 8, 4, "бір екі үш", 2, false, " бір екі\n үш\n\n\n" },
		{ 8, 1, "бір екі үш", 1, true, " бір екі\n\n\n\n" },
		{ 4, 4, "abcdefgh", 2, false, " abcd\n efgh\n\n\n" },
		{ 8, 4, "a\nb", 2, false, " a\n b\n\n\n" },
		{ 8, 4, "", 0, false, "\n\n\n\n" },
		{ 0, 4, "a", 0, true, "\n\n\n\n" },
		{ 8, 0, "a", 0, true, "\n\n\n\n" },
	};
	(void)state;
	struct canvas *canvas = canvas_new(10, 4);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		canvas_clear(canvas);
		int taken = canvas_wrap(canvas, 0, 1, rows[i].width, rows[i].rows, STYLE_TEXT,
		                        rows[i].text);
		assert_int_equal(taken, rows[i].taken);
		assert_int_equal(canvas_clipped(canvas), rows[i].clipped);
		assert_dump(canvas, rows[i].dump);
	}
	canvas_clear(canvas);
	assert_int_equal(canvas_wrap(canvas, 0, 0, 2, 9, STYLE_TEXT, "a b c d e f"), 6);
	assert_true(canvas_clipped(canvas));
	canvas_free(canvas);
}

static void test_shapes(void **state)
{
	(void)state;
	struct canvas *canvas = canvas_new(6, 3);
	canvas_text(canvas, 0, 0, STYLE_TEXT, "above");
	canvas_rule(canvas, 1, 0, 6, STYLE_HINT);
	assert_dump(canvas, "above\n──────\n\n");
	assert_int_equal(canvas_cell(canvas, 1, 0).style, STYLE_HINT);
	canvas_fill(canvas, 0, 1, 2, 99, STYLE_FIELD);
	assert_dump(canvas, "a\n─\n\n");
	assert_int_equal(canvas_cell(canvas, 1, 5).style, STYLE_FIELD);
	assert_false(canvas_clipped(canvas));

	canvas_rule(canvas, 2, 1, 6, STYLE_TEXT);
	assert_true(canvas_clipped(canvas));
	canvas_clear(canvas);
	assert_dump(canvas, "\n\n\n");
	assert_false(canvas_clipped(canvas));
	assert_int_equal(canvas_cell(canvas, 1, 5).style, STYLE_TEXT);
	canvas_free(canvas);
}

static void test_big(void **state)
{
	(void)state;
	struct canvas *canvas = canvas_new(40, 5);
	assert_int_equal(canvas_big_width("A-17"), 8 + 2 + 4 + 2 + 6 + 2 + 6);
	assert_int_equal(canvas_big(canvas, 0, 0, STYLE_BIG, "A-17"), 30);
	assert_dump(canvas,
	            "  ████            ██    ██████\n"
	            "██    ██        ████        ██\n"
	            "████████  ████    ██        ██\n"
	            "██    ██          ██        ██\n"
	            "██    ██        ██████      ██\n");
	canvas_clear(canvas);
	assert_int_equal(canvas_big(canvas, 1, 0, STYLE_BIG, "1"), 0);
	assert_int_equal(canvas_big(canvas, 0, 35, STYLE_BIG, "1"), 0);
	assert_int_equal(canvas_big(canvas, 0, 0, STYLE_BIG, "а"), 0);
	assert_int_equal(canvas_big_width("1 2"), 0);
	assert_dump(canvas, "\n\n\n\n\n");
	assert_false(canvas_clipped(canvas));
	canvas_free(canvas);
}

static void test_big_sized(void **state)
{
	(void)state;
	struct canvas *canvas = canvas_new(24, 10);
	assert_int_equal(canvas_big_sized_width("1>", 0), 9);
	assert_int_equal(canvas_big_sized(canvas, 0, 1, STYLE_BIG, "1>", 0), 9);
	assert_dump(canvas,
	            "  █    █\n"
	            " ██     █\n"
	            "  █  █████\n"
	            "  █     █\n"
	            " ███   █\n\n\n\n\n\n");
	canvas_clear(canvas);
	assert_int_equal(canvas_big_sized(canvas, 0, 2, STYLE_BIG, "1", 2), 12);
	assert_dump(canvas,
	            "      ████\n      ████\n"
	            "  ████████\n  ████████\n"
	            "      ████\n      ████\n"
	            "      ████\n      ████\n"
	            "  ████████████\n  ████████████\n");
	canvas_clear(canvas);
	assert_int_equal(canvas_big_sized(canvas, 1, 0, STYLE_BIG, "1", 2), 0);
	assert_int_equal(canvas_big_sized(canvas, 0, 13, STYLE_BIG, "1", 2), 0);
	assert_false(canvas_clipped(canvas));
	canvas_free(canvas);
}

static void test_big_centred(void **state)
{
	(void)state;
	struct canvas *canvas = canvas_new(20, 5);
	assert_int_equal(canvas_big_centred(canvas, 0, 2, 18, STYLE_BIG, "17"), 14);
	assert_dump(canvas,
	            "      ██    ██████\n"
	            "    ████        ██\n"
	            "      ██        ██\n"
	            "      ██        ██\n"
	            "    ██████      ██\n");
	canvas_clear(canvas);
	assert_int_equal(canvas_big_centred(canvas, 0, 2, 18, STYLE_BIG, "2-17"), 14);
	assert_dump(canvas,
	            "    ███     █  ███\n"
	            "      █    ██    █\n"
	            "    ███ ██  █    █\n"
	            "    █       █    █\n"
	            "    ███    ███   █\n");
	canvas_clear(canvas);
	assert_int_equal(canvas_big_centred(canvas, 0, 0, 20, STYLE_BIG, "2026-17"), 0);
	assert_int_equal(canvas_big_centred(canvas, 0, 0, 20, STYLE_BIG, "а"), 0);
	assert_int_equal(canvas_big_centred(canvas, 1, 0, 20, STYLE_BIG, "1"), 0);
	assert_dump(canvas, "\n\n\n\n\n");
	canvas_free(canvas);
}

/* No two signs look the same, and every row of one is as wide as the others. */
static void test_big_alphabet(void **state)
{
	static const char alphabet[] = "0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	static char dumps[sizeof alphabet][512];
	(void)state;
	struct canvas *canvas = canvas_new(12, 5);
	for (size_t i = 0; alphabet[i]; i++) {
		char text[2] = { alphabet[i], '\0' };
		canvas_clear(canvas);
		assert_int_equal(canvas_big(canvas, 0, 0, STYLE_BIG, text), canvas_big_width(text));
		assert_int_equal(canvas_cell(canvas, 4, canvas_big_width(text) - 1).style, STYLE_BIG);
		struct buf out = { 0 };
		canvas_dump(canvas, &out);
		assert_true(strlen(out.data) < sizeof dumps[i]);
		strcpy(dumps[i], out.data);
		buf_release(&out);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(dumps[i], dumps[j]);
	}
	canvas_free(canvas);
}

static void test_targets(void **state)
{
	(void)state;
	struct canvas *canvas = canvas_new(10, 4);
	canvas_target(canvas, 1, 0, 0, 3, 10);
	canvas_target(canvas, 2, 1, 8, 9, 9);
	static const struct { int row, col, id; } rows[] = {
		{ 0, 0, 1 }, { 2, 7, 1 }, { 3, 0, 0 }, { 1, 8, 2 }, { 3, 9, 2 }, { 0, 9, 1 },
		{ -1, 0, 0 }, { 0, -1, 0 }, { 4, 0, 0 }, { 0, 10, 0 }, { INT_MAX, INT_MAX, 0 },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(canvas_target_at(canvas, rows[i].row, rows[i].col), rows[i].id);
	canvas_clear(canvas);
	assert_int_equal(canvas_target_at(canvas, 0, 0), 0);
	canvas_free(canvas);
}

static void test_cursor_and_size(void **state)
{
	int row, col;
	(void)state;
	struct canvas *canvas = canvas_new(0, -3);
	assert_int_equal(canvas_cols(canvas), 1);
	assert_int_equal(canvas_rows(canvas), 1);
	canvas_resize(canvas, 300, 200);
	assert_false(canvas_cursor_at(canvas, &row, &col));
	canvas_cursor(canvas, 199, 299);
	assert_true(canvas_cursor_at(canvas, &row, &col));
	assert_int_equal(row, 199);
	assert_int_equal(col, 299);
	canvas_cursor(canvas, 200, 0);
	assert_false(canvas_cursor_at(canvas, &row, &col));
	canvas_cursor(canvas, 0, 0);
	canvas_clear(canvas);
	assert_false(canvas_cursor_at(canvas, &row, &col));
	canvas_free(canvas);
	canvas_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_wrap),
		cmocka_unit_test(test_shapes),
		cmocka_unit_test(test_big),
		cmocka_unit_test(test_big_sized),
		cmocka_unit_test(test_big_centred),
		cmocka_unit_test(test_big_alphabet),
		cmocka_unit_test(test_targets),
		cmocka_unit_test(test_cursor_and_size),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
