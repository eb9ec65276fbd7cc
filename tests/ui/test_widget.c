/* Items, buttons, the hint bar, key tables and looks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "ui/look.h"
#include "ui/widget.h"

static void assert_dump(const struct canvas *canvas, const char *expected)
{
	struct buf out = { 0 };
	canvas_dump(canvas, &out);
	assert_string_equal(out.data, expected);
	buf_release(&out);
}

static void test_item(void **state)
{
	static const struct {
		int width, number;
		bool focused;
		const char *text;
		int rows;
		const char *dump;
	} rows[] = {
		{ 20, 1, true, "Қазақша", 1, " → 1  Қазақша\n\n\n" },
		{ 20, 1, false, "Қазақша", 1, "   1  Қазақша\n\n\n" },
		{ 20, 10, false, "ten", 1, "   10 ten\n\n\n" },
		{ 20, 0, true, "other", 1, " → other\n\n\n" },
		{ 12, 3, true, "one two three", 2, " → 3  one two\n      three\n\n" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct canvas *canvas = canvas_new(30, 3);
		assert_int_equal(widget_item(canvas, 0, 1, rows[i].width, 7, rows[i].number,
		                             rows[i].focused, rows[i].text), rows[i].rows);
		assert_dump(canvas, rows[i].dump);
		assert_false(canvas_clipped(canvas));
		enum style style = rows[i].focused ? STYLE_FOCUS : STYLE_CHOICE;
		assert_int_equal(canvas_cell(canvas, 0, rows[i].width).style, style);
		assert_int_equal(canvas_target_at(canvas, rows[i].rows - 1, 1), 7);
		assert_int_equal(canvas_target_at(canvas, 0, rows[i].width), 7);
		assert_int_equal(canvas_target_at(canvas, 0, 0), 0);
		assert_int_equal(canvas_target_at(canvas, rows[i].rows, 1), 0);
		canvas_free(canvas);
	}
}

static void test_item_too_long(void **state)
{
	(void)state;
	struct canvas *canvas = canvas_new(10, 1);
	widget_item(canvas, 0, 0, 10, 1, 1, true, "does not fit here");
	assert_true(canvas_clipped(canvas));
	canvas_free(canvas);
}

static void test_button(void **state)
{
	(void)state;
	struct canvas *canvas = canvas_new(30, 2);
	assert_int_equal(widget_button_width("Иә"), 8);
	assert_int_equal(widget_button(canvas, 0, 0, 1, false, "Иә"), 8);
	assert_int_equal(widget_button(canvas, 0, 10, 2, true, "Жоқ"), 9);
	assert_dump(canvas, " [ Иә ]   →[ Жоқ ]←\n\n");
	assert_int_equal(canvas_target_at(canvas, 0, 7), 1);
	assert_int_equal(canvas_target_at(canvas, 0, 8), 0);
	assert_int_equal(canvas_target_at(canvas, 0, 18), 2);
	assert_int_equal(canvas_cell(canvas, 0, 18).style, STYLE_FOCUS);
	canvas_free(canvas);
}

static const struct binding keys[] = {
	{ SYM_UP, 0, 1, "Choose" },
	{ SYM_DOWN, 0, 2, "Choose" },
	{ SYM_TEXT, '7', 9, NULL },
	{ SYM_ENTER, 0, 3, "Continue" },
	{ SYM_ESC, 0, 4, "Back" },
	{ SYM_CTRL, 'Q', 5, "Leave" },
	{ SYM_NONE, 0, 0, NULL },
};

static void test_hints(void **state)
{
	static const struct { int cols, rows, taken; bool clipped; const char *dump; } rows[] = {
		{ 60, 2, 1, false, "\n ↑/↓ Choose │ Enter Continue │ Esc Back │ Ctrl-Q Leave\n" },
		{ 55, 2, 1, false, "\n ↑/↓ Choose │ Enter Continue │ Esc Back │ Ctrl-Q Leave\n" },
		{ 54, 2, 2, false, " ↑/↓ Choose │ Enter Continue │ Esc Back\n Ctrl-Q Leave\n" },
		{ 40, 2, 2, false, " ↑/↓ Choose │ Enter Continue │ Esc Back\n Ctrl-Q Leave\n" },
		{ 30, 2, 2, false, " ↑/↓ Choose │ Enter Continue\n Esc Back │ Ctrl-Q Leave\n" },
		{ 16, 2, 2, true, NULL },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct canvas *canvas = canvas_new(rows[i].cols, rows[i].rows);
		assert_int_equal(widget_hints(canvas, keys), rows[i].taken);
		if (rows[i].dump)
			assert_dump(canvas, rows[i].dump);
		assert_int_equal(canvas_clipped(canvas), rows[i].clipped);
		assert_int_equal(canvas_cell(canvas, 1, 0).style, STYLE_BAR);
		assert_int_equal(canvas_cell(canvas, 1, rows[i].cols - 1).style, STYLE_BAR);
		canvas_free(canvas);
	}
}

static void test_no_hints(void **state)
{
	static const struct binding silent[] = { { SYM_F1, 0, 1, NULL }, { SYM_NONE, 0, 0, NULL } };
	(void)state;
	struct canvas *canvas = canvas_new(10, 2);
	assert_int_equal(widget_hints(canvas, silent), 1);
	assert_dump(canvas, "\n\n");
	canvas_free(canvas);
}

static void test_actions(void **state)
{
	static const struct { struct key key; int action; } rows[] = {
		{ { .sym = SYM_UP }, 1 }, { { .sym = SYM_ENTER }, 3 },
		{ { .sym = SYM_CTRL, .code = 'Q' }, 5 }, { { .sym = SYM_CTRL, .code = 'C' }, 0 },
		{ { .sym = SYM_TEXT, .code = '7' }, 9 }, { { .sym = SYM_TEXT, .code = '8' }, 0 },
		{ { .sym = SYM_TEXT, .code = '7', .pasted = true }, 0 },
		{ { .sym = SYM_F1 }, 0 }, { { .sym = SYM_NONE }, 0 },
	};
	static const struct screen screen = { .keys = keys }, bare = { .keys = NULL };
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(screen_action(&screen, &rows[i].key), rows[i].action);
		assert_int_equal(screen_action(&bare, &rows[i].key), 0);
	}
}

struct rgb {
	int red, green, blue;
};

/* The console's palette (vt.c of the kernel); bright ones from 8. */
static struct rgb console_colour(int colour)
{
	static const struct rgb palette[16] = {
		{ 0, 0, 0 }, { 170, 0, 0 }, { 0, 170, 0 }, { 170, 85, 0 },
		{ 0, 0, 170 }, { 170, 0, 170 }, { 0, 170, 170 }, { 170, 170, 170 },
		{ 85, 85, 85 }, { 255, 85, 85 }, { 85, 255, 85 }, { 255, 255, 85 },
		{ 85, 85, 255 }, { 255, 85, 255 }, { 85, 255, 255 }, { 255, 255, 255 },
	};
	return palette[colour];
}

