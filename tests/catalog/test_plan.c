/* The forms we ship against the school's own plan, cell by cell, and against
 * each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "catalog/catalog.h"
#include "core/buf.h"
#include "core/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define PLAN TESTS_DIR "/data/plan.tsv"
#define SHIPPED TESTS_DIR "/../forms"

enum column { CODE, FORM, TERM, WAIT, SERVICE, WINDOW, RESULTS, PUBLICITY, COLUMNS };
enum { ROWS = 8, EXPECTED_MAX = 8 };

static char cells[ROWS][COLUMNS][256];
static struct catalog *catalog;

/* Cuts text at the first mark; gives what follows it, or NULL. */
static char *cut(char *text, const char *mark)
{
	char *at = strstr(text, mark);

	if (!at)
		return NULL;
	*at = '\0';
	return at + strlen(mark);
}

static void read_row(char *line, int row)
{
	char *rest = line;

	cut(line, "\n");
	for (int column = 0; column < COLUMNS; column++) {
		char *cell = rest;

		assert_non_null(cell);
		rest = cut(cell, "\t");
		assert_true(strlen(cell) < sizeof(cells[row][column]));
		strcpy(cells[row][column], cell);
	}
	assert_null(rest);
}

static int load(void **state)
{
	FILE *file = fopen(PLAN, "r");
	char line[1024];
	int row = -1; /* the heads of the columns */

	(void)state;
	assert_non_null(file);
	while (fgets(line, sizeof(line), file)) {
		if (line[0] == '#')
			continue;
		assert_true(row < ROWS);
		if (row >= 0)
			read_row(line, row);
		row++;
	}
	fclose(file);
	assert_int_equal(row, ROWS);
	catalog = catalog_load(SHIPPED, NULL);
	return 0;
}

static int unload(void **state)
{
	(void)state;
	catalog_free(catalog);
	return 0;
}

/* Calls compare for each row whose service is there. */
static void each_row(void (*compare)(const struct service *service, char (*row)[256]))
{
	int seen = 0;

	for (int i = 0; i < ROWS; i++) {
		const struct service *service = catalog_find(catalog, cells[i][CODE]);

		if (!service)
			continue;
		compare(service, cells[i]);
		seen++;
	}
	assert_true(seen >= 5);
}

static void assert_cell(const struct service *service, const char *got, const char *wanted)
{
	if (strcmp(got, wanted) != 0)
		fail_msg("%s: \"%s\" is not the plan's \"%s\"", service->code, got, wanted);
}

/* ---- the form of rendering ---- */

static void compare_form(const struct service *service, char (*row)[256])
{
	bool automated = service->form[FORM_PARTLY_AUTOMATED];
	char got[16];

	snprintf(got, sizeof(got), "%s%s%s", service->form[FORM_ELECTRONIC] ? "e" : "",
	         automated ? "(a)" : "", service->form[FORM_PAPER] ? "/p" : "");
	assert_cell(service, got, strcmp(row[FORM], "e and/or p") == 0 ? "e/p" : row[FORM]);
}

static void forms_of_rendering(void **state)
{
	(void)state;
	each_row(compare_form);
}

/* ---- terms, waits and service times ---- */

static enum channel channel_of(const char *word)
{
	static const struct {
		const char *word;
		enum channel channel;
	} names[] = {
		{ "school", CHANNEL_PROVIDER },
		{ "corp", CHANNEL_CORP },
		{ "corp_here", CHANNEL_CORP_HERE },
		{ "corp_elsewhere", CHANNEL_CORP_ELSEWHERE },
	};

	for (size_t i = 0; i < COUNT(names); i++)
		if (strcmp(names[i].word, word) == 0)
			return names[i].channel;
	fail_msg("the plan has no channel \"%s\"", word);
	return CHANNEL_PROVIDER;
}

static enum term_kind kind_of(enum column column, const char *unit)
{
	if (column == WAIT)
		return TERM_WAIT_MINUTES;
	if (column == SERVICE)
		return TERM_SERVICE_MINUTES;
	if (strncmp(unit, "working days", strlen("working days")) == 0)
		return TERM_WORKING_DAYS;
	assert_string_equal(unit, "min");
	return TERM_MINUTES;
}

/* "school 5 working days (also to the State Corporation), …; corp 15"; without
 * a word in front it is the school. Gives the new count. */
