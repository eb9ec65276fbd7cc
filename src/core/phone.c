/* Numbering: Kazakhstan shares +7 with Russia. National numbers are 10 digits. */
#include "core/phone.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { NATIONAL_DIGITS = 10, E164_MIN = 8, E164_MAX = 15 };

/* First digits of national numbers in use: mobile and fixed lines of
 * Kazakhstan; 9 is Russian mobile, which families here use as well. */
static const char *const known_codes[] = {
	"700", "701", "702", "705", "706", "707", "708", "747", "760", "761", "762",
	"763", "764", "771", "775", "776", "777", "778", "785", "71", "72", "9",
};

static bool is_known(const char *national)
{
	for (size_t i = 0; i < sizeof(known_codes) / sizeof(known_codes[0]); i++)
		if (strncmp(national, known_codes[i], strlen(known_codes[i])) == 0)
			return true;
	return false;
}

/* Bytes of the separator at text, 0 when it is none. */
static size_t separator(const char *text)
{
	static const char *const signs[] = {
		" ", "-", "(", ")", ".", "\t", "\u00A0", "\u2010", "\u2011", "\u2013", "\u2014",
	};

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strncmp(text, signs[i], strlen(signs[i])) == 0)
			return strlen(signs[i]);
	return 0;
}

/* Gathers the digits of text; *plus tells whether a '+' led them. */
static enum phone_check gather(const char *text, char digits[static E164_MAX + 1], bool *plus)
{
	size_t len = 0;

	*plus = false;
	while (*text) {
		size_t skip = separator(text);

		if (skip == 0 && *text == '+' && len == 0 && !*plus) {
			*plus = true;
			skip = 1;
		}
		if (skip > 0) {
			text += skip;
			continue;
		}
		if (*text < '0' || *text > '9')
			return PHONE_CHARS;
		if (len == E164_MAX)
			return PHONE_LONG;
		digits[len++] = *text++;
	}
	digits[len] = '\0';
	return PHONE_OK;
}

static enum phone_check foreign(const char *digits, char e164[static PHONE_TEXT])
{
	if (digits[0] == '0')
		return PHONE_CHARS;
	if (strlen(digits) < E164_MIN)
		return PHONE_SHORT;
	snprintf(e164, PHONE_TEXT, "+%.*s", E164_MAX, digits);
	return PHONE_OK;
}

static enum phone_check national(const char *digits, char e164[static PHONE_TEXT])
{
	size_t len = strlen(digits);

	if (len == NATIONAL_DIGITS + 1 && (digits[0] == '7' || digits[0] == '8'))
		digits++;
	else if (len > NATIONAL_DIGITS)
		return PHONE_LONG;
	/* 8 and a mobile code, one digit lost: not the national number 87… */
	else if (len < NATIONAL_DIGITS || strncmp(digits, "87", 2) == 0)
		return PHONE_SHORT;
	snprintf(e164, PHONE_TEXT, "+7%.*s", NATIONAL_DIGITS, digits);
	return is_known(digits) ? PHONE_OK : PHONE_UNKNOWN_CODE;
}

enum phone_check phone_parse(const char *text, char e164[static PHONE_TEXT])
{
	char digits[E164_MAX + 1];
	bool plus;
	enum phone_check check = gather(text, digits, &plus);

	e164[0] = '\0';
	if (check != PHONE_OK)
		return check;
	/* "+8 701 …" is written by habit; no country has that number. */
	if (!plus || (digits[0] == '8' && strlen(digits) == NATIONAL_DIGITS + 1))
		return national(digits, e164);
	if (digits[0] != '7')
		return digits[0] ? foreign(digits, e164) : PHONE_SHORT;
	return strlen(digits) < NATIONAL_DIGITS + 1 ? PHONE_SHORT : national(digits, e164);
}

void phone_format(const char *e164, char out[static PHONE_TEXT])
{
	if (strncmp(e164, "+7", 2) == 0 && strlen(e164) == 2 + NATIONAL_DIGITS)
		snprintf(out, PHONE_TEXT, "+7 %.3s %.3s %.2s %.2s", e164 + 2, e164 + 5, e164 + 8,
		         e164 + 10);
	else
		snprintf(out, PHONE_TEXT, "%.*s", PHONE_TEXT - 1, e164);
}
