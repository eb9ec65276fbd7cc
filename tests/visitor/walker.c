#include "walker.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "visitor/requests.h"

enum { STEP_MS = 200, STEPS_MOST = 64 };

static struct buf screen;

static const struct moment monday = {
	.unix_s = 1795406525, .date = { 2026, 11, 23 }, .hour = 9, .minute = 2, .second = 5,
	.utc_offset_s = 18000,
};

/* A good answer for each field of the shipped form. */
static const struct {
	const char *field, *typed;
} answers[] = {
	{ "applicant_name", "Әбдіқадырова Гүлнұр Серікқызы" },
	{ "applicant_iin", "850314400129" },
	{ "applicant_phone", "8 701 123 45 67" },
	{ "applicant_street", "Абай" },
	{ "applicant_house", "5" },
	{ "applicant_email", "aliya@mail.kz" },
	{ "child_name", "Әбдіқадыров Нұрлан Ерланұлы" },
	{ "child_iin", "160314500110" },
	{ "child_class", "4 Ә" },
	{ "from_school", "№2 мектеп" },
	{ "from_place", "Аршалы кенті" },
	{ "to_school", "Сары-Оба станциясының №1 мектебі" },
	{ "finish_year", "2003" },
	{ "attestation_year", "2027" },
};

/* ... and for any other field of a type. */
static const char *const typed_by_type[FIELD_TYPES] = {
	[FIELD_IIN] = "160314500110",
	[FIELD_NAME] = "Әбдіқадырова Гүлнұр Серікқызы",
	[FIELD_DATE] = "23.11.2015",
	[FIELD_PHONE] = "8 701 123 45 67",
	[FIELD_EMAIL] = "aliya@mail.kz",
	[FIELD_CLASS] = "4 Ә",
	[FIELD_NUMBER] = "1",
	[FIELD_TEXT] = "Абай",
};

void walker_open(struct walker *walker, int cols, int rows)
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
	visitor_init(&walker->visitor, walker->catalog, false);
	walker->visitor.counts = (struct queue_counts){ .waiting = 3 };
	walker->visitor.pace = (struct waiting){ .desk_count = 1 };
	walker->visitor.counts_known = true;
	walker_event(walker, EVENT_START);
}

void walker_close(struct walker *walker)
{
	canvas_free(walker->canvas);
	catalog_free(walker->catalog);
	buf_release(&screen);
}

static void take_ticket(struct walker *walker)
{
	struct visit *visit = &walker->visitor.visit;
	const struct application *list[ORDER_REQUESTS_MAX];
	struct opening opening;
	walker->sent = visit->application;
	walker->sent_count = requests_list(visit, list);
	for (int i = 0; i < walker->sent_count; i++)
		walker->all[i] = *list[i];
	visit->ticket = (struct ticket){
		.visit = 1, .number = "17", .code = "0421", .day = walker->now.date,
		.taken_at = walker->now, .lang = visit->lang, .ahead = 3,
		.request_count = visit->number_only ? 0 : walker->sent_count, .print_job = 1,
	};
	for (int i = 0; i < visit->ticket.request_count; i++) {
		struct ticket_request *request = &visit->ticket.request[i];
		snprintf(request->registration, sizeof request->registration, "2026-%06d", 123 + i);
		snprintf(request->service, sizeof request->service, "%s", list[i]->service->code);
	}
	enum reception reception = calendar_reception(&catalog_school(walker->catalog)->calendar,
	                                              &walker->now, &opening);
	bool over = reception == RECEPTION_OVER;
	if (over && !visit->number_only) {
		*visit->ticket.number = '\0';
		visit->ticket.ahead = 0;
	}
	visit->wait_min = reception == RECEPTION_OPEN ? 25 : 0;
	visit->paper = PAPER_WAITING;
}

static void tell_standing(struct walker *walker)
{
	struct visit *visit = &walker->visitor.visit;
	bool right = walker->code && strcmp(visit->asked.code, walker->code) == 0;
	visit->standing = right ? walker->standing : (struct standing) { 0 };
}

static void give(struct walker *walker, struct event event)
{
	event.now = walker->now;
	event.mono_ms = walker->mono_ms;
	event.cols = canvas_cols(walker->canvas);
	event.rows = canvas_rows(walker->canvas);
	int effect = visitor_update(&walker->visitor, &event);
	walker->effects[effect]++;
	if (effect != EFFECT_SAVE && effect != EFFECT_STATUS)
		return;
	enum fault fault = effect == EFFECT_SAVE ? walker->save_fault : walker->status_fault;
	if (fault == FAULT_NONE && effect == EFFECT_SAVE)
		take_ticket(walker);
	if (fault == FAULT_NONE && effect == EFFECT_STATUS)
		tell_standing(walker);
	give(walker, (struct event){ .kind = fault ? EVENT_FAILED : EVENT_DONE, .effect = effect,
	                             .fault = fault });
}

