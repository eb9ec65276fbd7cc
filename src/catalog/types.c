#include "catalog/types.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/iin.h"
#include "core/phone.h"
#include "core/text.h"

enum {
	NAME_LENGTH = 120,
	TEXT_LENGTH = 200,
	EMAIL_LENGTH = ANSWER_CHARS, /* RFC 5321, a path without its brackets */
	NAME_LETTERS_MIN = 2,
	GRADE_MAX = 11,
};

/* Their words are msgids, see choice_label. */
static const struct choice yes_no[] = {
	{ .name = "yes", .label = { .in[LANG_EN] = N_("Yes") } },
	{ .name = "no", .label = { .in[LANG_EN] = N_("No") } },
};

static bool is_letter(uint32_t code)
{
	return text_lower(code) != code || text_upper(code) != code;
}

static bool is_digit(uint32_t code)
{
	return code >= '0' && code <= '9';
}

static enum check judge_age(const struct field *field, struct date born, const struct moment *now)
{
	if (date_compare(born, now->date) > 0 && !field->future)
		return CHECK_WARN_DATE_FUTURE;
	if (field->age_below > 0 && date_age(born, now->date) >= field->age_below)
		return CHECK_WARN_AGE;
	return CHECK_OK;
}

static enum check judge_iin(const struct field *field, const char *text, const struct moment *now,
                            char normal[static ANSWER_VALUE])
{
	struct iin iin;

	iin_normalise(text, normal, ANSWER_VALUE);
	switch (iin_parse(normal, &iin)) {
	case IIN_OK:
		return judge_age(field, iin.born, now);
	case IIN_LENGTH:
		return CHECK_IIN_LENGTH;
	case IIN_CHARS:
		return CHECK_CHARACTERS;
	case IIN_ZERO:
	case IIN_DOUBLE10:
		return CHECK_IIN_NOBODY;
	case IIN_CONTROL:
		return CHECK_IIN_CONTROL;
	case IIN_CENTURY:
	case IIN_DATE:
		return iin_looks_like_bin(normal) ? CHECK_IIN_BIN : CHECK_WARN_IIN_DATE;
	}
	return CHECK_IIN_CONTROL;
}

/* A full name in any of the alphabets; digits occur (Charles III, 2-ші). */
static enum check judge_name(const struct field *field, const char *text, const struct moment *now,
                             char normal[static ANSWER_VALUE])
{
	static const char signs[] = " -.'`\u2019\u02BC\u2010";
	int letters = 0;
	size_t used;

	(void)now;
	for (const char *at = text; *at; at += used) {
		uint32_t code = text_decode(at, strlen(at), &used);
		char sign[5] = "";

		memcpy(sign, at, used);
		letters += is_letter(code);
		if (!is_letter(code) && !is_digit(code) && !strstr(signs, sign))
			return CHECK_CHARACTERS;
	}
	if (text_length(text) > (size_t)field->length_max)
		return CHECK_TOO_LONG;
	if (letters < NAME_LETTERS_MIN)
		return CHECK_TOO_SHORT;
	snprintf(normal, ANSWER_VALUE, "%s", text);
	return CHECK_OK;
}

static enum check judge_date(const struct field *field, const char *text, const struct moment *now,
                             char normal[static ANSWER_VALUE])
{
	struct date date;

	if (!date_parse(text, &date))
		return CHECK_DATE;
	date_format_iso(date, normal);
	return judge_age(field, date, now);
}

static enum check judge_phone(const struct field *field, const char *text,
                              const struct moment *now, char normal[static ANSWER_VALUE])
{
	(void)field;
	(void)now;
	switch (phone_parse(text, normal)) {
	case PHONE_OK:
		return CHECK_OK;
	case PHONE_SHORT:
		return CHECK_PHONE_SHORT;
	case PHONE_LONG:
		return CHECK_PHONE_LONG;
	case PHONE_CHARS:
		return CHECK_CHARACTERS;
	case PHONE_UNKNOWN_CODE:
		return CHECK_WARN_PHONE_CODE;
	}
	return CHECK_CHARACTERS;
}

