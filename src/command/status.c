#include <stdio.h>
#include <string.h>

#include "command/tell.h"
#include "office/standing.h"

static json_t *row_json(const struct standing *standing, int i, const char *words,
                        const char *missing, const char *remedy)
{
	const struct status_row *row = &standing->row[i];
	char since[DATE_TEXT], due[DATE_TEXT] = "";
	if (row->due.year > 0)
		date_format_iso(row->due, due);
	date_format_iso(standing->since[i], since);
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:b, s:s, s:s, s:s}", "registration", row->registration,
	                 "service", row->service, "state", request_state_name(row->state),
	                 "since", since, "due", due, "ready", row->ready, "words", words,
	                 "remedy", remedy, "missing", missing);
}

static void tell_rows(const struct options *options, const struct catalog *catalog,
                      const struct standing *standing)
{
	json_t *list = json_array();
	for (int i = 0; i < standing->count; i++) {
		const struct status_row *row = &standing->row[i];
		char day[DATE_TEXT], words[1024], remedy[ANSWER_VALUE], missing[1024];
		standing_tell(catalog, row, lang_now(), words, sizeof words);
		standing_missing(catalog, row, lang_now(), missing, sizeof missing);
		standing_remedy(catalog, row, remedy);
		date_format_local(standing->since[i], day);
		json_array_append_new(list, row_json(standing, i, words, missing, remedy));
		if (!options->json)
			printf("%s  %s  %s  %s\n  %s\n", row->registration, row->service,
			       request_state_name(row->state), day, words);
		if (!options->json && *missing)
			printf("  [ ] %s\n", missing);
		if (!options->json && *remedy)
			printf("  %s\n", remedy);
		explicit_bzero(remedy, sizeof remedy);
	}
	if (options->json)
		tell_json(json_pack("{s:O}", "requests", list));
	json_decref(list);
}

/* Number and code as two words, or both in what the QR says. */
static bool read_key(const struct options *options, struct standing_key *key)
{
	struct date today;
	const char *code = options->arg_count > 2 ? options->arg[2] : NULL;
	if (!tell_day(options, &today) || !standing_parse(options->arg[1], today.year, key))
		return false;
	if (code && !*key->code && strlen(code) == TICKET_CODE - 1)
		memcpy(key->code, code, TICKET_CODE);
	else if (code)
		return false;
	return *key->code;
}

static int refuse_words(void)
{
	fprintf(stderr, "kiosk: status needs a registration number and the ticket's code, or what "
	                "its QR says\n");
	return EXIT_USAGE;
}

int command_status(const struct options *options)
{
	struct office office;
	struct standing_key key;
	struct standing standing;
	int status;
	if (options->arg_count < 2)
		return refuse_words();
	if (!tell_open(options, true, &office, &status))
		return status;
	if (!read_key(options, &key)) {
		office_close(&office);
		return refuse_words();
	}
	enum fault fault = standing_ask(office.store, &key, &standing);
	if (fault) {
		status = tell_fault(&office, fault, store_why(office.store));
	} else if (standing.count == 0) {
		fprintf(stderr, "id: %s\n", _("nothing is registered under this number and code"));
		status = EXIT_REFUSED;
	} else {
		tell_rows(options, office.catalog, &standing);
	}
	explicit_bzero(&standing, sizeof standing);
	office_close(&office);
	return status;
}
