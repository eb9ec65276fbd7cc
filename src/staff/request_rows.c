/* The rows of a request's page: what is still to be asked first, its history last. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "staff/staff.h"

const struct service *request_service(const struct staff *staff)
{
	return catalog_find(staff->catalog, staff->request.file.view.service);
}

bool request_is_open(const struct staff *staff, const struct field *field)
{
	const struct answers *answers = &staff->request.file.view.answers;
	const struct answer *answer = answers_find(answers, field->name);
	return relevant_now(&field->relevant, answers)
	    && (!answer || answer->state == ANSWER_AT_DESK);
}

static void add(struct request_rows *rows, enum request_row_kind kind, int index)
{
	if (rows->count < REQUEST_ROWS)
		rows->row[rows->count++] = (struct request_row){ kind, index };
}

/* The fields that are open, or those that are not. */
static void add_fields(const struct staff *staff, struct request_rows *rows, bool open)
{
	const struct service *service = request_service(staff);
	const struct answers *answers = &staff->request.file.view.answers;
	bool headed = false;
	for (int i = 0; service && i < (int)service->field_count; i++) {
		const struct field *field = &service->fields[i];
		bool here = request_is_open(staff, field);
		if (here != open || (!open && !answers_find(answers, field->name)))
			continue;
		if (!headed)
			add(rows, ROW_HEAD, open ? SECTION_ASK : SECTION_ANSWERS);
		headed = true;
		add(rows, ROW_FIELD, i);
	}
}

static void add_each(struct request_rows *rows, enum request_row_kind kind, int count)
{
	for (int i = 0; i < count; i++)
		add(rows, kind, i);
}

static void add_outcome(const struct request_file *file, struct request_rows *rows)
{
	bool any = *file->ground || file->result_count || *file->first || *file->again
	        || file->to_tell;
	if (any)
		add(rows, ROW_HEAD, SECTION_OUTCOME);
	if (*file->ground)
		add(rows, ROW_OUTCOME, 0);
	add_each(rows, ROW_RESULT, file->result_count);
	if (file->to_tell)
		add(rows, ROW_LINK, 2);
	if (*file->first)
		add(rows, ROW_LINK, 0);
	if (*file->again)
		add(rows, ROW_LINK, 1);
}

void request_rows_make(const struct staff *staff, struct request_rows *rows)
{
	const struct request_file *file = &staff->request.file;
	bool hidden = file->right[RIGHT_BLOCKED] || file->right[RIGHT_DELETED];
	rows->count = 0;
	if (!hidden)
		add_fields(staff, rows, true);
	if (file->view.paper_count)
		add(rows, ROW_HEAD, SECTION_PAPERS);
	add_each(rows, ROW_PAPER, file->view.paper_count);
	add(rows, ROW_HEAD, SECTION_CONSENT);
	if (!file->right[RIGHT_DELETED])
		add(rows, ROW_CONSENT, 0);
	for (int i = 0; i < RIGHTS; i++) {
		if (file->right[i])
			add(rows, ROW_RIGHT, i);
	}
	add_outcome(file, rows);
	if (!hidden)
		add_fields(staff, rows, false);
	add(rows, ROW_HEAD, SECTION_HISTORY);
	add_each(rows, ROW_HISTORY, file->history_count);
}

bool request_marked(const struct staff *staff, struct request_row *row)
{
	struct request_rows rows;
	int at = staff->request.cursor;
	request_rows_make(staff, &rows);
	if (!staff->request.there || staff->unmarked || at < 0 || at >= rows.count || rows.row[at].kind == ROW_HEAD)
		return false;
	*row = rows.row[at];
	return true;
}

static void head_text(const struct staff *staff, int index, char *out, size_t size)
{
	static const char *const heads[] = {
		[SECTION_ASK] = N_("Still to ask (E writes it down)"),
		[SECTION_PAPERS] = N_("Papers (T ticks)"),
		[SECTION_CONSENT] = N_("Use of personal data"),
		[SECTION_OUTCOME] = N_("What became of it"),
		[SECTION_ANSWERS] = N_("Answers"),
		[SECTION_HISTORY] = N_("History"),
	};
	(void)staff;
	text_copy(out, size, _(heads[index]));
}

static void field_text(const struct staff *staff, int index, char *out, size_t size)
{
	const struct field *field = &request_service(staff)->fields[index];
	const struct answer *answer = answers_find(&staff->request.file.view.answers, field->name);
	char value[ANSWER_VALUE] = "";
	if (answer && answer->state == ANSWER_GIVEN)
		check_display(field, answer->value, staff->lang, value, sizeof value);
	else if (answer && answer->state == ANSWER_SKIPPED)
		text_copy(value, sizeof value, "–");
	else
		text_copy(value, sizeof value, _("ask"));
	snprintf(out, size, "%s: %s", words_in(&field->brief, staff->lang), value);
	explicit_bzero(value, sizeof value);
}

static const struct paper *paper_of(const struct staff *staff, const char *name)
{
	const struct service *service = request_service(staff);
	for (size_t i = 0; service && i < service->paper_count; i++) {
		if (strcmp(service->papers[i].name, name) == 0)
			return &service->papers[i];
	}
	return NULL;
}

