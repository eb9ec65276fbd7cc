/* What there is to read, in the order of the law; and its paper, through the real
 * kiosk-print into a folder and through scripts that fail. */
#include "fixture.h"

#include <poll.h>

#include "office/handout.h"
#include "office/leaflets.h"
#include "sys/clock.h"

enum { DEADLINE_MS = 20000 };

static struct leaflet leaflet;
static struct handout handout;

static int setup(void **state)
{
	const char *build = getenv("B");
	char share[512];
	if (make_folder(state))
		return -1;
	open_office("file");
	handout_init(&handout);
	snprintf(share, sizeof share, "%s/share", build ? build : TESTS_DIR "/../build");
	return lang_open(share) ? 0 : -1;
}

static int teardown(void **state)
{
	handout_stop(&handout);
	return remove_folder(state);
}

/* ---- what it says ----------------------------------------------------------------- */

static void write_card(const char *code, enum lang lang)
{
	int i = 0;
	lang_use(lang);
	while (strcmp(catalog_service(office.catalog, (size_t)i)->code, code) != 0)
		i++;
	leaflets_write(office.catalog, i, &leaflet);
}

static int find_title(const char *title)
{
	for (int i = 0; i < leaflets_count(office.catalog); i++) {
		if (strcmp(leaflets_title(office.catalog, i), title) == 0)
			return i;
	}
	fail_msg("no leaflet \"%s\"", title);
	return -1;
}

static void write_titled(const char *title)
{
	lang_use(LANG_EN);
	leaflets_write(office.catalog, find_title(title), &leaflet);
}

static void assert_says(const char *text)
{
	if (!strstr(leaflet.text, text))
		fail_msg("not said: %s\n%s", text, leaflet.text);
}

static void assert_silent(const char *text)
{
	if (strstr(leaflet.text, text))
		fail_msg("said: %s\n%s", text, leaflet.text);
}

/* Law on state services, Art. 14(3-1). */
static void a_card_follows_the_law(void **state)
{
	static const char *const headings[] = {
		"Name of the service", "Who provides it", "Where to apply", "Term",
		"Form of the service", "Result", "Fee", "Working schedule", "Documents",
		"When the documents are not accepted (Article 19)",
		"When the service is refused (Article 19-1)", "Who may apply", "Other requirements",
	};
	(void)state;
	for (size_t i = 0; i < catalog_service_count(office.catalog); i++) {
		size_t at = 0;
		struct leaflet_part part;
		write_card(catalog_service(office.catalog, i)->code, LANG_EN);
		for (const char *text = leaflet.text; leaflet_next(&text, &part);) {
			if (!part.heading)
				continue;
			assert_true(at < sizeof headings / sizeof *headings);
			assert_int_equal(part.len, strlen(headings[at]));
			assert_memory_equal(part.text, headings[at], part.len);
			at++;
		}
		assert_int_equal(at, sizeof headings / sizeof *headings);
	}
}

static void terms_say_who_says_so(void **state)
{
	(void)state;
	write_card("403008", LANG_EN);
	assert_says("– The answer comes within 5 working days (the school's plan and the law).\n");
	assert_says("– You wait 20 minutes at the most (the school's plan).\n"
	            "– You wait 15 minutes at the most (the law).\n");
	assert_says("At the State Corporation \"Government for Citizens\"\n"
	            "– The answer comes within 5 working days (the school's plan).\n");
	write_card("803014", LANG_KK);
	assert_says("Мемлекеттік корпорацияда, басқа жерде\n"
	            "– Жауап 7 жұмыс күні ішінде беріледі (мектеп жоспары).\n"
	            "egov.kz порталында\n– Жауап 1 жұмыс күні ішінде беріледі (заң).\n");
}

