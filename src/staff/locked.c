/* Locked: the same person's secret opens it again at the same place, with what was half
 * typed. Of the work only the place, what a verb has been told, and for the bell how many
 * wait are kept in memory; the rest is read again afterwards. */
#include <string.h>

#include "staff/frame.h"
#include "staff/marks.h"
#include "staff/secret.h"
#include "staff/trouble.h"

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("unlock") },
	{ SYM_F10, 0, STAFF_ACTION_LEAVE, N_("log out") },
	{ SYM_F2, 0, STAFF_ACTION_KK, NULL },
	{ SYM_F3, 0, STAFF_ACTION_RU, NULL },
	{ SYM_F4, 0, STAFF_ACTION_EN, NULL },
	{ SYM_CTRL, 'Q', STAFF_ACTION_END, NULL },
	{ 0 },
};

static void empty(struct staff *staff)
{
	line_init(&staff->line[STAFF_LINE_LOCK], LINE_CHARS, true, LAYOUT_LATIN);
}

/* A secret half typed is not kept; what else was being typed is, unseen. */
static void forget_secrets(struct staff *staff)
{
	for (int i = 0; staff->locked.page == STAFF_PIN && i < STAFF_LINES; i++)
		line_wipe(&staff->line[i]);
}

/* The bell goes on: it is for whoever is not looking. */
static void forget_day(struct staff_day *day)
{
	struct staff_day heard = { .counts = day->counts, .desk_count = day->desk_count };
	memcpy(heard.desks, day->desks, sizeof heard.desks);
	explicit_bzero(day, sizeof *day);
	*day = heard;
}

/* The requests of one visit are not read again: they are opened from the queue. */
static void forget_work(struct staff *staff)
{
	struct staff_request *request = &staff->request;
	forget_day(&staff->day);
	request_hide(staff);
	explicit_bzero(request->due, sizeof request->due);
	request->due_count = 0;
	explicit_bzero(&request->ticket, sizeof request->ticket);
	if (staff->locked.page == STAFF_REQUESTS)
		staff->locked.page = STAFF_DESK;
	journal_wipe(staff);
	explicit_bzero(staff->last.comment, sizeof staff->last.comment);
	finding_hide(staff);
}

static void enter(struct staff *staff)
{
	forget_secrets(staff);
	*staff->said = '\0';
	forget_work(staff);
	empty(staff);
	staff->field = STAFF_LINE_LOCK;
}

void staff_lock(struct staff *staff)
{
	enum staff_page page = staff->page == STAFF_HELP ? staff->help_back : staff->page;
	staff->locked.page = page;
	staff->locked.field = staff->field;
	marks_keep(staff);
	staff_go(staff, STAFF_LOCKED);
}

static void unlock(struct staff *staff)
{
	staff->account = staff->login.account;
	staff->waits_ms = 0;
	*staff->said = '\0';
	staff->page = staff->locked.page;
	staff->field = staff->locked.field;
	if (staff->page == STAFF_PIN)
		staff_go(staff, staff->page); /* it begins anew */
	staff->resume = staff->resume || staff->page == STAFF_REQUEST_ASK;
	if (staff->page == STAFF_REQUEST_ASK)
		staff->page = STAFF_REQUEST;
}

static bool key(struct staff *staff, const struct event *event, int *effect)
{
	*effect = STAFF_NOTHING;
	return line_key(&staff->line[STAFF_LINE_LOCK], &event->key);
}

static int act(struct staff *staff, int action)
{
	(void)staff;
	return action == STAFF_ACTION_PICK ? STAFF_ENTER : STAFF_NOTHING;
}

static int other(struct staff *staff, const struct event *event)
{
	bool tried = event->effect == STAFF_ENTER
	          && (event->kind == EVENT_DONE || event->kind == EVENT_FAILED);
	if (!tried)
		return STAFF_NOTHING;
	empty(staff);
	if (event->kind == EVENT_FAILED) {
		trouble_say(staff, event);
		return STAFF_NOTHING;
	}
	if (staff->login.result != LOGIN_DONE) {
		secret_refused(staff);
		return STAFF_NOTHING;
	}
	unlock(staff);
	return STAFF_LOOK;
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	struct staff_area area = staff_frame(staff, canvas);
	int row = area.row + 1;
	staff_text(canvas, &area, &row, STYLE_TITLE, _("Locked"));
	row++;
	canvas_text(canvas, row++, area.col, STYLE_TEXT, staff->account.name);
	row++;
	staff_field(staff, canvas, &area, &row, STAFF_LINE_LOCK, _("Your PIN or passphrase"), true);
	secret_draw_wait(staff, canvas, row, area.col);
}

const struct staff_page_row staff_locked = {
	.screen = { "locked", keys, staff_update, view },
	.key = key,
	.act = act,
	.other = other,
	.enter = enter,
};
