/* From facts to blocks, and from blocks to dots, points and characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "print/charset.h"
#include "print/escpos.h"
#include "print/page.h"
#include "print/plain.h"
#include "print/raster.h"
#include "print/render.h"
#include "print/ticket.h"

static struct ticket_paper paper;
static struct document document;

static int set_up(void **state)
{
	(void)state;
	memset(&paper, 0, sizeof(paper));
	paper.lang = LANG_EN;
	strcpy(paper.school.own, "School");
	strcpy(paper.school.kk, "Мектеп");
	strcpy(paper.place.own, "Window 3");
	strcpy(paper.place.kk, "3-терезе");
	strcpy(paper.number, "17");
	strcpy(paper.code, "0421");
	paper.day = (struct date){ 2026, 11, 23 };
	paper.taken_at = (struct moment){ .date = { 2026, 11, 23 }, .hour = 9, .minute = 2 };
	strcpy(paper.contact_centre, "1414");
	paper.request_count = 1;
	strcpy(paper.request[0].registration, "2026-000123");
	strcpy(paper.request[0].service.own, "Transfer");
	strcpy(paper.request[0].service.kk, "Ауыстыру");
	strcpy(paper.request[0].official.own, "Documents for a transfer");
	strcpy(paper.request[0].official.kk, "Ауыстыру құжаттары");
	return 0;
}

static const struct block *find(enum block_kind kind, int nth)
{
	for (int i = 0; i < document.count; i++)
		if (document.block[i].kind == kind && nth-- == 0)
			return &document.block[i];
	return NULL;
}

static const struct block *find_label(const char *label)
{
	for (int i = 0; i < document.count; i++)
		if (document.block[i].text.own && strcmp(document.block[i].text.own, label) == 0)
			return &document.block[i];
	return NULL;
}

/* ---- the document ------------------------------------------------------------------ */

static void ticket_says_all(void **state)
{
	(void)state;
	ticket_compose(&paper, &document);
	assert_string_equal(find(BLOCK_TEXT, 0)->text.own, "School");
	assert_string_equal(find(BLOCK_TEXT, 0)->text.kk, "Мектеп");
	assert_string_equal(find(BLOCK_NUMBER, 0)->text.own, "17");
	assert_null(find_label("Come on"));
	assert_non_null(find_label("Nobody is ahead of you"));
	assert_string_equal(find_label("Where to wait")->value.own, "Window 3");
	assert_string_equal(find_label("Where to wait")->value.kk, "3-терезе");
	assert_string_equal(find_label("Date and time")->value.own, "23.11.2026 09:02");
	assert_string_equal(find_label("Service")->value.kk, "Ауыстыру");
	assert_string_equal(find_label("Registration number")->value.own, "2026-000123");
	assert_string_equal(find_label("Contact centre")->value.own, "1414");
	assert_string_equal(find(BLOCK_QR, 0)->code, "20261123-17-0421");
	assert_string_equal(find(BLOCK_QR, 0)->value.own, "0421");
	assert_null(find(BLOCK_MARK, 0));
	assert_null(find(BLOCK_HEADING, 0));
	assert_null(find(BLOCK_ITEM, 0));
}

/* One word for one thing: the screen's comes first; the law's stands below it. */
static void service_is_called_as_on_the_screens(void **state)
{
	(void)state;
	ticket_compose(&paper, &document);
	const struct block *short_name = find_label("Service"), *title = short_name + 1;
	assert_string_equal(short_name->value.own, "Transfer");
	assert_int_equal(title->kind, BLOCK_PARAGRAPH);
	assert_int_equal(title->size, SIZE_SMALL);
	assert_string_equal(title->text.own, "Documents for a transfer");
	assert_string_equal(title->text.kk, "Ауыстыру құжаттары");
	strcpy(paper.request[0].official.own, "Transfer"); /* said already */
	ticket_compose(&paper, &document);
	assert_null(find(BLOCK_PARAGRAPH, 0));
	paper.request[0].official.own[0] = '\0';
	ticket_compose(&paper, &document);
	assert_null(find(BLOCK_PARAGRAPH, 0));
}

static void what_is_not_known_is_not_said(void **state)
{
	(void)state;
	paper.place.own[0] = '\0';
	paper.contact_centre[0] = '\0';
	paper.request_count = 0;
	ticket_compose(&paper, &document);
	assert_null(find_label("Where to wait"));
	assert_null(find_label("Contact centre"));
	assert_null(find_label("Service"));
	assert_null(find_label("Registration number"));
	assert_non_null(find(BLOCK_QR, 0));
}

