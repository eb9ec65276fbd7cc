#include "fixture.h"

static const struct claim me = { .boot_id = "boot-a", .pid = 100, .started = 1000 };
static const struct claim other = { .boot_id = "boot-a", .pid = 200, .started = 2000 };

static bool dead(const struct claim *claim)
{
	(void)claim;
	return false;
}

static bool alive(const struct claim *claim)
{
	assert_true(claim->pid != 0);
	return true;
}

static int64_t new_job(void)
{
	struct order order = some_order();

	return take(fixture_store, &order, &monday).print_job;
}

/* The job as the list of open ones has it; id 0 when it is not there. */
static struct print_job listed(int64_t id)
{
	struct print_job jobs[16], none = { 0 };
	int count;

	assert_fault(FAULT_NONE, store_print_open(fixture_store, jobs, 16, &count));
	for (int i = 0; i < count; i++)
		if (jobs[i].id == id)
			return jobs[i];
	return none;
}

static enum fault mark(int64_t job, enum print_verb verb, bool doubtful, const char *reason)
{
	return store_print_mark(fixture_store, job, verb, NULL, 0, doubtful, reason, &monday);
}

static void a_new_job_is_pending_and_unclaimed(void **state)
{
	int64_t id = new_job();
	struct print_job job = listed(id), next;

	(void)state;
	assert_int_equal(job.id, id);
	assert_int_equal(job.state, PRINT_PENDING);
	assert_int_equal(job.attempt, 0);
	assert_int_equal(job.copy, 0);
	assert_int_equal(job.claim.pid, 0);
	assert_false(job.doubtful);
	assert_string_equal(job.queue, "");
	assert_int_equal(strncmp(job.job_name, "kiosk-2026-11-23-1-", 19), 0);
	next = listed(new_job());
	assert_int_equal(strlen(job.job_name), 19 + 8);
	assert_string_not_equal(job.job_name + 19, next.job_name + 19);
}

static void a_live_claim_holds_a_dead_one_is_taken_over(void **state)
{
	int64_t id = new_job();
	struct print_job job, untouched = { .id = 77 };

	(void)state;
	assert_fault(FAULT_NONE, store_print_claim(fixture_store, id, &me, alive, &monday, &job));
	assert_int_equal(job.attempt, 1);
	assert_memory_equal(&job.claim, &me, sizeof(me));
	assert_fault(FAULT_STALE,
	             store_print_claim(fixture_store, id, &other, alive, &monday, &untouched));
	assert_int_equal(untouched.id, 77);
	assert_int_equal(listed(id).claim.pid, me.pid);
	assert_int_equal(listed(id).attempt, 1);
	assert_fault(FAULT_NONE, store_print_claim(fixture_store, id, &other, dead, &monday, &job));
	assert_int_equal(job.attempt, 2);
	job = listed(id);
	assert_memory_equal(&job.claim, &other, sizeof(other));
	assert_fault(FAULT_STALE, store_print_claim(fixture_store, 999, &me, dead, &monday, &job));
}

static void a_job_goes_its_way(void **state)
{
	int64_t id = new_job();
	struct print_job job;

	(void)state;
	assert_fault(FAULT_NONE, store_print_claim(fixture_store, id, &me, alive, &monday, &job));
	assert_fault(FAULT_NONE, store_print_mark(fixture_store, id, VERB_SPOOL, "receipt", 42,
	                                          false, NULL, &monday));
	job = listed(id);
	assert_int_equal(job.state, PRINT_SPOOLED);
	assert_string_equal(job.queue, "receipt");
	assert_int_equal(job.queue_job, 42);
	assert_int_equal(job.claim.pid, me.pid);
	assert_fault(FAULT_NONE, mark(id, VERB_PRINT, false, NULL));
	assert_int_equal(listed(id).id, 0);
	assert_peek("SELECT state || claim_pid || claim_boot || queue || queue_job FROM print_job",
	            "printed0receipt42");
	assert_fault(FAULT_STALE, store_print_claim(fixture_store, id, &me, dead, &monday, &job));
	assert_peek("SELECT group_concat(what || '>' || becomes) FROM event WHERE print_job = 1",
	            "print>pending,print-claim>pending,print-spool>spooled,print-done>printed");
}

