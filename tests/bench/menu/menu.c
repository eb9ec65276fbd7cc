/* The least that draws a menu of eight and moves through it: what a start and a
 * key cost without any program. */
#include <curses.h>
#include <locale.h>

static const char *const names[] = { "one", "two", "three", "four", "five", "six", "seven",
                                     "eight" };

static void draw(int chosen)
{
	for (int i = 0; i < 8; i++) {
		attrset(i == chosen ? A_REVERSE : A_NORMAL);
		mvprintw(i + 2, 4, "%d %s", i + 1, names[i]);
	}
	refresh();
}

int main(void)
{
	int chosen = 0;
	setlocale(LC_ALL, "C.UTF-8");
	initscr();
	raw();
	noecho();
	for (draw(chosen); getch() != ERR; draw(chosen))
		chosen = (chosen + 1) % 8;
	endwin();
	return 0;
}
