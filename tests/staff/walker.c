#include "walker.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"

enum { STEP_MS = 200, AGAIN_MS = 1200, HELD_MS = 500, REPEAT_MS = 33 };

static struct buf screen;

static const struct moment monday = {
	.unix_s = 1795406525, .date = { 2026, 11, 23 }, .hour = 9, .minute = 2, .second = 5,
	.utc_offset_s = 18000,
};

static void give(struct walker *walker, struct event event)
{
	event.now = walker->now;
	event.mono_ms = walker->mono_ms;
	event.cols = canvas_cols(walker->canvas);
	event.rows = canvas_rows(walker->canvas);
	walker->effect = staff_update(&walker->staff, &event);
	walker->effects[walker->effect]++;
}

void walker_open(struct walker *walker, enum lang lang, int cols, int rows)
{
	const char *build = getenv("B");
	char share[512];
	snprintf(share, sizeof share, "%s/share", build ? build : TESTS_DIR "/../build");
	memset(walker, 0, sizeof *walker);
	assert(lang_open(share));
	walker->catalog = catalog_load(TESTS_DIR "/../forms", NULL);
	walker->canvas = canvas_new(cols, rows);
	walker->mono_ms = 1000000;
	walker->now = monday;
	staff_init(&walker->staff, walker->catalog, false);
	walker_event(walker, EVENT_START);
	walker_key(walker, (enum sym)(SYM_F2 + lang));
}

void walker_close(struct walker *walker)
{
	canvas_free(walker->canvas);
	catalog_free(walker->catalog);
	buf_release(&screen);
}

static void press_after(struct walker *walker, struct key key, int ms)
{
	walker->mono_ms += ms;
	walker->last = key;
	give(walker, (struct event){ .kind = EVENT_KEY, .key = key,
	                             .action = screen_action(staff_screen(&walker->staff), &key) });
	/* A key that might begin a scan counts as soon as no other follows it. */
	if (scan_waits(&walker->staff.scan)) {
		walker->mono_ms += SCAN_GAP_MS;
		walker_event(walker, EVENT_TICK);
	}
}

/* A person who means a key twice takes a moment. */
static void press(struct walker *walker, struct key key)
{
	bool again = key.sym == walker->last.sym && key.code == walker->last.code;
	press_after(walker, key, again ? AGAIN_MS : STEP_MS);
}

void walker_key(struct walker *walker, enum sym sym)
{
	press(walker, (struct key){ .sym = sym });
}

void walker_type(struct walker *walker, const char *ascii)
{
	for (; *ascii; ascii++)
		press(walker, (struct key){ .sym = SYM_TEXT, .code = (unsigned char)*ascii });
}

void walker_hold(struct walker *walker, char ascii, int repeats)
{
	struct key key = { .sym = SYM_TEXT, .code = (unsigned char)ascii };
	press(walker, key);
	for (int i = 0; i < repeats; i++)
		press_after(walker, key, i ? REPEAT_MS : HELD_MS);
}

void walker_paste(struct walker *walker, const char *ascii)
{
	for (; *ascii; ascii++)
		press(walker, (struct key){ .sym = SYM_TEXT, .code = (unsigned char)*ascii,
		                            .pasted = true });
}

void walker_event(struct walker *walker, enum event_kind kind)
{
	give(walker, (struct event){ .kind = kind });
}

void walker_done(struct walker *walker, int effect, enum fault fault)
{
	if (effect == STAFF_LOOK)
		walker->staff.fault = fault;
	give(walker, (struct event){ .kind = fault ? EVENT_FAILED : EVENT_DONE, .effect = effect,
	                             .fault = fault });
}

void walker_wait(struct walker *walker, int seconds)
{
	while (seconds-- > 0) {
		walker->mono_ms += 1000;
		walker->now.unix_s++;
		walker_event(walker, EVENT_TICK);
	}
}

const char *walker_screen(struct walker *walker)
{
	canvas_clear(walker->canvas);
	staff_screen(&walker->staff)->view(&walker->staff, walker->canvas);
	buf_clear(&screen);
	canvas_dump(walker->canvas, &screen);
	return screen.data;
}

void walker_enter(struct walker *walker)
{
	struct staff *staff = &walker->staff;
	staff->account = (struct account){ .id = 1, .role = ROLE_STAFF };
	text_copy(staff->account.name, sizeof staff->account.name, "Кадрина Б.А.");
	staff->accounts[0] = staff->account;
	staff->account_count = 1;
	text_copy(staff->desk, sizeof staff->desk, catalog_school(walker->catalog)->desks[0].name);
	staff->day.day = walker->now.date;
	staff->day.pace = (struct waiting){ .desk_count = 1 };
	*staff->said = '\0';
	staff_go(staff, STAFF_DESK);
}

struct desk_row *walker_visit(struct walker *walker, const char *about,
                              enum visit_state state, int minutes)
{
	struct staff_day *day = &walker->staff.day;
	struct desk_row *row = &day->row[day->count++];
	*row = (struct desk_row){
		.visit = day->count, .state = state, .lang = LANG_KK,
		.request_count = catalog_find(walker->catalog, about) ? 1 : 0,
		.day = day->day,
		.taken_at = walker->now.unix_s - minutes * 60,
	};
	snprintf(row->number, sizeof row->number, "%d", day->count);
	text_copy(row->about, sizeof row->about, about);
	return row;
}
