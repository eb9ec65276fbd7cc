#include "catalog/check.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "catalog/types.h"
#include "core/iin.h"
#include "core/phone.h"
#include "core/text.h"

/* What each verdict is called, and what is said to people. A sentence of NULL
 * depends on the field's type and stands in types.c. */
static const struct {
	const char *code;
	const char *sentence; /* msgid; %s = the field's label */
} checks[] = {
	[CHECK_OK] = { "ok", NULL },
	[CHECK_EMPTY] = { "empty", NULL },
	[CHECK_NOT_TEXT] = {
		"not-text", N_("\"%s\" could not be read as text. Enter it again."),
	},
	[CHECK_CHARACTERS] = { "characters", NULL },
	[CHECK_TOO_LONG] = { "too-long", N_("\"%s\" is too long. Write it shorter.") },
	[CHECK_TOO_SHORT] = { "too-short", N_("\"%s\" is too short. Write it in full.") },
	[CHECK_IIN_LENGTH] = {
		"iin-length", N_("\"%s\" must have 12 digits. Count them and enter all of them."),
	},
	[CHECK_IIN_CONTROL] = {
		"iin-control-digit",
		N_("There is a mistake in the digits of \"%s\". Compare them with the document "
		   "one by one."),
	},
	[CHECK_IIN_NOBODY] = {
		"iin-nobody",
		N_("Nobody has the number entered in \"%s\". Copy it from the document."),
	},
	[CHECK_IIN_BIN] = {
		"iin-bin",
		N_("The number in \"%s\" is an organisation's BIN. Enter the IIN of a person."),
	},
	[CHECK_DATE] = {
		"date",
		N_("The calendar has no such day as \"%s\". Enter day, month, year, "
		   "for example 23.11.2015."),
	},
	[CHECK_PHONE_SHORT] = {
		"phone-short",
		N_("\"%s\" has too few digits. Enter all 11, for example 8 701 123 45 67."),
	},
	[CHECK_PHONE_LONG] = {
		"phone-long",
		N_("\"%s\" has too many digits. Enter 11, for example 8 701 123 45 67."),
	},
	[CHECK_EMAIL] = {
		"email",
		N_("\"%s\" is written like aliya@mail.kz: a name, one @, a site with a full stop. "
		   "Enter it again."),
	},
	[CHECK_CLASS] = {
		"class",
		N_("\"%s\" is a class from 0 to 11 and, if there is one, its letter. "
		   "Enter it, for example 7 A."),
	},
	[CHECK_NUMBER_RANGE] = { "number-range", N_("\"%s\" must be from %ld to %ld.") },
	[CHECK_CHOICE] = { "choice", N_("Choose an answer to \"%s\" from the list.") },
	[CHECK_UNKNOWN_FIELD] = {
		"unknown-field",
		N_("This service asks nothing of that name. \"kiosk forms\" lists its fields."),
	},
	[CHECK_WARN_IIN_DATE] = {
		"iin-date",
		N_("The digits of \"%s\" give no date of birth. Compare them with the document; "
		   "if they are right, go on."),
	},
	[CHECK_WARN_PHONE_CODE] = {
		"phone-code",
		N_("The code of \"%s\" is not a usual one. Look at it again; if it is right, go on."),
	},
	[CHECK_WARN_AGE] = {
		"age",
		N_("By \"%s\" the child is older than this service is for. If it is right, go on: "
		   "staff will decide."),
	},
	[CHECK_WARN_DATE_FUTURE] = {
		"date-future",
		N_("The day in \"%s\" has not come yet. Look at it again; if it is right, go on."),
	},
	[CHECK_WARN_TURNS] = {
		"turns",
		N_("By \"%s\" the child is younger than this service is for. If it is right, go on: "
		   "staff will decide."),
	},
	[CHECK_WARN_WINDOW] = {
		"window",
		N_("With this answer to \"%s\" today is outside the usual time. You may apply all the "
		   "same: staff will decide."),
	},
	[CHECK_WARN_SAME_IIN] = {
		"same-iin",
		N_("\"%s\": you gave the same IIN for the other person. Compare it with the "
		   "document; if it is right, go on."),
	},
};
static_assert(sizeof(checks) / sizeof(checks[0]) == CHECKS, "a verdict without a row");