static void papers_say_what_becomes_of_them(void **state)
{
	(void)state;
	write_card("403004", LANG_EN);
	assert_says("– Application for teaching at home (in free form) (handed over)\n");
	assert_says("– Applicant's identity document (only shown)\n");
	assert_says("– Document on guardianship or representation (only shown, if it concerns you)\n");
	assert_says("– The package of documents is incomplete. Bring the missing documents");
	assert_says("as it stood on 17.11.2022.\n");
	assert_says("has not confirmed these data yet");
}

static void texts_have_the_schools_words(void **state)
{
	(void)state;
	write_titled("How to complain");
	assert_says("Долбешкина Г.Л.");
	assert_says("5 working days");
	assert_says("15 working days");
	assert_says("10 working days");
	assert_says("12 July 2026");
	assert_says("1414");
	assert_says("has not confirmed these data yet");
	assert_silent("{");
	write_titled("Telephone numbers and sites");
	assert_says("8-800-080-7777");
	assert_says("1424");
	assert_says("111");
	assert_says("eotinish.kz");
	write_titled("Rights of the applicant");
	assert_says("as it stood on 10.06.2026");
	assert_silent("has not confirmed");
}

static void people_stand_by_row_of_the_plan(void **state)
{
	(void)state;
	write_titled("Who is responsible");
	assert_says("Head of the school: Долбешкина Г.Л.\n");
	assert_says("#Reports on services are handed in\n– Белёва Т.А.\n#");
	assert_says("#Corruption is prevented\n– Долбешкина Г.Л.\n– Кадрина Б.А.\n– Белёва Т.А.\n");
}

static void hours_stand_on_cards_and_alone(void **state)
{
	(void)state;
	write_titled("Working hours and bells");
	assert_says("#The desk takes people\n– Monday: 09:00–13:00, 14:00–18:00\n");
	assert_says("– Friday: 09:00–13:00, 14:00–18:00\n#Bells\n– Lesson 1: 08:30–09:15\n");
	assert_says("– Lesson 7: 14:10–14:55\n");
	assert_silent("Saturday");
	assert_says("has not confirmed these data yet");
	write_card("403004", LANG_KK);
	assert_says("#Жұмыс кестесі\n– Дүйсенбі: 09:00–13:00, 14:00–18:00\n");
}

/* ---- its paper -------------------------------------------------------------------- */

/* Puts a shell script in the place of kiosk-print; its order is $order, all that
 * came are in $here/orders; `say STATE QUEUE JOB [REASON]` reports. */
static void pretend(const char *body)
{
	char path[300];
	snprintf(path, sizeof path, "%s/kiosk-print", folder);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, "#!/bin/sh\nhere='%s'\norder=$(cat)\necho \"$order\" >> \"$here/orders\"\n"
	        "say() { printf '{\"state\":\"%%s\",\"job_name\":\"leaflet\",\"queue\":\"%%s\","
	        "\"queue_job\":%%d,\"doubtful\":false,\"reason\":\"%%s\",\"path\":\"\","
	        "\"untouched\":false}\\n' \"$1\" \"$2\" \"$3\" \"$4\"; }\n%s\n", folder, body);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, 0700), 0);
	snprintf(office.paths.printer, sizeof office.paths.printer, "%s", path);
}

static bool shell(const char *format)
{
	char command[800];
	snprintf(command, sizeof command, format, folder);
	return system(command) == 0;
}

static enum handout_news next_news(void)
{
	int64_t end = clock_mono_ms() + DEADLINE_MS;
	enum handout_news news = HANDOUT_QUIET;
	while (news == HANDOUT_QUIET && handout_busy(&handout) && clock_mono_ms() < end) {
		struct pollfd wait = { .fd = handout.child.out, .events = POLLIN };
		poll(&wait, 1, 100);
		news = handout_read(&handout);
	}
	return news;
}

static void start(enum fault expected)
{
	write_card("403015", LANG_KK);
	assert_fault(handout_start(&handout, &office, &leaflet, &monday), expected);
}

