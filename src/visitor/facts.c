#include "visitor/facts.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/text.h"

enum { FACT_CENTRE, FACT_HOTLINE, FACT_EDITIONS, FACTS_ALWAYS };

static bool is_told(const struct publicity *publicity, int month)
{
	return publicity->from_month && month >= publicity->from_month
	    && month <= publicity->to_month;
}

/* Now is the time for it, by the plan's months or by the service's own days. */
static bool is_in_season(const struct service *service, struct date day)
{
	for (size_t i = 0; i < service->publicity_count; i++) {
		if (is_told(&service->publicity[i], day.month))
			return true;
	}
	for (size_t i = 0; i < service->window_count; i++) {
		if (window_open(&service->windows[i], day))
			return true;
	}
	return false;
}

/* "Тамыз", as it stands alone. */
static void name_month(int month, char out[static 64])
{
	struct tm tm = { .tm_mon = month - 1, .tm_mday = 1 };
	char name[64];
	strftime(name, sizeof name, "%OB", &tm);
	text_capitalise(out, 64, name);
}

static bool fits(const char *text, int width_cols)
{
	return text_rows(text, width_cols) <= FACTS_ROWS;
}

/* The papers to hand over by everyone, as many as there is room for. */
static void tell_season(const struct visitor *visitor, const struct service *service,
                        int width_cols, char out[static FACT_TEXT])
{
	enum lang lang = lang_now();
	const char *brief = words_in(&service->brief, lang);
	char month[64], list[FACT_TEXT / 2] = "", longer[FACT_TEXT / 2], text[FACT_TEXT];
	name_month(visitor->now.date.month, month);
	snprintf(out, FACT_TEXT, _("%s: %s."), month, brief);
	for (size_t i = 0; i < service->paper_count; i++) {
		const struct paper *paper = &service->papers[i];
		if (paper->use != PAPER_HANDED_OVER || paper->relevant.field)
			continue;
		int len = snprintf(longer, sizeof longer, "%s%s%s", list, *list ? "; " : "",
		                   words_in(&paper->label, lang));
		snprintf(text, sizeof text, _("%s: %s. Bring: %s."), month, brief, longer);
		if (len >= (int)sizeof longer || !fits(text, width_cols))
			return;
		memcpy(list, longer, sizeof list);
		memcpy(out, text, sizeof text);
	}
}

/* Between which days the acts were dated that the services' data follow. */
static void tell_editions(const struct catalog *catalog, char out[static FACT_TEXT])
{
	struct date from = { 0 }, to = { 0 }, day;
	char first[DATE_TEXT], last[DATE_TEXT];
	for (size_t i = 0; i < catalog_service_count(catalog); i++) {
		if (!date_parse(catalog_service(catalog, i)->edition, &day))
			continue;
		if (from.year == 0 || date_compare(day, from) < 0)
			from = day;
		if (date_compare(day, to) > 0)
			to = day;
	}
	date_format_local(from, first);
	date_format_local(to, last);
	snprintf(out, FACT_TEXT, _("The data on services follow the acts as of %s to %s."), first,
	         last);
}

static void tell_always(const struct catalog *catalog, int fact, char out[static FACT_TEXT])
{
	const struct school *school = catalog_school(catalog);
	if (fact == FACT_CENTRE)
		snprintf(out, FACT_TEXT, _("Questions about state services: call %s, free of charge."),
		         school->contact_centre);
	else if (fact == FACT_HOTLINE)
		snprintf(out, FACT_TEXT, _("If you are asked for a bribe, call %s, free of charge."),
		         school->hotline);
	else
		tell_editions(catalog, out);
}

static int services_in_season(const struct visitor *visitor, const struct service *in_season[],
                              int max)
{
	int count = 0;
	for (size_t i = 0; i < catalog_service_count(visitor->catalog) && count < max; i++) {
		const struct service *service = catalog_service(visitor->catalog, i);
		if (is_in_season(service, visitor->now.date))
			in_season[count++] = service;
	}
	return count;
}

void facts_now(const struct visitor *visitor, int width_cols, char out[static FACT_TEXT])
{
	const struct service *in_season[MENU_MAX] = { NULL };
	int seasonal = services_in_season(visitor, in_season, MENU_MAX);
	int always = catalog_service_count(visitor->catalog) > 0 ? FACTS_ALWAYS : FACT_EDITIONS;
	int64_t turn = visitor->mono_ms / FACTS_MS;
	int fact = (int)(turn / LANG_COUNT % (seasonal + always));
	enum lang before = lang_now();
	lang_use((enum lang)(turn % LANG_COUNT));
	if (fact < seasonal && in_season[fact])
		tell_season(visitor, in_season[fact], width_cols, out);
	else
		tell_always(visitor->catalog, fact - seasonal, out);
	lang_use(before);
}
