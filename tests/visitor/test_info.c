/* The information pages and the idle page's facts: all that the forms say is
 * seen, nothing is cut, the paper has the same words, and printing has its limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"
#include "office/leaflets.h"
#include "print/document.h"
#include "visitor/facts.h"
#include "walker.h"

static struct walker walker;
static struct visit *const visit = &walker.visitor.visit;
static struct leaflet leaflet;
static struct document document;
static struct buf seen, said;

static int open_walker(void **state)
{
	(void)state;
	walker_open(&walker, 64, 24);
	return 0;
}

static int close_walker(void **state)
{
	(void)state;
	walker_close(&walker);
	return 0;
}

/* Adds text without its blanks: lines break at other places on paper. */
static void squeeze(struct buf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (text[i] != ' ' && text[i] != '\n')
			buf_add(out, &text[i], 1);
}

static const char *line_at(const char *screen, int row)
{
	while (row-- > 0)
		screen = strchr(screen, '\n') + 1;
	return screen;
}

/* What stands between the title and the count of pages. */
static void collect_page(int of)
{
	const char *screen = walker_screen(&walker);
	char title[1024], count[80];
	int row = 3 + text_rows(leaflet.title, 60);
	snprintf(count, sizeof count, _("Page %d of %d"), visit->scroll + 1, of);
	snprintf(title, sizeof title, "%.20s", leaflet.title);
	if (canvas_clipped(walker.canvas))
		fail_msg("something did not fit\n%s", screen);
	assert_non_null(strstr(line_at(screen, 3), title));
	const char *from = line_at(screen, row), *end = strstr(from, count);
	if (!end)
		fail_msg("no \"%s\" on\n%s", count, screen);
	assert_non_null(strstr(end, "]←"));
	squeeze(&seen, from, (size_t)(end - from));
}

static int pages(void)
{
	const char *screen = walker_screen(&walker);
	int of = 0;
	for (int i = 1; i <= 60 && !of; i++) {
		char count[80];
		snprintf(count, sizeof count, _("Page %d of %d"), 1, i);
		strcat(count, "\n");
		if (strstr(screen, count))
			of = i;
	}
	assert_int_not_equal(of, 0);
	return of;
}

/* Reads the leaflet on the screen to its end, page by page. */
static void read_all(void)
{
	int of = pages();
	buf_clear(&seen);
	for (int page = 1; page < of; page++) {
		collect_page(of);
		assert_int_equal(visitor_focused(&walker.visitor), TARGET_NEXT);
		walker_key(&walker, page % 2 ? SYM_ENTER : SYM_PAGE_DOWN);
	}
	collect_page(of);
	assert_int_equal(visitor_focused(&walker.visitor), TARGET_YES);
}

static void assert_same_words_on_paper(void)
{
	leaflet_compose(&leaflet, &document);
	buf_clear(&said);
	assert_string_equal(document.block[0].text.own, leaflet.school);
	assert_string_equal(document.block[2].text.own, leaflet.title);
	for (int i = 3; i < document.count; i++)
		squeeze(&said, document.block[i].text.own, strlen(document.block[i].text.own));
	assert_string_equal(said.data, seen.data);
}

static void assert_seen(const struct words *words, enum lang lang)
{
	const char *text = words_in(words, lang);
	buf_clear(&said);
	squeeze(&said, text, strlen(text));
	if (*text && !strstr(seen.data, said.data))
		fail_msg("not seen: %s", text);
}

/* Beside what the card says it says: what the form file says. */
static void assert_whole(const struct service *service, enum lang lang)
{
	assert_seen(&service->title, lang);
	assert_seen(&service->who, lang);
	assert_seen(&service->provider, lang);
	assert_seen(&service->result, lang);
	assert_seen(&service->notice, lang);
	assert_seen(&service->fee, lang);
	assert_seen(&service->basis, lang);
	assert_non_null(strstr(seen.data, service->code));
	assert_non_null(strstr(seen.data, service->registry));
	for (size_t i = 0; i < service->paper_count; i++)
		assert_seen(&service->papers[i].label, lang);
	for (size_t i = 0; i < service->window_count; i++)
		assert_seen(&service->windows[i].label, lang);
	for (size_t i = 0; i < service->ground_count; i++) {
		assert_seen(&service->grounds[i].label, lang);
		assert_seen(&service->grounds[i].remedy, lang);
	}
}

