#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/date.h"
#include "core/lang.h"
#include "core/text.h"

const struct moment fuzz_now = {
	.unix_s = 1795406525, .date = { 2026, 11, 23 }, .hour = 9, .minute = 2, .second = 5,
	.utc_offset_s = 18000,
};

_Noreturn void law_broken(const char *law, const char *file, int line)
{
	fprintf(stderr, "%s:%d: broken: %s\n", file, line, law);
	abort();
}

static void check(const char *text, bool lines)
{
	size_t used;

	LAW(text != NULL);
	for (size_t left = strlen(text); left > 0; text += used, left -= used) {
		uint32_t code = text_decode(text, left, &used);

		LAW(code != TEXT_BAD);
		LAW(code >= 0x20 || (lines && code == '\n'));
		LAW(code < 0x7F || code > 0x9F);
	}
}

void law_text(const char *text)
{
	check(text, false);
}

void law_lines(const char *text)
{
	check(text, true);
}

char *text_of(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1);

	LAW(text != NULL);
	if (size > 0)
		memcpy(text, data, size);
	text[size] = '\0';
	return text;
}

void languages_open(void)
{
	const char *share = getenv("FUZZ_SHARE");

	LAW(share != NULL);
	LAW(lang_open(share));
}
