#include "staff/run.h"

#include <stdio.h>
#include <string.h>

#include "staff/deeds.h"
#include "staff/list.h"
#include "staff/staff.h"
#include "sys/clock.h"
#include "sys/log.h"
#include "sys/notify.h"
#include "ui/loop.h"
#include "ui/term.h"

enum {
	TICK_MS = 200,  /* others' changes are seen within this time */
	TRY_MS = 1000,  /* so long another process may be in the way before words say so */
	CLOCK_MS = 1000, /* minutes and limits move on */
	MIN_COLS = 80,
	MIN_ROWS = 24,
};

struct run {
	struct office *office;
	struct staff staff;
	int64_t version;    /* of the register, to notice others */
	int64_t alive_ms;
	enum fault fault;   /* of the register, already logged */
};

static void run_clock(struct moment *now, int64_t *mono_ms)
{
	clock_now(now);
	*mono_ms = clock_mono_ms();
}

static enum fault need_store(struct run *run)
{
	enum fault fault = office_open_store(run->office, STORE_WAIT_SCREEN_MS);
	if (fault && fault != run->fault)
		log_line(LOG_LEVEL_ERROR, "the register cannot be used (%s): %s", fault_name(fault),
		         run->office->why);
	run->fault = fault;
	return fault;
}

/* The lists of the page that is open; before anybody is in, only the accounts. */
static enum fault look(struct run *run)
{
	struct staff *staff = &run->staff;
	struct store *store = run->office->store;
	enum fault fault = store_accounts(store, staff->accounts, ACCOUNTS_MAX,
	                                  &staff->account_count);
	if (fault || staff->account.id == 0)
		return fault;
	staff->day.day = staff->now.date;
	fault = store_desk_rows(store, staff->day.day, staff->day.row, DESK_ROWS,
	                        &staff->day.count);
	if (!fault)
		fault = store_counts(store, staff->day.day, &staff->day.counts);
	if (!fault)
		list_move(staff, 0);
	return fault;
}

static enum fault open_first(struct run *run)
{
	struct staff *staff = &run->staff;
	struct actor actor = { .account = "setup", .desk = "" };
	char name[LINE_BYTES], secret[LINE_BYTES];
	line_get(&staff->line[0], name);
	line_get(&staff->line[1], secret);
	enum fault fault = store_account_add(run->office->store, name, ROLE_HEAD, secret, &actor,
	                                     &staff->now, &staff->opened);
	explicit_bzero(secret, sizeof secret);
	return fault;
}

static enum fault enter(struct run *run)
{
	struct staff *staff = &run->staff;
	char secret[LINE_BYTES];
	line_get(&staff->line[2], secret);
	enum fault fault = store_login(run->office->store, staff->account.name, secret, staff->desk,
	                               &staff->now, &staff->login);
	explicit_bzero(secret, sizeof secret);
	return fault;
}

static enum fault do_deed(struct run *run)
{
	struct staff *staff = &run->staff;
	struct staff_deed *deed = &staff->deed;
	const struct deed *row = deeds_row(deed->row);
	struct change change = {
		.desk = *deed->desk ? deed->desk : row->verb == VERB_CALL ? staff->desk : "",
		.why = deed->why,
		.until = deed->until > 0 ? deed->until : 0,
		.actor = { .account = staff->account.name, .desk = staff->desk },
	};
	enum fault fault = row->next
		? store_call_next(run->office->store, staff->now.date, &change, &staff->now, &deed->outcome)
		: store_visit(run->office->store, deed->visit, row->verb, &change, &staff->now,
		              &deed->outcome);
	struct ticket ticket;
	bool found = false;
	if (!fault && row->next && deed->outcome.result == CHANGE_DONE
	    && store_ticket(run->office->store, deed->outcome.visit, &found, &ticket) == FAULT_NONE
	    && found)
		memcpy(deed->number, ticket.number, sizeof deed->number);
	return fault;
}

/* Another desk or the kiosk may hold the register for a moment, which is nobody's
 * concern: tried again, for a second. */
static enum fault try_effect(struct run *run, enum fault (*effect)(struct run *))
{
	int64_t began_ms = clock_mono_ms();
	enum fault fault;
	do {
		fault = need_store(run);
		if (!fault)
			fault = effect(run);
	} while (fault == FAULT_BUSY && clock_mono_ms() - began_ms < TRY_MS);
	return fault;
}

static bool run_effect(void *ctx, int effect, struct event *answer)
{
	static enum fault (*const effects[STAFF_EFFECTS])(struct run *) = {
		[STAFF_LOOK] = look,
		[STAFF_OPEN] = open_first,
		[STAFF_ENTER] = enter,
		[STAFF_DO] = do_deed,
	};
	struct run *run = ctx;
	if (effect == STAFF_THEME) {
		term_theme(run->staff.inverse);
		return false;
	}
	answer->effect = effect;
	answer->fault = try_effect(run, effects[effect]);
	answer->kind = answer->fault ? EVENT_FAILED : EVENT_DONE;
	run->staff.day.fault = answer->fault;
	return true;
}

static int run_watch(void *ctx)
{
	(void)ctx;
	return -1;
}

static bool run_ready(void *ctx, struct event *event)
{
	(void)ctx;
	(void)event;
	return false;
}

static int run_tick_ms(void *ctx)
{
	(void)ctx;
	return TICK_MS;
}

static bool run_beat(void *ctx, bool first, struct event *event)
{
	struct run *run = ctx;
	int64_t mono_ms = clock_mono_ms();
	int interval_ms = notify_interval_ms();
	if (first)
		notify_ready();
	if (interval_ms && mono_ms - run->alive_ms >= interval_ms / 2) {
		notify_alive();
		run->alive_ms = mono_ms;
	}
	if (need_store(run))
		return false;
	int64_t version = store_version(run->office->store);
	if (version == run->version)
		return false;
	run->version = version;
	event->kind = EVENT_CHANGED;
	return true;
}

static bool run_over(const void *model)
{
	const struct staff *staff = model;
	return staff->over;
}

static void run_loop(struct run *run)
{
	struct loop_program program = {
		.model = &run->staff,
		.ctx = run,
		.screen = staff_screen,
		.clock = run_clock,
		.effect = run_effect,
		.watch = run_watch,
		.ready = run_ready,
		.tick_ms = run_tick_ms,
		.beat = run_beat,
		.over = run_over,
		.min_cols = MIN_COLS,
		.min_rows = MIN_ROWS,
		.too_small = N_("This screen is too small for the staff's desk: 80 columns, 24 rows."),
	};
	loop_run(&program);
	term_close();
}

enum staff_end staff_run(struct office *office, bool demo)
{
	static struct run run;
	char log[sizeof office->paths.home + 16];
	run = (struct run){ .office = office, .version = -1 };
	enum term_open opened = term_open();
	if (opened == TERM_NOT_A_TTY)
		return STAFF_NO_TTY;
	if (opened != TERM_OK)
		return STAFF_NO_TERM;
	snprintf(log, sizeof log, "%s/staff.log", office->paths.home);
	log_leave_terminal(log);
	staff_init(&run.staff, office->catalog, demo);
	run_loop(&run);
	notify_stopping();
	explicit_bzero(&run, sizeof run);
	return STAFF_OVER;
}