static void paper_text(const struct staff *staff, int index, char *out, size_t size)
{
	const struct request_view *view = &staff->request.file.view;
	const char *name = view->paper[index].name;
	const struct paper *paper = paper_of(staff, name);
	bool here = view->paper[index].with_me;
	snprintf(out, size, "[%s] %s%s%s", here ? "x" : " ",
	         paper ? words_in(&paper->label, staff->lang) : name, here ? "" : " – ",
	         here ? "" : _("missing"));
}

static void consent_text(const struct staff *staff, int index, char *out, size_t size)
{
	const struct request_view *view = &staff->request.file.view;
	(void)index;
	if (!view->consented)
		text_copy(out, size, _("Consent has not been given yet: ask, then press C."));
	else if (!*view->consent_by)
		text_copy(out, size, _("Consent is given; by whom is still to be asked: press C."));
	else
		snprintf(out, size, _("Consent is given by %s."), view->consent_by);
}

static void right_text(const struct staff *staff, int index, char *out, size_t size)
{
	static const char *const words[RIGHTS] = {
		[RIGHT_TAKEN_BACK] = N_("Consent is taken back: the data may be used until %s."),
		[RIGHT_BLOCKED] = N_("The data are blocked; to be decided by %s."),
		[RIGHT_DELETED] = N_("The data are deleted; the law gave time until %s."),
	};
	char day[DATE_TEXT];
	date_format_local(staff->request.file.right_due[index], day);
	snprintf(out, size, _(words[index]), day);
}

static void outcome_text(const struct staff *staff, int index, char *out, size_t size)
{
	const struct request_file *file = &staff->request.file;
	const struct service *service = request_service(staff);
	const struct ground *ground = NULL;
	(void)index;
	for (int kind = 0; service && !ground && kind <= GROUND_REFUSED; kind++)
		ground = decide_ground(service, (enum ground_kind)kind, file->ground);
	snprintf(out, size, "%s. %s", ground ? words_in(&ground->label, staff->lang) : file->ground,
	         file->remedy);
}

static void result_text(const struct staff *staff, int index, char *out, size_t size)
{
	const struct result_given *given = &staff->request.file.result[index];
	const struct service *service = request_service(staff);
	const struct result *result = service ? decide_result(service, given->name) : NULL;
	char day[DATE_TEXT];
	date_format_local(given->day, day);
	snprintf(out, size, "%s: %s%s№ %s, %s%s%s",
	         result ? words_in(&result->label, staff->lang) : given->name, given->series,
	         *given->series ? " " : "", given->number, day, *given->recipient ? ", " : "",
	         given->recipient);
}

static void link_text(const struct staff *staff, int index, char *out, size_t size)
{
	const struct request_file *file = &staff->request.file;
	if (index == 2)
		text_copy(out, size, _("The person is still to be told: press D when it is done."));
	else
		snprintf(out, size, index ? _("Handed in again as %s.") : _("Handed in again after %s."),
		         index ? file->again : file->first);
}

static const char *what_words(const char *what)
{
	static const struct {
		const char *what, *words;
	} rows[] = {
		{ "take", N_("took a number") }, { "submit", N_("handed in") },
		{ "consent", N_("agreed to the use of the data") }, { "print", N_("ticket to be printed") },
		{ "call", N_("called") }, { "recall", N_("called again") }, { "start", N_("being served") },
		{ "hold", N_("put off") }, { "resume", N_("came back") }, { "finish", N_("finished") },
		{ "transfer", N_("sent to another desk") }, { "requeue", N_("sent back to the queue") },
		{ "no-show", N_("did not come") }, { "cancel", N_("given back") },
		{ "accept", N_("accepted") }, { "not-accept", N_("not accepted") },
		{ "issue", N_("result issued") }, { "refuse", N_("service refused") }, { "withdraw", N_("withdrawn") },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strcmp(rows[i].what, what) == 0)
			return _(rows[i].words);
	}
	return journal_word(what);
}

/* The application and the outcome are above; what a change was stands here. */
static bool shows_detail(const struct history_row *row)
{
	static const char *const changes[] = { "correct", "fill-in", "note" };
	bool change = false;
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
		change = change || strcmp(row->what, changes[i]) == 0;
	return change && *row->detail;
}

static void history_text(const struct staff *staff, int index, char *out, size_t size)
{
	const struct history_row *row = &staff->request.file.history[index];
	char day[DATE_TEXT], detail[FILE_DETAIL] = "";
	date_format_local(row->at.date, day);
	bool hidden = staff->request.file.right[RIGHT_BLOCKED];
	if (shows_detail(row) && !hidden)
		text_tidy(row->detail, strlen(row->detail), detail, sizeof detail);
	snprintf(out, size, "%s %02d:%02d %s: %s%s%s", day, row->at.hour, row->at.minute,
	         row->account, what_words(row->what), *detail ? " – " : "", detail);
	explicit_bzero(detail, sizeof detail);
}

void request_row_text(const struct staff *staff, const struct request_row *row,
                      char *out, size_t size)
{
	static void (*const texts[])(const struct staff *, int, char *, size_t) = {
		[ROW_HEAD] = head_text, [ROW_FIELD] = field_text, [ROW_PAPER] = paper_text,
		[ROW_CONSENT] = consent_text, [ROW_OUTCOME] = outcome_text,
		[ROW_RESULT] = result_text, [ROW_LINK] = link_text, [ROW_RIGHT] = right_text,
		[ROW_HISTORY] = history_text,
	};
	texts[row->kind](staff, row->index, out, size);
}
