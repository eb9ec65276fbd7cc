#include "visitor/run.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "office/handout.h"
#include "office/leaflets.h"
#include "office/pace.h"
#include "office/printing.h"
#include "store/upkeep.h"
#include "sys/clock.h"
#include "sys/log.h"
#include "sys/notify.h"
#include "ui/loop.h"
#include "ui/term.h"
#include "visitor/evening.h"
#include "visitor/look.h"
#include "visitor/requests.h"

enum {
	BUSY_TICK_MS = 100,   /* while something is awaited */
	COUNT_TICK_MS = 1000, /* while seconds are shown, and on the idle page */
	QUIET_TICK_MS = 5000, /* on any other page */
	RECOVER_MS = 10000,   /* between looks for papers without an owner */
	RECOVER_MOST_MS = 600000, /* ... that nothing has answered for */
	PAPER_PATIENCE_MS = 30000, /* longer than the paper of the visitor before takes */
	MIN_COLS = 64,
	MIN_ROWS = 24,
};

struct run {
	struct office *office;
	struct visitor visitor;
	struct printing printing;
	struct handout handout;
	bool handout_ours;     /* the visitor who began it is still here */
	int64_t next_job;      /* its turn comes when the running child has ended */
	int64_t version;       /* of the register, to notice others; -1: not looked yet */
	struct evening evening;
	struct date looked_day; /* whose queue is on the idle page */
	int64_t patience_ms;   /* until when it waits for its turn */
	int64_t recovered_ms, alive_ms, looked_ms;
	int64_t recover_ms;    /* from one look for papers to the next */
	enum fault store_fault; /* already logged */
	char *last_paper;
};

static void run_clock(struct moment *now, int64_t *mono_ms)
{
	clock_now(now);
	*mono_ms = clock_mono_ms();
}

/* The register may be missing at first (a disk that comes late) or for a while. */
static enum fault need_store(struct run *run)
{
	enum fault fault = office_open_store(run->office, STORE_WAIT_SCREEN_MS);
	if (fault && fault != run->store_fault)
		log_line(LOG_LEVEL_ERROR, "the register cannot be used (%s): %s", fault_name(fault),
		         run->office->why);
	run->store_fault = fault;
	run->visitor.closed = fault != FAULT_NONE;
	return fault;
}

static void set_paper(struct run *run, enum printing_news news)
{
	static const enum paper_news means[] = {
		[PRINTING_SPOOLED] = PAPER_SENT,
		[PRINTING_PRINTED] = PAPER_OUT,
		[PRINTING_FAILED] = PAPER_NONE,
	};
	bool filed = news == PRINTING_PRINTED && *run->printing.report.path;
	run->visitor.visit.paper = filed ? PAPER_FILED : means[news];
	if (filed)
		memcpy(run->last_paper, run->printing.report.path, PRINT_TARGET);
}

/* The number stands on the screen before the paper is begun: the child is
 * started here, its news come later. A busy register or the paper of the visitor
 * before makes it wait for its turn, not longer than PAPER_PATIENCE_MS; after that
 * it is not to come out when nobody expects it. */
static void start_paper(struct run *run, int64_t job)
{
	struct visit *visit = &run->visitor.visit;
	struct moment now;
	clock_now(&now);
	enum fault fault = FAULT_BUSY;
	if (!printing_busy(&run->printing))
		fault = printing_start(&run->printing, run->office, job, &now);
	bool wait = fault == FAULT_BUSY && clock_mono_ms() < run->patience_ms;
	run->next_job = wait ? job : 0;
	if (fault && !wait)
		printing_give_up(&run->printing, run->office, job, &now);
	if (visit->ticket.print_job == job)
		visit->paper = wait || !fault ? PAPER_WAITING : PAPER_NONE;
}

/* A leaflet never stands in the way of a ticket. */
static void begin_paper(struct run *run)
{
	struct visit *visit = &run->visitor.visit;
	if (handout_yield(&run->handout, run->office))
		visit->handout = HANDOUT_LOST;
	visit->paper = PAPER_NONE;
	run->next_job = 0;
	if (!visit->ticket.print_job)
		return;
	/* Old papers can be looked for another time; this visitor is here now. */
	if (printing_busy(&run->printing) && run->printing.task == PRINT_SWEEP)
		child_stop(&run->printing.child);
	run->patience_ms = clock_mono_ms() + PAPER_PATIENCE_MS;
	run->recover_ms = RECOVER_MS;
	start_paper(run, visit->ticket.print_job);
}

