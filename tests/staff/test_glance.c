/* What the desk shows at a glance: limits in words and colour by the form files, what
 * needs a person, how long people wait, who comes first and why. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/text.h"
#include "staff/attention.h"
#include "staff/list.h"
#include "walker.h"

static struct walker walker;

static void open_in(enum lang lang)
{
	walker_open(&walker, lang, 80, 24);
	walker_enter(&walker);
}

static int open_desk(void **state)
{
	(void)state;
	open_in(LANG_EN);
	return 0;
}

static int close_desk(void **state)
{
	(void)state;
	walker_close(&walker);
	return 0;
}

static void assert_shows(const char *text)
{
	const char *screen = walker_screen(&walker);
	if (canvas_clipped(walker.canvas) || !strstr(screen, text))
		fail_msg("not shown, or cut: %s\n%s", text, screen);
}

/* The strictest wait that the form file allows the school, in minutes; 0: none. */
static int limit_of(const struct service *service)
{
	int limit = 0;
	for (size_t i = 0; i < service->term_count; i++) {
		const struct term *term = &service->terms[i];
		bool ours = term->channel == CHANNEL_PROVIDER && term->kind == TERM_WAIT_MINUTES;
		if (ours && (!limit || term->value < limit))
			limit = term->value;
	}
	return limit;
}

/* How the place at the right of the one row that waits is drawn. */
static enum style style_of_wait(void)
{
	walker_screen(&walker);
	for (int row = 0; row < canvas_rows(walker.canvas); row++) {
		if (canvas_cell(walker.canvas, row, 1).style == STYLE_FOCUS)
			return canvas_cell(walker.canvas, row + 1, 52).style;
	}
	return STYLE_TEXT;
}

/* Two wait so that the second is not marked. */
static void each_services_limit(void **state)
{
	int limited = 0;
	(void)state;
	close_desk(NULL);
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		open_in((enum lang)lang);
		struct desk_row *first = walker_visit(&walker, "question", VISIT_WAITING, 1);
		struct desk_row *row = walker_visit(&walker, "question", VISIT_WAITING, 1);
		walker.staff.cursor_visit = first->visit;
		for (size_t i = 0; i < catalog_service_count(walker.catalog); i++) {
			const struct service *service = catalog_service(walker.catalog, i);
			int limit = limit_of(service), least = (limit * LIST_WARN_PERCENT + 99) / 100;
			char calm[64], hurry[64], late[64];
			text_copy(row->about, sizeof row->about, service->code);
			if (limit == 0)
				continue;
			limited++;
			lang_use((enum lang)lang);
			snprintf(calm, sizeof calm, _("%d of %d min"), least - 1, limit);
			snprintf(hurry, sizeof hurry, _("%d of %d min – hurry"), limit, limit);
			snprintf(late, sizeof late, _("%d min – too long"), limit + 1);
			assert_string_not_equal(calm, hurry);
			row->taken_at = walker.now.unix_s - (least - 1) * 60;
			assert_shows(calm);
			assert_int_equal(style_of_wait(), STYLE_TEXT);
			row->taken_at = walker.now.unix_s - least * 60;
			assert_int_equal(style_of_wait(), STYLE_WARNING);
			row->taken_at = walker.now.unix_s - limit * 60;
			assert_shows(hurry);
			assert_int_equal(style_of_wait(), STYLE_WARNING);
			row->taken_at = walker.now.unix_s - (limit + 1) * 60;
			assert_shows(late);
			assert_int_equal(style_of_wait(), STYLE_ERROR);
		}
		walker_close(&walker);
	}
	assert_true(limited >= 2 * LANG_COUNT);
	open_in(LANG_EN);
}

static void trouble(enum attention_kind kind)
{
	struct staff_day *day = &walker.staff.day;
	switch (kind) {
	case ATTENTION_HELP:
		day->desks[0] = (struct desk_state){ .desk = "2", .help_at = walker.now.unix_s };
		day->desk_count = 1;
		break;
	case ATTENTION_OVERDUE: day->overdue = 2; break;
	case ATTENTION_PRINTER:
		day->printed = true;
		day->paper = (struct print_job){ .state = PRINT_FAILED };
		break;
	case ATTENTION_UNPRINTED:
		walker_visit(&walker, "403015", VISIT_HELD, 1)->unprinted = true;
		break;
	case ATTENTION_DUE: day->due = 3; break;
	case ATTENTION_UNSEEN: day->unseen = 4; break;
	case ATTENTION_CLOCK: walker.staff.clock_denied = true; break;
	case ATTENTION_SHARED:
		walker.staff.seats[0] = (struct seat){ .account = "Асел" };
		text_copy(walker.staff.seats[0].desk, sizeof walker.staff.seats[0].desk,
		          walker.staff.desk);
		walker.staff.seat_count = 1;
		break;
	case ATTENTION_BACKUP:
		day->backup = (struct backup){ .made = true, .at = walker.now.unix_s - 30 * 86400 };
		break;
	default: break;
	}
}

