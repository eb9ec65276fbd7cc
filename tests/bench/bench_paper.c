/* A whole `kiosk take` with its PDF: start, commit, render in the child. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

enum { RUNS = 30 };

static double run(const char *program, const char *home, const char *printer)
{
	const char *argv[] = {
		program, "take", "--home", home, "--printer", printer, "--service", "403015",
		"--consent-by", "x", "--answers", "/dev/stdin", NULL,
	};
	static const char answers[] =
		"{\"applicant_role\":null,\"applicant_name\":null,\"applicant_iin\":null,"
		"\"applicant_settlement\":null,\"applicant_street\":null,"
		"\"applicant_house\":null,\"child_name\":null,\"child_iin\":null,"
		"\"child_class\":null,\"child_language\":null,\"from_school\":null,"
		"\"from_place\":null,\"to_school\":null,\"reason\":null}";
	int in[2], status = 0;
	double began = bench_now_ms();
	if (pipe(in) != 0)
		exit(1);
	pid_t pid = fork();
	if (pid == 0) {
		int out = open("/dev/null", O_WRONLY);
		dup2(in[0], STDIN_FILENO);
		dup2(out, STDOUT_FILENO);
		close(in[1]);
		execv(argv[0], (char *const *)argv);
		_exit(127);
	}
	close(in[0]);
	if (write(in[1], answers, sizeof answers - 1) < 0)
		exit(1);
	close(in[1]);
	waitpid(pid, &status, 0);
	if (status != 0) {
		fprintf(stderr, "bench: kiosk take ended with %d\n", status);
		exit(1);
	}
	return bench_now_ms() - began;
}

static double median(const char *program, const char *home, const char *printer)
{
	static double times[RUNS];
	for (int i = 0; i < RUNS; i++)
		times[i] = run(program, home, printer);
	return bench_quantile(times, RUNS, 0.5);
}

void bench_paper(const char *build, const char *folder)
{
	char program[600], home[600], printer[700];
	snprintf(program, sizeof program, "%s/bin/kiosk", build);
	snprintf(home, sizeof home, "%s/paper", folder);
	snprintf(printer, sizeof printer, "file:%s/paper/out", folder);
	double bare = median(program, home, "none");
	double paper = median(program, home, printer);
	bench_number("kiosk_take_no_paper_median_ms", bare);
	bench_number("kiosk_take_with_pdf_median_ms", paper);
	bench_number("paper_cold_median_ms", paper - bare);
}
