/* One question a page. Nothing is judged before Continue; what is wrong comes
 * back with the answer kept and a sentence that says what to do. */
#include <string.h>

#include "visitor/frame.h"
#include "visitor/question.h"
#include "visitor/requests.h"

#define DESK_KEYS { SYM_F8, 0, ACTION_DESK, N_("I do not know") }
#define LETTER_KEYS { SYM_F5, 0, ACTION_LAYOUT, N_("letters") }
static const struct binding keys[] = {
	FRAME_KEYS, DESK_KEYS, FRAME_PAUSE_KEYS, FRAME_HELP_KEYS, { 0 },
};
static const struct binding line_keys[] = {
	FRAME_LINE_KEYS, DESK_KEYS, FRAME_PAUSE_KEYS, FRAME_HELP_KEYS, { 0 },
};
static const struct binding letter_keys[] = {
	FRAME_LINE_KEYS, DESK_KEYS, LETTER_KEYS, FRAME_PAUSE_KEYS, FRAME_HELP_KEYS, { 0 },
};

static bool is_choice(const struct field *field)
{
	return field->choice_count > 0;
}

/* Types whose keys are digits and signs as they are; the characters that fit,
 * since people put blanks in. */
static const struct {
	bool raw;
	int chars;
} types[FIELD_TYPES] = {
	[FIELD_IIN] = { true, 12 },
	[FIELD_NAME] = { false, LINE_CHARS },
	[FIELD_DATE] = { true, 10 },
	[FIELD_PHONE] = { true, 20 },
	[FIELD_EMAIL] = { true, LINE_CHARS },
	[FIELD_CLASS] = { false, 8 },
	[FIELD_NUMBER] = { true, 0 }, /* as many as its range has */
	[FIELD_TEXT] = { false, LINE_CHARS },
};

static int line_max(const struct field *field)
{
	int most = field->type == FIELD_NUMBER ? question_digits(field) : types[field->type].chars;
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

static int answer_with(struct visitor *visitor, enum answer_state state, const char *value)
{
	requests_answer(&visitor->visit, visitor_field(visitor), state, value);
	line_wipe(&visitor->visit.line);
	visitor_answered(visitor);
	return EFFECT_NONE;
}

/* What is odd is said once; the same choice again goes on. */
static int choose(struct visitor *visitor, int target)
{
	struct visit *visit = &visitor->visit;
	const struct field *field = visitor_field(visitor);
	const struct choice *choice = &field->choices[target - TARGET_ITEM];
	bool told = visit->told && visit->told_target == target;
	visit->verdict = check_among(visit->application.service, field, choice->name,
	                             &visit->application.answers, &visitor->now);
	visit->told = visit->verdict != CHECK_OK;
	visit->told_target = target;
	if (visit->told && !told)
		return EFFECT_NONE;
	if (!choice->notice.in[LANG_KK])
		return answer_with(visitor, ANSWER_GIVEN, choice->name);
	requests_answer(visit, field, ANSWER_GIVEN, choice->name);
	visitor_go(visitor, PAGE_RELATIVE);
	return EFFECT_NONE;
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
	if (visit->verdict == CHECK_OK && *normal)
		visit->verdict = check_among(visit->application.service, field, normal,
		                             &visit->application.answers, &visitor->now);
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
	if (target == TARGET_DESK)
		return answer_with(visitor, ANSWER_AT_DESK, "");
	return target < TARGET_ITEM ? submit(visitor) : choose(visitor, target);
}

/* A class is a number up to 11 and a letter: "7 Ә". The first digit is one, after a 1
 * so is another 1 or a 0; any other key of the digit row gives its letter. */
static bool types_a_grade(const struct visitor *visitor, uint32_t code)
{
	const struct line *line = &visitor->visit.line;
	if (visitor_field(visitor)->type != FIELD_CLASS)
		return false;
	return line->len == 0 || (line->len == 1 && line->text[0] == '1' && code <= '1');
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

/* People group the digits of an IIN as it stands in the document, and put a blank
 * after the full stop of a date. The fields are as wide as what is asked for. */
static bool is_needless(const struct visitor *visitor, const struct key *key)
{
	const struct line *line = &visitor->visit.line;
	enum field_type type = visitor_field(visitor)->type;
	uint32_t before = line->cursor > 0 ? line->text[line->cursor - 1] : 0;
	if (key->sym != SYM_TEXT || (key->code != ' ' && key->code != '-'))
		return false;
	return type == FIELD_IIN
	    || (type == FIELD_DATE && (before == '.' || before == '/' || before == '-'));
}

static bool edit(struct visitor *visitor, const struct key *key)
{
	struct line *line = &visitor->visit.line;
	/* Beside the field the arrows move the focus. */
	if (key->sym != SYM_TEXT && visitor_focused(visitor) != TARGET_FIELD)
		return false;
	bool digit = key->sym == SYM_TEXT && key->code >= '0' && key->code <= '9';
	bool raw = line->raw;
	if (is_needless(visitor, key))
		return true;
	if (digit && types_a_grade(visitor, key->code))
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
	if (event->action == ACTION_PAUSE) {
		visitor_pause(visitor);
	} else if (event->action == ACTION_DESK) {
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

static enum page_id back(struct visitor *visitor)
{
	struct visit *visit = &visitor->visit;
	if (visit->changing) {
		visit->changing = false;
		return PAGE_REVIEW;
	}
	int before = visitor_question_before(visitor, visit->question);
	if (before < 0)
		return visitor_before_questions(visitor);
	visit->question = before;
	return PAGE_QUESTION;
}

static const struct screen with_line = { "question", line_keys, visitor_update, question_view };
static const struct screen with_letters = { "question", letter_keys, visitor_update, question_view };

static const struct screen *variant(const struct visitor *visitor)
{
	const struct field *field = visitor_field(visitor);
	if (is_choice(field))
		return &page_question.screen;
	return types[field->type].raw && !field->digits ? &with_line : &with_letters;
}

const struct page page_question = {
	.screen = { "question", keys, visitor_update, question_view },
	.variant = variant,
	.menu = menu,
	.pick = pick,
	.key = key,
	.enter = enter,
	.back = back,
};
