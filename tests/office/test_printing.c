/* The paper of a ticket: through the real kiosk-print into a folder, and through
 * scripts in its place that fail in ways the real one should not. */
#include "fixture.h"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>

#include "office/order.h"
#include "office/printing.h"
#include "store/papers.h"
#include "sys/clock.h"
#include "sys/process.h"

enum { DEADLINE_MS = 20000 };

static struct printing printing;
static struct ticket ticket;

static int setup(void **state)
{
	if (make_folder(state))
		return -1;
	open_office("file");
	fill_application();
	printing_init(&printing);
	return 0;
}

static int teardown(void **state)
{
	printing_stop(&printing);
	return remove_folder(state);
}

/* Puts a shell script in the place of kiosk-print. It finds the order in $order,
 * its task in $task, a job's name in $job, and a folder of its own in $here. */
static void pretend(const char *body)
{
	char path[300];
	snprintf(path, sizeof path, "%s/kiosk-print", folder);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, "#!/bin/sh\nhere='%s'\norder=$(cat)\n"
	        "task=$(echo \"$order\" | sed 's/.*\"task\":\"\\([a-z]*\\)\".*/\\1/')\n"
	        "job=$(echo \"$order\" | sed 's/.*\"job_name\":\"\\([^\"][^\"]*\\)\".*/\\1/')\n"
	        "echo \"$order\" >> \"$here/$task\"\n"
	        "say() { printf '{\"state\":\"%%s\",\"job_name\":\"%%s\",\"queue\":\"%%s\","
	        "\"queue_job\":%%d,\"doubtful\":%%s,\"reason\":\"%%s\",\"path\":\"\",\"untouched\":%%s}\\n' "
	        "\"$1\" \"$job\" \"$2\" \"$3\" \"$4\" \"$5\" \"${6:-false}\"; }\n%s\n", folder, body);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, 0700), 0);
	snprintf(office.paths.printer, sizeof office.paths.printer, "%s", path);
}

/* How many orders of that task the script has had. */
static int orders(const char *task)
{
	char path[300];
	int count = 0;
	snprintf(path, sizeof path, "%s/%s", folder, task);
	FILE *file = fopen(path, "r");
	for (int c; file && (c = getc(file)) != EOF;)
		count += c == '\n';
	if (file)
		fclose(file);
	return count;
}

static int pdfs(void)
{
	char command[300];
	int count = -1;
	snprintf(command, sizeof command, "find '%s' -name '*.pdf' | wc -l", folder);
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	assert_int_equal(fscanf(pipe, "%d", &count), 1);
	pclose(pipe);
	return count;
}

static enum printing_news next_news(const struct moment *now)
{
	int64_t end = clock_mono_ms() + DEADLINE_MS;
	enum printing_news news = PRINTING_QUIET;
	while (news == PRINTING_QUIET && printing_busy(&printing) && clock_mono_ms() < end) {
		struct pollfd wait = { .fd = printing_fd(&printing), .events = POLLIN };
		poll(&wait, 1, 100);
		news = printing_read(&printing, &office, now);
	}
	return news;
}

/* Reads on until the child is gone; only silence may come. */
static void run_out(const struct moment *now)
{
	assert_int_equal(next_news(now), PRINTING_QUIET);
	assert_false(printing_busy(&printing));
	assert_int_equal(printing_fd(&printing), -1);
}

static void start(void)
{
	take(&monday, &ticket);
	assert_fault(printing_start(&printing, &office, ticket.print_job, &monday), FAULT_NONE);
	assert_true(printing_busy(&printing));
}

static void assert_job(const char *expected)
{
	assert_peek("SELECT state || ' ' || reason || ' ' || doubtful || ' ' || claim_pid "
	            "FROM print_job ORDER BY id DESC LIMIT 1", expected);
}

/* ---- one ticket ------------------------------------------------------------------- */

static void a_ticket_becomes_a_file(void **state)
{
	char command[600];
	(void)state;
	start();
	assert_int_equal(next_news(&monday), PRINTING_PRINTED);
	assert_job("printed  0 0");
	run_out(&monday);
	assert_int_equal(pdfs(), 1);
	snprintf(command, sizeof command,
	         "pdftotext '%s' - | grep -q 2026-000001", printing.report.path);
	assert_int_equal(system(command), 0);
	assert_fault(printing_start(&printing, &office, ticket.print_job, &monday), FAULT_STALE);
	assert_false(printing_busy(&printing));
}

