/* Every page in every language at every supported size, against golden files;
 * and what a golden file cannot prove: that nothing is cut, that the languages,
 * the way back and exactly one focus are there. GOLDEN=write writes them anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../golden.h"
#include "tour.h"

static const char remedy_written[] =
	"Нұрланның туу туралы куәлігінің көшірмесін көк папкаға салып, дүйсенбіде әкеліңіз.";

static const struct size {
	int cols, rows;
} sizes[] = { { 64, 24 }, { 80, 24 }, { 120, 33 } };

static struct walker walker;
static struct buf album;

enum { LARGE_ROWS = 33 }; /* with fingers to fit */

/* What must hold on every page, whatever its golden file says. */
static void inspect(const char *name, const char *screen)
{
	int cols = canvas_cols(walker.canvas), rows = canvas_rows(walker.canvas);
	if (canvas_clipped(walker.canvas))
		fail_msg("%s at %dx%d: something did not fit\n%s", name, cols, rows, screen);
	if (rows >= LARGE_ROWS)
		tour_fingers(&walker);
	enum page_id page = walker.visitor.visit.page;
	if (page == PAGE_IDLE)
		return;
	if (!strstr(screen, "Қазақша") || !strstr(screen, "Русский") || !strstr(screen, "English"))
		fail_msg("%s: a language is missing\n%s", name, screen);
	if (page == PAGE_SENDING)
		return;
	int focused = 0;
	for (int row = 0; row < rows; row++) {
		bool run = false;
		for (int col = 0; col < cols; col++) {
			bool here = canvas_cell(walker.canvas, row, col).style == STYLE_FOCUS;
			focused += here && !run && (row == 0 || canvas_cell(walker.canvas, row - 1, col).style != STYLE_FOCUS);
			run = here;
		}
	}
	bool typing = canvas_cursor_at(walker.canvas, &(int){ 0 }, &(int){ 0 });
	if (focused + typing != 1)
		fail_msg("%s: %d things are in focus\n%s", name, focused + typing, screen);
}

static void shoot(const char *name)
{
	const char *screen = walker_screen(&walker);
	inspect(name, screen);
	buf_format(&album, "=== %s\n%s", name, screen);
}

static void shoot_questions(void)
{
	struct visit *visit = &walker.visitor.visit;
	while (visit->page == PAGE_QUESTION) {
		char name[80];
		const struct field *field = &visit->application.service->fields[visit->question];
		snprintf(name, sizeof name, "question %s", field->name);
		shoot(name);
		if (field->type == FIELD_IIN) {
			walker_key(&walker, SYM_ENTER);
			snprintf(name, sizeof name, "question %s, empty", field->name);
			shoot(name);
			walker_text(&walker, "850314400128");
			walker_key(&walker, SYM_ENTER);
			snprintf(name, sizeof name, "question %s, wrong twice", field->name);
			shoot(name);
			for (int i = 0; i < 12; i++)
				walker_key(&walker, SYM_BACKSPACE);
			walker_text(&walker, "850314400129");
			walker_key(&walker, SYM_ENTER);
			snprintf(name, sizeof name, "question %s, understood", field->name);
			shoot(name);
			for (int i = 0; i < 12; i++)
				walker_key(&walker, SYM_BACKSPACE);
		}
		walker_answer(&walker);
	}
}

static void shoot_overlays(void)
{
	walker_key(&walker, SYM_F1);
	shoot("help");
	walker_key(&walker, SYM_ESC);
	walker_key(&walker, SYM_F10);
	shoot("again");
	walker_key(&walker, SYM_ENTER);
	walker_wait(&walker, catalog_school(walker.catalog)->idle_warn_s);
	shoot("warning");
	walker_key(&walker, SYM_ENTER);
}

static void shoot_consent(void)
{
	for (int page = 1; visitor_focused(&walker.visitor) == TARGET_NEXT; page++) {
		char name[32];
		snprintf(name, sizeof name, "consent %d", page);
		shoot(name);
		walker_key(&walker, SYM_ENTER);
	}
	shoot("consent, last page");
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	shoot("declined");
	walker_key(&walker, SYM_ESC);
	while (visitor_focused(&walker.visitor) == TARGET_NEXT)
		walker_key(&walker, SYM_ENTER);
	walker_key(&walker, SYM_ENTER);
}

