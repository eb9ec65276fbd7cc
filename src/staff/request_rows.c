/* The rows of a request's page: what became of it, or what is still to be asked, first;
 * its history last. */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "staff/history.h"
#include "staff/staff.h"

const struct service *request_service(const struct staff *staff)
{
	return catalog_find(staff->catalog, staff->request.file.view.service);
}

void request_checklist(const struct staff *staff, struct checklist *list)
{
	checklist_make(request_service(staff), &staff->request.file.view, list);
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
	bool decided = file->view.state != REQUEST_SUBMITTED;
	struct checklist list;
	rows->count = 0;
	if (decided)
		add_outcome(file, rows);
	if (!hidden)
		add_fields(staff, rows, true);
	request_checklist(staff, &list);
	if (list.count)
		add(rows, ROW_HEAD, SECTION_PAPERS);
	add_each(rows, ROW_PAPER, list.count);
	add(rows, ROW_HEAD, SECTION_CONSENT);
	if (!file->right[RIGHT_DELETED])
		add(rows, ROW_CONSENT, 0);
	for (int i = 0; i < RIGHTS; i++) {
		if (file->right[i])
			add(rows, ROW_RIGHT, i);
	}
	if (!decided)
		add_outcome(file, rows);
	if (!hidden)
		add_fields(staff, rows, false);
	add(rows, ROW_HEAD, SECTION_HISTORY);
	if (staff->request.history_page > 0)
		add(rows, ROW_PAGE, 0);
	add_each(rows, ROW_HISTORY, file->history_count);
	if (file->older && staff->request.history_page + 1 < HISTORY_PAGES)
		add(rows, ROW_PAGE, 1);
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

static void paper_text(const struct staff *staff, int index, char *out, size_t size)
{
	struct checklist list;
	request_checklist(staff, &list);
	const struct checklist_row *row = &list.row[index];
	snprintf(out, size, "[%s] %s%s%s", row->with_me ? "x" : " ",
	         row->paper ? words_in(&row->paper->label, staff->lang) : row->name,
	         row->with_me ? "" : " – ", row->with_me ? "" : _("missing"));
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
	char papers[REQUEST_ROW_TEXT / 2] = "", missing[REQUEST_ROW_TEXT / 2] = "";
	history_papers(service, file->missing, papers, sizeof papers);
	if (*file->missing && file->view.state == REQUEST_NOT_ACCEPTED)
		snprintf(missing, sizeof missing, _("not ticked: %s"), papers);
	snprintf(out, size, "%s. %s%s%s", ground ? words_in(&ground->label, staff->lang) : file->ground,
	         file->remedy, *missing ? " – " : "", missing);
}

static void result_text(const struct staff *staff, int index, char *out, size_t size)
{
	const struct result_given *given = &staff->request.file.result[index];
	const struct service *service = request_service(staff);
	const struct result *result = service ? decide_result(service, given->name) : NULL;
	char day[DATE_TEXT];
	date_format_local(given->day, day);
	snprintf(out, size, "%s: %s%s№ %s, %s%s%s%s%s",
	         result ? words_in(&result->label, staff->lang) : given->name, given->series,
	         *given->series ? " " : "", given->number, day, *given->recipient ? ", " : "",
	         given->recipient, given->is_signed ? ", " : "",
	         given->is_signed ? _("received and signed") : "");
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

static void history_text(const struct staff *staff, int index, char *out, size_t size)
{
	const struct request_file *file = &staff->request.file;
	const struct history_row *row = &file->history[index];
	char day[DATE_TEXT], words[HISTORY_TEXT];
	date_format_local(row->at.date, day);
	history_words(&(struct history_event){
		.service = request_service(staff), .what = row->what, .why = row->why,
		.detail = file->right[RIGHT_BLOCKED] ? "" : row->detail,
	}, words);
	snprintf(out, size, "%s %02d:%02d %s: %s%s%s", day, row->at.hour, row->at.minute,
	         row->account, journal_word(row->what), *words ? " – " : "", words);
	explicit_bzero(words, sizeof words);
}

static void page_text(const struct staff *staff, int index, char *out, size_t size)
{
	(void)staff;
	text_copy(out, size, index ? _("Earlier: Enter") : _("Back to the newest: Enter"));
}

void request_row_text(const struct staff *staff, const struct request_row *row,
                      char *out, size_t size)
{
	static void (*const texts[])(const struct staff *, int, char *, size_t) = {
		[ROW_HEAD] = head_text, [ROW_FIELD] = field_text, [ROW_PAPER] = paper_text,
		[ROW_CONSENT] = consent_text, [ROW_OUTCOME] = outcome_text,
		[ROW_RESULT] = result_text, [ROW_LINK] = link_text, [ROW_RIGHT] = right_text,
		[ROW_HISTORY] = history_text, [ROW_PAGE] = page_text,
	};
	texts[row->kind](staff, row->index, out, size);
}
