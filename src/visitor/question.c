/* One question a page. Nothing is judged before Continue; what is wrong comes
 * back with the answer kept and a sentence that says what to do. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "ui/widget.h"
#include "visitor/verdict.h"

enum { LINE_FIELD_MAX = 60, LINE_ROWS = 8 }; /* field and sentences */

#define QUESTION_KEYS { SYM_F8, 0, ACTION_DESK, N_("I do not know") }, FRAME_KEYS, FRAME_HELP_KEYS
static const struct binding keys[] = { QUESTION_KEYS, { 0 } };
static const struct binding letter_keys[] = {
	{ SYM_F5, 0, ACTION_LAYOUT, N_("letters") }, QUESTION_KEYS, { 0 },
};

static bool is_choice(const struct field *field)
{
	return field->choice_count > 0;
}

/* Types whose keys are digits and signs as they are; the cells that are seen,
 * and the characters that fit, since people put blanks in. */
static const struct {
	bool raw;
	int cells, chars;
} types[FIELD_TYPES] = {
	[FIELD_IIN] = { true, 12, 12 },
	[FIELD_NAME] = { false, LINE_FIELD_MAX, LINE_CHARS },
	[FIELD_DATE] = { true, 10, 16 },
	[FIELD_PHONE] = { true, 20, 20 },
	[FIELD_EMAIL] = { true, 40, LINE_CHARS },
	[FIELD_CHOICE] = { false, 0, 0 },
	[FIELD_YES_NO] = { false, 0, 0 },
	[FIELD_CLASS] = { false, 8, 8 },
	[FIELD_NUMBER] = { true, 8, 8 },
	[FIELD_TEXT] = { false, LINE_FIELD_MAX, LINE_CHARS },
};

static int line_max(const struct field *field)
{
	int most = types[field->type].chars;
	return field->length_max > 0 && field->length_max < most ? field->length_max : most;
}

static void focus_chosen(struct visitor *visitor, const struct answer *answer)
{
	const struct field *field = visitor_field(visitor);
	for (size_t i = 0; answer && i < field->choice_count; i++) {
		if (strcmp(field->choices[i].name, answer->value) == 0)
			visitor_focus(visitor, TARGET_ITEM + (int)i);
	}
}

static void enter(struct visitor *visitor)
{
	struct visit *visit = &visitor->visit;
	const struct field *field = visitor_field(visitor);
	const struct answer *answer = answers_find(&visit->application.answers, field->name);
	visit->verdict = CHECK_OK;
	visit->failures = 0;
	visit->told = false;
	enum layout layout = visit->layout_chosen ? visit->line.layout : keymap_of(visit->lang);
	line_wipe(&visit->line);
	visit->line.layout = layout;
	if (is_choice(field)) {
		focus_chosen(visitor, answer);
		return;
	}
	line_init(&visit->line, line_max(field), types[field->type].raw || field->digits, layout);
	if (!answer || answer->state != ANSWER_GIVEN)
		return;
	char text[ANSWER_VALUE];
	check_display(field, answer->value, visit->lang, text, sizeof text);
	line_set(&visit->line, text);
	explicit_bzero(text, sizeof text);
}

static void menu(const struct visitor *visitor, struct menu *menu)
{
	const struct field *field = visitor_field(visitor);
	if (is_choice(field)) {
		for (size_t i = 0; i < field->choice_count; i++)
			menu_add(menu, TARGET_ITEM + (int)i);
	} else {
		menu_add(menu, TARGET_FIELD);
		menu_add(menu, TARGET_NEXT);
	}
	menu_add(menu, TARGET_DESK);
}

static int go_on(struct visitor *visitor)
{
	if (visitor->visit.changing && application_next(&visitor->visit.application) < 0) {
		visitor->visit.changing = false;
		visitor_go(visitor, PAGE_REVIEW);
	} else {
		visitor_ask(visitor, visitor->visit.question + 1);
	}
	return EFFECT_NONE;
}

static int answer_with(struct visitor *visitor, enum answer_state state, const char *value)
{
	answers_set(&visitor->visit.application.answers, visitor_field(visitor)->name, state, value);
	line_wipe(&visitor->visit.line);
	return go_on(visitor);
}

/* An IIN is told back in words before it is taken: its control digit does not
 * notice every slip. A soft warning is told once too, then the person decides. */
static bool must_tell(const struct visitor *visitor, enum check verdict)
{
	bool iin = visitor_field(visitor)->type == FIELD_IIN && verdict == CHECK_OK;
	return !visitor->visit.told && (iin || check_is_soft(verdict));
}

static int submit(struct visitor *visitor)
{
	struct visit *visit = &visitor->visit;
	const struct field *field = visitor_field(visitor);
	char typed[LINE_BYTES], normal[ANSWER_VALUE];
	line_get(&visit->line, typed);
	visit->verdict = check_answer(field, typed, &visitor->now, normal);
	explicit_bzero(typed, sizeof typed);
	int effect = EFFECT_NONE;
	visitor_focus(visitor, TARGET_FIELD);
	if (visit->verdict != CHECK_OK && !check_is_soft(visit->verdict)) {
		visit->failures++;
		visit->told = false;
	} else if (*normal && must_tell(visitor, visit->verdict)) {
		visit->told = true;
	} else {
		effect = answer_with(visitor, *normal ? ANSWER_GIVEN : ANSWER_SKIPPED, normal);
	}
	explicit_bzero(normal, sizeof normal);
	return effect;
}

