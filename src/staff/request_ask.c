/* What a deed on a request needs to be told: a ground, a number, an answer. One
 * question a page, judged as at the kiosk. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "staff/frame.h"
#include "staff/held.h"
#include "ui/widget.h"

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("choose") },
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("leave it") },
	{ SYM_UP, 0, STAFF_ACTION_UP, NULL },
	{ SYM_DOWN, 0, STAFF_ACTION_DOWN, NULL },
	{ SYM_F5, 0, STAFF_ACTION_LAYOUT, N_("letters") },
	STAFF_INSIDE_KEYS,
	{ 0 },
};

enum { ANSWER_COLS = 60 };

static const char *const questions[REQUEST_STEPS] = {
	[STEP_GROUND] = N_("Why?"),
	[STEP_REMEDY] = N_("What can the person do? Enter takes the words above."),
	[STEP_MISSING] = N_("The program warns, you decide. Is the request accepted all the same?"),
	[STEP_RESULT] = N_("Which paper is given out?"),
	[STEP_SERIES] = N_("Series of the state blank (Enter: it has none)"),
	[STEP_NUMBER] = N_("Number of the paper"),
	[STEP_RECIPIENT] = N_("Who receives it? Enter takes the applicant."),
	[STEP_SIGNED] = N_("Has the person signed: received?"),
	[STEP_NOTE] = N_("Note to colleagues"),
	[STEP_GIVEN_BY] = N_("Who has agreed? Enter takes the applicant."),
	[STEP_SURE] = N_("Is that right?"),
	[STEP_VERY_SURE] = N_("This cannot be undone. Is it really to be done?"),
};

static bool is_raw(const struct staff *staff)
{
	static const bool raw[FIELD_TYPES] = {
		[FIELD_IIN] = true, [FIELD_DATE] = true, [FIELD_PHONE] = true, [FIELD_EMAIL] = true,
		[FIELD_NUMBER] = true,
	};
	enum request_step step = request_step(staff);
	if (step == STEP_VALUE)
		return raw[request_asked(staff)->type] || request_asked(staff)->digits;
	return step == STEP_NUMBER || step == STEP_SERIES;
}

static void enter(struct staff *staff)
{
	const struct answer *answer;
	char text[ANSWER_VALUE];
	staff->field = 0;
	staff->request.act.verdict = CHECK_OK;
	staff->request.act.told = false;
	if (request_list_of(staff))
		return;
	line_init(&staff->line[0], LINE_CHARS, is_raw(staff), keymap_of(staff->lang));
	if (request_step(staff) != STEP_VALUE)
		return;
	answer = answers_find(&staff->request.file.view.answers, staff->request.act.name);
	if (!answer || answer->state != ANSWER_GIVEN)
		return;
	check_display(request_asked(staff), answer->value, staff->lang, text, sizeof text);
	line_set(&staff->line[0], text);
	explicit_bzero(text, sizeof text);
}

static int leave(struct staff *staff)
{
	request_drop(staff);
	line_wipe(&staff->line[0]);
	staff_go(staff, STAFF_REQUEST);
	return STAFF_LOOK;
}

/* What a choice brings with it is told once, as at the kiosk; the same choice again
 * goes on. */
static bool choose_value(struct staff *staff, int i, const char *name)
{
	struct request_act *act = &staff->request.act;
	const struct field *field = request_asked(staff);
	bool told = act->told && act->told_item == i;
	act->verdict = check_among(request_service(staff), field, name,
	                           &staff->request.file.view.answers, &staff->now);
	act->told = act->verdict != CHECK_OK || field->choices[i].notice.in[LANG_KK];
	act->told_item = staff->field = i;
	if (act->told && !told)
		return false;
	act->answer.state = ANSWER_GIVEN;
	text_copy(act->answer.value, sizeof act->answer.value, name);
	return true;
}

static int choose(struct staff *staff, int i)
{
	struct request_act *act = &staff->request.act;
	const char *name = "";
	bool passes_both = request_step(staff) == STEP_VERY_SURE && held_again(staff);
	if (passes_both || !request_list_of(staff)(staff, i, &name))
		return STAFF_NOTHING;
	switch (request_step(staff)) {
	case STEP_RESULT:
		text_copy(act->result.name, sizeof act->result.name, name);
		break;
	case STEP_VALUE:
		if (!choose_value(staff, i, name))
			return STAFF_NOTHING;
		break;
	case STEP_GROUND:
		text_copy(act->name, sizeof act->name, name);
		break;
	case STEP_SIGNED:
		act->result.is_signed = *name;
		break;
	default:
		if (!*name)
			return leave(staff);
	}
	return request_step_on(staff);
}

