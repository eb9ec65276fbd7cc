/* One scalar of a form file, read as its key says. */
#include "catalog/walk.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"

/* False, with a fault, when it is no scalar. */
static bool is_scalar(struct walk *walk, const struct node *node, struct place place)
{
	if (node && node->kind == NODE_SCALAR)
		return true;
	walk_fault(walk, place,
	           node && node->kind == NODE_REFERENCE
	               ? _("references (*name) are not used in form files; write it out")
	               : _("a single value is wanted here, not a map or a list"));
	return false;
}

static bool report_unclean(struct walk *walk, struct place place, enum text_clean clean,
                           size_t max_bytes)
{
	switch (clean) {
	case TEXT_OK:
		return false;
	case TEXT_NOT_UTF8:
	case TEXT_UNPRINTABLE:
		walk_fault(walk, place,
		           _("there is a control character or a sign that no screen here can show"));
		return true;
	case TEXT_TOO_LONG:
		walk_fault(walk, place, _("the text is longer than %zu bytes"), max_bytes);
		return true;
	}
	return true;
}

const char *value_text(struct walk *walk, const struct node *node, struct place place,
                       size_t max_bytes)
{
	char clean[TEXT_MAX + 1];

	assert(max_bytes <= TEXT_MAX);
	if (!is_scalar(walk, node, place))
		return NULL;
	if (report_unclean(walk, place, text_tidy(node->text, node->count, clean, max_bytes + 1),
	                   max_bytes))
		return NULL;
	return arena_text(&walk->catalog->arena, clean);
}

static const char *filled_text(struct walk *walk, const struct key *key, const struct node *node,
                               struct place place)
{
	const char *text = value_text(walk, node, place, key->max ? (size_t)key->max : TEXT_MAX);

	if (text && !*text && key->min > 0) {
		walk_fault(walk, place, _("the text is empty"));
		return NULL;
	}
	return text;
}

static const char *read_name(struct walk *walk, const struct node *node, struct place place)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
	const char *text = value_text(walk, node, place, TEXT_MAX);

	if (!text)
		return NULL;
	if (text[0] < 'a' || text[0] > 'z' || strspn(text, letters) != strlen(text)) {
		walk_fault(walk, place,
		           _("\"%s\" is no name: small Latin letters, digits and _ only, a letter first"),
		           text);
		return NULL;
	}
	if (strlen(text) >= ANSWER_NAME) {
		walk_fault(walk, place, _("the name \"%s\" is longer than %d letters"), text,
		           ANSWER_NAME - 1);
		return NULL;
	}
	return text;
}

static const char *read_digits(struct walk *walk, const struct key *key, const struct node *node,
                               struct place place)
{
	const char *text = value_text(walk, node, place, TEXT_MAX);
	size_t len;

	if (!text)
		return NULL;
	len = strlen(text);
	if (strspn(text, "0123456789") != len || len < (size_t)key->min || len > (size_t)key->max) {
		walk_fault(walk, place, _("\"%s\" must be %ld digits"), text, key->max);
		return NULL;
	}
	return text;
}

static bool read_long(struct walk *walk, const struct key *key, const struct node *node,
                      struct place place, long *value)
{
	const char *text = value_text(walk, node, place, TEXT_MAX);
	char *end;

	if (!text)
		return false;
	/* a number too great for a long is the greatest long, and outside as well */
	*value = strtol(text, &end, 10);
	if (*text == '\0' || *text == '+' || *end != '\0') {
		walk_fault(walk, place, _("\"%s\" is not a whole number"), text);
		return false;
	}
	if (*value < key->min || *value > key->max) {
		walk_fault(walk, place, _("\"%s\" is outside %ld to %ld"), text, key->min, key->max);
		return false;
	}
	return true;
}

static bool read_flag(struct walk *walk, const struct node *node, struct place place, bool *flag)
{
	const char *text = value_text(walk, node, place, TEXT_MAX);

	if (!text)
		return false;
	*flag = strcmp(text, "true") == 0;
	if (*flag || strcmp(text, "false") == 0)
		return true;
	walk_fault(walk, place, _("\"%s\" must be true or false"), text);
	return false;
}

/* The text of a date in its one form; NULL after a fault. */
static const char *read_date(struct walk *walk, const struct node *node, struct place place,
                             struct date *date)
{
	const char *text = value_text(walk, node, place, TEXT_MAX);
	char iso[DATE_TEXT];

	if (!text)
		return NULL;
	if (date_parse(text, date)) {
		date_format_iso(*date, iso);
		if (strcmp(text, iso) == 0)
			return text;
	}
	walk_fault(walk, place, _("\"%s\" is no date; write it as 2026-11-23"), text);
	return NULL;
}

