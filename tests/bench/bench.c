/* usage: bench BUILD-FOLDER: figures of the program as one JSON object, taken on
 * the file system of that folder. Ratios compare with a limit measured in the
 * same run. */
#include "bench.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

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

double bench_now_ms(void)
{
	struct timespec at;
	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
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

void bench_done(void)
{
	printf("\n}\n");
}

void bench_disk(const char *folder)
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
	if (statfs(folder, &fs) != 0 || fs.f_type == 0x01021994 || fs.f_type == (long)0x858458F6) {
		fprintf(stderr, "bench: %s is in memory; figures of a disk need a disk\n", folder);
		exit(1);
	}
	snprintf(other, sizeof other, "0x%lx", (unsigned long)fs.f_type);
	const char *name = other;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (kinds[i].magic == fs.f_type)
			name = kinds[i].name;
	}
	bench_text("file_system", name);
}

int main(int argc, char *argv[])
{
	char folder[512], command[600];
	if (argc != 2) {
		fprintf(stderr, "usage: bench BUILD-FOLDER\n");
		return 2;
	}
	snprintf(folder, sizeof folder, "%s/bench", argv[1]);
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	if (system(command) != 0 || mkdir(folder, 0700) != 0) {
		fprintf(stderr, "bench: cannot make %s: %s\n", folder, strerror(errno));
		return 1;
	}
	bench_disk(folder);
	bench_take(folder);
	bench_screen(argv[1], folder);
	bench_paper(argv[1], folder);
	bench_done();
	return 0;
}