/* Alone, each has its sentence in each language, and it stands on the desk's page. */
static void each_trouble_has_its_line(void **state)
{
	char words[LANG_COUNT][ATTENTIONS][ATTENTION_TEXT] = { 0 };
	(void)state;
	close_desk(NULL);
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		for (int kind = 0; kind < ATTENTIONS; kind++) {
			if (kind == ATTENTION_FORMS)
				continue; /* the shipped forms are sound */
			open_in((enum lang)lang);
			assert_false(attention_words(&walker.staff, words[lang][kind]));
			trouble((enum attention_kind)kind);
			assert_true(attention_words(&walker.staff, words[lang][kind]));
			assert_shows(words[lang][kind]);
			assert_true(attention_count(&walker.staff, (enum attention_kind)kind) > 0);
			for (int other = 0; other < lang; other++)
				assert_string_not_equal(words[lang][kind], words[other][kind]);
			for (int other = 0; other < kind; other++)
				assert_string_not_equal(words[lang][kind], words[lang][other]);
			walker_close(&walker);
		}
	}
	open_in(LANG_EN);
}

static void a_broken_form_file_is_told(void **state)
{
	(void)state;
	struct catalog *sound = walker.catalog;
	walker.catalog = catalog_load(TESTS_DIR "/catalog/refused", NULL);
	walker.staff.catalog = walker.catalog;
	assert_true(attention_count(&walker.staff, ATTENTION_FORMS) > 0);
	assert_shows("in the form files: kiosk check");
	catalog_free(walker.catalog);
	walker.staff.catalog = walker.catalog = sound;
}

/* A paper that may have come out, and one of which nobody knows, are both to be seen. */
static void a_doubtful_paper_is_told(void **state)
{
	struct staff_day *day = &walker.staff.day;
	(void)state;
	day->printed = true;
	day->paper = (struct print_job){ .state = PRINT_SPOOLED };
	assert_int_equal(attention_count(&walker.staff, ATTENTION_PRINTER), 0);
	day->paper.doubtful = true;
	assert_int_equal(attention_count(&walker.staff, ATTENTION_PRINTER), 1);
}

static void waits_are_told(void **state)
{
	struct staff_day *day = &walker.staff.day;
	(void)state;
	for (int i = 0; i < 4; i++)
		walker_visit(&walker, "403015", VISIT_WAITING, 1);
	day->counts.waiting = 4;
	day->pace = (struct waiting){ .served = 9, .median_s = 600, .desk_count = 2 };
	walker.staff.cursor_visit = day->row[0].visit;
	assert_shows("New visitor: ~20 min");
	walker.staff.cursor_visit = day->row[3].visit;
	assert_shows("New visitor: ~20 min │ 4: ~10 min more");
	day->pace.desk[1] = (struct waiting_desk){ .paused = true,
	                                           .back_at = walker.now.unix_s + 1800 };
	assert_shows("New visitor: ~30 min");
	day->counts.waiting = 0;
	assert_shows("A new visitor need not wait");
	day->pace.desk_count = 0;
	assert_shows("No desk is open: no wait can be told");
}

static void number_at(int i, const char *number)
{
	struct list list;
	list_make(&walker.staff, &list);
	assert_string_equal(walker.staff.day.row[list.item[i].row].number, number);
}

/* The list stands in the order of calling; why, is said behind the service. */
static void the_order_is_that_of_calling(void **state)
{
	const struct school *named = catalog_school(walker.catalog);
	struct school *school;
	struct desk_row *row[4];
	(void)state;
	memcpy(&school, &named, sizeof school);
	for (int i = 0; i < 4; i++)
		row[i] = walker_visit(&walker, "403001", VISIT_WAITING, 9 - i);
	text_copy(row[2]->claim, sizeof row[2]->claim, "403001 category orphan");
	row[3]->day = (struct date){ 2026, 11, 20 };
	walker.staff.cursor_visit = row[2]->visit;
	number_at(0, "4");
	number_at(1, "1");
	number_at(3, "3");
	school->call = CALL_PRIORITY;
	number_at(0, "4");
	number_at(1, "3");
	number_at(2, "1");
	assert_shows("│ priority ");
	assert_shows("3: priority: Orphan or child without parental care");
	assert_shows("│ of 20.11");
	/* It stands at no desk: nobody is asked about it before the next call. */
	row[3]->state = VISIT_SERVING;
	text_copy(row[3]->desk, sizeof row[3]->desk, walker.staff.desk);
	walker_type(&walker, "n");
	assert_int_equal(walker.effect, STAFF_DO);
	/* What has been deleted leaves the turn, and no group. */
	text_copy(row[2]->claim, sizeof row[2]->claim, "403001 category ");
	assert_shows("3: priority");
	number_at(0, "4");
	number_at(1, "3");
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, open_desk, close_desk)
	const struct CMUnitTest tests[] = {
		TEST(each_services_limit),
		TEST(each_trouble_has_its_line),
		TEST(a_broken_form_file_is_told),
		TEST(a_doubtful_paper_is_told),
		TEST(waits_are_told),
		TEST(the_order_is_that_of_calling),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