/* A date, or month and day of every year. */
static bool read_date_or_day(struct walk *walk, const struct node *node, struct place place,
                             struct date *date)
{
	const char *text = value_text(walk, node, place, TEXT_MAX);
	char iso[sizeof("2000-12-31")], back[DATE_TEXT];
	bool yearly;

	if (!text)
		return false;
	yearly = strlen(text) == strlen("12-31");
	/* 2000 was a leap year: 02-29 is a day too */
	snprintf(iso, sizeof(iso), "%s%s", yearly ? "2000-" : "", text);
	if (date_parse(iso, date)) {
		date_format_iso(*date, back);
		if (strcmp(back, iso) == 0 && strlen(text) <= strlen(iso)) {
			date->year = yearly ? 0 : date->year;
			return true;
		}
	}
	walk_fault(walk, place,
	           _("\"%s\" is no date; write it as 2026-11-23, or as 11-23 for every year"), text);
	return false;
}

/* HH:MM in its one form; midnight at the day's end is 24:00. */
static bool read_time(struct walk *walk, const struct node *node, struct place place, int *minutes)
{
	const char *text = value_text(walk, node, place, TEXT_MAX);
	bool form;

	if (!text)
		return false;
	form = strlen(text) == strlen("09:00") && strspn(text, "0123456789") == 2 && text[2] == ':' &&
	       strspn(text + 3, "0123456789") == 2;
	*minutes = form ? atoi(text) * 60 + atoi(text + 3) : -1;
	if (form && *minutes <= MINUTES_A_DAY && atoi(text + 3) < 60)
		return true;
	walk_fault(walk, place, _("\"%s\" is no time of day; write it as 09:00"), text);
	return false;
}

static bool read_enum(struct walk *walk, const struct key *key, const struct node *node,
                      struct place place, int *value)
{
	const char *text = value_text(walk, node, place, TEXT_MAX);

	if (!text)
		return false;
	for (int i = 0; i < key->enum_count; i++) {
		if (strcmp(text, key->enum_name(i)) == 0) {
			*value = i;
			return true;
		}
	}
	if (key->kind == KEY_SET)
		walk_fault(walk, place, _("unknown name \"%s\""), text);
	else
		walk_fault(walk, place, _("unknown %s \"%s\""), key->name, text);
	return false;
}

static void read_string(struct walk *walk, const struct key *key, const struct node *node,
                        struct place place, char *out)
{
	const char *text = value_text(walk, node, place, (size_t)key->max - 1);

	if (text)
		memcpy(out, text, strlen(text) + 1);
}

/* A member is written only when its value is sound: else its default stays. */
static void put(bool sound, void *out, const void *value, size_t size)
{
	if (sound)
		memcpy(out, value, size);
}

void value_read(struct walk *walk, const struct key *key, const struct node *node,
                struct place place, void *out)
{
	const char *text = NULL;
	long number;
	bool flag;
	int value;
	struct date date;

	switch (key->kind) {
	case KEY_TEXT:
		text = filled_text(walk, key, node, place);
		break;
	case KEY_NAME:
		text = read_name(walk, node, place);
		break;
	case KEY_DIGITS:
		text = read_digits(walk, key, node, place);
		break;
	case KEY_DAY:
		text = read_date(walk, node, place, &date);
		break;
	case KEY_INT:
		if (read_long(walk, key, node, place, &number))
			memcpy(out, &(int){ (int)number }, sizeof(int));
		return;
	case KEY_LONG:
		put(read_long(walk, key, node, place, &number), out, &number, sizeof(number));
		return;
	case KEY_FLAG:
		put(read_flag(walk, node, place, &flag), out, &flag, sizeof(flag));
		return;
	case KEY_DATE:
		put(read_date(walk, node, place, &date) != NULL, out, &date, sizeof(date));
		return;
	case KEY_TIME:
		put(read_time(walk, node, place, &value), out, &value, sizeof(value));
		return;
	case KEY_DATE_OR_DAY:
		put(read_date_or_day(walk, node, place, &date), out, &date, sizeof(date));
		return;
	case KEY_ENUM:
		put(read_enum(walk, key, node, place, &value), out, &value, sizeof(value));
		return;
	case KEY_SET:
		if (read_enum(walk, key, node, place, &value))
			((bool *)out)[value] = true;
		return;
	case KEY_STRING:
		read_string(walk, key, node, place, out);
		return;
	default:
		assert(!"not a single value");
	}
	put(text != NULL, out, &text, sizeof(text));
}
