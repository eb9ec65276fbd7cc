#include <stdio.h>
#include <string.h>

#include "board/board.h"
#include "core/text.h"
#include "office/closed.h"

enum {
	LINE = 512,
	ENTRY = TICKET_NUMBER + STORE_ACTOR + 16,
	LINE_COLS = 100,    /* a list goes on in the next line; bytes of it fit LINE */
	MARGIN = 2,
	GAP_COLS = 3,
	GAP_ROWS = 1,       /* between large numbers */
	SIGN_COLS = 3,      /* "»", for those who do not see colours */
	SIZE_MOST = 8,      /* of a dot */
	LABEL_ROWS = 1,
	PICTURE_ROWS = 14,  /* the school and its hours, as a rule */
};

static void centre(struct canvas *canvas, int row, enum style style, const char *text)
{
	int left = canvas_cols(canvas) - text_width(text);
	canvas_text(canvas, row, left > 0 ? left / 2 : 0, style, text);
}

/* Columns for a list or a text. */
static int text_cols(const struct canvas *canvas)
{
	int cols = canvas_cols(canvas) - 2 * MARGIN;
	return cols < LINE_COLS ? cols : LINE_COLS;
}

static void append(char line[static LINE], const char *gap, const char *entry)
{
	size_t len = strlen(line);
	snprintf(line + len, LINE - len, "%s%s", gap, entry);
}

static int centre_wrapped(struct canvas *canvas, int row, enum style style, const char *text)
{
	int rows = 0, width = text_cols(canvas);
	size_t skip, len;
	while ((len = text_wrap(text, width, &skip)) > 0) {
		char line[LINE];
		snprintf(line, sizeof line, "%.*s", (int)len, text);
		centre(canvas, row + rows++, style, line);
		text += len + skip;
	}
	return rows;
}

/* ---- one call ------------------------------------------------------------------- */

/* "17>3": number, arrow and desk as large letters; the number alone when the
 * desk's name has none ("3-терезе"). */
static void spell(const struct called_row *row, char out[static LINE])
{
	snprintf(out, LINE, "%s>%s", row->number, row->desk);
	if (canvas_big_sized_width(out, 1) == 0)
		snprintf(out, LINE, "%s", row->number);
}

/* Under it: "1-терезе · окно 1", or where that has no room, and for a name without
 * large letters, the name that is called out. */
static void label(const struct board *board, const struct called_row *row, int cols,
                  char out[static LINE])
{
	const struct desk *desk = closed_desk(catalog_school(board->catalog), row->desk);
	size_t skip;
	if (desk)
		snprintf(out, LINE, "%s · %s", words_in(&desk->label, LANG_KK),
		         words_in(&desk->label, LANG_RU));
	if (!desk || text_width(out) > cols)
		snprintf(out, LINE, "→ %s", row->desk);
	out[text_wrap(out, cols, &skip)] = '\0';
}

/* The desk is told under the number only where the large letters do not tell it. */
static bool needs_label(const struct board *board, const struct called_row *row)
{
	char text[LINE];
	spell(row, text);
	return closed_desk(catalog_school(board->catalog), row->desk) || !strchr(text, '>');
}

/* Columns with a sign on either side, so that the number keeps its place when the
 * sign goes. */
static int width_of(const struct called_row *row, int size)
{
	char text[LINE];
	spell(row, text);
	return canvas_big_sized_width(text, size) + 2 * SIGN_COLS;
}

static int rows_of(int size)
{
	return CANVAS_BIG_ROWS * (size ? size : 1);
}

static void draw_call(const struct board *board, struct canvas *canvas, int row, int col, int cols,
                      const struct called_row *called, int size)
{
	char text[LINE], under[LINE];
	bool fresh = board_is_fresh(board, called);
	enum style style = fresh && board_is_lit(board) ? STYLE_DONE : STYLE_BIG;
	int width = width_of(called, size), left = col + (cols - width) / 2;
	int middle = row + rows_of(size) / 2;
	spell(called, text);
	canvas_big_sized(canvas, row, left + SIGN_COLS, style, text, size);
	if (fresh) {
		canvas_text(canvas, middle, left, style, "»");
		canvas_text(canvas, middle, left + width - 1, style, "«");
	}
	if (!needs_label(board, called))
		return;
	label(board, called, cols, under);
	canvas_text(canvas, row + rows_of(size), col + (cols - text_width(under)) / 2, STYLE_TITLE,
	            under);
}

