#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "print/talk.h"

static struct print_order order, again;

static void fill_words(struct paper_words *words, const char *own, const char *kk)
{
	snprintf(words->own, sizeof(words->own), "%s", own);
	snprintf(words->kk, sizeof(words->kk), "%s", kk);
}

static void fill_paper(struct ticket_paper *paper)
{
	paper->lang = LANG_RU;
	fill_words(&paper->school, "Школа \"№1\"", "№1 мектеп\\");
	fill_words(&paper->place, "окно 3", "3-терезе");
	strcpy(paper->number, "A-017");
	strcpy(paper->code, "0421");
	paper->day = (struct date){ 2026, 11, 23 };
	paper->taken_at = (struct moment){ .unix_s = INT64_C(4000000000), .date = paper->day,
		.hour = 9, .minute = 2, .second = 5, .utc_offset_s = 18000 };
	paper->come = (struct date){ 2026, 11, 24 };
	strcpy(paper->come_hours, "09:00–13:00, 14:00–18:00");
	paper->ahead = 12;
	paper->copy = 1;
	strcpy(paper->contact_centre, "1414");
	paper->request_count = PAPER_REQUESTS_MAX;
	for (int i = 0; i < PAPER_REQUESTS_MAX; i++) {
		snprintf(paper->request[i].registration, TICKET_REGISTRATION, "2026-00012%d",
		         i % 10);
		fill_words(&paper->request[i].service, "Перевод", "Ауыстыру");
		fill_words(&paper->request[i].official, "Прием документов", "Құжаттарды қабылдау");
	}
	paper->missing_count = PAPER_MISSING_MAX;
	for (int i = 0; i < PAPER_MISSING_MAX; i++)
		fill_words(&paper->missing[i], "справка", "анықтама");
}

static void fill_order(void)
{
	memset(&order, 0, sizeof(order));
	order.task = PRINT_TICKET;
	order.route = ROUTE_CUPS;
	strcpy(order.target, "pos");
	strcpy(order.file_dir, "/var/lib/kiosk/tickets");
	strcpy(order.job_name, "kiosk-20261123-17_1.a");
	order.printer_count = PRINTERS_MAX;
	for (int i = 0; i < PRINTERS_MAX; i++) {
		struct printer *printer = &order.printers[i];
		snprintf(printer->queue, sizeof(printer->queue), "queue-%d", i);
		printer->kind = (enum printer_kind)(i % PRINTER_KINDS);
		printer->dots = 576;
		printer->columns = 48;
		printer->code_page = 53 + i;
		strcpy(printer->encoding, "RK1048");
	}
	fill_paper(&order.paper);
	order.sweep_count = SWEEP_MAX;
	for (int i = 0; i < SWEEP_MAX; i++) {
		snprintf(order.sweep[i].job_name, PRINT_JOB_NAME, "job-%d", i);
		strcpy(order.sweep[i].queue, "a4");
		order.sweep[i].queue_job = INT64_C(5000000000) + i;
	}
}

static void whole_order_there_and_back(void **state)
{
	(void)state;
	struct buf json = { 0 };

	fill_order();
	print_order_write(&order, &json);
	assert_true(print_order_read(json.data, json.len, &again));
	assert_memory_equal(&order, &again, sizeof(order));
	assert_null(strchr(json.data, '\n'));
	buf_release(&json);
}