static void a_job_in_hand_is_not_taken_twice(void **state)
{
	struct printing second;
	(void)state;
	pretend("say spooled pos 7 false ''; exec sleep 100");
	start();
	assert_int_equal(next_news(&monday), PRINTING_SPOOLED);
	printing_init(&second);
	assert_fault(printing_start(&second, &office, ticket.print_job, &monday), FAULT_STALE);
	assert_false(printing_busy(&second));
	assert_int_equal(orders("ticket"), 1);
}

static void a_missing_program(void **state)
{
	(void)state;
	snprintf(office.paths.printer, sizeof office.paths.printer, "%s/none", folder);
	take(&monday, &ticket);
	assert_fault(printing_start(&printing, &office, ticket.print_job, &monday), FAULT_CHILD);
	assert_false(printing_busy(&printing));
	assert_job("failed no-child 0 0");
	assert_false(printing_recover(&printing, &office, &monday));
}

static void a_program_that_dies(void **state)
{
	(void)state;
	pretend("exit 1");
	start();
	assert_int_equal(next_news(&monday), PRINTING_FAILED);
	assert_false(printing_busy(&printing));
	assert_job("failed child-died 1 0");
}

/* Which job of which queue it was must not be forgotten: the sweep asks for it. */
static void a_program_that_dies_after_spooling(void **state)
{
	(void)state;
	pretend("say spooled pos 7 false ''; kill -9 $$");
	start();
	assert_int_equal(next_news(&monday), PRINTING_SPOOLED);
	assert_peek("SELECT state || queue || queue_job || (claim_pid > 0) FROM print_job",
	            "spooledpos71");
	assert_int_equal(next_news(&monday), PRINTING_FAILED);
	assert_job("failed child-died 1 0");
	assert_peek("SELECT queue || queue_job FROM print_job", "pos7");
}

static void a_program_that_babbles(void **state)
{
	(void)state;
	pretend("echo; echo nonsense; head -c 5000 /dev/zero | tr '\\0' x; echo; "
	        "say done pos 7 false ''; say printed pos 7 false ''");
	start();
	assert_int_equal(next_news(&monday), PRINTING_PRINTED);
	assert_job("printed  0 0");
	run_out(&monday);
}

static void a_report_cut_in_two(void **state)
{
	(void)state;
	pretend("line=$(say printed pos 7 false ''); printf %.20s \"$line\"; sleep 0.1; "
	        "printf '%s\\n' \"${line#????????????????????}\"");
	start();
	assert_int_equal(next_news(&monday), PRINTING_PRINTED);
	run_out(&monday);
}

static const struct {
	const char *script;
	enum printing_news news;
	const char *job;
} outcomes[] = {
	{ "say failed pos 0 false media-empty", PRINTING_FAILED, "failed media-empty 0 0" },
	{ "say cancelled pos 7 false media-empty", PRINTING_FAILED, "cancelled media-empty 0 0" },
	{ "say failed pos 7 true no-answer", PRINTING_FAILED, "failed no-answer 1 0" },
	{ "say ready pos 0 false ''", PRINTING_FAILED, "failed  0 0" },
};

static void every_outcome_is_recorded(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++) {
		pretend(outcomes[i].script);
		start();
		assert_int_equal(next_news(&monday), outcomes[i].news);
		assert_job(outcomes[i].job);
		run_out(&monday);
	}
}

static void nothing_follows_the_last_word(void **state)
{
	(void)state;
	pretend("say printed pos 7 false ''; exit 1");
	start();
	assert_int_equal(next_news(&monday), PRINTING_PRINTED);
	run_out(&monday);
	assert_job("printed  0 0");
}

/* ---- after a crash ---------------------------------------------------------------- */

static void a_fresh_ticket_is_printed(void **state)
{
	struct moment now = later(PRINTING_FRESH_S);
	(void)state;
	take(&monday, &ticket);
	assert_true(printing_recover(&printing, &office, &now));
	assert_int_equal(printing.visit, ticket.visit);
	assert_int_equal(next_news(&now), PRINTING_PRINTED);
	run_out(&now);
	assert_false(printing_recover(&printing, &office, &now));
	assert_int_equal(pdfs(), 1);
}

