#include <stdio.h>
#include <string.h>

#include "catalog/check.h"
#include "command/tell.h"
#include "store/file.h"

static json_t *answers_json(const struct request_view *view)
{
	json_t *list = json_array();
	for (int i = 0; i < view->answers.count; i++) {
		const struct answer *answer = &view->answers.item[i];
		json_array_append_new(list, json_pack("{s:s, s:s, s:s}", "name", answer->name,
		                                      "state", answer_state_name(answer->state),
		                                      "value", answer->value));
	}
	return list;
}

static json_t *papers_json(const struct request_view *view)
{
	json_t *list = json_array();
	for (int i = 0; i < view->paper_count; i++)
		json_array_append_new(list, json_pack("{s:s, s:b}", "name", view->paper[i].name,
		                                      "with_me", view->paper[i].with_me));
	return list;
}

static json_t *results_json(const struct request_file *file)
{
	json_t *list = json_array();
	for (int i = 0; i < file->result_count; i++) {
		const struct result_given *result = &file->result[i];
		char day[DATE_TEXT];
		date_format_iso(result->day, day);
		json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:s, s:b}",
		                                      "name", result->name, "series", result->series,
		                                      "number", result->number, "date", day,
		                                      "recipient", result->recipient,
		                                      "signed", result->is_signed));
	}
	return list;
}

static json_t *file_json(const struct request_file *file)
{
	const struct request_view *view = &file->view;
	char day[DATE_TEXT], due[DATE_TEXT] = "";
	date_format_iso(view->day, day);
	if (file->due.day.year)
		date_format_iso(file->due.day, due);
	return json_pack("{s:s, s:o, s:s, s:s, s:s, s:s, s:o, s:b, s:s, s:o, s:o,"
	                 " s:s, s:s, s:s, s:o, s:s, s:s}",
	                 "registration", view->registration,
	                 "ticket", tell_number(view->number), "day", day,
	                 "service", view->service, "state", request_state_name(view->state),
	                 "language", lang_code(view->lang),
	                 "taken_at", tell_moment(&view->taken_at),
	                 "consented", view->consented, "consent_by", view->consent_by,
	                 "answers", answers_json(view), "papers", papers_json(view),
	                 "due", due, "ground", file->ground, "remedy", file->remedy,
	                 "results", results_json(file), "first", file->first,
	                 "again", file->again);
}

static void print_answer(const struct service *service, const struct answer *answer,
                         enum lang lang)
{
	const struct field *field = service ? service_field(service, answer->name) : NULL;
	char value[ANSWER_VALUE];
	if (answer->state != ANSWER_GIVEN)
		snprintf(value, sizeof value, "(%s)", answer_state_name(answer->state));
	else if (field)
		check_display(field, answer->value, lang, value, sizeof value);
	else
		snprintf(value, sizeof value, "%s", answer->value);
	printf("  %s: %s\n", field ? words_in(&field->brief, lang) : answer->name, value);
	explicit_bzero(value, sizeof value);
}

static void print_result(const struct result_given *result)
{
	char day[DATE_TEXT];
	date_format_local(result->day, day);
	printf("  %s  %s%s%s  %s  %s\n", result->name, result->series, *result->series ? " " : "",
	       result->number, day, result->recipient);
}

static void print_file(const struct office *office, const struct request_file *file)
{
	const struct request_view *view = &file->view;
	const struct service *service = catalog_find(office->catalog, view->service);
	char day[DATE_TEXT];
	date_format_local(view->day, day);
	printf("%s  %s  %s  %s  %s\n", view->registration, view->service,
	       request_state_name(view->state), *view->number ? view->number : "-", day);
	for (int i = 0; i < view->answers.count; i++)
		print_answer(service, &view->answers.item[i], lang_now());
	for (int i = 0; i < view->paper_count; i++)
		printf("  [%s] %s\n", view->paper[i].with_me ? "x" : " ", view->paper[i].name);
	if (*file->ground)
		printf("  %s  %s\n", file->ground, file->remedy);
	for (int i = 0; i < file->result_count; i++)
		print_result(&file->result[i]);
	if (*file->first)
		printf("  < %s\n", file->first);
	if (*file->again)
		printf("  > %s\n", file->again);
}

