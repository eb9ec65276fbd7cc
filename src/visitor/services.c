/* Which service? All of them on one screen, each with its number key. */
#include "ui/widget.h"
#include "visitor/drafts.h"
#include "visitor/frame.h"
#include "visitor/requests.h"

/* Below this height the list stands in two columns. */
enum { ONE_COLUMN_ROWS = 30, GAP = 2 };

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };
static const struct binding code_keys[] = { FRAME_CODE_KEYS, FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

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
}

static int pick(struct visitor *visitor, int target)
{
	bool other = target == TARGET_NUMBER;
	application_choose(&visitor->visit.application,
	                   other ? NULL : catalog_service(visitor->catalog, (size_t)(target - TARGET_ITEM)));
	if (!other)
		requests_carry(&visitor->visit);
	visitor_go(visitor, other ? PAGE_NUMBER : PAGE_SERVICE);
	return EFFECT_NONE;
}

/* Draws services [from, to) below row; returns the row after them. */
static int draw_column(const struct visitor *visitor, struct canvas *canvas, int row, int col,
                       int width, int from, int to)
{
	int focused = visitor_focused(visitor);
	for (int i = from; i < to; i++) {
		const struct service *service = catalog_service(visitor->catalog, (size_t)i);
		row += widget_item(canvas, row, col, width, TARGET_ITEM + i, i + 1,
		                   focused == TARGET_ITEM + i,
		                   words_in(&service->brief, visitor->visit.lang));
		row++;
	}
	return row;
}

static bool key(struct visitor *visitor, const struct event *event, int *effect)
{
	if (event->key.sym != SYM_TEXT || event->key.code != '0' || !may_have_number(visitor))
		return false;
	*effect = pick(visitor, TARGET_NUMBER);
	return true;
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	int row = area.row, count = service_count(visitor);
	bool other = visitor_focused(visitor) == TARGET_NUMBER;
	frame_heading(canvas, &area, &row, may_have_number(visitor)
	              ? _("What have you come for?") : _("What else have you come for?"));
	if (count == 0) {
		frame_text(canvas, &area, &row, STYLE_WARNING,
		           _("The kiosk has no service to offer now. Ask the staff, they will help you."));
		row++;
	} else if (count <= 4 || canvas_rows(canvas) >= ONE_COLUMN_ROWS) {
		row = draw_column(visitor, canvas, row, area.col, area.cols, 0, count);
	} else {
		int half = (count + 1) / 2, width = (area.cols - GAP) / 2;
		int left = draw_column(visitor, canvas, row, area.col, width, 0, half);
		int right = draw_column(visitor, canvas, row, area.col + width + GAP, width, half, count);
		row = left > right ? left : right;
	}
	if (may_have_number(visitor))
		widget_item(canvas, row, area.col, area.cols, TARGET_NUMBER, 0, other,
		            _("0  Another question: a number only"));
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
