#include "office/register.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "office/decide.h"
#include "sys/clock.h"

enum { ROWS = 50, CELL = 3072, LINE = 512, SERVICES = 32, SIGNS = 16, GROUP = 4 };

struct tally {
	int all, late, of_state[REQUEST_STATES], of_service[SERVICES];
};

/* One register on its way. */
struct writing {
	const struct catalog *catalog;
	const struct moment *now;
	enum lang lang;
	struct sheet *sheet;
	struct tally tally;
};

/* The inspector's words: what has become of it. */
const char *register_state(enum request_state state)
{
	static const char *const words[] = {
		[REQUEST_SUBMITTED] = N_("registered"),
		[REQUEST_ACCEPTED] = N_("in work"),
		[REQUEST_NOT_ACCEPTED] = N_("documents not accepted"),
		[REQUEST_ISSUED] = N_("result issued"),
		[REQUEST_REFUSED] = N_("service refused"),
		[REQUEST_WITHDRAWN] = N_("withdrawn by the applicant"),
	};
	static_assert(sizeof words / sizeof *words == REQUEST_STATES, "every state has its words");
	return _(words[state]);
}

/* ---- cells ----------------------------------------------------------------------- */

static void add_line(char *cell, const char *text)
{
	size_t used = strlen(cell);
	if (*text && used + 1 < CELL)
		snprintf(cell + used, CELL - used, "%s%s", used ? "\n" : "", text);
}

static void day_cell(struct sheet *sheet, struct date day)
{
	char text[DATE_TEXT] = "–";
	if (day.year)
		date_format_local(day, text);
	sheet_cell(sheet, text);
}

static void who_cell(struct sheet *sheet, const struct register_row *row)
{
	char cell[CELL] = "", child[CELL];
	add_line(cell, row->deleted ? _("data deleted") : row->blocked ? _("data blocked")
	                                                              : row->name);
	if (*row->child && strcmp(row->child, row->name) != 0) {
		snprintf(child, sizeof child, _("child: %s"), row->child);
		add_line(cell, child);
		explicit_bzero(child, sizeof child);
	}
	sheet_cell(sheet, *cell ? cell : "–");
	explicit_bzero(cell, sizeof cell);
}

static void service_cell(const struct writing *writing, const struct register_row *row,
                         const struct service *service)
{
	char cell[CELL] = "";
	add_line(cell, row->service);
	if (service)
		add_line(cell, words_in(&service->brief, writing->lang));
	sheet_cell(writing->sheet, cell);
}

/* Decided after its day, or still to be decided and past it. */
static bool is_late(const struct writing *writing, const struct register_row *row)
{
	struct moment end = *writing->now;
	if (row->due.day.year == 0 || row->state == REQUEST_WITHDRAWN)
		return false;
	if (row->state != REQUEST_ACCEPTED)
		clock_moment(row->state_at, &end);
	return decide_days_left(writing->catalog, &row->due, &end) < 0;
}

static const char *ground_words(const struct writing *writing, const struct service *service,
                                const char *name)
{
	for (size_t i = 0; service && i < service->ground_count; i++) {
		if (strcmp(service->grounds[i].name, name) == 0)
			return words_in(&service->grounds[i].label, writing->lang);
	}
	return name;
}

static void outcome_cell(const struct writing *writing, const struct register_row *row,
                         const struct service *service, bool late)
{
	char cell[CELL] = "", day[DATE_TEXT], line[LINE];
	struct moment at;
	clock_moment(row->state_at, &at);
	date_format_local(at.date, day);
	snprintf(line, sizeof line, "%s, %s", register_state(row->state), day);
	add_line(cell, row->state == REQUEST_SUBMITTED ? register_state(row->state) : line);
	if (*row->ground)
		add_line(cell, ground_words(writing, service, row->ground));
	if (late)
		add_line(cell, _("term broken"));
	sheet_cell(writing->sheet, cell);
}

/* "series 0123456, 24.11.2026": of a state blank its series first. */
static void result_cells(struct sheet *sheet, const struct register_row *row)
{
	char numbers[CELL] = "", recipients[CELL] = "", day[DATE_TEXT], line[LINE];
	for (int i = 0; i < row->result_count; i++) {
		const struct result_given *result = &row->result[i];
		date_format_local(result->day, day);
		snprintf(line, sizeof line, "%s%s№ %s, %s", result->series, *result->series ? " " : "",
		         result->number, day);
		add_line(numbers, line);
		if (i == 0 || strcmp(result->recipient, row->result[i - 1].recipient) != 0)
			add_line(recipients, result->recipient);
	}
	sheet_cell(sheet, *numbers ? numbers : "–");
	sheet_cell(sheet, *recipients ? recipients : "–");
	explicit_bzero(recipients, sizeof recipients);
}

/* ---- the table ------------------------------------------------------------------- */

static void write_columns(struct sheet *sheet)
{
	sheet_column(sheet, _("Reg. number"), 23);
	sheet_column(sheet, _("Received"), 19);
	sheet_column(sheet, _("Applicant"), 42);
	sheet_column(sheet, _("Service"), 41);
	sheet_column(sheet, _("Papers: brought / asked for"), 23);
	sheet_column(sheet, _("Due"), 19);
	sheet_column(sheet, _("Outcome"), 41);
	sheet_column(sheet, _("Result: series, number, date"), 32);
	sheet_column(sheet, _("Received by"), 30);
	sheet_column(sheet, _("Signature"), 18);
}

