/* What has become of my request? Asked by its registration number, then the code
 * of its ticket; the ticket's QR, typed by a scanner, tells both at once. */
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "ui/keymap.h"
#include "visitor/frame.h"

enum { CODE_DIGITS = TICKET_CODE - 1, LINE_WORDS = 256 };

static const struct binding keys[] = { FRAME_LINE_KEYS, FRAME_HELP_KEYS, { 0 } };

static const struct button buttons[] = { { TARGET_NEXT, N_("Continue") } };

static void begin_line(struct visitor *visitor, int max)
{
	line_wipe(&visitor->visit.line);
	line_init(&visitor->visit.line, max, true, keymap_of(visitor->visit.lang));
	visitor->visit.told = false;
	visitor->visit.shut = false;
	visitor->visit.verdict = CHECK_OK;
	visitor->visit.fault = FAULT_NONE;
}

static void enter_number(struct visitor *visitor)
{
	begin_line(visitor, 2 * TICKET_QR);
}

static void enter_code(struct visitor *visitor)
{
	begin_line(visitor, CODE_DIGITS);
}

static void menu(const struct visitor *visitor, struct menu *menu)
{
	(void)visitor;
	menu_add(menu, TARGET_FIELD);
	menu_add(menu, TARGET_NEXT);
}

static int64_t shut_ms(const struct visitor *visitor)
{
	return tries_shut_ms(&visitor->tries, visitor->mono_ms);
}

static int ask(struct visitor *visitor)
{
	struct visit *visit = &visitor->visit;
	visit->told = false;
	visit->fault = FAULT_NONE;
	if (shut_ms(visitor) == 0)
		return EFFECT_STATUS;
	if (visit->page == PAGE_STATUS) /* the next ticket may be another person's */
		begin_line(visitor, visit->line.max);
	visit->shut = true;
	return EFFECT_NONE;
}

/* What is in the field; behind what somebody left there, the ticket just scanned. */
static bool understand(const struct visitor *visitor, struct standing_key *key)
{
	char typed[LINE_BYTES];
	int year = visitor->now.date.year;
	line_get(&visitor->visit.line, typed);
	size_t len = strlen(typed), burst = (size_t)visitor->rhythm.burst;
	bool understood = standing_parse(typed, year, key);
	if (!understood && visitor->rhythm.scanned && burst < len)
		understood = standing_parse(typed + len - burst, year, key);
	explicit_bzero(typed, sizeof typed);
	return understood;
}

static int pick_number(struct visitor *visitor, int target)
{
	struct visit *visit = &visitor->visit;
	(void)target;
	visitor_focus(visitor, TARGET_FIELD);
	bool understood = understand(visitor, &visit->asked);
	visit->verdict = understood ? CHECK_OK : CHECK_TOO_SHORT;
	if (!understood)
		return EFFECT_NONE;
	if (*visit->asked.code)
		return ask(visitor);
	visitor_go(visitor, PAGE_STATUS_CODE);
	return EFFECT_NONE;
}

static int pick_code(struct visitor *visitor, int target)
{
	struct visit *visit = &visitor->visit;
	char typed[LINE_BYTES];
	(void)target;
	visitor_focus(visitor, TARGET_FIELD);
	line_get(&visit->line, typed);
	bool whole = strlen(typed) == CODE_DIGITS;
	visit->verdict = whole ? CHECK_OK : CHECK_TOO_SHORT;
	if (whole)
		memcpy(visit->asked.code, typed, sizeof visit->asked.code);
	explicit_bzero(typed, sizeof typed);
	return whole ? ask(visitor) : EFFECT_NONE;
}

/* The key of a US keyboard, whatever layout the terminal has: number and code have
 * neither Cyrillic letters nor the signs that stand on the digits of a Kazakh one. */
static uint32_t plain(uint32_t code)
{
	switch (code) {
	case '"': return '1';
	case ',': return '6';
	case '.': return '7';
	default: return keymap_key(code);
	}
}

/* The whole of a ticket's QR stands in the field. */
static bool is_scanned(const struct visitor *visitor)
{
	struct standing_key key;
	bool scanned = visitor->visit.page == PAGE_STATUS && understand(visitor, &key) && *key.code;
	explicit_bzero(&key, sizeof key);
	return scanned;
}

