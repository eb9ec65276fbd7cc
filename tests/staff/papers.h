/* A request as the register gives it, for tests of its page. */
#ifndef TESTS_STAFF_PAPERS_H
#define TESTS_STAFF_PAPERS_H

#include <stdio.h>

#include "core/text.h"
#include "walker.h"

static void papers_history(struct request_file *file, const struct moment *at, const char *what,
                           const char *detail)
{
	struct history_row *row = &file->history[file->history_count++];
	*row = (struct history_row){ .event = file->history_count, .at = *at };
	text_copy(row->account, sizeof row->account, "Кадрина Б.А.");
	text_copy(row->what, sizeof row->what, what);
	text_copy(row->detail, sizeof row->detail, detail);
}

static void papers_tick(struct request_file *file, const char *name, bool with_me)
{
	int i = file->view.paper_count++;
	text_copy(file->view.paper[i].name, sizeof file->view.paper[i].name, name);
	file->view.paper[i].with_me = with_me;
}

/* One of a duplicate of a certificate: one answer is left to staff. */
static void papers_file(struct request_file *file, const struct moment *now)
{
	*file = (struct request_file){ .view = { .id = 1, .visit = 1, .taken_at = *now,
	                                         .day = now->date, .lang = LANG_KK } };
	text_copy(file->view.registration, sizeof file->view.registration, "2026-000123");
	text_copy(file->view.service, sizeof file->view.service, "803005");
	text_copy(file->view.number, sizeof file->view.number, "17");
	answers_set(&file->view.answers, "applicant_role", ANSWER_GIVEN, "self");
	answers_set(&file->view.answers, "applicant_name", ANSWER_GIVEN, "Әбдіқадырова Гүлнұр");
	answers_set(&file->view.answers, "applicant_iin", ANSWER_AT_DESK, "");
	answers_set(&file->view.answers, "applicant_phone", ANSWER_GIVEN, "+77011234567");
	papers_tick(file, "application", false);
	papers_tick(file, "applicant_id", true);
	papers_history(file, now, "submit", "applicant_name given Әбдіқадырова Гүлнұр");
	papers_history(file, now, "take", "");
}

#endif
