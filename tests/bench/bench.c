/* usage: bench [--tiny] BUILD-FOLDER [NAME...]: figures of the program as one JSON
 * object, taken on the file system of that folder. Limits are measured in the
 * same run, in turns with what is held against them. --tiny only tries the
 * benchmarks: its figures mean nothing. */
#include "bench.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

struct bench_setup bench;

static struct bench_io io;
static int members;

/* The process's own fdatasync and friends stand before libc's, so the library
 * under the register is counted without a tracer's cost. */
int fdatasync(int fd)
{
	io.syncs++;
	return (int)syscall(SYS_fdatasync, fd);
}

int fsync(int fd)
{
	io.syncs++;
	return (int)syscall(SYS_fsync, fd);
}

ssize_t pwrite64(int fd, const void *bytes, size_t len, off64_t at)
{
	ssize_t done = (ssize_t)syscall(SYS_pwrite64, fd, bytes, len, at);
	if (done > 0)
		io.written += done;
	return done;
}

void bench_io_reset(void)
{
	io = (struct bench_io){ 0 };
}

struct bench_io bench_io(void)
{
	return io;
}

int bench_count(int count)
{
	return bench.tiny && count > 3 ? 3 : count;
}

void bench_fail(const char *format, ...)
{
	va_list args;
	fflush(stdout);
	fputs("bench: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(1);
}

double bench_now_ms(void)
{
	struct timespec at;
	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
}

struct moment bench_today(void)
{
	time_t now = time(NULL);
	struct tm tm;
	localtime_r(&now, &tm);
	return (struct moment){
		.unix_s = now, .date = { tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday },
		.hour = tm.tm_hour, .minute = tm.tm_min, .second = tm.tm_sec,
		.utc_offset_s = (int)tm.tm_gmtoff,
	};
}

static int compare(const void *one, const void *other)
{
	double a = *(const double *)one, b = *(const double *)other;
	return (a > b) - (a < b);
}

double bench_quantile(double *values, int count, double p)
{
	qsort(values, (size_t)count, sizeof *values, compare);
	int at = (int)(p * count);
	return values[at < count ? at : count - 1];
}

static void member(const char *name)
{
	printf("%s\n  \"%s\": ", members++ ? "," : "{", name);
}

void bench_number(const char *name, double value)
{
	member(name);
	printf("%.3f", value);
}

void bench_text(const char *name, const char *value)
{
	member(name);
	printf("\"%s\"", value);
}

void bench_most(const char *name, double value, double most)
{
	member(name);
	printf("{\"value\": %.3f, \"most\": %.3f, \"met\": %s}", value, most,
	       value <= most ? "true" : "false");
}

void bench_least(const char *name, double value, double least)
{
	member(name);
	printf("{\"value\": %.3f, \"least\": %.3f, \"met\": %s}", value, least,
	       value >= least ? "true" : "false");
}

double bench_status(pid_t pid, const char *name)
{
	char path[64], line[256];
	double value = 0;
	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	FILE *file = fopen(path, "r");
	while (file && fgets(line, sizeof line, file))
		if (strncmp(line, name, strlen(name)) == 0)
			value = atof(line + strlen(name));
	if (file)
		fclose(file);
	return value;
}

static void tell_disk(void)
{
	static const struct {
		long magic;
		const char *name;
	} kinds[] = {
		{ 0xEF53, "ext" }, { 0x9123683E, "btrfs" }, { 0x58465342, "xfs" },
		{ 0x794C7630, "overlay" }, { 0x2FC12FC1, "zfs" },
	};
	struct statfs fs;
	char other[32];
	if (statfs(bench.folder, &fs) != 0 || fs.f_type == 0x01021994 ||
	    fs.f_type == (long)0x858458F6)
		bench_fail("%s is in memory; figures of a disk need a disk", bench.folder);
	snprintf(other, sizeof other, "0x%lx", (unsigned long)fs.f_type);
	const char *name = other;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (kinds[i].magic == fs.f_type)
			name = kinds[i].name;
	}
	bench_text("file_system", name);
}

static void tell_load(const char *name)
{
	double load[1] = { 0 };
	if (getloadavg(load, 1) == 1)
		bench_number(name, load[0]);
}

static const struct {
	const char *name;
	void (*run)(void);
} benches[] = {
	{ "start", bench_start }, { "key", bench_key }, { "take", bench_take },
	{ "once", bench_once }, { "send", bench_send }, { "race", bench_race },
	{ "life", bench_life }, { "paper", bench_paper },
};
enum { BENCHES = sizeof benches / sizeof *benches };

static bool is_wanted(const char *name, char *const names[])
{
	bool wanted = !*names;
	for (; *names; names++)
		wanted |= strcmp(*names, name) == 0;
	return wanted;
}

static void check_names(char *const names[])
{
	for (; *names; names++) {
		bool known = false;
		for (int i = 0; i < BENCHES; i++)
			known |= strcmp(*names, benches[i].name) == 0;
		if (!known)
			bench_fail("there is no benchmark \"%s\"", *names);
	}
}

static void set_up(const char *build)
{
	snprintf(bench.build, sizeof bench.build, "%s", build);
	snprintf(bench.folder, sizeof bench.folder, "%s/bench", build);
	snprintf(bench.kiosk, sizeof bench.kiosk, "%s/bin/kiosk", build);
	/* The forms of a school that is always open: figures of any hour are alike. */
	char forms[sizeof bench.build + 8];
	snprintf(forms, sizeof forms, "%s/open", build);
	setenv("KIOSK_FORMS", forms, 1);
	if (mkdir(bench.folder, 0700) != 0 && errno != EEXIST)
		bench_fail("cannot make %s: %s", bench.folder, strerror(errno));
}

int main(int argc, char *argv[])
{
	bench.tiny = argc > 1 && strcmp(argv[1], "--tiny") == 0;
	char **args = argv + 1 + bench.tiny;
	if (!*args)
		bench_fail("usage: bench [--tiny] BUILD-FOLDER [NAME...]");
	set_up(*args);
	check_names(args + 1);
	tell_disk();
	tell_load("load_before");
	for (int i = 0; i < BENCHES; i++) {
		double began = bench_now_ms();
		if (!is_wanted(benches[i].name, args + 1))
			continue;
		fflush(stdout);
		benches[i].run();
		fprintf(stderr, "bench: %-6s %5.1f s\n", benches[i].name,
		        (bench_now_ms() - began) / 1e3);
	}
	tell_load("load_after");
	printf("\n}\n");
	return 0;
}
