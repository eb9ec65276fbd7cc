/* A ticket's facts as a picture, as characters and as a page. A line of the
 * input is one fact, "name value"; what is no text is left out, as at the door. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/buf.h"
#include "core/printer.h"
#include "core/text.h"
#include "print/page.h"
#include "print/plain.h"
#include "print/raster.h"
#include "print/ticket.h"

enum { WIDEST = RASTER_DOTS_MOST - RASTER_DOTS_LEAST + 1 };

/* fontconfig keeps what it has read until the process ends. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\n";
}

static struct ticket_paper paper;
static struct document document;
static struct printer printer;

static void set_words(struct paper_words *words, const char *text)
{
	char kk[PAPER_WORDS + 3];

	snprintf(kk, sizeof(kk), "- %s", text);
	text_copy(words->own, sizeof(words->own), text);
	text_copy(words->kk, sizeof(words->kk), kk);
}

static void add_service(const char *text)
{
	int i = paper.request_count;

	if (i == PAPER_REQUESTS_MAX)
		return;
	ticket_format_registration(2026, 123 + i, paper.request[i].registration);
	set_words(&paper.request[i].service, text);
	paper.request_count++;
}

static void set_fact(const char *name, const char *text)
{
	int value = (int)(strtoul(text, NULL, 10) % 1000000);
	char prefix[TICKET_PREFIX];

	if (strcmp(name, "lang") == 0)
		paper.lang = (enum lang)(value % LANG_COUNT);
	else if (strcmp(name, "school") == 0)
		set_words(&paper.school, text);
	else if (strcmp(name, "place") == 0)
		set_words(&paper.place, text);
	else if (strcmp(name, "number") == 0 && ticket_parse_number(text, prefix, &value))
		ticket_format_number(prefix, value, paper.number);
	else if (strcmp(name, "ahead") == 0)
		paper.ahead = value;
	else if (strcmp(name, "copy") == 0)
		paper.copy = value;
	else if (strcmp(name, "centre") == 0)
		text_copy(paper.contact_centre, sizeof(paper.contact_centre), text);
	else if (strcmp(name, "service") == 0)
		add_service(text);
	else if (strcmp(name, "missing") == 0 && paper.missing_count < PAPERS_MAX)
		set_words(&paper.missing[paper.missing_count++], text);
	else if (strcmp(name, "dots") == 0)
		printer.dots = RASTER_DOTS_LEAST + value % WIDEST;
	else if (strcmp(name, "columns") == 0)
		printer.columns = value % 100;
	else if (strcmp(name, "page") == 0)
		printer.code_page = value % 300;
	else if (strcmp(name, "encoding") == 0)
		text_copy(printer.encoding, sizeof(printer.encoding), text);
}

static void read_facts(char *input)
{
	char *rest = input, *line;

	memset(&paper, 0, sizeof(paper));
	printer = (struct printer){ .dots = 384, .columns = 32, .encoding = "RK1048" };
	paper.day = fuzz_now.date;
	paper.taken_at = fuzz_now;
	strcpy(paper.number, "17");
	strcpy(paper.code, "0421");
	while ((line = strsep(&rest, "\n"))) {
		char text[PAPER_WORDS];
		char *value = strchr(line, ' ');

		if (!value)
			continue;
		*value++ = '\0';
		if (text_tidy(value, strlen(value), text, sizeof(text)) == TEXT_OK)
			set_fact(line, text);
	}
}

static void as_picture(void)
{
	struct raster raster;

	LAW(raster_draw(&document, printer.dots, &raster));
	LAW(raster.dots == printer.dots && raster.row_bytes == (printer.dots + 7) / 8);
	LAW(raster.rows > 0);
	for (int row = 0; row < raster.rows && raster.dots % 8; row++) {
		int last = (row + 1) * raster.row_bytes - 1;

		LAW((raster.bits[last] & (0xFF >> raster.dots % 8)) == 0);
	}
	raster_release(&raster);
}

static void as_characters(void)
{
	struct buf out = { 0 };

	if (plain_write(&document, &printer, &out))
		LAW(out.len > 0 && memmem(out.data, out.len, paper.number, strlen(paper.number)));
	else
		LAW(out.len == 0);
	buf_release(&out);
}

static void as_page(void)
{
	struct buf pdf = { 0 };
	struct page page;

	LAW(page_a4(&document, &pdf));
	LAW(pdf.len > 5 && memcmp(pdf.data, "%PDF-", 5) == 0);
	LAW(memmem(pdf.data, pdf.len, "/Count 1\n", 9) != NULL);
	buf_clear(&pdf);
	LAW(page_roll(&document, 80, &pdf, &page));
	LAW(page.height_mm > 0 && memcmp(pdf.data, "%PDF-", 5) == 0);
	buf_release(&pdf);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	languages_open();
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *input = text_of(data, size);

	read_facts(input);
	free(input);
	ticket_compose(&paper, &document);
	for (int i = 0; i < document.count; i++)
		if (document.block[i].text.own)
			law_text(document.block[i].text.own);
	as_picture();
	as_characters();
	as_page();
	return 0;
}