/* The digit stands before the title, and picks it. */
static void assert_row_has_its_digit(int digit, int i)
{
	char row[256], key[2] = { (char)('0' + digit), '\0' };
	snprintf(row, sizeof row, "%d  %s", digit, leaflets_title(walker.catalog, i));
	if (!strstr(walker_screen(&walker), row))
		fail_msg("no \"%s\" on\n%s", row, walker_screen(&walker));
	assert_false(canvas_clipped(walker.canvas));
	walker_type(&walker, key);
}

static void read_every_leaflet(enum lang lang)
{
	int count = leaflets_count(walker.catalog);
	int services = (int)catalog_service_count(walker.catalog);
	walker_to(&walker, lang, PAGE_SERVICES);
	walker_type(&walker, "9");
	for (int i = 0; i < count; i++) {
		if (i == 0)
			walker_type(&walker, "1");
		if (i == services)
			walker_key(&walker, SYM_ESC);
		assert_int_equal(visit->page, i < services ? PAGE_CARDS : PAGE_INFO);
		assert_row_has_its_digit(i < services ? i + 1 : i - services + 2, i);
		assert_int_equal(visit->page, PAGE_LEAFLET);
		leaflets_write(walker.catalog, i, &leaflet);
		assert_false(leaflet.full);
		read_all();
		assert_same_words_on_paper();
		if (i < services)
			assert_whole(catalog_service(walker.catalog, (size_t)i), lang);
		walker_key(&walker, SYM_ENTER);
	}
	assert_int_equal(count, services + 5);
}

static void every_leaflet_is_seen_whole(void **state)
{
	(void)state;
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		read_every_leaflet((enum lang)lang);
		visitor_end(&walker.visitor);
	}
}

static void back_leads_the_way_one_came(void **state)
{
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_SERVICES);
	walker_type(&walker, "913");
	assert_int_equal(visit->page, PAGE_LEAFLET);
	walker_key(&walker, SYM_PAGE_DOWN);
	assert_int_equal(visit->scroll, 1);
	walker_key(&walker, SYM_PAGE_UP);
	walker_key(&walker, SYM_PAGE_UP);
	assert_int_equal(visit->scroll, 0);
	walker_key(&walker, SYM_ESC);
	assert_int_equal(visit->page, PAGE_CARDS);
	assert_int_equal(visitor_focused(&walker.visitor), TARGET_ITEM + 2);
	walker_key(&walker, SYM_ESC);
	walker_type(&walker, "3");
	assert_int_equal(visit->page, PAGE_LEAFLET);
	walker_key(&walker, SYM_ESC);
	assert_int_equal(visit->page, PAGE_INFO);
	assert_int_equal(visitor_focused(&walker.visitor), TARGET_ITEM + visit->leaflet);
	walker_key(&walker, SYM_ESC);
	assert_int_equal(visit->page, PAGE_SERVICES);
}

/* A language with longer words has more pages; one stays within them. */
static void the_language_may_change_on_the_last_page(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_SERVICES);
	walker_type(&walker, "911");
	while (visitor_focused(&walker.visitor) == TARGET_NEXT)
		walker_key(&walker, SYM_ENTER);
	for (int key = SYM_F2; key <= SYM_F4; key++) {
		walker_key(&walker, (enum sym)key);
		leaflets_write(walker.catalog, 0, &leaflet);
		assert_non_null(strstr(walker_screen(&walker), leaflet.title));
		assert_false(canvas_clipped(walker.canvas));
	}
}

static void open_leaflet(int i)
{
	visit->leaflet = i;
	visitor_go(&walker.visitor, PAGE_LEAFLET);
}

static void print(int i)
{
	open_leaflet(i);
	visitor_focus(&walker.visitor, TARGET_PRINT);
	walker_key(&walker, SYM_ENTER);
}

static bool says(const char *msgid)
{
	return strstr(walker_screen(&walker), _(msgid)) != NULL;
}