/* What Enter takes when nothing was typed. */
static const char *offer(const struct staff *staff)
{
	const struct request_view *view = &staff->request.file.view;
	const struct ground *ground;
	switch (request_step(staff)) {
	case STEP_REMEDY:
		ground = decide_ground(request_service(staff), request_ground_kind(staff), staff->request.act.name);
		return ground ? words_in(&ground->remedy, view->lang) : "";
	case STEP_RECIPIENT: case STEP_GIVEN_BY:
		return answers_value(&view->answers, "applicant_name");
	default:
		return "";
	}
}

static int submit_value(struct staff *staff, const char *typed)
{
	struct request_act *act = &staff->request.act;
	char normal[ANSWER_VALUE];
	const struct field *field = request_asked(staff);
	act->verdict = check_answer(field, typed, &staff->now, normal);
	if (act->verdict == CHECK_OK && *normal)
		act->verdict = check_among(request_service(staff), field, normal,
		                           &staff->request.file.view.answers, &staff->now);
	bool good = act->verdict == CHECK_OK, soft = check_is_soft(act->verdict);
	bool odd = soft || (good && *normal && field->type == FIELD_IIN);
	bool go_on = (good || soft) && (!odd || act->told);
	act->told = odd;
	if (go_on) {
		act->answer.state = *normal ? ANSWER_GIVEN : ANSWER_SKIPPED;
		text_copy(act->answer.value, sizeof act->answer.value, normal);
	}
	explicit_bzero(normal, sizeof normal);
	return go_on ? request_step_on(staff) : STAFF_NOTHING;
}

static int submit_text(struct staff *staff, const char *typed)
{
	struct request_act *act = &staff->request.act;
	char tidy[ANSWER_VALUE];
	enum request_step step = request_step(staff);
	text_tidy(typed, strlen(typed), tidy, sizeof tidy);
	if (!*tidy)
		text_copy(tidy, sizeof tidy, offer(staff));
	if (!*tidy && step != STEP_SERIES) {
		staff_say(staff, STYLE_WARNING, "%s", _("Write it first."));
		return STAFF_NOTHING;
	}
	if (step == STEP_SERIES)
		text_copy(act->result.series, sizeof act->result.series, tidy);
	else if (step == STEP_NUMBER)
		text_copy(act->result.number, sizeof act->result.number, tidy);
	else if (step == STEP_RECIPIENT)
		text_copy(act->result.recipient, sizeof act->result.recipient, tidy);
	else
		text_copy(act->text, sizeof act->text, tidy);
	explicit_bzero(tidy, sizeof tidy);
	return request_step_on(staff);
}

static int submit(struct staff *staff)
{
	char typed[LINE_BYTES];
	line_get(&staff->line[0], typed);
	int effect = request_step(staff) == STEP_VALUE ? submit_value(staff, typed)
	                                               : submit_text(staff, typed);
	explicit_bzero(typed, sizeof typed);
	return effect;
}

/* Y and N besides the digits, where that is the question. */
static bool yes_or_no(struct staff *staff, const struct event *event, int *effect)
{
	enum request_step step = request_step(staff);
	uint32_t letter = staff_letter(event);
	bool asked = step == STEP_MISSING || step == STEP_SURE || step == STEP_VERY_SURE
	          || step == STEP_SIGNED;
	if (!asked || (letter != 'y' && letter != 'n'))
		return false;
	*effect = choose(staff, letter == 'y');
	return true;
}

static bool key(struct staff *staff, const struct event *event, int *effect)
{
	struct line *line = &staff->line[0];
	*effect = STAFF_NOTHING;
	if (request_list_of(staff))
		return yes_or_no(staff, event, effect);
	if (event->action == STAFF_ACTION_LAYOUT) {
		line->layout = line->raw ? line->layout : keymap_next(line->layout);
		line->raw = false;
		return true;
	}
	if (!line_key(line, &event->key))
		return false;
	staff->request.act.verdict = CHECK_OK;
	staff->request.act.told = false;
	return true;
}

static int act(struct staff *staff, int action)
{
	const char *name;
	request_list *list = request_list_of(staff);
	if (action == STAFF_ACTION_BACK)
		return leave(staff);
	if (action == STAFF_ACTION_PICK)
		return list ? choose(staff, staff->field) : submit(staff);
	if (action == STAFF_ACTION_UP && list && staff->field > 0)
		staff->field--;
	if (action == STAFF_ACTION_DOWN && list && list(staff, staff->field + 1, &name))
		staff->field++;
	return STAFF_NOTHING;
}

static int pick(struct staff *staff, int i)
{
	return request_list_of(staff) ? choose(staff, i) : STAFF_NOTHING;
}

