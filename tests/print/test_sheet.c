/* A table for paper: its cells as text, the order that carries it, its pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "print/sheet_page.h"
#include "print/talk.h"

static struct sheet sheet;
static struct print_order order, again;

static int setup(void **state)
{
	(void)state;
	sheet_init(&sheet, LANG_KK, "Мектеп", "Тіркеу журналы");
	sheet_column(&sheet, "Нөмірі", 1);
	sheet_column(&sheet, "Аты-жөні", 3);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	sheet_release(&sheet);
	print_order_release(&again);
	return 0;
}

static void assert_cell(const char **at, const char *expected)
{
	char cell[64];

	assert_true(sheet_next(at, cell, sizeof(cell)));
	assert_string_equal(cell, expected);
}

static void cells_come_back_as_they_went(void **state)
{
	const char *at;

	(void)state;
	sheet_cell(&sheet, "1");
	sheet_cell(&sheet, "Гүлнәр\nбаласы: Ерасыл");
	sheet_cell(&sheet, "");
	sheet_cell(&sheet, "a\tb\x1b");
	at = sheet.rows.data;
	assert_cell(&at, "1");
	assert_cell(&at, "Гүлнәр\nбаласы: Ерасыл");
	assert_cell(&at, "");
	assert_cell(&at, "a b ");
	assert_false(sheet_next(&at, (char[8]){ 0 }, 8));
	assert_true(sheet_is_good(&sheet));
}

static void a_row_half_done_is_no_sheet(void **state)
{
	(void)state;
	assert_true(sheet_is_good(&sheet));
	sheet_cell(&sheet, "1");
	assert_false(sheet_is_good(&sheet));
	sheet_cell(&sheet, "2");
	assert_true(sheet_is_good(&sheet));
	sheet.column[1].share = 0;
	assert_false(sheet_is_good(&sheet));
}

static void an_order_carries_it(void **state)
{
	struct buf json = { 0 };

	(void)state;
	for (int i = 0; i < 3000; i++) {
		sheet_cell(&sheet, "2026-000001");
		sheet_cell(&sheet, "Әбдіқадырова-Жұмағұлова Гүлнұр Серікбайқызы, баласы Ерасыл");
	}
	sheet_line(&sheet, "Барлығы: 3000");
	order = (struct print_order){ .task = PRINT_SHEET, .route = ROUTE_NONE, .sheet = sheet };
	snprintf(order.job_name, sizeof(order.job_name), "personal-1");
	print_order_write(&order, &json);
	assert_true(json.len > 256 * 1024);
	assert_true(print_order_read(json.data, json.len, &again));
	assert_string_equal(again.sheet.rows.data, sheet.rows.data);
	assert_string_equal(again.sheet.foot, "Барлығы: 3000\n");
	assert_int_equal(again.sheet.column[1].share, 3);
	assert_int_equal(again.sheet.lang, LANG_KK);
	print_order_release(&again);
	order.sheet.column_count = 3;
	sheet_column(&order.sheet, "x", 1);
	buf_clear(&json);
	order.sheet.column_count = 1;
	print_order_write(&order, &json);
	assert_false(print_order_read(json.data, json.len, &again));
	buf_release(&json);
}

static int pages_of(const struct sheet *paper)
{
	struct buf pdf = { 0 };
	int pages = 0;

	assert_true(sheet_page(paper, &pdf));
	for (const char *at = pdf.data; (at = memmem(at, pdf.len - (size_t)(at - pdf.data),
	                                             "/Type /Page ", 12)); at++)
		pages++;
	buf_release(&pdf);
	return pages;
}

static void it_takes_as_many_pages_as_it_needs(void **state)
{
	(void)state;
	assert_int_equal(pages_of(&sheet), 1);
	for (int i = 0; i < 200; i++)
		sheet_cell(&sheet, "x");
	int pages = pages_of(&sheet);
	assert_true(pages >= 2 && pages <= 6);
}

/* A row higher than a page is set smaller, not cut and not for ever tried. */
static void a_row_higher_than_a_page_ends(void **state)
{
	char tall[150] = "";

	(void)state;
	memset(tall, '\n', sizeof(tall) - 1);
	sheet_cell(&sheet, tall);
	sheet_cell(&sheet, "x");
	assert_true(pages_of(&sheet) <= 2);
}

/* What is below the table stays together, on a page of its own if need be. */
static void a_long_foot_goes_on(void **state)
{
	(void)state;
	for (int i = 0; i < 80; i++)
		sheet_line(&sheet, "line");
	assert_true(pages_of(&sheet) >= 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		CASE(cells_come_back_as_they_went),
		CASE(a_row_half_done_is_no_sheet),
		CASE(an_order_carries_it),
		CASE(it_takes_as_many_pages_as_it_needs),
		CASE(a_row_higher_than_a_page_ends),
		CASE(a_long_foot_goes_on),
	};
	return cmocka_run_group_tests_name("sheet", tests, NULL, NULL);
}
