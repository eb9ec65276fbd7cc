/* IIN (ЖСН): the personal number of a citizen of Kazakhstan.
 *
 * Control digit: order of the Minister of Internal Affairs 521 of 29.06.2023.
 * Digits 1-7 carry birth date, century and sex, but Government decree 853 of
 * 26.08.2013 untied them from the person: a mismatch is no error. So faults
 * come in two weights: hard (nobody can have this number) and soft (say so,
 * ask again, let the person go on). */
#ifndef CORE_IIN_H
#define CORE_IIN_H

#include "core/date.h"

enum { IIN_DIGITS = 12 };

enum iin_check {
	IIN_OK,
	/* hard */
	IIN_LENGTH,   /* not 12 digits */
	IIN_CHARS,    /* something that is not an ASCII digit */
	IIN_ZERO,     /* 000000000000 */
	IIN_DOUBLE10, /* no control digit exists for these digits */
	IIN_CONTROL,  /* wrong control digit */
	/* soft */
	IIN_CENTURY,  /* 7th digit is not 1..6 */
	IIN_DATE,     /* digits 1-6 are no real date */
};

struct iin {
	struct date born; /* zero when a soft rule failed */
	bool female;      /* meaningful only with born */
};

/* Copies text without spaces, NBSP and hyphens; at most size-1 bytes. */
void iin_normalise(const char *text, char *out, size_t size);

/* Judges a normalised number. *iin is filled on IIN_OK and on soft faults. */
enum iin_check iin_parse(const char *digits, struct iin *iin);

/* True when the number is a BIN (5th digit 4..6: an organisation's number). */
bool iin_looks_like_bin(const char *digits);

#endif
