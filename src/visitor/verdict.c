#include "visitor/verdict.h"

#include <stdio.h>
#include <string.h>

bool verdict_is_wrong(const struct visitor *visitor)
{
	enum check verdict = visitor->visit.verdict;
	return visitor->visit.failures > 0 && verdict != CHECK_OK && !check_is_soft(verdict);
}

void verdict_add(const struct visitor *visitor, struct blocks *blocks)
{
	char sentence[512];
	check_sentence(visitor->visit.verdict, visitor_field(visitor), sentence, sizeof sentence);
	blocks_text(blocks, STYLE_ERROR, _("There is a problem with this answer"));
	blocks_text(blocks, STYLE_ERROR, sentence);
	blocks_gap(blocks);
}

/* The sentence for what is wrong; from the second time on also whom to ask. */
static void draw_sentence(const struct visitor *visitor, struct canvas *canvas,
                          const struct area *area, int *row)
{
	const struct visit *visit = &visitor->visit;
	char sentence[512];
	if (visit->verdict == CHECK_OK)
		return;
	check_sentence(visit->verdict, visitor_field(visitor), sentence, sizeof sentence);
	if (check_is_soft(visit->verdict)) {
		frame_text(canvas, area, row, STYLE_WARNING, sentence);
		frame_text(canvas, area, row, STYLE_TEXT,
		           _("If it is right as it is, press Enter once more."));
		return;
	}
	frame_text(canvas, area, row, STYLE_ERROR, sentence);
	if (visit->failures > 1)
		frame_text(canvas, area, row, STYLE_TEXT,
		           _("If it does not work, press F8: the staff will write it down with you."));
}

/* What the IIN says of the person, to be looked at before going on. */
static void draw_understood(const struct visitor *visitor, struct canvas *canvas,
                            const struct area *area, int *row)
{
	const struct visit *visit = &visitor->visit;
	char typed[LINE_BYTES], line[256];
	if (!visit->told || visit->verdict != CHECK_OK)
		return;
	line_get(&visit->line, typed);
	if (check_understood(visitor_field(visitor), typed, line, sizeof line)) {
		frame_text(canvas, area, row, STYLE_DONE, line);
		frame_text(canvas, area, row, STYLE_TEXT, _("If this is right, press Enter once more."));
	}
	explicit_bzero(line, sizeof line);
	explicit_bzero(typed, sizeof typed);
}

void verdict_draw(const struct visitor *visitor, struct canvas *canvas,
                  const struct area *area, int *row)
{
	draw_sentence(visitor, canvas, area, row);
	draw_understood(visitor, canvas, area, row);
}
