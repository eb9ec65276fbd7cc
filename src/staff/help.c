/* Every key of the queue, or of a request, from the tables of their verbs. */
#include <stdio.h>

#include "staff/deeds.h"
#include "staff/elsewhere.h"
#include "staff/frame.h"

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("continue") },
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("back") },
	STAFF_KEYS,
	{ 0 },
};

/* Two rows each fit on the smallest screen. */
enum { VERBS_A_PAGE = 9, LETTER_COLS = 3 };

static bool of_request(const struct staff *staff)
{
	return staff->under == STAFF_REQUEST || staff->under == STAFF_REQUEST_ASK;
}

static int count(const struct staff *staff)
{
	return of_request(staff) ? REQUEST_DEEDS : deeds_count();
}

static void enter(struct staff *staff)
{
	staff->help_from = 0;
}

static int act(struct staff *staff, int action)
{
	bool more = staff->help_from + VERBS_A_PAGE < count(staff);
	if (action == STAFF_ACTION_PICK && more)
		staff->help_from += VERBS_A_PAGE;
	else
		staff->page = staff->help_back;
	return STAFF_NOTHING;
}

static void draw_key(struct canvas *canvas, const struct staff_area *area, int *row,
                     char letter, const char *label, const char *help)
{
	struct staff_area words = *area;
	const char key[] = { (char)(letter - 'a' + 'A'), '\0' };
	char line[256];
	words.col += LETTER_COLS;
	words.cols -= LETTER_COLS;
	canvas_text(canvas, *row, area->col, STYLE_TITLE, key);
	snprintf(line, sizeof line, "%s – %s", _(label), _(help));
	staff_text(canvas, &words, row, STYLE_TEXT, line);
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	struct staff_area area = staff_frame(staff, canvas);
	int row = area.row + 1, end = staff->help_from + VERBS_A_PAGE;
	staff_text(canvas, &area, &row, STYLE_TITLE,
	           of_request(staff) ? _("Keys of a request") : _("Keys of the queue"));
	row++;
	for (int i = staff->help_from; i < count(staff) && i < end; i++) {
		if (of_request(staff)) {
			const struct request_deed_row *deed = request_deed_row((enum request_deed)i);
			draw_key(canvas, &area, &row, deed->letter, deed->label, deed->help);
		} else {
			const struct deed *deed = deeds_row(i);
			draw_key(canvas, &area, &row, deed->letter, deed->label, deed->help);
		}
	}
	if (of_request(staff))
		return;
	char others[ELSEWHERE_TEXT], line[ELSEWHERE_TEXT + 64];
	elsewhere_help(others);
	/* The one key of every page that finds no room at its foot. */
	snprintf(line, sizeof line, "%s │ F6  %s", others, _("colours"));
	row++;
	staff_text(canvas, &area, &row, STYLE_TEXT, line);
}

const struct staff_page_row staff_help = {
	.screen = { "help", keys, staff_update, view },
	.act = act,
	.enter = enter,
};
