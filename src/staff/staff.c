#include "staff/staff.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "staff/bell.h"
#include "staff/deeds.h"
#include "staff/held.h"
#include "staff/list.h"
#include "staff/people.h"
#include "staff/seat.h"
#include "staff/trouble.h"
#include "ui/keymap.h"

enum { SAID_MS = 20000 };

static const struct staff_page_row *const pages[] = {
	[STAFF_FIRST] = &staff_first,
	[STAFF_LOGIN] = &staff_login,
	[STAFF_DESK] = &staff_desk,
	[STAFF_REQUESTS] = &staff_requests,
	[STAFF_REQUEST] = &staff_request,
	[STAFF_REQUEST_ASK] = &staff_request_ask,
	[STAFF_WORK] = &staff_work,
	[STAFF_PEOPLE] = &staff_people,
	[STAFF_PIN] = &staff_pin,
	[STAFF_SEARCH] = &staff_search,
	[STAFF_JOURNAL] = &staff_journal,
	[STAFF_CLOSING] = &staff_closing,
	[STAFF_REGISTER] = &staff_register,
	[STAFF_ASK] = &staff_ask,
	[STAFF_CLOCK] = &staff_clock,
	[STAFF_HELP] = &staff_help,
	[STAFF_LOCKED] = &staff_locked,
};
static_assert(sizeof pages / sizeof *pages == STAFF_PAGES, "every page has its row");

const struct screen *staff_screen(const void *model)
{
	const struct staff *staff = model;
	const struct staff_page_row *page = pages[staff->page];
	return page->screen_now ? page->screen_now(staff) : &page->screen;
}

/* What one page has read of people is not carried to another, by whatever key. */
static void forget(struct staff *staff, enum staff_page to)
{
	enum staff_page from = staff->page < STAFF_ASK ? staff->page : staff->under;
	bool stays = to == STAFF_REQUEST || to == STAFF_REQUEST_ASK;
	if (to >= STAFF_ASK || from == to)
		return;
	if (from == STAFF_WORK || ((from == STAFF_REQUEST || from == STAFF_REQUEST_ASK) && !stays))
		request_wipe(staff);
	if (from == STAFF_SEARCH)
		finding_wipe(staff);
	if (from == STAFF_JOURNAL)
		journal_wipe(staff);
}

void staff_go(struct staff *staff, enum staff_page page)
{
	forget(staff, page);
	staff->page = page;
	staff->unmarked = false;
	if (pages[page]->enter)
		pages[page]->enter(staff);
}

void staff_init(struct staff *staff, const struct catalog *catalog, bool demo)
{
	memset(staff, 0, sizeof *staff);
	staff->catalog = catalog;
	staff->demo = demo;
	lang_use(LANG_KK);
	staff_go(staff, STAFF_LOGIN);
}

void staff_lay(struct staff *staff, enum staff_page page)
{
	if (staff->page < STAFF_ASK)
		staff->under = staff->page;
	if (page == STAFF_HELP && staff->page != STAFF_HELP)
		staff->help_back = staff->page;
	staff_go(staff, page);
}

void staff_unlay(struct staff *staff)
{
	staff->page = staff->under;
}

void staff_say(struct staff *staff, enum style style, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	vsnprintf(staff->said, sizeof staff->said, format, args);
	va_end(args);
	staff->said_style = style;
	staff->said_ms = staff->mono_ms;
}

void staff_leave(struct staff *staff)
{
	for (size_t i = 0; i < sizeof staff->line / sizeof *staff->line; i++)
		line_wipe(&staff->line[i]);
	explicit_bzero(&staff->account, sizeof staff->account);
	explicit_bzero(&staff->deed, sizeof staff->deed);
	explicit_bzero(&staff->last, sizeof staff->last);
	explicit_bzero(&staff->marks, sizeof staff->marks);
	explicit_bzero(&staff->day, sizeof staff->day);
	explicit_bzero(&staff->people, sizeof staff->people);
	explicit_bzero(&staff->finding, sizeof staff->finding);
	explicit_bzero(&staff->journal, sizeof staff->journal);
	scan_wipe(&staff->scan);
	explicit_bzero(&staff->login, sizeof staff->login);
	*staff->said = '\0';
	explicit_bzero(&staff->request, sizeof staff->request);
	staff_go(staff, STAFF_LOGIN);
}

uint32_t staff_letter(const struct event *event)
{
	return event->key.sym == SYM_TEXT && !event->key.pasted ? keymap_key(event->key.code) : 0;
}

static void speak(struct staff *staff, enum lang lang)
{
	staff->lang = lang;
	for (size_t i = 0; i < sizeof staff->line / sizeof *staff->line; i++)
		staff->line[i].layout = keymap_of(lang);
	*staff->said = '\0';
	lang_use(lang);
}

