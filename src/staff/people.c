/* Who works here: a head's list of the accounts. */
#include "staff/people.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "staff/frame.h"
#include "staff/held.h"
#include "staff/marks.h"
#include "staff/pin.h"
#include "staff/secret.h"
#include "staff/trouble.h"
#include "ui/widget.h"

static const struct binding keys[] = {
	{ SYM_UP, 0, STAFF_ACTION_UP, NULL },
	{ SYM_DOWN, 0, STAFF_ACTION_DOWN, NULL },
	{ SYM_TEXT, 'A', STAFF_ACTION_NONE, N_("new person") },
	{ SYM_TEXT, 'P', STAFF_ACTION_NONE, N_("new PIN") },
	{ SYM_TEXT, 'R', STAFF_ACTION_NONE, N_("staff or head") },
	{ SYM_TEXT, 'D', STAFF_ACTION_NONE, N_("disable or enable") },
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("back") },
	STAFF_LOCK_KEYS,
	{ 0 },
};

/* Which letter does what to the marked account; ADD needs none. */
static const struct {
	char letter;
	enum people_deed deed;
} deeds[] = {
	{ 'a', PEOPLE_ADD }, { 'p', PEOPLE_PIN }, { 'r', PEOPLE_ROLE }, { 'd', PEOPLE_DISABLE },
};

void people_open(struct staff *staff)
{
	if (staff->account.role == ROLE_HEAD)
		staff_go(staff, STAFF_PEOPLE);
	else
		pin_ask(staff, &staff->account);
}

/* Whoever may not come in is not asked who he is. */
static void hide_disabled(struct staff *staff)
{
	int kept = 0;
	for (int i = 0; i < staff->account_count; i++) {
		if (!staff->accounts[i].disabled)
			staff->accounts[kept++] = staff->accounts[i];
	}
	staff->account_count = kept;
}

static void put_out(struct staff *staff, const char *why)
{
	staff_leave(staff);
	hide_disabled(staff);
	staff_say(staff, STYLE_WARNING, "%s", why);
}

void people_refresh(struct staff *staff)
{
	const struct account *own = NULL;
	if (staff->account.id == 0) {
		hide_disabled(staff);
		return;
	}
	for (int i = 0; i < staff->account_count; i++) {
		if (staff->accounts[i].id == staff->account.id)
			own = &staff->accounts[i];
	}
	if (staff->people.row >= staff->account_count)
		staff->people.row = 0;
	if (!own || own->disabled) {
		put_out(staff, _("Your account has been disabled by a head, so you are logged out."));
		return;
	}
	if (own->role != staff->account.role)
		put_out(staff, own->role == ROLE_HEAD
		        ? _("You have been made a head, so you are logged out. Log in again.")
		        : _("You are no head any more, so you are logged out. Log in again."));
}

static int begin(struct staff *staff, enum people_deed deed)
{
	const struct account *marked = &staff->accounts[staff->people.row];
	if (staff->unmarked && deed != PEOPLE_ADD)
		return STAFF_NOTHING;
	if (deed == PEOPLE_ADD || deed == PEOPLE_PIN) {
		pin_ask(staff, deed == PEOPLE_PIN ? marked : NULL);
		return STAFF_NOTHING;
	}
	staff->people.deed = deed;
	staff->people.role = marked->role == ROLE_HEAD ? ROLE_STAFF : ROLE_HEAD;
	staff->people.disable = !marked->disabled;
	text_copy(staff->people.name, sizeof staff->people.name, marked->name);
	return STAFF_PEOPLE_DO;
}

static bool key(struct staff *staff, const struct event *event, int *effect)
{
	uint32_t letter = staff_letter(event);
	for (size_t i = 0; letter && i < sizeof deeds / sizeof *deeds; i++) {
		if ((uint32_t)deeds[i].letter != letter)
			continue;
		*effect = held_again(staff) ? STAFF_NOTHING : begin(staff, deeds[i].deed);
		return true;
	}
	return false;
}

/* A click or a digit marks. */
static int pick(struct staff *staff, int i)
{
	if (i >= staff->account_count)
		return STAFF_NOTHING;
	staff->unmarked = false;
	staff->people.row = i;
	return STAFF_NOTHING;
}

static int act(struct staff *staff, int action)
{
	int by = action == STAFF_ACTION_UP ? -1 : action == STAFF_ACTION_DOWN;
	int row = staff->people.row + (by ? marks_step(staff, by) : 0);
	if (row >= 0 && row < staff->account_count)
		staff->people.row = row;
	if (action == STAFF_ACTION_BACK)
		staff_go(staff, STAFF_DESK);
	return STAFF_NOTHING;
}

static int other(struct staff *staff, const struct event *event)
{
	if (event->effect != STAFF_PEOPLE_DO)
		return STAFF_NOTHING;
	if (event->kind == EVENT_FAILED) {
		trouble_say(staff, event);
		return STAFF_NOTHING;
	}
	secret_tell(staff, staff->people.result);
	return STAFF_LOOK;
}

static void draw_account(const struct staff *staff, struct canvas *canvas,
                         const struct staff_area *area, int row, int i)
{
	const struct account *account = &staff->accounts[i];
	char line[256];
	snprintf(line, sizeof line, "%s – %s%s%s", account->name,
	         account->role == ROLE_HEAD ? _("head") : _("staff"),
	         account->disabled ? ", " : "", account->disabled ? _("disabled") : "");
	widget_item(canvas, row, area->col, area->cols, STAFF_ITEM + i, i < 9 ? i + 1 : 0,
	            staff->people.row == i && !staff->unmarked, line);
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	struct staff_area area = staff_frame(staff, canvas);
	int row = area.row + 1;
	staff_text(canvas, &area, &row, STYLE_TITLE, _("People"));
	staff_text(canvas, &area, &row, STYLE_HINT,
	           _("Staff work the queue and the requests. A head also reads the journal and "
	             "changes this list."));
	row++;
	int step = widget_target_rows(canvas) + widget_gap_rows(canvas);
	int room = (area.row + area.rows - row) / step;
	int first = staff->people.row < room ? 0 : staff->people.row - room + 1;
	for (int i = first; i < staff->account_count && i < first + room; i++)
		draw_account(staff, canvas, &area, row + (i - first) * step, i);
}

const struct staff_page_row staff_people = {
	.screen = { "people", keys, staff_update, view },
	.key = key,
	.act = act,
	.pick = pick,
	.other = other,
};
