#include "visitor/paused.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "visitor/reception.h"

/* People wait and nobody sits at a desk that is open. */
static bool is_shut(const struct visitor *visitor)
{
	struct opening opening;
	return visitor->counts.waiting > 0
	    && reception_now(visitor, &opening) == RECEPTION_OPEN
	    && waiting_estimate_s(&visitor->pace, 0, 0, visitor->now.unix_s) == WAITING_SHUT;
}

static bool is_break(const struct visitor *visitor)
{
	for (int i = 0; i < visitor->desk_count; i++) {
		if (visitor->desks[i].back_at)
			return true;
	}
	return false;
}

int paused_rows(const struct visitor *visitor)
{
	return visitor->counts_known && (is_break(visitor) || is_shut(visitor));
}

static const char nobody[] = "Терезеде ешкім жоқ · У окон никого нет · Nobody at the desks";

/* " 2 → 14:20": the desk's name, and when it is back. */
static void word(const struct visitor *visitor, const struct desk_state *state, char *out,
                 size_t size)
{
	char until[CLOCK_TEXT];
	clock_format(state->back_at, visitor->now.utc_offset_s, until);
	snprintf(out, size, "  %.40s → %s", state->desk, until);
}

void paused_draw(const struct visitor *visitor, struct canvas *canvas, int row)
{
	char line[512] = "Үзіліс · Перерыв · Break:", one[80];
	size_t len = strlen(line);
	int cols = canvas_cols(canvas);
	if (!paused_rows(visitor))
		return;
	if (!is_break(visitor))
		len = (size_t)snprintf(line, sizeof line, "%s", nobody);
	for (int i = 0; i < visitor->desk_count; i++) {
		const struct desk_state *state = &visitor->desks[i];
		word(visitor, state, one, sizeof one);
		if (state->back_at && text_width(line) + text_width(one) < cols)
			len += (size_t)snprintf(line + len, sizeof line - len, "%s", one);
	}
	canvas_text(canvas, row, (cols - text_width(line)) / 2, STYLE_HINT, line);
}
