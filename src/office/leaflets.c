#include "office/leaflets.h"

#include <assert.h>
#include <stdio.h>

enum { LINE = 4096 };

/* In the order of the list. */
enum kind { KIND_SERVICE, KIND_TEXT, KIND_HOURS, KIND_PEOPLE };

static int count_of(const struct catalog *catalog, enum kind kind)
{
	const struct school *school = catalog_school(catalog);
	switch (kind) {
	case KIND_SERVICE: return (int)catalog_service_count(catalog);
	case KIND_TEXT: return (int)catalog_info(catalog)->text_count;
	case KIND_HOURS: return hours_known(school) || school->bell_count > 0;
	case KIND_PEOPLE: return school->duty_count > 0 || *school->director;
	}
	return 0;
}

int leaflets_count(const struct catalog *catalog)
{
	int count = 0;
	for (int kind = KIND_SERVICE; kind <= KIND_PEOPLE; kind++)
		count += count_of(catalog, (enum kind)kind);
	return count;
}

/* Which kind leaflet i is; *at becomes its place among its own. */
static enum kind kind_of(const struct catalog *catalog, int i, size_t *at)
{
	enum kind kind = KIND_SERVICE;
	assert(i >= 0 && i < leaflets_count(catalog));
	for (int count; i >= (count = count_of(catalog, kind)); kind++)
		i -= count;
	*at = (size_t)i;
	return kind;
}

const char *leaflets_title(const struct catalog *catalog, int i)
{
	size_t at;
	switch (kind_of(catalog, i, &at)) {
	case KIND_SERVICE: return words_in(&catalog_service(catalog, at)->brief, lang_now());
	case KIND_TEXT: return words_in(&catalog_info(catalog)->texts[at].title, lang_now());
	case KIND_HOURS: return _("Working hours and bells");
	case KIND_PEOPLE: return _("Who is responsible");
	}
	return "";
}

static void write_text(const struct info *info, size_t at, struct leaflet *leaflet)
{
	const struct info_text *text = &info->texts[at];
	char line[LINE], day[DATE_TEXT] = "";
	struct date edition;
	for (size_t i = 0; i < text->paragraph_count; i++)
		leaflet_paragraph(leaflet, words_in(&text->paragraphs[i], leaflet->lang));
	if (date_parse(info->edition, &edition))
		date_format_local(edition, day);
	snprintf(line, sizeof line, _("This page follows the act as it stood on %s."), day);
	leaflet_paragraph(leaflet, line);
	if (!text->verified)
		leaflet_paragraph(leaflet,
		                  _("The school has not confirmed these data yet: make sure at the desk."));
}

/* Rows of the school's yearly plan of work on state services. */
static const char *row_words(int row)
{
	static const char *const words[] = {
		N_("State services are rendered"),
		N_("The rules of each service are kept"),
		N_("Reports on services are handed in"),
		N_("Stands and Internet pages are kept up to date"),
		N_("Parents are told about the services"),
		N_("Corruption is prevented"),
	};
	assert(row >= 1 && row <= (int)(sizeof words / sizeof *words));
	return _(words[row - 1]);
}

static void write_people(const struct school *school, struct leaflet *leaflet)
{
	char line[LINE];
	if (*school->director) {
		snprintf(line, sizeof line, _("Head of the school: %s"), school->director);
		leaflet_paragraph(leaflet, line);
	}
	if (school->duty_count > 0)
		leaflet_paragraph(leaflet, _("By the school's yearly plan these people answer for it:"));
	for (size_t i = 0; i < school->duty_count; i++) {
		const struct duty *duty = &school->duties[i];
		leaflet_heading(leaflet, row_words(duty->row));
		for (size_t k = 0; k < duty->people_count; k++)
			leaflet_item(leaflet, duty->people[k]);
	}
}

static void write_hours(const struct school *school, struct leaflet *leaflet)
{
	leaflet_heading(leaflet, _("The desk takes people"));
	hours_write(school, leaflet);
	bells_write(school, leaflet);
	if (!school->hours_verified)
		leaflet_paragraph(leaflet,
		                  _("The school has not confirmed these data yet: make sure at the desk."));
}

void leaflets_write(const struct catalog *catalog, int i, struct leaflet *leaflet)
{
	const struct school *school = catalog_school(catalog);
	size_t at;
	leaflet_init(leaflet, lang_now(), words_in(&school->name, lang_now()),
	             leaflets_title(catalog, i));
	switch (kind_of(catalog, i, &at)) {
	case KIND_SERVICE: card_write(catalog_service(catalog, at), school, leaflet); break;
	case KIND_TEXT: write_text(catalog_info(catalog), at, leaflet); break;
	case KIND_HOURS: write_hours(school, leaflet); break;
	case KIND_PEOPLE: write_people(school, leaflet); break;
	}
}
