#include "staff/look.h"

#include "store/redate.h"
#include "store/take.h"
#include "sys/clock.h"
#include "sys/process.h"

enum fault look_calls(struct store *store, const struct moment *now, struct staff_day *day)
{
	enum fault fault = store_school_day(store, now->date, &day->day);
	if (!fault)
		fault = store_counts(store, day->day, &day->counts);
	return fault ? fault : store_desk_states(store, now, day->desks, DESKS_MAX,
	                                         &day->desk_count);
}

enum fault look_day(struct store *store, const struct moment *now, struct staff_day *day)
{
	struct moment of = *now;
	enum fault fault = look_calls(store, now, day);
	of.date = day->day;
	if (!fault)
		fault = store_desk_rows(store, &of, day->row, DESK_ROWS, &day->count);
	if (!fault)
		fault = store_consulted(store, day->day, &day->consulted);
	if (!fault)
		fault = store_pace(store, &of, &day->pace);
	if (!fault)
		fault = store_desk_people(store, now, day->sitting, DESK_PEOPLE, &day->sitting_count);
	if (!fault)
		fault = store_newest_backup(store, &day->backup);
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