static void each_page_is_printed_once(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_SERVICES);
	print(4);
	assert_int_equal(walker.effects[EFFECT_PRINT], 1);
	assert_true(says("This page is being printed…"));
	assert_false(says("[ Print ]"));
	print(4);
	assert_int_equal(walker.effects[EFFECT_PRINT], 1);
	visit->handout = HANDOUT_TAKE;
	assert_true(says("Take your paper."));
	print(5);
	assert_int_equal(walker.effects[EFFECT_PRINT], 2);
	open_leaflet(4);
	assert_true(says("You have printed this page already."));
	assert_false(says("Take your paper."));
}

static void three_pages_are_printed_in_a_visit(void **state)
{
	(void)state;
	walker_to(&walker, LANG_KK, PAGE_SERVICES);
	for (int i = 0; i < leaflets_count(walker.catalog); i++)
		print(i);
	assert_int_equal(walker.effects[EFFECT_PRINT], 3);
	assert_int_equal(visit->handout_count, 3);
	assert_true(says("Three pages are printed. The staff can print more for you."));
	visitor_end(&walker.visitor);
	walker_to(&walker, LANG_KK, PAGE_SERVICES);
	print(0);
	assert_int_equal(walker.effects[EFFECT_PRINT], 4);
}

static void a_busy_printer_does_not_count(void **state)
{
	(void)state;
	walker_to(&walker, LANG_RU, PAGE_SERVICES);
	print(0);
	visitor_print_later(&walker.visitor);
	assert_true(says("The printer is busy with another paper: try again soon."));
	for (int i = 0; i < 3; i++)
		print(i);
	assert_int_equal(walker.effects[EFFECT_PRINT], 4);
	assert_false(says("The printer is busy with another paper: try again soon."));
}

/* "No printer" would not be true of a folder that somebody chose. */
static void a_file_is_told_for_what_it_is(void **state)
{
	(void)state;
	walker_to(&walker, LANG_EN, PAGE_SERVICES);
	print(0);
	visit->handout = HANDOUT_FILE;
	assert_true(says("Not on paper: this page is saved as a file. Read it here."));
	assert_null(strstr(walker_screen(&walker), "no printer"));
}

static void where_nothing_is_printed_nothing_is_offered(void **state)
{
	(void)state;
	walker.visitor.paperless = true;
	walker_to(&walker, LANG_EN, PAGE_SERVICES);
	print(0);
	assert_int_equal(walker.effects[EFFECT_PRINT], 0);
	assert_false(says("[ Print ]"));
}

/* The ninth service needs the key. */
static void nine_services_take_the_digit(void **state)
{
	char command[512], forms[] = "/tmp/kiosk-nine-XXXXXX";
	(void)state;
	assert_non_null(mkdtemp(forms));
	snprintf(command, sizeof command, "cp %s/../forms/*.yaml %s && sed s/803014/903000/ "
	         "%s/803014.yaml > %s/903000.yaml", TESTS_DIR, forms, forms, forms);
	assert_int_equal(system(command), 0);
	struct catalog *nine = catalog_load(forms, NULL);
	snprintf(command, sizeof command, "rm -r %s", forms);
	assert_int_equal(system(command), 0);
	walker.visitor.catalog = nine;
	walker_to(&walker, LANG_RU, PAGE_SERVICES);
	assert_int_equal(catalog_service_count(nine), 9);
	assert_null(strstr(walker_screen(&walker), "9  Информация"));
	assert_non_null(strstr(walker_screen(&walker), "Информация"));
	assert_false(canvas_clipped(walker.canvas));
	walker_type(&walker, "9");
	assert_int_equal(visit->page, PAGE_SERVICE);
	walker_key(&walker, SYM_ESC);
	visitor_focus(&walker.visitor, TARGET_INFO);
	walker_key(&walker, SYM_ENTER);
	assert_int_equal(visit->page, PAGE_INFO);
	walker.visitor.catalog = walker.catalog;
	catalog_free(nine);
}

/* ---- facts ------------------------------------------------------------------------ */

static const char *fact_at(int month, int64_t mono_ms)
{
	static char fact[FACT_TEXT];
	walker.visitor.now.date = (struct date) { 2026, month, 23 };
	walker.visitor.mono_ms = mono_ms;
	facts_now(&walker.visitor, 60, fact);
	return fact;
}

