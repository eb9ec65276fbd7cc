/* The journal of a day, for the head: who, where, what and why. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "office/standing.h"
#include "staff/frame.h"
#include "staff/history.h"
#include "staff/reasons.h"

static const struct binding keys[] = {
	{ SYM_LEFT, 0, STAFF_ACTION_EARLIER, N_("day") },
	{ SYM_RIGHT, 0, STAFF_ACTION_LATER, N_("day") },
	{ SYM_TEXT, 'P', STAFF_ACTION_NONE, N_("person") },
	{ SYM_TEXT, 'D', STAFF_ACTION_NONE, N_("desk") },
	{ SYM_TEXT, 'K', STAFF_ACTION_NONE, N_("kind") },
	{ SYM_TEXT, 'R', STAFF_ACTION_NONE, N_("request") },
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, NULL },
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("back") },
	{ SYM_UP, 0, STAFF_ACTION_UP, NULL },
	{ SYM_DOWN, 0, STAFF_ACTION_DOWN, NULL },
	{ SYM_PAGE_UP, 0, STAFF_ACTION_PAGE_UP, NULL },
	{ SYM_PAGE_DOWN, 0, STAFF_ACTION_PAGE_DOWN, NULL },
	STAFF_INSIDE_KEYS,
	{ 0 },
};

enum { NUMBER_CHARS = 16, PAGE_ROWS = 15, TIME_COLS = 12, WHO_COLS = 17, DAY_S = 86400 };

static const struct school *school(const struct staff *staff)
{
	return catalog_school(staff->catalog);
}

void journal_wipe(struct staff *staff)
{
	explicit_bzero(staff->journal.row, sizeof staff->journal.row);
	explicit_bzero(staff->journal.detail, sizeof staff->journal.detail);
	staff->journal.count = 0;
}

static void enter(struct staff *staff)
{
	explicit_bzero(&staff->journal, sizeof staff->journal);
	staff->journal.day = staff->now.date;
}

struct event_filter journal_filter(const struct staff *staff)
{
	const struct staff_journal *journal = &staff->journal;
	int64_t from = (int64_t)date_to_days(journal->day) * DAY_S - staff->now.utc_offset_s;
	bool any_day = journal->serial > 0;
	return (struct event_filter){
		.from = any_day ? 0 : from, .to = any_day ? INT64_MAX : from + DAY_S,
		.year = journal->year, .serial = journal->serial,
		.account = journal->person ? staff->accounts[journal->person - 1].name : "",
		.desk = journal->desk ? school(staff)->desks[journal->desk - 1].name : "",
		.what = journal->kind ? journal_kind(journal->kind - 1) : "",
	};
}

/* Begins to type the number of a request, or lets go of the one that is set. */
static int narrow_to_request(struct staff *staff)
{
	struct staff_journal *journal = &staff->journal;
	journal->typing = journal->serial == 0;
	journal->serial = journal->top = journal->page = 0;
	line_init(&staff->line[0], NUMBER_CHARS, true, LAYOUT_LATIN);
	staff->field = 0;
	*staff->said = '\0';
	return journal->typing ? STAFF_NOTHING : STAFF_EVENTS;
}

/* Its last digits do for a number of this year. */
static int take_request(struct staff *staff)
{
	struct staff_journal *journal = &staff->journal;
	struct standing_key wanted;
	char typed[LINE_BYTES];
	line_get(&staff->line[0], typed);
	if (!standing_parse(typed, staff->now.date.year, &wanted) || !*wanted.registration) {
		staff_say(staff, STYLE_WARNING, "%s", _("Write the number like this: 2026-000123"));
		return STAFF_NOTHING;
	}
	ticket_parse_registration(wanted.registration, &journal->year, &journal->serial);
	journal->typing = false;
	return STAFF_EVENTS;
}

/* To the next one of the list; after the last, all again. */
static bool key(struct staff *staff, const struct event *event, int *effect)
{
	struct staff_journal *journal = &staff->journal;
	*effect = STAFF_NOTHING;
	if (journal->typing)
		return line_key(&staff->line[0], &event->key);
	if (staff_letter(event) == 'r') {
		*effect = narrow_to_request(staff);
		return true;
	}
	const struct {
		uint32_t letter;
		int *which, count;
	} filters[] = {
		{ 'p', &journal->person, staff->account_count },
		{ 'd', &journal->desk, (int)school(staff)->desk_count },
		{ 'k', &journal->kind, journal_kinds() },
	};
	uint32_t letter = staff_letter(event);
	for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
		if (filters[i].letter != letter)
			continue;
		*filters[i].which = (*filters[i].which + 1) % (filters[i].count + 1);
		journal->top = journal->page = 0;
		*effect = STAFF_EVENTS;
		return true;
	}
	return false;
}

static int turn_day(struct staff *staff, int by)
{
	struct staff_journal *journal = &staff->journal;
	struct date day = date_from_days(date_to_days(journal->day) + by);
	if (date_compare(day, staff->now.date) > 0)
		return STAFF_NOTHING;
	journal->day = day;
	journal->top = journal->page = 0;
	return STAFF_EVENTS;
}

/* Beyond the last row that was read come older ones, above the first newer ones. */
static int scroll(struct staff_journal *journal, int by)
{
	int top = journal->top + by;
	if (top >= journal->count && journal->older && journal->page + 1 < JOURNAL_PAGES) {
		journal->below[++journal->page] = journal->row[journal->count - 1].id;
		journal->top = 0;
		return STAFF_EVENTS;
	}
	if (top < 0 && journal->page > 0) {
		journal->page--;
		journal->top = JOURNAL_ROWS + by;
		return STAFF_EVENTS;
	}
	if (top >= journal->count)
		top = journal->count - 1;
	journal->top = top > 0 ? top : 0;
	return STAFF_NOTHING;
}

