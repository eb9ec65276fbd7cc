#include "visitor/drafts.h"

#include <assert.h>
#include <string.h>

static const struct page *const pages[] = {
	[PAGE_IDLE] = &page_idle,
	[PAGE_LANGUAGE] = &page_language,
	[PAGE_SERVICES] = &page_services,
	[PAGE_SERVICE] = &page_service,
	[PAGE_PAPERS] = &page_papers,
	[PAGE_CHILD] = &page_child,
	[PAGE_CONSENT] = &page_consent,
	[PAGE_NUMBER] = &page_number,
	[PAGE_DECLINED] = &page_declined,
	[PAGE_QUESTION] = &page_question,
	[PAGE_RELATIVE] = &page_relative,
	[PAGE_LATE] = &page_late,
	[PAGE_REVIEW] = &page_review,
	[PAGE_SENDING] = &page_sending,
	[PAGE_TICKET] = &page_ticket,
	[PAGE_PROBLEM] = &page_problem,
	[PAGE_CODE] = &page_code,
	[PAGE_PAUSE] = &page_pause,
	[PAGE_INFO] = &page_info,
	[PAGE_CARDS] = &page_cards,
	[PAGE_LEAFLET] = &page_leaflet,
	[PAGE_STATUS] = &page_status,
	[PAGE_STATUS_CODE] = &page_status_code,
	[PAGE_STANDING] = &page_standing,
	[PAGE_HELP] = &page_help,
	[PAGE_AGAIN] = &page_again,
	[PAGE_REMOVE] = &page_remove,
	[PAGE_WARNING] = &page_warning,
};
static_assert(sizeof pages / sizeof *pages == PAGES, "every page has its row");

void menu_add(struct menu *menu, int target)
{
	assert(menu->count < MENU_MAX);
	menu->target[menu->count++] = target;
}

void visitor_init(struct visitor *visitor, const struct catalog *catalog, bool demo)
{
	memset(visitor, 0, sizeof *visitor);
	visitor->catalog = catalog;
	visitor->demo = demo;
	lang_use(LANG_KK);
}

int visitor_end(struct visitor *visitor)
{
	explicit_bzero(&visitor->visit, sizeof visitor->visit);
	visitor->visit.entered_ms = visitor->visit.touched_ms = visitor->mono_ms;
	lang_use(LANG_KK);
	return EFFECT_WIPED;
}

const struct page *visitor_page(const struct visitor *visitor)
{
	return pages[visitor->visit.page];
}

const struct screen *visitor_screen(const void *model)
{
	const struct page *page = visitor_page(model);
	return page->variant ? page->variant(model) : &page->screen;
}

static void build_menu(const struct visitor *visitor, struct menu *menu)
{
	const struct page *page = visitor_page(visitor);
	menu->count = 0;
	if (!page->menu)
		return;
	page->menu(visitor, menu);
	if (page->back)
		menu_add(menu, TARGET_BACK);
	for (int lang = 0; lang < LANG_COUNT; lang++)
		menu_add(menu, TARGET_KK + lang);
}

void visitor_go(struct visitor *visitor, enum page_id page)
{
	struct visit *visit = &visitor->visit;
	if (page != PAGE_STANDING)
		explicit_bzero(&visit->standing, sizeof visit->standing);
	visit->page = page;
	visit->focus = 0;
	visit->scroll = 0;
	visit->entered_ms = visitor->mono_ms;
	if (pages[page]->enter)
		pages[page]->enter(visitor);
}

void visitor_lay(struct visitor *visitor, enum page_id overlay)
{
	if (visitor->visit.page < PAGE_HELP) {
		visitor->visit.under = visitor->visit.page;
		visitor->visit.under_focus = visitor->visit.focus;
	}
	visitor->visit.page = overlay;
	visitor->visit.focus = 0;
	visitor->visit.entered_ms = visitor->mono_ms;
}

void visitor_unlay(struct visitor *visitor)
{
	visitor->visit.page = visitor->visit.under;
	visitor->visit.focus = visitor->visit.under_focus;
	visitor->visit.entered_ms = visitor->mono_ms;
}

void visitor_speak(struct visitor *visitor, enum lang lang)
{
	visitor->visit.lang = lang;
	visitor->visit.scroll = 0;
	visitor->visit.line.layout = keymap_of(lang);
	visitor->visit.layout_chosen = false;
	visitor->visit.lang_chosen = true;
	lang_use(lang);
}

