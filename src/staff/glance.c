#include "staff/glance.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "office/claim.h"
#include "office/pace.h"
#include "staff/attention.h"
#include "staff/deeds.h"

static enum style style_of(struct list_wait wait)
{
	if (wait.limit == 0 || wait.minutes * 100 < wait.limit * LIST_WARN_PERCENT)
		return STYLE_TEXT;
	return wait.minutes > wait.limit ? STYLE_ERROR : STYLE_WARNING;
}

/* "12 min of 20", and in words when it is close or past. */
static void wait_words(struct list_wait wait, char *out, size_t size)
{
	if (wait.limit == 0)
		snprintf(out, size, _("%d min"), wait.minutes);
	else if (wait.minutes > wait.limit)
		snprintf(out, size, _("%d min – too long"), wait.minutes);
	else if (wait.minutes * 100 >= wait.limit * LIST_WARN_PERCENT)
		snprintf(out, size, _("%d of %d min – hurry"), wait.minutes, wait.limit);
	else
		snprintf(out, size, _("%d of %d min"), wait.minutes, wait.limit);
}

static const char *state_words(enum visit_state state)
{
	static const char *const words[VISIT_STATES] = {
		[VISIT_WAITING] = N_("waiting"), [VISIT_CALLED] = N_("called"),
		[VISIT_SERVING] = N_("being served"), [VISIT_HELD] = N_("put off"),
	};
	return words[state] ? _(words[state]) : "";
}

static enum style held_words(const struct staff *staff, const struct desk_row *row, char *out,
                             size_t size)
{
	char until[CLOCK_TEXT];
	clock_format(row->hold_until, staff->now.utc_offset_s, until);
	if (row->hold_until == 0)
		snprintf(out, size, "%s", _("put off"));
	else if (row->hold_until > staff->now.unix_s)
		snprintf(out, size, _("put off until %s"), until);
	else
		snprintf(out, size, _("%s: it is time"), until);
	return row->hold_until && row->hold_until <= staff->now.unix_s ? STYLE_WARNING : STYLE_TEXT;
}

/* Minutes that the visitor could have come in; how often again. */
static void called_words(const struct staff *staff, const struct desk_row *row, char *out,
                         size_t size)
{
	struct waiting_call call = { row->called_at, row->stopped_s, row->stopped_at };
	int minutes = (int)(waiting_called_s(&call, staff->now.unix_s) / 60);
	if (row->recalls > 0)
		snprintf(out, size, ngettext("called, again %d time, %d min",
		                             "called, again %d times, %d min",
		                             (unsigned long)row->recalls), row->recalls, minutes);
	else if (minutes > 0)
		snprintf(out, size, _("called, %d min"), minutes);
	else
		snprintf(out, size, "%.60s", state_words(row->state));
}

enum style glance_place(const struct staff *staff, const struct desk_row *row,
                        enum list_section section, char *out, size_t size)
{
	if (section == LIST_WAITING && *row->desk && strcmp(row->desk, staff->desk) != 0) {
		snprintf(out, size, _("for %.60s"), staff_desk_name(staff, row->desk));
		return STYLE_HINT;
	}
	if (section == LIST_WAITING && !list_is_earlier(staff, row)) {
		struct list_wait wait = list_wait(staff, row);
		wait_words(wait, out, size);
		return style_of(wait);
	}
	if (section == LIST_HELD)
		return held_words(staff, row, out, size);
	if (section == LIST_OTHERS)
		snprintf(out, size, "%.60s, %.60s", staff_desk_name(staff, row->desk),
		         state_words(row->state));
	else if (row->state == VISIT_CALLED)
		called_words(staff, row, out, size);
	else
		snprintf(out, size, "%.60s", state_words(row->state));
	return STYLE_TEXT;
}

static void draw_counts(const struct staff *staff, struct canvas *canvas,
                        const struct staff_area *area)
{
	const struct queue_counts *counts = &staff->day.counts;
	char line[256];
	snprintf(line, sizeof line,
	         _("Waiting %d │ called %d │ served %d │ put off %d │ done %d (questions %d)"),
	         counts->waiting, counts->called, counts->serving, counts->held, counts->done,
	         staff->day.consulted);
	canvas_text(canvas, area->row, area->col, STYLE_TITLE, line);
}

/* One more piece of a line, if it fits. */
static void add(char *line, size_t size, int cols, const char *piece)
{
	size_t len = strlen(line);
	if (*piece && text_width(line) + text_width(piece) + 3 <= cols)
		snprintf(line + len, size - len, "%s%s", len ? " │ " : "", piece);
}

/* How many are called before that one. */
static int count_before(const struct staff *staff, const struct desk_row *row)
{
	struct list list;
	int before = 0;
	list_make(staff, &list);
	for (int i = 0; i < list.count && &staff->day.row[list.item[i].row] != row; i++)
		before += list.item[i].section == LIST_WAITING;
	return before;
}

