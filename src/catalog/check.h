/* Judges one typed answer against its field. Used by the walk at Continue and
 * by the scripts, so that both refuse and accept the same. */
#ifndef CATALOG_CHECK_H
#define CATALOG_CHECK_H

#include "catalog/catalog.h"

enum check {
	CHECK_OK,
	/* hard: ask again */
	CHECK_EMPTY,
	CHECK_NOT_TEXT,       /* not UTF-8 */
	CHECK_CHARACTERS,     /* a character this field cannot take */
	CHECK_TOO_LONG,
	CHECK_TOO_SHORT,
	CHECK_IIN_LENGTH,
	CHECK_IIN_CONTROL,
	CHECK_IIN_NOBODY,     /* zeros, or no control digit exists */
	CHECK_IIN_BIN,        /* an organisation's number */
	CHECK_DATE,
	CHECK_PHONE_SHORT,
	CHECK_PHONE_LONG,
	CHECK_EMAIL,
	CHECK_CLASS,
	CHECK_NUMBER_RANGE,
	CHECK_CHOICE,
	CHECK_UNKNOWN_FIELD,
	/* soft: say so once, then let the person go on (the law lets people decide) */
	CHECK_WARN_IIN_DATE,
	CHECK_WARN_PHONE_CODE,
	CHECK_WARN_AGE,
	CHECK_WARN_DATE_FUTURE,
	CHECK_WARN_TURNS,    /* too young by the end of the year */
	CHECK_WARN_WINDOW,   /* today is outside the days for this answer */
	CHECK_WARN_SAME_IIN, /* as the other person's */
	CHECKS,
};

bool check_is_soft(enum check check);

/* Judges typed. normal receives the stored form on CHECK_OK and on soft
 * verdicts, else "". Empty is CHECK_OK for a field that is not required. */
enum check check_answer(const struct field *field, const char *typed,
                        const struct moment *now, char normal[static ANSWER_VALUE]);

/* Judges the stored form of an answer that is good in itself beside the other
 * answers: soft verdicts or CHECK_OK. */
enum check check_among(const struct service *service, const struct field *field,
                       const char *normal, const struct answers *answers,
                       const struct moment *now);

/* Stable code for JSON: "iin-control-digit". */
const char *check_code(enum check check);

/* The sentence for people in the language in use: what to do, naming the
 * field. field is NULL for CHECK_UNKNOWN_FIELD only. "" on CHECK_OK. Written
 * to out, cut at a character when it does not fit. */
void check_sentence(enum check check, const struct field *field, char *out, size_t size);

/* What the typed answer tells of a person, to be looked at before going on, in the
 * language in use: "Born on 14.03.2016, male." False for all but a good IIN. Personal:
 * wipe out. */
bool check_understood(const struct field *field, const char *typed, char *out, size_t size);

/* A stored value as people read it: dates and phones formatted, a choice's
 * label in lang, an IIN as it is. */
void check_display(const struct field *field, const char *value, enum lang lang,
                   char *out, size_t size);

#endif
