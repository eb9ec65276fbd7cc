/* The register of a period on paper: this month, the last one, the year, own dates. */
#include "staff/register.h"

#include <stdio.h>
#include <string.h>

#include "office/register.h"
#include "staff/frame.h"
#include "ui/widget.h"

static const struct binding keys[] = {
	{ SYM_ENTER, 0, STAFF_ACTION_PICK, N_("print") },
	{ SYM_UP, 0, STAFF_ACTION_UP, NULL },
	{ SYM_DOWN, 0, STAFF_ACTION_DOWN, NULL },
	{ SYM_TEXT, 'S', STAFF_ACTION_NONE, N_("service") },
	{ SYM_ESC, 0, STAFF_ACTION_BACK, N_("back") },
	STAFF_INSIDE_KEYS,
	{ 0 },
};

enum { DATE_CHARS = 10, LINE_FIRST = 0, LINE_LAST = 1, LINE_OF_LABEL = 160 };

/* ---- periods ---------------------------------------------------------------------- */

static struct date month_first(const struct date *today, int back)
{
	int months = today->year * 12 + today->month - 1 - back;
	return (struct date){ .year = months / 12, .month = months % 12 + 1, .day = 1 };
}

static struct date day_before(struct date day)
{
	return date_from_days(date_to_days(day) - 1);
}

static void this_month(const struct date *today, struct staff_register *order)
{
	order->first = month_first(today, 0);
	order->last = *today;
}

static void last_month(const struct date *today, struct staff_register *order)
{
	order->first = month_first(today, 1);
	order->last = day_before(month_first(today, 0));
}

static void this_year(const struct date *today, struct staff_register *order)
{
	order->first = (struct date){ .year = today->year, .month = 1, .day = 1 };
	order->last = *today;
}

static const struct {
	const char *label;
	void (*set)(const struct date *today, struct staff_register *order); /* NULL: typed */
} periods[] = {
	{ N_("this month"), this_month },
	{ N_("last month"), last_month },
	{ N_("this year"), this_year },
	{ N_("own dates"), NULL },
};
enum { PERIODS = sizeof periods / sizeof *periods };

/* ---- the page --------------------------------------------------------------------- */

static void enter(struct staff *staff)
{
	memset(&staff->book, 0, sizeof staff->book);
	staff->field = 0;
	for (int i = LINE_FIRST; i <= LINE_LAST; i++)
		line_init(&staff->line[i], DATE_CHARS, true, LAYOUT_LATIN);
}

/* The first date that is none gets the cursor. */
static int take_dates(struct staff *staff)
{
	struct date *const dates[] = { &staff->book.first, &staff->book.last };
	char text[LINE_BYTES];
	for (int i = LINE_FIRST; i <= LINE_LAST; i++) {
		line_get(&staff->line[i], text);
		if (date_parse(text, dates[i]))
			continue;
		if (staff->field == i)
			staff_say(staff, STYLE_WARNING, "%s", _("Write the day like this: 23.11.2026"));
		staff->field = i;
		return STAFF_NOTHING;
	}
	if (date_compare(staff->book.first, staff->book.last) <= 0)
		return STAFF_REGISTER_PRINT;
	staff->field = LINE_LAST;
	staff_say(staff, STYLE_WARNING, "%s", _("The last day stands before the first."));
	return STAFF_NOTHING;
}

static int choose(struct staff *staff)
{
	struct staff_register *book = &staff->book;
	*staff->said = '\0';
	if (book->typing)
		return take_dates(staff);
	book->typing = !periods[staff->book.row].set;
	if (book->typing)
		return STAFF_NOTHING;
	periods[staff->book.row].set(&staff->now.date, book);
	return STAFF_REGISTER_PRINT;
}

static int go_back(struct staff *staff)
{
	*staff->said = '\0';
	if (staff->book.typing && staff->field > LINE_FIRST) {
		staff->field--;
		return STAFF_NOTHING;
	}
	if (staff->book.typing) {
		staff->book.typing = false;
		return STAFF_NOTHING;
	}
	staff_go(staff, STAFF_DESK);
	return STAFF_LOOK;
}

static int act(struct staff *staff, int action)
{
	int by = action == STAFF_ACTION_UP ? -1 : action == STAFF_ACTION_DOWN ? 1 : 0;
	int at = staff->book.typing ? staff->field + by : staff->book.row + by;
	if (action == STAFF_ACTION_PICK)
		return choose(staff);
	if (action == STAFF_ACTION_BACK)
		return go_back(staff);
	if (staff->book.typing && at >= LINE_FIRST && at <= LINE_LAST)
		staff->field = at;
	else if (!staff->book.typing && at >= 0 && at < PERIODS)
		staff->book.row = at;
	return STAFF_NOTHING;
}

