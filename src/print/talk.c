#include "print/talk.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "print/members.h"

/* A ticket's order is some 60 KB at its fullest; a register is as long as its period. */
enum { TALK_MAX = PRINT_ORDER_MOST };

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

static const char *const tasks[] = {
	[PRINT_TICKET] = "ticket",
	[PRINT_SWEEP] = "sweep",
	[PRINT_STATUS] = "status",
	[PRINT_LEAFLET] = "leaflet",
	[PRINT_SHEET] = "sheet",
};

static const char *const routes[] = {
	[ROUTE_AUTO] = "auto",
	[ROUTE_FILE] = "file",
	[ROUTE_CUPS] = "cups",
	[ROUTE_NONE] = "none",
};

static const char *const states[] = {
	[REPORT_SPOOLED] = "spooled",
	[REPORT_PRINTED] = "printed",
	[REPORT_FAILED] = "failed",
	[REPORT_CANCELLED] = "cancelled",
	[REPORT_READY] = "ready",
};
static_assert(COUNT(states) == REPORT_STATES, "a name for each state");

static const char *task_name(int task) { return tasks[task]; }
static const char *route_name(int route) { return routes[route]; }
static const char *state_name(int state) { return states[state]; }
static const char *language_name(int lang) { return lang_code((enum lang)lang); }
static const char *kind_name(int kind) { return printer_kind_name((enum printer_kind)kind); }

/* ---- the tables ----------------------------------------------------------------- */

static const struct member printer_members[] = {
	MEMBER_PLAIN(MEMBER_TEXT, printer, queue),
	MEMBER_NAMED(printer, kind, PRINTER_KINDS, kind_name),
	MEMBER_PLAIN(MEMBER_INT, printer, dots),
	MEMBER_PLAIN(MEMBER_INT, printer, columns),
	MEMBER_PLAIN(MEMBER_INT, printer, code_page),
	MEMBER_PLAIN(MEMBER_TEXT, printer, encoding),
	{ 0 },
};

static const struct member words_members[] = {
	MEMBER_PLAIN(MEMBER_TEXT, paper_words, own),
	MEMBER_PLAIN(MEMBER_TEXT, paper_words, kk),
	{ 0 },
};

static const struct member date_members[] = {
	MEMBER_PLAIN(MEMBER_INT, date, year),
	MEMBER_PLAIN(MEMBER_INT, date, month),
	MEMBER_PLAIN(MEMBER_INT, date, day),
	{ 0 },
};

static const struct member moment_members[] = {
	MEMBER_PLAIN(MEMBER_INT64, moment, unix_s),
	MEMBER_STRUCT(moment, date, date_members),
	MEMBER_PLAIN(MEMBER_INT, moment, hour),
	MEMBER_PLAIN(MEMBER_INT, moment, minute),
	MEMBER_PLAIN(MEMBER_INT, moment, second),
	MEMBER_PLAIN(MEMBER_INT, moment, utc_offset_s),
	{ 0 },
};

/* An element of an array without a tag: offsets count from its first member. */
#define ELEMENT_OFFSET(s, list, m) (offsetof(struct s, list[0].m) - offsetof(struct s, list))
#define ELEMENT_PLAIN(t, s, list, m) \
	{ .type = (t), .key = #m, .offset = ELEMENT_OFFSET(s, list, m), \
	  .size = MEMBER_SIZE(s, list[0].m) }

static const struct member request_members[] = {
	ELEMENT_PLAIN(MEMBER_TEXT, ticket_paper, request, registration),
	{ .type = MEMBER_OBJECT, .key = "service", .of = words_members,
	  .offset = ELEMENT_OFFSET(ticket_paper, request, service) },
	{ .type = MEMBER_OBJECT, .key = "official", .of = words_members,
	  .offset = ELEMENT_OFFSET(ticket_paper, request, official) },
	{ 0 },
};

static const struct member paper_members[] = {
	MEMBER_NAMED(ticket_paper, lang, LANG_COUNT, language_name),
	MEMBER_STRUCT(ticket_paper, school, words_members),
	MEMBER_STRUCT(ticket_paper, place, words_members),
	MEMBER_PLAIN(MEMBER_TEXT, ticket_paper, number),
	MEMBER_PLAIN(MEMBER_TEXT, ticket_paper, code),
	MEMBER_STRUCT(ticket_paper, day, date_members),
	MEMBER_STRUCT(ticket_paper, taken_at, moment_members),
	MEMBER_STRUCT(ticket_paper, come, date_members),
	MEMBER_PLAIN(MEMBER_TEXT, ticket_paper, come_hours),
	MEMBER_PLAIN(MEMBER_INT, ticket_paper, ahead),
	MEMBER_PLAIN(MEMBER_INT, ticket_paper, wait_min),
	MEMBER_PLAIN(MEMBER_INT, ticket_paper, copy),
	MEMBER_PLAIN(MEMBER_TEXT, ticket_paper, contact_centre),
	MEMBER_ARRAY(ticket_paper, request, request_count, request_members),
	MEMBER_ARRAY(ticket_paper, missing, missing_count, words_members),
	{ 0 },
};

static const struct member leaflet_members[] = {
	MEMBER_NAMED(leaflet, lang, LANG_COUNT, language_name),
	MEMBER_PLAIN(MEMBER_TEXT, leaflet, school),
	MEMBER_PLAIN(MEMBER_TEXT, leaflet, title),
	MEMBER_PLAIN(MEMBER_TEXT, leaflet, text),
	{ 0 },
};

static const struct member column_members[] = {
	MEMBER_PLAIN(MEMBER_TEXT, sheet_column, head),
	MEMBER_PLAIN(MEMBER_INT, sheet_column, share),
	{ 0 },
};

