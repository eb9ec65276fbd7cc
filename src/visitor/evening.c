#include "visitor/evening.h"

#include "office/closing.h"
#include "office/tidy.h"
#include "store/upkeep.h"

enum { LOOK_EVERY_MS = 30000 };

static void print_close(struct office *office, struct handout *handout,
                        const struct closing *closing, const struct moment *now)
{
	static struct leaflet leaflet;
	enum lang lang = lang_now();
	if (office->route == ROUTE_NONE)
		return;
	lang_use(LANG_KK);
	closing_write(catalog_school(office->catalog), closing, LANG_KK, &leaflet);
	lang_use(lang);
	handout_start(handout, office, &leaflet, now);
}

void evening_work(struct evening *evening, struct office *office, struct handout *handout,
                  int64_t mono_ms, const struct moment *now)
{
	static struct closing closing;
	enum close_result result;
	if (evening->looked_ms != 0 && mono_ms - evening->looked_ms < LOOK_EVERY_MS)
		return;
	evening->looked_ms = mono_ms;
	tidy_papers(office->paths.home, &now->date);
	if (closing_due(office, now, &result, &closing) || result != CLOSE_DONE)
		return;
	store_clean(office->store);
	print_close(office, handout, &closing, now);
}