static void without_a_number_the_request_is_named(void **state)
{
	(void)state;
	paper.number[0] = '\0';
	paper.come = (struct date){ 2026, 11, 24 };
	strcpy(paper.come_hours, "09:00–13:00, 14:00–18:00");
	paper.request_count = 2;
	strcpy(paper.request[1].registration, "2026-000124");
	ticket_compose(&paper, &document);
	assert_string_equal(find(BLOCK_NUMBER, 0)->text.own, "2026-000123");
	assert_null(find(BLOCK_NUMBER, 1));
	assert_null(find_label("Your number in the queue"));
	assert_null(find_label("Nobody is ahead of you"));
	assert_null(find_label("Where to wait"));
	assert_int_equal(find_label("Registration number")->kind, BLOCK_TEXT);
	assert_string_equal(find_label("Come on")->value.own, "24.11.2026, Tuesday");
	assert_string_equal(find_label("Reception hours")->value.own, "09:00–13:00, 14:00–18:00");
	assert_string_equal(find(BLOCK_QR, 0)->code, "20261123-2026-000123-0421");
	/* the second one's number has not stood above, the first one's has */
	int pairs = 0;
	for (int i = 0; i < document.count; i++) {
		const struct block *block = &document.block[i];
		if (block->kind != BLOCK_PAIR || strcmp(block->text.own, "Registration number") != 0)
			continue;
		assert_string_equal(block->value.own, "2026-000124");
		pairs++;
	}
	assert_int_equal(pairs, 1);

	paper.come = (struct date){ 0 };
	ticket_compose(&paper, &document);
	assert_null(find_label("Come on"));
	assert_null(find_label("Reception hours"));
	paper.come = (struct date){ 2026, 2, 30 };
	ticket_compose(&paper, &document);
	assert_null(find_label("Come on"));
}

static void several_requests_and_papers(void **state)
{
	(void)state;
	paper.request_count = 2;
	strcpy(paper.request[1].registration, "2026-000124");
	paper.missing_count = PAPER_MISSING_MAX;
	for (int i = 0; i < PAPER_MISSING_MAX; i++)
		snprintf(paper.missing[i].own, PAPER_WORDS, "paper %d", i);
	paper.copy = 1;
	paper.ahead = 1;
	ticket_compose(&paper, &document);
	assert_non_null(find(BLOCK_MARK, 0));
	assert_non_null(find_label("1 person is ahead of you"));
	assert_null(find_label("The wait is about 15 minutes"));
	paper.wait_min = 15;
	ticket_compose(&paper, &document);
	assert_non_null(find_label("The wait is about 15 minutes"));
	assert_non_null(find(BLOCK_HEADING, 0));
	assert_string_equal(find(BLOCK_ITEM, PAPER_MISSING_MAX - 1)->text.own, "paper 79");
	assert_null(find(BLOCK_ITEM, PAPER_MISSING_MAX));
	int registrations = 0;
	for (int i = 0; i < document.count; i++)
		registrations += document.block[i].text.own
		                 && !strcmp(document.block[i].text.own, "Registration number");
	assert_int_equal(registrations, 2);
}

static void same_words_stand_once(void **state)
{
	(void)state;
	paper.lang = LANG_KK;
	strcpy(paper.school.own, paper.school.kk);
	ticket_compose(&paper, &document);
	assert_null(find(BLOCK_TEXT, 0)->text.kk);
}

static void language_is_left_as_it_was(void **state)
{
	(void)state;
	lang_use(LANG_RU);
	ticket_compose(&paper, &document);
	assert_int_equal(lang_now(), LANG_RU);
}

/* The fullest ticket there can be must fit the document. */
static void fullest_ticket(void **state)
{
	(void)state;
	char full[PAPER_WORDS];

	memset(full, 'x', sizeof(full) - 1);
	full[sizeof(full) - 1] = '\0';
	paper.request_count = PAPER_REQUESTS_MAX;
	paper.missing_count = PAPER_MISSING_MAX;
	paper.copy = 1;
	struct paper_words words;
	memcpy(words.own, full, sizeof(full));
	memcpy(words.kk, full, sizeof(full));
	words.kk[0] = 'y';
	paper.school = paper.place = words;
	for (int i = 0; i < PAPER_REQUESTS_MAX; i++)
		paper.request[i].service = words;
	for (int i = 0; i < PAPER_MISSING_MAX; i++)
		paper.missing[i] = words;
	ticket_compose(&paper, &document);
	assert_non_null(find(BLOCK_QR, 0));
}

/* ---- dots -------------------------------------------------------------------------- */