static bool key(struct staff *staff, const struct event *event, int *effect)
{
	*effect = STAFF_NOTHING;
	if (staff->book.typing)
		return line_key(&staff->line[staff->field], &event->key);
	if (staff_letter(event) != 's')
		return false;
	staff->book.service = (staff->book.service + 1)
	                    % ((int)catalog_service_count(staff->catalog) + 1);
	return true;
}

static int pick(struct staff *staff, int i)
{
	if (staff->book.typing || i >= PERIODS)
		return STAFF_NOTHING;
	staff->book.row = i;
	return choose(staff);
}

static int other(struct staff *staff, const struct event *event)
{
	if (event->effect != STAFF_REGISTER_PRINT || event->kind == EVENT_TICK)
		return STAFF_NOTHING;
	if (event->kind == EVENT_DONE)
		staff_say(staff, STYLE_DONE, "%s", _("The register is being printed."));
	else if (event->fault == FAULT_CHILD)
		staff_say(staff, STYLE_WARNING, "%s", _("The printing program cannot be started."));
	else
		staff_say(staff, STYLE_WARNING, "%s",
		          _("The register or the printer is in use: press the key again."));
	return STAFF_NOTHING;
}

static const struct service *service_of(const struct staff *staff)
{
	int i = staff->book.service;
	return i > 0 ? catalog_service(staff->catalog, (size_t)i - 1) : NULL;
}

static void draw_periods(const struct staff *staff, struct canvas *canvas,
                         const struct staff_area *area, int *row)
{
	for (int i = 0; i < PERIODS; i++) {
		struct staff_register order = { 0 };
		char first[DATE_TEXT], last[DATE_TEXT], label[LINE_OF_LABEL];
		snprintf(label, sizeof label, "%s", _(periods[i].label));
		if (periods[i].set) {
			periods[i].set(&staff->now.date, &order);
			date_format_local(order.first, first);
			date_format_local(order.last, last);
			snprintf(label, sizeof label, "%s: %s – %s", _(periods[i].label), first, last);
		}
		*row += widget_item(canvas, *row, area->col, area->cols, STAFF_ITEM + i, i + 1,
		                    i == staff->book.row && !staff->book.typing, label);
	}
	++*row;
}

static void view(const void *model, struct canvas *canvas)
{
	const struct staff *staff = model;
	const struct service *service = service_of(staff);
	struct staff_area area = staff_frame(staff, canvas);
	char line[512];
	int row = area.row + 1;
	staff_text(canvas, &area, &row, STYLE_TITLE, _("Register of requests on paper"));
	staff_text(canvas, &area, &row, STYLE_HINT,
	           _("With names, for an inspector. The journal notes who has printed it."));
	row++;
	snprintf(line, sizeof line, _("Service: %s"),
	         service ? words_in(&service->brief, staff->lang) : _("all services"));
	staff_text(canvas, &area, &row, STYLE_TEXT, line);
	row++;
	draw_periods(staff, canvas, &area, &row);
	if (!staff->book.typing)
		return;
	staff_field(staff, canvas, &area, &row, LINE_FIRST, _("From which day"), false);
	staff_field(staff, canvas, &area, &row, LINE_LAST, _("To which day"), false);
}

const struct staff_page_row staff_register = {
	.screen = { "register", keys, staff_update, view },
	.key = key,
	.act = act,
	.pick = pick,
	.other = other,
	.enter = enter,
};

/* ---- the effect ------------------------------------------------------------------- */

enum fault register_print(struct office *office, struct handout *handout, struct staff *staff)
{
	static struct sheet sheet;
	const struct service *service = service_of(staff);
	struct actor actor = { .account = staff->account.name, .desk = staff->desk };
	struct register_period period = {
		.first = staff->book.first, .last = staff->book.last,
		.service = service ? service->code : "",
	};
	if (handout_busy(handout))
		return FAULT_BUSY;
	enum fault fault = register_write(office, &period, &actor, &staff->now, staff->lang, &sheet);
	if (!fault)
		fault = handout_start_sheet(handout, office, &sheet, &staff->now);
	sheet_release(&sheet);
	return fault;
}

/* "tickets/NAME": the folder and the file, which is all a line has room for. */
static const char *short_path(const char *path)
{
	const char *name = strrchr(path, '/');
	while (name && name > path && name[-1] != '/')
		name--;
	return name ? name : path;
}

void register_tell(struct staff *staff, const struct handout *handout, enum handout_news news)
{
	const struct print_report *report = &handout->report;
	if (news == HANDOUT_FAILED && strcmp(report->reason, "no-page-printer") == 0)
		staff_say(staff, STYLE_WARNING, "%s",
		          _("This printer takes no A4 pages. Another one is named in school.yaml."));
	else if (news == HANDOUT_FAILED)
		staff_say(staff, STYLE_WARNING, "%s",
		          _("The paper did not come out. Look at the printer and press the key again."));
	else if (news == HANDOUT_FILED)
		staff_say(staff, STYLE_DONE, _("No printer. Until tomorrow: %s"), short_path(report->path));
}
