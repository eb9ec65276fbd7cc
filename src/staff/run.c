#include "staff/run.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "staff/attend.h"
#include "staff/doing.h"
#include "staff/list.h"
#include "staff/look.h"
#include "staff/marks.h"
#include "staff/sound.h"
#include "staff/sitting.h"
#include "staff/request_run.h"
#include "staff/people.h"
#include "staff/seat.h"
#include "staff/reach.h"
#include "staff/staff.h"
#include "store/redate.h"
#include "sys/clock.h"
#include "sys/console.h"
#include "sys/log.h"
#include "sys/notify.h"
#include "sys/process.h"
#include "ui/loop.h"
#include "ui/term.h"

enum {
	TICK_MS = 200,  /* others' changes are seen within this time */
	TRY_MS = 1000,  /* so long another process may be in the way before words say so */
	CLOCK_MS = 1000, /* minutes and limits move on */
	CONSOLE_VISITORS = 1, /* /dev/tty1 */
	MIN_COLS = 80,
	MIN_ROWS = 24,
};

struct run {
	struct office *office;
	struct staff staff;
	struct doing doing;
	struct child sound;
	struct handout handout; /* receipts and the like on their way */
	int console;        /* the virtual console this is; 0: none */
	struct reach reach;
	struct attend attend;
	struct sitting sitting;
	bool known;         /* there was a register: none is made in its place */
	int64_t version;    /* of the register, to notice others */
	struct date looked_day; /* midnight brings another list */
	int64_t alive_ms;
	enum fault fault;   /* of the register, already logged */
};

static void run_clock(struct moment *now, int64_t *mono_ms)
{
	clock_now(now);
	*mono_ms = clock_mono_ms();
}

static void note(struct run *run, enum fault fault, const char *why)
{
	if (fault && fault != FAULT_BUSY && fault != run->fault)
		log_line(LOG_LEVEL_ERROR, "the register cannot be used (%s): %s", fault_name(fault), why);
	run->fault = fault;
}

/* A register that is taken away is missed, not made anew: its numbers would begin
 * again, and it would stand in the way of the one that is brought back. */
static enum fault need_store(struct run *run)
{
	struct office *office = run->office;
	if (office->store && !store_in_place(office->store)) {
		office_close_store(office);
		run->version = -1;
	}
	if (office->store)
		return FAULT_NONE;
	bool gone = run->known && !office_has_register(office);
	enum fault fault = gone ? FAULT_MISSING : office_open_store(office, STORE_WAIT_SCREEN_MS);
	run->known = run->known || !fault;
	note(run, fault, gone ? "it was taken away" : office->why);
	return fault;
}

static enum fault look(struct run *run)
{
	return look_page(run->office, &run->sitting, &run->reach, &run->staff);
}

static enum fault open_first(struct run *run)
{
	return sitting_first(&run->sitting, &run->staff);
}

static enum fault enter(struct run *run)
{
	return sitting_enter(&run->sitting, &run->staff);
}

static enum fault do_deed(struct run *run)
{
	return doing_deed(&run->doing, &run->staff);
}

static enum fault clock_right(struct run *run)
{
	struct staff *staff = &run->staff;
	struct actor actor = { .account = staff->account.name, .desk = staff->desk };
	struct process self;
	process_self(&self);
	return store_redate(run->office->store, self.boot_id, &actor, &staff->now,
	                    &staff->redate_left);
}

static void show_visitors(void)
{
	if (!console_show(STDIN_FILENO, CONSOLE_VISITORS))
		log_line(LOG_LEVEL_WARNING, "the visitors' console cannot be shown: %m");
}

/* What needs no register. */
static bool run_plain(struct run *run, int effect)
{
	switch (effect) {
	case STAFF_THEME:
		term_theme(run->staff.inverse);
		return true;
	case STAFF_BELL:
		term_bell();
		return true;
	case STAFF_SHOW_VISITORS:
		show_visitors();
		return true;
	case STAFF_SOUND:
		sound_play(&run->sound, SOUND_PLAYER, catalog_school(run->office->catalog)->sound);
		return true;
	default:
		return false;
	}
}

static enum fault open_visit(struct run *run)
{
	return request_run_visit(run->office, &run->staff);
}

static enum fault do_file(struct run *run)
{
	return request_run_do(run->office, &run->handout, &run->staff);
}

static enum fault change_people(struct run *run)
{
	return people_do(&run->staff, run->office->store);
}

/* The kernel tells nobody when another console is brought to the front. */
static void watch_console(struct run *run)
{
	if (run->staff.seat.shared)
		seat_front(&run->staff, console_seen(STDIN_FILENO) == run->console, clock_mono_ms());
}

static enum fault seek(struct run *run)
{
	return reach_seek(&run->reach, &run->staff);
}

static enum fault scan(struct run *run)
{
	return reach_scan(&run->reach, &run->staff);
}

static enum fault events(struct run *run)
{
	return reach_events(&run->reach, &run->staff);
}

static enum fault close_day(struct run *run)
{
	return reach_close_day(&run->reach, &run->staff);
}

static enum fault print_register(struct run *run)
{
	return register_print(run->office, &run->handout, &run->staff);
}

/* Whose account was shut or changed since the last look does nothing more. */
static enum fault still_here(struct run *run, bool *here)
{
	struct staff *staff = &run->staff;
	bool inside = staff->account.id != 0;
	enum fault fault = FAULT_NONE;
	if (inside)
		fault = store_accounts(run->office->store, staff->accounts, ACCOUNTS_MAX,
		                       &staff->account_count);
	if (inside && !fault)
		people_refresh(staff);
	*here = !inside || staff->account.id != 0;
	return fault;
}