/* ---- where they stand ------------------------------------------------------------- */

/* Largest size that lets the call fit; 0 is slim, and still legible. */
static int size_for(const struct called_row *row, int cols, int rows)
{
	int size = SIZE_MOST;
	while (size > 0 && (width_of(row, size) > cols || rows_of(size) + LABEL_ROWS > rows))
		size--;
	return size;
}

/* The older calls in cells of one size. */
struct cells {
	int count, across, cols, rows, size;
};

static bool lay_out(const struct board *board, int cols, int rows, int size, struct cells *cells)
{
	int widest = 1, count = board_called(board) - 1;
	for (int i = 1; i <= count; i++) {
		int width = width_of(&board->look.called[i], size);
		widest = width > widest ? width : widest;
	}
	int across = cols / widest < count ? cols / widest : count;
	if (across == 0)
		return false;
	*cells = (struct cells) { count, across, cols / across,
	                          rows_of(size) + LABEL_ROWS + GAP_ROWS, size };
	return (count + across - 1) / across * cells->rows <= rows;
}

/* As large as all of them can be. */
static bool find_cells(const struct board *board, int cols, int rows, struct cells *cells)
{
	int size = SIZE_MOST;
	while (size > 0 && !lay_out(board, cols, rows, size, cells))
		size--;
	return size > 0;
}

static void draw_cells(const struct board *board, struct canvas *canvas, int row,
                       const struct cells *cells)
{
	for (int i = 0; i < cells->count; i++) {
		int at = row + i / cells->across * cells->rows;
		draw_call(board, canvas, at, i % cells->across * cells->cols, cells->cols,
		          &board->look.called[i + 1], cells->size);
	}
}

/* "» 16 → 2   15 → 1", as many as the rows (at least 1) hold. */
static void draw_flow(const struct board *board, struct canvas *canvas, int row, int rows)
{
	char line[LINE] = "", entry[ENTRY];
	int used = 0, most = text_cols(canvas);
	for (int i = 1; i < board_called(board); i++) {
		const struct called_row *called = &board->look.called[i];
		snprintf(entry, sizeof entry, "%s%s → %s", board_is_fresh(board, called) ? "» " : "",
		         called->number, called->desk);
		bool fits = text_width(line) + GAP_COLS + text_width(entry) <= most;
		if (*line && !fits) {
			if (used + 1 == rows)
				break;
			centre(canvas, row + used++, STYLE_TITLE, line);
			*line = '\0';
		}
		append(line, *line ? "   " : "", entry);
	}
	centre(canvas, row + used, STYLE_TITLE, line);
}

static void draw_calls(const struct board *board, struct canvas *canvas, int row, int rows)
{
	const struct called_row *newest = &board->look.called[0];
	struct cells cells;
	int cols = canvas_cols(canvas);
	bool alone = board_called(board) == 1;
	int least = rows_of(1) + LABEL_ROWS, half = rows / 2 > least ? rows / 2 : least;
	int size = size_for(newest, cols, alone ? rows : half);
	int height = rows_of(size) + LABEL_ROWS;
	if (alone)
		row += (rows - height) / 2;
	draw_call(board, canvas, row, 0, cols, newest, size);
	row += height;
	rows -= height;
	if (alone)
		return;
	if (find_cells(board, cols, rows - GAP_ROWS, &cells))
		draw_cells(board, canvas, row + GAP_ROWS, &cells);
	else
		draw_flow(board, canvas, row + (rows > 2), rows - (rows > 2));
}

/* ---- below and instead ------------------------------------------------------------ */

