/* What a verb still needs to be told: a reason, a time, a desk, a word. One list or
 * one line at a time, from the table of questions. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "staff/deeds.h"
#include "staff/frame.h"
#include "staff/reasons.h"
#include "ui/widget.h"

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("choose") },
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("leave it") },
	{ SYM_UP, 0, STAFF_ACTION_UP, NULL },
	{ SYM_DOWN, 0, STAFF_ACTION_DOWN, NULL },
	{ SYM_F5, 0, STAFF_ACTION_LAYOUT, N_("letters") },
	STAFF_INSIDE_KEYS,
	{ 0 },
};

enum { COMMENT_CHARS = 60 };

struct question {
	enum deed_asks asks;
	const char *words; /* N_(), perhaps "%s …" with the number */
	/* A list ... */
	int (*count)(const struct staff *staff);
	const char *(*label)(const struct staff *staff, int i);
	void (*take)(struct staff *staff, int i);
	/* ... or a line: false when what was typed is not to be used. */
	bool (*take_line)(struct staff *staff, const char *text);
};

static const struct school *school(const struct staff *staff)
{
	return catalog_school(staff->catalog);
}

static int count_two(const struct staff *staff)
{
	(void)staff;
	return 2;
}

static const char *label_offer(const struct staff *staff, int i)
{
	(void)staff;
	return i == 0 ? _("note that the visitor did not come") : _("call once more");
}

static void take_offer(struct staff *staff, int i)
{
	staff->deed.over = true;
	for (int row = 0; i == 0 && row < deeds_count(); row++) {
		if (deeds_row(row)->verb == VERB_NO_SHOW && deeds_row(row)->kind == DEED_VISIT)
			staff->deed.row = row;
	}
}

static const char *label_busy(const struct staff *staff, int i)
{
	(void)staff;
	return i == 0 ? _("no, finish that visit first") : _("yes, call the next one as well");
}

static void take_sure(struct staff *staff, int i)
{
	staff->deed.over = true;
	staff->deed.dropped = i == 0;
}

static const char *label_early(const struct staff *staff, int i)
{
	(void)staff;
	return i == 0 ? _("no, wait a little longer") : _("yes, the visitor is not there");
}

static int count_services(const struct staff *staff)
{
	return (int)catalog_service_count(staff->catalog) + 1;
}

static const char *label_service(const struct staff *staff, int i)
{
	bool service = (size_t)i < catalog_service_count(staff->catalog);
	return service ? words_in(&catalog_service(staff->catalog, (size_t)i)->brief, staff->lang)
	               : _("another question");
}

static void take_service(struct staff *staff, int i)
{
	staff->deed.service = i;
	staff->deed.chosen = true;
}

static int count_desks(const struct staff *staff)
{
	return (int)school(staff)->desk_count;
}

/* "desk 2 – Belyova T. A.": one is sent to a desk, and to whoever sits there. Good
 * until the next call. */
static const char *label_desk(const struct staff *staff, int i)
{
	static char label[512];
	const struct desk *desk = &school(staff)->desks[i];
	const char *gap = " – ";
	int len = snprintf(label, sizeof label, "%.100s", words_in(&desk->label, staff->lang));
	for (int p = 0; p < staff->day.sitting_count && len < (int)sizeof label; p++) {
		const struct desk_person *person = &staff->day.sitting[p];
		if (strcmp(person->desk, desk->name) != 0)
			continue;
		len += snprintf(label + len, sizeof label - (size_t)len, "%s%s", gap, person->account);
		gap = ", ";
	}
	return label;
}

static void take_desk(struct staff *staff, int i)
{
	text_copy(staff->deed.desk, sizeof staff->deed.desk, school(staff)->desks[i].name);
}

static int count_reasons(const struct staff *staff)
{
	const struct reason *reasons;
	return reasons_for(deeds_row(staff->deed.row)->verb, &reasons);
}

static const char *label_reason(const struct staff *staff, int i)
{
	const struct reason *reasons;
	reasons_for(deeds_row(staff->deed.row)->verb, &reasons);
	return _(reasons[i].label);
}

static void take_reason(struct staff *staff, int i)
{
	const struct reason *reasons;
	reasons_for(deeds_row(staff->deed.row)->verb, &reasons);
	text_copy(staff->deed.why, sizeof staff->deed.why, reasons[i].code);
}

/* A break has an end; the row "by hand" is the last. */
static int count_times(const struct staff *staff)
{
	return reasons_times() - (deeds_row(staff->deed.row)->kind == DEED_PAUSE);
}

static const char *label_time(const struct staff *staff, int i)
{
	(void)staff;
	return reasons_time_label(i);
}

static void take_time(struct staff *staff, int i)
{
	int64_t until = reasons_time(i, &staff->now);
	staff->deed.typing = until == REASONS_TYPED;
	staff->deed.until = until == REASONS_TYPED ? 0 : until;
}

/* 14:20, 1420 or 14 20; later today. */
static bool take_clock(struct staff *staff, const char *text)
{
	int hour, minute, used = 0;
	bool read = sscanf(text, "%2d%*[:. ]%2d%n", &hour, &minute, &used) == 2
	         || sscanf(text, "%2d%2d%n", &hour, &minute, &used) == 2;
	int now_min = staff->now.hour * 60 + staff->now.minute;
	if (!read || text[used] || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
		staff_say(staff, STYLE_WARNING, "%s", _("Type hours and minutes, as in 14:20."));
		return false;
	}
	int ahead_min = hour * 60 + minute - now_min;
	if (ahead_min <= 0) {
		staff_say(staff, STYLE_WARNING, "%s", _("That time has passed. Type a later one."));
		return false;
	}
	staff->deed.until = staff->now.unix_s - staff->now.second + ahead_min * 60LL;
	return true;
}