static void shoot_ticket(void)
{
	walker.save_fault = FAULT_BUSY;
	walker_key(&walker, SYM_ENTER);
	walker_wait(&walker, 2);
	shoot("sending");
	walker_wait(&walker, 4);
	shoot("problem");
	walker.save_fault = FAULT_NONE;
	walker_key(&walker, SYM_ENTER);
	shoot("ticket, printing");
	walker.visitor.visit.paper = PAPER_OUT;
	walker_event(&walker, EVENT_PAPER);
	shoot("ticket, printed");
	walker.visitor.visit.paper = PAPER_FILED;
	walker_event(&walker, EVENT_PAPER);
	shoot("ticket, a file");
	walker.visitor.visit.paper = PAPER_NONE;
	walker_event(&walker, EVENT_PAPER);
	shoot("ticket, not printed");
}

static void pick(int target)
{
	visitor_focus(&walker.visitor, target);
	walker_key(&walker, SYM_ENTER);
}

/* A relative, a window that is over, papers that come late. */
static void shoot_warnings(enum lang lang)
{
	walker_to(&walker, lang, PAGE_SERVICES);
	walker_pick(&walker, "403003");
	walker_walk(&walker, PAGE_QUESTION);
	walker_type(&walker, "5");
	shoot("relative");
	walker_key(&walker, SYM_ENTER);
	walker_ask(&walker, "enrol_class");
	walker_type(&walker, "2");
	shoot("question enrol_class, outside its window");
	walker_key(&walker, SYM_ENTER);
	walker_text(&walker, "220314500114");
	walker_key(&walker, SYM_ENTER);
	shoot("question child_iin, as good as any");
	walker_finish(&walker, PAGE_LATE);
	shoot("late papers");
	walker_finish(&walker, PAGE_REVIEW);
}

/* On the review: one more, for the first child where it is asked. */
static void add_request(const char *code)
{
	pick(TARGET_ADD);
	walker_pick(&walker, code);
	walker_key(&walker, SYM_ENTER);
	if (walker.visitor.visit.page == PAGE_CHILD)
		walker_type(&walker, "1");
	walker_key(&walker, SYM_ENTER);
	walker_finish(&walker, PAGE_REVIEW);
}

/* Four requests on one ticket, at its fullest. */
static void shoot_requests(void)
{
	pick(TARGET_ADD);
	shoot("services, another request");
	walker_pick(&walker, "403004");
	shoot("service, another request");
	walker_key(&walker, SYM_ENTER);
	shoot("child");
	walker_type(&walker, "1");
	walker_key(&walker, SYM_ENTER);
	walker_finish(&walker, PAGE_REVIEW);
	shoot("review, two requests");
	add_request("403008");
	add_request("803014");
	shoot("review, four requests");
	pick(TARGET_ITEM + ANSWERS_MAX);
	shoot("remove");
	walker_key(&walker, SYM_ENTER);
	walker_key(&walker, SYM_F10);
	shoot("again, four requests");
	walker_key(&walker, SYM_ENTER);
}

/* The code is random: the album has one of its own. */
static void shoot_pause(enum lang lang)
{
	struct visitor *visitor = &walker.visitor;
	walker_key(&walker, SYM_F9);
	memcpy(visitor->drafts.item[0].code, "4821", DRAFT_CODE);
	memcpy(visitor->visit.code, "4821", DRAFT_CODE);
	shoot("pause");
	walker_wait(&walker, 2);
	walker_key(&walker, SYM_ENTER);
	walker_key(&walker, SYM_ENTER);
	shoot("language, a code");
	walker_key(&walker, SYM_F9);
	shoot("code, no language chosen");
	walker_type(&walker, "999");
	walker_key(&walker, SYM_ENTER);
	shoot("code, too short, no language chosen");
	walker_type(&walker, "9");
	walker_key(&walker, SYM_ENTER);
	shoot("code, wrong, no language chosen");
	walker_wait(&walker, 3);
	walker_key(&walker, SYM_ESC);
	walker_type(&walker, (char[]){ (char)('1' + lang), 0 });
	shoot("services, a code");
	walker_key(&walker, SYM_F9);
	shoot("code");
	walker_type(&walker, "9999");
	walker_key(&walker, SYM_ENTER);
	shoot("code, wrong");
	walker_wait(&walker, 3);
	walker_type(&walker, "4821");
	walker_key(&walker, SYM_ENTER);
	for (int i = 0; i < DRAFTS_MAX; i++)
		memcpy(visitor->drafts.item[i].code, "0000", DRAFT_CODE);
	for (int i = 0; i < DRAFTS_MAX; i++)
		visitor->drafts.item[i].until_ms = INT64_MAX;
	walker_key(&walker, SYM_F9);
	shoot("pause, no place");
	walker_key(&walker, SYM_ENTER);
	memset(&visitor->drafts, 0, sizeof visitor->drafts);
}

