/* The child that prints: a ticket as a file, and until a receipt printer's queue
 * has accepted one, at a private print system. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

enum { PAPERS = 20, ORDER = 16384 };

/* What command prints. */
static void output_of(const char *command, char *out, size_t size)
{
	FILE *pipe = popen(command, "r");
	size_t len = pipe ? fread(out, 1, size - 1, pipe) : 0;
	out[len] = '\0';
	if (!pipe || pclose(pipe) != 0 || len == 0)
		bench_fail("failed: %s", command);
}

static void make_order(int i, const char *route, char order[static ORDER])
{
	char command[3 * BENCH_PATH];
	snprintf(command, sizeof command,
	         "python3 '%s/print/order.py' bench-%s-%d-%d kk %s", TESTS_DIR,
	         strncmp(route, "route=file", 10) == 0 ? "file" : "cups", (int)getpid(), i, route);
	output_of(command, order, ORDER);
}

/* From the start of the child to a report of that state. */
static double report_ms(const char *order, const char *state)
{
	char program[BENCH_PATH + 64], share[BENCH_PATH], line[4096];
	int in[2], out[2];
	bool told = false;
	snprintf(program, sizeof program, "%s/libexec/kiosk/kiosk-print", bench.build);
	snprintf(share, sizeof share, "%s/share", bench.build);
	double began = bench_now_ms(), took = 0;
	if (pipe(in) != 0 || pipe(out) != 0)
		bench_fail("no pipe");
	pid_t pid = fork();
	if (pid == 0) {
		dup2(in[0], STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		close(in[1]);
		close(out[0]);
		execl(program, program, "--share", share, NULL);
		_exit(127);
	}
	close(in[0]);
	close(out[1]);
	if (write(in[1], order, strlen(order)) < 0)
		bench_fail("kiosk-print does not listen");
	close(in[1]);
	FILE *reports = fdopen(out[0], "r");
	while (fgets(line, sizeof line, reports)) {
		if (!told && strstr(line, state)) {
			took = bench_now_ms() - began;
			told = true;
		}
	}
	fclose(reports);
	waitpid(pid, NULL, 0);
	if (!told)
		bench_fail("kiosk-print did not report %s", state);
	return took;
}

static double median(const char *route, const char *state)
{
	static double times[PAPERS];
	static char order[ORDER];
	int count = bench_count(PAPERS);
	for (int i = 0; i < count; i++) {
		make_order(i, route, order);
		times[i] = report_ms(order, state);
	}
	return bench_quantile(times, count, 0.5);
}

static void receipt(void)
{
	char dir[] = "/tmp/kiosk-bench.XXXXXX", command[2 * BENCH_PATH], setting[1024];
	if (!mkdtemp(dir))
		bench_fail("cannot make %s", dir);
	snprintf(command, sizeof command,
	         "chmod 755 %s && B='%s' '%s/print/fixture.sh' start %s receipt", dir, bench.build,
	         TESTS_DIR, dir);
	output_of(command, setting, sizeof setting);
	snprintf(setting, sizeof setting, "%s/run/cups.sock", dir);
	setenv("CUPS_SERVER", setting, 1);
	bench_most("receipt_accepted_median_ms",
	           median("route=cups target=pos-raw queue=pos-raw:raster:576", "spooled"), 100);
	unsetenv("CUPS_SERVER");
	snprintf(command, sizeof command, "'%s/print/fixture.sh' stop %s; rm -rf %s", TESTS_DIR, dir,
	         dir);
	if (system(command) != 0)
		bench_fail("failed: %s", command);
}

void bench_paper(void)
{
	char route[BENCH_PATH + 64];
	snprintf(route, sizeof route, "route=file target='%.580s/paper'", bench.folder);
	bench_most("paper_cold_median_ms", median(route, "printed"), 40);
	receipt();
}