/* Nothing is wrong, and yet it is to be looked at: an IIN in words, a choice's notice. */
static void draw_understood(const struct staff *staff, struct canvas *canvas,
                            const struct staff_area *area, int *row)
{
	const struct request_act *act = &staff->request.act;
	char typed[LINE_BYTES], words[1024] = "";
	if (!act->told)
		return;
	const struct field *field = request_asked(staff);
	line_get(&staff->line[0], typed);
	if (field->choice_count)
		text_copy(words, sizeof words,
		          words_in(&field->choices[act->told_item].notice, staff->lang));
	else
		check_understood(field, typed, words, sizeof words);
	staff_text(canvas, area, row, STYLE_DONE, words);
	staff_text(canvas, area, row, STYLE_TEXT, _("If this is right, press Enter once more."));
	explicit_bzero(words, sizeof words);
	explicit_bzero(typed, sizeof typed);
}

static void draw_verdict(const struct staff *staff, struct canvas *canvas,
                         const struct staff_area *area, int *row)
{
	const struct request_act *act = &staff->request.act;
	char sentence[512];
	if (act->verdict == CHECK_OK) {
		draw_understood(staff, canvas, area, row);
		return;
	}
	check_sentence(act->verdict, request_asked(staff), sentence, sizeof sentence);
	bool soft = check_is_soft(act->verdict);
	staff_text(canvas, area, row, soft ? STYLE_WARNING : STYLE_ERROR, sentence);
	if (soft)
		staff_text(canvas, area, row, STYLE_TEXT,
		           _("If it is right as it is, press Enter once more."));
}

static void draw_line(const struct staff *staff, struct canvas *canvas,
                      const struct staff_area *area, int row)
{
	char letters[128];
	line_draw(&staff->line[0], canvas, row, area->col, ANSWER_COLS, true);
	row += 2;
	draw_verdict(staff, canvas, area, &row);
	snprintf(letters, sizeof letters, _("Letters: %s. F5 changes them."),
	         keymap_name(staff->line[0].layout));
	staff_text(canvas, area, &row, STYLE_HINT,
	           staff->line[0].raw ? _("The keys give digits. F5: letters.") : letters);
}

/* The papers that are missing, one a line. */
static void draw_missing(const struct staff *staff, struct canvas *canvas,
                         const struct staff_area *area, int *row)
{
	struct checklist list;
	char line[256];
	char missing[OUTCOME_MISSING];
	checklist_missing(request_service(staff), &staff->request.file.view, missing);
	if (!*missing)
		return;
	request_checklist(staff, &list);
	staff_text(canvas, area, row, STYLE_WARNING, _("These papers are not ticked:"));
	for (int i = 0; i < list.count; i++) {
		const struct paper *paper = list.row[i].paper;
		if (list.row[i].with_me)
			continue;
		snprintf(line, sizeof line, "[ ] %s",
		         paper ? words_in(&paper->label, staff->lang) : list.row[i].name);
		staff_text(canvas, area, row, STYLE_TEXT, line);
	}
	++*row;
}

static void draw_list(const struct staff *staff, struct canvas *canvas,
                      const struct staff_area *area, int row)
{
	const char *name, *words;
	request_list *list = request_list_of(staff);
	for (int i = 0; row < area->row + area->rows && (words = list(staff, i, &name)); i++)
		row += widget_item(canvas, row, area->col, area->cols, STAFF_ITEM + i, i < 9 ? i + 1 : 0,
		                   staff->field == i, words);
	row++;
	draw_verdict(staff, canvas, area, &row);
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	const struct request_act *act = &staff->request.act;
	struct staff_area area = staff_frame(staff, canvas);
	char heading[128];
	int row = area.row + 1;
	if (!staff->request.there)
		return;
	snprintf(heading, sizeof heading, "%s: %s", staff->request.registration,
	         _(request_deed_row(act->deed)->label));
	staff_text(canvas, &area, &row, STYLE_TITLE, heading);
	if (request_step(staff) == STEP_MISSING || act->deed == DEED_NOT_ACCEPT)
		draw_missing(staff, canvas, &area, &row);
	if (request_step(staff) == STEP_VALUE)
		staff_text(canvas, &area, &row, STYLE_TEXT, words_in(&request_asked(staff)->label, staff->lang));
	if (*offer(staff))
		staff_text(canvas, &area, &row, STYLE_DONE, offer(staff));
	if (questions[request_step(staff)])
		staff_text(canvas, &area, &row, STYLE_TEXT, _(questions[request_step(staff)]));
	row++;
	if (request_list_of(staff))
		draw_list(staff, canvas, &area, row);
	else
		draw_line(staff, canvas, &area, row);
}

const struct staff_page_row staff_request_ask = {
	.screen = { "request-ask", keys, staff_update, view },
	.key = key,
	.act = act,
	.pick = pick,
	.enter = enter,
};