static enum fault save(struct run *run)
{
	struct visit *visit = &run->visitor.visit;
	struct moment now;
	const struct application *list[ORDER_REQUESTS_MAX];
	enum fault fault = need_store(run);
	if (fault)
		return fault;
	clock_now(&now);
	if (visit->number_only)
		fault = intake_number(run->office, visit->application.service, visit->lang, "kiosk",
		                      true, &now, &visit->ticket);
	else
		fault = intake_take(run->office, list, requests_list(visit, list), visit->lang, "kiosk",
		                    "screen", true, &now, &visit->ticket);
	if (fault == FAULT_MISSING)
		office_close_store(run->office); /* the file was moved away: open what is there */
	if (fault && fault != FAULT_BUSY)
		log_line(LOG_LEVEL_ERROR, "no ticket could be taken (%s): %s", fault_name(fault),
		         run->office->store ? store_why(run->office->store) : "moved away");
	if (!fault) {
		visit->wait_min = pace_of_ticket(run->office, &visit->ticket, &now);
		requests_forget(visit);
	}
	run->visitor.counts_known = false; /* our own commits do not change store_version */
	return fault;
}

static void print_leaflet(struct run *run)
{
	static struct leaflet leaflet;
	struct visit *visit = &run->visitor.visit;
	struct moment now;
	clock_now(&now);
	leaflets_write(run->office->catalog, visit->leaflet, &leaflet);
	enum fault fault = handout_start(&run->handout, run->office, &leaflet, &now);
	if (!fault)
		run->handout_ours = true;
	else if (fault == FAULT_BUSY)
		visitor_print_later(&run->visitor);
	else
		visit->handout = HANDOUT_LOST;
}

static enum fault ask_status(struct run *run)
{
	struct visit *visit = &run->visitor.visit;
	enum fault fault = need_store(run);
	if (fault)
		return fault;
	fault = standing_ask(run->office->store, &visit->asked, &visit->standing);
	if (fault && fault != FAULT_BUSY)
		log_line(LOG_LEVEL_ERROR, "a request cannot be read (%s): %s", fault_name(fault),
		         store_why(run->office->store));
	return fault;
}

/* True when the screen has something new to say of the leaflet. */
static bool hear_leaflet(struct run *run, struct event *event)
{
	static const enum handout_fate means[] = {
		[HANDOUT_OUT] = HANDOUT_TAKE,
		[HANDOUT_FILED] = HANDOUT_FILE,
		[HANDOUT_FAILED] = HANDOUT_LOST,
	};
	enum handout_news news = handout_read(&run->handout);
	if (news == HANDOUT_QUIET || !run->handout_ours)
		return false;
	run->visitor.visit.handout = means[news];
	event->kind = EVENT_CHANGED;
	return true;
}

/* The register's own memory has held the visit too. Closed, it gives all of it
 * back wiped; the next beat opens it again. */
static void forget(struct run *run)
{
	office_close_store(run->office);
	run->version = -1; /* the next connection counts anew */
	run->handout_ours = false;
	run->looked_ms = run->recovered_ms = 0;
}

/* The loop throws away what was typed while an effect ran. The end of a visit
 * needs that, and the theme everybody begins with. */
static bool run_effect(void *ctx, int effect, struct event *answer)
{
	struct run *run = ctx;
	if (effect == EFFECT_PRINT) {
		print_leaflet(run);
		return false;
	}
	if (effect != EFFECT_SAVE && effect != EFFECT_STATUS) {
		term_theme(run->visitor.visit.inverse);
		if (effect == EFFECT_WIPED)
			forget(run);
		return false;
	}
	answer->fault = effect == EFFECT_SAVE ? save(run) : ask_status(run);
	answer->kind = answer->fault ? EVENT_FAILED : EVENT_DONE;
	if (!answer->fault && effect == EFFECT_SAVE)
		begin_paper(run);
	return true;
}

static int run_watch(void *ctx)
{
	struct run *run = ctx;
	return run->office->store ? printing_fd(&run->printing) : -1;
}

static bool run_ready(void *ctx, struct event *event)
{
	struct run *run = ctx;
	struct moment now;
	clock_now(&now);
	int64_t visit = run->printing.visit;
	enum printing_news news = printing_read(&run->printing, run->office, &now);
	if (run->next_job)
		start_paper(run, run->next_job);
	bool ours = visit && visit == run->visitor.visit.ticket.visit;
	if (!ours || news == PRINTING_QUIET || news == PRINTING_SWEPT)
		return false;
	set_paper(run, news);
	event->kind = EVENT_PAPER;
	return true;
}

