/* Leaflets: parts there and back, as a document, on as many pages as they take. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "print/leaflet.h"
#include "print/page.h"
#include "print/talk.h"

static struct leaflet leaflet;
static struct document document;
static struct print_order order, again;
static char text_file[] = "/tmp/kiosk-leaflet-XXXXXX";

static int make_file(void **state)
{
	int fd = mkstemp(text_file);
	(void)state;
	return fd < 0 ? -1 : close(fd);
}

static int remove_file(void **state)
{
	(void)state;
	return unlink(text_file);
}

static int begin(void **state)
{
	(void)state;
	leaflet_init(&leaflet, LANG_KK, "Мектеп", "Атауы");
	return 0;
}

static void expect(const char **at, bool heading, const char *text)
{
	struct leaflet_part part;
	assert_true(leaflet_next(at, &part));
	assert_int_equal(part.heading, heading);
	assert_int_equal(part.len, strlen(text));
	assert_memory_equal(part.text, text, part.len);
}

static void parts_come_back(void **state)
{
	struct leaflet_part part;
	const char *at = leaflet.text;
	(void)state;
	leaflet_heading(&leaflet, "Бірінші");
	leaflet_paragraph(&leaflet, "екі\nжол");
	leaflet_item(&leaflet, "тармақ");
	expect(&at, true, "Бірінші");
	expect(&at, false, "екі жол");
	expect(&at, false, "– тармақ");
	assert_false(leaflet_next(&at, &part));
	assert_int_equal(leaflet_parts(&leaflet), 3);
	assert_false(leaflet.full);
}

/* The last words take the place of what has none, and nothing comes after them. */
static void a_full_leaflet_says_so(void **state)
{
	char long_text[2001];
	(void)state;
	memset(long_text, 'a', sizeof long_text - 1);
	long_text[sizeof long_text - 1] = '\0';
	for (int i = 0; i < 40; i++)
		leaflet_paragraph(&leaflet, long_text);
	assert_true(leaflet.full);
	leaflet_paragraph(&leaflet, "more");
	assert_null(strstr(leaflet.text, "more"));
	assert_non_null(strstr(leaflet.text, "ask at the desk.\n"));
	assert_true(strlen(leaflet.text) < sizeof leaflet.text);
	leaflet_compose(&leaflet, &document);
	begin(state);
	for (int i = 0; i < 2 * LEAFLET_PARTS_MAX; i++)
		leaflet_item(&leaflet, "b");
	assert_true(leaflet.full);
	assert_int_equal(leaflet_parts(&leaflet), LEAFLET_PARTS_MAX);
	leaflet_compose(&leaflet, &document);
}

static void the_paper_has_every_part(void **state)
{
	(void)state;
	leaflet_heading(&leaflet, "Бірінші");
	leaflet_item(&leaflet, "тармақ");
	leaflet_compose(&leaflet, &document);
	assert_int_equal(document.count, 5);
	assert_string_equal(document.block[0].text.own, "Мектеп");
	assert_string_equal(document.block[2].text.own, "Атауы");
	assert_int_equal(document.block[3].kind, BLOCK_HEADING);
	assert_string_equal(document.block[3].text.own, "Бірінші");
	assert_int_equal(document.block[4].kind, BLOCK_PARAGRAPH);
	assert_string_equal(document.block[4].text.own, "– тармақ");
	assert_true(document.sheets);
	document_init(&document);
	assert_false(document.sheets);
}

static void an_order_there_and_back(void **state)
{
	struct buf json = { 0 };
	(void)state;
	leaflet_paragraph(&leaflet, "«Мектеп» № 1");
	order.task = PRINT_LEAFLET;
	snprintf(order.job_name, sizeof order.job_name, "leaflet-1");
	order.leaflet = leaflet;
	print_order_write(&order, &json);
	assert_true(print_order_read(json.data, json.len, &again));
	assert_memory_equal(&order, &again, sizeof order);
	order.leaflet.title[0] = '\0';
	buf_clear(&json);
	print_order_write(&order, &json);
	assert_false(print_order_read(json.data, json.len, &again));
	order.leaflet = leaflet;
	for (size_t i = 0; i <= LEAFLET_PARTS_MAX; i++)
		memcpy(order.leaflet.text + 2 * i, "c\n", 3);
	buf_clear(&json);
	print_order_write(&order, &json);
	assert_false(print_order_read(json.data, json.len, &again));
	buf_release(&json);
}

/* Pages of a PDF, as pdftotext separates them: the page of the words, from 1. */
static int page_of(const char *words)
{
	char command[300];
	int page = 0;
	snprintf(command, sizeof command, "awk -v RS='\\f' -v words='%s' "
	         "'index($0, words) { print NR; exit }' %s", words, text_file);
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	if (fscanf(pipe, "%d", &page) != 1)
		page = 0;
	pclose(pipe);
	return page;
}

static void write_pdf(void)
{
	struct buf pdf = { 0 };
	leaflet_compose(&leaflet, &document);
	assert_true(page_sheets(&document, &pdf));
	char command[300];
	snprintf(command, sizeof command, "pdftotext -layout - %s", text_file);
	FILE *pipe = popen(command, "w");
	assert_non_null(pipe);
	assert_int_equal(fwrite(pdf.data, 1, pdf.len, pipe), pdf.len);
	assert_int_equal(pclose(pipe), 0);
	buf_release(&pdf);
}

/* Whatever stands above it, a heading is on the page of what follows. */
static void no_heading_ends_a_page(void **state)
{
	int turned = 0;
	(void)state;
	for (int above = 20; above < 45; above++) {
		begin(state);
		for (int i = 0; i < above; i++)
			leaflet_item(&leaflet, "жол");
		leaflet_heading(&leaflet, "Heading one");
		leaflet_heading(&leaflet, "Heading two");
		leaflet_paragraph(&leaflet, "Text below");
		write_pdf();
		assert_int_not_equal(page_of("Text below"), 0);
		assert_int_equal(page_of("Heading one"), page_of("Text below"));
		assert_int_equal(page_of("Heading two"), page_of("Text below"));
		turned += page_of("Text below") == 2;
	}
	assert_true(turned > 0 && turned < 25);
}

static void every_item_is_on_some_page(void **state)
{
	char line[64];
	int last = 1;
	(void)state;
	for (int i = 0; i < LEAFLET_PARTS_MAX - 1; i++) {
		snprintf(line, sizeof line, "item %03d", i);
		leaflet_item(&leaflet, line);
	}
	write_pdf();
	for (int i = 0; i < LEAFLET_PARTS_MAX - 1; i++) {
		snprintf(line, sizeof line, "item %03d", i);
		int page = page_of(line);
		assert_true(page == last || page == last + 1);
		last = page;
	}
	assert_true(last >= 3);
}

#define TEST(name) cmocka_unit_test_setup(name, begin)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(parts_come_back),
		TEST(a_full_leaflet_says_so),
		TEST(the_paper_has_every_part),
		TEST(an_order_there_and_back),
		TEST(no_heading_ends_a_page),
		TEST(every_item_is_on_some_page),
	};
	return cmocka_run_group_tests(tests, make_file, remove_file);
}