/* Whether a name of a host: labels of letters, digits and hyphens, two at least. */
static bool is_host(const char *host)
{
	static const char signs[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
	int labels = 0;

	for (;; host++) {
		size_t len = strspn(host, signs);

		if (len == 0 || host[0] == '-' || host[len - 1] == '-')
			return false;
		labels++;
		host += len;
		if (*host == '\0')
			return labels > 1;
		if (*host != '.')
			return false;
	}
}

/* The plain form of an address (RFC 5322, dot-atom); no quoted or national ones,
 * which the school could not write to. */
static enum check judge_email(const struct field *field, const char *text,
                              const struct moment *now, char normal[static ANSWER_VALUE])
{
	static const char signs[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	                            ".!#$%&'*+/=?^_`{|}~-@";
	const char *at = strchr(text, '@');

	(void)now;
	if (text[strspn(text, signs)] != '\0')
		return CHECK_CHARACTERS;
	if (!at || at == text || text[0] == '.' || at[-1] == '.' || strstr(text, "..") ||
	    !is_host(at + 1))
		return CHECK_EMAIL;
	if (text_length(text) > (size_t)field->length_max)
		return CHECK_TOO_LONG;
	snprintf(normal, ANSWER_VALUE, "%s", text);
	return CHECK_OK;
}

static enum check judge_choice(const struct field *field, const char *text,
                               const struct moment *now, char normal[static ANSWER_VALUE])
{
	(void)now;
	for (size_t i = 0; i < field->choice_count; i++) {
		if (strcmp(field->choices[i].name, text) == 0) {
			snprintf(normal, ANSWER_VALUE, "%s", text);
			return CHECK_OK;
		}
	}
	return CHECK_CHOICE;
}

/* "7", "7Ә", "7 ә", "7-Ә", "7 «Ә»": the signs between and around do not matter. */
static enum check judge_class(const struct field *field, const char *text,
                              const struct moment *now, char normal[static ANSWER_VALUE])
{
	static const char signs[] = " -\"'\u00AB\u00BB";
	char *rest;
	long grade;
	uint32_t letter = 0;
	char bytes[5] = "";
	size_t used;

	(void)field;
	(void)now;
	if (!is_digit((unsigned char)*text))
		return CHECK_CLASS;
	grade = strtol(text, &rest, 10);
	if (grade > GRADE_MAX || rest - text > 2)
		return CHECK_CLASS;
	for (; *rest; rest += used) {
		uint32_t code = text_decode(rest, strlen(rest), &used);
		char sign[5] = "";

		memcpy(sign, rest, used);
		if (is_letter(code) && letter == 0)
			letter = text_upper(code);
		else if (is_letter(code) || !strstr(signs, sign))
			return CHECK_CLASS;
	}
	if (letter != 0)
		text_encode(letter, bytes);
	snprintf(normal, ANSWER_VALUE, "%ld%s%s", grade, letter ? " " : "", bytes);
	return CHECK_OK;
}

static enum check judge_number(const struct field *field, const char *text,
                               const struct moment *now, char normal[static ANSWER_VALUE])
{
	const char *digits = *text == '-' ? text + 1 : text;
	long number;

	(void)now;
	if (*digits == '\0' || strspn(digits, "0123456789") != strlen(digits))
		return CHECK_CHARACTERS;
	errno = 0;
	number = strtol(text, NULL, 10);
	if (errno != 0 || number < field->number_min || number > field->number_max)
		return CHECK_NUMBER_RANGE;
	snprintf(normal, ANSWER_VALUE, "%ld", number);
	return CHECK_OK;
}

static enum check judge_text(const struct field *field, const char *text, const struct moment *now,
                             char normal[static ANSWER_VALUE])
{
	(void)now;
	if (text_length(text) > (size_t)field->length_max)
		return CHECK_TOO_LONG;
	snprintf(normal, ANSWER_VALUE, "%s", text);
	return CHECK_OK;
}

static const struct type types[] = {
	[FIELD_IIN] = {
		.name = "iin",
		.has_age = true,
		.judge = judge_iin,
		.empty = N_("Enter the 12 digits of \"%s\"."),
		.characters = N_("\"%s\" has digits only. Take out letters and other signs."),
	},
	[FIELD_NAME] = {
		.name = "name",
		.has_length = true,
		.length_max = NAME_LENGTH,
		.judge = judge_name,
		.empty = N_("Enter \"%s\": surname, first name, patronymic."),
		.characters = N_("\"%s\" takes letters, spaces, hyphens and apostrophes. "
		                 "Take out other signs."),
	},
	[FIELD_DATE] = {
		.name = "date",
		.has_age = true,
		.has_future = true,
		.judge = judge_date,
		.empty = N_("Enter \"%s\": day, month, year, for example 23.11.2015."),
		.characters = N_("Enter \"%s\": day, month, year, for example 23.11.2015."),
	},
	[FIELD_PHONE] = {
		.name = "phone",
		.judge = judge_phone,
		.empty = N_("Enter \"%s\", for example 8 701 123 45 67."),
		.characters = N_("\"%s\" has digits only; a + may stand in front. "
		                 "Take out letters and other signs."),
	},
	[FIELD_EMAIL] = {
		.name = "email",
		.length_max = EMAIL_LENGTH,
		.judge = judge_email,
		.empty = N_("Enter \"%s\", for example aliya@mail.kz."),
		.characters = N_("\"%s\" has Latin letters, digits, @ and full stops. "
		                 "Take out blanks and other signs."),
	},
	[FIELD_CHOICE] = {
		.name = "choice",
		.has_choices = true,
		.judge = judge_choice,
		.empty = N_("Choose one of the answers to \"%s\"."),
		.characters = N_("Choose one of the answers to \"%s\"."),
	},
	[FIELD_YES_NO] = {
		.name = "yes_no",
		.choices = yes_no,
		.choice_count = sizeof(yes_no) / sizeof(yes_no[0]),
		.judge = judge_choice,
		.empty = N_("Choose one of the answers to \"%s\"."),
		.characters = N_("Choose one of the answers to \"%s\"."),
	},
	[FIELD_CLASS] = {
		.name = "class",
		.judge = judge_class,
		.empty = N_("Enter \"%s\": the class and its letter, for example 7 A."),
		.characters = N_("Enter \"%s\": the class and its letter, for example 7 A."),
	},
	[FIELD_NUMBER] = {
		.name = "number",
		.has_range = true,
		.judge = judge_number,
		.empty = N_("Enter \"%s\" in digits."),
		.characters = N_("\"%s\" is a whole number. Enter digits only."),
	},
	[FIELD_TEXT] = {
		.name = "text",
		.has_length = true,
		.has_digits = true,
		.length_max = TEXT_LENGTH,
		.judge = judge_text,
		.empty = N_("Enter an answer to \"%s\"."),
		.characters = N_("\"%s\" has a sign that cannot be shown or printed. Take it out."),
	},
};
static_assert(sizeof(types) / sizeof(types[0]) == FIELD_TYPES, "a type without a row");

const char *choice_label(const struct field *field, size_t i, enum lang lang)
{
	const struct words *label;

	assert(i < field->choice_count);
	label = &field->choices[i].label;
	return field->type == FIELD_YES_NO ? _(label->in[LANG_EN]) : words_in(label, lang);
}

const struct type *type_of(enum field_type type)
{
	assert((unsigned)type < FIELD_TYPES);
	return &types[type];
}