static bool column_has_ink(const struct raster *raster, int from, int to)
{
	for (int row = 0; row < raster->rows; row++)
		for (int x = from; x < to; x++)
			if (raster->bits[row * raster->row_bytes + x / 8] & 0x80 >> x % 8)
				return true;
	return false;
}

static void number_never_leaves_the_strip(void **state)
{
	(void)state;
	static const char *const numbers[] = { "1", "17", "A-017", "ӘҚ-00042", "WW-999999" };

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		struct raster raster;
		document_init(&document);
		document_add(&document, BLOCK_NUMBER)->text = document_say(&document, numbers[i], NULL);
		assert_true(raster_draw(&document, 384, &raster));
		assert_int_equal(raster.row_bytes, 48);
		assert_true(raster.rows < 384 / 2);
		assert_true(column_has_ink(&raster, 0, 384));
		/* What is cut off at an edge would leave ink on its last column. */
		assert_false(column_has_ink(&raster, 0, 1));
		assert_false(column_has_ink(&raster, 383, 384));
		raster_release(&raster);
	}
}

static void odd_width_leaves_the_last_bits_white(void **state)
{
	(void)state;
	struct raster raster;

	ticket_compose(&paper, &document);
	assert_true(raster_draw(&document, 420, &raster));
	assert_int_equal(raster.row_bytes, 53);
	assert_false(column_has_ink(&raster, 420, 424));
	assert_true(column_has_ink(&raster, 380, 420));
	raster_release(&raster);
}

static void unsigned_char_rows(struct raster *raster, const char *rows)
{
	*raster = (struct raster){ .dots = 8, .row_bytes = 1, .rows = (int)strlen(rows) };
	raster->bits = malloc((size_t)raster->rows);
	for (int i = 0; i < raster->rows; i++)
		raster->bits[i] = rows[i] == '#' ? 0xFF : 0;
}

static void bands_and_feeds(void **state)
{
	(void)state;
	struct raster raster;
	struct buf out = { 0 };
	static const char expected[] =
		"\x1BJ\x09"
		"\x1Dv0\0\x01\0\x04\0\xFF\0\0\xFF"
		"\x1BJ\x08"
		"\x1Dv0\0\x01\0\x01\0\xFF";

	unsigned_char_rows(&raster, ".........#..#........#");
	escpos_raster(&out, &raster);
	assert_int_equal(out.len, sizeof(expected) - 1);
	assert_memory_equal(out.data, expected, out.len);
	raster_release(&raster);
	buf_release(&out);
}

static void long_feeds_and_long_pictures(void **state)
{
	(void)state;
	char rows[301] = { 0 };
	struct raster raster;
	struct buf out = { 0 };

	memset(rows, '.', 300);
	unsigned_char_rows(&raster, rows);
	escpos_raster(&out, &raster);
	assert_int_equal(out.len, 6);
	assert_memory_equal(out.data, "\x1BJ\xFF\x1BJ\x2D", 6);
	raster_release(&raster);
	buf_clear(&out);
	memset(rows, '#', 300);
	unsigned_char_rows(&raster, rows);
	escpos_raster(&out, &raster);
	assert_int_equal(out.len, 3 * 8 + 300);
	assert_int_equal(out.data[6], ESCPOS_BAND_ROWS - 256);
	raster_release(&raster);
	buf_release(&out);
}

/* ---- characters -------------------------------------------------------------------- */

static void characters_of_the_kazakh_page(void **state)
{
	(void)state;
	/* STRK 1048: bytes of the eighteen letters, from the standard. */
	static const struct {
		const char *text, *bytes;
	} rows[] = {
		{ "ӘәҒғ", "\xA3\xBC\xAA\xBA" },
		{ "ҚқҢң", "\x8D\x9D\xBD\xBE" },
		{ "ӨөҰұ", "\xA5\xB4\xA1\xA2" },
		{ "ҮүҺһ", "\xAF\xBF\x8E\x9E" },
		{ "Іі", "\xB2\xB3" },
		{ "Ёёя", "\xA8\xB8\xFF" },
		{ "«№»—", "\xAB\xB9\xBB\x97" },
		{ "5 ₸ ✓", "5 \xF2\xE3 +" },
	};
	static const char *const names[] = { "RK1048", "STRK1048-2002", "KZ-1048", "kz-1048" };
	struct charset charset;

	for (size_t name = 0; name < sizeof(names) / sizeof(names[0]); name++) {
		assert_true(charset_open(&charset, names[name]));
		for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
			struct buf out = { 0 };
			assert_true(charset_put(&charset, rows[i].text, &out));
			assert_string_equal(out.data, rows[i].bytes);
			buf_release(&out);
		}
		charset_close(&charset);
	}
}