static size_t read_terms(const char *cell, enum column column, struct term *terms, size_t count)
{
	char text[256], *rest, *piece;

	strcpy(text, cell);
	for (piece = text; piece && strcmp(piece, "-") != 0; piece = rest) {
		char word[32] = "school", unit[64] = "";
		int value, used = 0;

		rest = cut(piece, "; ");
		if (piece[0] < '0' || piece[0] > '9')
			assert_int_equal(sscanf(piece, "%31s %n", word, &used), 1);
		assert_true(sscanf(piece + used, "%d %63[^\n]", &value, unit) >= 1);
		assert_true(count + 2 <= EXPECTED_MAX);
		terms[count++] = (struct term){ channel_of(word), kind_of(column, unit), value,
		                                SOURCE_PLAN };
		if (strstr(unit, "(also to the State Corporation)")) {
			terms[count] = terms[count - 1];
			terms[count++].channel = CHANNEL_CORP;
		}
	}
	return count;
}

static bool has_term(const struct service *service, const struct term *term)
{
	for (size_t i = 0; i < service->term_count; i++)
		if (service->terms[i].channel == term->channel && service->terms[i].kind == term->kind &&
		    service->terms[i].value == term->value && service->terms[i].source == term->source)
			return true;
	return false;
}

static void compare_terms(const struct service *service, char (*row)[256])
{
	struct term terms[EXPECTED_MAX];
	size_t count = 0, of_plan = 0;

	count = read_terms(row[TERM], TERM, terms, count);
	count = read_terms(row[WAIT], WAIT, terms, count);
	count = read_terms(row[SERVICE], SERVICE, terms, count);
	for (size_t i = 0; i < count; i++)
		if (!has_term(service, &terms[i]))
			fail_msg("%s: the plan's %s of %s, %d, is missing", service->code,
			         term_kind_name(terms[i].kind), channel_name(terms[i].channel),
			         terms[i].value);
	for (size_t i = 0; i < service->term_count; i++) {
		of_plan += service->terms[i].source == SOURCE_PLAN;
		assert_true(service->channels[service->terms[i].channel]);
	}
	assert_int_equal(of_plan, count);
}

static void terms_of_the_plan(void **state)
{
	(void)state;
	each_row(compare_terms);
}

/* ---- windows ---- */

static void add_day(struct buf *out, struct date day)
{
	assert_int_equal(day.year, 0);
	if (day.month != 0)
		buf_format(out, "%02d-%02d", day.month, day.day);
}

static void compare_windows(const struct service *service, char (*row)[256])
{
	struct buf got = { 0 };
	int grade;

	for (size_t i = 0; i < service->window_count; i++) {
		const struct window *window = &service->windows[i];

		if (window->source != SOURCE_PLAN)
			continue;
		assert_int_equal(window->relevant.is_count, 1);
		assert_int_equal(sscanf(window->relevant.is[0], "grade_%d", &grade), 1);
		buf_format(&got, "%sgrade %d: ", got.len > 0 ? "; " : "", grade);
		add_day(&got, window->from);
		buf_text(&got, "..");
		add_day(&got, window->to);
	}
	assert_cell(service, got.len > 0 ? got.data : "-", row[WINDOW]);
	buf_release(&got);
}

static void windows_of_the_plan(void **state)
{
	(void)state;
	each_row(compare_windows);
}

static void school_windows_return_every_year(void **state)
{
	/* class 1 by the plan, class 1 by the law, class 10 by the plan */
	static const struct {
		struct date day;
		bool open[3];
	} days[] = {
		{ { 2027, 1, 1 }, { false, false, true } },
		{ { 2027, 3, 31 }, { false, false, true } },
		{ { 2027, 4, 1 }, { true, true, true } },
		{ { 2031, 8, 1 }, { true, true, true } },
		{ { 2031, 8, 2 }, { false, true, true } },
		{ { 2031, 8, 15 }, { false, true, true } },
		{ { 2031, 8, 16 }, { false, true, false } },
		{ { 2031, 8, 31 }, { false, true, false } },
		{ { 2031, 9, 1 }, { false, false, false } },
	};
	const struct service *school = catalog_find(catalog, "403003");
	const struct window autumn = { .from = { 2026, 10, 26 }, .to = { 2026, 11, 1 } };

	(void)state;
	assert_non_null(school);
	assert_int_equal(school->window_count, 3);
	for (size_t i = 0; i < COUNT(days); i++)
		for (size_t k = 0; k < 3; k++)
			assert_int_equal(window_open(&school->windows[k], days[i].day), days[i].open[k]);
	assert_true(window_open(&autumn, (struct date){ 2026, 10, 26 }));
	assert_true(window_open(&autumn, (struct date){ 2026, 11, 1 }));
	assert_false(window_open(&autumn, (struct date){ 2027, 10, 28 }));
}

