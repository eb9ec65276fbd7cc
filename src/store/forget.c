#include "store/forget.h"

#include "store/query.h"

const struct forget_row forget_rows[] = {
	{ "answer", "value", STMT_FORGET_ANSWERS },
	{ "consent", "given_by", STMT_FORGET_CONSENT },
	{ "consent", "for_whom", STMT_FORGET_CONSENT },
	{ "event_detail", "text", STMT_FORGET_DETAILS },
	{ "refusal", "remedy", STMT_FORGET_REMEDY },
	{ "result", "recipient", STMT_FORGET_RECIPIENT },
	{ "search", "text", STMT_FORGET_SEARCH },
};
const size_t forget_row_count = sizeof(forget_rows) / sizeof(forget_rows[0]);

void forget_request(struct store *store, int64_t request, int64_t visit)
{
	for (size_t i = 0; i < forget_row_count; i++) {
		struct query q = query_of(store, forget_rows[i].statement);

		query_bind_int(&q, ":request", request);
		if (forget_rows[i].statement == STMT_FORGET_DETAILS)
			query_bind_int(&q, ":visit", visit);
		query_run(&q);
	}
}
