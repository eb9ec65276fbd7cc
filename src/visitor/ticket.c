/* The number: as large as it gets, what happens next, and the paper's fate.
 * It leaves by itself, or by a key once it could have been read. */
#include <libintl.h>
#include <stdio.h>

#include "core/text.h"
#include "office/pace.h"
#include "visitor/frame.h"
#include "visitor/reception.h"

/* A key that was meant for the page before must not take the number away. */
enum { READ_MS = 1000 };

static const struct binding keys[] = {
	{ SYM_ENTER, 0, ACTION_PICK, N_("finish") },
	{ SYM_F2, 0, ACTION_KK, NULL },
	{ SYM_F3, 0, ACTION_RU, NULL },
	{ SYM_F4, 0, ACTION_EN, NULL },
	{ SYM_CTRL, 'Q', ACTION_LEAVE, NULL },
	{ 0 },
};

static int64_t stay_ms(const struct visitor *visitor)
{
	return catalog_school(visitor->catalog)->ticket_s * 1000LL;
}

static void menu(const struct visitor *visitor, struct menu *menu)
{
	(void)visitor;
	menu_add(menu, TARGET_YES);
}

static int pick(struct visitor *visitor, int target)
{
	(void)target;
	return visitor_here_ms(visitor) < READ_MS ? EFFECT_NONE : visitor_end(visitor);
}

/* The clock starts anew when the paper's fate is known: a number that did not
 * come out has to be written down. */
static int other(struct visitor *visitor, const struct event *event)
{
	if (event->kind == EVENT_PAPER)
		visitor->visit.touched_ms = visitor->mono_ms;
	if (event->kind != EVENT_TICK || visitor->visit.paper == PAPER_WAITING)
		return EFFECT_NONE;
	return visitor_idle_ms(visitor) >= stay_ms(visitor) ? visitor_end(visitor) : EFFECT_NONE;
}

static const char *paper_words(enum paper_news paper)
{
	static const char *const words[] = {
		[PAPER_WAITING] = N_("Your ticket is being printed…"),
		[PAPER_SENT] = N_("Your ticket is being printed…"),
		[PAPER_OUT] = N_("Take your ticket."),
		[PAPER_FILED] = N_("Not on paper: your ticket is a file. Write your number down."),
		[PAPER_NONE] = N_("The ticket could not be printed. Your number is valid: write it down."),
	};
	return _(words[paper]);
}

static void draw_paper(const struct visitor *visitor, struct canvas *canvas,
                       const struct area *area, int *row)
{
	enum paper_news paper = visitor->visit.paper;
	char line[256];
	bool none = paper == PAPER_NONE || paper == PAPER_FILED;
	frame_text(canvas, area, row, none ? STYLE_WARNING : STYLE_DONE, paper_words(paper));
	if (!none)
		return;
	snprintf(line, sizeof line, _("Code for asking later: %s"), visitor->visit.ticket.code);
	frame_text(canvas, area, row, STYLE_TITLE, line);
}

/* A row each: number and service, cut at a word when it would not fit. */
static void draw_requests(const struct visitor *visitor, struct canvas *canvas,
                          const struct area *area, int *row, enum style style)
{
	const struct ticket *ticket = &visitor->visit.ticket;
	for (int i = 0; i < ticket->request_count; i++) {
		const struct service *service = catalog_find(visitor->catalog, ticket->request[i].service);
		const char *name = service ? words_in(&service->brief, visitor->visit.lang) : "";
		int room = area->cols - text_width(ticket->request[i].registration) - 4;
		size_t skip, len = text_wrap(name, room, &skip);
		char line[512];
		snprintf(line, sizeof line, "%s  %.*s%s", ticket->request[i].registration, (int)len, name,
		         name[len] ? " …" : "");
		frame_text(canvas, area, row, style, line);
	}
}

/* What to remember. After hours that is the number of each request. */
static void draw_number(const struct visitor *visitor, struct canvas *canvas,
                        const struct area *area, int *row)
{
	const struct ticket *ticket = &visitor->visit.ticket;
	const char *number = *ticket->number ? ticket->number : ticket->request[0].registration;
	if (!*ticket->number && ticket->request_count > 1)
		draw_requests(visitor, canvas, area, row, STYLE_TITLE);
	else if (canvas_big_centred(canvas, *row, area->col, area->cols, STYLE_BIG, number) > 0)
		*row += CANVAS_BIG_ROWS;
	else
		frame_text(canvas, area, row, STYLE_BIG, number);
	(*row)++;
}

/* Blank rows give way to the many numbers of several requests. */
static void gap(const struct visitor *visitor, int *row)
{
	const struct ticket *ticket = &visitor->visit.ticket;
	if (ticket->request_count <= 1 || !*ticket->number || visitor->rows > 28)
		(*row)++;
}

