/* The line editor: typing, moving, limits, layouts, drawing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "core/text.h"
#include "ui/line.h"

/* A script writes keys as letters: '<' '>' Left Right, '^' '$' Home End, '#'
 * Backspace, '%' Delete, '!' Ctrl-U; everything else types itself. */
static enum sym sym_of(uint32_t code)
{
	static const struct { char letter; enum sym sym; } rows[] = {
		{ '<', SYM_LEFT }, { '>', SYM_RIGHT }, { '^', SYM_HOME }, { '$', SYM_END },
		{ '#', SYM_BACKSPACE }, { '%', SYM_DELETE }, { '!', SYM_CTRL },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if ((uint32_t)rows[i].letter == code)
			return rows[i].sym;
	return SYM_TEXT;
}

static void play(struct line *line, const char *script)
{
	size_t used;
	for (; *script; script += used) {
		uint32_t code = text_decode(script, strlen(script), &used);
		struct key key = { .sym = sym_of(code), .code = code };
		if (key.sym == SYM_CTRL)
			key.code = 'U';
		assert_true(line_key(line, &key));
	}
}

static void assert_line(const struct line *line, const char *expected)
{
	char text[LINE_BYTES];
	line_get(line, text);
	assert_string_equal(text, expected);
}

static void test_editing(void **state)
{
	static const struct {
		enum layout layout;
		bool raw;
		int max;
		const char *script, *text;
		int cursor;
		bool full;
	} rows[] = {
		{ LAYOUT_LATIN, false, 20, "abc", "abc", 3, false },
		{ LAYOUT_LATIN, false, 20, "abc<<x", "axbc", 2, false },
		{ LAYOUT_LATIN, false, 20, "abc<#", "ac", 1, false },
		{ LAYOUT_LATIN, false, 20, "abc^%", "bc", 0, false },
		{ LAYOUT_LATIN, false, 20, "abc^#", "abc", 0, false },
		{ LAYOUT_LATIN, false, 20, "abc%", "abc", 3, false },
		{ LAYOUT_LATIN, false, 20, "abc^<<<x$>>>y", "xabcy", 5, false },
		{ LAYOUT_LATIN, false, 20, "abc!d", "d", 1, false },
		{ LAYOUT_LATIN, false, 3, "abcd", "abc", 3, true },
		{ LAYOUT_LATIN, false, 3, "abcd#", "ab", 2, false },
		{ LAYOUT_LATIN, false, 3, "abc^d", "abc", 0, true },
		{ LAYOUT_KK, false, 20, "2,l8", "әбдү", 4, false },
		{ LAYOUT_KK, false, 20, "Әбд8", "Әбдү", 4, false },
		{ LAYOUT_KK, true, 20, "870-2", "870-2", 5, false },
		{ LAYOUT_RU, false, 20, "Bdfyjd\\F 12", "Иванов-А 12", 11, false },
		{ LAYOUT_LATIN, false, 20, "и\u0306И\u0306е\u0308Е\u0308", "йЙёЁ", 4, false },
		{ LAYOUT_LATIN, false, 20, "\u0306и\u0308а\u0306", "иа", 2, false },
		{ LAYOUT_RU, false, 20, "b\u0306", "й", 1, false },
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct line line;
		line_init(&line, rows[i].max, rows[i].raw, rows[i].layout);
		play(&line, rows[i].script);
		assert_line(&line, rows[i].text);
		assert_int_equal(line.cursor, rows[i].cursor);
		assert_int_equal(line.full, rows[i].full);
	}
}

/* A paste and the number pad are what they are, whatever the layout. */
static void test_as_is(void **state)
{
	(void)state;
	struct line line;
	line_init(&line, 20, false, LAYOUT_KK);
	line_key(&line, &(struct key){ .sym = SYM_TEXT, .code = '2', .keypad = true });
	line_key(&line, &(struct key){ .sym = SYM_TEXT, .code = '2', .pasted = true });
	line_key(&line, &(struct key){ .sym = SYM_TEXT, .code = '2' });
	assert_line(&line, "22ә");
}

static void test_not_ours(void **state)
{
	static const enum sym syms[] = { SYM_NONE, SYM_ENTER, SYM_ESC, SYM_TAB, SYM_UP, SYM_DOWN,
		SYM_F1, SYM_CLICK, SYM_INSERT, SYM_PAGE_UP };
	(void)state;
	struct line line;
	line_init(&line, 20, false, LAYOUT_LATIN);
	for (size_t i = 0; i < sizeof syms / sizeof *syms; i++)
		assert_false(line_key(&line, &(struct key){ .sym = syms[i], .code = 'a' }));
	assert_false(line_key(&line, &(struct key){ .sym = SYM_CTRL, .code = 'A' }));
	assert_line(&line, "");
}

static void test_set(void **state)
{
	static const struct { const char *text, *kept; } rows[] = {
		{ "Әлия", "Әлия" }, { "123456", "12345" }, { "a\xFF\x01z", "az" }, { "", "" },
	};
	(void)state;
	struct line line;
	line_init(&line, 5, false, LAYOUT_KK);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		line_set(&line, rows[i].text);
		assert_line(&line, rows[i].kept);
		assert_int_equal(line.cursor, line.len);
		assert_false(line.full);
	}
}

