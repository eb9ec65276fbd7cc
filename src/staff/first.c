/* The first account, when there is none: it is a head's. */
#include "staff/frame.h"
#include "staff/secret.h"
#include "staff/trouble.h"

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("continue") },
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("back") },
	{ SYM_F5, 0, STAFF_ACTION_LAYOUT, N_("letters") },
	STAFF_KEYS,
	{ 0 },
};

static void enter(struct staff *staff)
{
	secret_begin(staff);
	staff->field = SECRET_BEFORE;
	line_init(&staff->line[SECRET_BEFORE], STAFF_NAME_CHARS, false, keymap_of(staff->lang));
}

static int act(struct staff *staff, int action)
{
	struct line *line = &staff->line[staff->field];
	if (action == STAFF_ACTION_PICK)
		return secret_go_on(staff, STAFF_OPEN);
	if (action == STAFF_ACTION_BACK && staff->field > SECRET_BEFORE)
		staff->field--;
	if (action == STAFF_ACTION_LAYOUT && !line->raw)
		line->layout = keymap_next(line->layout);
	return STAFF_NOTHING;
}

static bool key(struct staff *staff, const struct event *event, int *effect)
{
	*effect = STAFF_NOTHING;
	return line_key(&staff->line[staff->field], &event->key);
}

/* Whoever was faster gives everybody else his account. */
static void late(struct staff *staff)
{
	staff_leave(staff);
	secret_tell(staff, ACCOUNT_NOT_FIRST);
}

static int other(struct staff *staff, const struct event *event)
{
	if (event->kind == EVENT_DONE && event->effect == STAFF_LOOK && staff->account_count > 0) {
		late(staff);
		return STAFF_NOTHING;
	}
	if (event->effect != STAFF_OPEN)
		return STAFF_NOTHING;
	if (event->kind == EVENT_FAILED) {
		trouble_say(staff, event);
		return STAFF_NOTHING;
	}
	if (staff->opened == ACCOUNT_DONE) {
		staff_say(staff, STYLE_DONE, "%s", _("The account is made. Log in with it now."));
		staff_go(staff, STAFF_LOGIN);
		return STAFF_LOOK;
	}
	if (staff->opened == ACCOUNT_NOT_FIRST) {
		late(staff);
		return STAFF_LOOK;
	}
	secret_tell(staff, staff->opened);
	secret_begin(staff);
	return STAFF_NOTHING;
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	struct staff_area area = staff_frame(staff, canvas);
	int row = area.row + 1;
	staff_text(canvas, &area, &row, STYLE_TITLE, _("The first account"));
	staff_text(canvas, &area, &row, STYLE_HINT,
	           _("Nobody has an account yet. Who makes this one may do everything, and gives "
	             "the others theirs."));
	row++;
	staff_field(staff, canvas, &area, &row, SECRET_BEFORE, _("Surname and initials"), false);
	staff_field(staff, canvas, &area, &row, SECRET_NEW,
	            _("PIN of six digits or more, or a passphrase"), true);
	staff_field(staff, canvas, &area, &row, SECRET_AGAIN, _("The same once more"), true);
}

const struct staff_page_row staff_first = {
	.screen = { "first", keys, staff_update, view },
	.key = key,
	.act = act,
	.other = other,
	.enter = enter,
};