int visitor_focused(const struct visitor *visitor)
{
	struct menu menu;
	build_menu(visitor, &menu);
	if (menu.count == 0)
		return TARGET_NONE;
	int at = visitor->visit.focus;
	return menu.target[at < menu.count ? at : menu.count - 1];
}

void visitor_focus(struct visitor *visitor, int target)
{
	struct menu menu;
	build_menu(visitor, &menu);
	for (int i = 0; i < menu.count; i++) {
		if (menu.target[i] == target)
			visitor->visit.focus = i;
	}
}

int64_t visitor_here_ms(const struct visitor *visitor)
{
	return visitor->mono_ms - visitor->visit.entered_ms;
}

int64_t visitor_idle_ms(const struct visitor *visitor)
{
	return visitor->mono_ms - visitor->visit.touched_ms;
}

static void move_focus(struct visitor *visitor, int by)
{
	struct menu menu;
	build_menu(visitor, &menu);
	if (menu.count == 0)
		return;
	visitor->visit.focus = (visitor->visit.focus + menu.count + by) % menu.count;
}

static bool has_target(const struct visitor *visitor, int target)
{
	struct menu menu;
	build_menu(visitor, &menu);
	for (int i = 0; i < menu.count; i++) {
		if (menu.target[i] == target)
			return true;
	}
	return false;
}

static int go_back(struct visitor *visitor)
{
	const struct page *page = visitor_page(visitor);
	if (visitor->visit.page >= PAGE_HELP) {
		visitor_unlay(visitor);
	} else if (page->back) {
		enum page_id to = page->back(visitor);
		if (to != PAGE_IDLE)
			visitor_go(visitor, to);
		else if (visitor->visit.application.answers.count > 0)
			visitor_lay(visitor, PAGE_AGAIN);
		else
			return visitor_end(visitor);
	}
	return EFFECT_NONE;
}

static int pick(struct visitor *visitor, int target)
{
	if (target == TARGET_BACK)
		return go_back(visitor);
	if (target >= TARGET_KK && target <= TARGET_EN) {
		visitor_speak(visitor, (enum lang)(target - TARGET_KK));
		return EFFECT_NONE;
	}
	visitor_focus(visitor, target);
	return visitor_page(visitor)->pick(visitor, target);
}

bool visitor_held(const struct visitor *visitor)
{
	return visitor->rhythm.held || visitor->rhythm.scanned;
}

static int pick_focused(struct visitor *visitor)
{
	int target = visitor_focused(visitor);
	if (visitor_held(visitor) || target == TARGET_NONE)
		return EFFECT_NONE;
	return pick(visitor, target);
}

/* Steps of Page Down, and of a click on "more below". */
enum { MANY_ROWS = 4 };

static int act(struct visitor *visitor, int action)
{
	switch (action) {
	case ACTION_PICK: return pick_focused(visitor);
	case ACTION_BACK: return go_back(visitor);
	case ACTION_UP: move_focus(visitor, -1); break;
	case ACTION_DOWN: move_focus(visitor, 1); break;
	case ACTION_PAGE_UP: move_focus(visitor, -MANY_ROWS); break;
	case ACTION_PAGE_DOWN: move_focus(visitor, MANY_ROWS); break;
	case ACTION_HELP: visitor_lay(visitor, PAGE_HELP); break;
	case ACTION_AGAIN: visitor_lay(visitor, PAGE_AGAIN); break;
	case ACTION_KK: case ACTION_RU: case ACTION_EN:
		visitor_speak(visitor, (enum lang)(action - ACTION_KK));
		break;
	case ACTION_PAUSE: visitor_go(visitor, PAGE_CODE); break;
	case ACTION_THEME:
		visitor->visit.inverse = !visitor->visit.inverse;
		return EFFECT_THEME;
	case ACTION_LEAVE: visitor->over = visitor->demo; break;
	default: break;
	}
	return EFFECT_NONE;
}

int visitor_digit(const struct visitor *visitor, const struct key *key)
{
	struct menu menu;
	int number = 0;
	if (key->sym != SYM_TEXT || key->pasted || key->code < '1' || key->code > '9')
		return TARGET_NONE;
	build_menu(visitor, &menu);
	for (int i = 0; i < menu.count; i++) {
		if (menu.target[i] < TARGET_ITEM)
			continue;
		if (++number == (int)(key->code - '0'))
			return menu.target[i];
	}
	return TARGET_NONE;
}