static void a_failed_job_is_tried_again(void **state)
{
	int64_t id = new_job();
	struct print_job job;

	(void)state;
	assert_fault(FAULT_NONE, store_print_claim(fixture_store, id, &me, alive, &monday, &job));
	assert_fault(FAULT_NONE, mark(id, VERB_FAIL, false, "media-empty"));
	assert_int_equal(listed(id).id, 0);
	assert_fault(FAULT_STALE, store_print_claim(fixture_store, id, &me, dead, &monday, &job));
	assert_fault(FAULT_NONE, mark(id, VERB_RETRY, false, NULL));
	assert_fault(FAULT_NONE, store_print_claim(fixture_store, id, &me, alive, &monday, &job));
	assert_int_equal(job.attempt, 2);
	assert_string_equal(job.reason, "media-empty");
	assert_peek("SELECT why FROM event WHERE what = 'print-fail'", "media-empty");
}

static void doubt_keeps_a_job_open_until_settled(void **state)
{
	int64_t id = new_job();
	struct print_job job;

	(void)state;
	assert_fault(FAULT_STALE, store_print_settle(fixture_store, id, &monday));
	assert_fault(FAULT_NONE, mark(id, VERB_TAKE_BACK, true, "timed-out"));
	assert_int_equal(listed(id).state, PRINT_CANCELLED);
	assert_true(listed(id).doubtful);
	assert_fault(FAULT_NONE, store_print_claim(fixture_store, id, &me, alive, &monday, &job));
	assert_fault(FAULT_NONE, store_print_settle(fixture_store, id, &monday));
	assert_int_equal(listed(id).id, 0);
	assert_peek("SELECT state || doubtful || claim_pid FROM print_job", "cancelled00");
}

static void every_verb_obeys_the_rules(void **state)
{
	(void)state;
	for (int from = 0; from < PRINT_STATES; from++) {
		for (int verb = 0; verb < PRINT_VERBS; verb++) {
			int64_t id = new_job();
			enum print_state to = (enum print_state)from;
			bool allowed = rules_print((enum print_state)from, (enum print_verb)verb, &to);
			char sql[200];
			int events;

			snprintf(sql, sizeof(sql), "UPDATE print_job SET state = '%s' WHERE id = %d",
			         print_state_name((enum print_state)from), (int)id);
			assert_int_equal(behind(sql), SQLITE_OK);
			events = atoi(peek("SELECT count(*) FROM event"));
			assert_fault(allowed ? FAULT_NONE : FAULT_STALE,
			             mark(id, (enum print_verb)verb, false, NULL));
			snprintf(sql, sizeof(sql), "SELECT state FROM print_job WHERE id = %d", (int)id);
			assert_peek(sql, print_state_name(to));
			assert_int_equal(atoi(peek("SELECT count(*) FROM event")), events + allowed);
		}
	}
	assert_chain_whole(fixture_store);
}

static void foreign_words_are_cut(void **state)
{
	int64_t id = new_job();
	char long_reason[200];

	(void)state;
	memset(long_reason, 'r', sizeof(long_reason) - 1);
	long_reason[sizeof(long_reason) - 1] = '\0';
	assert_fault(FAULT_NONE, mark(id, VERB_FAIL, true, long_reason));
	assert_int_equal(strlen(listed(id).reason), 63);
}

static void open_jobs_come_oldest_first(void **state)
{
	struct print_job jobs[2];
	int64_t first = new_job(), second = new_job();
	int count;

	(void)state;
	new_job();
	assert_fault(FAULT_NONE, mark(first, VERB_PRINT, false, NULL));
	assert_fault(FAULT_NONE, store_print_open(fixture_store, jobs, 2, &count));
	assert_int_equal(count, 2);
	assert_int_equal(jobs[0].id, second);
	assert_true(jobs[1].id > second);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
		TEST(a_new_job_is_pending_and_unclaimed),
		TEST(a_live_claim_holds_a_dead_one_is_taken_over),
		TEST(a_job_goes_its_way),
		TEST(a_failed_job_is_tried_again),
		TEST(doubt_keeps_a_job_open_until_settled),
		TEST(every_verb_obeys_the_rules),
		TEST(foreign_words_are_cut),
		TEST(open_jobs_come_oldest_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