static int act(struct staff *staff, int action)
{
	struct staff_journal *journal = &staff->journal;
	switch (action) {
	case STAFF_ACTION_EARLIER: return turn_day(staff, -1);
	case STAFF_ACTION_LATER: return turn_day(staff, 1);
	case STAFF_ACTION_UP: return scroll(journal, -1);
	case STAFF_ACTION_DOWN: return scroll(journal, 1);
	case STAFF_ACTION_PAGE_UP: return scroll(journal, -PAGE_ROWS);
	case STAFF_ACTION_PAGE_DOWN: return scroll(journal, PAGE_ROWS);
	case STAFF_ACTION_PICK:
		return journal->typing ? take_request(staff) : STAFF_NOTHING;
	case STAFF_ACTION_BACK:
		if (journal->typing) {
			journal->typing = false;
			return STAFF_NOTHING;
		}
		staff_go(staff, STAFF_DESK);
		return STAFF_LOOK;
	}
	return STAFF_NOTHING;
}

static void cut(const char *text, int cols, char *out, size_t size)
{
	size_t skip, len = text_wrap(text, cols > 1 ? cols : 1, &skip);
	snprintf(out, size, "%.*s", (int)len, text);
}

/* The reason of a verb on the queue; a request's stands in the words of the event. */
static const char *why_words(const struct event_row *row)
{
	const char *reason = reasons_word(row->what, row->why);
	if (!reason && !*row->service && strcmp(journal_word(row->why), row->why) != 0)
		reason = journal_word(row->why);
	return reason;
}

static void deed_words(const struct staff *staff, int i, char *out, size_t size)
{
	const struct event_row *row = &staff->journal.row[i];
	const char *why = why_words(row);
	const char *about = *row->registration ? row->registration : row->number;
	char words[HISTORY_TEXT];
	history_words(&(struct history_event){
		.service = *row->service ? catalog_find(staff->catalog, row->service) : NULL,
		.what = row->what, .why = row->why, .detail = staff->journal.detail[i],
	}, words);
	snprintf(out, size, "%s%s%s%s%s%s%s%s%s%s", about, *about ? "  " : "",
	         journal_word(row->what), *row->desk ? ", " : "",
	         *row->desk ? staff_desk_name(staff, row->desk) : "", *words ? " – " : "", words,
	         why ? " (" : "", why ? why : "", why ? ")" : "");
	explicit_bzero(words, sizeof words);
}

/* Rows of the screen that it takes; nothing is drawn where it would not fit. */
static int draw_row(const struct staff *staff, struct canvas *canvas,
                    const struct staff_area *area, int at, int i)
{
	const struct event_row *row = &staff->journal.row[i];
	char text[1600];
	int col = area->col + TIME_COLS + WHO_COLS, width = area->cols - TIME_COLS - WHO_COLS;
	deed_words(staff, i, text, sizeof text);
	int high = text_rows(text, width);
	if (at + high <= area->row + area->rows || at == area->row) {
		canvas_wrap(canvas, at, col, width, high, STYLE_TEXT, text);
		if (staff->journal.serial)
			snprintf(text, sizeof text, "%02d.%02d %02d:%02d", row->at.date.day,
			         row->at.date.month, row->at.hour, row->at.minute);
		else
			snprintf(text, sizeof text, "%02d:%02d:%02d", row->at.hour, row->at.minute,
			         row->at.second);
		canvas_text(canvas, at, area->col, STYLE_HINT, text);
		cut(row->account, WHO_COLS - 1, text, sizeof text);
		canvas_text(canvas, at, area->col + TIME_COLS, STYLE_TEXT, text);
	}
	explicit_bzero(text, sizeof text);
	return high;
}

static void draw_filters(const struct staff *staff, struct canvas *canvas,
                         const struct staff_area *area, int *row)
{
	const struct staff_journal *journal = &staff->journal;
	struct event_filter filter = journal_filter(staff);
	char day[CALENDAR_DAY], line[512];
	calendar_day_text(journal->day, day);
	if (journal->serial)
		ticket_format_registration(journal->year, journal->serial, day);
	snprintf(line, sizeof line, _("Journal: %s"), day);
	staff_text(canvas, area, row, STYLE_TITLE, line);
	snprintf(line, sizeof line, "%s │ %s │ %s",
	         *filter.account ? filter.account : _("everybody"),
	         *filter.desk ? staff_desk_name(staff, filter.desk) : _("every desk"),
	         *filter.what ? journal_word(filter.what) : _("every kind"));
	staff_text(canvas, area, row, STYLE_HINT, line);
	++*row;
	if (journal->typing)
		staff_field(staff, canvas, area, row, 0, _("Registration number"), false);
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	const struct staff_journal *journal = &staff->journal;
	struct staff_area area = staff_frame(staff, canvas);
	int row = area.row;
	draw_filters(staff, canvas, &area, &row);
	for (int i = journal->top; i < journal->count && row < area.row + area.rows; i++)
		row += draw_row(staff, canvas, &area, row, i);
	if (journal->count == 0)
		staff_text(canvas, &area, &row, STYLE_HINT, journal->serial ? _("There is nothing of that.")
		                           : _("Nothing of that on this day."));
}

const struct staff_page_row staff_journal = {
	.screen = { "journal", keys, staff_update, view },
	.key = key,
	.act = act,
	.enter = enter,
};
