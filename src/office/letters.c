#include "office/letters.h"

#include <stdio.h>
#include <string.h>

#include "catalog/check.h"
#include "core/text.h"

enum { LETTER_LINE = 1400 };

static const char *paper_label(const struct service *service, const char *name)
{
	for (size_t i = 0; service && i < service->paper_count; i++) {
		if (strcmp(service->papers[i].name, name) == 0)
			return words_in(&service->papers[i].label, lang_now());
	}
	return name;
}

static void begin(const struct catalog *catalog, const struct request_file *file,
                  const char *title, struct leaflet *leaflet)
{
	const struct school *school = catalog_school(catalog);
	const struct service *service = catalog_find(catalog, file->view.service);
	leaflet_init(leaflet, lang_now(), words_in(&school->name, lang_now()), title);
	leaflet->personal = true;
	leaflet_paragraph(leaflet, service ? words_in(&service->title, lang_now())
	                                   : file->view.service);
}

static void pair(struct leaflet *leaflet, const char *label, const char *value)
{
	char line[LETTER_LINE];
	snprintf(line, sizeof line, "%s: %s", label, value);
	leaflet_item(leaflet, line);
	explicit_bzero(line, sizeof line);
}

static void number(struct leaflet *leaflet, const struct request_file *file)
{
	char day[DATE_TEXT];
	date_format_local(file->view.taken_at.date, day);
	pair(leaflet, _("Registration number"), file->view.registration);
	pair(leaflet, _("Handed in on"), day);
}

/* When and by whom, as the journal has it. */
static void accepted(const struct request_file *file, struct leaflet *leaflet)
{
	char day[DATE_TEXT];
	for (int i = 0; i < file->history_count; i++) {
		const struct history_row *row = &file->history[i];
		if (strcmp(row->what, request_verb_name(VERB_ACCEPT)) != 0)
			continue;
		date_format_local(row->at.date, day);
		pair(leaflet, _("Accepted on"), day);
		pair(leaflet, _("Accepted by"), row->account);
	}
}

void letters_receipt(const struct catalog *catalog, const struct request_file *file,
                     struct leaflet *leaflet)
{
	const struct request_view *view = &file->view;
	const struct service *service = catalog_find(catalog, view->service);
	char day[DATE_TEXT];
	begin(catalog, file, _("Receipt for the documents"), leaflet);
	number(leaflet, file);
	accepted(file, leaflet);
	date_format_local(file->due.day, day);
	if (file->due.day.year)
		pair(leaflet, _("The answer comes not later than"), day);
	pair(leaflet, _("Telephone for questions"), catalog_school(catalog)->contact_centre);
	leaflet_heading(leaflet, _("Documents accepted"));
	for (int i = 0; i < view->paper_count; i++) {
		if (view->paper[i].with_me)
			leaflet_item(leaflet, paper_label(service, view->paper[i].name));
	}
	leaflet_paragraph(leaflet, _("Signature: ____________________"));
}

static void answers(const struct service *service, const struct request_view *view,
                    struct leaflet *leaflet)
{
	for (int i = 0; i < view->answers.count; i++) {
		const struct answer *answer = &view->answers.item[i];
		const struct field *field = service ? service_field(service, answer->name) : NULL;
		char value[ANSWER_VALUE];
		if (answer->state != ANSWER_GIVEN)
			continue;
		text_copy(value, sizeof value, answer->value);
		if (field)
			check_display(field, answer->value, lang_now(), value, sizeof value);
		pair(leaflet, field ? words_in(&field->brief, lang_now()) : answer->name, value);
		explicit_bzero(value, sizeof value);
	}
}

static void outcome(const struct request_file *file, struct leaflet *leaflet)
{
	for (int i = 0; i < file->result_count; i++)
		pair(leaflet, file->result[i].number, file->result[i].recipient);
	if (*file->remedy)
		leaflet_item(leaflet, file->remedy);
}

/* What the journal holds beyond what stands above. */
static void history(const struct request_file *file, struct leaflet *leaflet)
{
	for (int i = file->history_count - 1; i >= 0; i--) {
		const struct history_row *row = &file->history[i];
		char head[160], day[DATE_TEXT];
		date_format_local(row->at.date, day);
		snprintf(head, sizeof head, "%s %02d:%02d, %s, %s", day, row->at.hour, row->at.minute,
		         row->account, row->what);
		if (*row->detail)
			pair(leaflet, head, row->detail);
		else
			leaflet_item(leaflet, head);
	}
}

void letters_data(const struct catalog *catalog, const struct request_file *file,
                  struct leaflet *leaflet)
{
	const struct request_view *view = &file->view;
	const struct service *service = catalog_find(catalog, view->service);
	begin(catalog, file, _("All data of your request"), leaflet);
	number(leaflet, file);
	if (view->consented)
		pair(leaflet, _("Consent given by"), view->consent_by);
	leaflet_heading(leaflet, _("What you told us"));
	answers(service, view, leaflet);
	leaflet_heading(leaflet, _("What became of it"));
	outcome(file, leaflet);
	leaflet_heading(leaflet, _("History"));
	history(file, leaflet);
}
