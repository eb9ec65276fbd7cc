/* Eight processes take from one register at the same time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"
#include "store/take.h"

enum { RACERS = 8, RACE_S = 10, SERIALS = 1000000 };

/* Shared by the processes. */
struct race {
	struct {
		int taken;
		double worst_ms;
	} racer[RACERS];
	unsigned char serials[SERIALS], numbers[SERIALS]; /* how often each was given out */
};

static void note(unsigned char *seen, const char *text)
{
	const char *hyphen = strchr(text, '-');
	int number = atoi(hyphen ? hyphen + 1 : text);
	if (number < 1 || number >= SERIALS)
		bench_fail("a number out of range: %s", text);
	__atomic_add_fetch(&seen[number], 1, __ATOMIC_RELAXED);
}

static void run(struct race *race, int racer, const char *home, double end_ms)
{
	struct store *store = bench_store(home, STORE_WAIT_SCRIPT_MS);
	for (double now = bench_now_ms(); now < end_ms;) {
		struct ticket ticket;
		bench_take_one(store, &ticket);
		double after = bench_now_ms();
		if (after - now > race->racer[racer].worst_ms)
			race->racer[racer].worst_ms = after - now;
		now = after;
		race->racer[racer].taken++;
		note(race->serials, ticket.request[0].registration);
		note(race->numbers, ticket.number);
	}
	store_close(store);
}

static void race_of(struct race *race, int racers)
{
	char home[BENCH_PATH], command[BENCH_PATH + 16];
	pid_t pids[RACERS];
	snprintf(command, sizeof command, "rm -rf '%.580s/0'", bench.folder);
	if (system(command) != 0)
		bench_fail("cannot remove the register of the race before");
	bench_register(0, home);
	memset(race, 0, sizeof *race);
	double end_ms = bench_now_ms() + (bench.tiny ? 300 : RACE_S * 1000);
	for (int i = 0; i < racers; i++) {
		pids[i] = fork();
		if (pids[i] == 0) {
			run(race, i, home, end_ms);
			_exit(0);
		}
	}
	for (int i = 0; i < racers; i++) {
		int status;
		if (waitpid(pids[i], &status, 0) < 0 || status != 0)
			bench_fail("a process of the race failed");
	}
}

static int total(const struct race *race)
{
	int sum = 0;
	for (int i = 0; i < RACERS; i++)
		sum += race->racer[i].taken;
	return sum;
}

/* Numbers from 1 to count that were not given out exactly once. */
static int wrong(const unsigned char *seen, int count)
{
	int found = 0;
	for (int i = 1; i < SERIALS; i++)
		found += seen[i] != (i <= count);
	return found;
}

void bench_race(void)
{
	struct race *race = mmap(NULL, sizeof *race, PROT_READ | PROT_WRITE,
	                         MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (race == MAP_FAILED)
		bench_fail("no memory");
	race_of(race, 1);
	int alone = total(race);
	race_of(race, RACERS);
	int all = total(race), least = all;
	double worst = 0;
	for (int i = 0; i < RACERS; i++) {
		least = race->racer[i].taken < least ? race->racer[i].taken : least;
		worst = race->racer[i].worst_ms > worst ? race->racer[i].worst_ms : worst;
	}
	bench_number("race_one_process_takes", alone);
	bench_number("race_eight_processes_takes", all);
	bench_least("race_eight_to_one_ratio", (double)all / alone, 0.7);
	bench_most("race_worst_take_ms", worst, 250);
	bench_least("race_least_to_mean_ratio", (double)least * RACERS / all, 0.5);
	bench_most("race_registration_numbers_wrong", wrong(race->serials, all), 0);
	bench_most("race_ticket_numbers_wrong", wrong(race->numbers, all), 0);
	munmap(race, sizeof *race);
}