static const struct member sheet_members[] = {
	MEMBER_NAMED(sheet, lang, LANG_COUNT, language_name),
	MEMBER_PLAIN(MEMBER_TEXT, sheet, school),
	MEMBER_PLAIN(MEMBER_TEXT, sheet, title),
	MEMBER_ARRAY(sheet, column, column_count, column_members),
	MEMBER_PLAIN(MEMBER_BUF, sheet, rows),
	MEMBER_PLAIN(MEMBER_TEXT, sheet, foot),
	{ 0 },
};

static const struct member sweep_members[] = {
	ELEMENT_PLAIN(MEMBER_TEXT, print_order, sweep, job_name),
	ELEMENT_PLAIN(MEMBER_TEXT, print_order, sweep, queue),
	ELEMENT_PLAIN(MEMBER_INT64, print_order, sweep, queue_job),
	{ 0 },
};

static const struct member order_members[] = {
	MEMBER_NAMED(print_order, task, COUNT(tasks), task_name),
	MEMBER_NAMED(print_order, route, COUNT(routes), route_name),
	MEMBER_PLAIN(MEMBER_TEXT, print_order, target),
	MEMBER_PLAIN(MEMBER_TEXT, print_order, file_dir),
	MEMBER_ARRAY(print_order, printers, printer_count, printer_members),
	MEMBER_PLAIN(MEMBER_TEXT, print_order, job_name),
	MEMBER_STRUCT(print_order, paper, paper_members),
	MEMBER_STRUCT(print_order, leaflet, leaflet_members),
	MEMBER_STRUCT(print_order, sheet, sheet_members),
	MEMBER_ARRAY(print_order, sweep, sweep_count, sweep_members),
	{ 0 },
};

static const struct member report_members[] = {
	MEMBER_NAMED(print_report, state, REPORT_STATES, state_name),
	MEMBER_PLAIN(MEMBER_TEXT, print_report, job_name),
	MEMBER_PLAIN(MEMBER_TEXT, print_report, queue),
	MEMBER_PLAIN(MEMBER_INT64, print_report, queue_job),
	MEMBER_PLAIN(MEMBER_BOOL, print_report, doubtful),
	MEMBER_PLAIN(MEMBER_BOOL, print_report, untouched),
	MEMBER_PLAIN(MEMBER_TEXT, print_report, reason),
	MEMBER_PLAIN(MEMBER_TEXT, print_report, path),
	{ 0 },
};

/* ---- writing and reading -------------------------------------------------------- */

static void write_members(const struct member *table, const void *base, struct buf *json)
{
	json_t *object = members_write(table, base);
	char *text = json_dumps(object, JSON_COMPACT);
	assert(text);
	buf_text(json, text);
	free(text);
	json_decref(object);
}

/* NULL when it is no JSON. The caller's to release. */
static json_t *load(const char *json, size_t len)
{
	return len > TALK_MAX ? NULL : json_loadb(json, len, JSON_REJECT_DUPLICATES, NULL);
}

/* The name becomes a file's name, so nothing may lead out of the folder. */
static bool job_name_is_good(const char *name)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz"
	                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
	return name[0] && name[0] != '.' && name[strspn(name, allowed)] == '\0';
}

static bool has_number(const struct ticket_paper *paper)
{
	return paper->number[0] || (paper->request_count > 0 && paper->request[0].registration[0]);
}

static bool order_is_good(const struct print_order *order)
{
	if (order->task == PRINT_TICKET
	    && (!job_name_is_good(order->job_name) || !has_number(&order->paper)))
		return false;
	if (order->task == PRINT_LEAFLET
	    && (!job_name_is_good(order->job_name) || !order->leaflet.title[0]
	        || leaflet_parts(&order->leaflet) > LEAFLET_PARTS_MAX))
		return false;
	if (order->task == PRINT_SHEET
	    && (!job_name_is_good(order->job_name) || !sheet_is_good(&order->sheet)))
		return false;
	for (int i = 0; i < order->sweep_count; i++)
		if (!job_name_is_good(order->sweep[i].job_name))
			return false;
	return true;
}

void print_order_write(const struct print_order *order, struct buf *json)
{
	write_members(order_members, order, json);
}

bool print_order_read(const char *json, size_t len, struct print_order *order)
{
	json_t *object = load(json, len);
	*order = (struct print_order){ 0 };
	bool good = members_read(order_members, object, order) && order_is_good(order);
	json_decref(object);
	return good;
}

void print_order_release(struct print_order *order)
{
	sheet_release(&order->sheet);
}

void print_report_write(const struct print_report *report, struct buf *json)
{
	write_members(report_members, report, json);
	buf_text(json, "\n");
}

bool print_report_read(const char *line, size_t len, struct print_report *report)
{
	json_t *object = load(line, len);
	*report = (struct print_report){ 0 };
	bool good = members_read(report_members, object, report)
	         && members_all_there(report_members, object);
	json_decref(object);
	return good;
}

static bool target_set(struct print_order *order, enum print_route route, const char *target,
                       size_t most)
{
	size_t len = strlen(target);
	if (len == 0 || len >= most)
		return false;
	order->route = route;
	memcpy(order->target, target, len + 1);
	return true;
}

bool print_route_parse(const char *text, struct print_order *order)
{
	if (strncmp(text, "file:", 5) == 0)
		return target_set(order, ROUTE_FILE, text + 5, PRINT_TARGET);
	if (strncmp(text, "cups:", 5) == 0)
		return target_set(order, ROUTE_CUPS, text + 5, PRINT_QUEUE);
	bool none = strcmp(text, "none") == 0;
	if (!none && strcmp(text, "auto") != 0)
		return false;
	order->route = none ? ROUTE_NONE : ROUTE_AUTO;
	order->target[0] = '\0';
	return true;
}