static void shoot_more(enum lang lang)
{
	shoot_warnings(lang);
	shoot_requests();
	shoot_pause(lang);
	pick(TARGET_NEXT);
	shoot("ticket, four requests");
	walker.visitor.visit.paper = PAPER_NONE;
	walker_event(&walker, EVENT_PAPER);
	shoot("ticket, four requests, not printed");
}

static void call(const char *number, const char *desk, int seconds_ago)
{
	struct visitor *visitor = &walker.visitor;
	struct called_row *rows = visitor->called;
	memmove(rows + 1, rows, (CALLED_MAX - 1) * sizeof *rows);
	snprintf(rows->number, sizeof rows->number, "%s", number);
	snprintf(rows->desk, sizeof rows->desk, "%s", desk);
	rows->called_at = visitor->now.unix_s - seconds_ago;
	visitor->called_count += visitor->called_count < CALLED_MAX;
}

static void shoot_called(void)
{
	call("14", "1", 400);
	shoot("idle, one is called");
	call("15", "1-терезе", 300);
	call("16", "2", 200);
	call("17", "3-терезе", 5);
	shoot("idle, many are called");
	walker.visitor.desks[0] = (struct desk_state){
		.desk = "2", .back_at = walker.visitor.now.unix_s + 1200 };
	walker.visitor.desk_count = 1;
	shoot("idle, many are called, a desk is paused");
	walker.visitor.called_count = 0;
	shoot("idle, a desk is paused");
	walker.visitor.desk_count = 0;
	walker.visitor.pace.desk_count = 0;
	shoot("idle, nobody at the desks");
	walker.visitor.pace.desk_count = 1;
}

static void shoot_fate(enum handout_fate fate, const char *name)
{
	walker.visitor.visit.handout = fate;
	shoot(name);
}

/* What the staff wrote to the person; gone from memory when the page is left. */
static void shoot_remedy(void)
{
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	walker_type(&walker, "12");
	walker_key(&walker, SYM_ENTER);
	walker_type(&walker, "0421");
	walker.standing.count = 1;
	walker.standing.row[0].state = REQUEST_NOT_ACCEPTED;
	strcpy(walker.standing.row[0].ground, "incomplete");
	strcpy(walker.standing.row[0].remedy, remedy_written);
	strcpy(walker.standing.row[0].missing, "application personal_file");
	walker_key(&walker, SYM_ENTER);
	shoot("standing, what the staff wrote");
	assert_non_null(memmem(&walker.visitor, sizeof walker.visitor, remedy_written, sizeof remedy_written - 1));
	walker_key(&walker, SYM_ESC);
	assert_null(memmem(&walker.visitor, sizeof walker.visitor, remedy_written, sizeof remedy_written - 1));
}

/* From the list of services and back to it. */
static void shoot_leaflets(void)
{
	walker_type(&walker, "9");
	shoot("info");
	walker_type(&walker, "1");
	shoot("cards");
	walker_type(&walker, "6");
	shoot("leaflet, a service");
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	shoot("leaflet, printing");
	shoot_fate(HANDOUT_TAKE, "leaflet, printed");
	shoot_fate(HANDOUT_FILE, "leaflet, a file");
	shoot_fate(HANDOUT_LOST, "leaflet, not printed");
	walker_key(&walker, SYM_ESC);
	walker_key(&walker, SYM_ESC);
	walker_type(&walker, "2");
	shoot("leaflet, rights");
	shoot_fate(HANDOUT_WAIT, "leaflet, printer busy");
	while (visitor_focused(&walker.visitor) == TARGET_NEXT)
		walker_key(&walker, SYM_ENTER);
	shoot("leaflet, last page");
	walker_key(&walker, SYM_ENTER);
	walker_key(&walker, SYM_ESC);
}

