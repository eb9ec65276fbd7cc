#include "print/reasons.h"

#include <stdio.h>
#include <string.h>

/* RFC 8011, 5.4.12: a severity may be left off; then the keyword itself must
 * tell. Backends report a printer that is gone as a mere "offline-report". */
static const char *const bare_stoppers[] = {
	"cover-open", "door-open", "interlock-open", "marker-supply-empty", "media-empty",
	"media-jam", "media-needed", "offline", "output-area-full", "paused", "shutdown",
	"stopped", "toner-empty",
};

static size_t without(const char *reason, const char *suffix)
{
	size_t len = strlen(reason), tail = strlen(suffix);
	return len > tail && strcmp(reason + len - tail, suffix) == 0 ? len - tail : 0;
}

static bool is_bare_stopper(const char *reason, size_t len)
{
	for (size_t i = 0; i < sizeof(bare_stoppers) / sizeof(bare_stoppers[0]); i++)
		if (strlen(bare_stoppers[i]) == len && memcmp(reason, bare_stoppers[i], len) == 0)
			return true;
	return false;
}

/* "media-needed" is said by a page printer that waits for paper with a job in
 * hand; CUPS turns it into a mere warning. */
static bool is_waiting_for_paper(const char *reason)
{
	return strncmp(reason, "media-needed", strlen("media-needed")) == 0;
}

/* Bytes of the keyword when it stops printing, else 0. */
static size_t stopper_length(const char *reason)
{
	size_t len = without(reason, "-error");
	if (len > 0)
		return len;
	if (strcmp(reason, "offline-report") == 0)
		return strlen("offline");
	return is_bare_stopper(reason, strlen(reason)) || is_waiting_for_paper(reason)
	       ? strlen(reason) : 0;
}

static void name_reason(const char *reason, size_t len, char out[static PRINT_REASON])
{
	if (is_waiting_for_paper(reason))
		snprintf(out, PRINT_REASON, "media-empty");
	else
		snprintf(out, PRINT_REASON, "%.*s", (int)len, reason);
}

static bool has(const struct spool_reasons *reasons, const char *reason)
{
	for (int i = 0; reasons && i < reasons->count; i++)
		if (strcmp(reasons->item[i], reason) == 0)
			return true;
	return false;
}

bool reasons_stop(const struct spool_reasons *now, const struct spool_reasons *before,
                  char out[static PRINT_REASON])
{
	for (int i = 0; i < now->count; i++) {
		size_t len = stopper_length(now->item[i]);
		if (len > 0 && !has(before, now->item[i])) {
			name_reason(now->item[i], len, out);
			return true;
		}
	}
	return false;
}

bool reasons_likely(const struct spool_reasons *now, char out[static PRINT_REASON])
{
	for (int i = 0; i < now->count; i++) {
		size_t len = without(now->item[i], "-warning");
		if (len > 0 && is_bare_stopper(now->item[i], len)) {
			name_reason(now->item[i], len, out);
			return true;
		}
	}
	return false;
}