static void a_stale_ticket_is_left_to_staff(void **state)
{
	struct moment now = later(PRINTING_FRESH_S + 1);
	(void)state;
	take(&monday, &ticket);
	assert_false(printing_recover(&printing, &office, &now));
	assert_job("failed stale 0 0");
	assert_false(printing_recover(&printing, &office, &now));
	assert_int_equal(pdfs(), 0);
}

/* A clock that was set back makes nothing fresh. */
static void a_ticket_of_tomorrow_is_stale(void **state)
{
	struct moment now = later(-1);
	(void)state;
	take(&monday, &ticket);
	assert_false(printing_recover(&printing, &office, &now));
	assert_job("failed stale 0 0");
}

static void several_wait_for_their_turn(void **state)
{
	struct moment now = later(PRINTING_HANDS_OFF_S);
	(void)state;
	take(&monday, &ticket);
	take(&monday, &ticket);
	for (int turn = 1; turn <= 2; turn++) {
		assert_true(printing_recover(&printing, &office, &now));
		assert_int_equal(printing.visit, turn);
		assert_false(printing_recover(&printing, &office, &now));
		assert_int_equal(next_news(&now), PRINTING_PRINTED);
		run_out(&now);
	}
	assert_false(printing_recover(&printing, &office, &now));
	assert_int_equal(pdfs(), 2);
}

/* The process that took it a moment ago is about to claim it. */
static void one_just_taken_is_left_alone(void **state)
{
	struct moment now = later(PRINTING_HANDS_OFF_S - 1);
	(void)state;
	take(&monday, &ticket);
	assert_false(printing_recover(&printing, &office, &now));
	assert_job("pending  0 0");
}

static bool never_alive(const struct claim *claim)
{
	(void)claim;
	return false;
}

/* A process that claimed the job, perhaps handed it to the print system, and
 * then died before it could say what became of it. */
static void die_with(int64_t job, bool spooled)
{
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0)
		_exit(0);
	struct process self;
	process_self(&self);
	struct claim claim = { .pid = pid, .started = self.started };
	struct print_job claimed;
	snprintf(claim.boot_id, sizeof claim.boot_id, "%s", self.boot_id);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	assert_fault(store_print_claim(office.store, job, &claim, never_alive, &monday, &claimed),
	             FAULT_NONE);
	if (spooled)
		assert_fault(store_print_mark(office.store, job, VERB_SPOOL, "pos", 7, false, NULL,
		                              &monday), FAULT_NONE);
}

static void sweep(const char *script, const struct moment *now)
{
	pretend(script);
	assert_true(printing_recover(&printing, &office, now));
	assert_int_equal(printing.task, PRINT_SWEEP);
	assert_int_equal(next_news(now), PRINTING_SWEPT);
}

static const char ask_task[] =
	"if [ $task = sweep ]; then say $SWEEP; else say printed pos 8 false ''; fi";

static void sweep_saying(const char *report, const struct moment *now)
{
	char script[300];
	snprintf(script, sizeof script, "SWEEP='%s'\n%s", report, ask_task);
	sweep(script, now);
}

static void it_had_come_out(void **state)
{
	(void)state;
	take(&monday, &ticket);
	die_with(ticket.print_job, true);
	sweep_saying("printed pos 7 false", &monday);
	run_out(&monday);
	assert_job("printed  0 0");
	assert_int_equal(orders("ticket"), 0);
	assert_false(printing_recover(&printing, &office, &monday));
}

static void it_was_taken_back_and_its_owner_waits(void **state)
{
	(void)state;
	take(&monday, &ticket);
	die_with(ticket.print_job, true);
	sweep_saying("cancelled pos 7 false swept true", &monday);
	assert_true(printing_busy(&printing));
	assert_int_equal(next_news(&monday), PRINTING_PRINTED);
	run_out(&monday);
	assert_job("printed  0 0");
	assert_int_equal(orders("ticket"), 1);
	assert_peek("SELECT attempt FROM print_job", "2");
}