static void count_service(struct writing *writing, const struct service *service)
{
	for (size_t i = 0; i < catalog_service_count(writing->catalog) && i < SERVICES; i++)
		writing->tally.of_service[i] += catalog_service(writing->catalog, i) == service;
}

static void write_row(struct writing *writing, const struct register_row *row)
{
	const struct service *service = catalog_find(writing->catalog, row->service);
	struct sheet *sheet = writing->sheet;
	char papers[32];
	bool late = is_late(writing, row);
	snprintf(papers, sizeof papers, "%d / %d", row->papers, row->papers_listed);
	sheet_cell(sheet, row->registration);
	day_cell(sheet, row->day);
	who_cell(sheet, row);
	service_cell(writing, row, service);
	sheet_cell(sheet, papers);
	day_cell(sheet, row->due.day);
	outcome_cell(writing, row, service, late);
	result_cells(sheet, row);
	sheet_cell(sheet, "");
	writing->tally.all++;
	writing->tally.late += late;
	writing->tally.of_state[row->state]++;
	if (service)
		count_service(writing, service);
}

static enum fault write_rows(struct store *store, const struct register_period *period,
                             struct writing *writing)
{
	static struct register_row rows[ROWS];
	int64_t after = 0;
	int count;
	enum fault fault;
	do {
		fault = store_register(store, period, after, rows, ROWS, &count);
		for (int i = 0; i < count; i++)
			write_row(writing, &rows[i]);
		after = count ? rows[count - 1].request : 0;
	} while (count == ROWS);
	explicit_bzero(rows, sizeof rows);
	return fault;
}

/* ---- below the table ------------------------------------------------------------- */

static void write_count(struct sheet *sheet, const char *what, int count)
{
	char line[LINE];
	snprintf(line, sizeof line, "%.400s: %d", what, count);
	sheet_line(sheet, line);
}

static void write_totals(const struct writing *writing)
{
	const struct tally *tally = &writing->tally;
	struct sheet *sheet = writing->sheet;
	write_count(sheet, _("Requests in this period"), tally->all);
	for (int i = 0; i < REQUEST_STATES; i++)
		write_count(sheet, register_state((enum request_state)i), tally->of_state[i]);
	write_count(sheet, _("of these with a broken term"), tally->late);
	sheet_line(sheet, "");
	for (size_t i = 0; i < catalog_service_count(writing->catalog) && i < SERVICES; i++) {
		const struct service *service = catalog_service(writing->catalog, i);
		char name[LINE];
		snprintf(name, sizeof name, "%s %.380s", service->code,
		         words_in(&service->brief, writing->lang));
		if (tally->of_service[i])
			write_count(sheet, name, tally->of_service[i]);
	}
}

/* In groups, as on the daily close. */
static void write_head(struct sheet *sheet, const struct register_mark *mark)
{
	char signs[SIGNS + SIGNS / GROUP + 1] = "", line[LINE];
	for (int i = 0; i < SIGNS; i += GROUP)
		snprintf(signs + strlen(signs), sizeof signs - strlen(signs), "%s%.4s", i ? " " : "",
		         mark->head + i);
	snprintf(line, sizeof line, _("The journal's head: %s, event %lld"), signs,
	         (long long)mark->event);
	sheet_line(sheet, line);
}

static void write_end(const struct writing *writing, const struct actor *actor,
                      const struct register_mark *mark)
{
	const struct school *school = catalog_school(writing->catalog);
	struct sheet *sheet = writing->sheet;
	char day[DATE_TEXT], line[LINE];
	date_format_local(writing->now->date, day);
	sheet_line(sheet, "");
	write_head(sheet, mark);
	snprintf(line, sizeof line, _("Made on %s at %02d:%02d by %s"), day, writing->now->hour,
	         writing->now->minute, actor->account);
	sheet_line(sheet, line);
	sheet_line(sheet, "");
	snprintf(line, sizeof line, _("Director: ____________________ %s"), school->director);
	sheet_line(sheet, line);
	sheet_line(sheet, "");
	sheet_line(sheet, _("Responsible: ____________________"));
}

static void begin(struct writing *writing, const struct register_period *period)
{
	const struct service *service = catalog_find(writing->catalog, period->service);
	char first[DATE_TEXT], last[DATE_TEXT], title[PAPER_WORDS];
	date_format_local(period->first, first);
	date_format_local(period->last, last);
	snprintf(title, sizeof title, _("Register of requests from %s to %s"), first, last);
	if (service)
		snprintf(title + strlen(title), sizeof title - strlen(title), "\n%s %s", service->code,
		         words_in(&service->title, writing->lang));
	sheet_init(writing->sheet, writing->lang,
	           words_in(&catalog_school(writing->catalog)->name, writing->lang), title);
	write_columns(writing->sheet);
}

enum fault register_write(struct office *office, const struct register_period *period,
                          const struct actor *actor, const struct moment *now, enum lang lang,
                          struct sheet *sheet)
{
	struct writing writing = { .catalog = office->catalog, .now = now, .lang = lang,
	                           .sheet = sheet };
	struct register_mark mark;
	begin(&writing, period);
	enum fault fault = store_register_given(office->store, period, actor, now, &mark);
	if (!fault)
		fault = write_rows(office->store, period, &writing);
	write_totals(&writing);
	write_end(&writing, actor, &mark);
	return fault;
}
