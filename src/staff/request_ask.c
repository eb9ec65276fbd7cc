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
	[STEP_RESULT] = N_("Which paper is given out?"),
	[STEP_SERIES] = N_("Series of the state blank (Enter: it has none)"),
	[STEP_NUMBER] = N_("Number of the paper"),
	[STEP_RECIPIENT] = N_("Who receives it? Enter takes the applicant."),
	[STEP_NOTE] = N_("Note to colleagues"),
	[STEP_GIVEN_BY] = N_("Who has agreed? Enter takes the applicant."),
	[STEP_SURE] = N_("Is that right?"),
	[STEP_VERY_SURE] = N_("This cannot be undone. Is it really to be done?"),
};

static const struct field *field_of(const struct staff *staff)
{
	return service_field(request_service(staff), staff->request.act.name);
}

static enum ground_kind kind_of(const struct staff *staff)
{
	return staff->request.act.deed == DEED_REFUSE ? GROUND_REFUSED : GROUND_NOT_ACCEPTED;
}

/* Entry i of the list that is asked from; NULL behind its end. */
static const char *ground_at(const struct staff *staff, int i, const char **name)
{
	const struct service *service = request_service(staff);
	for (size_t g = 0; g < service->ground_count; g++) {
		if (service->grounds[g].kind != kind_of(staff) || i-- > 0)
			continue;
		*name = service->grounds[g].name;
		return words_in(&service->grounds[g].label, staff->lang);
	}
	return NULL;
}

/* A paper that was given out already is not given again. */
static const char *result_at(const struct staff *staff, int i, const char **name)
{
	const struct service *service = request_service(staff);
	const struct request_file *file = &staff->request.file;
	for (size_t r = 0; r < service->result_count; r++) {
		bool given = false;
		for (int g = 0; g < file->result_count; g++)
			given = given || strcmp(file->result[g].name, service->results[r].name) == 0;
		if (given || i-- > 0)
			continue;
		*name = service->results[r].name;
		return words_in(&service->results[r].label, staff->lang);
	}
	return NULL;
}

static const char *choice_at(const struct staff *staff, int i, const char **name)
{
	const struct field *field = field_of(staff);
	if (i >= (int)field->choice_count)
		return NULL;
	*name = field->choices[i].name;
	return choice_label(field, (size_t)i, staff->lang);
}

static const char *sure_at(const struct staff *staff, int i, const char **name)
{
	static const char *const words[] = { N_("No, leave it as it is"), N_("Yes, do it") };
	(void)staff;
	if (i > 1)
		return NULL;
	*name = i ? "yes" : "";
	return _(words[i]);
}

typedef const char *list_at(const struct staff *staff, int i, const char **name);

/* The list the step is chosen from; NULL: it is typed. */
static list_at *list_of(const struct staff *staff)
{
	switch (request_step(staff)) {
	case STEP_GROUND: return ground_at;
	case STEP_RESULT: return result_at;
	case STEP_SURE: case STEP_VERY_SURE: return sure_at;
	case STEP_VALUE: return field_of(staff)->choice_count ? choice_at : NULL;
	default: return NULL;
	}
}

static bool is_raw(const struct staff *staff)
{
	static const bool raw[FIELD_TYPES] = {
		[FIELD_IIN] = true, [FIELD_DATE] = true, [FIELD_PHONE] = true, [FIELD_EMAIL] = true,
		[FIELD_NUMBER] = true,
	};
	enum request_step step = request_step(staff);
	if (step == STEP_VALUE)
		return raw[field_of(staff)->type] || field_of(staff)->digits;
	return step == STEP_NUMBER || step == STEP_SERIES;
}

static void enter(struct staff *staff)
{
	const struct answer *answer;
	char text[ANSWER_VALUE];
	staff->field = 0;
	staff->request.act.verdict = CHECK_OK;
	staff->request.act.told = false;
	if (list_of(staff))
		return;
	line_init(&staff->line[0], LINE_CHARS, is_raw(staff), keymap_of(staff->lang));
	if (request_step(staff) != STEP_VALUE)
		return;
	answer = answers_find(&staff->request.file.view.answers, staff->request.act.name);
	if (!answer || answer->state != ANSWER_GIVEN)
		return;
	check_display(field_of(staff), answer->value, staff->lang, text, sizeof text);
	line_set(&staff->line[0], text);
	explicit_bzero(text, sizeof text);
}

static int leave(struct staff *staff)
{
	explicit_bzero(&staff->request.act, sizeof staff->request.act);
	line_wipe(&staff->line[0]);
	staff_go(staff, STAFF_REQUEST);
	return STAFF_LOOK;
}

static int choose(struct staff *staff, int i)
{
	struct request_act *act = &staff->request.act;
	const char *name = "";
	bool passes_both = request_step(staff) == STEP_VERY_SURE && held_again(staff);
	if (passes_both || !list_of(staff)(staff, i, &name))
		return STAFF_NOTHING;
	switch (request_step(staff)) {
	case STEP_RESULT:
		text_copy(act->result.name, sizeof act->result.name, name);
		break;
	case STEP_VALUE:
		act->answer.state = ANSWER_GIVEN;
		text_copy(act->answer.value, sizeof act->answer.value, name);
		break;
	case STEP_GROUND:
		text_copy(act->name, sizeof act->name, name);
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
		ground = decide_ground(request_service(staff), kind_of(staff), staff->request.act.name);
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
	act->verdict = check_answer(field_of(staff), typed, &staff->now, normal);
	bool soft = check_is_soft(act->verdict);
	bool go_on = act->verdict == CHECK_OK || (soft && act->told);
	act->told = soft;
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

static bool key(struct staff *staff, const struct event *event, int *effect)
{
	struct line *line = &staff->line[0];
	*effect = STAFF_NOTHING;
	if (list_of(staff))
		return false;
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
	list_at *list = list_of(staff);
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
	return list_of(staff) ? choose(staff, i) : STAFF_NOTHING;
}

static void draw_verdict(const struct staff *staff, struct canvas *canvas,
                         const struct staff_area *area, int *row)
{
	const struct request_act *act = &staff->request.act;
	char sentence[512];
	if (act->verdict == CHECK_OK)
		return;
	check_sentence(act->verdict, field_of(staff), sentence, sizeof sentence);
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

static void draw_list(const struct staff *staff, struct canvas *canvas,
                      const struct staff_area *area, int row)
{
	const char *name, *words;
	list_at *list = list_of(staff);
	for (int i = 0; row < area->row + area->rows && (words = list(staff, i, &name)); i++)
		row += widget_item(canvas, row, area->col, area->cols, STAFF_ITEM + i, i < 9 ? i + 1 : 0,
		                   staff->field == i, words);
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
	if (request_step(staff) == STEP_VALUE)
		staff_text(canvas, &area, &row, STYLE_TEXT, words_in(&field_of(staff)->label, staff->lang));
	if (*offer(staff))
		staff_text(canvas, &area, &row, STYLE_DONE, offer(staff));
	if (questions[request_step(staff)])
		staff_text(canvas, &area, &row, STYLE_TEXT, _(questions[request_step(staff)]));
	row++;
	if (list_of(staff))
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