static bool key(struct visitor *visitor, const struct event *event, int *effect)
{
	struct key plainly = event->key;
	bool text = plainly.sym == SYM_TEXT;
	*effect = EFFECT_NONE;
	/* An Enter at a scanner's pace counts nowhere else. */
	if (plainly.sym == SYM_ENTER && is_scanned(visitor)
	    && visitor_focused(visitor) == TARGET_FIELD) {
		*effect = pick_number(visitor, TARGET_FIELD);
		return true;
	}
	plainly.code = text ? plain(plainly.code) : plainly.code;
	bool digit = plainly.code >= '0' && plainly.code <= '9';
	if (text && visitor->visit.page == PAGE_STATUS_CODE && !digit)
		return true;
	if (!text && visitor_focused(visitor) != TARGET_FIELD)
		return false;
	if (!line_key(&visitor->visit.line, &plainly))
		return false;
	visitor_focus(visitor, TARGET_FIELD);
	visitor->visit.told = false;
	visitor->visit.verdict = CHECK_OK;
	return true;
}

/* The register has answered. */
static int other(struct visitor *visitor, const struct event *event)
{
	struct visit *visit = &visitor->visit;
	if (event->kind == EVENT_FAILED)
		visit->fault = event->fault;
	if (event->kind != EVENT_DONE)
		return EFFECT_NONE;
	if (visit->standing.count > 0) {
		visitor_go(visitor, PAGE_STANDING);
		return EFFECT_NONE;
	}
	tries_refuse(&visitor->tries, visitor->mono_ms);
	begin_line(visitor, visit->line.max);
	visit->told = true;
	return EFFECT_NONE;
}

/* The same words whether the number does not exist or the code is another one. */
static void draw_verdict(const struct visitor *visitor, struct canvas *canvas,
                         const struct area *area, int *row)
{
	const struct visit *visit = &visitor->visit;
	int wait = (int)((shut_ms(visitor) + 999) / 1000);
	char line[LINE_WORDS];
	if (visit->verdict != CHECK_OK)
		frame_text(canvas, area, row, STYLE_ERROR, visit->page == PAGE_STATUS
		           ? _("This is no registration number. It looks like 2026-000123.")
		           : _("Enter all four digits of the code."));
	else if (visit->fault)
		frame_text(canvas, area, row, STYLE_ERROR,
		           _("The register cannot be read now. Please ask the staff."));
	else if (visit->told)
		frame_text(canvas, area, row, STYLE_ERROR,
		           _("Nothing is registered under this number and code. Compare both with your "
		             "ticket, or ask the staff."));
	if (wait > 0 && (visit->told || visit->shut || visit->page == PAGE_STATUS_CODE)) {
		snprintf(line, sizeof line,
		         ngettext("The next code can be tried in %d second.",
		                  "The next code can be tried in %d seconds.", (unsigned long)wait), wait);
		frame_text(canvas, area, row, STYLE_WARNING, line);
	}
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	int row = area.row;
	bool code = visitor->visit.page == PAGE_STATUS_CODE;
	int cols = code ? CODE_DIGITS : TICKET_REGISTRATION - 1;
	frame_text(canvas, &area, &row, STYLE_TITLE, code ? _("What is the code on your ticket?")
	           : _("What is your registration number?"));
	frame_text(canvas, &area, &row, STYLE_HINT, code
	           ? _("Four digits; on the ticket they stand beside the words \"Code for asking "
	               "later\".")
	           : _("It stands on your ticket: 2026-000123. Of a number of this year the last "
	               "digits are enough: 123. If there is a scanner, show it the square on the "
	               "ticket."));
	row++;
	frame_field(visitor, canvas, &area, &row, cols);
	draw_verdict(visitor, canvas, &area, &row);
	row++;
	frame_buttons(visitor, canvas, &area, &row, buttons, 1);
}

static enum page_id back_from_number(struct visitor *visitor)
{
	(void)visitor;
	return PAGE_SERVICES;
}

static enum page_id back_from_code(struct visitor *visitor)
{
	(void)visitor;
	return PAGE_STATUS;
}

const struct page page_status = {
	.screen = { "status", keys, visitor_update, view },
	.menu = menu,
	.pick = pick_number,
	.key = key,
	.enter = enter_number,
	.other = other,
	.back = back_from_number,
};

const struct page page_status_code = {
	.screen = { "status code", keys, visitor_update, view },
	.menu = menu,
	.pick = pick_code,
	.key = key,
	.enter = enter_code,
	.other = other,
	.back = back_from_code,
};
