/* A YAML file as a tree of plain structs. */
#ifndef CATALOG_TREE_H
#define CATALOG_TREE_H

#include "catalog/inside.h"
#include "core/buf.h"

enum node_kind {
	NODE_SCALAR,
	NODE_LIST,
	NODE_MAP,
	NODE_REFERENCE, /* *name */
};

struct node {
	enum node_kind kind;
	struct place place; /* where a scalar begins; 0 when nothing stands there */
	union {
		const char *text;   /* of a scalar; it ends after count bytes, not with a NUL */
		struct node *first; /* item of a list, key of a map */
	};
	size_t count;               /* of bytes, items or keys */
	struct node *next;          /* item or key after this one */
	struct node *value;         /* of a key */
	struct node *last, *parent; /* while the tree grows */
};

struct tree {
	struct arena arena;
	struct node *root; /* NULL when there is nothing, or nothing that is YAML */
	bool more;         /* something follows the first document */
};

/* Grows the tree of a file's text, which must outlive it: what needs no change stays
 * there. When it is no YAML, fault is called for each thing that is not, with the
 * reader's words, and there is no root. */
void tree_read(struct tree *tree, const struct buf *text,
               void (*fault)(void *ctx, struct place place, const char *message), void *ctx);

void tree_release(struct tree *tree);

/* The value of a key, the item of a list; NULL when there is none. */
const struct node *tree_child(const struct node *map, const char *key);
const struct node *tree_item(const struct node *list, size_t index);

/* Where node begins: a map or list where its first does; otherwise when it does
 * not say. */
struct place tree_place(const struct node *node, struct place otherwise);

#endif
