/* An office in a folder of its own: the shipped forms, a real register, and the
 * real kiosk-print or a script in its place. */
#ifndef TESTS_OFFICE_FIXTURE_H
#define TESTS_OFFICE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "office/intake.h"
#include "office/office.h"

#define UNUSED_OK __attribute__((unused))

static char folder[128];
static struct office office;
static struct application application;
static UNUSED_OK const struct application *const only[] = { &application };

/* 23.11.2026 09:02:05 in Almaty, a Monday. */
static const struct moment UNUSED_OK monday = {
	.unix_s = 1795406525, .date = { 2026, 11, 23 }, .hour = 9, .minute = 2, .second = 5,
	.utc_offset_s = 18000,
};

static UNUSED_OK struct moment later(int seconds)
{
	struct moment moment = monday;
	moment.unix_s += seconds;
	moment.minute += (moment.second + seconds) / 60;
	moment.second = (moment.second + seconds) % 60;
	return moment;
}

static UNUSED_OK void assert_fault(enum fault fault, enum fault expected)
{
	if (fault != expected)
		fail_msg("%s, not %s: %s", fault_name(fault), fault_name(expected),
		         office.store ? store_why(office.store) : office.why);
}

/* Opens with the printer route given, "file" standing for the folder's own. */
static UNUSED_OK void open_office(const char *printer)
{
	const char *build = getenv("B");
	char home[200], route[200];
	snprintf(home, sizeof home, "%s/home", folder);
	snprintf(route, sizeof route, "file:%s/out", folder);
	struct office_options options = {
		.home = home, .forms = TESTS_DIR "/../forms",
		.printer = strcmp(printer, "file") == 0 ? route : printer,
	};
	assert_fault(office_open(&office, &options), FAULT_NONE);
	if (!build)
		build = TESTS_DIR "/../build";
	snprintf(office.paths.share, sizeof office.paths.share, "%s/share", build);
	snprintf(office.paths.printer, sizeof office.paths.printer,
	         "%s/libexec/kiosk/kiosk-print", build);
	assert_fault(office_open_store(&office, 2000), FAULT_NONE);
	application_wipe(&application);
	application.service = catalog_find(office.catalog, "403015");
	assert_non_null(application.service);
}

static UNUSED_OK int make_folder(void **state)
{
	const char *base = getenv("TMPDIR");
	(void)state;
	snprintf(folder, sizeof folder, "%s/kiosk-office-XXXXXX", base && *base ? base : "/tmp");
	if (!mkdtemp(folder))
		return -1;
	/* No print system but the one that a test makes. */
	setenv("CUPS_SERVER", "/nonexistent/cups.sock", 1);
	return 0;
}

static UNUSED_OK int remove_folder(void **state)
{
	char command[200];
	(void)state;
	office_close(&office);
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command);
}

static UNUSED_OK void answer(const char *name, const char *value)
{
	answers_set(&application.answers, name, ANSWER_GIVEN, value);
}

/* A whole application of a mother for her son. */
static UNUSED_OK void fill_application(void)
{
	static const char *const given[][2] = {
		{ "applicant_role", "mother" },
		{ "applicant_name", "Әбдіқадырова Гүлнұр Серікқызы" },
		{ "applicant_iin", "850314400129" },
		{ "applicant_phone", "+77011234567" },
		{ "applicant_settlement", "sary_oba" },
		{ "applicant_street", "Абай" },
		{ "applicant_house", "5" },
		{ "applicant_flat", "12" },
		{ "child_name", "Әбдіқадыров Нұрлан Ерланұлы" },
		{ "child_iin", "160314500110" },
		{ "child_class", "4 Ә" },
		{ "child_language", "kk" },
		{ "from_school", "№2 мектеп" },
		{ "from_place", "Аршалы кенті" },
		{ "to_school", "№1 мектеп" },
		{ "reason", "moving" },
	};
	for (size_t i = 0; i < sizeof given / sizeof *given; i++)
		answer(given[i][0], given[i][1]);
	application.consented = true;
	snprintf(application.consent_by, sizeof application.consent_by, "%s",
	         answers_value(&application.answers, "applicant_name"));
}

static UNUSED_OK void tick(const char *name)
{
	const struct service *service = application.service;
	for (size_t i = 0; i < service->paper_count; i++)
		if (strcmp(service->papers[i].name, name) == 0)
			application.with_me[i] = true;
}

static UNUSED_OK void take(const struct moment *now, struct ticket *ticket)
{
	assert_fault(intake_take(&office, only, 1, LANG_KK, "kiosk", "screen", true, now, ticket),
	             FAULT_NONE);
}

/* The first column of the first row; "" when there is none. */
static UNUSED_OK const char *peek(const char *sql)
{
	static char text[4096];
	char path[700];
	sqlite3 *db;
	sqlite3_stmt *stmt;
	*text = '\0';
	office_database(&office, path, sizeof path);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	if (sqlite3_step(stmt) == SQLITE_ROW && sqlite3_column_text(stmt, 0))
		snprintf(text, sizeof text, "%s", (const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return text;
}

static UNUSED_OK void assert_peek(const char *sql, const char *expected)
{
	assert_string_equal(peek(sql), expected);
}

#endif