/* Taken back in the middle: some of it may have come out, so no second one. */
static void it_may_have_begun_to_come_out(void **state)
{
	(void)state;
	take(&monday, &ticket);
	die_with(ticket.print_job, true);
	sweep_saying("cancelled pos 7 false swept false", &monday);
	assert_false(printing_busy(&printing));
	assert_job("failed swept 0 0");
	assert_int_equal(orders("ticket"), 0);
}

static void it_was_taken_back_and_nobody_waits(void **state)
{
	struct moment now = later(PRINTING_FRESH_S + 1);
	(void)state;
	take(&monday, &ticket);
	die_with(ticket.print_job, true);
	sweep_saying("cancelled pos 7 false swept true", &now);
	run_out(&now);
	assert_job("failed swept 0 0");
	assert_int_equal(orders("ticket"), 0);
	assert_false(printing_recover(&printing, &office, &now));
}

/* While its fate is not known nothing is printed; it is asked for again. */
static void nobody_knows(void **state)
{
	(void)state;
	take(&monday, &ticket);
	die_with(ticket.print_job, true);
	sweep_saying("failed pos 7 true no-answer", &monday);
	run_out(&monday);
	assert_job("failed no-answer 1 0");
	sweep_saying("failed pos 7 true no-answer", &monday);
	run_out(&monday);
	assert_job("failed no-answer 1 0");
	sweep_saying("cancelled pos 7 false swept", &monday);
	run_out(&monday);
	assert_peek("SELECT state || doubtful FROM print_job", "failed0");
	assert_int_equal(orders("ticket"), 0);
	assert_int_equal(orders("sweep"), 3);
	assert_false(printing_recover(&printing, &office, &monday));
}

static void a_sweep_that_dies_changes_nothing(void **state)
{
	(void)state;
	take(&monday, &ticket);
	die_with(ticket.print_job, true);
	sweep("exit 1", &monday);
	run_out(&monday);
	assert_peek("SELECT state || doubtful FROM print_job", "spooled0");
	assert_int_equal(orders("ticket"), 0);
}

static void another_that_lives_is_left_alone(void **state)
{
	struct print_job claimed;
	struct process other = { .pid = getppid() };
	(void)state;
	take(&monday, &ticket);
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		process_self(&other);
		if (write(ends[1], &other, sizeof other) < 0)
			_exit(1);
		for (;;)
			pause();
	}
	assert_int_equal(read(ends[0], &other, sizeof other), sizeof other);
	struct claim claim = { .pid = other.pid, .started = other.started };
	snprintf(claim.boot_id, sizeof claim.boot_id, "%s", other.boot_id);
	assert_fault(store_print_claim(office.store, ticket.print_job, &claim, never_alive,
	                               &monday, &claimed), FAULT_NONE);
	assert_false(printing_recover(&printing, &office, &monday));
	assert_fault(printing_start(&printing, &office, ticket.print_job, &monday), FAULT_STALE);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	close(ends[0]);
	close(ends[1]);
	assert_true(printing_recover(&printing, &office, &monday));
}

/* Killed after the file was written, before that was recorded. */
static void a_file_that_is_there_is_not_written_again(void **state)
{
	char command[700];
	(void)state;
	take(&monday, &ticket);
	die_with(ticket.print_job, false);
	snprintf(command, sizeof command, "mkdir -p '%s/out' && echo x > '%s/out/'%s.pdf",
	         folder, folder, peek("SELECT job_name FROM print_job"));
	assert_int_equal(system(command), 0);
	assert_true(printing_recover(&printing, &office, &monday));
	assert_int_equal(next_news(&monday), PRINTING_SWEPT);
	run_out(&monday);
	assert_job("printed  0 0");
	assert_int_equal(pdfs(), 1);
}

/* Killed before the file was written: the folder knows, no print system is asked. */
static void a_file_that_is_not_there_is_written_once(void **state)
{
	(void)state;
	take(&monday, &ticket);
	die_with(ticket.print_job, false);
	assert_true(printing_recover(&printing, &office, &monday));
	assert_int_equal(next_news(&monday), PRINTING_SWEPT);
	assert_int_equal(next_news(&monday), PRINTING_PRINTED);
	run_out(&monday);
	assert_job("printed  0 0");
	assert_int_equal(pdfs(), 1);
	assert_peek("SELECT attempt FROM print_job", "2");
}

