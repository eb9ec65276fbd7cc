/* What an idle kiosk costs, and whether a month leaves anything behind: 1300
 * visits by keys on a terminal in one process, each wiped at its end. A ticket
 * stands a second at least, so only every fortieth takes one; the others leave at
 * a service. Days do not pass meanwhile, nor is anything printed. */
#include <dirent.h>
#include <poll.h>
#include <stdio.h>

#include "bench.h"

enum { IDLE_S = 20, SETTLE_S = 2, WARM_VISITS = 80, VISITS = 1300, TICKET_EVERY = 40 };

static int open_files(pid_t pid)
{
	char path[64];
	int count = 0;
	snprintf(path, sizeof path, "/proc/%d/fd", (int)pid);
	DIR *folder = opendir(path);
	while (folder && readdir(folder))
		count++;
	if (folder)
		closedir(folder);
	return count;
}

static void wait_s(double s)
{
	poll(NULL, 0, (int)(s * 1000 * (bench.tiny ? 0.1 : 1)));
}

static void idle(pid_t pid)
{
	wait_s(SETTLE_S);
	double before = bench_status(pid, "voluntary_ctxt_switches:");
	wait_s(IDLE_S);
	double woken = bench_status(pid, "voluntary_ctxt_switches:") - before;
	bench_most("idle_wakeups_per_s", woken / (IDLE_S * (bench.tiny ? 0.1 : 1)), 1);
}

static void visits(struct bench_pty *pty, int count)
{
	for (int i = 0; i < count; i++) {
		if (i % TICKET_EVERY != 0) {
			bench_visitor_abandon(pty);
			continue;
		}
		bench_visitor_number(pty);
		bench_visitor_finish(pty);
	}
}

void bench_life(void)
{
	static struct bench_pty pty;
	char home[BENCH_PATH];
	bench_register(100000, home);
	bench_visitor_start(&pty, 80, 24, home, "none");
	idle(pty.pid);
	visits(&pty, bench_count(WARM_VISITS));
	double rss = bench_status(pty.pid, "VmRSS:") / 1024;
	int files = open_files(pty.pid);
	visits(&pty, bench_count(VISITS));
	double later = bench_status(pty.pid, "VmRSS:") / 1024;
	bench_number("month_visits", bench_count(VISITS));
	bench_most("visitor_rss_mib", later, 10);
	bench_most("month_rss_growth_mib", later - rss, 0.25);
	bench_most("month_files_growth", open_files(pty.pid) - files, 0);
	bench_most("month_threads", bench_status(pty.pid, "Threads:"), 1);
	bench_pty_stop(&pty);
}
