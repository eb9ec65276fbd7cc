#include "store/consent.h"

#include "store/query.h"

void consent_add(struct store *store, int64_t request, const struct consent *consent,
                 const struct moment *now)
{
	struct query q = query_of(store, STMT_ADD_CONSENT);

	query_bind_int(&q, ":request", request);
	query_bind_text(&q, ":text_digest", consent->text_digest);
	query_bind_text(&q, ":lang", lang_code(consent->lang));
	query_bind_text(&q, ":given_by", consent->given_by);
	query_bind_text(&q, ":for_whom", consent->for_whom);
	query_bind_text(&q, ":how", consent->how);
	query_bind_moment(&q, now);
	query_run(&q);
}

void consent_tell(struct store *store, const struct event *event)
{
	struct query q = query_of(store, STMT_CONSENT_GIVEN);
	struct event told = *event;

	query_bind_int(&q, ":request", event->request);
	if (!query_row(&q))
		return;
	told.what = "consent";
	told.why = query_peek(&q);
	told.detail = query_peek(&q);
	journal_add(store, &told);
	query_end(&q);
}
