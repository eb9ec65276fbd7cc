/* `kiosk take` from a script: how long, and how often the disk is waited for
 * before the number is told. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "bench.h"

enum { RUNS = 30 };

static const char answers[] =
	"{\"applicant_role\":null,\"applicant_name\":null,\"applicant_iin\":null,"
	"\"applicant_phone\":null,\"applicant_flat\":null,"
	"\"applicant_settlement\":null,\"applicant_street\":null,"
	"\"applicant_house\":null,\"child_name\":null,\"child_iin\":null,"
	"\"child_class\":null,\"child_language\":null,\"from_school\":null,"
	"\"from_place\":null,\"to_school\":null,\"reason\":null}";

static void take(const char *before, const char *home)
{
	char command[4 * BENCH_PATH];
	snprintf(command, sizeof command,
	         "%s '%s' take --home '%s' --no-print --service 403015 --consent-by x"
	         " --answers - > /dev/null", before, bench.kiosk, home);
	FILE *pipe = popen(command, "w");
	if (!pipe || fputs(answers, pipe) < 0 || pclose(pipe) != 0)
		bench_fail("kiosk take failed: %s", command);
}

/* Syncs up to the line that tells the ticket. */
static int count_syncs(const char *trace)
{
	char line[4096];
	int syncs = 0;
	bool told = false;
	FILE *file = fopen(trace, "r");
	while (file && !told && fgets(line, sizeof line, file)) {
		syncs += strstr(line, "fdatasync(") || strstr(line, "fsync(");
		told = strstr(line, "write(1, \"ticket ") != NULL;
	}
	if (file)
		fclose(file);
	if (!told)
		bench_fail("strace saw no ticket in %s", trace);
	return syncs;
}

void bench_once(void)
{
	static double times[RUNS];
	char home[BENCH_PATH], strace[2 * BENCH_PATH], trace[BENCH_PATH + 16];
	int count = bench_count(RUNS);
	bench_register(1000, home);
	for (int i = 0; i < count; i++) {
		double began = bench_now_ms();
		take("", home);
		times[i] = bench_now_ms() - began;
	}
	snprintf(trace, sizeof trace, "%s/trace", bench.folder);
	snprintf(strace, sizeof strace, "strace -f -o '%s' -e trace=fdatasync,fsync,write", trace);
	take(strace, home);
	bench_number("once_median_ms", bench_quantile(times, count, 0.5));
	bench_most("once_syncs_before_number", count_syncs(trace), 3);
}
