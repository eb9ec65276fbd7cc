/* The requests of one visit, when it has several. */
#include <stdio.h>

#include "staff/frame.h"
#include "ui/widget.h"

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("open") },
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("back") },
	{ SYM_UP, 0, STAFF_ACTION_UP, NULL },
	{ SYM_DOWN, 0, STAFF_ACTION_DOWN, NULL },
	STAFF_INSIDE_KEYS,
	{ 0 },
};

/* The cursor stands on the first one that still needs an outcome. */
static void enter(struct staff *staff)
{
	const struct ticket *ticket = &staff->request.ticket;
	staff->field = 0;
	for (int i = ticket->request_count - 1; i >= 0; i--) {
		if (ticket->request[i].state == REQUEST_SUBMITTED)
			staff->field = i;
	}
}

static int pick(struct staff *staff, int i)
{
	const struct ticket *ticket = &staff->request.ticket;
	if (i >= ticket->request_count)
		return STAFF_NOTHING;
	staff->request.back = STAFF_REQUESTS;
	return request_open(staff, ticket->request[i].registration);
}

static int act(struct staff *staff, int action)
{
	if (action == STAFF_ACTION_PICK)
		return pick(staff, staff->field);
	if (action == STAFF_ACTION_BACK) {
		staff_go(staff, STAFF_DESK);
		return STAFF_LOOK;
	}
	if (action == STAFF_ACTION_UP && staff->field > 0)
		staff->field--;
	if (action == STAFF_ACTION_DOWN && staff->field + 1 < staff->request.ticket.request_count)
		staff->field++;
	return STAFF_NOTHING;
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	const struct ticket *ticket = &staff->request.ticket;
	struct staff_area area = staff_frame(staff, canvas);
	char line[256];
	int row = area.row + 1;
	snprintf(line, sizeof line, _("Requests of number %s"), ticket->number);
	staff_text(canvas, &area, &row, STYLE_TITLE, line);
	staff_text(canvas, &area, &row, STYLE_HINT,
	           _("The visit can be finished when each of them has an outcome."));
	row++;
	for (int i = 0; i < ticket->request_count; i++) {
		snprintf(line, sizeof line, "%s │ %s │ %s", ticket->request[i].registration,
		         staff_about(staff, ticket->request[i].service),
		         request_state_words(ticket->request[i].state));
		row += widget_item(canvas, row, area.col, area.cols, STAFF_ITEM + i, i + 1,
		                   staff->field == i, line);
	}
}

const struct staff_page_row staff_requests = {
	.screen = { "requests", keys, staff_update, view },
	.act = act,
	.pick = pick,
	.enter = enter,
};