/* Keys of the line being typed, which may repeat and come from a scanner. */
static bool edits(const struct visitor *visitor, const struct key *key)
{
	switch (key->sym) {
	case SYM_TEXT: case SYM_BACKSPACE: case SYM_DELETE: case SYM_HOME: case SYM_END:
	case SYM_LEFT: case SYM_RIGHT:
		return has_target(visitor, TARGET_FIELD);
	default:
		return false;
	}
}

static bool moves(int action)
{
	return action == ACTION_UP || action == ACTION_DOWN || action == ACTION_PAGE_UP
	    || action == ACTION_PAGE_DOWN;
}

/* A key that somebody leans on decides once; so does the first digit of a code that is
 * scanned where no code is asked for. */
static bool is_no_decision(const struct visitor *visitor, const struct event *event)
{
	const struct key *key = &event->key;
	if (edits(visitor, key) || moves(event->action))
		return false;
	bool in_a_row = visitor->rhythm.scanned || key->pasted;
	return visitor->rhythm.held || (key->sym == SYM_TEXT && in_a_row);
}

static int take_key(struct visitor *visitor, const struct event *event)
{
	const struct page *page = visitor_page(visitor);
	int effect = EFFECT_NONE;
	if (!event->key.pasted)
		rhythm_note(&visitor->rhythm, &event->key, visitor->mono_ms);
	/* A book that lies on the keyboard is nobody: the visit ends in its time. */
	if (!visitor->rhythm.held)
		visitor->visit.touched_ms = visitor->mono_ms;
	if (is_no_decision(visitor, event))
		return EFFECT_NONE;
	if (event->action != ACTION_LEAVE && page->key && page->key(visitor, event, &effect))
		return effect;
	if (event->action)
		return act(visitor, event->action);
	int target = visitor_digit(visitor, &event->key);
	return target ? pick(visitor, target) : EFFECT_NONE;
}

/* Where any key will do and nothing stands to be picked, a click will do as well. */
static int take_click(struct visitor *visitor, const struct event *event)
{
	const struct page *page = visitor_page(visitor);
	int effect = EFFECT_NONE;
	visitor->visit.touched_ms = visitor->mono_ms;
	if (event->target == TARGET_MORE)
		return act(visitor, ACTION_PAGE_DOWN);
	if (has_target(visitor, event->target))
		return pick(visitor, event->target);
	if (!page->menu && page->key)
		page->key(visitor, event, &effect);
	return effect;
}

/* A visit nobody attends to: warn, then wipe. */
static int watch_idle(struct visitor *visitor)
{
	const struct school *school = catalog_school(visitor->catalog);
	enum page_id at = visitor->visit.page;
	int64_t idle_ms = visitor_idle_ms(visitor);
	if (at == PAGE_IDLE || at == PAGE_TICKET || at == PAGE_SENDING || at == PAGE_PAUSE)
		return EFFECT_NONE;
	if (idle_ms >= (school->idle_warn_s + school->idle_count_s) * 1000LL)
		return visitor_end(visitor);
	if (idle_ms >= school->idle_warn_s * 1000LL && at != PAGE_WARNING)
		visitor_lay(visitor, PAGE_WARNING);
	return EFFECT_NONE;
}

/* Takes over when the event happened and how large the screen is. False when another
 * thing is in focus by that, as when the desk has closed since the page was drawn, or the
 * last draft has been erased. */
static bool follow(struct visitor *visitor, const struct event *event)
{
	int seen = visitor_focused(visitor);
	visitor->now = event->now;
	visitor->mono_ms = event->mono_ms;
	visitor->cols = event->cols;
	visitor->rows = event->rows;
	drafts_expire(&visitor->drafts, event->mono_ms);
	if (visitor_focused(visitor) == seen)
		return true;
	visitor->visit.focus = 0;
	return false;
}

int visitor_update(void *model, const struct event *event)
{
	struct visitor *visitor = model;
	const struct page *page = visitor_page(visitor);
	bool as_seen = follow(visitor, event);
	if (!as_seen && event->action == ACTION_PICK)
		return EFFECT_NONE;
	if (event->kind == EVENT_KEY)
		return take_key(visitor, event);
	if (event->kind == EVENT_CLICK)
		return take_click(visitor, event);
	int effect = page->other ? page->other(visitor, event) : EFFECT_NONE;
	if (!effect && event->kind == EVENT_TICK)
		effect = watch_idle(visitor);
	return effect;
}