/* After hours: there is nobody to wait for. */
static void draw_come(const struct visitor *visitor, struct canvas *canvas,
                      const struct area *area, int *row)
{
	struct opening opening;
	char line[RECEPTION_TEXT];
	if (intake_come(visitor->catalog, &visitor->visit.ticket, &opening)) {
		reception_day(&opening, line);
		frame_text(canvas, area, row, STYLE_TITLE, line);
		reception_hours(visitor, &opening, line);
		frame_text(canvas, area, row, STYLE_TITLE, line);
	}
	frame_text(canvas, area, row, STYLE_TEXT,
	           visitor->visit.ticket.request_count > 1
	           ? _("The staff will find your requests by these numbers. Bring your papers.")
	           : _("The staff will find your request by this number. Bring your papers."));
	(*row)++;
}

/* How many are before, and how long that will probably take. */
static void draw_ahead(const struct visitor *visitor, struct canvas *canvas,
                       const struct area *area, int *row)
{
	const struct visit *visit = &visitor->visit;
	int ahead = visit->ticket.ahead, minutes = visit->wait_min;
	char before[160], wait[160] = "", line[sizeof before + sizeof wait + 1];
	snprintf(before, sizeof before,
	         ngettext("%d person is ahead of you.", "%d people are ahead of you.",
	                  (unsigned long)ahead), ahead);
	if (minutes > 0)
		snprintf(wait, sizeof wait,
		         ngettext("The wait is about %d minute.", "The wait is about %d minutes.",
		                  (unsigned long)minutes), minutes);
	snprintf(line, sizeof line, "%s %s", ahead ? before : _("Nobody is ahead of you."),
	         minutes == PACE_SHUT ? _("No desk is open at the moment.") : wait);
	frame_text(canvas, area, row, STYLE_TEXT, line);
}

static void draw_facts(const struct visitor *visitor, struct canvas *canvas,
                       const struct area *area, int *row)
{
	const struct ticket *ticket = &visitor->visit.ticket;
	struct opening opening;
	char line[RECEPTION_TEXT];
	if (ticket->request_count == 1) {
		snprintf(line, sizeof line, _("Registration number: %s"),
		         ticket->request[0].registration);
		frame_text(canvas, area, row, STYLE_TEXT, line);
	}
	if (ticket->request_count > 1)
		draw_requests(visitor, canvas, area, row, STYLE_TEXT);
	draw_ahead(visitor, canvas, area, row);
	snprintf(line, sizeof line, _("Wait here: %s."),
	         words_in(&catalog_school(visitor->catalog)->place, visitor->visit.lang));
	frame_text(canvas, area, row, STYLE_TEXT, line);
	frame_text(canvas, area, row, STYLE_TEXT, _("Your number will be called."));
	if (reception_now(visitor, &opening) == RECEPTION_OPEN) {
		gap(visitor, row);
		return;
	}
	reception_hours(visitor, &opening, line);
	frame_text(canvas, area, row, STYLE_WARNING, line);
}

static void draw_leave(const struct visitor *visitor, struct canvas *canvas,
                       const struct area *area, int *row)
{
	static const struct button finish[] = { { TARGET_YES, N_("Finish") } };
	char line[256];
	gap(visitor, row);
	frame_buttons(visitor, canvas, area, row, finish, 1);
	if (visitor->visit.paper == PAPER_WAITING)
		return;
	int64_t left_ms = stay_ms(visitor) - visitor_idle_ms(visitor);
	int left = left_ms > 0 ? (int)((left_ms + 999) / 1000) : 0;
	snprintf(line, sizeof line,
	         ngettext("This page closes by itself in %d second.",
	                  "This page closes by itself in %d seconds.", (unsigned long)left), left);
	frame_text(canvas, area, row, STYLE_HINT, line);
}

static const char *heading(const struct ticket *ticket)
{
	bool several = ticket->request_count > 1;
	if (!*ticket->number)
		return several ? _("Your requests are taken. Their registration numbers:")
		               : _("Your request is taken. Its registration number:");
	if (several)
		return _("Your requests are taken. Your number:");
	return ticket->request_count ? _("Your request is taken. Your number:") : _("Your number:");
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	int row = area.row;
	frame_text(canvas, &area, &row, STYLE_TITLE, heading(&visitor->visit.ticket));
	gap(visitor, &row);
	draw_number(visitor, canvas, &area, &row);
	(*visitor->visit.ticket.number ? draw_facts : draw_come)(visitor, canvas, &area, &row);
	draw_paper(visitor, canvas, &area, &row);
	draw_leave(visitor, canvas, &area, &row);
}

const struct page page_ticket = {
	.screen = { "ticket", keys, visitor_update, view },
	.menu = menu,
	.pick = pick,
	.other = other,
};