static struct rgb cube_colour(int colour)
{
	static const int levels[6] = { 0, 95, 135, 175, 215, 255 };
	if (colour >= 232) {
		int grey = 8 + 10 * (colour - 232);
		return (struct rgb){ grey, grey, grey };
	}
	colour -= 16;
	return (struct rgb){ levels[colour / 36], levels[colour / 6 % 6], levels[colour % 6] };
}

/* x to the power of 2.4, by Newton's steps towards the fifth root of x squared. */
static double power_2_4(double x)
{
	double root = 1;
	for (int i = 0; i < 50; i++)
		root -= (root - x * x / (root * root * root * root)) / 5;
	return x * x * root;
}

static double linear(int channel)
{
	double part = channel / 255.0;
	return part <= 0.03928 ? part / 12.92 : power_2_4((part + 0.055) / 1.055);
}

static double luminance(struct rgb colour)
{
	return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
	       0.0722 * linear(colour.blue);
}

/* WCAG 2.2, contrast ratio. */
static double contrast(struct rgb one, struct rgb other)
{
	double a = luminance(one) + 0.05, b = luminance(other) + 0.05;
	return a > b ? a / b : b / a;
}

static void test_contrast(void **state)
{
	(void)state;
	for (int style = 0; style < STYLES; style++)
		for (int inverse = 0; inverse < 2; inverse++) {
			const struct look *look = look_of((enum style)style, inverse);
			assert_in_range(look->fg256, 16, 255);
			assert_in_range(look->bg256, 16, 255);
			double eight = contrast(console_colour(look->fg + 8 * look->bold),
			                        console_colour(look->bg));
			double cube = contrast(cube_colour(look->fg256), cube_colour(look->bg256));
			if (eight < 7 || cube < 7)
				fail_msg("style %d, inverse %d: %.1f and %.1f", style, inverse, eight, cube);
			assert_false(look->bold && look->fg == 0);
		}
	assert_int_equal(look_of(STYLE_FOCUS, false)->mono, MONO_REVERSE);
	/* The measure itself: white on black is 21, the console's grey on blue 5.7. */
	assert_int_equal(10 * contrast(console_colour(15), console_colour(0)), 210);
	assert_int_equal(10 * contrast(console_colour(7), console_colour(4)), 57);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_item),
		cmocka_unit_test(test_item_too_long),
		cmocka_unit_test(test_button),
		cmocka_unit_test(test_hints),
		cmocka_unit_test(test_no_hints),
		cmocka_unit_test(test_actions),
		cmocka_unit_test(test_contrast),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
