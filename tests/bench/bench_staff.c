/* The staff's desk: how soon and at what cost its list follows a change of another
 * process in a register with a long past and a full house, what a call costs beside
 * the least a disk needs, and what the screen costs while nothing happens. */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench.h"
#include "store/account.h"
#include "store/take.h"
#include "store/upkeep.h"
#include "store/verbs.h"

enum {
	PAST = 1000000, WAITING = 300, CHANGES = 50, CALLS = 200, CHECKPOINT_EVERY = 50,
	QUIET_MS = 60, IDLE_S = 20, PAGE = 4096,
};

static const char secret[] = "four green apples";

static struct change change(void)
{
	return (struct change){ .desk = "", .why = "", .actor = { "bench", "2" } };
}

static void add_account(struct store *store)
{
	struct actor actor = { .account = "bench", .desk = "" };
	struct moment now = bench_today();
	enum account_result result;
	if (store_account_add(store, "Bench", ROLE_HEAD, secret, &actor, &now, &result))
		bench_fail("%s", store_why(store));
}

/* Takes until so many wait; the first of them in *first. */
static void fill_house(struct store *store, int64_t *first)
{
	for (int i = 0; i < WAITING; i++) {
		struct ticket ticket;
		bench_take_one(store, &ticket);
		*first = i == 0 ? ticket.visit : *first;
	}
}

static void do_verb(struct store *store, int64_t visit, enum visit_verb verb)
{
	struct change putting_off = change();
	struct change_outcome outcome;
	struct moment now = bench_today();
	putting_off.why = verb == VERB_HOLD ? "papers" : "";
	if (store_visit(store, visit, verb, &putting_off, &now, &outcome)
	    || outcome.result != CHANGE_DONE)
		bench_fail("%s: %s", visit_verb_name(verb), store_why(store));
}

/* ---- one call ----------------------------------------------------------------- */

struct calls {
	double ms[CALLS], append_ms[CALLS];
	int syncs_most;
	int64_t written;
};

static void call_once(struct store *store, struct calls *calls, int i)
{
	struct change calling = change();
	struct change_outcome outcome;
	struct moment now = bench_today();
	calling.desk = "2";
	bench_io_reset();
	double began = bench_now_ms();
	enum fault fault = store_call_next(store, now.date, &calling, &now, &outcome);
	calls->ms[i] = bench_now_ms() - began;
	struct bench_io io = bench_io();
	if (fault || outcome.result != CHANGE_DONE)
		bench_fail("call: %s", store_why(store));
	if (i % CHECKPOINT_EVERY > 0 && io.syncs > calls->syncs_most)
		calls->syncs_most = io.syncs;
	calls->written += io.written;
	calls->append_ms[i] = bench_append_ms((size_t)io.written);
	do_verb(store, outcome.visit, VERB_REQUEUE);
}

static void call_next(struct store *store)
{
	static struct calls calls;
	int count = bench_count(CALLS);
	for (int i = 0; i < count; i++) {
		if (i % CHECKPOINT_EVERY == 0 && store_checkpoint(store))
			bench_fail("%s", store_why(store));
		call_once(store, &calls, i);
	}
	double median = bench_quantile(calls.ms, count, 0.5);
	double limit = bench_quantile(calls.append_ms, count, 0.5);
	bench_number("call_next_median_ms", median);
	bench_number("call_next_pages", (double)calls.written / count / PAGE);
	bench_number("call_next_append_same_bytes_median_ms", limit);
	bench_most("call_next_to_append_ratio", median / limit, 1.5);
	bench_most("call_next_syncs_most", calls.syncs_most, 1);
}

/* ---- the screen ---------------------------------------------------------------- */

static void log_in(struct bench_pty *pty, const char *home)
{
	const char *argv[] = { bench.kiosk, "staff", "--demo", "--home", home, NULL };
	bench_pty_start(pty, 80, 24, argv);
	bench_pty_wait(pty, "Bench"); /* the register is open and read */
	bench_pty_drain(pty, QUIET_MS);
	bench_pty_send(pty, "\033[[D"); /* in English */
	bench_pty_wait(pty, "Who are you?");
	bench_pty_send(pty, "\r");
	bench_pty_wait(pty, "At which desk");
	bench_pty_send(pty, "\r");
	bench_pty_wait(pty, "Your PIN");
	bench_pty_send(pty, secret);
	bench_pty_send(pty, "\r");
	bench_pty_wait(pty, "Waiting 300");
	bench_pty_drain(pty, QUIET_MS);
}

/* Of the program alone, whatever else runs. */
static double cpu_ms(pid_t pid)
{
	clockid_t clock;
	struct timespec used;
	if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &used) != 0)
		bench_fail("no processor time of the program");
	return (double)used.tv_sec * 1e3 + (double)used.tv_nsec / 1e6;
}

/* Puts the oldest off and back again; the count of those who wait shows it. */
static void refresh(struct bench_pty *pty, struct store *store, int64_t visit)
{
	static double seen_ms[CHANGES], used_ms[CHANGES];
	int count = bench_count(CHANGES);
	for (int i = 0; i < count; i++) {
		pty->len = 0;
		double used = cpu_ms(pty->pid);
		do_verb(store, visit, i % 2 ? VERB_RESUME : VERB_HOLD);
		double began = bench_now_ms();
		bench_pty_wait(pty, i % 2 ? "300" : "299");
		seen_ms[i] = bench_now_ms() - began;
		bench_pty_drain(pty, QUIET_MS);
		used_ms[i] = cpu_ms(pty->pid) - used;
	}
	bench_number("staff_refresh_median_ms", bench_quantile(seen_ms, count, 0.5));
	bench_most("staff_refresh_most_ms", seen_ms[count - 1], 300);
	bench_number("staff_refresh_cpu_median_ms", bench_quantile(used_ms, count, 0.5));
	bench_most("staff_refresh_cpu_p95_ms", bench_quantile(used_ms, count, 0.95), 5);
}

static void idle(const struct bench_pty *pty)
{
	int ms = IDLE_S * (bench.tiny ? 100 : 1000);
	double woken = bench_status(pty->pid, "voluntary_ctxt_switches:");
	double used = cpu_ms(pty->pid);
	poll(NULL, 0, ms);
	woken = bench_status(pty->pid, "voluntary_ctxt_switches:") - woken;
	used = cpu_ms(pty->pid) - used;
	bench_most("staff_idle_wakeups_per_s", woken * 1e3 / ms, 7);
	bench_most("staff_idle_cpu_ms_per_s", used * 1e3 / ms, 5);
	bench_most("staff_rss_mib", bench_status(pty->pid, "VmRSS:") / 1024, 12);
}

void bench_staff(void)
{
	static struct bench_pty pty;
	char home[BENCH_PATH];
	int64_t first = 0;
	bench_register(PAST, home);
	struct store *store = bench_store(home, STORE_WAIT_SCRIPT_MS);
	add_account(store);
	fill_house(store, &first);
	call_next(store);
	log_in(&pty, home);
	refresh(&pty, store, first);
	idle(&pty);
	bench_pty_stop(&pty);
	store_close(store);
}