/* From the list of services and back to it. */
static void shoot_status(void)
{
	walker.code = "0421";
	walker_key(&walker, SYM_F7);
	shoot("status");
	walker_type(&walker, "12x");
	walker_key(&walker, SYM_ENTER);
	shoot("status, no number");
	walker_key(&walker, SYM_BACKSPACE);
	walker_key(&walker, SYM_ENTER);
	shoot("status code");
	walker_type(&walker, "042");
	walker_key(&walker, SYM_ENTER);
	shoot("status code, too short");
	walker_type(&walker, "2");
	walker_key(&walker, SYM_ENTER);
	shoot("status code, wrong");
	walker_wait(&walker, 2);
	walker.status_fault = FAULT_BUSY;
	walker_type(&walker, "0421");
	walker_key(&walker, SYM_ENTER);
	shoot("status code, no register");
	walker.status_fault = FAULT_NONE;
	for (int state = 0; state < REQUEST_STATES; state++) {
		char name[64];
		snprintf(name, sizeof name, "standing, %s", request_state_name((enum request_state)state));
		walker.standing = (struct standing) {
			.row = { { .registration = "2026-000012", .service = "403015",
			           .state = (enum request_state)state } },
			.since = { { 2026, 11, 20 } }, .count = 1,
		};
		walker_key(&walker, SYM_ENTER);
		shoot(name);
		walker_key(&walker, SYM_DOWN);
		walker_key(&walker, SYM_ENTER);
		walker_type(&walker, "12");
		walker_key(&walker, SYM_ENTER);
		walker_type(&walker, "0421");
	}
	walker.standing.count = ORDER_REQUESTS_MAX;
	for (int i = 1; i < ORDER_REQUESTS_MAX; i++) {
		walker.standing.row[i] = walker.standing.row[0];
		walker.standing.since[i] = walker.standing.since[0];
		walker.standing.row[i].state = REQUEST_NOT_ACCEPTED;
		strcpy(walker.standing.row[i].ground, "incomplete");
	}
	walker_key(&walker, SYM_ENTER);
	shoot("standing, a whole family");
	shoot_remedy();
}

/* In the break, and after hours. */
static void shoot_hours(enum lang lang)
{
	walker_leave(&walker);
	walker.now.hour = 13;
	walker_event(&walker, EVENT_TICK);
	shoot("idle, in the break");
	call("14", "1", 400);
	shoot("idle, one is called in the break");
	walker.visitor.called_count = 0;
	walker_to(&walker, lang, PAGE_SERVICES);
	shoot("services, in the break");
	walker_pick(&walker, "403015");
	walker_walk(&walker, PAGE_TICKET);
	shoot("ticket, in the break");
	walker.visitor.visit.paper = PAPER_FILED;
	walker_event(&walker, EVENT_PAPER);
	walker.now.hour = 8;
	walker_event(&walker, EVENT_TICK);
	shoot("ticket, before opening, a file");
	walker_leave(&walker);
	walker.now.hour = 18;
	walker_event(&walker, EVENT_TICK);
	shoot("idle, after hours");
	walker_to(&walker, lang, PAGE_SERVICES);
	shoot("services, after hours");
	walker_pick(&walker, "403015");
	walker_type(&walker, "0");
	shoot("number, after hours");
	walker_key(&walker, SYM_ESC);
	walker_walk(&walker, PAGE_CONSENT);
	walker_key(&walker, SYM_DOWN);
	walker_key(&walker, SYM_ENTER);
	shoot("declined, after hours");
	walker_key(&walker, SYM_ESC);
	walker_key(&walker, SYM_ESC);
	walker_walk(&walker, PAGE_TICKET);
	walker.visitor.visit.paper = PAPER_OUT;
	walker_event(&walker, EVENT_PAPER);
	shoot("ticket, after hours");
	walker.visitor.visit.paper = PAPER_NONE;
	walker_event(&walker, EVENT_PAPER);
	shoot("ticket, after hours, not printed");
	walker_leave(&walker);
}

