/* info.yaml: the texts of the information pages, in which the law changes more
 * often than the program does. */
#include "catalog/shape.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define AT(type, member) .offset = offsetof(struct type, member)
#define LIST_AT(type, member, number)                                                            \
	.offset = offsetof(struct type, member), .count_offset = offsetof(struct type, number)

/* A text with an unknown slot is left out whole: half a sentence of law misleads. */
static void cross_text(struct walk *walk, const struct node *node, struct place place, void *item,
                       const void *list, size_t index)
{
	const struct info_text *text = item;
	const struct node *paragraphs = tree_child(node, "paragraphs");

	(void)list;
	(void)index;
	for (size_t i = 0; i < text->paragraph_count; i++)
		slots_check(walk, tree_item(paragraphs, i), place, &text->paragraphs[i]);
}

static const struct key text_keys[] = {
	{ "name", KEY_NAME, .required = true, AT(info_text, name) },
	{ "title", KEY_MAP, .required = true, AT(info_text, title), .shape = &shape_words },
	{ "verified", KEY_FLAG, .required = true, AT(info_text, verified) },
	{ "paragraphs", KEY_WORDS_LIST, .required = true,
	  LIST_AT(info_text, paragraphs, paragraph_count), .min = 1, .max = 40 },
};

static const struct shape shape_text = {
	.title = N_("leaflet \"%s\""),
	.keys = text_keys,
	.key_count = COUNT(text_keys),
	.size = sizeof(struct info_text),
	.name_offset = offsetof(struct info_text, name),
	.drop_wrong = true,
	.check = cross_text,
};

static const struct key info_keys[] = {
	{ "edition", KEY_DAY, .required = true, AT(info, edition) },
	{ "leaflets", KEY_LIST, .required = true, LIST_AT(info, texts, text_count), .max = 20,
	  .shape = &shape_text },
};

const struct shape shape_info = {
	.keys = info_keys,
	.key_count = COUNT(info_keys),
	.size = sizeof(struct info),
};

void info_fill(struct catalog *catalog)
{
	struct info *info = &catalog->info;
	struct info_text *texts = arena_array(&catalog->arena, info->text_count, sizeof(*texts));

	for (size_t i = 0; i < info->text_count; i++) {
		const struct info_text *from = &info->texts[i];
		struct words *paragraphs =
			arena_array(&catalog->arena, from->paragraph_count, sizeof(*paragraphs));

		for (size_t k = 0; k < from->paragraph_count; k++)
			slots_fill(catalog, &from->paragraphs[k], &paragraphs[k]);
		texts[i] = *from;
		texts[i].paragraphs = paragraphs;
	}
	info->texts = texts;
}
