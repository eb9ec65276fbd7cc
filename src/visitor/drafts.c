#include "visitor/drafts.h"

#include <string.h>

#include "office/secret.h"

static struct draft *find(struct drafts *drafts, const char *code)
{
	struct draft *found = NULL;
	for (int i = 0; i < DRAFTS_MAX; i++) {
		struct draft *draft = &drafts->item[i];
		if (*draft->code && secret_equal(draft->code, code))
			found = draft;
	}
	return found;
}

static struct draft *find_free(struct drafts *drafts)
{
	for (int i = 0; i < DRAFTS_MAX; i++) {
		if (!*drafts->item[i].code)
			return &drafts->item[i];
	}
	return NULL;
}

static void wipe(struct drafts *drafts, struct draft *draft)
{
	explicit_bzero(draft, sizeof *draft);
	if (!drafts_any(drafts))
		drafts->wrong = 0; /* nothing is left to be guessed */
}

void drafts_hold(struct drafts *drafts, const struct visit *visit, int64_t until_ms,
                 char code[static DRAFT_CODE])
{
	struct draft *draft = find_free(drafts);
	*code = '\0';
	if (!draft)
		return;
	do {
		secret_code(code);
	} while (find(drafts, code));
	memcpy(draft->code, code, DRAFT_CODE);
	draft->until_ms = until_ms;
	draft->visit = *visit;
}

int64_t drafts_shut_ms(const struct drafts *drafts, int64_t mono_ms)
{
	return mono_ms < drafts->shut_until_ms ? drafts->shut_until_ms - mono_ms : 0;
}

/* A wait that grows does not tell whether any code would have been right. */
static void refuse(struct drafts *drafts, int64_t mono_ms)
{
	int64_t shut_ms = DRAFT_SHUT_FIRST_MS;
	for (int i = 0; i < drafts->wrong && shut_ms < DRAFT_SHUT_MOST_MS; i++)
		shut_ms *= 2;
	drafts->wrong++;
	drafts->shut_until_ms = mono_ms + (shut_ms < DRAFT_SHUT_MOST_MS ? shut_ms
	                                                                : DRAFT_SHUT_MOST_MS);
}

bool drafts_take(struct drafts *drafts, const char *code, int64_t mono_ms, struct visit *visit)
{
	if (drafts_shut_ms(drafts, mono_ms) > 0)
		return false;
	struct draft *draft = find(drafts, code);
	if (!draft) {
		refuse(drafts, mono_ms);
		return false;
	}
	*visit = draft->visit;
	wipe(drafts, draft);
	return true;
}

void drafts_forget(struct drafts *drafts, const char *code)
{
	struct draft *draft = find(drafts, code);
	if (draft)
		wipe(drafts, draft);
}

void drafts_expire(struct drafts *drafts, int64_t mono_ms)
{
	for (int i = 0; i < DRAFTS_MAX; i++) {
		struct draft *draft = &drafts->item[i];
		if (*draft->code && mono_ms >= draft->until_ms)
			wipe(drafts, draft);
	}
}

bool drafts_any(const struct drafts *drafts)
{
	for (int i = 0; i < DRAFTS_MAX; i++) {
		if (*drafts->item[i].code)
			return true;
	}
	return false;
}

bool drafts_offered(const struct visitor *visitor)
{
	const struct visit *visit = &visitor->visit;
	return drafts_any(&visitor->drafts) && visit->earlier_count == 0
	    && visit->application.answers.count == 0;
}
