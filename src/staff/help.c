/* Every key of the queue, from the table of verbs. */
#include <stdio.h>

#include "staff/deeds.h"
#include "staff/frame.h"

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("back") },
	{ SYM_ESC, 0, STAFF_ACTION_BACK, NULL },
	STAFF_KEYS,
	{ 0 },
};

static int act(struct staff *staff, int action)
{
	(void)action;
	staff_unlay(staff);
	return STAFF_NOTHING;
}

static void draw_key(struct canvas *canvas, const struct staff_area *area, int *row,
                     char letter, const char *label, const char *help)
{
	char line[256];
	snprintf(line, sizeof line, "%c  %s – %s", letter - 'a' + 'A', _(label), _(help));
	staff_text(canvas, area, row, STYLE_TEXT, line);
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	struct staff_area area = staff_frame(staff, canvas);
	int row = area.row + 1;
	bool request = staff->under == STAFF_REQUEST || staff->under == STAFF_REQUEST_ASK;
	staff_text(canvas, &area, &row, STYLE_TITLE,
	           request ? _("Keys of a request") : _("Keys of the queue"));
	row++;
	for (int i = 0; i < (request ? REQUEST_DEEDS : deeds_count()); i++) {
		const struct request_deed_row *deed = request_deed_row((enum request_deed)i);
		if (request)
			draw_key(canvas, &area, &row, deed->letter, deed->label, deed->help);
		else
			draw_key(canvas, &area, &row, deeds_row(i)->letter, deeds_row(i)->label,
			         deeds_row(i)->help);
	}
}

const struct staff_page_row staff_help = {
	.screen = { "help", keys, staff_update, view },
	.act = act,
};