static void a_fact_stands_for_eight_seconds(void **state)
{
	char before[FACT_TEXT];
	int changes = 0;
	(void)state;
	snprintf(before, sizeof before, "%s", fact_at(8, 0));
	for (int second = 1; second < 80; second++) {
		const char *now = fact_at(8, second * 1000);
		bool changed = strcmp(before, now) != 0;
		assert_true(!changed || second % 8 == 0);
		assert_string_equal(now, fact_at(8, second * 1000 + 999));
		changes += changed;
		snprintf(before, sizeof before, "%s", now);
	}
	assert_int_equal(changes, 9);
}

static bool is_told(int month, const char *text)
{
	for (int turn = 0; turn < 60; turn++) {
		if (strstr(fact_at(month, (int64_t)turn * FACTS_MS), text))
			return true;
	}
	return false;
}

static void facts_follow_the_season(void **state)
{
	(void)state;
	assert_true(is_told(8, "Тамыз: Мектепте тегін тамақтану. Қажет құжаттар: Ата-ананың"));
	assert_true(is_told(8, "Август: Бесплатное питание в школе. Нужны: Заявление"));
	assert_true(is_told(8, "August: Free school meals. Bring: Application"));
	assert_false(is_told(11, "Мектепте тегін тамақтану"));
	assert_true(is_told(12, "Желтоқсан: Педагогтерді аттестаттау"));
	for (int month = 1; month <= 12; month++) {
		assert_true(is_told(month, "1414"));
		assert_true(is_told(month, "1424"));
	}
	assert_true(is_told(11, "03.03.2026"));
}

static void assert_to_hand_over(const char *fact)
{
	for (size_t i = 0; i < catalog_service_count(walker.catalog); i++) {
		const struct service *service = catalog_service(walker.catalog, i);
		for (size_t k = 0; k < service->paper_count; k++) {
			const struct paper *paper = &service->papers[k];
			const char *label = words_in(&paper->label, LANG_KK);
			if ((paper->use == PAPER_SHOWN || paper->relevant.field) && strstr(fact, label))
				fail_msg("%s: \"%s\" is not for all to hand over", fact, label);
		}
	}
}

static void only_what_all_hand_over_is_named(void **state)
{
	(void)state;
	for (int month = 1; month <= 12; month++) {
		for (int turn = 0; turn < 60; turn++)
			assert_to_hand_over(fact_at(month, (int64_t)turn * FACTS_MS));
	}
}

static void every_fact_fits(void **state)
{
	enum lang lang = lang_now();
	(void)state;
	for (int month = 1; month <= 12; month++) {
		for (int turn = 0; turn < 60; turn++) {
			const char *fact = fact_at(month, (int64_t)turn * FACTS_MS);
			if (text_rows(fact, 60) > FACTS_ROWS || !*fact)
				fail_msg("\"%s\" does not fit", fact);
			walker_screen(&walker);
			assert_false(canvas_clipped(walker.canvas));
		}
	}
	assert_int_equal(lang_now(), lang);
}

static void a_school_without_services_has_facts(void **state)
{
	struct catalog *none = catalog_load(TESTS_DIR "/catalog/base", NULL);
	(void)state;
	walker.visitor.catalog = none;
	for (int turn = 0; turn < 12; turn++)
		assert_null(strstr(fact_at(8, (int64_t)turn * FACTS_MS), "000"));
	assert_true(is_told(8, "1414"));
	assert_int_equal(leaflets_count(none), 0);
	walker.visitor.catalog = walker.catalog;
	catalog_free(none);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_walker, close_walker)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_leaflet_is_seen_whole),
		TEST(back_leads_the_way_one_came),
		TEST(the_language_may_change_on_the_last_page),
		TEST(each_page_is_printed_once),
		TEST(three_pages_are_printed_in_a_visit),
		TEST(a_busy_printer_does_not_count),
		TEST(a_file_is_told_for_what_it_is),
		TEST(where_nothing_is_printed_nothing_is_offered),
		TEST(nine_services_take_the_digit),
		TEST(a_fact_stands_for_eight_seconds),
		TEST(facts_follow_the_season),
		TEST(only_what_all_hand_over_is_named),
		TEST(every_fact_fits),
		TEST(a_school_without_services_has_facts),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	buf_release(&seen);
	buf_release(&said);
	return failed;
}
