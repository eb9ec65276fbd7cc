#include "visitor/paused.h"

#include "core/text.h"
#include "office/closed.h"
#include "visitor/reception.h"

enum { MARGIN = 2, ROWS_MAX = 2, LINE = 512 };

static const char nobody[] = "Терезеде ешкім жоқ · У окон никого нет · Nobody at the desks";

/* People wait and nobody sits at a desk that is open. */
static bool is_shut(const struct visitor *visitor)
{
	struct opening opening;
	return visitor->counts.waiting > 0
	    && reception_now(visitor, &opening) == RECEPTION_OPEN
	    && waiting_estimate_s(&visitor->pace, 0, 0, visitor->now.unix_s) == WAITING_SHUT;
}

static int count_paused(const struct visitor *visitor)
{
	int count = 0;
	for (int i = 0; i < visitor->desk_count; i++)
		count += visitor->desks[i].back_at != 0;
	return count < ROWS_MAX ? count : ROWS_MAX;
}

int paused_rows(const struct visitor *visitor)
{
	int paused = count_paused(visitor);
	if (!visitor->counts_known)
		return 0;
	return paused ? paused : is_shut(visitor);
}

static void draw_line(struct canvas *canvas, int row, enum style style, const char *line)
{
	canvas_text(canvas, row, (canvas_cols(canvas) - text_width(line)) / 2, style, line);
}

void paused_draw(const struct visitor *visitor, struct canvas *canvas, int row)
{
	const struct school *school = catalog_school(visitor->catalog);
	int end = row + paused_rows(visitor), cols = canvas_cols(canvas);
	if (row < end && count_paused(visitor) == 0)
		draw_line(canvas, row, STYLE_HINT, nobody);
	for (int i = 0; i < visitor->desk_count && row < end; i++) {
		const struct desk_state *state = &visitor->desks[i];
		char line[LINE], until[CLOCK_TEXT];
		if (!state->back_at)
			continue;
		clock_format(state->back_at, visitor->now.utc_offset_s, until);
		closed_words(school, state->desk, until, cols - 2 * MARGIN, line, sizeof line);
		draw_line(canvas, row++, STYLE_WARNING, line);
	}
}