static void losses_are_told(void **state)
{
	(void)state;
	static const struct {
		const char *encoding, *text;
	} rows[] = {
		{ "RK1048", "ß" },      { "RK1048", "漢" },     { "CP1251", "ә" },
		{ "CP866", "қазақ" },   { "RK1048", "\xFF" },   { "RK1048", "a\nb" },
		{ "RK1048", "\x1B@" },  { "ASCII", "№" },       { "CP866", "—" },
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct charset charset;
		struct buf out = { 0 };
		assert_true(charset_open(&charset, rows[i].encoding));
		assert_false(charset_put(&charset, rows[i].text, &out));
		charset_close(&charset);
		buf_release(&out);
	}
	struct charset none;
	assert_false(charset_open(&none, "RK1048//TRANSLIT"));
	assert_false(charset_open(&none, "no-such-page"));
	assert_false(charset_open(&none, ""));
}

static void lost_character_empties_the_text(void **state)
{
	(void)state;
	struct printer printer = { .columns = 48, .code_page = 53, .encoding = "RK1048" };
	struct buf out = { 0 };

	ticket_compose(&paper, &document);
	assert_true(plain_write(&document, &printer, &out));
	assert_true(out.len > 200);
	buf_release(&out);
	strcpy(paper.place.own, "Fenster ß");
	ticket_compose(&paper, &document);
	assert_false(plain_write(&document, &printer, &out));
	assert_int_equal(out.len, 0);
	buf_release(&out);
}

/* ---- pages ------------------------------------------------------------------------- */

static bool contains(const struct buf *bytes, const char *text)
{
	return memmem(bytes->data, bytes->len, text, strlen(text)) != NULL;
}

static void media_of_page_and_roll(void **state)
{
	(void)state;
	static const struct {
		double roll_mm;
		const char *media, *box;
	} rows[] = {
		{ 0, "iso_a4_210x297mm", "595.275591 841.889764" },
		{ 80, "custom_80x", "226.771654" },
		{ 58, "custom_58x", "164.409449" },
	};
	ticket_compose(&paper, &document);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct render_plan plan = { .kind = PRINTER_PDF, .roll_mm = rows[i].roll_mm };
		char media[RENDER_MEDIA];
		struct buf pdf = { 0 };
		assert_true(render(&document, &plan, &pdf, media));
		assert_memory_equal(pdf.data, "%PDF-", 5);
		assert_true(contains(&pdf, rows[i].box));
		assert_memory_equal(media, rows[i].media, strlen(rows[i].media));
		buf_release(&pdf);
	}
}

static void roll_is_as_long_as_its_ticket(void **state)
{
	(void)state;
	struct page short_page, long_page;
	struct buf pdf = { 0 };

	ticket_compose(&paper, &document);
	assert_true(page_roll(&document, 80, &pdf, &short_page));
	paper.missing_count = 10;
	for (int i = 0; i < 10; i++)
		strcpy(paper.missing[i].own, "one more paper");
	ticket_compose(&paper, &document);
	assert_true(page_roll(&document, 80, &pdf, &long_page));
	assert_true(short_page.height_mm > 80 && short_page.height_mm < 250);
	assert_true(long_page.height_mm > short_page.height_mm + 30);
	buf_release(&pdf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(ticket_says_all, set_up),
		cmocka_unit_test_setup(service_is_called_as_on_the_screens, set_up),
		cmocka_unit_test_setup(what_is_not_known_is_not_said, set_up),
		cmocka_unit_test_setup(without_a_number_the_request_is_named, set_up),
		cmocka_unit_test_setup(several_requests_and_papers, set_up),
		cmocka_unit_test_setup(same_words_stand_once, set_up),
		cmocka_unit_test_setup(language_is_left_as_it_was, set_up),
		cmocka_unit_test_setup(fullest_ticket, set_up),
		cmocka_unit_test_setup(number_never_leaves_the_strip, set_up),
		cmocka_unit_test_setup(odd_width_leaves_the_last_bits_white, set_up),
		cmocka_unit_test(bands_and_feeds),
		cmocka_unit_test(long_feeds_and_long_pictures),
		cmocka_unit_test(characters_of_the_kazakh_page),
		cmocka_unit_test(losses_are_told),
		cmocka_unit_test_setup(lost_character_empties_the_text, set_up),
		cmocka_unit_test_setup(media_of_page_and_roll, set_up),
		cmocka_unit_test_setup(roll_is_as_long_as_its_ticket, set_up),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
