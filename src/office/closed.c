#include "office/closed.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"

/* Spoken in each language at once, so not through the language in use. */
static const char *const sentences[LANG_COUNT] = {
	[LANG_KK] = "%s: жабық, ашылуы %s",
	[LANG_RU] = "%s: закрыто до %s",
	[LANG_EN] = "%s: closed until %s",
};

const struct desk *closed_desk(const struct school *school, const char *name)
{
	for (size_t i = 0; i < school->desk_count; i++) {
		if (strcmp(school->desks[i].name, name) == 0)
			return &school->desks[i];
	}
	return NULL;
}

void closed_words(const struct school *school, const char *name, const char *until, int cols,
                  char *out, size_t size)
{
	const struct desk *desk = closed_desk(school, name);
	char line[512] = "", one[256];
	size_t len = 0;
	int spoken = 0;
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		snprintf(one, sizeof one, sentences[lang],
		         desk ? words_in(&desk->label, (enum lang)lang) : name, until);
		const char *gap = len ? " · " : "";
		if (text_width(line) + text_width(gap) + text_width(one) > cols
		    || len + strlen(gap) + strlen(one) >= sizeof line)
			break;
		len += (size_t)snprintf(line + len, sizeof line - len, "%s%s", gap, one);
		spoken++;
	}
	if (spoken > LANG_RU)
		text_copy(out, size, line);
	else
		snprintf(out, size, "Жабық · Закрыто до: %s – %s", name, until);
}
