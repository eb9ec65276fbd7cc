/* The school's own words in the {slots} of texts that a clerk writes. */
#include <string.h>

#include "catalog/shape.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What the school has not said yet is a line to write on: the law wants the BIN
 * named, and nobody should complain to a person without a name. */
static const char blank[] = "____________";

static void add_text(const char *text, struct buf *out)
{
	buf_text(out, *text ? text : blank);
}

static void add_operator(const struct school *school, enum lang lang, struct buf *out)
{
	add_text(words_in(&school->operator_name, lang), out);
}

static void add_bin(const struct school *school, enum lang lang, struct buf *out)
{
	(void)lang;
	add_text(school->bin, out);
}

static void add_retain_days(const struct school *school, enum lang lang, struct buf *out)
{
	(void)lang;
	buf_format(out, "%d", school->retain_days);
}

static void add_contact_centre(const struct school *school, enum lang lang, struct buf *out)
{
	(void)lang;
	add_text(school->contact_centre, out);
}

static void add_hotline(const struct school *school, enum lang lang, struct buf *out)
{
	(void)lang;
	add_text(school->hotline, out);
}

static void add_director(const struct school *school, enum lang lang, struct buf *out)
{
	(void)lang;
	add_text(school->director, out);
}

static const struct slot {
	const char *name;
	void (*add)(const struct school *school, enum lang lang, struct buf *out);
} slots[] = {
	{ "operator", add_operator },
	{ "bin", add_bin },
	{ "retain_days", add_retain_days },
	{ "contact_centre", add_contact_centre },
	{ "hotline", add_hotline },
	{ "director", add_director },
};

static const struct slot *find(const char *name, size_t len)
{
	for (size_t i = 0; i < COUNT(slots); i++)
		if (strlen(slots[i].name) == len && memcmp(slots[i].name, name, len) == 0)
			return &slots[i];
	return NULL;
}

/* The next {slot} of text: its name, and where the text goes on. */
static const char *next(const char *text, size_t *len, const char **rest)
{
	const char *open = strchr(text, '{'), *close = open ? strchr(open, '}') : NULL;

	if (!close)
		return NULL;
	*len = (size_t)(close - open - 1);
	*rest = close + 1;
	return open + 1;
}

static bool check(struct walk *walk, struct place place, const char *text)
{
	const char *name, *rest;
	size_t len;

	for (; (name = next(text, &len, &rest)); text = rest) {
		if (find(name, len))
			continue;
		walk_fault(walk, place,
		           _("there is no slot {%.*s}; known are {operator}, {bin}, {retain_days}, "
		             "{contact_centre}, {hotline} and {director}"),
		           (int)len, name);
		return false;
	}
	return true;
}

bool slots_check(struct walk *walk, const struct node *node, struct place place,
                 const struct words *words)
{
	bool good = true;

	for (int lang = 0; lang < LANG_COUNT; lang++) {
		const struct node *text = node ? tree_child(node, lang_code((enum lang)lang)) : NULL;

		if (words->in[lang])
			good = check(walk, tree_place(text, place), words->in[lang]) && good;
	}
	return good;
}

static const char *fill(struct catalog *catalog, const char *text, enum lang lang)
{
	struct buf out = { 0 };
	const char *name, *rest, *filled;
	size_t len;

	for (; (name = next(text, &len, &rest)); text = rest) {
		const struct slot *slot = find(name, len);

		buf_add(&out, text, (size_t)(name - 1 - text));
		if (slot)
			slot->add(&catalog->school, lang, &out);
	}
	buf_text(&out, text);
	filled = arena_text(&catalog->arena, out.data);
	buf_release(&out);
	return filled;
}

void slots_fill(struct catalog *catalog, const struct words *from, struct words *to)
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (from->in[lang])
			to->in[lang] = fill(catalog, from->in[lang], (enum lang)lang);
}
