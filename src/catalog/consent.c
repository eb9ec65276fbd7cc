/* The consent's text with the school's own words in its {slots}. */
#include <stdio.h>
#include <string.h>

#include "catalog/inside.h"
#include "core/buf.h"

/* A BIN not yet given is a line to write on: the law wants it named. */
static const char no_bin[] = "____________";

static bool add_slot(const struct school *school, enum lang lang, const char *slot, size_t len,
                     struct buf *out)
{
	if (len == 8 && memcmp(slot, "operator", len) == 0)
		buf_text(out, words_in(&school->operator_name, lang));
	else if (len == 3 && memcmp(slot, "bin", len) == 0)
		buf_text(out, *school->bin ? school->bin : no_bin);
	else if (len == 11 && memcmp(slot, "retain_days", len) == 0)
		buf_format(out, "%d", school->retain_days);
	else
		return false;
	return true;
}

/* NULL when text has a slot that does not exist, which then stands in *wrong. */
static const char *fill(struct catalog *catalog, const char *text, enum lang lang,
                        char wrong[static 64])
{
	struct buf out = { 0 };
	const char *filled = NULL;

	while (text) {
		const char *open = strchr(text, '{'), *close = open ? strchr(open, '}') : NULL;

		if (!close) {
			buf_text(&out, text);
			filled = arena_text(&catalog->arena, out.data);
			break;
		}
		buf_add(&out, text, (size_t)(open - text));
		if (!add_slot(&catalog->school, lang, open + 1, (size_t)(close - open - 1), &out)) {
			snprintf(wrong, 64, "%.*s", (int)(close - open - 1), open + 1);
			break;
		}
		text = close + 1;
	}
	buf_release(&out);
	return filled;
}

static bool fill_words(struct catalog *catalog, const char *file, const struct words *from,
                       struct words *to)
{
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		char wrong[64], message[256];

		if (!from->in[lang])
			continue;
		to->in[lang] = fill(catalog, from->in[lang], (enum lang)lang, wrong);
		if (!to->in[lang]) {
			snprintf(message, sizeof(message),
			         _("consent: there is no slot {%s}; known are {operator}, {bin} and "
			           "{retain_days}"),
			         wrong);
			catalog_add_fault(catalog, file, (struct place){ 0, 0 }, message);
			return false;
		}
	}
	return true;
}

void consent_fill(struct catalog *catalog, const char *file)
{
	const struct consent_text *from = &catalog->common.consent;
	const struct words *operator_name = &catalog->school.operator_name;
	struct consent_text to = *from;
	struct words *paragraphs;

	if (from->paragraph_count == 0 || !operator_name->in[LANG_KK] ||
	    !operator_name->in[LANG_RU])
		return;
	paragraphs = arena_array(&catalog->arena, from->paragraph_count, sizeof(*paragraphs));
	for (size_t i = 0; i < from->paragraph_count; i++)
		if (!fill_words(catalog, file, &from->paragraphs[i], &paragraphs[i]))
			return;
	to.paragraphs = paragraphs;
	catalog->consent = to;
}
