#include <stdio.h>
#include <string.h>

#include "core/iin.h"
#include "ui/widget.h"
#include "visitor/blocks.h"
#include "visitor/question.h"

enum { LINE_FIELD_MAX = 60, LINE_ROWS = 9 }; /* field, sentences and buttons */

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

/* The sentence for what is wrong; from the second time on also whom to ask. */
static void draw_verdict(const struct visitor *visitor, struct canvas *canvas,
                         const struct area *area, int *row)
{
	const struct visit *visit = &visitor->visit;
	char sentence[512];
	if (visit->verdict == CHECK_OK)
		return;
	check_sentence(visit->verdict, question_field(visitor), sentence, sizeof sentence);
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
	char typed[LINE_BYTES], digits[LINE_BYTES], day[DATE_TEXT], line[256];
	struct iin iin = { 0 };
	if (!visit->told || visit->verdict != CHECK_OK)
		return;
	if (question_field(visitor)->type != FIELD_IIN)
		return;
	line_get(&visit->line, typed);
	iin_normalise(typed, digits, sizeof digits);
	if (iin_parse(digits, &iin) != IIN_OK)
		return;
	date_format_local(iin.born, day);
	snprintf(line, sizeof line, iin.female ? _("Born on %s, female.") : _("Born on %s, male."),
	         day);
	frame_text(canvas, area, row, STYLE_DONE, line);
	frame_text(canvas, area, row, STYLE_TEXT, _("If this is right, press Enter once more."));
	explicit_bzero(line, sizeof line);
	explicit_bzero(&iin, sizeof iin);
	explicit_bzero(day, sizeof day);
	explicit_bzero(typed, sizeof typed);
	explicit_bzero(digits, sizeof digits);
}

/* Which letters the keys give; number fields need no words about that. */
static void draw_layout(const struct visitor *visitor, struct canvas *canvas,
                        const struct area *area, int *row)
{
	const struct line *line = &visitor->visit.line;
	char text[256];
	if (line->raw) {
		if (question_field(visitor)->digits)
			frame_text(canvas, area, row, STYLE_HINT, _("The keys give digits. F5: letters."));
		return;
	}
	snprintf(text, sizeof text, _("Letters: %s. F5 changes them."), keymap_name(line->layout));
	frame_text(canvas, area, row, STYLE_HINT, text);
	if (line->layout == LAYOUT_KK)
		frame_text(canvas, area, row, STYLE_HINT, "2 ә  3 і  4 ң  5 ғ  8 ү  9 ұ  0 қ  - ө  = һ  ` ё  \\ -");
	if (line->layout == LAYOUT_KK)
		frame_text(canvas, area, row, STYLE_HINT, _("For digits press F5."));
}

static void draw_line(const struct visitor *visitor, struct canvas *canvas,
                      const struct area *area, int *row)
{
	static const struct button buttons[] = {
		{ TARGET_NEXT, N_("Continue") },
		{ TARGET_DESK, N_("I do not know – ask at the desk") },
	};
	const struct field *field = question_field(visitor);
	int width = field->type == FIELD_NUMBER ? question_digits(field) : cells[field->type];
	if (field->length_max > 0 && field->length_max < width)
		width = field->length_max;
	if (width > area->cols - 2)
		width = area->cols - 2;
	bool focused = visitor_focused(visitor) == TARGET_FIELD;
	canvas_text(canvas, *row, area->col, STYLE_TEXT, focused ? "→" : " ");
	line_draw(&visitor->visit.line, canvas, *row, area->col + 2, width, focused);
	canvas_target(canvas, TARGET_FIELD, *row, area->col, 1, width + 2);
	*row += 2;
	draw_verdict(visitor, canvas, area, row);
	draw_understood(visitor, canvas, area, row);
	draw_layout(visitor, canvas, area, row);
	(*row)++;
	frame_buttons(visitor, canvas, area, row, buttons, 2);
}

static void add_choices(const struct visitor *visitor, struct blocks *blocks)
{
	const struct visit *visit = &visitor->visit;
	const struct field *field = question_field(visitor);
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
	const struct field *field = question_field(visitor);
	enum lang lang = visitor->visit.lang;
	char heading[BLOCK_TEXT];
	if (visitor->visit.failures > 0 && visitor->visit.verdict != CHECK_OK)
		blocks_text(blocks, STYLE_ERROR, _("There is a problem with this answer"));
	snprintf(heading, sizeof heading, "%.900s%s%s", words_in(&field->label, lang),
	         field->required ? "" : " ", field->required ? "" : _("(optional)"));
	blocks_text(blocks, STYLE_TITLE, heading);
	if (*words_in(&field->why, lang))
		blocks_text(blocks, STYLE_HINT, words_in(&field->why, lang));
	if (*words_in(&field->hint, lang))
		blocks_text(blocks, STYLE_HINT, words_in(&field->hint, lang));
	blocks_gap(blocks);
}

void question_view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	struct blocks blocks = { 0 };
	int row = area.row;
	add_question(visitor, &blocks);
	if (question_field(visitor)->choice_count > 0) {
		add_choices(visitor, &blocks);
		blocks_draw(visitor, canvas, &area, &blocks);
		return;
	}
	struct area words = area;
	int rows = blocks_rows(&area, &blocks);
	words.rows = rows < area.rows - LINE_ROWS ? rows : area.rows - LINE_ROWS;
	blocks_draw(visitor, canvas, &words, &blocks);
	row += words.rows;
	draw_line(visitor, canvas, &area, &row);
}
