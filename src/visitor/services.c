/* Which service? All of them on one screen, each with its number key. */
#include "visitor/blocks.h"
#include "visitor/drafts.h"
#include "visitor/reception.h"
#include "visitor/requests.h"

/* Below this height the list stands in two columns. */
enum { ONE_COLUMN_ROWS = 30 };

/* Key of the information, while no service needs it. */
enum { INFO_DIGIT = 9 };

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };
static const struct binding code_keys[] = { FRAME_CODE_KEYS, FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

/* Asking ends the visit; nothing that was told may be lost by it. */
static bool may_ask_status(const struct visitor *visitor)
{
	return visitor->visit.earlier_count == 0 && visitor->visit.application.answers.count == 0;
}

/* Beside a request there is no number without one. */
static bool may_have_number(const struct visitor *visitor)
{
	return visitor->visit.earlier_count == 0;
}

static int service_count(const struct visitor *visitor)
{
	return (int)catalog_service_count(visitor->catalog);
}

static void menu(const struct visitor *visitor, struct menu *menu)
{
	for (int i = 0; i < service_count(visitor); i++)
		menu_add(menu, TARGET_ITEM + i);
	if (may_have_number(visitor))
		menu_add(menu, TARGET_NUMBER);
	if (may_ask_status(visitor))
		menu_add(menu, TARGET_STATUS);
	menu_add(menu, TARGET_INFO);
}

static int pick(struct visitor *visitor, int target)
{
	bool other = target == TARGET_NUMBER;
	if (target == TARGET_INFO || target == TARGET_STATUS) {
		visitor_go(visitor, target == TARGET_INFO ? PAGE_INFO : PAGE_STATUS);
		return EFFECT_NONE;
	}
	application_choose(&visitor->visit.application,
	                   other ? NULL : catalog_service(visitor->catalog, (size_t)(target - TARGET_ITEM)));
	if (!other)
		requests_carry(&visitor->visit);
	visitor_go(visitor, other ? PAGE_NUMBER : PAGE_SERVICE);
	return EFFECT_NONE;
}

static bool key(struct visitor *visitor, const struct event *event, int *effect)
{
	bool info = event->key.code == '0' + INFO_DIGIT && service_count(visitor) < INFO_DIGIT;
	bool number = event->key.code == '0' && may_have_number(visitor);
	bool status = event->key.sym == SYM_F7 && may_ask_status(visitor);
	bool typed = event->key.sym == SYM_TEXT && !event->key.pasted;
	if (!status && !(typed && (info || number)))
		return false;
	*effect = pick(visitor, status ? TARGET_STATUS : info ? TARGET_INFO : TARGET_NUMBER);
	return true;
}

/* When the desk opens. */
static void add_notice(const struct visitor *visitor, struct blocks *blocks)
{
	char notice[RECEPTION_TEXT];
	reception_notice(visitor, notice);
	if (!*notice)
		return;
	blocks_text(blocks, STYLE_WARNING, notice);
	blocks_gap(blocks);
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	struct blocks blocks = { .columns = canvas_rows(canvas) < ONE_COLUMN_ROWS };
	int count = service_count(visitor);
	add_notice(visitor, &blocks);
	blocks_text(&blocks, STYLE_TITLE, may_have_number(visitor)
	            ? _("What have you come for?") : _("What else have you come for?"));
	if (count > 0)
		blocks_text(&blocks, STYLE_HINT, _("Press its number."));
	blocks_gap(&blocks);
	if (count == 0)
		blocks_text(&blocks, STYLE_WARNING,
		            _("The kiosk has no service to offer now. Ask the staff, they will help you."));
	for (int i = 0; i < count; i++) {
		const struct service *service = catalog_service(visitor->catalog, (size_t)i);
		blocks_item(&blocks, TARGET_ITEM + i, i + 1, words_in(&service->brief, visitor->visit.lang));
	}
	blocks_gap(&blocks);
	if (may_have_number(visitor))
		blocks_keyed(&blocks, TARGET_NUMBER, "0", _("Another question: a number only"));
	if (may_ask_status(visitor))
		blocks_keyed(&blocks, TARGET_STATUS, key_label(SYM_F7),
		             _("What has become of my request?"));
	blocks_item(&blocks, TARGET_INFO, count < INFO_DIGIT ? INFO_DIGIT : 0,
	            _("Information: services, rights, complaints"));
	blocks_draw(visitor, canvas, &area, &blocks);
}

/* Out of a further request: asked first when something has been told in it. */
static enum page_id back(struct visitor *visitor)
{
	struct visit *visit = &visitor->visit;
	if (visit->earlier_count == 0)
		return PAGE_LANGUAGE;
	if (visit->application.answers.count > 0)
		return PAGE_IDLE;
	requests_drop(visit, visit->earlier_count);
	return PAGE_REVIEW;
}

static const struct screen with_code = { "services", code_keys, visitor_update, view };

static const struct screen *variant(const struct visitor *visitor)
{
	return drafts_offered(visitor) ? &with_code : &page_services.screen;
}

const struct page page_services = {
	.screen = { "services", keys, visitor_update, view },
	.variant = variant,
	.menu = menu,
	.pick = pick,
	.key = key,
	.back = back,
};
