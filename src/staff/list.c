#include "staff/list.h"

#include <string.h>

static enum list_section section_of(const struct staff *staff, const struct desk_row *row)
{
	bool at_desk = row->state == VISIT_CALLED || row->state == VISIT_SERVING;
	if (row->state == VISIT_WAITING)
		return LIST_WAITING;
	if (row->state == VISIT_HELD)
		return LIST_HELD;
	return at_desk && strcmp(row->desk, staff->desk) == 0 ? LIST_MINE : LIST_OTHERS;
}

bool list_is_earlier(const struct staff *staff, const struct desk_row *row)
{
	return date_compare(row->day, staff->day.day) < 0;
}

/* In which turn they are called: what was left over, then who has a priority if that
 * counts here. */
enum { TURN_LEFT_OVER, TURN_PRIORITY, TURN_OLDEST, TURNS };

static int turn_of(const struct staff *staff, const struct desk_row *row)
{
	bool counts = catalog_school(staff->catalog)->call == CALL_PRIORITY;
	if (row->state != VISIT_WAITING || list_is_earlier(staff, row))
		return TURN_LEFT_OVER;
	return counts && *row->claim ? TURN_PRIORITY : TURN_OLDEST;
}

static void add(const struct staff *staff, struct list *list, enum list_section section, int turn)
{
	for (int i = 0; i < staff->day.count; i++) {
		const struct desk_row *row = &staff->day.row[i];
		if (section_of(staff, row) != section || turn_of(staff, row) != turn)
			continue;
		list->item[list->count].row = i;
		list->item[list->count++].section = section;
	}
}

void list_make(const struct staff *staff, struct list *list)
{
	list->count = 0;
	for (int section = 0; section < LIST_SECTIONS; section++) {
		for (int turn = 0; turn < TURNS; turn++)
			add(staff, list, (enum list_section)section, turn);
	}
}

/* Where the cursor's visit stands now, or who has taken its place. */
static int cursor_of(const struct staff *staff, const struct list *list)
{
	for (int i = 0; i < list->count; i++) {
		if (staff->day.row[list->item[i].row].visit == staff->cursor_visit)
			return i;
	}
	return staff->cursor < list->count ? staff->cursor : list->count - 1;
}

const struct desk_row *list_marked(const struct staff *staff)
{
	struct list list;
	list_make(staff, &list);
	int at = cursor_of(staff, &list);
	return at < 0 ? NULL : &staff->day.row[list.item[at].row];
}

void list_move(struct staff *staff, int by)
{
	struct list list;
	list_make(staff, &list);
	if (list.count == 0) {
		staff->cursor = 0;
		staff->cursor_visit = 0;
		return;
	}
	int at = cursor_of(staff, &list) + by;
	if (at < 0)
		at = 0;
	if (at >= list.count)
		at = list.count - 1;
	staff->cursor = at;
	staff->cursor_visit = staff->day.row[list.item[at].row].visit;
}

/* The strictest of what the plan and the law allow at the school. */
static int limit_of(const struct service *service)
{
	int limit = 0;
	for (size_t i = 0; service && i < service->term_count; i++) {
		const struct term *term = &service->terms[i];
		if (term->channel != CHANNEL_PROVIDER || term->kind != TERM_WAIT_MINUTES)
			continue;
		if (limit == 0 || term->value < limit)
			limit = term->value;
	}
	return limit;
}

struct list_wait list_wait(const struct staff *staff, const struct desk_row *row)
{
	int64_t since_s = staff->now.unix_s - row->taken_at;
	return (struct list_wait){
		.minutes = since_s > 0 ? (int)(since_s / 60) : 0,
		.limit = limit_of(catalog_find(staff->catalog, row->about)),
	};
}