/* After hours there is no number to leave for, and several to remember. */
static void shoot_more_after_hours(enum lang lang)
{
	static const char *const codes[] = { "403004", "403008", "803014" };
	walker_to(&walker, lang, PAGE_SERVICES);
	walker_pick(&walker, "403003");
	walker_walk(&walker, PAGE_QUESTION);
	walker_type(&walker, "5");
	shoot("relative, after hours");
	walker_key(&walker, SYM_ENTER);
	walker_finish(&walker, PAGE_REVIEW);
	for (size_t i = 0; i < 3; i++)
		add_request(codes[i]);
	walker_key(&walker, SYM_ENTER);
	walker.visitor.visit.paper = PAPER_OUT;
	walker_event(&walker, EVENT_PAPER);
	shoot("ticket, four requests, after hours");
	walker.visitor.visit.paper = PAPER_NONE;
	walker_event(&walker, EVENT_PAPER);
	shoot("ticket, four requests, after hours, not printed");
}

static void shoot_all(enum lang lang)
{
	shoot("idle");
	shoot_called();
	walker_key(&walker, SYM_ENTER);
	shoot("language");
	walker_type(&walker, (char[]){ (char)('1' + lang), 0 });
	shoot("services");
	walker_type(&walker, "0");
	shoot("number");
	walker_key(&walker, SYM_ESC);
	shoot_leaflets();
	shoot_status();
	walker_pick(&walker, "403015");
	shoot("service");
	walker_key(&walker, SYM_ENTER);
	walker_type(&walker, "1");
	shoot("papers, the first one marked");
	visitor_focus(&walker.visitor, TARGET_NEXT);
	walker_key(&walker, SYM_ENTER);
	shoot_consent();
	shoot_overlays();
	shoot_questions();
	shoot("review");
	shoot_ticket();
	walker_leave(&walker);
	shoot_more(lang);
	shoot_hours(lang);
	shoot_more_after_hours(lang);
}

static void album_is_golden(void **state)
{
	static int run;
	int lang = run / 3 % LANG_COUNT;
	const struct size *size = &sizes[run++ % 3];
	char path[512];
	(void)state;
	snprintf(path, sizeof path, "%s/visitor/golden/%s-%dx%d.txt", TESTS_DIR,
	         lang_code((enum lang)lang), size->cols, size->rows);
	buf_clear(&album);
	walker_open(&walker, size->cols, size->rows);
	shoot_all((enum lang)lang);
	walker_close(&walker);
	golden_check(path, &album);
}

/* The album shows one service; in the others nothing may be cut either. */
static void walk_all(enum lang lang)
{
	for (size_t i = 0; i < catalog_service_count(walker.catalog); i++) {
		const char *code = catalog_service(walker.catalog, i)->code;
		walker_to(&walker, lang, PAGE_SERVICES);
		walker_pick(&walker, code);
		inspect(code, walker_screen(&walker));
		walker_walk(&walker, PAGE_PAPERS);
		inspect(code, walker_screen(&walker));
		/* The button has the focus, and yet the list begins at its first paper. */
		assert_non_null(strstr(walker_screen(&walker), " 1  [ ] "));
		walker_key(&walker, SYM_ESC);
		walker_walk(&walker, PAGE_QUESTION);
		while (walker.visitor.visit.page == PAGE_QUESTION) {
			inspect(code, walker_screen(&walker));
			walker_answer(&walker);
		}
		inspect(code, walker_screen(&walker));
		walker_finish(&walker, PAGE_REVIEW);
		inspect(code, walker_screen(&walker));
		assert_ptr_equal(walker.visitor.visit.application.service,
		                 catalog_service(walker.catalog, i));
		walker_key(&walker, SYM_ENTER);
		walker_leave(&walker);
	}
}

static void no_service_is_cut(void **state)
{
	(void)state;
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		walker_open(&walker, 64, 24);
		walk_all((enum lang)lang);
		walker_close(&walker);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		{ "kk 64x24", album_is_golden, NULL, NULL, NULL },
		{ "kk 80x24", album_is_golden, NULL, NULL, NULL },
		{ "kk 120x33", album_is_golden, NULL, NULL, NULL },
		{ "ru 64x24", album_is_golden, NULL, NULL, NULL },
		{ "ru 80x24", album_is_golden, NULL, NULL, NULL },
		{ "ru 120x33", album_is_golden, NULL, NULL, NULL },
		{ "en 64x24", album_is_golden, NULL, NULL, NULL },
		{ "en 80x24", album_is_golden, NULL, NULL, NULL },
		{ "en 120x33", album_is_golden, NULL, NULL, NULL },
		cmocka_unit_test(no_service_is_cut),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	buf_release(&album);
	return failed;
}
