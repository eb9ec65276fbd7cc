/* Search in a register of 100,000 requests, by each thing a person remembers. */
#include <stdio.h>
#include <time.h>

#include "bench.h"
#include "store/search.h"

enum { REQUESTS = 100000, ROUNDS = 40 };

static struct search_row rows[SEARCH_ROWS];

static double cpu_ms(void)
{
	return (double)clock() * 1e3 / CLOCKS_PER_SEC;
}

static double search_ms(struct store *store, const char *text, int least)
{
	int count;
	double began = bench_now_ms();
	if (store_search(store, text, rows, SEARCH_ROWS, &count))
		bench_fail("search: %s", store_why(store));
	double ms = bench_now_ms() - began;
	if (count < least || (least == 0 && count > 0))
		bench_fail("\"%s\" finds %d", text, count);
	return ms;
}

/* One that only the oldest rows have is the dearest: all are read for it. */
void bench_search(void)
{
	static const char *const found[] = { "Нұрлан Ерланұлы 1", "Әбдіқадырова", "8 701 000 00 01" };
	static const char *const nothing[] = { "жоқ адам", "999999999999", "Әбдіқадырова Жоқ" };
	static double there[ROUNDS * 3], not_there[ROUNDS * 3];
	char home[BENCH_PATH], path[BENCH_PATH + 16], why[STORE_TEXT];
	struct store *store;
	int rounds = bench_count(ROUNDS), n = 0;
	double worst = 0, began_ms;
	bench_register(REQUESTS, home);
	snprintf(path, sizeof path, "%s/kiosk.db", home);
	if (store_open(path, STORE_WAIT_SCREEN_MS, 1, &store, why))
		bench_fail("search: %s", why);
	began_ms = cpu_ms();
	for (int i = 0; i < rounds; i++) {
		for (int k = 0; k < 3; k++, n++) {
			there[n] = search_ms(store, found[k], 1);
			not_there[n] = search_ms(store, nothing[k], 0);
			worst = there[n] > worst ? there[n] : worst;
			worst = not_there[n] > worst ? not_there[n] : worst;
		}
	}
	bench_most("search_cpu_mean_ms", (cpu_ms() - began_ms) / (2 * n), 50);
	store_close(store);
	bench_most("search_found_median_ms", bench_quantile(there, n, 0.5), 50);
	bench_most("search_nothing_median_ms", bench_quantile(not_there, n, 0.5), 50);
	bench_number("search_worst_ms", worst);
}
