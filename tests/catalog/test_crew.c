#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>

#include "catalog/crew.h"

enum { JOBS = 1000 };

struct jobs {
	int done[JOBS];
	locale_t locale[JOBS];
	bool open[JOBS]; /* to signals */
	pthread_t caller;
};

static bool takes_signals(void)
{
	sigset_t mask;

	pthread_sigmask(SIG_SETMASK, NULL, &mask);
	return !sigismember(&mask, SIGTERM);
}

static void work(void *ctx, size_t i)
{
	struct jobs *jobs = ctx;

	jobs->done[i]++;
	jobs->locale[i] = uselocale((locale_t)0);
	jobs->open[i] = takes_signals() && !pthread_equal(pthread_self(), jobs->caller);
}

static void test_each_job_once(void **state)
{
	static const size_t counts[] = { 0, 1, 2, 3, 8, JOBS };
	static struct jobs jobs;

	(void)state;
	for (size_t c = 0; c < sizeof(counts) / sizeof(counts[0]); c++) {
		memset(&jobs, 0, sizeof(jobs));
		crew_run(counts[c], work, &jobs);
		for (size_t i = 0; i < JOBS; i++)
			assert_int_equal(jobs.done[i], i < counts[c]);
	}
}

static void test_all_in_the_callers_language(void **state)
{
	static struct jobs jobs;
	locale_t ours = newlocale(LC_ALL_MASK, "C.UTF-8", (locale_t)0);
	locale_t before = uselocale(ours);

	(void)state;
	crew_run(JOBS, work, &jobs);
	uselocale(before);
	for (size_t i = 0; i < JOBS; i++)
		assert_ptr_equal(jobs.locale[i], ours);
	freelocale(ours);
}

/* A thread that took a signal would leave the loop's own asleep. */
static void test_signals_stay_with_the_caller(void **state)
{
	static struct jobs jobs;

	(void)state;
	jobs.caller = pthread_self();
	crew_run(JOBS, work, &jobs);
	assert_true(takes_signals());
	for (size_t i = 0; i < JOBS; i++)
		assert_false(jobs.open[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_job_once),
		cmocka_unit_test(test_all_in_the_callers_language),
		cmocka_unit_test(test_signals_stay_with_the_caller),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
