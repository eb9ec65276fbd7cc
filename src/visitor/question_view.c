#include <stdio.h>

#include "ui/widget.h"
#include "visitor/question.h"
#include "visitor/verdict.h"

enum { LINE_FIELD_MAX = 60, LINE_ROWS = 8 }; /* field and sentences */

/* Cells that are seen, by type. */
static const int cells[FIELD_TYPES] = {
	[FIELD_IIN] = 12,
	[FIELD_NAME] = LINE_FIELD_MAX,
	[FIELD_DATE] = 10,
	[FIELD_PHONE] = 20,
	[FIELD_EMAIL] = 40,
	[FIELD_CLASS] = 8,
	[FIELD_TEXT] = LINE_FIELD_MAX,
};

int question_digits(const struct field *field)
{
	int low = snprintf(NULL, 0, "%ld", field->number_min);
	int high = snprintf(NULL, 0, "%ld", field->number_max);
	return low > high ? low : high;
}

/* Which letters the keys give; number fields need no words about that. */
static void draw_layout(const struct visitor *visitor, struct canvas *canvas,
                        const struct area *area, int *row)
{
	const struct line *line = &visitor->visit.line;
	char text[256];
	if (line->raw) {
		if (visitor_field(visitor)->digits)
			frame_text(canvas, area, row, STYLE_HINT, _("The keys give digits. F5: letters."));
		return;
	}
	bool class = visitor_field(visitor)->type == FIELD_CLASS;
	if (class)
		frame_text(canvas, area, row, STYLE_HINT,
		           _("First the number, then the letter: the keys follow by themselves."));
	snprintf(text, sizeof text, _("Letters: %s. F5 changes them."), keymap_name(line->layout));
	frame_text(canvas, area, row, STYLE_HINT, text);
	if (line->layout == LAYOUT_KK)
		frame_text(canvas, area, row, STYLE_HINT, "2 ә  3 і  4 ң  5 ғ  8 ү  9 ұ  0 қ  - ө  = һ  ` ё  \\ -");
	if (line->layout == LAYOUT_KK && !class)
		frame_text(canvas, area, row, STYLE_HINT, _("For digits press F5."));
}

static void draw_line(const struct visitor *visitor, struct canvas *canvas,
                      const struct area *area, int *row)
{
	static const struct button buttons[] = {
		{ TARGET_NEXT, N_("Continue") },
		{ TARGET_DESK, N_("I do not know – ask at the desk") },
	};
	const struct field *field = visitor_field(visitor);
	int width = field->type == FIELD_NUMBER ? question_digits(field) : cells[field->type];
	if (field->length_max > 0 && field->length_max < width)
		width = field->length_max;
	if (width > area->cols - 2)
		width = area->cols - 2;
	frame_field(visitor, canvas, area, row, width);
	verdict_draw(visitor, canvas, area, row);
	draw_layout(visitor, canvas, area, row);
	(*row)++;
	frame_buttons(visitor, canvas, area, row, buttons, 2);
}

static void add_choices(const struct visitor *visitor, struct blocks *blocks)
{
	const struct visit *visit = &visitor->visit;
	const struct field *field = visitor_field(visitor);
	char sentence[512];
	if (visit->told) {
		check_sentence(visit->verdict, field, sentence, sizeof sentence);
		blocks_text(blocks, STYLE_WARNING, sentence);
		blocks_text(blocks, STYLE_TEXT, _("If it is right as it is, press Enter once more."));
		blocks_gap(blocks);
	}
	for (size_t i = 0; i < field->choice_count; i++) {
		int number = (int)i + 1;
		blocks_item(blocks, TARGET_ITEM + (int)i, number <= 9 ? number : 0,
		            choice_label(field, i, visitor->visit.lang));
	}
	blocks_gap(blocks);
	blocks_button(blocks, TARGET_DESK, _("I do not know – ask at the desk"));
}

/* The question with "(optional)" in words, why it is asked, how to write it. */
static void add_question(const struct visitor *visitor, struct blocks *blocks)
{
	const struct field *field = visitor_field(visitor);
	enum lang lang = visitor->visit.lang;
	const char *why = words_in(&field->why, lang), *hint = words_in(&field->hint, lang);
	char heading[BLOCK_TEXT];
	if (verdict_is_wrong(visitor))
		verdict_add(visitor, blocks);
	snprintf(heading, sizeof heading, "%.900s%s%s", words_in(&field->label, lang),
	         field->required ? "" : " ", field->required ? "" : _("(optional)"));
	blocks_text(blocks, STYLE_TITLE, heading);
	if (*why && !verdict_is_wrong(visitor))
		blocks_text(blocks, STYLE_HINT, why);
	if (*hint)
		blocks_text(blocks, STYLE_HINT, hint);
	blocks_gap(blocks);
}

void question_view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	struct blocks blocks = { 0 };
	int row = area.row;
	add_question(visitor, &blocks);
	if (visitor_field(visitor)->choice_count > 0) {
		add_choices(visitor, &blocks);
		blocks_draw(visitor, canvas, &area, &blocks);
		return;
	}
	struct area words = area;
	int rows = blocks_rows(canvas, &area, &blocks);
	int most = area.rows - LINE_ROWS - widget_button_rows(canvas);
	words.rows = rows < most ? rows : most;
	blocks_draw(visitor, canvas, &words, &blocks);
	row += words.rows;
	draw_line(visitor, canvas, &area, &row);
}
