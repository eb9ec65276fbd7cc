/* How a queue is printed to, which of its reasons stop it, and files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "print/choose.h"
#include "print/folder.h"
#include "print/reasons.h"

#define RAW "Local Raw Printer"
#define IPP "ipp://printer.local/ipp/print"
#define USB "usb://Epson/TM-T20"

static void plans(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		enum printer_kind kind; /* in the settings; UNKNOWN: none for this queue */
		struct spool_queue facts;
		bool good;
		enum printer_kind chosen;
		const char *format;
		double roll_mm;
	} rows[] = {
		{ "driverless", PRINTER_UNKNOWN, { .pdf = true, .uri = IPP, .media_width = 21000 },
		  true, PRINTER_PDF, "application/pdf", 0 },
		{ "driverless roll", PRINTER_UNKNOWN, { .pdf = true, .uri = IPP, .media_width = 8000 },
		  true, PRINTER_PDF, "application/pdf", 80 },
		{ "widest roll", PRINTER_UNKNOWN, { .pdf = true, .uri = IPP, .media_width = 8300 },
		  true, PRINTER_PDF, "application/pdf", 83 },
		{ "sheet", PRINTER_UNKNOWN, { .pdf = true, .uri = IPP, .media_width = 8301 },
		  true, PRINTER_PDF, "application/pdf", 0 },
		{ "own filter", PRINTER_UNKNOWN, { .escpos = true, .make = "ESC/POS", .uri = USB },
		  true, PRINTER_RASTER, "application/x-escpos", 0 },
		{ "own filter, text", PRINTER_TEXT, { .escpos = true, .uri = USB },
		  true, PRINTER_TEXT, "application/x-escpos", 0 },
		{ "raw, no settings", PRINTER_UNKNOWN,
		  { .pdf = true, .make = RAW, .uri = USB }, false, 0, NULL, 0 },
		{ "raw, raster", PRINTER_RASTER, { .pdf = true, .make = RAW, .uri = USB },
		  true, PRINTER_RASTER, "application/vnd.cups-raw", 0 },
		{ "raw, knows escpos by name", PRINTER_UNKNOWN,
		  { .pdf = true, .escpos = true, .make = RAW, .uri = USB }, false, 0, NULL, 0 },
		{ "raw, raster, knows escpos by name", PRINTER_RASTER,
		  { .pdf = true, .escpos = true, .make = RAW, .uri = USB },
		  true, PRINTER_RASTER, "application/vnd.cups-raw", 0 },
		{ "raw, pdf", PRINTER_PDF, { .pdf = true, .make = RAW, .uri = USB }, false, 0, NULL, 0 },
		{ "driverless, raster", PRINTER_RASTER, { .pdf = true, .uri = IPP }, false, 0, NULL, 0 },
		{ "driverless, text", PRINTER_TEXT, { .pdf = true, .uri = "ipps://x/" },
		  false, 0, NULL, 0 },
		{ "takes no pdf", PRINTER_UNKNOWN, { .uri = USB, .make = "Plotter" },
		  false, 0, NULL, 0 },
		{ "takes no pdf, told to", PRINTER_PDF, { .uri = USB }, false, 0, NULL, 0 },
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct print_order order = { .printer_count = 2 };
		struct render_plan plan;
		const char *format;
		strcpy(order.printers[0].queue, "other");
		order.printers[0].kind = PRINTER_PDF;
		strcpy(order.printers[1].queue, "q");
		order.printers[1].kind = rows[i].kind;
		bool good = choose_plan(&order, "q", &rows[i].facts, &plan, &format);
		if (good != rows[i].good)
			fail_msg("%s", rows[i].name);
		if (!good)
			continue;
		assert_int_equal(plan.kind, rows[i].chosen);
		assert_string_equal(format, rows[i].format);
		assert_true(plan.roll_mm == rows[i].roll_mm);
		assert_ptr_equal(plan.printer, &order.printers[1]);
	}
}

static void one_reason(const char *text, struct spool_reasons *reasons)
{
	*reasons = (struct spool_reasons){ .count = text ? 1 : 0 };
	if (text)
		snprintf(reasons->item[0], PRINT_REASON, "%s", text);
}

static void stopping_reasons(void **state)
{
	(void)state;
	static const struct {
		const char *now, *before, *stops;
	} rows[] = {
		{ "none", NULL, NULL },
		{ "media-empty-error", NULL, "media-empty" },
		{ "media-empty", NULL, "media-empty" },
		{ "media-empty-warning", NULL, NULL },
		{ "media-empty-report", NULL, NULL },
		{ "media-low-warning", NULL, NULL },
		{ "media-low", NULL, NULL },
		{ "media-needed-warning", NULL, "media-empty" },
		{ "media-needed", NULL, "media-empty" },
		{ "cover-open-error", NULL, "cover-open" },
		{ "offline-report", NULL, "offline" },
		{ "paused", NULL, "paused" },
		{ "com.example-fuser-error", NULL, "com.example-fuser" },
		{ "-error", NULL, NULL },
		{ "connecting-to-device", NULL, NULL },
		{ "cups-waiting-for-job-completed", NULL, NULL },
		{ "media-empty-error", "media-empty-error", NULL },
		{ "cover-open-error", "media-empty-error", "cover-open" },
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct spool_reasons now, before;
		char out[PRINT_REASON] = "";
		one_reason(rows[i].now, &now);
		one_reason(rows[i].before, &before);
		assert_int_equal(reasons_stop(&now, &before, out), rows[i].stops != NULL);
		assert_string_equal(out, rows[i].stops ? rows[i].stops : "");
		if (rows[i].before)
			assert_true(reasons_stop(&now, NULL, out));
	}
}

static void likely_reasons(void **state)
{
	(void)state;
	struct spool_reasons now;
	char out[PRINT_REASON];

	one_reason("media-jam-warning", &now);
	assert_true(reasons_likely(&now, out));
	assert_string_equal(out, "media-jam");
	one_reason("media-low-warning", &now);
	assert_false(reasons_likely(&now, out));
}

static void files_are_whole_and_private(void **state)
{
	(void)state;
	char dir[] = "/tmp/kiosk-folder-XXXXXX", deep[64], path[PRINT_TARGET];
	struct buf pdf = { 0 };
	struct stat info;

	assert_non_null(mkdtemp(dir));
	snprintf(deep, sizeof(deep), "%s/a/b", dir);
	assert_false(folder_has(deep, "t", path));
	buf_text(&pdf, "%PDF-x");
	assert_int_equal(folder_save(deep, "t", &pdf, path), FAULT_NONE);
	assert_true(folder_has(deep, "t", path));
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 07777, 0600);
	assert_int_equal(info.st_size, 6);
	assert_int_equal(stat(deep, &info), 0);
	assert_int_equal(info.st_mode & 07777, 0700);

	buf_text(&pdf, "yz");
	assert_int_equal(folder_save(deep, "t", &pdf, path), FAULT_NONE);
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_size, 8);

	/* A file is no folder. */
	snprintf(deep, sizeof(deep), "%s/a/b/t.pdf", dir);
	assert_int_equal(folder_save(deep, "t", &pdf, path), FAULT_DISK);
	assert_false(folder_is_ready("/dev/null"));
	buf_release(&pdf);
	char command[80];
	snprintf(command, sizeof(command), "rm -r %s", dir);
	assert_int_equal(system(command), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plans),
		cmocka_unit_test(stopping_reasons),
		cmocka_unit_test(likely_reasons),
		cmocka_unit_test(files_are_whole_and_private),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