/* ---- results ---- */

/* Every result of the plan, and the words of its Kazakh original that the
 * labels must have. */
static const struct {
	const char *cell, *words[3];
} results[] = {
	{ "queue-placement notification", { "кезекке қою", "хабарлама" } },
	{ "referral (жолдама)", { "жолдама" } },
	{ "admission by referral", { "жолдама бойынша қабылдау" } },
	{ "enrolment from 1 September of the current year and notification",
	  { "1 қыркүйектен", "қабылдау", "хабарлама" } },
	{ "receipt of documents (free form)", { "қолхат", "еркін нысанда" } },
	{ "order on individual free home schooling", { "үйде жеке тегін оқыту", "бұйрық" } },
	{ "notification on free meals or reasoned refusal", { "хабарлама", "бас тарту" } },
	{ "receipt of documents for transfer (deregistration slip)",
	  { "қолхат", "есептен шығару талоны" } },
	{ "duplicates of documents on basic secondary and general secondary education",
	  { "телнұсқа" } },
	{ "receipt of the application for assigning (confirming) the category", { "қолхат" } },
	{ "attestation certificate", { "куәлік" } },
};

static void add_lower(struct buf *out, const char *text)
{
	char bytes[5];
	size_t used;

	for (; *text; text += used) {
		memset(bytes, 0, sizeof(bytes));
		text_encode(text_lower(text_decode(text, strlen(text), &used)), bytes);
		buf_text(out, bytes);
	}
}

static void find_result(const struct service *service, const char *cell, const char *labels)
{
	for (size_t i = 0; i < COUNT(results); i++) {
		if (strcmp(results[i].cell, cell) != 0)
			continue;
		for (size_t k = 0; k < COUNT(results[i].words) && results[i].words[k]; k++)
			if (!strstr(labels, results[i].words[k]))
				fail_msg("%s: no result has \"%s\"", service->code, results[i].words[k]);
		return;
	}
	fail_msg("%s: nobody knows the result \"%s\"", service->code, cell);
}

static void compare_results(const struct service *service, char (*row)[256])
{
	struct buf labels = { 0 };
	char text[256], *rest;

	buf_text(&labels, "");
	for (size_t i = 0; i < service->result_count; i++) {
		add_lower(&labels, service->results[i].label.in[LANG_KK]);
		buf_text(&labels, "\n");
	}
	strcpy(text, row[RESULTS]);
	for (char *piece = text; piece; piece = rest) {
		rest = cut(piece, "; ");
		find_result(service, piece, labels.data);
	}
	buf_release(&labels);
}

static void results_of_the_plan(void **state)
{
	(void)state;
	each_row(compare_results);
}

/* ---- publicity ---- */

static void compare_publicity(const struct service *service, char (*row)[256])
{
	struct buf got = { 0 };

	for (size_t i = 0; i < service->publicity_count; i++) {
		const struct publicity *publicity = &service->publicity[i];

		buf_text(&got, i > 0 ? "; " : "");
		if (publicity->kind == PUBLICITY_EXPLANATION)
			add_lower(&got, words_in(&publicity->label, LANG_EN));
		else
			buf_format(&got, "%s %02d", publicity_kind_name(publicity->kind),
			           publicity->from_month);
		if (publicity->to_month != publicity->from_month)
			buf_format(&got, "-%02d", publicity->to_month);
	}
	assert_cell(service, got.len > 0 ? got.data : "-", row[PUBLICITY]);
	buf_release(&got);
}

static void publicity_of_the_plan(void **state)
{
	(void)state;
	each_row(compare_publicity);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_of_rendering),
		cmocka_unit_test(terms_of_the_plan),
		cmocka_unit_test(windows_of_the_plan),
		cmocka_unit_test(school_windows_return_every_year),
		cmocka_unit_test(results_of_the_plan),
		cmocka_unit_test(publicity_of_the_plan),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
