#include "staff/run.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "staff/doing.h"
#include "staff/list.h"
#include "staff/look.h"
#include "staff/marks.h"
#include "staff/sound.h"
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
	marks_note(staff);
	enum fault fault = store_accounts(store, staff->accounts, ACCOUNTS_MAX,
	                                  &staff->account_count);
	if (!fault)
		people_refresh(staff);
	/* What was read of people must not stand behind a lock. */
	if (fault)
		return fault;
	if (staff->page == STAFF_LOCKED)
		return look_calls(store, &staff->now, &staff->day);
	if (staff->account.id == 0) {
		marks_find(staff);
		return FAULT_NONE;
	}
	fault = look_day(store, &staff->now, &staff->day);
	if (!fault)
		fault = look_clock(store, staff->demo, &staff->day);
	if (!fault)
		list_move(staff, 0);
	if (!fault)
		fault = request_run_look(run->office, staff);
	if (!fault)
		marks_find(staff);
	return fault ? fault : reach_look(&run->reach, staff);
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
	line_get(&staff->line[staff->page == STAFF_LOCKED ? STAFF_LINE_LOCK : 2], secret);
	enum fault fault = store_login(run->office->store, staff->account.name, secret, staff->desk,
	                               &staff->now, &staff->login);
	explicit_bzero(secret, sizeof secret);
	return fault;
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
		sound_play(&run->sound, catalog_school(run->office->catalog)->sound);
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
		[STAFF_RIGHT] = clock_right,
		[STAFF_FILE_VISIT] = open_visit,
		[STAFF_FILE_DO] = do_file,
		[STAFF_PEOPLE_DO] = change_people,
		[STAFF_SEEK] = seek,
		[STAFF_SCAN] = scan,
		[STAFF_EVENTS] = events,
		[STAFF_CLOSE_DAY] = close_day,
	};
	struct run *run = ctx;
	if (run_plain(run, effect))
		return false;
	answer->effect = effect;
	answer->fault = try_effect(run, effects[effect]);
	answer->kind = answer->fault ? EVENT_FAILED : EVENT_DONE;
	run->staff.day.fault = answer->fault;
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
	if (news == HANDOUT_FAILED)
		staff_say(&run->staff, STYLE_WARNING, "%s",
		          _("The paper did not come out. Look at the printer and press the key again."));
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
	if (need_store(run))
		return false;
	sound_end(&run->sound);
	bool waits = run->doing.printing.owing || run->doing.next_job;
	if (waits && run_ready(run, event))
		return true;
	if (reach_beat(&run->reach, &run->staff, mono_ms))
		run->version = -1;
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
	run_loop(&run);
	reach_release(&run.reach);
	notify_stopping();
	printing_stop(&run.doing.printing);
	handout_stop(&run.handout);
	child_stop(&run.sound);
	explicit_bzero(&run, sizeof run);
	return STAFF_OVER;
}