/* Clock on the left, how many wait on the right; the day where there is room. */
static void draw_strip(const struct board *board, struct canvas *canvas)
{
	int row = canvas_rows(canvas) - 1, cols = canvas_cols(canvas);
	char left[LINE], right[LINE] = "", day[DATE_TEXT];
	date_format_local(board->now.date, day);
	canvas_fill(canvas, row, 0, 1, cols, STYLE_BAR);
	if (board->known)
		snprintf(right, sizeof right, "Кезекте · В очереди: %d ", board->look.counts.waiting);
	snprintf(left, sizeof left, " %02d:%02d  %s", board->now.hour, board->now.minute, day);
	if (text_width(left) + text_width(right) >= cols)
		snprintf(left, sizeof left, " %02d:%02d", board->now.hour, board->now.minute);
	canvas_text(canvas, row, 0, STYLE_BAR, left);
	canvas_text(canvas, row, cols - text_width(right), STYLE_BAR, right);
}

/* Returns rows taken, from the strip upwards. */
static int draw_serving(const struct board *board, struct canvas *canvas)
{
	char line[LINE] = "Қабылдауда · На приёме: ", entry[ENTRY];
	int row = canvas_rows(canvas) - 2, most = text_cols(canvas);
	if (!board->known || board->look.serving_count == 0)
		return 0;
	for (int i = 0; i < board->look.serving_count; i++) {
		const struct serving_row *serving = &board->look.serving[i];
		snprintf(entry, sizeof entry, "%s → %s", serving->number, serving->desk);
		if (text_width(line) + GAP_COLS + text_width(entry) > most)
			break;
		append(line, i ? "   " : "", entry);
	}
	centre(canvas, row, STYLE_HINT, line);
	return 1;
}

/* A row each, as many as a quarter of the screen holds. Rows taken, from row upwards. */
static int draw_paused(const struct board *board, struct canvas *canvas, int row)
{
	int used = 0, most = canvas_rows(canvas) / 4;
	for (int i = 0; board->known && i < board->look.desk_count && used < most; i++) {
		const struct desk_state *state = &board->look.desk[i];
		char line[LINE], until[CLOCK_TEXT];
		if (!state->back_at)
			continue;
		clock_format(state->back_at, board->now.utc_offset_s, until);
		closed_words(catalog_school(board->catalog), state->desk, until, text_cols(canvas), line,
		             sizeof line);
		centre(canvas, row - used++, STYLE_WARNING, line);
	}
	return used;
}

/* Nobody is called: whose board this is and when people are received. */
static void draw_school(const struct board *board, struct canvas *canvas, int rows)
{
	const struct school *school = catalog_school(board->catalog);
	struct opening opening;
	char hours[CALENDAR_HOURS], day[DATE_TEXT], line[LINE];
	enum reception reception = calendar_reception(&school->calendar, &board->now, &opening);
	int row = rows > PICTURE_ROWS ? (rows - PICTURE_ROWS) / 2 : 0;
	row += centre_wrapped(canvas, row, STYLE_TITLE, words_in(&school->name, LANG_KK)) + 1;
	row += centre_wrapped(canvas, row, STYLE_TITLE, words_in(&school->name, LANG_RU)) + 1;
	if (!board->known) {
		row += centre_wrapped(canvas, row, STYLE_WARNING, "Тақта уақытша жұмыс істемейді. "
		                      "Сізді қызметкер шақырады.");
		centre_wrapped(canvas, row, STYLE_WARNING, "Табло временно не работает. "
		               "Вас позовёт сотрудник.");
		return;
	}
	calendar_hours_text(&school->calendar, &opening, hours);
	date_format_local(opening.date, day);
	snprintf(line, sizeof line, "Қабылдау · Приём: %s%s%s",
	         reception == RECEPTION_OVER ? day : "", reception == RECEPTION_OVER ? ", " : "", hours);
	if (opening.hours.to_min - opening.hours.from_min < MINUTES_A_DAY)
		centre_wrapped(canvas, row, STYLE_TEXT, line);
}

void board_draw(const void *model, struct canvas *canvas)
{
	const struct board *board = model;
	canvas_clear(canvas);
	draw_strip(board, canvas);
	int below = 1 + draw_serving(board, canvas);
	below += draw_paused(board, canvas, canvas_rows(canvas) - 1 - below);
	int rows = canvas_rows(canvas) - below;
	if (board_called(board) == 0) {
		draw_school(board, canvas, rows);
		return;
	}
	centre(canvas, 0, STYLE_TITLE, "Шақырылды · Вызваны");
	draw_calls(board, canvas, 1, rows - 1);
}