/* The wait of who takes a number now; or why nobody knows. */
static void pace_words(const struct staff *staff, char *line, size_t size, int cols)
{
	int minutes = pace_minutes(staff->catalog, &staff->day.pace, staff->day.counts.waiting,
	                           staff->now.unix_s);
	char piece[160];
	if (minutes == PACE_SHUT)
		snprintf(piece, sizeof piece, "%s", _("No desk is open: no wait can be told"));
	else if (minutes == 0)
		snprintf(piece, sizeof piece, "%s", _("A new visitor need not wait"));
	else
		snprintf(piece, sizeof piece, _("New visitor: ~%d min"), minutes);
	add(line, size, cols, piece);
}

/* The marked one's. */
static void marked_pace(const struct staff *staff, char *line, size_t size, int cols)
{
	const struct desk_row *row = list_marked(staff);
	char piece[160];
	if (!row || row->state != VISIT_WAITING)
		return;
	int minutes = pace_minutes(staff->catalog, &staff->day.pace, count_before(staff, row),
	                           staff->now.unix_s);
	snprintf(piece, sizeof piece, _("%s: ~%d min more"), row->number, minutes);
	if (minutes > 0)
		add(line, size, cols, piece);
}

/* "desk 2 is back at 14:20", as many as fit. */
static void pause_words(const struct staff *staff, char *line, size_t size, int cols)
{
	for (int i = 0; i < staff->day.desk_count; i++) {
		const struct desk_state *state = &staff->day.desks[i];
		char one[160], until[CLOCK_TEXT];
		if (!state->back_at)
			continue;
		clock_format(state->back_at, staff->now.utc_offset_s, until);
		snprintf(one, sizeof one, _("%s is back at %s"), staff_desk_name(staff, state->desk),
		         until);
		add(line, size, cols, one);
	}
}

static void cut(const char *text, int cols, char *out, size_t size)
{
	size_t skip, len = text_wrap(text, cols > 1 ? cols : 1, &skip);
	snprintf(out, size, "%.*s", (int)len, text);
}

/* "priority: large family" */
static bool claim_words(const struct staff *staff, const struct desk_row *row,
                        char out[static GLANCE_TEXT])
{
	const char *group = claim_group(staff->catalog, row->claim, staff->lang);
	if (*group)
		snprintf(out, GLANCE_TEXT, _("priority: %s"), group);
	else
		snprintf(out, GLANCE_TEXT, "%s", _("priority"));
	return *row->claim != '\0';
}

/* What stands behind the service, or the question; "" for nothing. */
static void tail_words(const struct staff *staff, const struct desk_row *row, bool whole,
                       char out[static GLANCE_TEXT])
{
	char claim[GLANCE_TEXT], day[DATE_TEXT], of_day[64] = "";
	date_format_local(row->day, day);
	if (list_is_earlier(staff, row))
		snprintf(of_day, sizeof of_day, _(" │ of %.5s"), day);
	bool claims = claim_words(staff, row, claim);
	snprintf(out, GLANCE_TEXT, "%s%s%.300s", of_day, claims ? " │ " : "",
	         !claims ? "" : whole ? claim : _("priority"));
}

void glance_about(const struct staff *staff, const struct desk_row *row, int cols,
                  char out[static GLANCE_TEXT])
{
	const char *name = staff_about(staff, row->about);
	char tail[GLANCE_TEXT], about[160];
	tail_words(staff, row, true, tail);
	if (text_width(name) + text_width(tail) > cols)
		tail_words(staff, row, false, tail);
	cut(name, cols - text_width(tail), about, sizeof about);
	snprintf(out, GLANCE_TEXT, "%s%.340s", about, tail);
}

/* The line above what was said. */
static void draw_foot(struct canvas *canvas, struct staff_area *area, const char *words)
{
	char line[GLANCE_TEXT];
	area->rows--;
	cut(words, area->cols, line, sizeof line);
	canvas_text(canvas, area->row + area->rows, area->col, STYLE_WARNING, line);
}

/* Of the marked visit: the word that came with it, the group it belongs to. */
static void draw_marked(const struct staff *staff, struct canvas *canvas,
                        struct staff_area *area)
{
	const struct desk_row *row = list_marked(staff);
	char line[GLANCE_TEXT], claim[GLANCE_TEXT];
	if (!row)
		return;
	if (*row->comment && *row->desk) {
		snprintf(line, sizeof line, _("%s, a word: %s"), row->number, row->comment);
		draw_foot(canvas, area, line);
	}
	if (claim_words(staff, row, claim)) {
		snprintf(line, sizeof line, "%s: %.480s", row->number, claim);
		draw_foot(canvas, area, line);
	}
}

void glance_draw(const struct staff *staff, struct canvas *canvas, struct staff_area *area)
{
	char line[ATTENTION_TEXT], pace[GLANCE_TEXT] = "";
	int row = area->row + 1;
	draw_counts(staff, canvas, area);
	if (attention_words(staff, line))
		canvas_text(canvas, row++, area->col, STYLE_WARNING, line);
	pace_words(staff, pace, sizeof pace, area->cols);
	pause_words(staff, pace, sizeof pace, area->cols);
	marked_pace(staff, pace, sizeof pace, area->cols);
	canvas_text(canvas, row++, area->col, STYLE_HINT, pace);
	area->rows -= row - area->row;
	area->row = row;
	draw_marked(staff, canvas, area);
}
