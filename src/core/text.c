#include "core/text.h"

#include <assert.h>
#include <string.h>

static bool is_continuation(const char *at)
{
	return ((unsigned char)*at & 0xC0) == 0x80;
}

/* Length by the first byte; 0 for a byte that starts nothing. */
static size_t sequence_length(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first >= 0xC0 && first <= 0xDF)
		return 2;
	if (first >= 0xE0 && first <= 0xEF)
		return 3;
	return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

/* U+0400 to U+04FF, of which nearly every text here is made: two bytes each. */
static bool is_cyrillic(const char *bytes, size_t len)
{
	return len > 1 && ((unsigned char)bytes[0] & 0xFC) == 0xD0 && is_continuation(bytes + 1);
}

uint32_t text_decode(const char *bytes, size_t len, size_t *used)
{
	static const uint32_t smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };
	static const unsigned char bits[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	size_t need;
	uint32_t code;

	*used = len > 0;
	if (len > 0 && (unsigned char)bytes[0] < 0x80)
		return (unsigned char)bytes[0];
	if (is_cyrillic(bytes, len)) {
		*used = 2;
		return ((unsigned char)bytes[0] & 0x1FU) << 6 | ((unsigned char)bytes[1] & 0x3FU);
	}
	need = len > 0 ? sequence_length((unsigned char)bytes[0]) : 0;
	if (need == 0 || need > len)
		return TEXT_BAD;
	code = (unsigned char)bytes[0] & bits[need];
	for (size_t i = 1; i < need; i++) {
		if (!is_continuation(bytes + i))
			return TEXT_BAD;
		code = code << 6 | ((unsigned char)bytes[i] & 0x3F);
	}
	if (code < smallest[need] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		return TEXT_BAD;
	*used = need;
	return code;
}

size_t text_encode(uint32_t code, char out[static 4])
{
	assert(code <= 0x10FFFF);
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xE0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3F));
		out[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3F));
	out[2] = (char)(0x80 | (code >> 6 & 0x3F));
	out[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}

bool text_is_utf8(const char *text, size_t len)
{
	size_t used;

	for (size_t i = 0; i < len; i += used)
		if (text_decode(text + i, len - i, &used) == TEXT_BAD)
			return false;
	return true;
}

size_t text_length(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += !is_continuation(text);
	return count;
}

int text_width(const char *text)
{
	return (int)text_length(text);
}

/* Fixed here and not asked of the C library, whose answer changes with the
 * locale. All are one column wide and none is combining. The two that nearly
 * every text is made of stand first. */
