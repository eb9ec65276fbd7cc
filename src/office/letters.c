#include "office/letters.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "office/decide.h"

enum { LETTER_LINE = 1400 };

const char *letters_paper(const struct service *service, const char *name)
{
	for (size_t i = 0; service && i < service->paper_count; i++) {
		if (strcmp(service->papers[i].name, name) == 0)
			return words_in(&service->papers[i].label, lang_now());
	}
	return name;
}

void letters_begin(const struct catalog *catalog, const struct request_file *file,
                   const char *title, struct leaflet *leaflet)
{
	const struct school *school = catalog_school(catalog);
	const struct service *service = catalog_find(catalog, file->view.service);
	leaflet_init(leaflet, lang_now(), words_in(&school->name, lang_now()), title);
	leaflet->personal = true;
	leaflet_paragraph(leaflet, service ? words_in(&service->title, lang_now())
	                                   : file->view.service);
}

void letters_pair(struct leaflet *leaflet, const char *label, const char *value)
{
	char line[LETTER_LINE];
	snprintf(line, sizeof line, "%s: %s", label, value);
	leaflet_item(leaflet, line);
	explicit_bzero(line, sizeof line);
}

void letters_number(struct leaflet *leaflet, const struct request_file *file)
{
	char day[DATE_TEXT];
	date_format_local(file->view.taken_at.date, day);
	letters_pair(leaflet, _("Registration number"), file->view.registration);
	letters_pair(leaflet, _("Handed in on"), day);
}

/* When and by whom, as the journal has it: the newest time, for it may have been taken
 * back before. */
static void decided(const struct request_file *file, enum request_verb verb,
                    const char *on, const char *by, struct leaflet *leaflet)
{
	char day[DATE_TEXT];
	for (int i = 0; i < file->history_count; i++) {
		const struct history_row *row = &file->history[i];
		if (strcmp(row->what, request_verb_name(verb)) != 0)
			continue;
		date_format_local(row->at.date, day);
		letters_pair(leaflet, on, day);
		letters_pair(leaflet, by, row->account);
		return;
	}
}

void letters_receipt(const struct catalog *catalog, const struct request_file *file,
                     struct leaflet *leaflet)
{
	const struct request_view *view = &file->view;
	const struct service *service = catalog_find(catalog, view->service);
	char day[DATE_TEXT];
	letters_begin(catalog, file, _("Receipt for the documents"), leaflet);
	letters_number(leaflet, file);
	decided(file, VERB_ACCEPT, _("Accepted on"), _("Accepted by"), leaflet);
	date_format_local(file->due.day, day);
	if (file->due.day.year)
		letters_pair(leaflet, _("The answer comes not later than"), day);
	letters_pair(leaflet, _("Telephone for questions"), catalog_school(catalog)->contact_centre);
	leaflet_heading(leaflet, _("Documents accepted"));
	for (int i = 0; i < view->paper_count; i++) {
		if (view->paper[i].with_me)
			leaflet_item(leaflet, letters_paper(service, view->paper[i].name));
	}
	leaflet_paragraph(leaflet, _("Signature: ____________________"));
}

/* Papers that were missing, one a line. */
static void missing(const struct service *service, const char *names, struct leaflet *leaflet)
{
	char copy[OUTCOME_MISSING], *rest = copy;
	text_copy(copy, sizeof copy, names);
	for (const char *name = strsep(&rest, " "); name && *name; name = strsep(&rest, " "))
		leaflet_item(leaflet, letters_paper(service, name));
}

void letters_refusal(const struct catalog *catalog, const struct request_file *file,
                     struct leaflet *leaflet)
{
	bool refused = file->view.state == REQUEST_REFUSED;
	const struct school *school = catalog_school(catalog);
	const struct service *service = catalog_find(catalog, file->view.service);
	const struct ground *ground = service
		? decide_ground(service, refused ? GROUND_REFUSED : GROUND_NOT_ACCEPTED, file->ground)
		: NULL;
	letters_begin(catalog, file, refused ? _("Reasoned refusal of the service")
	                             : _("Refusal to accept the documents"), leaflet);
	letters_number(leaflet, file);
	decided(file, refused ? VERB_REFUSE : VERB_NOT_ACCEPT, _("Decided on"), _("Decided by"),
	        leaflet);
	leaflet_heading(leaflet, _("Reason"));
	leaflet_paragraph(leaflet, ground ? words_in(&ground->label, lang_now()) : file->ground);
	if (!refused && *file->missing) {
		leaflet_heading(leaflet, _("Documents not handed in"));
		missing(service, file->missing, leaflet);
	}
	leaflet_heading(leaflet, _("What you can do"));
	leaflet_paragraph(leaflet, file->remedy);
	leaflet_paragraph(leaflet, _("You have the right to complain about this decision."));
	letters_pair(leaflet, _("Telephone for questions"), school->contact_centre);
	leaflet_paragraph(leaflet, _("Signature: ____________________"));
}
