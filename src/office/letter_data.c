/* All the school has of a person in one request. No codes: what they mean. */
#include <stdio.h>
#include <string.h>

#include "catalog/check.h"
#include "core/text.h"
#include "office/decide.h"
#include "office/journal_words.h"
#include "office/letters.h"
#include "office/register.h"

enum { LINE = 1400 };

/* One letter on its way. */
struct letter {
	const struct request_file *file;
	const struct service *service; /* NULL: its form file is gone */
	struct leaflet *leaflet;
};

static void day_pair(struct leaflet *leaflet, const char *label, struct date day)
{
	char text[DATE_TEXT];
	if (!day.year)
		return;
	date_format_local(day, text);
	letters_pair(leaflet, label, text);
}

/* An answer as the screen shows it. */
static void value_words(const struct letter *letter, const char *name, const char *value,
                        char *out, size_t size)
{
	const struct field *field = letter->service ? service_field(letter->service, name) : NULL;
	text_copy(out, size, value);
	if (field && *value)
		check_display(field, value, lang_now(), out, size);
}

static const char *field_words(const struct letter *letter, const char *name)
{
	const struct field *field = letter->service ? service_field(letter->service, name) : NULL;
	return field ? words_in(&field->brief, lang_now()) : name;
}

static void write_consent(const struct letter *letter)
{
	const struct request_file *file = letter->file;
	if (file->view.consented)
		letters_pair(letter->leaflet, _("Consent given by"), file->view.consent_by);
	if (file->right[RIGHT_TAKEN_BACK])
		day_pair(letter->leaflet, _("Consent taken back; the data are used until"),
		         file->right_due[RIGHT_TAKEN_BACK]);
	if (file->right[RIGHT_BLOCKED])
		leaflet_item(letter->leaflet, _("The data are blocked."));
}

static void write_answers(const struct letter *letter)
{
	const struct answers *answers = &letter->file->view.answers;
	char value[ANSWER_VALUE];
	leaflet_heading(letter->leaflet, _("What you told us"));
	for (int i = 0; i < answers->count; i++) {
		const struct answer *answer = &answers->item[i];
		if (answer->state != ANSWER_GIVEN)
			continue;
		value_words(letter, answer->name, answer->value, value, sizeof value);
		letters_pair(letter->leaflet, field_words(letter, answer->name), value);
	}
	explicit_bzero(value, sizeof value);
}

static void write_papers(const struct letter *letter)
{
	const struct request_view *view = &letter->file->view;
	if (view->paper_count)
		leaflet_heading(letter->leaflet, _("Documents"));
	for (int i = 0; i < view->paper_count; i++)
		letters_pair(letter->leaflet, letters_paper(letter->service, view->paper[i].name),
		             view->paper[i].with_me ? _("brought") : _("not brought"));
}

static const char *ground_words(const struct letter *letter)
{
	const char *name = letter->file->ground;
	for (size_t i = 0; letter->service && i < letter->service->ground_count; i++) {
		if (strcmp(letter->service->grounds[i].name, name) == 0)
			return words_in(&letter->service->grounds[i].label, lang_now());
	}
	return name;
}

static void write_result(const struct letter *letter, const struct result_given *given)
{
	const struct result *result = letter->service ? decide_result(letter->service, given->name)
	                                              : NULL;
	char line[LINE], day[DATE_TEXT];
	date_format_local(given->day, day);
	snprintf(line, sizeof line, "%s%s№ %s, %s, %s", given->series, *given->series ? " " : "",
	         given->number, day, given->recipient);
	letters_pair(letter->leaflet, result ? words_in(&result->label, lang_now()) : given->name,
	             line);
	explicit_bzero(line, sizeof line);
}

static void write_outcome(const struct letter *letter)
{
	const struct request_file *file = letter->file;
	leaflet_heading(letter->leaflet, _("What became of it"));
	leaflet_item(letter->leaflet, register_state(file->view.state));
	day_pair(letter->leaflet, _("Due"), file->due.day);
	if (*file->ground)
		letters_pair(letter->leaflet, _("Reason"), ground_words(letter));
	if (*file->remedy)
		letters_pair(letter->leaflet, _("What you can do"), file->remedy);
	for (int i = 0; i < file->result_count; i++)
		write_result(letter, &file->result[i]);
	if (*file->first)
		letters_pair(letter->leaflet, _("Handed in again after"), file->first);
	if (*file->again)
		letters_pair(letter->leaflet, _("Handed in again as"), file->again);
}

/* "name\n- before\n+ after\n", as the journal keeps a correction. */
static void correction_words(const struct letter *letter, const char *detail, char *out,
                             size_t size)
{
	char name[ANSWER_NAME] = "", part[2][ANSWER_VALUE] = { "", "" };
	char shown[2][ANSWER_VALUE];
	static const char *const marks[] = { "\n- ", "\n+ " };
	snprintf(name, sizeof name, "%.*s", (int)strcspn(detail, "\n"), detail);
	for (int i = 0; i < 2; i++) {
		const char *at = strstr(detail, marks[i]);
		if (at)
			snprintf(part[i], sizeof part[i], "%.*s", (int)strcspn(at + 3, "\n"), at + 3);
		value_words(letter, name, part[i], shown[i], sizeof shown[i]);
	}
	snprintf(out, size, "%s: %s → %s", field_words(letter, name), *shown[0] ? shown[0] : "–",
	         *shown[1] ? shown[1] : "–");
	explicit_bzero(part, sizeof part);
	explicit_bzero(shown, sizeof shown);
}

/* What the journal holds beyond what stands above. */
static void detail_words(const struct letter *letter, const struct history_row *row, char *out,
                         size_t size)
{
	bool change = strcmp(row->what, "correct") == 0 || strcmp(row->what, "fill-in") == 0;
	bool words = strcmp(row->what, "note") == 0 || strcmp(row->what, "transfer") == 0;
	*out = '\0';
	if (change && *row->detail)
		correction_words(letter, row->detail, out, size);
	else if (words)
		text_copy(out, size, row->detail);
}

static void write_history(const struct letter *letter)
{
	char head[256], detail[LINE], day[DATE_TEXT];
	leaflet_heading(letter->leaflet, _("History"));
	for (int i = letter->file->history_count - 1; i >= 0; i--) {
		const struct history_row *row = &letter->file->history[i];
		bool itself = strcmp(row->account, "kiosk") == 0;
		date_format_local(row->at.date, day);
		detail_words(letter, row, detail, sizeof detail);
		snprintf(head, sizeof head, "%s %02d:%02d, %s, %s", day, row->at.hour, row->at.minute,
		         itself ? _("the kiosk") : row->account, journal_word(row->what));
		if (*detail)
			letters_pair(letter->leaflet, head, detail);
		else
			leaflet_item(letter->leaflet, head);
	}
	explicit_bzero(detail, sizeof detail);
}

void letters_data(const struct catalog *catalog, const struct request_file *file,
                  struct leaflet *leaflet)
{
	const struct letter letter = {
		.file = file, .service = catalog_find(catalog, file->view.service), .leaflet = leaflet,
	};
	letters_begin(catalog, file, _("All data of your request"), leaflet);
	letters_number(leaflet, file);
	write_consent(&letter);
	write_answers(&letter);
	write_papers(&letter);
	write_outcome(&letter);
	write_history(&letter);
}
