/* `kiosk check`: everything that can be wrong before opening, for the installer. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "command/overrides.h"
#include "command/tell.h"
#include "core/text.h"
#include "office/order.h"
#include "office/printing.h"
#include "store/upkeep.h"
#include "sys/clock.h"

enum { STATUS_LIMIT_MS = 8000, FREE_MIB = 200, OPEN_JOBS = 32 };
enum level { LEVEL_OK, LEVEL_WARNING, LEVEL_ERROR };

struct checks {
	struct office office;
	json_t *list; /* NULL: lines on stdout */
	int status;
};

static void __attribute__((format(printf, 4, 5)))
add(struct checks *checks, enum level level, const char *what, const char *format, ...)
{
	static const char *const names[] = { "ok", "warning", "error" };
	char message[512], whole[2048];
	va_list args;
	va_start(args, format);
	vsnprintf(whole, sizeof whole, format, args);
	va_end(args);
	if (level == LEVEL_ERROR && checks->status == EXIT_DONE)
		checks->status = EXIT_WORLD;
	text_copy(message, sizeof message, whole);
	if (checks->list)
		json_array_append_new(checks->list, json_pack("{s:s, s:s, s:s}", "what", what,
		                                              "level", names[level],
		                                              "message", message));
	else
		printf("%-8s %-10s %s\n", names[level], what, message);
}

/* From November on the next year's days off are asked for. */
static void check_calendar(struct checks *checks)
{
	const struct school *school = catalog_school(checks->office.catalog);
	struct moment now;
	clock_now(&now);
	if (!school->hours_verified)
		add(checks, LEVEL_WARNING, "forms", "%s",
		    _("school.yaml: week, hours, bells and desks are a proposal; ask the school, "
		      "correct them and write hours_verified: true"));
	for (int year = now.date.year; year <= now.date.year + (now.date.month >= 11); year++) {
		if (!calendar_knows(&school->calendar, year))
			add(checks, LEVEL_WARNING, "forms",
			    _("school.yaml: no days off are given for %d; only weekends count as free"),
			    year);
	}
}

static void check_forms(struct checks *checks)
{
	const struct catalog *catalog = checks->office.catalog;
	for (size_t i = 0; i < catalog_fault_count(catalog); i++) {
		const struct catalog_fault *fault = catalog_fault(catalog, i);
		add(checks, LEVEL_ERROR, "forms", "%s:%d: %s", fault->file, fault->line, fault->message);
	}
	for (size_t i = 0; i < catalog_service_count(catalog); i++) {
		const struct service *service = catalog_service(catalog, i);
		if (!service->verified)
			add(checks, LEVEL_WARNING, "forms",
			    _("%s: compare it with the law and write verified: true"), service->code);
	}
	if (!*catalog_school(catalog)->bin)
		add(checks, LEVEL_WARNING, "forms", "%s",
		    _("school.yaml: give the school's bin; the consent has a blank line for it"));
	check_calendar(checks);
	size_t count = catalog_service_count(catalog);
	add(checks, count ? LEVEL_OK : LEVEL_ERROR, "forms", _("services to offer: %zu"), count);
}

static void tell_older(void *ctx, const char *path, const char *shipped)
{
	add(ctx, LEVEL_WARNING, "forms",
	    _("%s is older than the shipped file it replaces; compare it with %s"), path, shipped);
}

static void check_texts(struct checks *checks)
{
	const struct info *info = catalog_info(checks->office.catalog);
	if (info->text_count == 0)
		add(checks, LEVEL_WARNING, "forms", "%s",
		    _("info.yaml: there are no texts on rights, complaints and telephone numbers"));
	for (size_t i = 0; i < info->text_count; i++) {
		if (!info->texts[i].verified)
			add(checks, LEVEL_WARNING, "forms",
			    _("info.yaml, %s: compare it with the law and write verified: true"),
			    info->texts[i].name);
	}
	overrides_look(checks->office.paths.override, checks->office.paths.forms, tell_older, checks);
}

