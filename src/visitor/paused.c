#include "visitor/paused.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"

int paused_rows(const struct visitor *visitor)
{
	int rows = 0;
	for (int i = 0; visitor->counts_known && i < visitor->desk_count; i++)
		rows |= visitor->desks[i].back_at != 0;
	return rows;
}

/* " 2 → 14:20": the desk's name, and when it is back. */
static void word(const struct visitor *visitor, const struct desk_state *state, char *out,
                 size_t size)
{
	char until[CLOCK_TEXT], desk[41];
	clock_format(state->back_at, visitor->now.utc_offset_s, until);
	text_copy(desk, sizeof desk, state->desk);
	snprintf(out, size, "  %s → %s", desk, until);
}

void paused_draw(const struct visitor *visitor, struct canvas *canvas, int row)
{
	char line[512] = "Үзіліс · Перерыв · Break:", one[80];
	int cols = canvas_cols(canvas);
	if (!paused_rows(visitor))
		return;
	for (int i = 0; i < visitor->desk_count; i++) {
		const struct desk_state *state = &visitor->desks[i];
		word(visitor, state, one, sizeof one);
		if (state->back_at && text_width(line) + text_width(one) < cols)
			text_join(line, sizeof line, "", one);
	}
	canvas_text(canvas, row, (cols - text_width(line)) / 2, STYLE_HINT, line);
}
