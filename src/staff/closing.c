/* The daily close: who still waits, and what was closed. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "office/closing.h"
#include "staff/frame.h"
#include "staff/trouble.h"

enum { LIST = 2048 };

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("continue") },
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("back to the queue") },
	STAFF_INSIDE_KEYS,
	{ 0 },
};

static void enter(struct staff *staff)
{
	memset(&staff->closing, 0, sizeof staff->closing);
	staff->closed = false;
}

static int act(struct staff *staff, int action)
{
	if (action == STAFF_ACTION_PICK && !staff->closed)
		return STAFF_CLOSE_DAY;
	if (action == STAFF_ACTION_PICK || action == STAFF_ACTION_BACK) {
		staff_go(staff, STAFF_DESK);
		return STAFF_LOOK;
	}
	return STAFF_NOTHING;
}

static void tell(struct staff *staff)
{
	static const char *const words[] = {
		[CLOSE_DONE] = N_("The day is closed. Tomorrow the numbers begin with 1 again."),
		[CLOSE_BEFORE] = N_("The day was closed before; nothing has changed."),
		[CLOSE_EMPTY] = N_("Nobody has come today: there is nothing to close."),
	};
	staff_say(staff, staff->close_result == CLOSE_DONE ? STYLE_DONE : STYLE_HINT, "%s",
	          _(words[staff->close_result]));
}

static int other(struct staff *staff, const struct event *event)
{
	if (event->effect != STAFF_CLOSE_DAY || event->kind == EVENT_TICK)
		return STAFF_NOTHING;
	if (event->kind == EVENT_FAILED) {
		trouble_say(staff, event);
		return STAFF_NOTHING;
	}
	staff->closed = true;
	tell(staff);
	return STAFF_NOTHING;
}

static void list_states(const struct staff *staff, unsigned states, char out[static LIST])
{
	size_t used = 0;
	*out = '\0';
	for (int i = 0; i < staff->day.count && used < LIST - TICKET_NUMBER - 2; i++) {
		const struct desk_row *row = &staff->day.row[i];
		if (states & 1u << row->state)
			used += (size_t)snprintf(out + used, LIST - used, "%s%s", used ? ", " : "",
			                         row->number);
	}
}

static void draw_question(const struct staff *staff, struct canvas *canvas,
                          const struct staff_area *area, int row)
{
	const struct {
		const char *words;
		unsigned states;
	} parts[] = {
		{ _("They still wait and would not be served today:"),
		  1u << VISIT_WAITING | 1u << VISIT_CALLED },
		{ _("Put off; they stay as they are:"), 1u << VISIT_HELD },
		{ _("Being served; they stay as they are:"), 1u << VISIT_SERVING },
	};
	staff_text(canvas, area, &row, STYLE_TITLE, _("Close the day?"));
	row++;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		char numbers[LIST];
		list_states(staff, parts[i].states, numbers);
		if (!*numbers)
			continue;
		staff_text(canvas, area, &row, STYLE_TEXT, parts[i].words);
		staff_text(canvas, area, &row, STYLE_WARNING, numbers);
		row++;
	}
	bool waits = staff->day.counts.waiting + staff->day.counts.called > 0;
	staff_text(canvas, area, &row, STYLE_HINT,
	           waits ? _("Their requests go on. Talk to those who still wait before you close.")
	                 : _("Nobody is waiting."));
}

static void draw_closing(const struct staff *staff, struct canvas *canvas,
                         const struct staff_area *area, int row)
{
	struct leaflet leaflet;
	struct leaflet_part part;
	const char *at = leaflet.text;
	closing_write(catalog_school(staff->catalog), &staff->closing, staff->lang, &leaflet);
	staff_text(canvas, area, &row, STYLE_TITLE, leaflet.title);
	while (leaflet_next(&at, &part) && row < area->row + area->rows) {
		char line[LIST];
		snprintf(line, sizeof line, "%.*s", (int)part.len, part.text);
		staff_text(canvas, area, &row, part.heading ? STYLE_TITLE : STYLE_TEXT, line);
	}
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	struct staff_area area = staff_frame(staff, canvas);
	if (!staff->closed)
		draw_question(staff, canvas, &area, area.row + 1);
	else if (staff->closing.event)
		draw_closing(staff, canvas, &area, area.row);
}

const struct staff_page_row staff_closing = {
	.screen = { "closing", keys, staff_update, view },
	.act = act,
	.other = other,
	.enter = enter,
};