static void check_locales(struct checks *checks)
{
	if (checks->office.languages)
		add(checks, LEVEL_OK, "languages", "%s", _("Kazakh, Russian and English can be shown"));
	else
		add(checks, LEVEL_ERROR, "languages",
		    _("Kazakh or Russian cannot be shown; is %s complete?"), checks->office.paths.share);
}

static void check_printer(struct checks *checks)
{
	struct print_report report;
	if (checks->office.route == ROUTE_NONE) {
		add(checks, LEVEL_WARNING, "printer", "%s", _("tickets are not printed: --printer none"));
		return;
	}
	if (access(checks->office.paths.printer, X_OK) != 0) {
		add(checks, LEVEL_ERROR, "printer", _("%s is missing; install the kiosk again"),
		    checks->office.paths.printer);
		return;
	}
	enum fault fault = order_status(&checks->office, STATUS_LIMIT_MS, &report);
	if (fault)
		add(checks, LEVEL_ERROR, "printer", "%s", _("kiosk-print gave no answer"));
	else if (report.state == REPORT_READY && checks->office.route == ROUTE_AUTO
	         && strcmp(report.queue, "file") == 0)
		add(checks, LEVEL_WARNING, "printer", "%s",
		    _("no print system has a default printer; tickets become PDF files"));
	else if (report.state == REPORT_READY)
		add(checks, LEVEL_OK, "printer", _("%s can print"), report.queue);
	else
		add(checks, LEVEL_ERROR, "printer", _("%s cannot print: %s"), report.queue,
		    report.reason);
}

static void check_papers(struct checks *checks)
{
	struct print_job jobs[OPEN_JOBS];
	int count = 0;
	if (store_print_open(checks->office.store, jobs, OPEN_JOBS, &count) || count == 0)
		return;
	add(checks, LEVEL_WARNING, "printer", _("tickets whose printing is not settled: %d"), count);
}

static void check_database(struct checks *checks)
{
	struct verify verify;
	struct office *office = &checks->office;
	enum fault fault = office_open_store(office, STORE_WAIT_SCRIPT_MS);
	if (!fault)
		fault = store_verify(office->store, &verify);
	if (fault) {
		add(checks, LEVEL_ERROR, "register", "%s: %s", fault_name(fault),
		    office->store ? store_why(office->store) : office->why);
		bool file = fault == FAULT_FOREIGN || fault == FAULT_NEWER || fault == FAULT_DAMAGED;
		checks->status = file ? EXIT_DATABASE : EXIT_WORLD;
		return;
	}
	if (verify.broken_event) {
		add(checks, LEVEL_ERROR, "register", _("the journal was changed at event %lld"),
		    (long long)verify.broken_event);
		checks->status = EXIT_DATABASE;
	} else {
		add(checks, LEVEL_OK, "register", _("whole; events in the journal: %lld"),
		    (long long)verify.events);
	}
	check_papers(checks);
}

static void check_disk(struct checks *checks)
{
	struct statvfs fs;
	if (statvfs(checks->office.paths.home, &fs) != 0)
		return;
	long long mib = (long long)(fs.f_bavail * (unsigned long long)fs.f_frsize >> 20);
	add(checks, mib < FREE_MIB ? LEVEL_ERROR : LEVEL_OK, "disk", _("MiB free in %s: %lld"),
	    checks->office.paths.home, mib);
}

static void check_clock(struct checks *checks)
{
	struct moment now;
	char text[MOMENT_TEXT];
	clock_now(&now);
	moment_format_iso(&now, text);
	bool sane = date_is_credible(now.date);
	add(checks, sane ? LEVEL_OK : LEVEL_ERROR, "clock",
	    sane ? "%s" : _("%s cannot be right; set the clock"), text);
}

int command_check(const struct options *options)
{
	struct checks checks = { 0 };
	if (!tell_open(options, false, &checks.office, &checks.status))
		return checks.status;
	checks.status = EXIT_DONE;
	checks.list = options->json ? json_array() : NULL;
	check_clock(&checks);
	check_disk(&checks);
	check_locales(&checks);
	check_forms(&checks);
	check_texts(&checks);
	check_database(&checks);
	check_printer(&checks);
	if (checks.list)
		tell_json(json_pack("{s:o}", "checks", checks.list));
	office_close(&checks.office);
	return checks.status;
}
