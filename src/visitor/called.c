#include "visitor/called.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"

enum {
	MARGIN = 2,
	SIGN_COLS = 2,      /* "» " */
	ARROW_COLS = 2,      /* "→ " */
	GAP_COLS = 3,
	LARGE_COLS = 80,
	SMALL_ROWS = 2,
	DESK_COLS = 20,     /* a longer name of a desk is cut */
	DESK_COLS_LEAST = 6,
	FRESH_S = 20,       /* so long a call is new */
	ENTRY = TICKET_NUMBER + STORE_ACTOR + 16,
};

static const char *const headings[LANG_COUNT] = {
	[LANG_KK] = "Шақырылды", [LANG_RU] = "Вызваны", [LANG_EN] = "Called",
};

static bool is_fresh(const struct visitor *visitor, const struct called_row *row)
{
	int64_t age_s = visitor->now.unix_s - row->called_at;
	return age_s >= 0 && age_s < FRESH_S;
}

/* A fresh one changes its colour each second; its sign stays, for those who do not
 * see colours. Fewer than three flashes a second harm nobody (WCAG 2.3.1). */
static enum style style_of(const struct visitor *visitor, const struct called_row *row,
                           enum style calm)
{
	return is_fresh(visitor, row) && visitor->now.second % 2 ? STYLE_DONE : calm;
}

static void cut(const char *text, int cols, char *out, size_t size)
{
	size_t skip, len = text_wrap(text, cols, &skip);
	bool whole = text_width(text) <= cols;
	if (!whole)
		len = text_wrap(text, cols - 1, &skip);
	snprintf(out, size, "%.*s%s", (int)len, text, whole ? "" : "…");
}

/* "» 17 → 3", the sign only when it is fresh. */
static void word(const struct visitor *visitor, const struct called_row *row,
                 char out[static ENTRY])
{
	char desk[STORE_ACTOR + 4];
	cut(row->desk, DESK_COLS, desk, sizeof desk);
	snprintf(out, ENTRY, "%s%s → %s", is_fresh(visitor, row) ? "» " : "", row->number, desk);
}

/* How many stand side by side, and the columns they take. */
static int count_fitting(const struct visitor *visitor, int cols, int *width)
{
	char text[ENTRY];
	int count = 0;
	*width = 0;
	for (; count < visitor->called_count; count++) {
		word(visitor, &visitor->called[count], text);
		int more = text_width(text) + (count ? GAP_COLS : 0);
		if (*width + more > cols)
			break;
		*width += more;
	}
	return count;
}

static void draw_small(const struct visitor *visitor, struct canvas *canvas, int row)
{
	char text[ENTRY];
	int cols = canvas_cols(canvas), width;
	snprintf(text, sizeof text, "%s · %s · %s", headings[LANG_KK], headings[LANG_RU],
	         headings[LANG_EN]);
	canvas_text(canvas, row, (cols - text_width(text)) / 2, STYLE_HINT, text);
	int count = count_fitting(visitor, cols - 2 * MARGIN, &width);
	int col = (cols - width) / 2;
	for (int i = 0; i < count; i++) {
		const struct called_row *called = &visitor->called[i];
		word(visitor, called, text);
		col += canvas_text(canvas, row + 1, col, style_of(visitor, called, STYLE_TITLE), text)
		       + GAP_COLS;
	}
}

/* The columns of the large kind: headings, the newest number, its desk, others. */
struct columns {
	int number, desk, desk_cols, others;
};

static struct columns lay_out(const struct visitor *visitor, const struct canvas *canvas)
{
	struct columns at = { .number = MARGIN };
	char text[ENTRY];
	int widest = 0;
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		int width = MARGIN + text_width(headings[lang]) + GAP_COLS + SIGN_COLS;
		at.number = width > at.number ? width : at.number;
	}
	at.desk = at.number + canvas_big_width(visitor->called[0].number) + GAP_COLS;
	for (int i = 1; i < visitor->called_count; i++) {
		word(visitor, &visitor->called[i], text);
		widest = text_width(text) > widest ? text_width(text) : widest;
	}
	at.others = canvas_cols(canvas) - MARGIN - widest;
	at.desk_cols = at.others - (widest ? GAP_COLS : 0) - at.desk;
	return at;
}

static bool is_large(const struct visitor *visitor, const struct canvas *canvas)
{
	return canvas_cols(canvas) >= LARGE_COLS && canvas_big_width(visitor->called[0].number)
	       && lay_out(visitor, canvas).desk_cols >= DESK_COLS_LEAST;
}

/* As large as the number, if it is one itself and there is room. */
static void draw_desk(struct canvas *canvas, int row, const struct columns *at, const char *name)
{
	char desk[STORE_ACTOR + 4];
	int middle = row + CANVAS_BIG_ROWS / 2, col = at->desk + ARROW_COLS;
	int room = at->desk_cols - ARROW_COLS, width = canvas_big_width(name);
	canvas_text(canvas, middle, at->desk, STYLE_BIG, "→");
	if (width && width <= room) {
		canvas_big(canvas, row, col, STYLE_BIG, name);
		return;
	}
	cut(name, room, desk, sizeof desk);
	canvas_text(canvas, middle, col, STYLE_BIG, desk);
}

static void draw_large(const struct visitor *visitor, struct canvas *canvas, int row)
{
	const struct called_row *newest = &visitor->called[0];
	struct columns at = lay_out(visitor, canvas);
	char text[ENTRY];
	for (int lang = 0; lang < LANG_COUNT; lang++)
		canvas_text(canvas, row + 1 + lang, MARGIN, STYLE_HINT, headings[lang]);
	if (is_fresh(visitor, newest))
		canvas_text(canvas, row + CANVAS_BIG_ROWS / 2, at.number - SIGN_COLS, STYLE_BIG, "»");
	canvas_big(canvas, row, at.number, style_of(visitor, newest, STYLE_BIG), newest->number);
	draw_desk(canvas, row, &at, newest->desk);
	for (int i = 1; i < visitor->called_count; i++) {
		const struct called_row *called = &visitor->called[i];
		word(visitor, called, text);
		canvas_text(canvas, row + i, at.others, style_of(visitor, called, STYLE_TITLE), text);
	}
}

int called_rows(const struct visitor *visitor, const struct canvas *canvas)
{
	if (!visitor->counts_known || visitor->called_count == 0)
		return 0;
	return is_large(visitor, canvas) ? CANVAS_BIG_ROWS : SMALL_ROWS;
}

void called_draw(const struct visitor *visitor, struct canvas *canvas)
{
	int rows = called_rows(visitor, canvas), row = canvas_rows(canvas) - 1 - rows;
	if (rows == CANVAS_BIG_ROWS)
		draw_large(visitor, canvas, row);
	else if (rows)
		draw_small(visitor, canvas, row);
}