static const char *label_back(const struct staff *staff, int i)
{
	(void)staff;
	return i == 0 ? _("no, that desk finishes it") : _("yes, back to me afterwards");
}

static void take_back(struct staff *staff, int i)
{
	staff->deed.answered = true;
	staff->deed.lent = i == 1;
}

static bool take_comment(struct staff *staff, const char *text)
{
	staff->deed.commented = true;
	text_copy(staff->deed.comment, sizeof staff->deed.comment, text);
	return true;
}

static const struct question questions[] = {
	{ ASKS_OFFER, N_("It has been called often enough. What now?"), count_two, label_offer,
	  take_offer, NULL },
	{ ASKS_BUSY, N_("%s is still being served at this desk. Call the next one all the same?"),
	  count_two, label_busy, take_sure, NULL },
	{ ASKS_EARLY, N_("%s was called less than a minute ago. Note a no-show all the same?"),
	  count_two, label_early, take_sure, NULL },
	{ ASKS_SERVICE, N_("What is it about?"), count_services, label_service, take_service, NULL },
	{ ASKS_DESK, N_("To which desk, or to whom?"), count_desks, label_desk, take_desk, NULL },
	{ ASKS_WHY, N_("Why?"), count_reasons, label_reason, take_reason, NULL },
	{ ASKS_UNTIL, N_("Until when?"), count_times, label_time, take_time, NULL },
	{ ASKS_CLOCK, N_("Until what time? For example 14:20"), NULL, NULL, NULL, take_clock },
	{ ASKS_BACK, N_("Does it come back to you?"), count_two, label_back, take_back, NULL },
	{ ASKS_COMMENT, N_("A word for that desk (Enter: none)"), NULL, NULL, NULL, take_comment },
};

static const struct question *question_of(const struct staff *staff)
{
	size_t i = 0;
	while (i + 1 < sizeof questions / sizeof *questions
	       && questions[i].asks != deeds_missing(staff))
		i++;
	return &questions[i];
}

/* The Kazakh layout has letters where a time needs digits. */
static void enter(struct staff *staff)
{
	bool digits = question_of(staff)->asks == ASKS_CLOCK;
	staff->field = 0; /* row of the list */
	line_init(&staff->line[0], COMMENT_CHARS, digits, keymap_of(staff->lang));
}

static int go_on(struct staff *staff)
{
	enter(staff);
	if (deeds_missing(staff) != ASKS_NOTHING)
		return STAFF_NOTHING;
	staff_unlay(staff);
	return staff->deed.dropped ? STAFF_NOTHING : STAFF_DO;
}

static int pick(struct staff *staff, int i)
{
	const struct question *question = question_of(staff);
	if (question->take_line || i >= question->count(staff))
		return STAFF_NOTHING;
	question->take(staff, i);
	return go_on(staff);
}

static int type(struct staff *staff, const struct question *question)
{
	char text[LINE_BYTES];
	line_get(&staff->line[0], text);
	bool taken = question->take_line(staff, text);
	explicit_bzero(text, sizeof text);
	line_wipe(&staff->line[0]);
	if (taken)
		return go_on(staff);
	enter(staff);
	return STAFF_NOTHING;
}

static bool key(struct staff *staff, const struct event *event, int *effect)
{
	const struct question *question = question_of(staff);
	uint32_t letter = staff_letter(event);
	*effect = STAFF_NOTHING;
	if (question->take == take_sure && (letter == 'y' || letter == 'n')) {
		*effect = pick(staff, letter == 'y');
		return true;
	}
	return question->take_line && line_key(&staff->line[0], &event->key);
}

static int act(struct staff *staff, int action)
{
	const struct question *question = question_of(staff);
	struct line *line = &staff->line[0];
	if (action == STAFF_ACTION_BACK) {
		line_wipe(line);
		staff_unlay(staff);
	} else if (action == STAFF_ACTION_LAYOUT && !line->raw) {
		line->layout = keymap_next(line->layout);
	} else if (action == STAFF_ACTION_PICK) {
		return question->take_line ? type(staff, question) : pick(staff, staff->field);
	} else if (question->take_line) {
		return STAFF_NOTHING;
	} else if (action == STAFF_ACTION_UP && staff->field > 0) {
		staff->field--;
	} else if (action == STAFF_ACTION_DOWN && staff->field + 1 < question->count(staff)) {
		staff->field++;
	}
	return STAFF_NOTHING;
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	const struct question *question = question_of(staff);
	struct staff_area area = staff_frame(staff, canvas);
	char heading[256];
	int row = area.row + 1;
	/* "Call next" is not done with the one that its question names. */
	bool of_visit = staff->deed.visit != 0;
	snprintf(heading, sizeof heading, "%s%s%s", of_visit ? staff->deed.number : "",
	         of_visit ? ": " : "", _(deeds_row(staff->deed.row)->label));
	staff_text(canvas, &area, &row, STYLE_TITLE, heading);
	if (question->take_line) {
		staff_field(staff, canvas, &area, &row, 0, _(question->words), false);
		return;
	}
	char words[256];
	snprintf(words, sizeof words, _(question->words), staff->deed.number);
	staff_text(canvas, &area, &row, STYLE_TEXT, words);
	row++;
	for (int i = 0; i < question->count(staff) && row < area.row + area.rows; i++)
		row += widget_item(canvas, row, area.col, area.cols, STAFF_ITEM + i, i < 9 ? i + 1 : 0,
		                   staff->field == i, question->label(staff, i));
}

const struct staff_page_row staff_ask = {
	.screen = { "ask", keys, staff_update, view },
	.key = key,
	.act = act,
	.pick = pick,
	.enter = enter,
};
