#include "office/standing.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/text.h"
#include "sys/clock.h"

enum { SERIAL_DIGITS = 6, YEAR_DIGITS = 4 };

static const char *const words[] = {
	[REQUEST_SUBMITTED] = N_("Registered. The staff have not looked at the papers yet."),
	[REQUEST_ACCEPTED] = N_("Accepted and in work. The school will tell you when it is ready."),
	[REQUEST_NOT_ACCEPTED] = N_("The documents were not accepted. Ask the staff what is missing, "
	                            "bring it and make the request again."),
	[REQUEST_ISSUED] = N_("Ready. If you do not have the result yet, come to the staff with your "
	                      "identity document."),
	[REQUEST_REFUSED] = N_("The service was refused. The staff will tell you the reason and what "
	                       "you can do; you have the right to complain."),
	[REQUEST_WITHDRAWN] = N_("The request was withdrawn. You can make a new one at any time."),
};
static_assert(sizeof words / sizeof *words == REQUEST_STATES, "every state has its words");

static const struct ground *find_ground(const struct catalog *catalog,
                                        const struct status_row *row)
{
	const struct service *service = catalog_find(catalog, row->service);
	for (size_t i = 0; service && *row->ground && i < service->ground_count; i++) {
		if (strcmp(service->grounds[i].name, row->ground) == 0)
			return &service->grounds[i];
	}
	return NULL;
}

void standing_tell(const struct catalog *catalog, const struct status_row *row, enum lang lang,
                   char *out, size_t size)
{
	const struct ground *ground = find_ground(catalog, row);
	char more[512] = "", day[DATE_TEXT];
	if (ground)
		snprintf(more, sizeof more, "%.240s. %.240s", words_in(&ground->label, lang),
		         words_in(&ground->remedy, lang));
	if (row->state == REQUEST_ACCEPTED && !row->ready && row->due.year > 0) {
		date_format_local(row->due, day);
		snprintf(more, sizeof more, _("The answer comes on %s at the latest."), day);
	}
	snprintf(out, size, "%s%s%s", _(words[row->ready ? REQUEST_ISSUED : row->state]),
	         *more ? " " : "", more);
}

void standing_missing(const struct catalog *catalog, const struct status_row *row,
                      enum lang lang, char *out, size_t size)
{
	const struct service *service = catalog_find(catalog, row->service);
	char names[OUTCOME_MISSING], *rest = names;
	size_t len = 0;
	*out = '\0';
	if (row->state != REQUEST_NOT_ACCEPTED || !service)
		return;
	text_copy(names, sizeof names, row->missing);
	for (const char *name = strsep(&rest, " "); name && len < size; name = strsep(&rest, " ")) {
		const struct paper *paper = service_paper(service, name);
		if (paper)
			len += (size_t)snprintf(out + len, size - len, "%s%s", len ? "; " : "",
			                        words_in(&paper->label, lang));
	}
}

/* Staff may have taken the form file's words, in the language of the request. */
static bool is_of_the_form(const struct ground *ground, const char *remedy)
{
	for (int lang = 0; ground && lang < LANG_COUNT; lang++) {
		if (strcmp(words_in(&ground->remedy, (enum lang)lang), remedy) == 0)
			return true;
	}
	return false;
}

void standing_remedy(const struct catalog *catalog, const struct status_row *row,
                     char out[static ANSWER_VALUE])
{
	text_tidy(row->remedy, strlen(row->remedy), out, ANSWER_VALUE);
	if (is_of_the_form(find_ground(catalog, row), out))
		*out = '\0';
}

static bool is_digits(const char *text)
{
	return *text && strspn(text, "0123456789") == strlen(text);
}

/* "123" or "2026000123" */
static bool parse_digits(const char *typed, int year, struct standing_key *key)
{
	size_t len = strlen(typed);
	if (!is_digits(typed) || (len > SERIAL_DIGITS && len != YEAR_DIGITS + SERIAL_DIGITS))
		return false;
	long long number = strtoll(typed, NULL, 10);
	if (len > SERIAL_DIGITS)
		year = (int)(number / 1000000);
	int serial = (int)(number % 1000000);
	if (serial < 1 || year < 1)
		return false;
	ticket_format_registration(year, serial, key->registration);
	return true;
}

static bool parse_qr(const char *typed, struct standing_key *key)
{
	int year, serial;
	if (!ticket_parse_qr(typed, &key->day, key->number, key->code))
		return false;
	if (ticket_parse_registration(key->number, &year, &serial))
		ticket_format_registration(year, serial, key->registration);
	return true;
}

bool standing_parse(const char *typed, int year, struct standing_key *key)
{
	char bare[TICKET_QR];
	size_t len = 0;
	int registered, serial;
	*key = (struct standing_key) { 0 };
	for (; *typed; typed++) {
		if (len + 1 == sizeof bare)
			return false;
		if (*typed != ' ')
			bare[len++] = *typed;
	}
	bare[len] = '\0';
	if (parse_qr(bare, key))
		return true;
	*key = (struct standing_key) { 0 };
	if (!ticket_parse_registration(bare, &registered, &serial))
		return parse_digits(bare, year, key);
	ticket_format_registration(registered, serial, key->registration);
	return true;
}

enum fault standing_ask(struct store *store, const struct standing_key *key,
                        struct standing *standing)
{
	struct moment since;
	*standing = (struct standing) { 0 };
	enum fault fault = *key->registration
		? store_status(store, key->registration, key->code, standing->row, &standing->count)
		: store_ticket_status(store, key->day, key->number, key->code, standing->row,
		                      ORDER_REQUESTS_MAX, &standing->count);
	for (int i = 0; i < standing->count; i++) {
		clock_moment(standing->row[i].since, &since);
		standing->since[i] = since.date;
	}
	return fault;
}