/* A ticket's number of that day, or the registration number that stands on a
 * ticket without one -> its visit; 0 when there is none. */
static enum fault find_visit(struct office *office, struct date day, const char *number,
                             int64_t *visit)
{
	struct request_view view;
	int year, serial;
	bool found;
	if (!ticket_parse_registration(number, &year, &serial))
		return store_find_visit(office->store, day, number, &found, visit);
	enum fault fault = store_request(office->store, number, &found, &view);
	*visit = found ? view.visit : 0;
	explicit_bzero(&view, sizeof view);
	return fault;
}

/* A ticket's number of that day, or what its QR says -> its first request. A
 * code that is not the ticket's was read wrong, and so perhaps was the number. */
static enum fault find_by_ticket(struct office *office, struct date day, const char *id,
                                 char registration[static TICKET_REGISTRATION])
{
	char number[TICKET_NUMBER], code[TICKET_CODE] = "";
	struct ticket ticket = { 0 };
	int64_t visit = 0;
	bool found = false;
	if (!ticket_parse_qr(id, &day, number, code)
	    && snprintf(number, sizeof number, "%s", id) >= (int)sizeof number)
		return FAULT_NONE;
	enum fault fault = find_visit(office, day, number, &visit);
	if (!fault && visit)
		fault = store_ticket(office->store, visit, &found, &ticket);
	if (fault || !found || (*code && strcmp(code, ticket.code) != 0))
		return fault;
	if (ticket.request_count)
		memcpy(registration, ticket.request[0].registration, TICKET_REGISTRATION);
	return fault;
}

static enum fault find(struct office *office, struct date day, const char *id, bool *found,
                       struct request_file *file)
{
	char registration[TICKET_REGISTRATION] = "";
	int year, serial;
	enum fault fault = FAULT_NONE;
	*found = false;
	if (ticket_parse_registration(id, &year, &serial))
		snprintf(registration, sizeof registration, "%.*s", TICKET_REGISTRATION - 1, id);
	else
		fault = find_by_ticket(office, day, id, registration);
	if (fault || !*registration)
		return fault;
	return store_file(office->store, registration, found, file);
}

/* Blocked data are not shown; what became of the request is. */
static void hide(struct request_file *file)
{
	answers_wipe(&file->view.answers);
	explicit_bzero(file->view.consent_by, sizeof file->view.consent_by);
	explicit_bzero(file->remedy, sizeof file->remedy);
	for (int i = 0; i < file->result_count; i++)
		explicit_bzero(file->result[i].recipient, sizeof file->result[i].recipient);
}

int command_show(const struct options *options)
{
	struct office office;
	static struct request_file file;
	struct date day;
	bool found;
	int status;
	if (options->arg_count < 2) {
		fprintf(stderr, "kiosk: show needs a registration number or a ticket's number\n");
		return EXIT_USAGE;
	}
	if (!tell_open(options, true, &office, &status))
		return status;
	if (!tell_school_day(options, &office, &day)) {
		office_close(&office);
		return EXIT_USAGE;
	}
	enum fault fault = find(&office, day, options->arg[1], &found, &file);
	if (!fault && found && file.right[RIGHT_BLOCKED])
		hide(&file);
	if (fault) {
		status = tell_fault(&office, fault, store_why(office.store));
	} else if (!found) {
		fprintf(stderr, "id: %s\n", _("there is no such request; look at the number again"));
		status = EXIT_REFUSED;
	} else if (options->json) {
		tell_json(file_json(&file));
	} else {
		print_file(&office, &file);
	}
	explicit_bzero(&file, sizeof file);
	office_close(&office);
	return status;
}
