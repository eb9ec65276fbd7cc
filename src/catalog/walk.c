#include "catalog/walk.h"

#include <assert.h>
#include <libfyaml.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog/shape.h"
#include "core/buf.h"
#include "core/text.h"

enum { KEYS_MAX = 32 };

static void walk_map(struct walk *walk, struct fy_node *node, struct place place,
                     const struct shape *shape, void *out, const void *list, size_t index);

void walk_fault(struct walk *walk, struct place place, const char *format, ...)
{
	struct buf message = { 0 };
	char sentence[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(sentence, sizeof(sentence), format, args);
	va_end(args);
	if (walk->context[0])
		buf_format(&message, "%s: ", walk->context);
	buf_text(&message, sentence);
	catalog_add_fault(walk->catalog, walk->file, place, message.data);
	buf_release(&message);
}

static void add_context(struct walk *walk, const char *text)
{
	size_t length = strlen(walk->context);

	text_copy(walk->context + length, sizeof(walk->context) - length, text);
}

size_t walk_enter(struct walk *walk, const char *text)
{
	size_t length = strlen(walk->context);

	if (length > 0)
		add_context(walk, ", ");
	add_context(walk, text);
	return length;
}

void walk_leave(struct walk *walk, size_t length)
{
	walk->context[length] = '\0';
}

struct fy_node *walk_child(struct fy_node *node, const char *key)
{
	if (!node || !fy_node_is_mapping(node))
		return NULL;
	return fy_node_mapping_lookup_value_by_simple_key(node, key, strlen(key));
}

struct fy_node *walk_item(struct fy_node *node, size_t index)
{
	return node && fy_node_is_sequence(node) ? fy_node_sequence_get_by_index(node, (int)index)
	                                         : NULL;
}

/* A scalar knows where it stands; a map or list begins where its first does. */
struct place walk_place(struct fy_node *node, struct place otherwise)
{
	struct fy_token *token;
	const struct fy_mark *mark;

	while (node && !fy_node_is_scalar(node)) {
		if (fy_node_is_sequence(node)) {
			node = fy_node_sequence_get_by_index(node, 0);
		} else {
			struct fy_node_pair *pair = fy_node_mapping_get_by_index(node, 0);

			node = pair ? fy_node_pair_key(pair) : NULL;
		}
	}
	token = node ? fy_node_get_scalar_token(node) : NULL;
	mark = token ? fy_token_start_mark(token) : NULL;
	return mark ? (struct place){ mark->line + 1, mark->column + 1 } : otherwise;
}

static const struct key *find_key(const struct shape *shape, const char *name, size_t len)
{
	for (size_t i = 0; i < shape->key_count; i++)
		if (strlen(shape->keys[i].name) == len && memcmp(shape->keys[i].name, name, len) == 0)
			return &shape->keys[i];
	return NULL;
}

/* A clerk who edits the one place would change the other unseen. */
static bool is_reference(struct walk *walk, struct fy_node *node, struct place place)
{
	bool reference = node && fy_node_is_alias(node);

	if (reference)
		walk_fault(walk, place, _("references (*name) are not used in form files; write it out"));
	return reference;
}

/* False, with a fault, unless it is a list of min..max items. */
static bool check_list(struct walk *walk, const struct key *key, struct fy_node *node,
                       struct place place)
{
	long count;

	if (is_reference(walk, node, place))
		return false;
	if (!fy_node_is_sequence(node)) {
		walk_fault(walk, place, _("a list is wanted here, each item after a hyphen"));
		return false;
	}
	count = fy_node_sequence_item_count(node);
	if (count < key->min)
		walk_fault(walk, place, _("the list is empty"));
	else if (count > key->max)
		walk_fault(walk, place, _("there may be %ld items, not more"), key->max);
	return count >= key->min && count <= key->max;
}

static const char *item_name(const struct shape *shape, const void *item)
{
	const char *name;

	memcpy(&name, (const char *)item + shape->name_offset, sizeof(name));
	return name;
}

static void check_duplicate(struct walk *walk, const struct shape *shape, struct place place,
                            const char *list, size_t index)
{
	const char *name = item_name(shape, list + index * shape->size);

	for (size_t i = 0; name && i < index; i++) {
		const char *other = item_name(shape, list + i * shape->size);

		if (other && strcmp(name, other) == 0) {
			walk_fault(walk, place, _("the name is already taken by another item of this list"));
			return;
		}
	}
}

/* The context of an item: its own name as it stands in the file. */
static size_t enter_item(struct walk *walk, const struct shape *shape, struct fy_node *item)
{
	struct fy_node *node = walk_child(item, "name");
	size_t len = 0;
	const char *name = node && fy_node_is_scalar(node) ? fy_node_get_scalar(node, &len) : NULL;
	char short_name[ANSWER_NAME], text[128];

	if (!shape->title || !name)
		return strlen(walk->context);
	snprintf(short_name, sizeof(short_name), "%.*s", (int)len, name);
	snprintf(text, sizeof(text), _(shape->title), short_name);
	return walk_enter(walk, text);
}

/* One item of a list; gives the new count. */
static size_t walk_entry(struct walk *walk, const struct key *key, struct fy_node *item,
                         struct place place, char *list, size_t count)
{
	const struct shape *shape = key->shape;
	struct fy_node *include = shape->include ? walk_child(item, "include") : NULL;
	size_t faults = walk->catalog->fault_count, length;
	void *out = list + count * shape->size;

	if (include) {
		const char *name = value_text(walk, include, walk_place(include, place), ANSWER_NAME - 1);

		if (fy_node_mapping_item_count(item) > 1)
			walk_fault(walk, place, _("\"include\" stands alone, without other keys"));
		return name ? shape->include(walk, name, walk_place(include, place), list, count,
		                             (size_t)key->max)
		            : count;
	}
	if (shape->defaults)
		memcpy(out, shape->defaults, shape->size);
	length = enter_item(walk, shape, item);
	walk_map(walk, item, place, shape, out, list, count);
	if (shape->title)
		check_duplicate(walk, shape, place, list, count);
	walk_leave(walk, length);
	if (shape->drop_wrong && walk->catalog->fault_count > faults) {
		memset(out, 0, shape->size);
		return count;
	}
	return count + 1;
}

static void walk_list(struct walk *walk, const struct key *key, struct fy_node *node,
                      struct place place, char *out)
{
	size_t count = 0;
	void *iter = NULL, *list;
	struct fy_node *item;

	if (!check_list(walk, key, node, place))
		return;
	/* one more than may be: an include past the end is refused, not written */
	list = arena_array(&walk->catalog->arena, (size_t)key->max + 1, key->shape->size);
	while ((item = fy_node_sequence_iterate(node, &iter))) {
		if (count >= (size_t)key->max) {
			walk_fault(walk, walk_place(item, place), _("there may be %ld items, not more"),
			           key->max);
			break;
		}
		count = walk_entry(walk, key, item, walk_place(item, place), list, count);
	}
	memcpy(out + key->offset, &list, sizeof(list));
	memcpy(out + key->count_offset, &count, sizeof(count));
}

/* A list of texts, of words, of dates or of names. */
static void walk_values(struct walk *walk, const struct key *key, struct fy_node *node,
                        struct place place, char *out)
{
	bool dates = key->kind == KEY_DATES;
	size_t size = key->kind == KEY_WORDS_LIST ? sizeof(struct words)
	              : dates                     ? sizeof(struct date)
	                                          : sizeof(char *);
	struct key each = { .name = key->name, .kind = dates ? KEY_DATE : KEY_TEXT, .min = 1 };
	size_t count = 0;
	void *iter = NULL;
	struct fy_node *item;
	char *list;

	if (!check_list(walk, key, node, place))
		return;
	list = arena_array(&walk->catalog->arena, (size_t)fy_node_sequence_item_count(node), size);
	while ((item = fy_node_sequence_iterate(node, &iter))) {
		struct place at = walk_place(item, place);

		if (key->kind == KEY_WORDS_LIST)
			walk_map(walk, item, at, &shape_words, list + count * size, NULL, 0);
		else if (key->kind == KEY_SET)
			value_read(walk, key, item, at, out + key->offset);
		else
			value_read(walk, &each, item, at, list + count * size);
		count++;
	}
	if (key->kind == KEY_SET)
		return;
	memcpy(out + key->offset, &list, sizeof(list));
	memcpy(out + key->count_offset, &count, sizeof(count));
}

static void walk_value(struct walk *walk, const struct key *key, struct fy_node *node,
                       struct place key_place, char *out)
{
	struct place place = walk_place(node, key_place);
	/* the message about an unknown name says itself which key it is */
	bool named = key->kind == KEY_ENUM || key->kind == KEY_LIST;
	size_t length = named ? strlen(walk->context) : walk_enter(walk, key->name);

	switch (key->kind) {
	case KEY_MAP:
		walk_map(walk, node, place, key->shape, out + key->offset, NULL, 0);
		break;
	case KEY_LIST:
		walk_list(walk, key, node, key_place, out);
		break;
	case KEY_TEXTS:
	case KEY_WORDS_LIST:
	case KEY_DATES:
	case KEY_SET:
		walk_values(walk, key, node, key_place, out);
		break;
	default:
		value_read(walk, key, node, place, out + key->offset);
	}
	walk_leave(walk, length);
}

/* One pair of a map; marks its key as seen. */
static void walk_pair(struct walk *walk, struct fy_node_pair *pair, struct place map_place,
                      const struct shape *shape, bool seen[static KEYS_MAX], char *out)
{
	struct fy_node *key_node = fy_node_pair_key(pair);
	struct place place = walk_place(key_node, map_place);
	const struct key *key = NULL;
	const char *name = NULL;
	size_t len = 0;

	if (key_node && fy_node_is_scalar(key_node))
		name = fy_node_get_scalar(key_node, &len);
	if (name)
		key = find_key(shape, name, len);
	if (!key) {
		walk_fault(walk, place, _("unknown key \"%.*s\""), (int)len, name ? name : "");
		return;
	}
	if (seen[key - shape->keys]) {
		walk_fault(walk, place, _("the key \"%s\" stands here twice"), key->name);
		return;
	}
	seen[key - shape->keys] = true;
	walk_value(walk, key, fy_node_pair_value(pair), place, out);
}

static void walk_map(struct walk *walk, struct fy_node *node, struct place place,
                     const struct shape *shape, void *out, const void *list, size_t index)
{
	bool seen[KEYS_MAX] = { false };
	struct fy_node_pair *pair;
	void *iter = NULL;

	assert(shape->key_count <= KEYS_MAX);
	if (is_reference(walk, node, place))
		return;
	if (!node || !fy_node_is_mapping(node)) {
		walk_fault(walk, place, _("a map is wanted here: keys, each followed by a colon"));
		return;
	}
	while ((pair = fy_node_mapping_iterate(node, &iter)))
		walk_pair(walk, pair, place, shape, seen, out);
	for (size_t i = 0; i < shape->key_count; i++)
		if (shape->keys[i].required && !seen[i])
			walk_fault(walk, place, _("the key \"%s\" is missing"), shape->keys[i].name);
	if (shape->check)
		shape->check(walk, node, place, out, list, index);
}

static void report_syntax(struct walk *walk, struct fy_diag *diag)
{
	struct fy_diag_error *error;
	void *iter = NULL;
	size_t before = walk->catalog->fault_count;

	while ((error = fy_diag_errors_iterate(diag, &iter)))
		walk_fault(walk, (struct place){ error->line, error->column },
		           _("this is not YAML (%s); look at indents, colons and quotes here"), error->msg);
	if (walk->catalog->fault_count == before)
		walk_fault(walk, (struct place){ 0, 0 }, _("the file is empty"));
}

static void walk_document(struct walk *walk, struct fy_parser *parser, struct fy_diag *diag,
                          const struct shape *shape, void *out)
{
	struct fy_document *document = fy_parse_load_document(parser), *second;
	struct fy_node *root = document ? fy_document_root(document) : NULL;

	if (!root) {
		report_syntax(walk, diag);
		fy_parse_document_destroy(parser, document);
		return;
	}
	second = fy_parse_load_document(parser);
	if (second || fy_diag_got_error(diag))
		walk_fault(walk, (struct place){ 0, 0 },
		           _("one file holds one document; take out what follows \"---\""));
	fy_parse_document_destroy(parser, second);
	walk_map(walk, root, walk_place(root, (struct place){ 1, 1 }), shape, out, NULL, 0);
	fy_parse_document_destroy(parser, document);
}

static void walk_text(struct walk *walk, const struct buf *text, const struct shape *shape,
                      void *out)
{
	struct fy_diag_cfg diag_cfg;
	struct fy_parse_cfg cfg = { .flags = FYPCF_QUIET | FYPCF_ALLOW_DUPLICATE_KEYS };
	struct fy_parser *parser;

	fy_diag_cfg_default(&diag_cfg);
	diag_cfg.fp = NULL;
	cfg.diag = fy_diag_create(&diag_cfg);
	if (!cfg.diag)
		abort();
	fy_diag_set_collect_errors(cfg.diag, true);
	parser = fy_parser_create(&cfg);
	if (!parser || fy_parser_set_string(parser, text->data, text->len) != 0)
		abort();
	walk_document(walk, parser, cfg.diag, shape, out);
	fy_parser_destroy(parser);
	fy_diag_destroy(cfg.diag);
}

bool walk_file(struct walk *walk, const char *path, const struct shape *shape, void *out)
{
	size_t before = walk->catalog->fault_count;
	struct buf text = { 0 };

	if (source_read(walk, path, &text)) {
		if (text.len > 0)
			walk_text(walk, &text, shape, out);
		else
			walk_fault(walk, (struct place){ 0, 0 }, _("the file is empty"));
	}
	buf_release(&text);
	return walk->catalog->fault_count == before;
}
