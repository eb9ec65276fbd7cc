#include "print/leaflet.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "print/document.h"

enum { HEADING = '#', OTHER_BLOCKS = 3, LAST_WORDS = 512 };
static_assert(LEAFLET_PARTS_MAX + OTHER_BLOCKS <= BLOCKS_MAX, "a leaflet fits a document");
static_assert(LEAFLET_TEXT + LEAFLET_PARTS_MAX + 2 * PAPER_WORDS <= DOCUMENT_TEXT,
              "a leaflet's text fits a document");

void leaflet_init(struct leaflet *leaflet, enum lang lang, const char *school,
                  const char *title)
{
	memset(leaflet, 0, sizeof(*leaflet));
	leaflet->lang = lang;
	text_copy(leaflet->school, sizeof(leaflet->school), school);
	text_copy(leaflet->title, sizeof(leaflet->title), title);
}

static void append(struct leaflet *leaflet, const char *mark, const char *text)
{
	char *at = leaflet->text + strlen(leaflet->text);

	at += sprintf(at, "%s", mark);
	for (; *text; text++)
		*at++ = *text == '\n' ? ' ' : *text;
	strcpy(at, "\n");
}

static void add(struct leaflet *leaflet, const char *mark, const char *text)
{
	size_t room = LEAFLET_TEXT - LAST_WORDS - strlen(leaflet->text);

	if (leaflet->full)
		return;
	leaflet->full = strlen(mark) + strlen(text) + 2 > room
	             || leaflet_parts(leaflet) == LEAFLET_PARTS_MAX - 1;
	if (leaflet->full)
		append(leaflet, "", _("The rest does not fit here: ask at the desk."));
	else
		append(leaflet, mark, text);
}

void leaflet_heading(struct leaflet *leaflet, const char *text)
{
	add(leaflet, (char[]){ HEADING, '\0' }, text);
}

void leaflet_paragraph(struct leaflet *leaflet, const char *text)
{
	add(leaflet, "", text);
}

void leaflet_item(struct leaflet *leaflet, const char *text)
{
	add(leaflet, "– ", text);
}

bool leaflet_next(const char **at, struct leaflet_part *part)
{
	if (!**at)
		return false;
	part->heading = **at == HEADING;
	part->text = *at + part->heading;
	part->len = strcspn(part->text, "\n");
	*at = part->text + part->len;
	*at += **at == '\n';
	return true;
}

int leaflet_parts(const struct leaflet *leaflet)
{
	struct leaflet_part part;
	int count = 0;

	for (const char *at = leaflet->text; leaflet_next(&at, &part);)
		count++;
	return count;
}

static struct say keep(struct document *document, const struct leaflet_part *part)
{
	char text[LEAFLET_TEXT];

	snprintf(text, sizeof(text), "%.*s", (int)part->len, part->text);
	return document_say(document, text, NULL);
}

void leaflet_compose(const struct leaflet *leaflet, struct document *document)
{
	struct leaflet_part part;

	document_init(document);
	document->sheets = true;
	document_add(document, BLOCK_TEXT)->text = document_say(document, leaflet->school, NULL);
	document_add(document, BLOCK_RULE);
	struct block *title = document_add(document, BLOCK_TEXT);
	title->bold = true;
	title->text = document_say(document, leaflet->title, NULL);
	for (const char *at = leaflet->text; leaflet_next(&at, &part);)
		document_add(document, part.heading ? BLOCK_HEADING : BLOCK_PARAGRAPH)->text =
			keep(document, &part);
}
