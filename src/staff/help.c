/* Every key of the queue, from the table of verbs. */
#include <stdio.h>

#include "staff/deeds.h"
#include "staff/elsewhere.h"
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

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	struct staff_area area = staff_frame(staff, canvas);
	int row = area.row + 1;
	staff_text(canvas, &area, &row, STYLE_TITLE, _("Keys of the queue"));
	row++;
	for (int i = 0; i < deeds_count(); i++) {
		char line[256];
		snprintf(line, sizeof line, "%c  %s – %s", deeds_row(i)->letter - 'a' + 'A',
		         _(deeds_row(i)->label), _(deeds_row(i)->help));
		staff_text(canvas, &area, &row, STYLE_TEXT, line);
	}
	char others[ELSEWHERE_TEXT];
	elsewhere_help(others);
	row++;
	staff_text(canvas, &area, &row, STYLE_TEXT, others);
}

const struct staff_page_row staff_help = {
	.screen = { "help", keys, staff_update, view },
	.act = act,
};
