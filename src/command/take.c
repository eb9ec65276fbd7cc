/* `kiosk take`: the walk without a screen; refuses and accepts as the walk does. */
#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "command/answers.h"
#include "command/tell.h"
#include "office/intake.h"
#include "office/printing.h"
#include "sys/clock.h"
#include "sys/process.h"

/* kiosk-print ends by itself long before. */
enum { PRINT_LIMIT_MS = 40000 };

/* When to come with a request that has no number of the queue. */
struct come {
	char day[DATE_TEXT], from[8];
};

static bool find_come(const struct office *office, const struct ticket *ticket,
                      struct come *come)
{
	struct opening opening;
	if (!intake_come(office->catalog, ticket, &opening))
		return false;
	int from_min = opening.hours.from_min;
	date_format_iso(opening.date, come->day);
	snprintf(come->from, sizeof come->from, "%02u:%02u", (unsigned)from_min / 60 % 100,
	         (unsigned)from_min % 60);
	return true;
}

static json_t *taken_json(const struct office *office, const struct ticket *ticket,
                          const struct findings *findings, enum printing_news news,
                          const struct print_report *report)
{
	struct come come;
	json_t *object = json_pack("{s:o, s:s, s:s, s:s, s:o, s:i}",
	                           "ticket", tell_number(ticket->number),
	                           "registration", ticket->request[0].registration,
	                           "code", ticket->code,
	                           "service", ticket->request[0].service,
	                           "taken_at", tell_moment(&ticket->taken_at),
	                           "ahead", ticket->ahead);
	if (find_come(office, ticket, &come))
		json_object_set_new(object, "come", json_pack("{s:s, s:s}", "date", come.day,
		                                              "from", come.from));
	const char *print = news == PRINTING_PRINTED ? "printed"
	                  : ticket->print_job ? "failed" : "none";
	json_object_set_new(object, "print", json_string(print));
	if (news == PRINTING_PRINTED && *report->path)
		json_object_set_new(object, "path", json_string(report->path));
	if (ticket->print_job && news != PRINTING_PRINTED)
		json_object_set_new(object, "print_reason", json_string(report->reason));
	json_object_set_new(object, "warnings", findings_json(findings, true));
	return object;
}

/* The ticket stands already; the paper may take its time, not more. */
static enum printing_news print_paper(struct office *office, const struct ticket *ticket,
                                      struct print_report *report)
{
	struct printing printing;
	struct moment now;
	enum printing_news news = PRINTING_FAILED;
	int64_t end = clock_mono_ms() + PRINT_LIMIT_MS;
	printing_init(&printing);
	memset(report, 0, sizeof *report);
	clock_now(&now);
	if (printing_start(&printing, office, ticket->print_job, &now))
		return PRINTING_FAILED;
	do {
		struct pollfd wait = { .fd = printing_fd(&printing), .events = POLLIN };
		poll(&wait, 1, 100);
		clock_now(&now);
		news = printing_read(&printing, office, &now);
	} while ((news == PRINTING_QUIET || news == PRINTING_SPOOLED) && clock_mono_ms() < end);
	*report = printing.report;
	printing_stop(&printing);
	return news;
}

static void tell_taken(const struct options *options, const struct office *office,
                       const struct ticket *ticket, const struct findings *findings,
                       enum printing_news news, const struct print_report *report)
{
	struct come come;
	if (options->json) {
		tell_json(taken_json(office, ticket, findings, news, report));
		return;
	}
	printf("ticket %s  registration %s  code %s  service %s\n",
	       *ticket->number ? ticket->number : "-",
	       ticket->request[0].registration, ticket->code, ticket->request[0].service);
	if (find_come(office, ticket, &come))
		printf("come %s %s\n", come.day, come.from);
	if (news == PRINTING_PRINTED && *report->path)
		printf("%s\n", report->path);
	fflush(stdout);
	if (ticket->print_job && news != PRINTING_PRINTED)
		fprintf(stderr, "kiosk: %s (%s)\n", _("the ticket was taken but not printed"),
		        report->reason);
}

static int take(const struct options *options, struct office *office,
                const struct application *application, const struct findings *findings)
{
	struct moment now;
	struct ticket ticket;
	struct print_report report = { 0 };
	enum printing_news news = PRINTING_QUIET;
	enum lang lang = LANG_KK;
	char user[STORE_ACTOR];
	process_user(user, sizeof user);
	if (options->language)
		lang_parse(options->language, &lang);
	clock_now(&now);
	enum fault fault = intake_take(office, &application, 1, lang, user, "script",
	                               !options->no_print, &now, &ticket);
	if (fault)
		return tell_fault(office, fault, store_why(office->store));
	if (ticket.print_job)
		news = print_paper(office, &ticket, &report);
	tell_taken(options, office, &ticket, findings, news, &report);
	return EXIT_DONE;
}

static bool words_are_right(const struct options *options)
{
	enum lang lang;
	const char *missing = !options->service ? "--service CODE"
	                    : !options->consent_by ? "--consent-by NAME" : NULL;
	if (missing)
		fprintf(stderr, "kiosk: take needs %s\n", missing);
	if (missing)
		return false;
	if (!options->language || lang_parse(options->language, &lang))
		return true;
	fprintf(stderr, "kiosk: --language takes kk, ru or en, not \"%s\"\n", options->language);
	return false;
}

int command_take(const struct options *options)
{
	static struct application application;
	static struct findings findings;
	struct office office;
	struct moment now;
	int status = EXIT_USAGE;
	if (!words_are_right(options) || !tell_open(options, true, &office, &status))
		return status;
	clock_now(&now);
	bool good = answers_gather(options, office.catalog, &now, &application, &findings);
	findings_tell(&findings);
	if (!good && options->json)
		tell_json(json_pack("{s:o}", "errors", findings_json(&findings, false)));
	status = good ? take(options, &office, &application, &findings) : EXIT_REFUSED;
	application_wipe(&application);
	office_close(&office);
	return status;
}
