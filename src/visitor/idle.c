/* Nobody is here: what the machine does and what to press, in every language. */
#include <stdio.h>

#include "core/text.h"
#include "office/pace.h"
#include "visitor/called.h"
#include "visitor/facts.h"
#include "visitor/frame.h"
#include "visitor/paused.h"
#include "visitor/reception.h"

enum { MARGINS = 4 };

static const struct binding keys[] = {
	{ SYM_CTRL, 'Q', ACTION_LEAVE, NULL },
	{ 0 },
};

/* Spoken in each language at once, so not through the language in use. */
static const struct {
	const char *what, *after_hours, *press, *closed;
} lines[LANG_COUNT] = {
	[LANG_KK] = { "Мұнда өтініш беріп, кезек талонын алуға болады.",
	              "Қазір қабылдау уақыты емес. Өтінішіңізді қалдыра аласыз.",
	              "Кез келген пернені басыңыз",
	              "Қазір бұл жерде өтініш қабылданбайды. Қызметкерлерге айтыңыз." },
	[LANG_RU] = { "Здесь можно подать заявление и взять талон.",
	              "Сейчас приёма нет. Вы можете оставить заявление.",
	              "Нажмите любую клавишу",
	              "Сейчас заявления здесь не принимаются. Обратитесь к сотрудникам." },
	[LANG_EN] = { "Make an application here and take a ticket.",
	              "There is no reception now. You can leave your request.",
	              "Press any key",
	              "No applications are taken here now. Please see the staff." },
};

static void centre(struct canvas *canvas, int row, enum style style, const char *text)
{
	int width = text_width(text), cols = canvas_cols(canvas);
	canvas_text(canvas, row, width < cols ? (cols - width) / 2 : 0, style, text);
}

static int centre_wrapped(struct canvas *canvas, int row, enum style style, const char *text)
{
	int rows = 0, width = canvas_cols(canvas) - MARGINS;
	size_t skip, len;
	while ((len = text_wrap(text, width, &skip)) > 0) {
		char line[512];
		snprintf(line, sizeof line, "%.*s", (int)len, text);
		centre(canvas, row + rows++, style, line);
		text += len + skip;
	}
	return rows;
}

/* Clock on the left, how full it is on the right; numbers need no language. */
static void draw_strip(const struct visitor *visitor, struct canvas *canvas)
{
	int row = canvas_rows(canvas) - 1, cols = canvas_cols(canvas);
	char left[64], right[160], day[DATE_TEXT];
	date_format_local(visitor->now.date, day);
	canvas_fill(canvas, row, 0, 1, cols, STYLE_BAR);
	snprintf(left, sizeof left, " %s  %02d:%02d", day, visitor->now.hour, visitor->now.minute);
	canvas_text(canvas, row, 0, STYLE_BAR, left);
	if (!visitor->counts_known)
		return;
	struct opening opening;
	bool open = reception_now(visitor, &opening) == RECEPTION_OPEN;
	int minutes = pace_minutes(visitor->catalog, &visitor->pace, visitor->counts.waiting,
	                           visitor->now.unix_s);
	snprintf(right, sizeof right, "Кезекте · В очереди · Waiting: %d ", visitor->counts.waiting);
	if (open && minutes > 0)
		snprintf(right, sizeof right, "Кезекте · В очереди · Waiting: %d, ~%d мин ",
		         visitor->counts.waiting, minutes);
	canvas_text(canvas, row, cols - text_width(right), STYLE_BAR, right);
}

/* Above the strip, who is called and who is on a break, where nothing else stands. */
static void draw_fact(const struct visitor *visitor, struct canvas *canvas, int free_row)
{
	int foot = called_rows(visitor, canvas) + paused_rows(visitor);
	int row = canvas_rows(canvas) - 1 - foot - FACTS_ROWS;
	char fact[FACT_TEXT];
	if (foot > 0 && row > free_row)
		row--;
	if (row < free_row)
		return;
	facts_now(visitor, canvas_cols(canvas) - MARGINS, fact);
	centre_wrapped(canvas, row, STYLE_HINT, fact);
}

/* When the desk opens; the day only when it is another one. Hours that do not fit beside
 * it stand together below it. */
static int draw_reception(const struct visitor *visitor, struct canvas *canvas, int row)
{
	static const char label[] = "Қабылдау · Приём · Reception:";
	struct opening opening;
	char line[256], day[DATE_TEXT] = "", hours[CALENDAR_HOURS];
	enum reception reception = reception_now(visitor, &opening);
	if (reception == RECEPTION_OPEN || visitor->closed)
		return 0;
	calendar_hours_text(&catalog_school(visitor->catalog)->calendar, &opening, hours);
	if (reception == RECEPTION_OVER)
		date_format_local(opening.date, day);
	snprintf(line, sizeof line, "%s %s%s%s", label, day, *day ? ", " : "", hours);
	if (text_width(line) <= canvas_cols(canvas) - MARGINS)
		return centre_wrapped(canvas, row, STYLE_TITLE, line) + 1;
	snprintf(line, sizeof line, "%s %s", label, day);
	int rows = centre_wrapped(canvas, row, STYLE_TITLE, line);
	return rows + centre_wrapped(canvas, row + rows, STYLE_TITLE, hours) + 1;
}

static void view(const void *model, struct canvas *canvas)
{
	const struct visitor *visitor = model;
	int rows = canvas_rows(canvas);
	canvas_clear(canvas);
	int foot = called_rows(visitor, canvas) + paused_rows(visitor);
	int top = (rows - foot - 18) / 2;
	int row = top > 1 ? top : 1;
	row += centre_wrapped(canvas, row, STYLE_TITLE,
	                      words_in(&catalog_school(visitor->catalog)->name, LANG_KK)) + 1;
	row += centre_wrapped(canvas, row, STYLE_HINT, "Өзіне-өзі қызмет көрсету бұрышы") + 1;
	row += draw_reception(visitor, canvas, row);
	bool over = reception_is_over(visitor);
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		if (visitor->closed) {
			row += centre_wrapped(canvas, row, STYLE_WARNING, lines[lang].closed) + 1;
			continue;
		}
		row += centre_wrapped(canvas, row, STYLE_TEXT,
		                      over ? lines[lang].after_hours : lines[lang].what);
		row += centre_wrapped(canvas, row, STYLE_DONE, lines[lang].press) + 1;
	}
	centre_wrapped(canvas, row, STYLE_TEXT, "Қазақша · Русский · English");
	paused_draw(visitor, canvas, rows - 1 - foot);
	called_draw(visitor, canvas);
	draw_fact(visitor, canvas, row + 1);
	draw_strip(visitor, canvas);
}

/* Any key leads on, and is nothing but that; nowhere while nothing can be taken. */
static bool take(struct visitor *visitor, const struct event *event, int *effect)
{
	(void)event;
	*effect = EFFECT_NONE;
	if (visitor->closed)
		return true;
	visitor_go(visitor, PAGE_LANGUAGE);
	return true;
}

const struct page page_idle = {
	.screen = { "idle", keys, visitor_update, view },
	.key = take,
};
