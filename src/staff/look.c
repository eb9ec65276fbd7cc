#include "staff/look.h"

#include "store/redate.h"
#include "sys/clock.h"
#include "sys/process.h"

enum fault look_calls(struct store *store, const struct moment *now, struct staff_day *day)
{
	enum fault fault = store_counts(store, now->date, &day->counts);
	return fault ? fault : store_desk_states(store, now, day->desks, DESKS_MAX,
	                                         &day->desk_count);
}

enum fault look_day(struct store *store, const struct moment *now, struct staff_day *day)
{
	day->day = now->date;
	enum fault fault = store_desk_rows(store, day->day, day->row, DESK_ROWS, &day->count);
	if (!fault)
		fault = look_calls(store, now, day);
	if (!fault)
		fault = store_consulted(store, day->day, &day->consulted);
	if (!fault)
		fault = store_newest_print_job(store, &day->printed, &day->paper);
	return fault;
}

enum fault look_clock(struct store *store, bool demo, struct staff_day *day)
{
	struct process self;
	bool asked;
	process_self(&self);
	enum fault fault = store_clock_doubt(store, self.boot_id, &day->doubts, &asked);
	day->ask_clock = !fault && !demo && !asked && (day->doubts > 0 || !clock_is_kept());
	return fault;
}