bool check_is_soft(enum check check)
{
	return check >= CHECK_WARN_IIN_DATE;
}

static bool is_kept(enum check check)
{
	return check == CHECK_OK || check_is_soft(check);
}

enum check check_answer(const struct field *field, const char *typed, const struct moment *now,
                        char normal[static ANSWER_VALUE])
{
	char text[ANSWER_VALUE];
	enum check check = CHECK_OK;

	normal[0] = '\0';
	switch (text_tidy(typed, strlen(typed), text, sizeof(text))) {
	case TEXT_OK:
		break;
	case TEXT_NOT_UTF8:
		return CHECK_NOT_TEXT;
	case TEXT_UNPRINTABLE:
		return CHECK_CHARACTERS;
	case TEXT_TOO_LONG:
		return CHECK_TOO_LONG;
	}
	if (*text)
		check = type_of(field->type)->judge(field, text, now, normal);
	else if (field->required)
		check = CHECK_EMPTY;
	if (!is_kept(check))
		explicit_bzero(normal, ANSWER_VALUE);
	explicit_bzero(text, sizeof(text));
	return check;
}

const char *check_code(enum check check)
{
	assert((unsigned)check < CHECKS);
	return checks[check].code;
}

/* Takes off the bytes of a character that was cut in two. */
static void cut_at_character(char *text)
{
	size_t used;

	for (char *at = text; *at; at += used) {
		if (text_decode(at, strlen(at), &used) == TEXT_BAD) {
			*at = '\0';
			return;
		}
	}
}

void check_sentence(enum check check, const struct field *field, char *out, size_t size)
{
	const char *sentence, *label;

	assert((unsigned)check < CHECKS && size > 0);
	assert(field || check == CHECK_UNKNOWN_FIELD || check == CHECK_OK);
	label = field ? words_in(&field->brief, lang_now()) : "";
	sentence = checks[check].sentence;
	if (check == CHECK_EMPTY)
		sentence = type_of(field->type)->empty;
	else if (check == CHECK_CHARACTERS)
		sentence = type_of(field->type)->characters;
	if (!sentence)
		out[0] = '\0';
	else if (check == CHECK_NUMBER_RANGE)
		snprintf(out, size, _(sentence), label, field->number_min, field->number_max);
	else
		snprintf(out, size, _(sentence), label);
	cut_at_character(out);
}

void check_display(const struct field *field, const char *value, enum lang lang, char *out,
                   size_t size)
{
	struct date date;
	char date_text[DATE_TEXT], phone_text[PHONE_TEXT];

	assert(size > 0);
	if (field->type == FIELD_DATE && date_parse(value, &date)) {
		date_format_local(date, date_text);
		value = date_text;
	} else if (field->type == FIELD_PHONE) {
		phone_format(value, phone_text);
		value = phone_text;
	} else {
		for (size_t i = 0; i < field->choice_count; i++)
			if (strcmp(field->choices[i].name, value) == 0) {
				value = choice_label(field, i, lang);
				break;
			}
	}
	snprintf(out, size, "%s", value);
	cut_at_character(out);
}

bool check_understood(const struct field *field, const char *typed, char *out, size_t size)
{
	char digits[ANSWER_VALUE], day[DATE_TEXT];
	struct iin iin = { 0 };

	if (field->type != FIELD_IIN)
		return false;
	iin_normalise(typed, digits, sizeof digits);
	bool good = iin_parse(digits, &iin) == IIN_OK;
	if (good) {
		date_format_local(iin.born, day);
		snprintf(out, size,
		         iin.female ? _("Born on %s, female.") : _("Born on %s, male."), day);
	}
	explicit_bzero(&iin, sizeof iin);
	explicit_bzero(day, sizeof day);
	explicit_bzero(digits, sizeof digits);
	return good;
}
