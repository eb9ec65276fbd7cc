#include "visitor/paused.h"

#include "core/text.h"
#include "office/closed.h"

enum { MARGIN = 2, ROWS_MAX = 2, LINE = 512 };

static bool is_paused(const struct visitor *visitor, int i)
{
	return visitor->counts_known && visitor->desks[i].back_at != 0;
}

int paused_rows(const struct visitor *visitor)
{
	int rows = 0;
	for (int i = 0; i < visitor->desk_count && rows < ROWS_MAX; i++)
		rows += is_paused(visitor, i);
	return rows;
}

void paused_draw(const struct visitor *visitor, struct canvas *canvas, int row)
{
	const struct school *school = catalog_school(visitor->catalog);
	int end = row + paused_rows(visitor), cols = canvas_cols(canvas);
	for (int i = 0; i < visitor->desk_count && row < end; i++) {
		const struct desk_state *state = &visitor->desks[i];
		char line[LINE], until[CLOCK_TEXT];
		if (!is_paused(visitor, i))
			continue;
		clock_format(state->back_at, visitor->now.utc_offset_s, until);
		closed_words(school, state->desk, until, cols - 2 * MARGIN, line, sizeof line);
		canvas_text(canvas, row++, (cols - text_width(line)) / 2, STYLE_WARNING, line);
	}
}
