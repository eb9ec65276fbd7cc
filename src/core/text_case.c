/* Letters' cases, and folding for search. */
#include "core/text.h"

#include <assert.h>
#include <string.h>

/* Runs of letters. step 1: capitals first..last, small ones at a fixed
 * distance. step 2: capital and small letter side by side, capital at first. */
static const struct {
	uint32_t first, last;
	int step, distance;
} runs[] = {
	{ 'A', 'Z', 1, 32 },
	{ 0x00C0, 0x00D6, 1, 32 },
	{ 0x00D8, 0x00DE, 1, 32 },
	{ 0x0100, 0x012E, 2, 1 },
	{ 0x0132, 0x0136, 2, 1 },
	{ 0x0139, 0x0147, 2, 1 },
	{ 0x014A, 0x0176, 2, 1 },
	{ 0x0179, 0x017D, 2, 1 },
	{ 0x0178, 0x0178, 1, 0x00FF - 0x0178 },
	{ 0x018F, 0x018F, 1, 0x0259 - 0x018F },
	{ 0x0218, 0x021A, 2, 1 },
	{ 0x0400, 0x040F, 1, 80 },
	{ 0x0410, 0x042F, 1, 32 },
	{ 0x0460, 0x0480, 2, 1 },
	{ 0x048A, 0x04BE, 2, 1 },
	{ 0x04C0, 0x04C0, 1, 0x04CF - 0x04C0 },
	{ 0x04C1, 0x04CD, 2, 1 },
	{ 0x04D0, 0x052E, 2, 1 },
	{ 0x1EA0, 0x1EF8, 2, 1 },
};

static uint32_t shift(uint32_t code, int distance)
{
	return (uint32_t)((int32_t)code + distance);
}

uint32_t text_lower(uint32_t code)
{
	for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]); i++)
		if (code >= runs[i].first && code <= runs[i].last &&
		    (code - runs[i].first) % (uint32_t)runs[i].step == 0)
			return shift(code, runs[i].distance);
	return code;
}

uint32_t text_upper(uint32_t code)
{
	for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]); i++) {
		uint32_t capital = shift(code, -runs[i].distance);

		if (capital >= runs[i].first && capital <= runs[i].last &&
		    (capital - runs[i].first) % (uint32_t)runs[i].step == 0)
			return capital;
	}
	return code;
}

/* A small letter to the one a hurried person types for it. */
static uint32_t fold(uint32_t code)
{
	static const struct { uint32_t letter, plain; } pairs[] = {
		{ 0x04D9, 0x0430 }, /* ә а */
		{ 0x0493, 0x0433 }, /* ғ г */
		{ 0x049B, 0x043A }, /* қ к */
		{ 0x04A3, 0x043D }, /* ң н */
		{ 0x04E9, 0x043E }, /* ө о */
		{ 0x04B1, 0x0443 }, /* ұ у */
		{ 0x04AF, 0x0443 }, /* ү у */
		{ 0x04BB, 0x0445 }, /* һ х */
		{ 0x0456, 0x0438 }, /* і и */
		{ 0x0451, 0x0435 }, /* ё е */
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (pairs[i].letter == code)
			return pairs[i].plain;
	return code;
}

void text_capitalise(char *out, size_t size, const char *text)
{
	char first[5];
	size_t used;

	if (size < sizeof(first) || !*text) {
		text_copy(out, size, text);
		return;
	}
	size_t len = text_encode(text_upper(text_decode(text, strlen(text), &used)), first);
	memcpy(out, first, len);
	text_copy(out + len, size - len, text + used);
}

void text_fold(const char *text, char *out, size_t size)
{
	size_t n = 0, used;

	assert(size > 0);
	for (; *text; text += used) {
		uint32_t code = text_decode(text, 4, &used);
		char bytes[4];
		size_t count;

		if (code == TEXT_BAD)
			continue;
		count = text_encode(fold(text_lower(code)), bytes);
		if (n + count + 1 > size)
			break;
		for (size_t i = 0; i < count; i++)
			out[n++] = bytes[i];
	}
	out[n] = '\0';
}
