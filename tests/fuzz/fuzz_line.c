/* The line editor. The first byte is the room for characters, the second the
 * layout and how it is drawn; then text is typed, and control characters are
 * the editor's keys. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "ui/line.h"

enum { COLS = 40, ROWS = 3, ROW = 1, COL = 4 };

static const enum sym keys[] = {
	SYM_LEFT, SYM_RIGHT, SYM_HOME, SYM_END, SYM_BACKSPACE, SYM_DELETE, SYM_CTRL, SYM_ENTER,
	SYM_TAB, SYM_F1,
};

static void check(const struct line *line)
{
	char text[LINE_BYTES];
	struct line again;

	LAW(line->max >= 1 && line->max <= LINE_CHARS);
	LAW(line->len >= 0 && line->len <= line->max);
	LAW(line->cursor >= 0 && line->cursor <= line->len);
	line_get(line, text);
	law_text(text);
	LAW((int)text_length(text) == line->len);
	line_init(&again, line->max, line->raw, line->layout);
	line_set(&again, text);
	LAW(again.len == line->len && again.cursor == again.len && !again.full);
	LAW(memcmp(again.text, line->text, sizeof(again.text[0]) * (size_t)line->len) == 0);
}

/* It stays within its width, and the cursor with it. */
static void check_drawn(const struct line *line, struct canvas *canvas, int width)
{
	int row, col;

	canvas_clear(canvas);
	line_draw(line, canvas, ROW, COL, width, true);
	LAW(!canvas_clipped(canvas));
	LAW(canvas_cursor_at(canvas, &row, &col));
	LAW(row == ROW && col >= COL && col < COL + width);
	for (int i = 0; i < ROWS * COLS; i++) {
		int r = i / COLS, c = i % COLS;
		bool inside = r == ROW && c >= COL && c < COL + width;

		LAW(inside == (canvas_cell(canvas, r, c).code != ' '
		               || canvas_cell(canvas, r, c).style != STYLE_TEXT));
	}
}

static struct key key_of(uint32_t code, uint8_t flags)
{
	struct key key = { .sym = SYM_TEXT, .code = code };

	key.pasted = (flags & 0x10) != 0;
	key.keypad = (flags & 0x20) != 0;
	if (code < 0x20) {
		key.sym = keys[code % (sizeof(keys) / sizeof(keys[0]))];
		key.code = key.sym == SYM_CTRL ? 'U' : 0;
	}
	return key;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct canvas *canvas;
	struct line line;
	size_t used;

	if (!canvas)
		canvas = canvas_new(COLS, ROWS);
	if (size < 2)
		return 0;
	line_init(&line, 1 + data[0], data[1] & 8, (enum layout)(data[1] & 7) % LAYOUT_COUNT);
	for (size_t i = 2; i < size; i += used) {
		uint32_t code = text_decode((const char *)data + i, size - i, &used);
		/* the decoder of keys lets nothing else through */
		if (code >= 0x20 && !text_is_printable(code) && code != KEY_BREVE &&
		    code != KEY_DIAERESIS)
			continue;
		line_key(&line, &(struct key[]){ key_of(code, data[1]) }[0]);
		check(&line);
	}
	check_drawn(&line, canvas, 1 + data[1] % (COLS - COL));
	line_wipe(&line);
	return 0;
}
