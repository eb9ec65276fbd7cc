#include "office/decide.h"

#include <string.h>

#include "core/text.h"

static bool is_term(const struct term *term)
{
	return term->channel == CHANNEL_PROVIDER
	       && (term->kind == TERM_WORKING_DAYS || term->kind == TERM_MINUTES);
}

/* When a term that starts now ends. */
static struct due end_of(const struct calendar *calendar, const struct term *term,
                         const struct moment *now)
{
	int64_t end_s = now->unix_s + term->value * 60LL;
	if (term->kind == TERM_WORKING_DAYS)
		return (struct due){ .day = calendar_term(calendar, now, term->value) };
	return (struct due){
		.day = date_from_days((int32_t)((end_s + now->utc_offset_s) / 86400)),
		.at = end_s,
	};
}

static bool is_sooner(const struct due *a, const struct due *b)
{
	int by_day = date_compare(a->day, b->day);
	return b->day.year == 0 || by_day < 0
	    || (by_day == 0 && a->at && (!b->at || a->at < b->at));
}

struct due decide_due(const struct catalog *catalog, const struct service *service,
                      const struct moment *now)
{
	const struct calendar *calendar = &catalog_school(catalog)->calendar;
	struct due due = { 0 };
	for (size_t i = 0; i < service->term_count; i++) {
		if (!is_term(&service->terms[i]))
			continue;
		struct due end = end_of(calendar, &service->terms[i], now);
		if (is_sooner(&end, &due))
			due = end;
	}
	return due;
}

int decide_days_left(const struct catalog *catalog, const struct due *due,
                     const struct moment *now)
{
	const struct calendar *calendar = &catalog_school(catalog)->calendar;
	int left = 0;
	if (date_compare(due->day, now->date) == 0)
		return due->at && due->at < now->unix_s ? -1 : 0;
	bool past = date_compare(due->day, now->date) < 0;
	struct date from = past ? due->day : now->date, to = past ? now->date : due->day;
	for (; date_compare(from, to) < 0; left++)
		from = calendar_next(calendar, from);
	return past ? -left : left;
}

struct date decide_right_due(const struct catalog *catalog, enum data_right right,
                             const struct moment *now)
{
	int days = right == RIGHT_TAKEN_BACK ? TAKEN_BACK_DAYS : DELETE_DAYS;
	return calendar_term(&catalog_school(catalog)->calendar, now, days);
}

const struct ground *decide_ground(const struct service *service, enum ground_kind kind,
                                   const char *name)
{
	for (size_t i = 0; i < service->ground_count; i++) {
		const struct ground *ground = &service->grounds[i];
		if (ground->kind == kind && strcmp(ground->name, name) == 0)
			return ground;
	}
	return NULL;
}

const struct result *decide_result(const struct service *service, const char *name)
{
	for (size_t i = 0; i < service->result_count; i++) {
		if (strcmp(service->results[i].name, name) == 0)
			return &service->results[i];
	}
	return NULL;
}

int decide_left(const struct service *service, const struct request_file *file)
{
	int left = 0;
	for (size_t i = 0; i < service->result_count; i++) {
		bool given = service->results[i].kind != RESULT_GIVEN;
		for (int g = 0; g < file->result_count; g++)
			given = given || strcmp(file->result[g].name, service->results[i].name) == 0;
		left += !given;
	}
	return left;
}

enum fault decide_carry_out(struct store *store, const struct request_file *file,
                            const struct decision *decision, const struct moment *now,
                            struct decided *decided)
{
	bool more = decision->verb == VERB_ISSUE && file->view.state == REQUEST_ISSUED;
	return more ? store_add_result(store, file->view.id, decision->result, &decision->actor, now,
	                               decided)
	            : store_decide(store, file->view.id, decision, now, decided);
}

enum fault decide_again(struct store *store, const struct request_file *first,
                        const struct actor *actor, const struct moment *now,
                        struct ticket *ticket)
{
	const struct request_view *view = &first->view;
	struct order order = {
		.lang = view->lang, .series = "", .request_count = 1, .no_queue = true,
		.actor = *actor,
	};
	order.request[0] = (struct request_order){
		.service = view->service, .answers = &view->answers,
		.paper_count = view->paper_count, .first = view->id,
	};
	for (int i = 0; i < view->paper_count; i++)
		order.request[0].papers[i] = (struct paper_tick){ view->paper[i].name,
		                                                  view->paper[i].with_me };
	return store_take_ticket(store, &order, now, ticket);
}
