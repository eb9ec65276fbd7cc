/* Telephone numbers, Kazakhstan first. */
#ifndef CORE_PHONE_H
#define CORE_PHONE_H

#include <stdbool.h>

enum { PHONE_TEXT = 24 };

enum phone_check {
	PHONE_OK,
	PHONE_SHORT,
	PHONE_LONG,
	PHONE_CHARS,        /* letters or signs that no number has */
	PHONE_UNKNOWN_CODE, /* soft: well formed, but the code is in no plan we know */
};

/* Reads 8…, 7…, +7… or the bare 10 digits, with any spaces, hyphens, brackets;
 * another country's number with its '+'. Gives E.164 ("+77011234567") on
 * PHONE_OK and PHONE_UNKNOWN_CODE. */
enum phone_check phone_parse(const char *text, char e164[static PHONE_TEXT]);

/* "+77011234567" -> "+7 701 123 45 67"; other countries' numbers unchanged. */
void phone_format(const char *e164, char out[static PHONE_TEXT]);

#endif