/* The register was locked when the outcome came: it is recorded later. */
static void an_outcome_that_could_not_be_recorded(void **state)
{
	char path[700];
	sqlite3 *db;
	(void)state;
	office_close(&office);
	open_office("file");
	fill_application();
	store_close(office.store);
	office.store = NULL;
	assert_fault(office_open_store(&office, STORE_WAIT_SCREEN_MS), FAULT_NONE);
	start();
	office_database(&office, path, sizeof path);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(next_news(&monday), PRINTING_PRINTED);
	run_out(&monday);
	assert_peek("SELECT state FROM print_job", "pending");
	assert_false(printing_recover(&printing, &office, &monday));
	sqlite3_close(db);
	assert_int_equal(printing_read(&printing, &office, &monday), PRINTING_QUIET);
	assert_job("printed  0 0");
	assert_false(printing_recover(&printing, &office, &monday));
	assert_int_equal(pdfs(), 1);
}

/* A claim of our own without a child of ours: nobody else would ever see to it. */
static void what_we_lost_ourselves(void **state)
{
	struct process self;
	struct print_job claimed;
	(void)state;
	take(&monday, &ticket);
	process_self(&self);
	struct claim claim = { .pid = self.pid, .started = self.started };
	snprintf(claim.boot_id, sizeof claim.boot_id, "%s", self.boot_id);
	assert_fault(store_print_claim(office.store, ticket.print_job, &claim, never_alive,
	                               &monday, &claimed), FAULT_NONE);
	sweep_saying("printed pos 7 false", &monday);
	run_out(&monday);
	assert_job("printed  0 0");
}

/* ---- what the printer can do ------------------------------------------------------ */

static void a_printer_that_is_ready(void **state)
{
	struct print_report report;
	(void)state;
	assert_fault(order_status(&office, DEADLINE_MS, &report), FAULT_NONE);
	assert_int_equal(report.state, REPORT_READY);
}

static void a_printer_without_an_answer(void **state)
{
	struct print_report report;
	(void)state;
	pretend("exit 0");
	assert_fault(order_status(&office, DEADLINE_MS, &report), FAULT_CHILD);
	pretend("echo nonsense; exec sleep 100");
	assert_fault(order_status(&office, 300, &report), FAULT_CHILD);
	pretend("exec sleep 100");
	int64_t began = clock_mono_ms();
	assert_fault(order_status(&office, 300, &report), FAULT_CHILD);
	assert_true(clock_mono_ms() - began < 3000);
	snprintf(office.paths.printer, sizeof office.paths.printer, "%s/none", folder);
	assert_fault(order_status(&office, DEADLINE_MS, &report), FAULT_CHILD);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_ticket_becomes_a_file),
		TEST(a_job_in_hand_is_not_taken_twice),
		TEST(a_missing_program),
		TEST(a_program_that_dies),
		TEST(a_program_that_dies_after_spooling),
		TEST(a_program_that_babbles),
		TEST(a_report_cut_in_two),
		TEST(every_outcome_is_recorded),
		TEST(nothing_follows_the_last_word),
		TEST(a_fresh_ticket_is_printed),
		TEST(a_stale_ticket_is_left_to_staff),
		TEST(a_ticket_of_tomorrow_is_stale),
		TEST(several_wait_for_their_turn),
		TEST(one_just_taken_is_left_alone),
		TEST(it_had_come_out),
		TEST(it_was_taken_back_and_its_owner_waits),
		TEST(it_may_have_begun_to_come_out),
		TEST(it_was_taken_back_and_nobody_waits),
		TEST(nobody_knows),
		TEST(a_sweep_that_dies_changes_nothing),
		TEST(another_that_lives_is_left_alone),
		TEST(a_file_that_is_there_is_not_written_again),
		TEST(a_file_that_is_not_there_is_written_once),
		TEST(an_outcome_that_could_not_be_recorded),
		TEST(what_we_lost_ourselves),
		TEST(a_printer_that_is_ready),
		TEST(a_printer_without_an_answer),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
