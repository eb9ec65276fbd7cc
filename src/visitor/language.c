/* Languages named in themselves; the question stands in all three. */
#include "ui/widget.h"
#include "visitor/drafts.h"
#include "visitor/frame.h"

static const struct binding keys[] = { FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };
static const struct binding code_keys[] = { FRAME_CODE_KEYS, FRAME_KEYS, FRAME_HELP_KEYS, { 0 } };

static const char *const names[LANG_COUNT] = {
	[LANG_KK] = "Қазақша", [LANG_RU] = "Русский", [LANG_EN] = "English",
};

static void menu(const struct visitor *visitor, struct menu *menu)
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		menu_add(menu, TARGET_ITEM + lang);
	if (drafts_offered(visitor))
		menu_add(menu, TARGET_CODE);
}

static int pick(struct visitor *visitor, int target)
{
	if (target == TARGET_CODE) {
		visitor_go(visitor, PAGE_CODE);
		return EFFECT_NONE;
	}
	visitor_speak(visitor, (enum lang)(target - TARGET_ITEM));
	visitor_go(visitor, PAGE_SERVICES);
	return EFFECT_NONE;
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	struct area area = frame_draw(visitor, canvas);
	int row = area.row + 1, focused = visitor_focused(visitor);
	frame_text(canvas, &area, &row, STYLE_TITLE, "Тілді таңдаңыз");
	frame_text(canvas, &area, &row, STYLE_TITLE, "Выберите язык");
	frame_text(canvas, &area, &row, STYLE_TITLE, "Choose a language");
	row++;
	frame_text(canvas, &area, &row, STYLE_HINT,
	           "Нөмірін басыңыз · Нажмите цифру · Press the number");
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		row++;
		row += widget_item(canvas, row, area.col, area.cols, TARGET_ITEM + lang, lang + 1,
		                   focused == TARGET_ITEM + lang, names[lang]);
	}
	if (drafts_offered(visitor))
		widget_keyed(canvas, row + 1, area.col, area.cols, TARGET_CODE, key_label(SYM_F9),
		             focused == TARGET_CODE, "Менде код бар · У меня есть код · I have a code");
}

static enum page_id back(struct visitor *visitor)
{
	(void)visitor;
	return PAGE_IDLE;
}

static const struct screen with_code = { "language", code_keys, visitor_update, view };

static const struct screen *variant(const struct visitor *visitor)
{
	return drafts_offered(visitor) ? &with_code : &page_language.screen;
}

const struct page page_language = {
	.screen = { "language", keys, visitor_update, view },
	.variant = variant,
	.menu = menu,
	.pick = pick,
	.back = back,
};