/* Another desk or the kiosk may hold the register for a moment, which is nobody's
 * concern: tried again, for a second. */
static enum fault try_effect(struct run *run, enum fault (*effect)(struct run *), bool *here)
{
	int64_t began_ms = clock_mono_ms();
	enum fault fault;
	do {
		fault = need_store(run);
		if (!fault)
			fault = still_here(run, here);
		if (!fault && *here)
			fault = effect(run);
	} while (fault == FAULT_BUSY && clock_mono_ms() - began_ms < TRY_MS);
	return fault;
}

/* A look that failed is made again at the next beat, and until then its fault is
 * shown. A deed that failed is told once. */
static enum fault try_look(struct run *run)
{
	enum fault fault = need_store(run);
	bool opened = !fault;
	if (opened)
		fault = look(run);
	if (opened)
		note(run, fault, store_why(run->office->store));
	run->staff.fault = fault;
	if (fault)
		run->version = -1;
	return fault;
}

static bool run_effect(void *ctx, int effect, struct event *answer)
{
	static enum fault (*const effects[STAFF_EFFECTS])(struct run *) = {
		[STAFF_OPEN] = open_first,
		[STAFF_ENTER] = enter,
		[STAFF_DO] = do_deed,
		[STAFF_RIGHT] = clock_right,
		[STAFF_FILE_VISIT] = open_visit,
		[STAFF_FILE_DO] = do_file,
		[STAFF_PEOPLE_DO] = change_people,
		[STAFF_SEEK] = seek,
		[STAFF_SCAN] = scan,
		[STAFF_EVENTS] = events,
		[STAFF_CLOSE_DAY] = close_day,
		[STAFF_REGISTER_PRINT] = print_register,
	};
	struct run *run = ctx;
	if (run_plain(run, effect))
		return false;
	bool here = true;
	answer->fault = effect == STAFF_LOOK ? try_look(run)
	                                     : try_effect(run, effects[effect], &here);
	answer->effect = here ? effect : STAFF_LOOK;
	answer->kind = answer->fault ? EVENT_FAILED : EVENT_DONE;
	return true;
}

static int run_watch(void *ctx)
{
	struct run *run = ctx;
	return run->office->store ? printing_fd(&run->doing.printing) : -1;
}

static bool run_ready(void *ctx, struct event *event)
{
	struct run *run = ctx;
	struct moment now;
	clock_now(&now);
	enum printing_news news = printing_read(&run->doing.printing, run->office, &now);
	doing_paper(&run->doing, &now);
	if (news != PRINTING_PRINTED && news != PRINTING_FAILED)
		return false;
	run->staff.paper_failed = news == PRINTING_FAILED;
	event->kind = EVENT_PAPER;
	return true;
}

static int run_tick_ms(void *ctx)
{
	const struct run *run = ctx;
	return scan_waits(&run->staff.scan) ? SCAN_GAP_MS : TICK_MS;
}

/* A paper that does not come out is told; one that does speaks for itself. */
static void hand_out(struct run *run)
{
	enum handout_news news = HANDOUT_QUIET;
	if (handout_busy(&run->handout))
		news = handout_read(&run->handout);
	register_tell(&run->staff, &run->handout, news);
}

/* What it tells shows on our own screen too. */
static void attend(struct run *run)
{
	bool told;
	attend_follow(&run->attend, run->office->store, &run->staff, &told);
	if (told)
		run->version = -1;
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
	hand_out(run);
	watch_console(run);
	sound_end(&run->sound);
	run->staff.fault = need_store(run);
	if (run->staff.fault)
		return false;
	attend(run);
	sitting_beat(&run->sitting, &run->staff);
	bool waits = run->doing.printing.owing || run->doing.next_job;
	if (waits && run_ready(run, event))
		return true;
	if (reach_beat(&run->reach, &run->staff, mono_ms))
		run->version = -1;
	struct moment now;
	clock_now(&now);
	int64_t version = store_version(run->office->store);
	if (version == run->version && date_compare(now.date, run->looked_day) == 0)
		return false;
	run->version = version;
	run->looked_day = now.date;
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
		.looks = STAFF_LOOK,
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
	run = (struct run){ .office = office, .version = -1,
	                    .sound = { .in = -1, .out = -1 } };
	enum term_open opened = term_open();
	if (opened == TERM_NOT_A_TTY)
		return STAFF_NO_TTY;
	if (opened != TERM_OK)
		return STAFF_NO_TERM;
	log_leave_terminal(office->paths.home, "staff.log");
	run.doing.office = office;
	printing_init(&run.doing.printing);
	handout_init(&run.handout);
	staff_init(&run.staff, office->catalog, demo);
	run.console = console_number(STDIN_FILENO);
	run.staff.seat.shared = run.console > CONSOLE_VISITORS;
	reach_init(&run.reach, office);
	sitting_init(&run.sitting, office);
	run_loop(&run);
	sitting_end(&run.sitting);
	reach_release(&run.reach);
	attend_end(&run.attend, office->store, &run.staff.now);
	notify_stopping();
	printing_stop(&run.doing.printing);
	handout_stop(&run.handout);
	child_stop(&run.sound);
	explicit_bzero(&run, sizeof run);
	return STAFF_OVER;
}
