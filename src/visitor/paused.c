#include "visitor/paused.h"

#include <stdio.h>

#include "core/text.h"

static const char gap[] = "   ";

enum { MARGIN = 2, ROWS = 2 };

static bool is_paused(const struct visitor *visitor, int i)
{
	return visitor->counts_known && visitor->desks[i].back_at != 0;
}

int paused_rows(const struct visitor *visitor)
{
	for (int i = 0; i < visitor->desk_count; i++) {
		if (is_paused(visitor, i))
			return ROWS;
	}
	return 0;
}

/* "2 – 14:20": the desk's name, and when it is back. No arrow: that leads people to
 * a desk in the rows of the calls. */
static void word(const struct visitor *visitor, const struct desk_state *state, char *out,
                 size_t size)
{
	char until[CLOCK_TEXT];
	clock_format(state->back_at, visitor->now.utc_offset_s, until);
	snprintf(out, size, "%.40s – %s", state->desk, until);
}

static void centre(struct canvas *canvas, int row, enum style style, const char *text)
{
	canvas_text(canvas, row, (canvas_cols(canvas) - text_width(text)) / 2, style, text);
}

void paused_draw(const struct visitor *visitor, struct canvas *canvas, int row)
{
	char line[512] = "", one[80];
	int most = canvas_cols(canvas) - 2 * MARGIN;
	size_t len = 0;
	if (!paused_rows(visitor))
		return;
	for (int i = 0; i < visitor->desk_count; i++) {
		if (!is_paused(visitor, i))
			continue;
		word(visitor, &visitor->desks[i], one, sizeof one);
		if (text_width(line) + text_width(gap) + text_width(one) > most)
			break;
		len += (size_t)snprintf(line + len, sizeof line - len, "%s%s", len ? gap : "", one);
	}
	centre(canvas, row, STYLE_HINT, "Жабық, ашылуы · Закрыто до · Closed until");
	centre(canvas, row + 1, STYLE_TITLE, line);
}
