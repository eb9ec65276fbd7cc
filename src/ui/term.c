#include "ui/term.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "ui/look.h"

/* Terminals of any size are drawn on, but a size that is a lie is not believed. */
enum { SIDE_MAX = 1000, SIDE_COLS = 80, SIDE_ROWS = 24 };

static struct {
	SCREEN *screen;
	bool colours;
	bool console; /* the kernel's own terminal */
	bool inverse;
	cchar_t *row; /* one line on its way to curses */
	int cols;     /* of row */
	attr_t attrs[STYLES];
} term;

/* Number pad in application mode: its keys tell themselves from the arrows
 * whatever NumLock says. Elsewhere than on the console also mouse clicks in
 * decimal form and bracketed paste. */
static const char setup[] = "\033=";
static const char setup_window[] = "\033[?1000h\033[?1006h\033[?2004h";
static const char undo_window[] = "\033[?2004l\033[?1006l\033[?1000l";
static const char undo[] = "\033>";
/* Back to what curses takes for granted, whoever wrote on this terminal: plain
 * letters, ASCII sets, the whole screen scrolls, lines end at the edge. */
static const char normal[] = "\033[m\033(B\017\033[r\033[?6l\033[?7h";

static bool is_known(void)
{
	const char *name = getenv("TERM");
	int result;
	if (!name || !*name || setupterm(name, STDOUT_FILENO, &result) != OK)
		return false;
	const char *move = tigetstr("cup");
	bool known = move && move != (char *)-1;
	term.console = strncmp(name, "linux", 5) == 0;
	del_curterm(cur_term);
	return known;
}

static attr_t mono_attr(enum look_mono mono)
{
	static const attr_t attrs[] = {
		[MONO_PLAIN] = A_NORMAL,
		[MONO_BOLD] = A_BOLD,
		[MONO_UNDERLINE] = A_UNDERLINE,
		[MONO_REVERSE] = A_REVERSE,
	};
	return attrs[mono];
}

static void set_looks(void)
{
	bool cube = COLORS >= 256;
	for (int style = 0; style < STYLES; style++) {
		const struct look *look = look_of((enum style)style, term.inverse);
		if (!term.colours)
			term.attrs[style] = mono_attr(look->mono);
		else if (cube)
			init_pair((short)(style + 1), look->fg256, look->bg256);
		else
			init_pair((short)(style + 1), look->fg, look->bg);
		if (term.colours)
			term.attrs[style] = look->bold && !cube ? A_BOLD : A_NORMAL;
	}
}

/* Past curses, whose own buffer is empty between two paints. */
static void emit(const char *all, const char *window)
{
	fputs(all, stdout);
	if (!term.console)
		fputs(window, stdout);
	fflush(stdout);
}

enum term_open term_open(void)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return TERM_NOT_A_TTY;
	if (!is_known())
		return TERM_UNKNOWN;
	/* The window's own size, not what LINES and COLUMNS say. */
	use_env(FALSE);
	use_tioctl(TRUE);
	term.screen = newterm(NULL, stdout, stdin);
	if (!term.screen)
		return TERM_UNKNOWN;
	typeahead(-1); /* a picture is never left half painted because a key waits */
	raw();
	noecho();
	nonl();
	term.colours = has_colors() && start_color() == OK && COLORS >= 8 && COLOR_PAIRS > STYLES;
	set_looks();
	emit(setup, setup_window);
	return TERM_OK;
}

void term_close(void)
{
	if (!term.screen)
		return;
	/* Where there is no other screen to return to, the picture would stay to be read. */
	erase();
	refresh();
	emit(undo, undo_window);
	endwin();
	delscreen(term.screen);
	free(term.row);
	memset(&term, 0, sizeof term);
}

static int bounded(int side, int otherwise)
{
	if (side < 1)
		return otherwise;
	return side < SIDE_MAX ? side : SIDE_MAX;
}

void term_size(int *cols, int *rows)
{
	struct winsize size = { 0 };
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
		size = (struct winsize){ 0 };
	*cols = bounded(size.ws_col, SIDE_COLS);
	*rows = bounded(size.ws_row, SIDE_ROWS);
}

bool term_resized(void)
{
	int cols, rows;
	term_size(&cols, &rows);
	if (cols == COLS && rows == LINES)
		return false;
	return resizeterm(rows, cols) == OK;
}

void term_theme(bool inverse)
{
	term.inverse = inverse;
	if (term.screen)
		set_looks();
}

static void put_row(const struct canvas *canvas, int row, int cols)
{
	for (int col = 0; col < cols; col++) {
		struct cell cell = canvas_cell(canvas, row, col);
		wchar_t text[2] = { (wchar_t)cell.code, L'\0' };
		short pair = (short)(term.colours ? cell.style + 1 : 0);
		setcchar(&term.row[col], text, term.attrs[cell.style], pair, NULL);
	}
	mvadd_wchnstr(row, 0, term.row, cols);
}

static void put_cursor(const struct canvas *canvas)
{
	int row, col;
	bool shown = canvas_cursor_at(canvas, &row, &col);
	/* "Very visible": a block on the console, where the plain one is a thin line. */
	curs_set(shown ? 2 : 0);
	move(shown ? row : 0, shown ? col : 0);
}

/* Another writer may have moved the cursor and changed modes; curses still
 * believes what it knew, so the terminal is brought back to that first. */
static void restore_beliefs(void)
{
	reset_prog_mode();
	emit(normal, "");
	emit(setup, setup_window);
	vid_attr(A_NORMAL, 0, NULL);
	fflush(stdout);
	mvcur(-1, -1, getcury(curscr), getcurx(curscr));
	curs_set(1); /* never so otherwise: the next call sends what it wants */
	redrawwin(stdscr);
}

static void reserve_row(int cols)
{
	if (cols <= term.cols)
		return;
	term.row = realloc(term.row, (size_t)cols * sizeof *term.row);
	if (!term.row)
		abort();
	term.cols = cols;
}

void term_paint(const struct canvas *canvas, bool heal)
{
	int cols = canvas_cols(canvas) < COLS ? canvas_cols(canvas) : COLS;
	int rows = canvas_rows(canvas) < LINES ? canvas_rows(canvas) : LINES;
	reserve_row(cols);
	if (heal)
		restore_beliefs();
	for (int row = 0; row < rows; row++)
		put_row(canvas, row, cols);
	put_cursor(canvas);
	refresh();
}

/* Not beep(): where a terminal type names no bell that lets the screen flash. */
void term_bell(void)
{
	emit("\a", "");
}

void term_flush_input(void)
{
	tcflush(STDIN_FILENO, TCIFLUSH);
}

bool term_is_console(void)
{
	return term.console;
}