static void order_of_bare_text(void **state)
{
	(void)state;
	static const struct {
		const char *json;
		bool good;
	} rows[] = {
		{ "{\"task\":\"status\"}", true },
		{ "{\"task\":\"status\",\"later\":1}", true },
		{ "{\"task\":\"ticket\",\"job_name\":\"a\",\"paper\":{\"number\":\"17\"}}", true },
		{ "{\"task\":\"ticket\",\"job_name\":\"a\"}", false },
		{ "{\"task\":\"ticket\",\"job_name\":\"a\",\"paper\":{\"request\":"
		  "[{\"registration\":\"2026-000123\"}]}}", true },
		{ "{\"task\":\"ticket\",\"job_name\":\"a\",\"paper\":{\"request\":"
		  "[{\"registration\":\"\"}]}}", false },
		{ "{\"task\":\"ticket\",\"job_name\":\"\",\"paper\":{\"number\":\"17\"}}", false },
		{ "{\"task\":\"ticket\",\"job_name\":\"../a\",\"paper\":{\"number\":\"17\"}}", false },
		{ "{\"task\":\"ticket\",\"job_name\":\".a\",\"paper\":{\"number\":\"17\"}}", false },
		{ "{\"task\":\"sweep\",\"sweep\":[{\"job_name\":\"a/b\"}]}", false },
		{ "{\"task\":\"sweep\",\"sweep\":[{\"job_name\":\"a\",\"queue_job\":\"7\"}]}", false },
		{ "{\"task\":\"dance\"}", false },
		{ "{\"task\":1}", false },
		{ "{\"task\":\"status\",\"target\":5}", false },
		{ "{\"task\":\"status\",\"paper\":{\"ahead\":2147483648}}", false },
		{ "{\"task\":\"status\",\"paper\":{\"ahead\":1.5}}", false },
		{ "{\"task\":\"status\",\"paper\":{\"number\":\"123456789012\"}}", false },
		{ "{\"task\":\"status\",\"paper\":{\"number\":\"12345678901\"}}", true },
		{ "{\"task\":\"status\",\"paper\":{\"lang\":\"de\"}}", false },
		{ "{\"task\":\"status\",\"paper\":[]}", false },
		{ "{\"task\":\"status\",\"printers\":{}}", false },
		{ "{\"task\":\"status\",\"task\":\"ticket\"}", false },
		{ "{\"task\":\"status\"", false },
		{ "[]", false },
		{ "", false },
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (print_order_read(rows[i].json, strlen(rows[i].json), &again) != rows[i].good)
			fail_msg("%s", rows[i].json);
}

static void too_many_elements(void **state)
{
	(void)state;
	struct buf json = { 0 };

	buf_text(&json, "{\"task\":\"status\",\"paper\":{\"missing\":[");
	for (int i = 0; i < PAPER_MISSING_MAX; i++)
		buf_text(&json, "{},");
	buf_text(&json, "{}]}}");
	assert_false(print_order_read(json.data, json.len, &again));
	buf_release(&json);
}

static void report_there_and_back(void **state)
{
	(void)state;
	struct print_report report, read;

	for (int i = 0; i < REPORT_STATES; i++) {
		struct buf line = { 0 };
		memset(&report, 0, sizeof(report));
		report.state = (enum print_report_state)i;
		strcpy(report.job_name, "t-1");
		strcpy(report.queue, "file");
		report.queue_job = 7 + i;
		report.doubtful = i % 2;
		strcpy(report.reason, "media-empty");
		strcpy(report.path, "/tmp/ә.pdf");
		print_report_write(&report, &line);
		assert_ptr_equal(strchr(line.data, '\n'), line.data + line.len - 1);
		assert_true(print_report_read(line.data, line.len, &read));
		assert_memory_equal(&report, &read, sizeof(report));
		buf_release(&line);
	}
	assert_false(print_report_read("{\"state\":\"lost\"}", 16, &read));
	assert_false(print_report_read("{}}", 3, &read));
}

static void report_with_something_left_out(void **state)
{
	(void)state;
	static const char *const members[] = {
		"\"state\":\"printed\"", "\"job_name\":\"t-1\"", "\"queue\":\"pos\"",
		"\"queue_job\":7", "\"doubtful\":false", "\"untouched\":false",
		"\"reason\":\"\"", "\"path\":\"\"",
	};
	enum { COUNT = sizeof(members) / sizeof(members[0]) };
	struct print_report report;

	for (int out = 0; out <= COUNT; out++) {
		struct buf line = { 0 };
		const char *comma = "{";
		for (int i = 0; i < COUNT; i++) {
			if (i == out)
				continue;
			buf_text(&line, comma);
			buf_text(&line, members[i]);
			comma = ",";
		}
		buf_text(&line, "}");
		if (print_report_read(line.data, line.len, &report) != (out == COUNT))
			fail_msg("%s", line.data);
		buf_release(&line);
	}
	assert_false(print_report_read("{}", 2, &report));
}

static void routes(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		bool good;
		enum print_route route;
		const char *target;
	} rows[] = {
		{ "auto", true, ROUTE_AUTO, "" },
		{ "none", true, ROUTE_NONE, "" },
		{ "file:/srv/tickets", true, ROUTE_FILE, "/srv/tickets" },
		{ "cups:pos", true, ROUTE_CUPS, "pos" },
		{ "cups:a:b", true, ROUTE_CUPS, "a:b" },
		{ "file:", false, 0, NULL },
		{ "cups:", false, 0, NULL },
		{ "automatic", false, 0, NULL },
		{ "", false, 0, NULL },
		{ "lpr:pos", false, 0, NULL },
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct print_order to = { .target = "before" };
		assert_int_equal(print_route_parse(rows[i].text, &to), rows[i].good);
		if (!rows[i].good)
			continue;
		assert_int_equal(to.route, rows[i].route);
		assert_string_equal(to.target, rows[i].target);
	}
}

static void route_too_long(void **state)
{
	(void)state;
	struct print_order to = { 0 };
	char text[PRINT_TARGET + 8] = "file:";

	memset(text + 5, 'x', PRINT_TARGET);
	assert_false(print_route_parse(text, &to));
	text[5 + PRINT_TARGET - 1] = '\0';
	assert_true(print_route_parse(text, &to));
	memcpy(text, "cups:", 5);
	assert_false(print_route_parse(text, &to));
	text[5 + PRINT_QUEUE - 1] = '\0';
	assert_true(print_route_parse(text, &to));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_order_there_and_back),
		cmocka_unit_test(order_of_bare_text),
		cmocka_unit_test(too_many_elements),
		cmocka_unit_test(report_there_and_back),
		cmocka_unit_test(report_with_something_left_out),
		cmocka_unit_test(routes),
		cmocka_unit_test(route_too_long),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
