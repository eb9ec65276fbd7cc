#include "staff/look.h"

#include "staff/list.h"
#include "staff/marks.h"
#include "staff/people.h"
#include "staff/request_run.h"
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

static enum fault look_inside(struct office *office, struct staff *staff)
{
	enum fault fault = look_day(office->store, &staff->now, &staff->day);
	if (!fault)
		fault = look_clock(office->store, staff->demo, &staff->day);
	if (!fault)
		list_move(staff, 0);
	if (!fault)
		fault = request_run_look(office, staff);
	if (!fault)
		marks_find(staff);
	return fault;
}

enum fault look_page(struct office *office, const struct sitting *sitting, struct reach *reach,
                     struct staff *staff)
{
	struct store *store = office->store;
	marks_note(staff);
	enum fault fault = store_accounts(store, staff->accounts, ACCOUNTS_MAX,
	                                  &staff->account_count);
	if (!fault)
		people_refresh(staff);
	if (!fault)
		fault = sitting_look(sitting, staff);
	/* What was read of people must not stand behind a lock. */
	if (fault)
		return fault;
	if (staff->page == STAFF_LOCKED)
		return look_calls(store, &staff->now, &staff->day);
	if (staff->account.id == 0) {
		marks_find(staff);
		return FAULT_NONE;
	}
	fault = look_inside(office, staff);
	return fault ? fault : reach_look(reach, staff);
}