static void a_leaflet_becomes_a_file(void **state)
{
	(void)state;
	start(FAULT_NONE);
	assert_int_equal(next_news(), HANDOUT_FILED);
	assert_int_equal(next_news(), HANDOUT_QUIET);
	assert_false(handout_busy(&handout));
	assert_true(shell("pdftotext '%s'/out/leaflet-20261123-090205-*.pdf - | grep -q 00403015"));
	assert_peek("SELECT count(*) FROM print_job", "0");
}

static void one_at_a_time(void **state)
{
	(void)state;
	pretend("exec sleep 100");
	start(FAULT_NONE);
	start(FAULT_BUSY);
	assert_int_equal(handout_read(&handout), HANDOUT_QUIET);
}

static void a_child_that_dies_has_printed_nothing(void **state)
{
	(void)state;
	pretend("say spooled pos 7");
	start(FAULT_NONE);
	assert_int_equal(next_news(), HANDOUT_FAILED);
	assert_false(handout_busy(&handout));
	start(FAULT_NONE);
}

static void what_fails_is_told_once(void **state)
{
	(void)state;
	pretend("echo nonsense; say failed '' 0 media-empty");
	start(FAULT_NONE);
	assert_int_equal(next_news(), HANDOUT_FAILED);
	assert_int_equal(next_news(), HANDOUT_QUIET);
	assert_false(handout_busy(&handout));
}

static void a_program_that_is_not_there(void **state)
{
	(void)state;
	snprintf(office.paths.printer, sizeof office.paths.printer, "/nonexistent/kiosk-print");
	start(FAULT_CHILD);
	assert_false(handout_busy(&handout));
}

/* Stops and starts within the time of a key. */
static void a_ticket_comes_first(void **state)
{
	(void)state;
	pretend("say spooled pos 7; exec sleep 100");
	office.route = ROUTE_CUPS;
	start(FAULT_NONE);
	int64_t end = clock_mono_ms() + DEADLINE_MS;
	while (!*handout.report.queue && clock_mono_ms() < end)
		handout_read(&handout);
	assert_int_equal(handout.report.queue_job, 7);
	int64_t begun = clock_mono_ms();
	assert_true(handout_yield(&handout, &office));
	assert_true(clock_mono_ms() - begun < 1000);
	assert_false(handout_busy(&handout));
	assert_false(handout_yield(&handout, &office));
	while (!shell("grep -q '\"task\":\"sweep\"' '%s'/orders") && clock_mono_ms() < end)
		continue;
	assert_true(shell("tail -n 1 '%s'/orders | grep '\"queue\":\"pos\",\"queue_job\":7' "
	                  "| grep -q '\"sweep\":.*leaflet-20261123-090205-'"));
}

/* A taken-back leaflet leaves no process behind. */
static void the_one_who_takes_back_is_reaped(void **state)
{
	int64_t end = clock_mono_ms() + DEADLINE_MS;
	(void)state;
	pretend("case $order in *'\"task\":\"leaflet\"'*) exec sleep 100;; esac");
	office.route = ROUTE_AUTO;
	start(FAULT_NONE);
	while (!shell("grep -q leaflet '%s'/orders 2> /dev/null") && clock_mono_ms() < end)
		continue;
	assert_true(handout_yield(&handout, &office));
	assert_true(handout.taker.pid > 0);
	while (handout.taker.pid > 0 && clock_mono_ms() < end)
		assert_int_equal(handout_read(&handout), HANDOUT_QUIET);
	assert_int_equal(handout.taker.pid, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_card_follows_the_law),
		TEST(terms_say_who_says_so),
		TEST(papers_say_what_becomes_of_them),
		TEST(texts_have_the_schools_words),
		TEST(people_stand_by_row_of_the_plan),
		TEST(hours_stand_on_cards_and_alone),
		TEST(a_leaflet_becomes_a_file),
		TEST(one_at_a_time),
		TEST(a_child_that_dies_has_printed_nothing),
		TEST(what_fails_is_told_once),
		TEST(a_program_that_is_not_there),
		TEST(a_ticket_comes_first),
		TEST(the_one_who_takes_back_is_reaped),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
