#include "tour.h"

#include <assert.h>
#include <string.h>

enum { PAGES_MOST = 200 };

static void step(struct walker *walker, enum lang lang, const char *code)
{
	switch (walker->visitor.visit.page) {
	case PAGE_LANGUAGE: walker_type(walker, (const char *[]){ "1", "2", "3" }[lang]); break;
	case PAGE_SERVICES: walker_pick(walker, code); break;
	case PAGE_QUESTION: walker_answer(walker); break;
	default: walker_key(walker, SYM_ENTER); break;
	}
}

void tour(struct walker *walker, enum lang lang, const char *code,
          void (*look)(struct walker *walker))
{
	int pages = 0;
	while (walker->visitor.visit.page != PAGE_TICKET) {
		assert(pages++ < PAGES_MOST);
		walker_screen(walker);
		look(walker);
		step(walker, lang, code);
	}
	walker_screen(walker);
	look(walker);
	walker_leave(walker);
}

void tour_all(struct walker *walker, void (*look)(struct walker *walker))
{
	for (size_t i = 0; i < catalog_service_count(walker->catalog); i++) {
		for (int lang = 0; lang < LANG_COUNT; lang++)
			tour(walker, (enum lang)lang, catalog_service(walker->catalog, i)->code, look);
	}
}

int tour_count(struct walker *walker, const char *text)
{
	int times = 0;
	for (const char *at = walker_screen(walker); (at = strstr(at, text)); at++)
		times++;
	return times;
}

int tour_row(struct walker *walker, const char *text)
{
	const char *screen = walker_screen(walker), *at = strstr(screen, text);
	int row = 0;
	if (!at)
		return -1;
	for (const char *c = screen; c < at; c++)
		row += *c == '\n';
	return row;
}

int tour_cells(struct walker *walker, enum style style)
{
	int cells = 0;
	walker_screen(walker);
	for (int row = 0; row < canvas_rows(walker->canvas); row++) {
		for (int col = 0; col < canvas_cols(walker->canvas); col++)
			cells += canvas_cell(walker->canvas, row, col).style == style;
	}
	return cells;
}
