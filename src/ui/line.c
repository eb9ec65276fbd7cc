#include "ui/line.h"

#include <assert.h>
#include <string.h>

#include "core/text.h"

void line_init(struct line *line, int max, bool raw, enum layout layout)
{
	assert(max > 0);
	memset(line, 0, sizeof *line);
	line->max = max < LINE_CHARS ? max : LINE_CHARS;
	line->raw = raw;
	line->layout = layout;
}

void line_wipe(struct line *line)
{
	explicit_bzero(line, sizeof *line);
}

static void insert(struct line *line, uint32_t code)
{
	line->full = line->len >= line->max;
	if (line->full)
		return;
	uint32_t *here = line->text + line->cursor;
	memmove(here + 1, here, (size_t)(line->len - line->cursor) * sizeof *here);
	*here = code;
	line->len++;
	line->cursor++;
}

static void erase(struct line *line, int at)
{
	if (at < 0 || at >= line->len)
		return;
	uint32_t *here = line->text + at;
	line->len--;
	memmove(here, here + 1, (size_t)(line->len - at) * sizeof *here);
	line->text[line->len] = 0;
	if (line->cursor > at)
		line->cursor--;
}

static void erase_all(struct line *line)
{
	explicit_bzero(line->text, sizeof line->text);
	line->len = line->cursor = 0;
}

void line_set(struct line *line, const char *utf8)
{
	erase_all(line);
	size_t len = strlen(utf8);
	while (len > 0 && line->len < line->max) {
		size_t used;
		uint32_t code = text_decode(utf8, len, &used);
		if (text_is_printable(code))
			insert(line, code);
		utf8 += used;
		len -= used;
	}
	line->full = false;
}

void line_get(const struct line *line, char out[static LINE_BYTES])
{
	size_t len = 0;
	for (int i = 0; i < line->len; i++)
		len += text_encode(line->text[i], out + len);
	out[len] = '\0';
}

/* The letters of our alphabets that some programs send as letter and mark. */
static const struct {
	uint32_t letter, mark, joined;
} marked[] = {
	{ U'и', KEY_BREVE, U'й' },
	{ U'И', KEY_BREVE, U'Й' },
	{ U'е', KEY_DIAERESIS, U'ё' },
	{ U'Е', KEY_DIAERESIS, U'Ё' },
};

static void join(struct line *line, uint32_t mark)
{
	if (line->cursor == 0)
		return;
	uint32_t *before = line->text + line->cursor - 1;
	for (size_t i = 0; i < sizeof marked / sizeof *marked; i++)
		if (marked[i].letter == *before && marked[i].mark == mark) {
			*before = marked[i].joined;
			return;
		}
}

static void type(struct line *line, const struct key *key)
{
	bool as_is = line->raw || key->pasted || key->keypad;
	uint32_t code = as_is ? key->code : keymap_map(line->layout, key->code);
	if (text_is_printable(code))
		insert(line, code);
	else
		join(line, code);
}

bool line_key(struct line *line, const struct key *key)
{
	line->full = false;
	switch (key->sym) {
	case SYM_TEXT:
		type(line, key);
		return true;
	case SYM_LEFT:
		line->cursor -= line->cursor > 0;
		return true;
	case SYM_RIGHT:
		line->cursor += line->cursor < line->len;
		return true;
	case SYM_HOME:
		line->cursor = 0;
		return true;
	case SYM_END:
		line->cursor = line->len;
		return true;
	case SYM_BACKSPACE:
		erase(line, line->cursor - 1);
		return true;
	case SYM_DELETE:
		erase(line, line->cursor);
		return true;
	case SYM_CTRL:
		if (key->code != 'U')
			return false;
		erase_all(line);
		return true;
	default:
		return false;
	}
}

/* The first character shown: moves by half a field, so that the text stands
 * still while somebody types, and keeps the cursor off the last cell, where a
 * '…' may stand. A field as wide as its longest text never scrolls. */
static int first_shown(const struct line *line, int width)
{
	int room = width > 1 ? width - 1 : 1;
	int half = width > 1 ? width / 2 : 1;
	if (line->max <= width || line->cursor < room)
		return 0;
	return ((line->cursor - room) / half + 1) * half;
}

void line_draw(const struct line *line, struct canvas *canvas, int row, int col, int width,
               bool focused)
{
	int first = first_shown(line, width);
	for (int i = 0; i < width; i++) {
		int at = first + i;
		bool hidden = (i == 0 && first > 0) || (i == width - 1 && at + 1 < line->len);
		char bytes[5] = "_";
		if (hidden)
			strcpy(bytes, "…");
		else if (at < line->len)
			bytes[text_encode(line->text[at], bytes)] = '\0';
		canvas_text(canvas, row, col + i, hidden ? STYLE_HINT : STYLE_FIELD, bytes);
	}
	int at = line->cursor - first;
	if (focused)
		canvas_cursor(canvas, row, col + (at < width ? at : width - 1));
}
