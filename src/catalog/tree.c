#include "catalog/tree.h"

#include <assert.h>
#include <libfyaml.h>
#include <stdlib.h>
#include <string.h>

struct grower {
	struct tree *tree;
	const struct buf *text;
	struct node *open; /* the list or map that is being filled */
};

/* A map is filled with keys and values in turns. */
static void hang(struct grower *grower, struct node *node)
{
	struct node *parent = grower->open;

	node->parent = parent;
	if (!parent) {
		grower->tree->root = node;
		return;
	}
	if (parent->kind == NODE_MAP && parent->last && !parent->last->value) {
		parent->last->value = node;
		return;
	}
	if (parent->last)
		parent->last->next = node;
	else
		parent->first = node;
	parent->last = node;
	parent->count++;
}

static struct node *add(struct grower *grower, enum node_kind kind)
{
	struct node *node = arena_array(&grower->tree->arena, 1, sizeof(*node));

	node->kind = kind;
	hang(grower, node);
	return node;
}

static void add_scalar(struct grower *grower, enum node_kind kind, struct fy_token *token)
{
	struct node *node = add(grower, kind);
	const struct fy_mark *mark = token ? fy_token_start_mark(token) : NULL;
	const char *text = token ? fy_token_get_text(token, &node->count) : NULL;
	const char *whole = grower->text->data;

	if (mark)
		node->place = (struct place){ mark->line + 1, mark->column + 1 };
	if (!text)
		node->count = 0;
	if (node->count == 0)
		text = "";
	else if (text < whole || text >= whole + grower->text->len)
		text = memcpy(arena_array(&grower->tree->arena, node->count, 1), text, node->count);
	node->text = text;
}

/* False at the end of the document. */
static bool grow(struct grower *grower, struct fy_event *event)
{
	switch (event->type) {
	case FYET_SCALAR:
		add_scalar(grower, NODE_SCALAR, event->scalar.value);
		break;
	case FYET_ALIAS:
		add_scalar(grower, NODE_REFERENCE, event->alias.anchor);
		break;
	case FYET_SEQUENCE_START:
		grower->open = add(grower, NODE_LIST);
		break;
	case FYET_MAPPING_START:
		grower->open = add(grower, NODE_MAP);
		break;
	case FYET_SEQUENCE_END:
	case FYET_MAPPING_END:
		assert(grower->open);
		grower->open = grower->open->parent;
		break;
	case FYET_DOCUMENT_END:
	case FYET_STREAM_END:
		return false;
	default:
		break;
	}
	return true;
}

static bool has_more(struct fy_parser *parser)
{
	struct fy_event *event = fy_parser_parse(parser);
	bool more = !event || event->type != FYET_STREAM_END;

	fy_parser_event_free(parser, event);
	return more;
}

static void grow_all(struct tree *tree, const struct buf *text, struct fy_parser *parser)
{
	struct grower grower = { .tree = tree, .text = text };
	struct fy_event *event;
	bool on = true, whole = false;

	while (on && (event = fy_parser_parse(parser))) {
		on = grow(&grower, event);
		whole = event->type == FYET_DOCUMENT_END;
		fy_parser_event_free(parser, event);
	}
	if (!whole)
		tree->root = NULL;
	tree->more = whole && has_more(parser);
}

void tree_read(struct tree *tree, const struct buf *text,
               void (*fault)(void *ctx, struct place place, const char *message), void *ctx)
{
	struct fy_parse_cfg cfg = { .flags = FYPCF_QUIET };
	struct fy_diag_cfg silent;
	struct fy_diag_error *error;
	struct fy_parser *parser;
	void *iter = NULL;

	fy_diag_cfg_default(&silent);
	silent.fp = NULL;
	cfg.diag = fy_diag_create(&silent);
	if (!cfg.diag)
		abort();
	fy_diag_set_collect_errors(cfg.diag, true);
	parser = fy_parser_create(&cfg);
	if (!parser || fy_parser_set_string(parser, text->data, text->len) != 0)
		abort();
	grow_all(tree, text, parser);
	while (!tree->root && (error = fy_diag_errors_iterate(cfg.diag, &iter)))
		fault(ctx, (struct place){ error->line, error->column }, error->msg);
	fy_parser_destroy(parser);
	fy_diag_destroy(cfg.diag);
}

void tree_release(struct tree *tree)
{
	arena_release(&tree->arena);
	*tree = (struct tree){ 0 };
}

const struct node *tree_child(const struct node *map, const char *key)
{
	size_t len = strlen(key);

	if (!map || map->kind != NODE_MAP)
		return NULL;
	for (const struct node *each = map->first; each; each = each->next)
		if (each->kind == NODE_SCALAR && each->count == len && memcmp(each->text, key, len) == 0)
			return each->value;
	return NULL;
}

const struct node *tree_item(const struct node *list, size_t index)
{
	const struct node *item = list && list->kind == NODE_LIST ? list->first : NULL;

	while (item && index-- > 0)
		item = item->next;
	return item;
}

struct place tree_place(const struct node *node, struct place otherwise)
{
	while (node && (node->kind == NODE_LIST || node->kind == NODE_MAP))
		node = node->first;
	return node && node->place.line > 0 ? node->place : otherwise;
}
