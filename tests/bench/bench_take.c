/* One take in an open process, beside the least a disk needs for as many bytes. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "store/take.h"
#include "store/upkeep.h"

enum { TAKES = 400, FIELDS = 13, PAGE = 4096 };

static const struct moment now = {
	.unix_s = 1795406525, .date = { 2026, 11, 23 }, .hour = 9, .minute = 2, .second = 5,
	.utc_offset_s = 18000,
};

static void fill(struct answers *answers)
{
	for (int i = 0; i < FIELDS; i++) {
		char name[ANSWER_NAME];
		snprintf(name, sizeof name, "field_%d", i);
		answers_set(answers, name, ANSWER_GIVEN, "Әбдіқадырова Гүлнұр Серікқызы");
	}
}

static void take(struct store *store, const struct answers *answers)
{
	struct consent consent = { .lang = LANG_KK, .given_by = "Гүлнұр", .for_whom = "Нұрлан",
	                           .how = "screen" };
	memset(consent.text_digest, '0', STORE_DIGEST - 1);
	struct order order = {
		.lang = LANG_KK, .series = "", .request_count = 1, .want_paper = true,
		.actor = { .account = "kiosk", .desk = "" },
		.request = { { .service = "403015", .answers = answers, .consent = &consent } },
	};
	struct ticket ticket;
	if (store_take_ticket(store, &order, &now, &ticket)) {
		fprintf(stderr, "bench: %s\n", store_why(store));
		exit(1);
	}
}

static double append_ms(const char *folder, size_t bytes)
{
	static double times[TAKES];
	char path[600], *block = calloc(1, bytes);
	snprintf(path, sizeof path, "%s/append", folder);
	int fd = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_APPEND, 0600);
	for (int i = 0; i < TAKES; i++) {
		double began = bench_now_ms();
		if (!block || write(fd, block, bytes) != (ssize_t)bytes || fdatasync(fd) != 0)
			exit(1);
		times[i] = bench_now_ms() - began;
	}
	close(fd);
	free(block);
	return bench_quantile(times, TAKES, 0.5);
}

void bench_take(const char *folder)
{
	static double times[TAKES];
	static struct answers answers;
	struct store *store;
	char path[600], why[STORE_TEXT];
	int most = 0, more = 0;
	int64_t written = 0;
	snprintf(path, sizeof path, "%s/take.db", folder);
	if (store_open(path, STORE_WAIT_SCREEN_MS, 1, &store, why)) {
		fprintf(stderr, "bench: %s\n", why);
		exit(1);
	}
	fill(&answers);
	take(store, &answers); /* the log's first commit writes its header too */
	for (int i = 0; i < TAKES; i++) {
		bench_io_reset();
		double began = bench_now_ms();
		take(store, &answers);
		times[i] = bench_now_ms() - began;
		struct bench_io io = bench_io();
		most = io.syncs > most ? io.syncs : most;
		more += io.syncs > 1;
		written += io.written;
	}
	store_close(store);
	double median = bench_quantile(times, TAKES, 0.5);
	double limit = append_ms(folder, (size_t)(written / TAKES));
	bench_number("take_median_ms", median);
	bench_number("take_p99_ms", bench_quantile(times, TAKES, 0.99));
	bench_number("takes", TAKES);
	bench_number("takes_with_more_than_one_sync", more); /* first after a checkpoint */
	bench_number("take_syncs_most", most);
	bench_number("take_pages", (double)written / TAKES / PAGE);
	bench_number("append_same_bytes_median_ms", limit);
	bench_number("take_to_append_ratio", median / limit);
}
