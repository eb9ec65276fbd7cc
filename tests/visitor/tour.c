#include "tour.h"

#include <assert.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

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

void tour_fingers(struct walker *at)
{
	int rows = canvas_rows(at->canvas), cols = canvas_cols(at->canvas);
	if (at->visitor.visit.page == PAGE_IDLE)
		return;
	for (int row = 0; row < rows; row++) {
		for (int col = 0; col < cols; col++) {
			int id = canvas_target_at(at->canvas, row, col);
			int right = col + 1 < cols ? canvas_target_at(at->canvas, row, col + 1) : 0;
			int below = row + 1 < rows ? canvas_target_at(at->canvas, row + 1, col) : 0;
			if (!id)
				continue;
			if ((right && right != id) || (below && below != id))
				fail_msg("targets touch at %d,%d\n%s", row, col, walker_screen(at));
			bool above = row > 0 && canvas_target_at(at->canvas, row - 1, col) == id;
			if (!above && below != id)
				fail_msg("a target of one row at %d,%d\n%s", row, col, walker_screen(at));
		}
	}
}
