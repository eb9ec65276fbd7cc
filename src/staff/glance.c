#include "staff/glance.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
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

enum style glance_place(const struct staff *staff, const struct desk_row *row,
                        enum list_section section, char *out, size_t size)
{
	if (section == LIST_WAITING && *row->desk && strcmp(row->desk, staff->desk) != 0) {
		snprintf(out, size, _("for %.60s"), staff_desk_name(staff, row->desk));
		return STYLE_HINT;
	}
	if (section == LIST_WAITING) {
		struct list_wait wait = list_wait(staff, row);
		wait_words(wait, out, size);
		return style_of(wait);
	}
	if (section == LIST_HELD)
		return held_words(staff, row, out, size);
	if (section == LIST_OTHERS)
		snprintf(out, size, "%.60s, %.60s", staff_desk_name(staff, row->desk),
		         state_words(row->state));
	else if (row->state == VISIT_CALLED && row->recalls > 0)
		snprintf(out, size, ngettext("called, again %d time", "called, again %d times",
		                             (unsigned long)row->recalls), row->recalls);
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

/* "desk 2 is back at 14:20"; all of them in one line, as many as fit. */
static bool pause_words(const struct staff *staff, int cols, char *out, size_t size)
{
	*out = '\0';
	for (int i = 0; i < staff->day.desk_count; i++) {
		const struct desk_state *state = &staff->day.desks[i];
		char one[160], until[CLOCK_TEXT];
		if (!state->back_at)
			continue;
		clock_format(state->back_at, staff->now.utc_offset_s, until);
		snprintf(one, sizeof one, _("%s is back at %s"), staff_desk_name(staff, state->desk),
		         until);
		if (text_width(out) + text_width(one) + 3 > cols || !text_join(out, size, " │ ", one))
			break;
	}
	return *out != '\0';
}

/* The line above what was said: the word that came with the marked visit. */
static void draw_comment(const struct staff *staff, struct canvas *canvas,
                         struct staff_area *area)
{
	const struct desk_row *row = list_marked(staff);
	char line[DESK_COMMENT + 64];
	if (!row || !*row->comment || !*row->desk)
		return;
	snprintf(line, sizeof line, _("%s, a word: %s"), row->number, row->comment);
	area->rows--;
	size_t skip, len = text_wrap(line, area->cols, &skip);
	line[len] = '\0';
	canvas_text(canvas, area->row + area->rows, area->col, STYLE_WARNING, line);
}

void glance_draw(const struct staff *staff, struct canvas *canvas, struct staff_area *area)
{
	char line[ATTENTION_TEXT];
	int row = area->row + 1;
	draw_counts(staff, canvas, area);
	if (attention_words(staff, line))
		canvas_text(canvas, row++, area->col, STYLE_WARNING, line);
	if (pause_words(staff, area->cols, line, sizeof line))
		canvas_text(canvas, row++, area->col, STYLE_HINT, line);
	if (row == area->row + 1)
		row++;
	area->rows -= row - area->row;
	area->row = row;
	draw_comment(staff, canvas, area);
}