static int pick(struct visitor *visitor, int target)
{
	const struct field *field = visitor_field(visitor);
	if (target == TARGET_DESK)
		return answer_with(visitor, ANSWER_AT_DESK, "");
	if (target < TARGET_ITEM)
		return submit(visitor);
	return answer_with(visitor, ANSWER_GIVEN, field->choices[target - TARGET_ITEM].name);
}

/* A class is a number and a letter: "7 Ә". Digits stay digits until a blank or
 * two of them; after that the digit row gives letters. */
static bool types_a_grade(const struct visitor *visitor)
{
	const struct line *line = &visitor->visit.line;
	if (visitor_field(visitor)->type != FIELD_CLASS || line->len >= 2)
		return false;
	return line->len == 0 || (line->text[0] >= '0' && line->text[0] <= '9');
}

/* Digits are one more layout of the fields that start with them. */
static void change_letters(struct visitor *visitor)
{
	struct line *line = &visitor->visit.line;
	enum layout first = keymap_of(visitor->visit.lang);
	visitor->visit.layout_chosen = true;
	if (line->raw) {
		line->raw = false;
		line->layout = first;
	} else {
		line->layout = keymap_next(line->layout);
		line->raw = visitor_field(visitor)->digits && line->layout == first;
	}
}

static bool edit(struct visitor *visitor, const struct key *key)
{
	struct line *line = &visitor->visit.line;
	/* Beside the field the arrows move the focus. */
	if (key->sym != SYM_TEXT && visitor_focused(visitor) != TARGET_FIELD)
		return false;
	bool digit = key->sym == SYM_TEXT && key->code >= '0' && key->code <= '9';
	bool raw = line->raw;
	/* People group the digits of an IIN as it stands in the document. */
	if (visitor_field(visitor)->type == FIELD_IIN && key->sym == SYM_TEXT
	    && (key->code == ' ' || key->code == '-'))
		return true;
	if (digit && types_a_grade(visitor))
		line->raw = true;
	bool taken = line_key(line, key);
	line->raw = raw;
	if (!taken)
		return false;
	visitor_focus(visitor, TARGET_FIELD);
	visitor->visit.told = false;
	visitor->visit.verdict = CHECK_OK;
	return true;
}

static bool key(struct visitor *visitor, const struct event *event, int *effect)
{
	*effect = EFFECT_NONE;
	if (event->action == ACTION_DESK) {
		if (!visitor_held(visitor))
			*effect = pick(visitor, TARGET_DESK);
	} else if (is_choice(visitor_field(visitor))) {
		return false;
	} else if (event->action == ACTION_LAYOUT) {
		change_letters(visitor);
	} else {
		return edit(visitor, &event->key);
	}
	return true;
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
	const struct field *field = visitor_field(visitor);
	int width = types[field->type].cells;
	if (field->length_max > 0 && field->length_max < width)
		width = field->length_max;
	if (width > area->cols - 2)
		width = area->cols - 2;
	bool focused = visitor_focused(visitor) == TARGET_FIELD;
	canvas_text(canvas, *row, area->col, STYLE_TEXT, focused ? "→" : " ");
	line_draw(&visitor->visit.line, canvas, *row, area->col + 2, width, focused);
	canvas_target(canvas, TARGET_FIELD, *row, area->col, widget_target_rows(canvas), width + 2);
	*row += 2;
	verdict_draw(visitor, canvas, area, row);
	draw_layout(visitor, canvas, area, row);
	(*row)++;
	frame_buttons(visitor, canvas, area, row, buttons, 2);
}

static void add_choices(const struct visitor *visitor, struct blocks *blocks)
{
	const struct field *field = visitor_field(visitor);
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

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	struct blocks blocks = { 0 };
	int row = area.row;
	add_question(visitor, &blocks);
	if (is_choice(visitor_field(visitor))) {
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

static enum page_id back(struct visitor *visitor)
{
	struct visit *visit = &visitor->visit;
	if (visit->changing) {
		visit->changing = false;
		return PAGE_REVIEW;
	}
	int before = visitor_question_before(visitor, visit->question);
	if (before < 0)
		return PAGE_CONSENT;
	visit->question = before;
	return PAGE_QUESTION;
}

static const struct screen with_letters = { "question", letter_keys, visitor_update, view };

static const struct screen *variant(const struct visitor *visitor)
{
	const struct field *field = visitor_field(visitor);
	bool letters = !is_choice(field) && (!types[field->type].raw || field->digits);
	return letters ? &with_letters : &page_question.screen;
}

const struct page page_question = {
	.screen = { "question", keys, visitor_update, view },
	.variant = variant,
	.menu = menu,
	.pick = pick,
	.key = key,
	.enter = enter,
	.back = back,
};
