/* A new PIN: one's own after the old one, another's by a head, or with a name the
 * first of somebody new. */
#include "staff/pin.h"

#include <string.h>

#include "core/text.h"
#include "staff/frame.h"
#include "staff/secret.h"
#include "staff/trouble.h"

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("continue") },
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("back") },
	{ SYM_F5, 0, STAFF_ACTION_LAYOUT, N_("letters") },
	STAFF_LOCK_KEYS,
	{ 0 },
};

static bool is_own(const struct staff *staff)
{
	return staff->people.deed == PEOPLE_OWN_PIN;
}

static int first_field(const struct staff *staff)
{
	return staff->people.deed == PEOPLE_PIN ? SECRET_NEW : SECRET_BEFORE;
}

static void empty_before(struct staff *staff)
{
	bool own = is_own(staff);
	line_init(&staff->line[SECRET_BEFORE], own ? LINE_CHARS : STAFF_NAME_CHARS, own,
	          own ? LAYOUT_LATIN : keymap_of(staff->lang));
}

void pin_ask(struct staff *staff, const struct account *account)
{
	struct staff_people *people = &staff->people;
	people->deed = !account ? PEOPLE_ADD
	             : account->id == staff->account.id ? PEOPLE_OWN_PIN : PEOPLE_PIN;
	people->role = ROLE_STAFF;
	text_copy(people->name, sizeof people->name, account ? account->name : "");
	staff_go(staff, STAFF_PIN);
}

static void enter(struct staff *staff)
{
	*staff->said = '\0';
	secret_begin(staff);
	empty_before(staff);
	staff->field = first_field(staff);
}

static void leave(struct staff *staff)
{
	for (int i = SECRET_BEFORE; i <= SECRET_AGAIN; i++)
		line_wipe(&staff->line[i]);
	staff_go(staff, staff->account.role == ROLE_HEAD ? STAFF_PEOPLE : STAFF_DESK);
}

static int go_on(struct staff *staff)
{
	char name[LINE_BYTES];
	if (staff->people.deed == PEOPLE_ADD) {
		line_get(&staff->line[SECRET_BEFORE], name);
		if (text_tidy(name, strlen(name), staff->people.name, sizeof staff->people.name)
		        != TEXT_OK || !*staff->people.name)
			return STAFF_NOTHING;
	}
	return secret_go_on(staff, STAFF_PEOPLE_DO);
}

static int act(struct staff *staff, int action)
{
	struct line *line = &staff->line[staff->field];
	if (action == STAFF_ACTION_PICK)
		return go_on(staff);
	if (action == STAFF_ACTION_BACK && staff->field > first_field(staff))
		staff->field--;
	else if (action == STAFF_ACTION_BACK)
		leave(staff);
	if (action == STAFF_ACTION_LAYOUT && !line->raw)
		line->layout = keymap_next(line->layout);
	return STAFF_NOTHING;
}

static bool key(struct staff *staff, const struct event *event, int *effect)
{
	*effect = STAFF_NOTHING;
	return line_key(&staff->line[staff->field], &event->key);
}

/* Another name, or another secret; what was right stays. */
static void ask_again(struct staff *staff)
{
	secret_begin(staff);
	if (staff->people.result == ACCOUNT_EXISTS)
		staff->field = SECRET_BEFORE;
}

static int other(struct staff *staff, const struct event *event)
{
	bool tried = event->effect == STAFF_PEOPLE_DO
	          && (event->kind == EVENT_DONE || event->kind == EVENT_FAILED);
	if (!tried)
		return STAFF_NOTHING;
	if (event->kind == EVENT_FAILED) {
		trouble_say(staff, event);
		return STAFF_NOTHING;
	}
	if (is_own(staff) && staff->login.result != LOGIN_DONE) {
		enter(staff);
		secret_refused(staff);
		return STAFF_NOTHING;
	}
	secret_tell(staff, staff->people.result);
	if (staff->people.result != ACCOUNT_DONE) {
		ask_again(staff);
		return STAFF_NOTHING;
	}
	leave(staff);
	return STAFF_LOOK;
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	struct staff_area area = staff_frame(staff, canvas);
	bool add = staff->people.deed == PEOPLE_ADD;
	int row = area.row + 1;
	staff_text(canvas, &area, &row, STYLE_TITLE, add ? _("A new person") : staff->people.name);
	staff_text(canvas, &area, &row, STYLE_HINT,
	           add ? _("The person belongs to the staff; the list makes a head of anybody.")
	               : _("A new PIN or passphrase."));
	row++;
	if (add)
		staff_field(staff, canvas, &area, &row, SECRET_BEFORE, _("Surname and initials"), false);
	if (is_own(staff))
		staff_field(staff, canvas, &area, &row, SECRET_BEFORE,
		            _("Your PIN or passphrase as it is now"), true);
	staff_field(staff, canvas, &area, &row, SECRET_NEW,
	            _("PIN of six digits or more, or a passphrase"), true);
	staff_field(staff, canvas, &area, &row, SECRET_AGAIN, _("The same once more"), true);
	if (is_own(staff))
		secret_draw_wait(staff, canvas, row, area.col);
}

const struct staff_page_row staff_pin = {
	.screen = { "pin", keys, staff_update, view },
	.key = key,
	.act = act,
	.other = other,
	.enter = enter,
};
