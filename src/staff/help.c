/* Every key of the queue, from the table of verbs. */
#include <stdio.h>

#include "staff/deeds.h"
#include "staff/frame.h"

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("continue") },
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("back") },
	STAFF_KEYS,
	{ 0 },
};

/* Two rows each fit on the smallest screen. */
enum { VERBS_A_PAGE = 9, LETTER_COLS = 3 };

static void enter(struct staff *staff)
{
	staff->help_from = 0;
}

static int act(struct staff *staff, int action)
{
	bool more = staff->help_from + VERBS_A_PAGE < deeds_count();
	if (action == STAFF_ACTION_PICK && more)
		staff->help_from += VERBS_A_PAGE;
	else
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
	struct staff_area words = area;
	words.col += LETTER_COLS;
	words.cols -= LETTER_COLS;
	int end = staff->help_from + VERBS_A_PAGE;
	for (int i = staff->help_from; i < deeds_count() && i < end; i++) {
		char line[256];
		const char letter[] = { (char)(deeds_row(i)->letter - 'a' + 'A'), '\0' };
		canvas_text(canvas, row, area.col, STYLE_TITLE, letter);
		snprintf(line, sizeof line, "%s – %s", _(deeds_row(i)->label), _(deeds_row(i)->help));
		staff_text(canvas, &words, &row, STYLE_TEXT, line);
	}
}

const struct staff_page_row staff_help = {
	.screen = { "help", keys, staff_update, view },
	.act = act,
	.enter = enter,
};