/* 10 000 characters, then 10 000 deletions: bounded, and nothing is left. */
static void test_flood(void **state)
{
	char text[LINE_BYTES];
	(void)state;
	struct line line;
	line_init(&line, 9999, false, LAYOUT_KK);
	assert_int_equal(line.max, LINE_CHARS);
	for (int i = 0; i < 10000; i++)
		line_key(&line, &(struct key){ .sym = SYM_TEXT, .code = U'Ұ' });
	assert_int_equal(line.len, LINE_CHARS);
	assert_true(line.full);
	line_get(&line, text);
	assert_int_equal(text_length(text), LINE_CHARS);
	for (int i = 0; i < 10000; i++)
		line_key(&line, &(struct key){ .sym = SYM_BACKSPACE });
	struct line blank;
	line_init(&blank, 9999, false, LAYOUT_KK);
	assert_memory_equal(&line, &blank, sizeof line);
}

static void test_wipe(void **state)
{
	static const struct line zero;
	(void)state;
	struct line line;
	line_init(&line, 20, true, LAYOUT_RU);
	play(&line, "540101300123");
	line_wipe(&line);
	assert_memory_equal(&line, &zero, sizeof line);
}

static void test_draw(void **state)
{
	static const struct {
		const char *text;
		int left; /* Left keys before drawing */
		int max, width;
		const char *dump;
		int col;
	} rows[] = {
		{ "", 0, 20, 6, "|______|\n", 1 },
		{ "abc", 0, 20, 6, "|abc___|\n", 4 },
		{ "abcd", 0, 20, 6, "|abcd__|\n", 5 },
		{ "abcde", 0, 20, 6, "|…e____|\n", 3 },
		{ "abcdefg", 0, 20, 6, "|…efg__|\n", 5 },
		{ "abcdefgh", 4, 20, 6, "|abcde…|\n", 5 },
		{ "abcdefghijklmn", 5, 20, 6, "|…hijk…|\n", 4 },
		{ "abcdefgh", 8, 20, 6, "|abcde…|\n", 1 },
		{ "abcde", 0, 6, 6, "|abcde_|\n", 6 },
		{ "abcdef", 0, 6, 6, "|abcdef|\n", 6 },
	};
	int row, col;
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct canvas *canvas = canvas_new(10, 1);
		struct line line;
		line_init(&line, rows[i].max, false, LAYOUT_LATIN);
		line_set(&line, rows[i].text);
		for (int n = 0; n < rows[i].left; n++)
			line_key(&line, &(struct key){ .sym = SYM_LEFT });
		canvas_text(canvas, 0, 0, STYLE_TEXT, "|");
		canvas_text(canvas, 0, rows[i].width + 1, STYLE_TEXT, "|");
		line_draw(&line, canvas, 0, 1, rows[i].width, true);
		struct buf out = { 0 };
		canvas_dump(canvas, &out);
		assert_string_equal(out.data, rows[i].dump);
		buf_release(&out);
		assert_true(canvas_cursor_at(canvas, &row, &col));
		assert_int_equal(col, rows[i].col);
		canvas_clear(canvas);
		line_draw(&line, canvas, 0, 1, rows[i].width, false);
		assert_false(canvas_cursor_at(canvas, &row, &col));
		assert_false(canvas_clipped(canvas));
		canvas_free(canvas);
	}
}

/* At every width, length and place the cursor is in sight and never on a '…'. */
static void test_cursor_is_seen(void **state)
{
	int row, col;
	(void)state;
	struct canvas *canvas = canvas_new(24, 1);
	for (int width = 3; width <= 20; width++)
		for (int len = 0; len <= 60; len++)
			for (int cursor = 0; cursor <= len; cursor++) {
				struct line line;
				line_init(&line, 99, false, LAYOUT_LATIN);
				for (int i = 0; i < len; i++)
					line_key(&line, &(struct key){ .sym = SYM_TEXT, .code = 'x' });
				line.cursor = cursor;
				canvas_clear(canvas);
				line_draw(&line, canvas, 0, 2, width, true);
				assert_true(canvas_cursor_at(canvas, &row, &col));
				assert_in_range(col, 2, 2 + width - 1);
				assert_int_equal(canvas_cell(canvas, 0, col).code, cursor < len ? 'x' : '_');
			}
	canvas_free(canvas);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_editing),
		cmocka_unit_test(test_as_is),
		cmocka_unit_test(test_not_ours),
		cmocka_unit_test(test_set),
		cmocka_unit_test(test_flood),
		cmocka_unit_test(test_wipe),
		cmocka_unit_test(test_draw),
		cmocka_unit_test(test_cursor_is_seen),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
