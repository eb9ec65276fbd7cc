/* One take in an open process, beside the least a disk needs for as many bytes;
 * and with a thousand times the past. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bench.h"
#include "store/take.h"
#include "store/upkeep.h"

enum { TAKES = 400, PAGE = 4096, CHECKPOINT_EVERY = 50, SHORT_PAST = 1000, LONG_PAST = 1000000 };

/* Takes in one register. */
struct series {
	struct store *store;
	double ms[TAKES];
	int syncs_most, syncs_after_checkpoint;
	int64_t written, written_last;
};

static void take(struct series *series, int i)
{
	struct ticket ticket;
	bool fresh = i % CHECKPOINT_EVERY == 0;
	if (fresh && i > 0 && store_checkpoint(series->store))
		bench_fail("%s", store_why(series->store));
	bench_io_reset();
	double began = bench_now_ms();
	bench_take_one(series->store, &ticket);
	series->ms[i] = bench_now_ms() - began;
	struct bench_io io = bench_io();
	int *most = fresh ? &series->syncs_after_checkpoint : &series->syncs_most;
	if (io.syncs > *most)
		*most = io.syncs;
	series->written_last = io.written;
	series->written += io.written;
}

/* A block as long as what the take has just written. */
static double append_ms(int fd, size_t bytes)
{
	static char block[256 * PAGE];
	if (bytes > sizeof block)
		bytes = sizeof block;
	double began = bench_now_ms();
	if (write(fd, block, bytes) != (ssize_t)bytes || fdatasync(fd) != 0)
		bench_fail("cannot append");
	return bench_now_ms() - began;
}

static void open_series(struct series *series, int past)
{
	char home[BENCH_PATH];
	bench_register(past, home);
	*series = (struct series){ .store = bench_store(home, STORE_WAIT_SCRIPT_MS) };
}

static void tell(struct series *few, struct series *many, double *append, int count)
{
	double median = bench_quantile(few->ms, count, 0.5);
	double limit = bench_quantile(append, count, 0.5);
	bench_number("take_median_ms", median);
	bench_number("take_p99_ms", bench_quantile(few->ms, count, 0.99));
	bench_number("take_pages", (double)few->written / count / PAGE);
	bench_number("append_same_bytes_median_ms", limit);
	bench_most("take_to_append_ratio", median / limit, 1.5);
	bench_most("take_syncs_most", few->syncs_most, 1);
	bench_most("take_syncs_after_checkpoint_most", few->syncs_after_checkpoint, 3);
	double million = bench_quantile(many->ms, count, 0.5);
	bench_number("take_in_a_million_median_ms", million);
	bench_most("take_million_to_thousand_ratio", million / median, 1.1);
}

void bench_take(void)
{
	static struct series few, many;
	static double append[TAKES];
	char path[BENCH_PATH + 16];
	int count = bench_count(TAKES);
	snprintf(path, sizeof path, "%s/append", bench.folder);
	int fd = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_APPEND, 0600);
	if (fd < 0)
		bench_fail("cannot make %s", path);
	open_series(&few, SHORT_PAST);
	open_series(&many, LONG_PAST);
	/* in turns, so that a busy minute of the machine is everybody's */
	for (int i = 0; i < count; i++) {
		take(i % 2 ? &few : &many, i);
		take(i % 2 ? &many : &few, i);
		append[i] = append_ms(fd, (size_t)few.written_last);
	}
	close(fd);
	store_close(few.store);
	store_close(many.store);
	tell(&few, &many, append, count);
}
