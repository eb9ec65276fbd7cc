/* Who are you, at which desk, and the secret; one step after the other. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "staff/frame.h"
#include "staff/marks.h"
#include "staff/seat.h"
#include "staff/secret.h"
#include "staff/trouble.h"
#include "ui/widget.h"

/* staff->field is the step. */
enum { STEP_WHO, STEP_WHERE, STEP_SECRET };

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("choose") },
	{ SYM_UP, 0, STAFF_ACTION_UP, NULL },
	{ SYM_DOWN, 0, STAFF_ACTION_DOWN, NULL },
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("back") },
	{ SYM_F5, 0, STAFF_ACTION_LAYOUT, N_("letters") },
	STAFF_KEYS,
	{ 0 },
};

static void enter(struct staff *staff)
{
	staff->field = STEP_WHO;
	staff->cursor = 0;
	staff->waits_ms = 0;
	line_init(&staff->line[STEP_SECRET], LINE_CHARS, true, LAYOUT_LATIN);
}

static const struct school *school(const struct staff *staff)
{
	return catalog_school(staff->catalog);
}

static int choices(const struct staff *staff)
{
	return staff->field == STEP_WHO ? staff->account_count : (int)school(staff)->desk_count;
}

static void step_on(struct staff *staff)
{
	if (staff->field == STEP_WHO) {
		staff->account = staff->accounts[staff->cursor];
		staff->account.id = 0; /* not yet */
	} else {
		text_copy(staff->desk, sizeof staff->desk, school(staff)->desks[staff->cursor].name);
	}
	staff->field++;
	staff->cursor = 0;
	if (staff->field == STEP_WHERE && school(staff)->desk_count == 0)
		staff->field = STEP_SECRET;
}

static int act(struct staff *staff, int action)
{
	if (action == STAFF_ACTION_BACK && staff->field > STEP_WHO) {
		line_wipe(&staff->line[STEP_SECRET]);
		enter(staff);
	} else if (staff->field == STEP_SECRET) {
		return action == STAFF_ACTION_PICK ? STAFF_ENTER : STAFF_NOTHING;
	} else if (action == STAFF_ACTION_UP || action == STAFF_ACTION_DOWN) {
		int to = staff->cursor + marks_step(staff, action == STAFF_ACTION_UP ? -1 : 1);
		staff->cursor = to >= 0 && to < choices(staff) ? to : staff->cursor;
	} else if (action == STAFF_ACTION_PICK && !staff->unmarked
	           && staff->cursor < choices(staff)) {
		step_on(staff);
	}
	return STAFF_NOTHING;
}

static bool key(struct staff *staff, const struct event *event, int *effect)
{
	*effect = STAFF_NOTHING;
	if (staff->field == STEP_SECRET) {
		*staff->said = '\0';
		return line_key(&staff->line[STEP_SECRET], &event->key);
	}
	return false;
}

static int pick(struct staff *staff, int i)
{
	if (staff->field == STEP_SECRET || i >= choices(staff))
		return STAFF_NOTHING;
	staff->unmarked = false;
	staff->cursor = i;
	step_on(staff);
	return STAFF_NOTHING;
}

static int other(struct staff *staff, const struct event *event)
{
	if (event->kind == EVENT_DONE && event->effect == STAFF_LOOK && staff->account_count == 0)
		staff_go(staff, STAFF_FIRST);
	bool tried = event->effect == STAFF_ENTER
	          && (event->kind == EVENT_DONE || event->kind == EVENT_FAILED);
	if (!tried)
		return STAFF_NOTHING;
	line_wipe(&staff->line[STEP_SECRET]);
	line_init(&staff->line[STEP_SECRET], LINE_CHARS, true, LAYOUT_LATIN);
	if (event->kind == EVENT_FAILED) {
		trouble_say(staff, event);
	} else if (staff->login.result == LOGIN_DONE) {
		staff->account = staff->login.account;
		staff->waits_ms = 0;
		*staff->said = '\0';
		staff_go(staff, STAFF_DESK);
		return STAFF_LOOK;
	} else {
		secret_refused(staff);
	}
	return STAFF_NOTHING;
}

/* A desk that somebody is at can be taken all the same: people know why. */
static void desk_words(const struct staff *staff, int i, char *out, size_t size)
{
	const struct desk *desk = &school(staff)->desks[i];
	const struct seat *there = seat_beside(staff, desk->name);
	const char *label = words_in(&desk->label, staff->lang);
	if (there)
		snprintf(out, size, _("%s – %s is there now"), label, there->account);
	else
		snprintf(out, size, "%s", label);
}

static void draw_choices(const struct staff *staff, struct canvas *canvas,
                         const struct staff_area *area, int row)
{
	for (int i = 0; i < choices(staff) && row < area->row + area->rows; i++) {
		char text[256];
		if (staff->field == STEP_WHO)
			text_copy(text, sizeof text, staff->accounts[i].name);
		else
			desk_words(staff, i, text, sizeof text);
		row += widget_item(canvas, row, area->col, area->cols, STAFF_ITEM + i, i < 9 ? i + 1 : 0,
		                   staff->cursor == i && !staff->unmarked, text);
	}
}

static void view(const void *model, struct canvas *canvas)
{
	static const char *const headings[] = {
		[STEP_WHO] = N_("Who are you?"),
		[STEP_WHERE] = N_("At which desk are you?"),
		[STEP_SECRET] = N_("Your PIN or passphrase"),
	};
	const struct staff *staff = model;
	struct staff_area area = staff_frame(staff, canvas);
	int row = area.row + 1;
	if (staff->field == STEP_SECRET) {
		staff_text(canvas, &area, &row, STYLE_TITLE, staff->account.name);
		row++;
		staff_field(staff, canvas, &area, &row, STEP_SECRET, _(headings[STEP_SECRET]), true);
		secret_draw_wait(staff, canvas, row, area.col);
		return;
	}
	staff_text(canvas, &area, &row, STYLE_TITLE, _(headings[staff->field]));
	draw_choices(staff, canvas, &area, row + 1);
}

const struct staff_page_row staff_login = {
	.screen = { "login", keys, staff_update, view },
	.key = key,
	.act = act,
	.pick = pick,
	.other = other,
	.enter = enter,
};