/* What every page understands; -1: nothing of that. */
static int act_anywhere(struct staff *staff, int action)
{
	switch (action) {
	case STAFF_ACTION_KK: case STAFF_ACTION_RU: case STAFF_ACTION_EN:
		speak(staff, (enum lang)(action - STAFF_ACTION_KK));
		return STAFF_NOTHING;
	case STAFF_ACTION_THEME:
		staff->inverse = !staff->inverse;
		return STAFF_THEME;
	case STAFF_ACTION_HELP:
		staff_lay(staff, STAFF_HELP);
		return STAFF_NOTHING;
	case STAFF_ACTION_PEOPLE:
		people_open(staff);
		return STAFF_NOTHING;
	case STAFF_ACTION_LOCK:
		staff_lock(staff);
		return STAFF_NOTHING;
	case STAFF_ACTION_LEAVE:
		staff_leave(staff);
		return STAFF_LOOK;
	case STAFF_ACTION_END:
		staff->over = staff->demo;
		return STAFF_NOTHING;
	default:
		return -1;
	}
}

static int pick_digit(struct staff *staff, const struct key *key)
{
	const struct staff_page_row *page = pages[staff->page];
	bool digit = key->sym == SYM_TEXT && !key->pasted && key->code >= '1' && key->code <= '9';
	return digit && page->pick ? page->pick(staff, (int)(key->code - '1')) : STAFF_NOTHING;
}

static int take_click(struct staff *staff, int target)
{
	const struct staff_page_row *page = pages[staff->page];
	staff->touched_ms = staff->mono_ms;
	return page->pick && target >= STAFF_ITEM ? page->pick(staff, target - STAFF_ITEM)
	                                          : STAFF_NOTHING;
}

static int take_key(struct staff *staff, const struct event *event)
{
	const struct staff_page_row *page = pages[staff->page];
	int effect = STAFF_NOTHING;
	staff->touched_ms = staff->mono_ms;
	held_note(staff, &event->key);
	if (page->key && page->key(staff, event, &effect))
		return effect;
	if (!event->action)
		return pick_digit(staff, &event->key);
	effect = act_anywhere(staff, event->action);
	if (effect < 0)
		effect = page->act ? page->act(staff, event->action) : STAFF_NOTHING;
	return effect;
}

/* A ticket has been shown to the scanner. */
static int take_scan(struct staff *staff)
{
	staff->touched_ms = staff->mono_ms;
	if (staff->account.id != 0 && staff->page != STAFF_LOCKED)
		return STAFF_SCAN;
	staff_say(staff, STYLE_WARNING, "%s", _("Log in first; then show the ticket again."));
	return STAFF_NOTHING;
}

static int scanned(struct staff *staff, const struct event *event)
{
	if (event->kind == EVENT_FAILED)
		trouble_say(staff, event);
	else if (!staff->finding.scanned)
		staff_say(staff, STYLE_WARNING, "%s", _("No ticket of ours has this code."));
	else if (!*staff->finding.wanted)
		staff_say(staff, STYLE_HINT, "%s",
		          _("This ticket is for a question: there is no request to it."));
	else
		return finding_open(staff, staff->finding.wanted);
	return STAFF_NOTHING;
}

/* At the door it stays: whoever was sent there may come back later. */
static void forget_said(struct staff *staff)
{
	if (staff->account.id != 0 && staff->mono_ms - staff->said_ms >= SAID_MS)
		*staff->said = '\0';
}

/* At each tick, whatever the page is waiting for. */
static int watch(struct staff *staff)
{
	forget_said(staff);
	trouble_watch(staff);
	return seat_watch(staff);
}

static int take_event(struct staff *staff, const struct event *event)
{
	const struct staff_page_row *page = pages[staff->page];
	bool answer = event->kind == EVENT_DONE || event->kind == EVENT_FAILED;
	if (event->kind == EVENT_KEY)
		return take_key(staff, event);
	if (event->kind == EVENT_CLICK)
		return take_click(staff, event->target);
	if (event->kind == EVENT_START || event->kind == EVENT_CHANGED)
		return STAFF_LOOK;
	if (answer && event->effect == STAFF_SCAN)
		return scanned(staff, event);
	int effect = page->other ? page->other(staff, event) : STAFF_NOTHING;
	if (event->kind == EVENT_TICK) {
		int seen = watch(staff);
		effect = seen || staff->page == STAFF_LOCKED ? seen : effect;
	}
	return effect ? effect : bell_due(staff);
}

/* Keys that were held back for a scan come after it, one by one: each may change the
 * page, and what it asks for stops the rest until the next event. */
static int take_held(struct staff *staff)
{
	struct event event;
	int effect = STAFF_NOTHING;
	while (!effect && scan_next(&staff->scan, &event)) {
		event.action = screen_action(staff_screen(staff), &event.key);
		effect = take_key(staff, &event);
	}
	return effect;
}

int staff_update(void *model, const struct event *event)
{
	struct staff *staff = model;
	staff->now = event->now;
	staff->mono_ms = event->mono_ms;
	staff->cols = event->cols;
	staff->rows = event->rows;
	enum scan_take taken = scan_event(&staff->scan, event);
	if (taken == SCAN_DONE)
		return take_scan(staff);
	int effect = taken == SCAN_PASS ? take_event(staff, event) : STAFF_NOTHING;
	return effect ? effect : take_held(staff);
}