bool text_is_printable(uint32_t code)
{
	static const struct { uint32_t first, last; } ranges[] = {
		{ 0x0020, 0x007E }, /* ASCII */
		{ 0x0400, 0x0482 }, /* Cyrillic up to its combining signs */
		{ 0x048A, 0x052F }, /* ... and on: Kazakh and its neighbours */
		{ 0x00A0, 0x00AC }, /* Latin-1 up to the soft hyphen, which is a format sign */
		{ 0x00AE, 0x017F }, /* ... and on, Latin Extended-A */
		{ 0x018F, 0x018F }, /* Ə */
		{ 0x0218, 0x021B }, /* Ș ș Ț ț */
		{ 0x0259, 0x0259 }, /* ə */
		{ 0x02BC, 0x02BC }, /* letter apostrophe */
		{ 0x1EA0, 0x1EF9 }, /* Vietnamese */
		{ 0x2010, 0x2015 }, /* hyphens and dashes */
		{ 0x2018, 0x2022 }, /* quotation marks, daggers, bullet */
		{ 0x2026, 0x2026 }, /* … */
		{ 0x2030, 0x2030 }, /* ‰ */
		{ 0x2032, 0x2033 }, /* ′ ″ */
		{ 0x2039, 0x203A }, /* ‹ › */
		{ 0x20AC, 0x20AC }, /* € */
		{ 0x20B8, 0x20B8 }, /* ₸ */
		{ 0x20BD, 0x20BD }, /* ₽ */
		{ 0x2116, 0x2116 }, /* № */
		{ 0x2122, 0x2122 }, /* ™ */
		{ 0x2190, 0x2193 }, /* arrows */
		{ 0x2212, 0x2212 }, /* minus */
		{ 0x2500, 0x259F }, /* lines and blocks of the screens */
		{ 0x2713, 0x2713 }, /* ✓ */
		{ 0xFFFD, 0xFFFD }, /* stands for what cannot be shown */
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (code >= ranges[i].first && code <= ranges[i].last)
			return true;
	return false;
}

/* The canonical compositions of the Cyrillic alphabets met here; Kazakh's own
 * letters have no decomposed form. 0 when the pair composes to nothing. */
static uint32_t compose(uint32_t base, uint32_t mark)
{
	static const struct { uint32_t base, mark, whole; } pairs[] = {
		{ 0x0438, 0x0306, 0x0439 }, /* й */
		{ 0x0418, 0x0306, 0x0419 }, /* Й */
		{ 0x0435, 0x0308, 0x0451 }, /* ё */
		{ 0x0415, 0x0308, 0x0401 }, /* Ё */
		{ 0x0443, 0x0306, 0x045E }, /* ў */
		{ 0x0423, 0x0306, 0x040E }, /* Ў */
		{ 0x0456, 0x0308, 0x0457 }, /* ї */
		{ 0x0406, 0x0308, 0x0407 }, /* Ї */
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (pairs[i].base == base && pairs[i].mark == mark)
			return pairs[i].whole;
	return 0;
}

static bool is_blank(uint32_t code)
{
	return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == 0x00A0 ||
	       code == 0x202F || code == 0x2028 || code == 0x2029;
}

/* First byte of the marks that compose() knows. */
enum { MARK_FIRST_BYTE = 0xCC };

/* Takes a mark at the beginning of text into code; gives its bytes, or 0. */
static size_t take_mark(const char *text, size_t len, uint32_t *code)
{
	size_t used;
	uint32_t whole;

	if (len == 0 || (unsigned char)*text != MARK_FIRST_BYTE)
		return 0;
	whole = compose(*code, text_decode(text, len, &used));
	if (whole == 0)
		return 0;
	*code = whole;
	return used;
}

/* The next character of text, composed with the mark that may follow it. */
static enum text_clean next_clean(const char *text, size_t len, size_t *used, uint32_t *code)
{
	*code = text_decode(text, len, used);
	if (*code == TEXT_BAD)
		return TEXT_NOT_UTF8;
	*used += take_mark(text + *used, len - *used, code);
	if (is_blank(*code))
		*code = ' ';
	return text_is_printable(*code) ? TEXT_OK : TEXT_UNPRINTABLE;
}

/* The bytes that text begins with and that stay as they are: ASCII's signs and
 * printable Cyrillic, up to a letter that a mark may follow. */
static size_t plain_bytes(const char *text, size_t len)
{
	size_t at = 0, last = 0;

	while (at < len) {
		unsigned char first = (unsigned char)text[at];
		bool cyrillic = is_cyrillic(text + at, len - at) &&
		                (first != 0xD2 || (unsigned char)text[at + 1] >= 0x8A);

		if (!cyrillic && (first <= ' ' || first > '~'))
			break;
		last = at;
		at += cyrillic ? 2 : 1;
	}
	return at < len && (unsigned char)text[at] == MARK_FIRST_BYTE ? last : at;
}

/* Appends to the n bytes of out, after the blank that is owed. False when out is full. */
static bool put(char *out, size_t size, size_t *n, bool *blank, const char *bytes, size_t count)
{
	if (*n + *blank + count + 1 > size)
		return false;
	if (*blank)
		out[(*n)++] = ' ';
	*blank = false;
	memcpy(out + *n, bytes, count);
	*n += count;
	return true;
}

static enum text_clean tidy(const char *text, size_t len, char *out, size_t size)
{
	size_t used, n = 0;
	bool blank = false;

	for (size_t i = 0; i < len; i += used) {
		uint32_t code;
		char bytes[4];
		enum text_clean clean;

		used = plain_bytes(text + i, len - i);
		if (used > 0 && !put(out, size, &n, &blank, text + i, used))
			return TEXT_TOO_LONG;
		if (used > 0)
			continue;
		clean = next_clean(text + i, len - i, &used, &code);
		if (clean != TEXT_OK)
			return clean;
		if (code == ' ')
			blank = n > 0;
		else if (!put(out, size, &n, &blank, bytes, text_encode(code, bytes)))
			return TEXT_TOO_LONG;
	}
	out[n] = '\0';
	return TEXT_OK;
}

enum text_clean text_tidy(const char *text, size_t len, char *out, size_t size)
{
	enum text_clean clean;

	assert(size > 0);
	clean = tidy(text, len, out, size);
	if (clean == TEXT_OK)
		return TEXT_OK;
	explicit_bzero(out, size);
	/* bad bytes are the worse fault: a long text of them is not called too long */
	return text_is_utf8(text, len) ? clean : TEXT_NOT_UTF8;
}

void text_copy(char *out, size_t size, const char *text)
{
	size_t len = strlen(text);

	if (len >= size) {
		len = size - 1;
		while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
			len--;
	}
	memcpy(out, text, len);
	out[len] = '\0';
}

bool text_join(char *out, size_t size, const char *gap, const char *text)
{
	size_t len = strlen(out), gap_len = len ? strlen(gap) : 0, text_len = strlen(text);
	if (len + gap_len + text_len >= size)
		return false;
	memcpy(out + len, gap, gap_len);
	memcpy(out + len + gap_len, text, text_len);
	out[len + gap_len + text_len] = '\0';
	return true;
}
