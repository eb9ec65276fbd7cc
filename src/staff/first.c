/* The first account, when there is none: it is a head's. */
#include <string.h>

#include "staff/frame.h"

enum { NAME, SECRET, AGAIN, FIELDS };

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("continue") },
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("back") },
	{ SYM_F5, 0, STAFF_ACTION_LAYOUT, N_("letters") },
	STAFF_KEYS,
	{ 0 },
};

static void enter(struct staff *staff)
{
	staff->field = NAME;
	line_init(&staff->line[NAME], 31, false, keymap_of(staff->lang));
	line_init(&staff->line[SECRET], LINE_CHARS, true, LAYOUT_LATIN);
	line_init(&staff->line[AGAIN], LINE_CHARS, true, LAYOUT_LATIN);
}

static bool same(const struct staff *staff)
{
	char one[LINE_BYTES], other[LINE_BYTES];
	line_get(&staff->line[SECRET], one);
	line_get(&staff->line[AGAIN], other);
	bool same = strcmp(one, other) == 0;
	explicit_bzero(one, sizeof one);
	explicit_bzero(other, sizeof other);
	return same;
}

static int go_on(struct staff *staff)
{
	if (staff->line[staff->field].len == 0)
		return STAFF_NOTHING;
	if (staff->field < AGAIN) {
		staff->field++;
		return STAFF_NOTHING;
	}
	if (same(staff))
		return STAFF_OPEN;
	staff_say(staff, STYLE_WARNING, "%s", _("The two are not the same. Type them again."));
	line_init(&staff->line[SECRET], LINE_CHARS, true, LAYOUT_LATIN);
	line_init(&staff->line[AGAIN], LINE_CHARS, true, LAYOUT_LATIN);
	staff->field = SECRET;
	return STAFF_NOTHING;
}

static int act(struct staff *staff, int action)
{
	struct line *line = &staff->line[staff->field];
	if (action == STAFF_ACTION_PICK)
		return go_on(staff);
	if (action == STAFF_ACTION_BACK && staff->field > NAME)
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

static int other(struct staff *staff, const struct event *event)
{
	if (event->effect != STAFF_OPEN)
		return STAFF_NOTHING;
	if (event->kind == EVENT_DONE && staff->opened == ACCOUNT_DONE) {
		staff_say(staff, STYLE_DONE, "%s", _("The account is made. Log in with it now."));
		staff_go(staff, STAFF_LOGIN);
		return STAFF_LOOK;
	}
	if (event->kind == EVENT_DONE && staff->opened == ACCOUNT_WEAK) {
		staff_say(staff, STYLE_WARNING, "%s",
		          _("Take six signs or more, and no row of digits such as 123456."));
		line_init(&staff->line[SECRET], LINE_CHARS, true, LAYOUT_LATIN);
		line_init(&staff->line[AGAIN], LINE_CHARS, true, LAYOUT_LATIN);
		staff->field = SECRET;
		return STAFF_NOTHING;
	}
	staff_say(staff, STYLE_WARNING, "%s",
	          _("The register cannot be used now. Try again in a moment."));
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
	staff_field(staff, canvas, &area, &row, NAME, _("Surname and initials"), false);
	staff_field(staff, canvas, &area, &row, SECRET,
	            _("PIN of six digits or more, or a passphrase"), true);
	staff_field(staff, canvas, &area, &row, AGAIN, _("The same once more"), true);
}

const struct staff_page_row staff_first = {
	.screen = { "first", keys, staff_update, view },
	.key = key,
	.act = act,
	.other = other,
	.enter = enter,
};
