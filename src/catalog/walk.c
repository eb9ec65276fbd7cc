#include "catalog/walk.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog/shape.h"
#include "core/buf.h"
#include "core/text.h"

enum { KEYS_MAX = 32 };

static void walk_map(struct walk *walk, const struct node *node, struct place place,
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

static const struct key *find_key(const struct shape *shape, const char *name, size_t len)
{
	for (size_t i = 0; i < shape->key_count; i++)
		if (strlen(shape->keys[i].name) == len && memcmp(shape->keys[i].name, name, len) == 0)
			return &shape->keys[i];
	return NULL;
}

/* A clerk who edits the one place would change the other unseen. */
static bool is_reference(struct walk *walk, const struct node *node, struct place place)
{
	bool reference = node && node->kind == NODE_REFERENCE;

	if (reference)
		walk_fault(walk, place, _("references (*name) are not used in form files; write it out"));
	return reference;
}

/* False, with a fault, unless it is a list of min..max items. */
static bool check_list(struct walk *walk, const struct key *key, const struct node *node,
                       struct place place)
{
	long count;

	if (is_reference(walk, node, place))
		return false;
	if (!node || node->kind != NODE_LIST) {
		walk_fault(walk, place, _("a list is wanted here, each item after a hyphen"));
		return false;
	}
	count = (long)node->count;
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
static size_t enter_item(struct walk *walk, const struct shape *shape, const struct node *item)
{
	const struct node *node = tree_child(item, "name");
	char short_name[ANSWER_NAME], text[128];

	if (!shape->title || !node || node->kind != NODE_SCALAR)
		return strlen(walk->context);
	snprintf(short_name, sizeof(short_name), "%.*s", (int)node->count, node->text);
	snprintf(text, sizeof(text), _(shape->title), short_name);
	return walk_enter(walk, text);
}

/* One item of a list; gives the new count. */
static size_t walk_entry(struct walk *walk, const struct key *key, const struct node *item,
                         struct place place, char *list, size_t count)
{
	const struct shape *shape = key->shape;
	const struct node *include = shape->include ? tree_child(item, "include") : NULL;
	size_t faults = walk->catalog->fault_count, length;
	void *out = list + count * shape->size;

	if (include) {
		const char *name = value_text(walk, include, tree_place(include, place), ANSWER_NAME - 1);

		if (item->count > 1)
			walk_fault(walk, place, _("\"include\" stands alone, without other keys"));
		return name ? shape->include(walk, name, tree_place(include, place), list, count,
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

static void walk_list(struct walk *walk, const struct key *key, const struct node *node,
                      struct place place, char *out)
{
	size_t count = 0;
	void *list;

	if (!check_list(walk, key, node, place))
		return;
	/* one more than may be: an include past the end is refused, not written */
	list = arena_array(&walk->catalog->arena, (size_t)key->max + 1, key->shape->size);
	for (const struct node *item = node->first; item; item = item->next) {
		if (count >= (size_t)key->max) {
			walk_fault(walk, tree_place(item, place), _("there may be %ld items, not more"),
			           key->max);
			break;
		}
		count = walk_entry(walk, key, item, tree_place(item, place), list, count);
	}
	memcpy(out + key->offset, &list, sizeof(list));
	memcpy(out + key->count_offset, &count, sizeof(count));
}

/* A list of texts, of words, of dates or of names. */
static void walk_values(struct walk *walk, const struct key *key, const struct node *node,
                        struct place place, char *out)
{
	bool dates = key->kind == KEY_DATES;
	size_t size = key->kind == KEY_WORDS_LIST ? sizeof(struct words)
	              : dates                     ? sizeof(struct date)
	                                          : sizeof(char *);
	struct key each = { .name = key->name, .kind = dates ? KEY_DATE : KEY_TEXT, .min = 1 };
	size_t count = 0;
	char *list;

	if (!check_list(walk, key, node, place))
		return;
	list = arena_array(&walk->catalog->arena, node->count, size);
	for (const struct node *item = node->first; item; item = item->next) {
		struct place at = tree_place(item, place);

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

static void walk_value(struct walk *walk, const struct key *key, const struct node *node,
                       struct place key_place, char *out)
{
	struct place place = tree_place(node, key_place);
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

/* One key of a map; marks it as seen. */
static void walk_pair(struct walk *walk, const struct node *node, struct place map_place,
                      const struct shape *shape, bool seen[static KEYS_MAX], char *out)
{
	struct place place = tree_place(node, map_place);
	bool named = node->kind == NODE_SCALAR;
	const struct key *key = named ? find_key(shape, node->text, node->count) : NULL;

	if (!key) {
		walk_fault(walk, place, _("unknown key \"%.*s\""), named ? (int)node->count : 0,
		           named ? node->text : "");
		return;
	}
	if (seen[key - shape->keys]) {
		walk_fault(walk, place, _("the key \"%s\" stands here twice"), key->name);
		return;
	}
	seen[key - shape->keys] = true;
	walk_value(walk, key, node->value, place, out);
}

static void walk_map(struct walk *walk, const struct node *node, struct place place,
                     const struct shape *shape, void *out, const void *list, size_t index)
{
	bool seen[KEYS_MAX] = { false };

	assert(shape->key_count <= KEYS_MAX);
	if (is_reference(walk, node, place))
		return;
	if (!node || node->kind != NODE_MAP) {
		walk_fault(walk, place, _("a map is wanted here: keys, each followed by a colon"));
		return;
	}
	for (const struct node *key = node->first; key; key = key->next)
		walk_pair(walk, key, place, shape, seen, out);
	for (size_t i = 0; i < shape->key_count; i++)
		if (shape->keys[i].required && !seen[i])
			walk_fault(walk, place, _("the key \"%s\" is missing"), shape->keys[i].name);
	if (shape->check)
		shape->check(walk, node, place, out, list, index);
}

static void report_syntax(void *ctx, struct place place, const char *message)
{
	walk_fault(ctx, place,
	           _("this is not YAML (%s); look at indents, colons and quotes here"), message);
}

static void grow_tree(struct walk *walk, const struct buf *text, struct tree *tree)
{
	size_t before = walk->catalog->fault_count;

	if (text->len > 0)
		tree_read(tree, text, report_syntax, walk);
	if (tree->more)
		walk_fault(walk, (struct place){ 0, 0 },
		           _("one file holds one document; take out what follows \"---\""));
	if (!tree->root && walk->catalog->fault_count == before)
		walk_fault(walk, (struct place){ 0, 0 }, _("the file is empty"));
}

void walk_open(struct walk *walk, struct buf *text, struct tree *tree)
{
	if (source_read(walk, walk->file, text))
		grow_tree(walk, text, tree);
}

bool walk_tree(struct walk *walk, const struct tree *tree, const struct shape *shape, void *out)
{
	size_t before = walk->catalog->fault_count;

	if (tree->root)
		walk_map(walk, tree->root, tree_place(tree->root, (struct place){ 1, 1 }), shape, out,
		         NULL, 0);
	return tree->root && walk->catalog->fault_count == before;
}