static int run_tick_ms(void *ctx)
{
	struct run *run = ctx;
	switch (run->visitor.visit.page) {
	case PAGE_SENDING: return BUSY_TICK_MS;
	case PAGE_IDLE: case PAGE_TICKET: case PAGE_WARNING: case PAGE_CODE: case PAGE_PAUSE:
	case PAGE_STATUS: case PAGE_STATUS_CODE:
		return COUNT_TICK_MS;
	case PAGE_LEAFLET: return handout_busy(&run->handout) ? BUSY_TICK_MS : QUIET_TICK_MS;
	default: return QUIET_TICK_MS;
	}
}

static void look(struct run *run, const struct moment *now)
{
	run->looked_day = now->date;
	look_queue(&run->visitor, run->office->store, now);
}

/* Old papers and the log, which may wait for the disk. */
static void upkeep(struct run *run, int64_t mono_ms, const struct moment *now)
{
	bool soon = run->recovered_ms != 0 && mono_ms - run->recovered_ms < run->recover_ms;
	if (soon || run->next_job) /* a visitor's paper comes before old ones */
		return;
	run->recovered_ms = mono_ms;
	bool found = printing_recover(&run->printing, run->office, now);
	run->recover_ms = found && run->recover_ms < RECOVER_MOST_MS ? 2 * run->recover_ms
	                                                             : RECOVER_MS;
	store_checkpoint(run->office->store);
}

/* While nobody waits for the screen: others' commits, old papers, the log. A
 * register just opened is shown first; its upkeep comes with the next look. */
static bool idle_work(struct run *run, struct event *event)
{
	int64_t mono_ms = clock_mono_ms();
	struct moment now;
	if (mono_ms - run->looked_ms < COUNT_TICK_MS)
		return false;
	run->looked_ms = mono_ms;
	bool closed = run->visitor.closed, opened = !run->office->store;
	event->kind = EVENT_CHANGED;
	if (need_store(run))
		return !closed;
	clock_now(&now);
	if (!opened) {
		upkeep(run, mono_ms, &now);
		evening_work(&run->evening, run->office, &run->handout, mono_ms, &now);
	}
	int64_t version = store_version(run->office->store);
	if (version == run->version && run->visitor.counts_known
	    && date_compare(run->looked_day, now.date) == 0)
		return false;
	run->version = version;
	look(run, &now);
	return true;
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
	if (hear_leaflet(run, event))
		return true;
	bool open = run->office->store != NULL;
	bool waits = open && (run->printing.owing || run->next_job);
	if (waits && run_ready(run, event))
		return true;
	return (!open || run->visitor.visit.page == PAGE_IDLE) && idle_work(run, event);
}

static bool run_over(const void *model)
{
	const struct visitor *visitor = model;
	return visitor->over;
}

static enum loop_end run_loop(struct run *run)
{
	struct loop_program program = {
		.model = &run->visitor,
		.ctx = run,
		.screen = visitor_screen,
		.clock = run_clock,
		.effect = run_effect,
		.watch = run_watch,
		.ready = run_ready,
		.tick_ms = run_tick_ms,
		.beat = run_beat,
		.over = run_over,
		.min_cols = MIN_COLS,
		.min_rows = MIN_ROWS,
		.too_small = N_("This screen is too small for the kiosk."),
	};
	enum loop_end end = loop_run(&program);
	term_close();
	return end;
}

enum visitor_end visitor_run(struct office *office, bool demo, char *last_paper)
{
	static struct run run;
	run = (struct run) { .office = office, .last_paper = last_paper, .version = -1,
	                     .recover_ms = RECOVER_MS };
	*last_paper = '\0';
	enum term_open opened = term_open();
	if (opened == TERM_NOT_A_TTY)
		return VISITOR_NO_TTY;
	if (opened != TERM_OK)
		return VISITOR_NO_TERM;
	log_leave_terminal(office->paths.home, "kiosk.log");
	printing_init(&run.printing);
	handout_init(&run.handout);
	visitor_init(&run.visitor, office->catalog, demo);
	run.visitor.paperless = office->route == ROUTE_NONE;
	bool hangup = run_loop(&run) == LOOP_HANGUP;
	if (hangup)
		log_line(LOG_LEVEL_ERROR, "the terminal has gone");
	notify_stopping();
	printing_stop(&run.printing);
	handout_stop(&run.handout);
	explicit_bzero(&run, sizeof run);
	return hangup ? VISITOR_HANGUP : VISITOR_OVER;
}