void walker_event(struct walker *walker, enum event_kind kind)
{
	give(walker, (struct event){ .kind = kind });
}

void walker_press(struct walker *walker, struct key key, int pause_ms)
{
	walker->mono_ms += pause_ms;
	give(walker, (struct event){ .kind = EVENT_KEY, .key = key,
	                             .action = screen_action(visitor_screen(&walker->visitor), &key) });
}

static void press(struct walker *walker, struct key key)
{
	walker_press(walker, key, STEP_MS);
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

void walker_paste(struct walker *walker, const char *ascii)
{
	for (; *ascii; ascii++)
		press(walker, (struct key){ .sym = SYM_TEXT, .code = (unsigned char)*ascii,
		                            .pasted = true });
}

void walker_text(struct walker *walker, const char *utf8)
{
	size_t used;
	for (; *utf8; utf8 += used) {
		uint32_t code = text_decode(utf8, strlen(utf8), &used);
		press(walker, (struct key){ .sym = SYM_TEXT, .code = code, .keypad = code < 0x80 });
	}
}

void walker_wait(struct walker *walker, int seconds)
{
	while (seconds-- > 0) {
		walker->mono_ms += 1000;
		walker_event(walker, EVENT_TICK);
	}
}

const char *walker_screen(struct walker *walker)
{
	canvas_clear(walker->canvas);
	visitor_screen(&walker->visitor)->view(&walker->visitor, walker->canvas);
	buf_clear(&screen);
	canvas_dump(walker->canvas, &screen);
	return screen.data;
}

void walker_pick(struct walker *walker, const char *code)
{
	size_t at = 0;
	while (strcmp(catalog_service(walker->catalog, at)->code, code) != 0)
		at++;
	press(walker, (struct key){ .sym = SYM_TEXT, .code = '1' + (uint32_t)at });
}

static const struct field *field_now(const struct walker *walker)
{
	const struct visit *visit = &walker->visitor.visit;
	return &visit->application.service->fields[visit->question];
}

static const char *typed_for(const struct field *field)
{
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
		if (strcmp(answers[i].field, field->name) == 0)
			return answers[i].typed;
	}
	return field->required ? typed_by_type[field->type] : "";
}

void walker_answer(struct walker *walker)
{
	const struct field *field = field_now(walker);
	if (field->choice_count > 0) {
		walker_type(walker, "1");
		if (walker->visitor.visit.page == PAGE_QUESTION && walker->visitor.visit.told)
			walker_type(walker, "1");
		return;
	}
	walker_text(walker, typed_for(field));
	walker_key(walker, SYM_ENTER);
	if (walker->visitor.visit.told)
		walker_key(walker, SYM_ENTER);
}

void walker_ask(struct walker *walker, const char *name)
{
	for (int i = 0; strcmp(field_now(walker)->name, name) != 0; i++) {
		assert(i < ANSWERS_MAX);
		assert(walker->visitor.visit.page == PAGE_QUESTION);
		walker_answer(walker);
	}
}

static void read_consent(struct walker *walker)
{
	for (int i = 0; i < STEPS_MOST && visitor_focused(&walker->visitor) == TARGET_NEXT; i++)
		walker_key(walker, SYM_ENTER);
}

void walker_finish(struct walker *walker, enum page_id page)
{
	for (int i = 0; page > PAGE_QUESTION && walker->visitor.visit.page == PAGE_QUESTION; i++) {
		assert(i < ANSWERS_MAX); /* else an answer is not taken */
		walker_answer(walker);
	}
	if (page > PAGE_LATE && walker->visitor.visit.page == PAGE_LATE)
		walker_key(walker, SYM_ENTER);
	if (page > PAGE_REVIEW)
		walker_key(walker, SYM_ENTER);
}

void walker_walk(struct walker *walker, enum page_id page)
{
	if (page == PAGE_SERVICE)
		return;
	walker_key(walker, SYM_ENTER);
	if (page == PAGE_PAPERS)
		return;
	walker_key(walker, SYM_ENTER);
	read_consent(walker);
	if (page == PAGE_CONSENT)
		return;
	walker_key(walker, SYM_ENTER);
	walker_finish(walker, page);
}

void walker_leave(struct walker *walker)
{
	walker->visitor.visit.paper = PAPER_OUT;
	walker_event(walker, EVENT_PAPER);
	walker_wait(walker, catalog_school(walker->catalog)->ticket_s + 1);
}

void walker_to(struct walker *walker, enum lang lang, enum page_id page)
{
	walker_key(walker, SYM_ENTER);
	if (page == PAGE_LANGUAGE)
		return;
	press(walker, (struct key){ .sym = SYM_TEXT, .code = '1' + lang });
	if (page == PAGE_SERVICES)
		return;
	walker_pick(walker, "403015");
	walker_walk(walker, page);
}
