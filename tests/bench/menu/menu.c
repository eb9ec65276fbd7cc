/* The least that draws a menu of eight: what a start costs without any program. */
#include <curses.h>
#include <locale.h>

int main(void)
{
	static const char *const names[] = { "one", "two", "three", "four", "five", "six", "seven",
	                                     "eight" };
	setlocale(LC_ALL, "C.UTF-8");
	initscr();
	raw();
	noecho();
	for (int i = 0; i < 8; i++)
		mvprintw(i + 2, 4, "%d %s", i + 1, names[i]);
	refresh();
	getch();
	endwin();
	return 0;
}
